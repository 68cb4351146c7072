# What happened, where no other part has words for it.

event-job-asked = Task asked for
event-job-stop_asked = Asked for a task to stop
event-mail-tried = Mail offered to the mail server
event-mail-sent = Mail sent
event-mail-put_off = Mail put off
event-mail-given_up = Mail did not succeed
event-mail-dropped = Mail not needed any more
event-mail-shown = Mail shown instead of sent
event-mapping-begun = Mapping begun
event-mapping-changed = Mapping changed
event-mapping-left = Mapping put aside
event-refresh-set = Fetching of a table set
event-second_factor-begun = Signing in in two steps begun
event-second_factor-shown = Code of the second step shown
event-second_factor-tried = Code of the second step tried
event-second_factor-codes_renewed = New recovery codes made
event-sign_in-recovery_asked = New password asked for at the door
event-person-sought = Somebody looked for by e-mail address
