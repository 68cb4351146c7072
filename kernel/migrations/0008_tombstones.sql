-- A thing is taken out of one whole at a time, such as a version: why it is gone is told for that whole alone. What is removed as such
-- is a whole of its own.

ALTER TABLE kernel_tombstone RENAME TO kernel_tombstone_before;

CREATE TABLE kernel_tombstone (
  kind {text} NOT NULL,
  thing {id} NOT NULL,
  whole {id} NOT NULL,
  reason {text} NOT NULL,
  at {time} NOT NULL,
  person {id},
  keep_until {date},
  CONSTRAINT kernel_tombstone_key PRIMARY KEY (thing, whole)
) {strict};

INSERT INTO kernel_tombstone (kind, thing, whole, reason, at, person, keep_until)
SELECT kind, thing, thing, reason, at, person, keep_until FROM kernel_tombstone_before;

DROP TABLE kernel_tombstone_before;
