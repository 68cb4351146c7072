-- That somebody looked at another's data in an emergency. Texts are sealed for whoever it is about.
CREATE TABLE koers_emergency (
  id {id} NOT NULL PRIMARY KEY,
  holder {id} NOT NULL,
  -- As what the holder acted when they opened it.
  capacity {text} NOT NULL,
  person {id} NOT NULL,
  ground {text} NOT NULL CONSTRAINT koers_emergency_ground CHECK (ground <> ''),
  reason {bytes} NOT NULL,
  -- It ends so many hours after it starts: there is no end that could be moved.
  hours {int} NOT NULL CONSTRAINT koers_emergency_hours CHECK (hours BETWEEN 1 AND 8),
  starts {time} NOT NULL,
  -- How many others were told of it at once.
  informed {int} NOT NULL CONSTRAINT koers_emergency_informed CHECK (informed > 0),
  told {time},
  untold_why {bytes},
  looks {int} NOT NULL,
  ended {time},
  ended_by {id},
  ended_why {bytes},
  verdict {text} CONSTRAINT koers_emergency_verdict CHECK (verdict IN ('right', 'wrong')),
  review {bytes},
  reviewed {time},
  reviewed_by {id},
  CONSTRAINT koers_emergency_others CHECK (holder <> person AND (reviewed_by IS NULL OR reviewed_by NOT IN (holder, person)))
) {strict};
-- By which mails others were told of one of which the person whom it is about was not told.
CREATE TABLE koers_untold_mail (
  mail {id} NOT NULL PRIMARY KEY,
  emergency {id} NOT NULL
) {strict};
CREATE INDEX koers_untold_mail_emergency ON koers_untold_mail (emergency);
CREATE INDEX koers_emergency_person ON koers_emergency (person);
-- Nobody opens another about the same person before the last one was reviewed, nor two at once.
CREATE UNIQUE INDEX koers_emergency_unreviewed ON koers_emergency (holder, person) WHERE reviewed IS NULL;
