-- Events in a chain: each has a number without gaps and a hash over what it says and the hash before it. SQL that both engines share
-- cannot work out a hash, and no release wrote events yet, so the chain begins empty instead of vouching for what nobody guarded.
DROP TABLE kernel_event;
CREATE TABLE kernel_event (
  number {int} NOT NULL PRIMARY KEY,
  at {time} NOT NULL,
  person {id},
  capacity {text} NOT NULL,
  behalf {id},
  subject {id},
  verb {text} NOT NULL,
  kind {text},
  thing {id},
  activity {text} NOT NULL,
  rule {text},
  trace {id} NOT NULL,
  span {bytes} NOT NULL,
  parent {bytes},
  facts {text} NOT NULL,
  hash {bytes} NOT NULL
) {strict};
CREATE INDEX kernel_event_at ON kernel_event (at);
CREATE INDEX kernel_event_thing ON kernel_event (thing);
CREATE INDEX kernel_event_person ON kernel_event (person);
CREATE INDEX kernel_event_subject ON kernel_event (subject);

-- How many events there are. Its row is locked last in every write, so that the chain has one end.
ALTER TABLE kernel_writes ADD COLUMN events {int} NOT NULL DEFAULT 0;
