-- The agenda. An identity outlives versions; a version holds wording, definition and order.

CREATE TABLE agenda_identity (
  id {id} NOT NULL PRIMARY KEY,
  kind {text} NOT NULL,
  key {text} NOT NULL,
  created {time} NOT NULL,
  CONSTRAINT agenda_identity_key UNIQUE (kind, key)
) {strict};

-- A key that something had before; its address leads on to the new one.
CREATE TABLE agenda_former_key (
  kind {text} NOT NULL,
  key {text} NOT NULL,
  thing {id} NOT NULL,
  CONSTRAINT agenda_former_key_key PRIMARY KEY (kind, key),
  CONSTRAINT agenda_former_key_thing FOREIGN KEY (thing) REFERENCES agenda_identity (id)
) {strict};

CREATE TABLE agenda_version (
  id {id} NOT NULL PRIMARY KEY,
  strategy {id} NOT NULL,
  number {int} NOT NULL,
  status {text} NOT NULL CONSTRAINT agenda_version_status CHECK (status IN ('draft', 'proposed', 'adopted', 'superseded')),
  based_on {id},
  title {text} NOT NULL,
  subtitle {text} NOT NULL,
  municipality {text} NOT NULL,
  area {text} NOT NULL,
  from_year {int} NOT NULL,
  to_year {int} NOT NULL,
  dated {text} NOT NULL,
  summary_note {text} NOT NULL,
  decision_body {text} NOT NULL,
  decision_name {text} NOT NULL,
  decision_number {text} NOT NULL,
  decision_date {text} NOT NULL,
  reason {text} NOT NULL,
  revision {int} NOT NULL,
  created {time} NOT NULL,
  CONSTRAINT agenda_version_number UNIQUE (strategy, number),
  CONSTRAINT agenda_version_strategy FOREIGN KEY (strategy) REFERENCES agenda_identity (id)
) {strict};

-- Where a strategy was taken over from, oldest first.
CREATE TABLE agenda_origin (
  version {id} NOT NULL,
  position {int} NOT NULL,
  municipality {text} NOT NULL,
  title {text} NOT NULL,
  number {int} NOT NULL,
  taken_over {text} NOT NULL,
  CONSTRAINT agenda_origin_key PRIMARY KEY (version, position),
  CONSTRAINT agenda_origin_version FOREIGN KEY (version) REFERENCES agenda_version (id)
) {strict};

CREATE TABLE agenda_theme (
  version {id} NOT NULL,
  id {id} NOT NULL,
  position {int} NOT NULL,
  name {text} NOT NULL,
  ambition {text} NOT NULL,
  summary {text} NOT NULL,
  place {text} NOT NULL,
  reason {text} NOT NULL,
  revision {int} NOT NULL,
  CONSTRAINT agenda_theme_key PRIMARY KEY (version, id),
  CONSTRAINT agenda_theme_identity FOREIGN KEY (id) REFERENCES agenda_identity (id),
  CONSTRAINT agenda_theme_version FOREIGN KEY (version) REFERENCES agenda_version (id)
) {strict};

CREATE TABLE agenda_goal (
  version {id} NOT NULL,
  id {id} NOT NULL,
  theme {id} NOT NULL,
  position {int} NOT NULL,
  name {text} NOT NULL,
  summary {text} NOT NULL,
  place {text} NOT NULL,
  reason {text} NOT NULL,
  revision {int} NOT NULL,
  CONSTRAINT agenda_goal_key PRIMARY KEY (version, id),
  CONSTRAINT agenda_goal_identity FOREIGN KEY (id) REFERENCES agenda_identity (id),
  CONSTRAINT agenda_goal_theme FOREIGN KEY (version, theme) REFERENCES agenda_theme (version, id)
) {strict};

CREATE TABLE agenda_result (
  version {id} NOT NULL,
  id {id} NOT NULL,
  goal {id} NOT NULL,
  position {int} NOT NULL,
  name {text} NOT NULL,
  direction {text} NOT NULL CONSTRAINT agenda_result_direction CHECK (direction IN ('more', 'fewer', 'longer', 'better')),
  summary {text} NOT NULL,
  place {text} NOT NULL,
  reason {text} NOT NULL,
  revision {int} NOT NULL,
  CONSTRAINT agenda_result_key PRIMARY KEY (version, id),
  CONSTRAINT agenda_result_identity FOREIGN KEY (id) REFERENCES agenda_identity (id),
  CONSTRAINT agenda_result_goal FOREIGN KEY (version, goal) REFERENCES agenda_goal (version, id)
) {strict};

