-- Tries are told apart by what was tried, from where and on which known device, so that nobody's tries keep another from theirs.

ALTER TABLE people_attempt ADD COLUMN target {text} NOT NULL DEFAULT 'sign_in';
-- A salted SHA-256 of the address on the network; the salt is forgotten when the program stops. None when it is not known.
ALTER TABLE people_attempt ADD COLUMN client {text};
-- The device, when somebody signed in to this account on it before.
ALTER TABLE people_attempt ADD COLUMN device {text};
CREATE INDEX people_attempt_address ON people_attempt (address);

-- Browsers in which somebody signed in before. It opens nothing; it has tries of its own.
CREATE TABLE people_device (
  -- The SHA-256 of what the browser holds; one browser may be known for several people.
  hash {text} NOT NULL,
  person {id} NOT NULL,
  seen {time} NOT NULL,
  CONSTRAINT people_device_key PRIMARY KEY (hash, person),
  CONSTRAINT people_device_person FOREIGN KEY (person) REFERENCES people_person (id)
) {strict};
CREATE INDEX people_device_of_person ON people_device (person);
