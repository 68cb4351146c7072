-- What went because its term was over: the last night of each rule.
CREATE TABLE kernel_retention (
  rule {text} NOT NULL PRIMARY KEY,
  night {time} NOT NULL,
  removed {int} NOT NULL
) {strict};

-- Rules that delete nothing for a while: each hold stands by itself, and stays until its last day also when it was released before.
-- The reason names no persons; the capacity is that in which somebody set it, and in which alone it is released.
CREATE TABLE kernel_hold (
  id {id} NOT NULL PRIMARY KEY,
  rule {text} NOT NULL,
  reason {text} NOT NULL,
  last_day {date} NOT NULL,
  person {id},
  capacity {text} NOT NULL,
  at {time} NOT NULL,
  released {time}
) {strict};

-- The last event that went, from which the chain goes on. A signed checkpoint says the same.
CREATE TABLE kernel_cut (
  number {int} NOT NULL PRIMARY KEY,
  hash {bytes} NOT NULL,
  at {time} NOT NULL
) {strict};
