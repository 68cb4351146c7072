//! A text that staff write, in every language of the site.

use kernel::settings::Lang;
use serde::{Deserialize, Serialize};

/// A text in each language. Dutch comes first: what is not translated is shown in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// In Dutch.
    pub nl: String,
    /// In English; empty while it is not translated.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
}

impl Wording {
    /// A text in Dutch only.
    pub fn dutch(text: &str) -> Self {
        Self { nl: text.to_owned(), en: String::new() }
    }

    /// The text in a language, or in Dutch where there is none.
    pub fn said(&self, lang: Lang) -> &str {
        if self.lacks(lang) { &self.nl } else { self.own(lang) }
    }

    /// The text in a language and no other.
    pub fn own(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }

    /// Whether there is a text, but not in this language.
    pub fn lacks(&self, lang: Lang) -> bool {
        self.own(lang).is_empty() && !self.is_empty()
    }

    /// Whether nothing stands here in any language.
    pub fn is_empty(&self) -> bool {
        self.nl.is_empty() && self.en.is_empty()
    }
}
