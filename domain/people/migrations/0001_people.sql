-- Accounts, what they may be, and who is signed in.

CREATE TABLE people_person (
  id {id} NOT NULL PRIMARY KEY,
  name {text} NOT NULL,
  -- In lower case.
  email {text} NOT NULL CONSTRAINT people_person_email UNIQUE,
  -- Argon2id, as a PHC string; without one nobody signs in by password.
  password {text},
  active {bool} NOT NULL,
  -- A person of the demonstration, behind the one-click sign-in.
  example {bool} NOT NULL,
  created {time} NOT NULL,
  revision {int} NOT NULL
) {strict};

CREATE TABLE people_role (
  person {id} NOT NULL,
  role {text} NOT NULL CONSTRAINT people_role_role CHECK (role IN ('policy_officer', 'administrator')),
  CONSTRAINT people_role_key PRIMARY KEY (person, role),
  CONSTRAINT people_role_person FOREIGN KEY (person) REFERENCES people_person (id)
) {strict};

-- The browser holds a random token; here is only its SHA-256, so that a copy of the database signs nobody in.
CREATE TABLE people_session (
  hash {text} NOT NULL PRIMARY KEY,
  person {id} NOT NULL,
  created {time} NOT NULL,
  expires {time} NOT NULL,
  CONSTRAINT people_session_person FOREIGN KEY (person) REFERENCES people_person (id)
) {strict};
CREATE INDEX people_session_of_person ON people_session (person);
CREATE INDEX people_session_expires ON people_session (expires);

-- Tries to sign in of the last quarter of an hour; the address only as a SHA-256.
CREATE TABLE people_attempt (
  id {id} NOT NULL PRIMARY KEY,
  address {text} NOT NULL,
  at {time} NOT NULL
) {strict};
CREATE INDEX people_attempt_at ON people_attempt (at);
