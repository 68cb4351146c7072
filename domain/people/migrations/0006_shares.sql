-- Links by which somebody without an account opens one thing, for a while.
CREATE TABLE people_share (
  id {id} NOT NULL PRIMARY KEY,
  -- What it opens.
  thing_kind {text} NOT NULL,
  thing {id} NOT NULL,
  -- For whom it is, in the words of whoever made it; sealed with the key of that person.
  receiver {bytes} NOT NULL,
  -- The SHA-256 of its secret.
  hash {text} NOT NULL CONSTRAINT people_share_hash UNIQUE,
  made_by {id} NOT NULL,
  created {time} NOT NULL,
  expires {time} NOT NULL,
  withdrawn {time},
  opened {int} NOT NULL,
  last_opened {time},
  CONSTRAINT people_share_made_by FOREIGN KEY (made_by) REFERENCES people_person (id)
) {strict};

-- Browsers in which a link was opened.
CREATE TABLE people_share_session (
  hash {text} NOT NULL PRIMARY KEY,
  share {id} NOT NULL,
  expires {time} NOT NULL,
  CONSTRAINT people_share_session_share FOREIGN KEY (share) REFERENCES people_share (id)
) {strict};
CREATE INDEX people_share_session_expires ON people_share_session (expires);
CREATE INDEX people_share_session_of_share ON people_share_session (share);
