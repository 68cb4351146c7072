-- Questionnaires, and what people answer.

-- What questions are asked about, through all questionnaires and years.
CREATE TABLE participation_anchor_point (
  id {id} NOT NULL PRIMARY KEY,
  position {int} NOT NULL,
  -- In every language, as JSON.
  name {text} NOT NULL
) {strict};

CREATE TABLE participation_questionnaire (
  id {id} NOT NULL PRIMARY KEY,
  key {text} NOT NULL CONSTRAINT participation_questionnaire_key UNIQUE,
  status {text} NOT NULL CONSTRAINT participation_questionnaire_status CHECK (status IN ('draft', 'open', 'closed')),
  -- What is being written on, and what it was before the last change, as JSON; none where nothing was changed since it was published.
  draft {text},
  before {text},
  -- The number of the version that was published last; 0 before the first.
  version {int} NOT NULL,
  revision {int} NOT NULL,
  created {time} NOT NULL
) {strict};
CREATE INDEX participation_questionnaire_created ON participation_questionnaire (created);

-- What was published, and never changes.
CREATE TABLE participation_version (
  questionnaire {id} NOT NULL,
  number {int} NOT NULL,
  -- As JSON.
  content {text} NOT NULL,
  published {time} NOT NULL,
  CONSTRAINT participation_version_key PRIMARY KEY (questionnaire, number),
  CONSTRAINT participation_version_questionnaire FOREIGN KEY (questionnaire) REFERENCES participation_questionnaire (id)
) {strict};

-- Links that let one person answer.
CREATE TABLE participation_invitation (
  -- The SHA-256 of the code in it.
  hash {bytes} NOT NULL PRIMARY KEY,
  questionnaire {id} NOT NULL,
  made {time} NOT NULL,
  CONSTRAINT participation_invitation_questionnaire FOREIGN KEY (questionnaire) REFERENCES participation_questionnaire (id)
) {strict};
CREATE INDEX participation_invitation_of ON participation_invitation (questionnaire);

-- What somebody answers, of whom nothing is kept but the hash of the code that only they have.
CREATE TABLE participation_response (
  id {id} NOT NULL PRIMARY KEY,
  questionnaire {id} NOT NULL,
  version {int} NOT NULL,
  -- The SHA-256 of the code. Out of one link, account or form comes one code: so a second try finds the first.
  code {bytes} NOT NULL CONSTRAINT participation_response_code UNIQUE,
  -- Under whose key own words are sealed. Nobody that is known; a giver of contributions once it was sent with own words in it.
  giver {id} NOT NULL,
  started {time} NOT NULL,
  -- When something was last answered, until it is sent.
  touched {time},
  sent {time},
  CONSTRAINT participation_response_version FOREIGN KEY (questionnaire, version) REFERENCES participation_version (questionnaire, number),
  CONSTRAINT participation_response_sent CHECK ((sent IS NULL) <> (touched IS NULL))
) {strict};
CREATE INDEX participation_response_of ON participation_response (questionnaire, sent);
CREATE INDEX participation_response_touched ON participation_response (touched);

CREATE TABLE participation_reply (
  response {id} NOT NULL,
  question {int} NOT NULL,
  -- As JSON; own words are sealed.
  value {text},
  sealed {bytes},
  CONSTRAINT participation_reply_key PRIMARY KEY (response, question),
  CONSTRAINT participation_reply_response FOREIGN KEY (response) REFERENCES participation_response (id),
  CONSTRAINT participation_reply_once CHECK ((value IS NULL) <> (sealed IS NULL))
) {strict};
