-- Mails on their way out.
CREATE TABLE kernel_mail (
  id {id} NOT NULL PRIMARY KEY,
  address {text} NOT NULL,
  subject {text} NOT NULL,
  -- Empty once nothing more is done with it.
  body {text} NOT NULL,
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
