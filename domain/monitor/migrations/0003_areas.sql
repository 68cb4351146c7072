-- An area in the division of a year: what it is called, where it lies, and its outline. `same_since` is the first
-- division in which the code meant the same ground; figures of divisions before it are about something else.
CREATE TABLE monitor_area (
  code {text} NOT NULL,
  division {int} NOT NULL,
  level {text} NOT NULL CONSTRAINT monitor_area_level CHECK (level IN ('province', 'municipality', 'district', 'neighbourhood')),
  name {text} NOT NULL,
  parent {text} NOT NULL,
  size_class {text} NOT NULL,
  urbanity {text} NOT NULL,
  inhabitants {int},
  same_since {int} NOT NULL,
  boundary {text} NOT NULL,
  source {text} NOT NULL,
  boundary_source {text} NOT NULL,
  CONSTRAINT monitor_area_key PRIMARY KEY (code, division),
  CONSTRAINT monitor_area_since CHECK (same_since <= division)
) {strict};
CREATE INDEX monitor_area_division ON monitor_area (division, level);
