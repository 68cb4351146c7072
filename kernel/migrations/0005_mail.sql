-- Mails on their way out.
CREATE TABLE kernel_mail (
  id {id} NOT NULL PRIMARY KEY,
  -- Who gets it; address and text are sealed with their key.
  person {id} NOT NULL,
  address {bytes} NOT NULL,
  subject {text} NOT NULL,
  -- None once nothing more is done with it.
  body {bytes},
  -- The personal link in it, of which the secret is made when the mail goes out: none stands here.
  pass {id},
  state {text} NOT NULL CONSTRAINT kernel_mail_state
    CHECK (state IN ('waiting', 'sending', 'sent', 'shown', 'given_up', 'dropped')),
  attempts {int} NOT NULL,
  -- The key of a text that tells why it did not go out yet, or never will; empty when there is nothing to tell.
  why {text} NOT NULL,
  leased_until {time},
  next_try {time} NOT NULL,
  created {time} NOT NULL
) {strict};
CREATE INDEX kernel_mail_next ON kernel_mail (state, next_try);
CREATE INDEX kernel_mail_created ON kernel_mail (created);
CREATE INDEX kernel_mail_person ON kernel_mail (person);
