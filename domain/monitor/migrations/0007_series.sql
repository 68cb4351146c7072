-- What the rows of figures have in common is told once, and a row names it by a number: that is a third of what a million rows
-- were before. `staged_by` is the delivery that is putting a series together; it is empty once the figures are on the pages.
CREATE TABLE monitor_series (
  number {int} NOT NULL PRIMARY KEY,
  indicator {id} NOT NULL,
  series {int} NOT NULL,
  staged_by {id},
  CONSTRAINT monitor_series_key UNIQUE (indicator, series),
  CONSTRAINT monitor_series_import FOREIGN KEY (staged_by) REFERENCES monitor_import (id)
) {strict};

-- A file of a delivery. What was taken in before files were kept has one without a name.
CREATE TABLE monitor_file (
  number {int} NOT NULL PRIMARY KEY,
  import {id} NOT NULL,
  source_table {text} NOT NULL,
  name {text} NOT NULL,
  CONSTRAINT monitor_file_key UNIQUE (import, name),
  CONSTRAINT monitor_file_import FOREIGN KEY (import) REFERENCES monitor_import (id)
) {strict};

INSERT INTO monitor_series (number, indicator, series)
SELECT row_number() OVER (ORDER BY indicator, series), indicator, series
FROM (SELECT DISTINCT indicator, series FROM monitor_observation) AS known;

INSERT INTO monitor_file (number, import, source_table, name)
SELECT row_number() OVER (ORDER BY import, file), import, source_table, file
FROM (
  SELECT import, source_table, file FROM monitor_observation
  -- The delivery with which a figure came first may have no other figure any more.
  UNION SELECT i.id, i.source_table, '' FROM monitor_import i WHERE i.finished IN (SELECT first_seen FROM monitor_observation)
) AS known;

CREATE TABLE monitor_kept AS
SELECT s.number AS series, o.area, o.group_key, o.period, o.division, o.value, o.absence, o.status, o.numerator, o.denominator,
  o.margin_lower, o.margin_upper, f.number AS file,
  coalesce((SELECT min(b.number) FROM monitor_file b JOIN monitor_import i ON i.id = b.import WHERE i.finished = o.first_seen), f.number)
    AS first_file, o.line
FROM monitor_observation o
JOIN monitor_series s ON s.indicator = o.indicator AND s.series = o.series
JOIN monitor_file f ON f.import = o.import AND f.name = o.file;
DROP TABLE monitor_observation;

-- In the order in which pages ask: the figures of one area for one indicator lie together.
CREATE TABLE monitor_observation (
  series {int} NOT NULL,
  area {text} NOT NULL,
  group_key {text} NOT NULL,
  period {text} NOT NULL,
  division {int},
  value {real},
  absence {text} NOT NULL DEFAULT '' CONSTRAINT monitor_observation_absence CHECK (absence IN ('', 'impossible', 'unknown', 'secret', 'not_delivered')),
  status {text} NOT NULL CONSTRAINT monitor_observation_status CHECK (status IN ('provisional', 'final', 'derived')),
  numerator {real},
  denominator {real},
  margin_lower {real},
  margin_upper {real},
  file {int} NOT NULL,
  -- With which its place first had a figure: that tells when it was first seen.
  first_file {int} NOT NULL,
  line {int} NOT NULL,
  CONSTRAINT monitor_observation_key PRIMARY KEY (series, area, group_key, period),
  CONSTRAINT monitor_observation_series FOREIGN KEY (series) REFERENCES monitor_series (number),
  CONSTRAINT monitor_observation_file FOREIGN KEY (file) REFERENCES monitor_file (number),
  CONSTRAINT monitor_observation_first FOREIGN KEY (first_file) REFERENCES monitor_file (number),
  CONSTRAINT monitor_observation_reading CHECK ((value IS NULL) = (absence <> ''))
) {clustered};
INSERT INTO monitor_observation (series, area, group_key, period, division, value, absence, status, numerator, denominator,
  margin_lower, margin_upper, file, first_file, line)
SELECT series, area, group_key, period, division, value, absence, status, numerator, denominator, margin_lower, margin_upper, file,
  first_file, line
FROM monitor_kept
ORDER BY series, area, group_key, period;
DROP TABLE monitor_kept;

-- Where the figures of a delivery wait that are not put in their place at once: written from front to back and read as a whole,
-- so without a key.
DROP TABLE monitor_staging;
CREATE TABLE monitor_staging (
  series {int} NOT NULL,
  area {text} NOT NULL,
  group_key {text} NOT NULL,
  period {text} NOT NULL,
  division {int},
  value {real},
  absence {text} NOT NULL DEFAULT '',
  status {text} NOT NULL,
  numerator {real},
  denominator {real},
  margin_lower {real},
  margin_upper {real},
  file {int} NOT NULL,
  line {int} NOT NULL
) {strict};
