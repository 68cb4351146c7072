-- The data key of each person, with which what is kept about them is sealed; itself wrapped under a key-encryption key, which is never in
-- the database. Whose row is gone, is unreadable. The row of nobody (an id of zeros) holds the key by which values are looked up.
CREATE TABLE kernel_key (
  subject {id} NOT NULL PRIMARY KEY,
  version {int} NOT NULL,
  -- By which key-encryption key it is wrapped.
  kek {text} NOT NULL,
  wrapped {bytes} NOT NULL
) {strict};
