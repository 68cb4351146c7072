-- As what a delivery was recognised (`mapping` names the mapping of a spreadsheet), and the job that took it in.
ALTER TABLE monitor_import ADD COLUMN way {text} NOT NULL DEFAULT '';
ALTER TABLE monitor_import ADD COLUMN mapping {text} NOT NULL DEFAULT '';
ALTER TABLE monitor_import ADD COLUMN job {id};

-- A file for which somebody is making a mapping in the browser, with all that was typed (JSON). It goes when that is done or left.
CREATE TABLE monitor_sheet (
  file {id} NOT NULL PRIMARY KEY,
  name {text} NOT NULL,
  typed {text} NOT NULL,
  created {time} NOT NULL,
  person {id}
) {strict};

-- How often a table of a source is fetched by the program itself, and what came of it last time (JSON; empty before the first).
CREATE TABLE monitor_refresh (
  source_table {text} NOT NULL PRIMARY KEY,
  every {text} NOT NULL CONSTRAINT monitor_refresh_every CHECK (every IN ('never', 'week', 'month')),
  round {int} NOT NULL,
  next_run {time},
  last_run {time},
  last_import {id},
  told {text} NOT NULL
) {strict};
