//! Mails out of texts: `KEY` stands for the texts `letter-KEY-subject` and `letter-KEY-text`. They are in Dutch, which is always on.

use crate::Visit;
use crate::texts::{Arg, Texts};
use fluent_bundle::FluentValue;
use kernel::mail::Letter;
use kernel::settings::{Lang, Settings};

/// What becomes of mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Post {
    /// No mail server is set up: it waits.
    Nowhere,
    /// It is not sent but shown to the administrator; for demonstrations only.
    Shown,
    /// It is sent.
    Sent,
}

/// A mail. Its subject knows nothing but the name of the municipality, so that nothing personal gets into it.
pub fn letter(texts: &Texts, settings: &Settings, key: &str, args: &[(&str, FluentValue<'_>)]) -> Letter {
    let municipality = ("municipality", settings.name.value());
    let subject = texts.say(Lang::Nl, &format!("letter-{key}-subject"), std::slice::from_ref(&municipality));
    let all: Vec<_> = std::iter::once(municipality).chain(args.iter().cloned()).collect();
    Letter { subject, text: texts.say(Lang::Nl, &format!("letter-{key}-text"), &all) }
}

impl Visit {
    /// A mail out of texts; see [`letter`].
    pub fn letter(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> Letter {
        letter(&self.site.texts, self.settings(), key, args)
    }

    /// The address of this site, for links in a mail: `https://agenda.dronten.example`. The host is one of the municipality's
    /// own; what else a request says of itself, its port too, does not count.
    pub fn address(&self) -> String {
        let scheme = if self.site.https { "https" } else { "http" };
        let port = self.site.port.filter(|_| !self.site.https).map(|port| format!(":{port}")).unwrap_or_default();
        format!("{scheme}://{}{port}", self.host)
    }
}
