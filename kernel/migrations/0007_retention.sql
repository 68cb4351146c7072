-- What went because its term was over: the last night of each rule.
CREATE TABLE kernel_retention (
  rule {text} NOT NULL PRIMARY KEY,
  night {time} NOT NULL,
  removed {int} NOT NULL
) {strict};

-- Rules that delete nothing for a while. The reason names no persons.
CREATE TABLE kernel_hold (
  rule {text} NOT NULL PRIMARY KEY,
  reason {text} NOT NULL,
  last_day {date} NOT NULL,
  person {id},
  at {time} NOT NULL
) {strict};

-- The last event that went, from which the chain goes on. A signed checkpoint says the same.
CREATE TABLE kernel_cut (
  number {int} NOT NULL PRIMARY KEY,
  hash {bytes} NOT NULL,
  at {time} NOT NULL
) {strict};
