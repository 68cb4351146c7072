-- The key that something gets when the version in which it was renamed is adopted. Until then everybody else finds it by its old one.

CREATE TABLE agenda_draft_key (
  version {id} NOT NULL,
  thing {id} NOT NULL,
  kind {text} NOT NULL,
  key {text} NOT NULL,
  CONSTRAINT agenda_draft_key_key PRIMARY KEY (version, thing),
  CONSTRAINT agenda_draft_key_one UNIQUE (version, kind, key),
  CONSTRAINT agenda_draft_key_version FOREIGN KEY (version) REFERENCES agenda_version (id),
  CONSTRAINT agenda_draft_key_thing FOREIGN KEY (thing) REFERENCES agenda_identity (id)
) {strict};
