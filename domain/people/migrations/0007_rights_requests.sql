-- What people ask about their own data: to correct, to erase, to stop using. Text and answer are sealed for whoever asked.
CREATE TABLE people_rights_request (
  id {id} NOT NULL PRIMARY KEY,
  person {id} NOT NULL,
  kind {text} NOT NULL CONSTRAINT people_rights_request_kind CHECK (kind IN ('correct', 'erase', 'restrict', 'object')),
  text {bytes} NOT NULL,
  created {time} NOT NULL,
  answer {bytes},
  answered {time},
  answered_by {id},
  CONSTRAINT people_rights_request_person FOREIGN KEY (person) REFERENCES people_person (id)
) {strict};
CREATE INDEX people_rights_request_of_person ON people_rights_request (person);