CREATE TABLE agenda_indicator (
  version {id} NOT NULL,
  id {id} NOT NULL,
  result {id} NOT NULL,
  position {int} NOT NULL,
  standing {text} NOT NULL CONSTRAINT agenda_indicator_standing CHECK (standing IN ('adopted', 'proposal')),
  name {text} NOT NULL,
  definition {text} NOT NULL,
  unit {text} NOT NULL,
  kind {text} NOT NULL CONSTRAINT agenda_indicator_kind CHECK (kind IN ('count', 'proportion', 'rate', 'mean', 'index')),
  numerator {text} NOT NULL,
  denominator {text} NOT NULL,
  wanted {text} NOT NULL CONSTRAINT agenda_indicator_wanted CHECK (wanted IN ('up', 'down', 'none')),
  frequency {text} NOT NULL,
  areas {text} NOT NULL,
  groups_by {text} NOT NULL,
  source_name {text} NOT NULL,
  source_title {text} NOT NULL,
  source_table {text} NOT NULL,
  source_measure {text} NOT NULL,
  source_select {text} NOT NULL,
  source_by {text} NOT NULL,
  source_url {text} NOT NULL,
  baseline_period {text} NOT NULL,
  baseline_value {real},
  target_kind {text} NOT NULL CONSTRAINT agenda_indicator_target CHECK (target_kind IN ('', 'linear', 'stepped', 'free')),
  reason {text} NOT NULL,
  revision {int} NOT NULL,
  CONSTRAINT agenda_indicator_key PRIMARY KEY (version, id),
  CONSTRAINT agenda_indicator_identity FOREIGN KEY (id) REFERENCES agenda_identity (id),
  CONSTRAINT agenda_indicator_result FOREIGN KEY (version, result) REFERENCES agenda_result (version, id)
) {strict};

CREATE TABLE agenda_target_point (
  version {id} NOT NULL,
  indicator {id} NOT NULL,
  period {text} NOT NULL,
  value {real} NOT NULL,
  CONSTRAINT agenda_target_point_key PRIMARY KEY (version, indicator, period),
  CONSTRAINT agenda_target_point_indicator FOREIGN KEY (version, indicator) REFERENCES agenda_indicator (version, id)
) {strict};

CREATE TABLE agenda_break (
  version {id} NOT NULL,
  indicator {id} NOT NULL,
  period {text} NOT NULL,
  reason {text} NOT NULL,
  CONSTRAINT agenda_break_key PRIMARY KEY (version, indicator, period),
  CONSTRAINT agenda_break_indicator FOREIGN KEY (version, indicator) REFERENCES agenda_indicator (version, id)
) {strict};

CREATE TABLE agenda_statement (
  version {id} NOT NULL,
  id {id} NOT NULL,
  kind {text} NOT NULL CONSTRAINT agenda_statement_kind CHECK (kind IN ('vision', 'starting_point', 'driver', 'lesson', 'attention')),
  position {int} NOT NULL,
  name {text} NOT NULL,
  summary {text} NOT NULL,
  place {text} NOT NULL,
  reason {text} NOT NULL,
  revision {int} NOT NULL,
  CONSTRAINT agenda_statement_key PRIMARY KEY (version, id),
  CONSTRAINT agenda_statement_identity FOREIGN KEY (id) REFERENCES agenda_identity (id),
  CONSTRAINT agenda_statement_version FOREIGN KEY (version) REFERENCES agenda_version (id)
) {strict};

CREATE TABLE agenda_policy_note (
  version {id} NOT NULL,
  id {id} NOT NULL,
  position {int} NOT NULL,
  name {text} NOT NULL,
  scope {text} NOT NULL CONSTRAINT agenda_policy_note_scope CHECK (scope IN ('social_domain', 'adjacent')),
  years {text} NOT NULL,
  reason {text} NOT NULL,
  revision {int} NOT NULL,
  CONSTRAINT agenda_policy_note_key PRIMARY KEY (version, id),
  CONSTRAINT agenda_policy_note_identity FOREIGN KEY (id) REFERENCES agenda_identity (id),
  CONSTRAINT agenda_policy_note_version FOREIGN KEY (version) REFERENCES agenda_version (id)
) {strict};
