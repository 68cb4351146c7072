-- Accounts elsewhere by which people sign in here. Of what the other organisation knows somebody by (it may be a citizen's
-- number) there is only a keyed hash, together with who that organisation is.

CREATE TABLE people_identity (
  id {id} NOT NULL PRIMARY KEY,
  person {id} NOT NULL,
  provider {text} NOT NULL,
  hash {bytes} NOT NULL CONSTRAINT people_identity_hash UNIQUE,
  linked {time} NOT NULL,
  -- Whether it guards the account here: its owner showed two things of themselves, there and here, when it was linked.
  guards {bool} NOT NULL,
  CONSTRAINT people_identity_person FOREIGN KEY (person) REFERENCES people_person (id)
) {strict};
CREATE INDEX people_identity_of_person ON people_identity (person);

-- Somebody on their way by another organisation. The secret is in their browser; from it follows all that goes to and fro.
CREATE TABLE people_detour (
  hash {text} NOT NULL PRIMARY KEY,
  provider {text} NOT NULL,
  -- Who links an account elsewhere to their own.
  person {id},
  -- The invitation that is accepted by it.
  pass {id},
  back {text} NOT NULL,
  shared {bool} NOT NULL,
  expires {time} NOT NULL
) {strict};
