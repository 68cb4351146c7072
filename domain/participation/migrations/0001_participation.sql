-- Who contributed something. They need no account: whoever has the code may follow what they gave. Everything sealed here is sealed
-- under the giver, who has a data key as a person has.
CREATE TABLE participation_giver (
  id {id} NOT NULL PRIMARY KEY,
  -- The SHA-256 of the code; the code itself is kept nowhere. Nothing once nobody may follow any more.
  code {bytes} CONSTRAINT participation_giver_code UNIQUE,
  -- Where they want to hear of an answer, sealed; nothing when they look by code.
  contact {bytes},
  -- The account from which it was given, when somebody was signed in.
  person {id},
  made {time} NOT NULL
) {strict};
CREATE INDEX participation_giver_person ON participation_giver (person);
-- What was contributed, in whatever way.
CREATE TABLE participation_contribution (
  id {id} NOT NULL PRIMARY KEY,
  giver {id} NOT NULL,
  channel {text} NOT NULL,
  -- Out of what it came, such as a questionnaire, and of which part of that by its number; nothing when it came by itself.
  origin_kind {text},
  origin {id},
  origin_part {int},
  language {text} NOT NULL,
  spoken_as {text} NOT NULL,
  consent {text} NOT NULL,
  -- What was said and by what name, sealed; nothing once it was withdrawn.
  original {bytes},
  name {bytes},
  -- As everybody reads it; nothing when it is not public.
  public_text {text},
  public_name {text},
  standing {text} NOT NULL CONSTRAINT participation_contribution_standing
    CHECK (standing IN ('received', 'public', 'kept_inside', 'withdrawn')),
  -- Whether it ever was public: then its place stays when it is taken back.
  shown {bool} NOT NULL,
  noted_by {id},
  given {time} NOT NULL,
  revision {int} NOT NULL,
  CONSTRAINT participation_contribution_public CHECK (standing = 'public' OR (public_text IS NULL AND public_name IS NULL)),
  CONSTRAINT participation_contribution_gone CHECK (standing <> 'withdrawn' OR (original IS NULL AND name IS NULL))
) {strict};
CREATE INDEX participation_contribution_giver ON participation_contribution (giver);
CREATE INDEX participation_contribution_standing_given ON participation_contribution (standing, given);
-- What the municipality answered. It never changes: another answer is another row.
CREATE TABLE participation_answer (
  id {id} NOT NULL PRIMARY KEY,
  kind {text} NOT NULL,
  text {text} NOT NULL,
  -- Until when it is still looked at.
  until {date},
  given {time} NOT NULL,
  given_by {id},
  CONSTRAINT participation_answer_until CHECK ((kind = 'looking') = (until IS NOT NULL))
) {strict};
-- To which contributions: one answer may serve many. The newest of a contribution counts.
CREATE TABLE participation_answered (
  contribution {id} NOT NULL,
  answer {id} NOT NULL,
  at {time} NOT NULL,
  CONSTRAINT participation_answered_key PRIMARY KEY (contribution, answer)
) {strict};
CREATE INDEX participation_answered_answer ON participation_answered (answer);
