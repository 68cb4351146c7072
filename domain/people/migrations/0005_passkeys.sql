-- Passkeys: keys on people's devices. Only the public half of a key is here.
CREATE TABLE people_passkey (
  id {id} NOT NULL PRIMARY KEY,
  person {id} NOT NULL,
  -- How its owner calls it; sealed with their key.
  name {bytes} NOT NULL,
  -- By which browsers name it, in hexadecimal.
  credential_id {text} NOT NULL CONSTRAINT people_passkey_credential UNIQUE,
  -- The public key with its counter, as JSON of webauthn-rs.
  credential {text} NOT NULL,
  created {time} NOT NULL,
  used {time},
  CONSTRAINT people_passkey_person FOREIGN KEY (person) REFERENCES people_person (id)
) {strict};
CREATE INDEX people_passkey_of_person ON people_passkey (person);

-- What browsers were asked about a passkey and did not answer yet. An answer counts once.
CREATE TABLE people_challenge (
  hash {text} NOT NULL PRIMARY KEY,
  -- Who adds a passkey; nobody when somebody signs in.
  person {id},
  -- From where, as a hash; nothing when nobody knows.
  client {text},
  state {text} NOT NULL,
  expires {time} NOT NULL,
  CONSTRAINT people_challenge_person FOREIGN KEY (person) REFERENCES people_person (id)
) {strict};
CREATE INDEX people_challenge_expires ON people_challenge (expires);
