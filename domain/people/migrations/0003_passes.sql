-- Personal links under way: each lets one person choose a password, once. What is used, withdrawn or over is not here.
CREATE TABLE people_pass (
  id {id} NOT NULL PRIMARY KEY,
  person {id} NOT NULL,
  kind {text} NOT NULL CONSTRAINT people_pass_kind CHECK (kind IN ('invitation', 'recovery')),
  -- The SHA-256 of its secret; none until its mail goes out.
  hash {text} CONSTRAINT people_pass_hash UNIQUE,
  expires {time} NOT NULL,
  CONSTRAINT people_pass_one UNIQUE (person, kind),
  CONSTRAINT people_pass_person FOREIGN KEY (person) REFERENCES people_person (id)
) {strict};
