-- What was counted behind a figure before a delivery changed it. With it what earlier deliveries showed can be told, so that no
-- difference between them tells of few people. It is not there for what was changed before this was kept.
ALTER TABLE monitor_change ADD COLUMN old_numerator {real};
ALTER TABLE monitor_change ADD COLUMN old_denominator {real};
CREATE INDEX monitor_change_indicator ON monitor_change (indicator, period);
