-- What all parts store the same way.

CREATE TABLE kernel_event (
  id {id} NOT NULL PRIMARY KEY,
  at {time} NOT NULL,
  person {id},
  role {text} NOT NULL,
  verb {text} NOT NULL,
  kind {text},
  thing {id},
  facts {text} NOT NULL
) {strict};
CREATE INDEX kernel_event_at ON kernel_event (at);
CREATE INDEX kernel_event_thing ON kernel_event (thing);

-- One row per setting that differs from its default.
CREATE TABLE kernel_setting (
  name {text} NOT NULL PRIMARY KEY,
  value {text} NOT NULL
) {strict};

-- The revision of all settings together: a settings page that was opened before another save is refused.
CREATE TABLE kernel_settings_revision (
  one {int} NOT NULL PRIMARY KEY CONSTRAINT kernel_settings_revision_one CHECK (one = 1),
  revision {int} NOT NULL
) {strict};
INSERT INTO kernel_settings_revision (one, revision) VALUES (1, 1);

-- The golden thread: from one thing to another, by a relation.
CREATE TABLE kernel_link (
  from_kind {text} NOT NULL,
  from_id {id} NOT NULL,
  relation {text} NOT NULL,
  to_kind {text} NOT NULL,
  to_id {id} NOT NULL,
  at {time} NOT NULL,
  person {id},
  CONSTRAINT kernel_link_key PRIMARY KEY (from_id, relation, to_id)
) {strict};
CREATE INDEX kernel_link_to ON kernel_link (to_id);

CREATE TABLE kernel_file (
  id {id} NOT NULL PRIMARY KEY,
  name {text} NOT NULL,
  mime {text} NOT NULL,
  sha256 {text} NOT NULL,
  size {int} NOT NULL,
  bytes {bytes} NOT NULL,
  at {time} NOT NULL,
  person {id}
) {strict};

CREATE TABLE kernel_job (
  id {id} NOT NULL PRIMARY KEY,
  kind {text} NOT NULL,
  input {text} NOT NULL,
  state {text} NOT NULL CONSTRAINT kernel_job_state CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  done {int} NOT NULL,
  total {int} NOT NULL,
  outcome {text} NOT NULL,
  attempts {int} NOT NULL,
  leased_until {time},
  next_run {time} NOT NULL,
  person {id},
  role {text} NOT NULL,
  created {time} NOT NULL,
  finished {time}
) {strict};
CREATE INDEX kernel_job_next ON kernel_job (state, next_run);

-- What a search finds. `words` are folded, with a space before and after each.
CREATE TABLE kernel_search (
  kind {text} NOT NULL,
  thing {id} NOT NULL PRIMARY KEY,
  title {text} NOT NULL,
  line {text} NOT NULL,
  path {text} NOT NULL,
  words {text} NOT NULL
) {strict};

-- What was removed: that it was there, why it went, and until when its removal is kept.
CREATE TABLE kernel_tombstone (
  kind {text} NOT NULL,
  thing {id} NOT NULL PRIMARY KEY,
  reason {text} NOT NULL,
  at {time} NOT NULL,
  person {id},
  keep_until {date}
) {strict};
