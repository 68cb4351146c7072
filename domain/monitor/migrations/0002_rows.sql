-- From which row of which file a figure came. What was taken in before this was kept has no file, and row 0.
ALTER TABLE monitor_observation ADD COLUMN file {text} NOT NULL DEFAULT '';
ALTER TABLE monitor_observation ADD COLUMN line {int} NOT NULL DEFAULT 0;
