-- The second thing that people show of themselves: codes of an app, and codes on paper for when the app is gone.

CREATE TABLE people_second_factor (
  person {id} NOT NULL PRIMARY KEY,
  -- Sealed.
  secret {bytes} NOT NULL,
  -- The SHA-256 of the session in which it was begun: only there it is shown, and put on.
  session {text} NOT NULL,
  -- When the first code of it was right; before that it asks nothing of anybody.
  confirmed {time},
  -- The newest step of which a code was used: no code counts twice (RFC 6238, 5.2).
  last_step {int} NOT NULL,
  CONSTRAINT people_second_factor_person FOREIGN KEY (person) REFERENCES people_person (id)
) {strict};

CREATE TABLE people_recovery_code (
  hash {text} NOT NULL PRIMARY KEY,
  person {id} NOT NULL,
  CONSTRAINT people_recovery_code_person FOREIGN KEY (person) REFERENCES people_person (id)
) {strict};
CREATE INDEX people_recovery_code_of_person ON people_recovery_code (person);

-- Somebody whose password was right and whose code is still asked. It opens nothing.
CREATE TABLE people_entry (
  hash {text} NOT NULL PRIMARY KEY,
  person {id} NOT NULL,
  shared {bool} NOT NULL,
  expires {time} NOT NULL,
  CONSTRAINT people_entry_person FOREIGN KEY (person) REFERENCES people_person (id)
) {strict};
