-- Accounts, organisations, as what people act, and who is signed in.

CREATE TABLE people_person (
  id {id} NOT NULL PRIMARY KEY,
  -- Sealed, as is the address; neither is there of somebody who was deleted.
  name {bytes},
  email {bytes},
  -- By what an address is found: a keyed hash of it in lower case.
  email_key {bytes} CONSTRAINT people_person_email UNIQUE,
  -- Argon2id, as a PHC string; without one nobody signs in by password.
  password {text},
  active {bool} NOT NULL,
  -- A person of the demonstration, behind the one-click sign-in.
  example {bool} NOT NULL,
  created {time} NOT NULL,
  revision {int} NOT NULL
) {strict};

CREATE TABLE people_organisation (
  id {id} NOT NULL PRIMARY KEY,
  name {text} NOT NULL,
  -- The name as it is compared: one organisation exists once.
  name_key {text} NOT NULL CONSTRAINT people_organisation_name UNIQUE,
  kind {text} NOT NULL CONSTRAINT people_organisation_kind
    CHECK (kind IN ('municipality', 'community', 'contracted', 'advisory')),
  created {time} NOT NULL,
  revision {int} NOT NULL
) {strict};

-- As what a person acts, for which organisation, from when until when. `ends` is the last day.
CREATE TABLE people_membership (
  id {id} NOT NULL PRIMARY KEY,
  person {id} NOT NULL,
  capacity {text} NOT NULL CONSTRAINT people_membership_capacity CHECK (capacity IN ('resident', 'partner', 'professional',
    'guide', 'team_lead', 'policy_officer', 'controller', 'councillor', 'advisory_council', 'administrator', 'privacy_officer')),
  organisation {id},
  starts {date} NOT NULL,
  ends {date},
  CONSTRAINT people_membership_days CHECK (ends IS NULL OR ends >= starts),
  CONSTRAINT people_membership_person FOREIGN KEY (person) REFERENCES people_person (id),
  CONSTRAINT people_membership_organisation FOREIGN KEY (organisation) REFERENCES people_organisation (id)
) {strict};
CREATE INDEX people_membership_of_person ON people_membership (person);
CREATE INDEX people_membership_of_organisation ON people_membership (organisation);

-- The browser holds a random token; here is only its SHA-256, so that a copy of the database signs nobody in.
CREATE TABLE people_session (
  hash {text} NOT NULL PRIMARY KEY,
  -- By which its owner ends it; it opens nothing.
  id {id} NOT NULL CONSTRAINT people_session_id UNIQUE,
  person {id} NOT NULL,
  capacity {text} NOT NULL,
  second_factor {bool} NOT NULL,
  -- On a computer that others use too.
  shared {bool} NOT NULL,
  -- Which program on which system, for its owner to recognise it by; sealed.
  browser {bytes} NOT NULL,
  created {time} NOT NULL,
  seen {time} NOT NULL,
  expires {time} NOT NULL,
  CONSTRAINT people_session_person FOREIGN KEY (person) REFERENCES people_person (id)
) {strict};
CREATE INDEX people_session_of_person ON people_session (person);
CREATE INDEX people_session_expires ON people_session (expires);

-- Tries to sign in of the last quarter of an hour; the address only as a keyed hash.
CREATE TABLE people_attempt (
  id {id} NOT NULL PRIMARY KEY,
  address {bytes} NOT NULL,
  at {time} NOT NULL
) {strict};
CREATE INDEX people_attempt_at ON people_attempt (at);
