-- Figures. An observation hangs on an indicator's identity, which outlives the versions of the agenda.

-- A delivery: what came in, from where, and what came of it.
CREATE TABLE monitor_import (
  id {id} NOT NULL PRIMARY KEY,
  publisher {text} NOT NULL,
  source_table {text} NOT NULL,
  title {text} NOT NULL,
  licence {text} NOT NULL,
  modified {text} NOT NULL,
  files {text} NOT NULL,
  sha256 {text} NOT NULL,
  dry {bool} NOT NULL,
  state {text} NOT NULL CONSTRAINT monitor_import_state CHECK (state IN ('staging', 'visible', 'discarded')),
  started {time} NOT NULL,
  finished {time},
  count_read {int} NOT NULL,
  count_new {int} NOT NULL,
  count_changed {int} NOT NULL,
  count_same {int} NOT NULL,
  count_rejected {int} NOT NULL,
  count_unused {int} NOT NULL,
  refusal {text} NOT NULL,
  person {id}
) {strict};
CREATE INDEX monitor_import_started ON monitor_import (started);

-- One value, or the reason why there is none. `group_key` is empty for everybody together.
CREATE TABLE monitor_observation (
  indicator {id} NOT NULL,
  series {int} NOT NULL,
  period {text} NOT NULL,
  area {text} NOT NULL,
  group_key {text} NOT NULL,
  period_end {date} NOT NULL,
  division {int},
  value {real},
  absence {text} NOT NULL CONSTRAINT monitor_observation_absence CHECK (absence IN ('', 'impossible', 'unknown', 'secret', 'not_delivered')),
  status {text} NOT NULL CONSTRAINT monitor_observation_status CHECK (status IN ('provisional', 'final', 'derived')),
  numerator {real},
  denominator {real},
  margin_lower {real},
  margin_upper {real},
  source_table {text} NOT NULL,
  import {id} NOT NULL,
  first_seen {time} NOT NULL,
  -- In the order in which pages ask: the figures of one area for one indicator lie together.
  CONSTRAINT monitor_observation_key PRIMARY KEY (indicator, area, group_key, series, period),
  CONSTRAINT monitor_observation_import FOREIGN KEY (import) REFERENCES monitor_import (id),
  CONSTRAINT monitor_observation_reading CHECK ((value IS NULL) = (absence <> ''))
) {clustered};

-- Where a delivery is put together before it becomes visible at once: written from front to back and read as a whole, so
-- without a key.
CREATE TABLE monitor_staging (
  import {id} NOT NULL,
  indicator {id} NOT NULL,
  series {int} NOT NULL,
  period {text} NOT NULL,
  area {text} NOT NULL,
  group_key {text} NOT NULL,
  period_end {date} NOT NULL,
  division {int},
  value {real},
  absence {text} NOT NULL,
  status {text} NOT NULL,
  numerator {real},
  denominator {real},
  margin_lower {real},
  margin_upper {real},
  file {text} NOT NULL,
  line {int} NOT NULL
) {strict};

-- What was left out of a delivery, and why.
CREATE TABLE monitor_rejection (
  import {id} NOT NULL,
  position {int} NOT NULL,
  file {text} NOT NULL,
  line {int} NOT NULL,
  column_name {text} NOT NULL,
  value {text} NOT NULL,
  code {text} NOT NULL,
  args {text} NOT NULL,
  CONSTRAINT monitor_rejection_key PRIMARY KEY (import, position),
  CONSTRAINT monitor_rejection_import FOREIGN KEY (import) REFERENCES monitor_import (id)
) {strict};

-- What a delivery changed in figures that were there already.
CREATE TABLE monitor_change (
  import {id} NOT NULL,
  indicator {id} NOT NULL,
  series {int} NOT NULL,
  period {text} NOT NULL,
  area {text} NOT NULL,
  group_key {text} NOT NULL,
  old_value {real},
  old_absence {text} NOT NULL,
  old_status {text} NOT NULL,
  new_value {real},
  new_absence {text} NOT NULL,
  new_status {text} NOT NULL,
  CONSTRAINT monitor_change_key PRIMARY KEY (import, indicator, series, period, area, group_key),
  CONSTRAINT monitor_change_import FOREIGN KEY (import) REFERENCES monitor_import (id)
) {strict};

-- What a code is called: an area (scope `area`) or a group of a table (scope is the table).
CREATE TABLE monitor_label (
  scope {text} NOT NULL,
  code {text} NOT NULL,
  name {text} NOT NULL,
  CONSTRAINT monitor_label_key PRIMARY KEY (scope, code)
) {strict};

-- Saved column mappings, as their TOML.
CREATE TABLE monitor_mapping (
  name {text} NOT NULL PRIMARY KEY,
  body {text} NOT NULL,
  saved {time} NOT NULL,
  person {id}
) {strict};
