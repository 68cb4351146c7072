-- Ways back for people who lost what they sign in with beside their password: asked for by an administrator who saw who they are,
-- open after a wait, for a while, and stopped by whoever they are about.
CREATE TABLE people_way_back (
  -- By which the mail about it names it.
  id {id} NOT NULL PRIMARY KEY,
  person {id} NOT NULL CONSTRAINT people_way_back_one UNIQUE,
  known_by {text} NOT NULL CONSTRAINT people_way_back_known_by CHECK (known_by IN ('document', 'acquaintance')),
  asked {time} NOT NULL,
  opens {time} NOT NULL,
  ends {time} NOT NULL,
  -- The SHA-256 of the secret of the link that stops it; none until its mail goes out.
  hash {text} CONSTRAINT people_way_back_hash UNIQUE,
  CONSTRAINT people_way_back_person FOREIGN KEY (person) REFERENCES people_person (id)
) {strict};
