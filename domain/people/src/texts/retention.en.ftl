# What is kept how long, what goes, and what is held.

menu-retention = Keeping and deleting
about-werk-bewaren = What is kept how long, what goes by itself, and holding it.
retention-lead = Every night at three the program deletes what is past its term. The next time is on { $day }. Here you see beforehand how much that is.
retention-ground = Ground:
retention-source = Where the term comes from:
retention-source-of-term = Where the term comes from
retention-for = What for
retention-what = What
retention-now = Now
retention-tonight = Goes next time
retention-month = Goes in 30 days
retention-last = Last time
retention-rest = The rest stays
retention-all = This stays
retention-as-long-as = as long as
retention-tables = In the database:
retention-not-yet = not deleted yet
retention-number = Number
retention-uncounted = not shown
retention-uncounted-why = We do not show how many there are. That could tell something that not everybody may know.
retention-done-on = { $count } on { $day }
retention-people = Who goes in 30 days
retention-people-about = Click a name if somebody has to stay. Then switch the account on, or send another invitation.
term-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
term-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
  }
term-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
  }
retention-accounts-off = Accounts that were switched off
retention-accounts-off-term = { $term } after that
retention-accounts-unused = Accounts that were never used
retention-accounts-unused-term = { $term } after the invitation ran out
retention-sessions = Sessions, and ways in that were begun
retention-sessions-term = In the night after they are over
retention-attempts = Tries to sign in
retention-attempts-term = { $term }, and until the night after that at most
retention-passes = Invitations and links for a password that ran out
retention-passes-term = { $term } after they ran out
retention-devices = Devices on which somebody signed in before
retention-devices-term = { $term } after the last time
retention-responses-unfinished = Answers that were never sent
retention-responses-unfinished-term = { $term } after the last answer
retention-shares = Links to read along
retention-shares-term = { $term } after they ended
retention-requests = Answered requests about one’s own data
retention-requests-term = { $term } after the answer
retention-mails = Mails
retention-mails-term = { $term }
retention-jobs = Tasks that are done
retention-jobs-term = { $term } after they are done
retention-events = Lines of the audit trail
retention-events-term = { $term }. The oldest lines go; what stays can still be checked.
retention-removals = What was removed or held, with the reason
retention-removals-term = In the night after the day that stands with it
hold = Hold deleting
hold-about = Do you still need some of this, for a court case or a request? Then nothing goes up to and including the day that you choose.
hold-reason = Reason
hold-reason-hint = Name no people. Administrators and the privacy officer read this.
hold-last-day = Last day
hold-last-day-hint = A year ahead at most. You can hold it again after that.
hold-button = Hold
hold-until = Held up to and including { $day }
hold-by = By { $name } ({ $role }), { $when }
hold-over = No longer held since { $when }
hold-beside = That comes beside what is held already. Nothing goes while any of it lasts.
hold-release = Hold no longer
hold-release-about = Once nobody holds it any more, what is past its term goes in the first night.
hold-set = Deleting is held.
hold-released = You released it. Deleting goes on once nobody holds it any more.
field-why = Reason
field-last-day = Last day
fault-hold-until = Choose a day after today, a year ahead at most.
refused-hold-of-others = This is held in another role than yours. Only those with that role release it.
audit-retention-rule = What: { $rule }
audit-retention-until = Up to and including: { $day }
refused-hold-short = This is kept for less than a day. You cannot hold it.
job-kind-kernel-retention = Deleting what is past its term
retention-ran = What was past its term was deleted. The page shows how much that was.
retention-trail-misfit = The audit trail does not fit. So nothing of it was deleted. Have it checked. The rest was deleted.
event-retention-held = Deleting held
event-retention-released = Deleting no longer held
event-retention-deleted = Deleted what was past its term
event-retention-done = Looked for what was past its term
