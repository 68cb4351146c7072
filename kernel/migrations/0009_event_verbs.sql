-- When something was done last, however long the audit trail is: a backup, a delivery.
CREATE INDEX kernel_event_verb ON kernel_event (verb, number);
