-- Reports to the council. A draft follows the agenda and the figures; a frozen report is its two files.

CREATE TABLE council_report (
  id {id} NOT NULL PRIMARY KEY,
  key {text} NOT NULL CONSTRAINT council_report_key UNIQUE,
  title {text} NOT NULL,
  period {text} NOT NULL,
  language {text} NOT NULL CONSTRAINT council_report_language CHECK (language IN ('nl', 'en')),
  status {text} NOT NULL CONSTRAINT council_report_status CHECK (status IN ('draft', 'frozen')),
  headline {text} NOT NULL,
  standfirst {text} NOT NULL,
  revision {int} NOT NULL,
  created {time} NOT NULL,
  frozen_at {time},
  -- The version of the agenda that a frozen report rests on.
  version {id},
  content {id},
  pdf {id},
  CONSTRAINT council_report_frozen CHECK ((status = 'frozen') = (frozen_at IS NOT NULL AND version IS NOT NULL AND content IS NOT NULL AND pdf IS NOT NULL))
) {strict};
CREATE INDEX council_report_created ON council_report (created);

-- What the officer writes about a theme, in place of what the figures say by themselves.
CREATE TABLE council_theme_text (
  report {id} NOT NULL,
  theme {id} NOT NULL,
  headline {text} NOT NULL,
  text {text} NOT NULL,
  revision {int} NOT NULL,
  CONSTRAINT council_theme_text_key PRIMARY KEY (report, theme),
  CONSTRAINT council_theme_text_report FOREIGN KEY (report) REFERENCES council_report (id)
) {strict};

-- What is asked of the council: about a theme, or in general.
CREATE TABLE council_ask (
  report {id} NOT NULL,
  position {int} NOT NULL,
  theme {id},
  text {text} NOT NULL,
  CONSTRAINT council_ask_key PRIMARY KEY (report, position),
  CONSTRAINT council_ask_report FOREIGN KEY (report) REFERENCES council_report (id)
) {strict};
