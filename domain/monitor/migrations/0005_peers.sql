-- With whom figures are compared: which group pages show first, and the municipalities that somebody picked by hand (their
-- codes, divided by spaces) and why. There is one row.
CREATE TABLE monitor_peers (
  one {int} NOT NULL PRIMARY KEY CONSTRAINT monitor_peers_one CHECK (one = 1),
  standard {text} NOT NULL CONSTRAINT monitor_peers_standard CHECK (standard IN ('province', 'size', 'urbanity', 'picked')),
  picked {text} NOT NULL,
  reason {text} NOT NULL,
  revision {int} NOT NULL
) {strict};
INSERT INTO monitor_peers (one, standard, picked, reason, revision) VALUES (1, 'size', '', '', 1);
