//! A way back for somebody who lost what they sign in with beside their password. It is not the weakest door: an administrator saw
//! who they are, they are told at once, it opens only after a wait, and their password is asked as ever: the one of before, since
//! another one ends it.

use chrono::Duration;
use kernel::Moment;
use kernel::faults::Faults;
use kernel::ids::PasskeyId;
use serde::Deserialize;

/// For so long a way back stays open once it is.
pub const WAY_BACK_LASTS: Duration = Duration::days(7);

/// By what an administrator knew somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownBy {
    /// They came with a passport, an identity card or a driving licence.
    Document,
    /// They came, and the administrator knows them.
    Acquaintance,
}

impl KnownBy {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Document, Self::Acquaintance];

    /// The word in the database and the texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Acquaintance => "acquaintance",
        }
    }

    /// The one with this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// A way back that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WayBack {
    /// By what the person was known.
    pub known_by: KnownBy,
    /// When an administrator asked for it.
    pub asked: Moment,
    /// From when the person comes in by it.
    pub opens: Moment,
    /// From when no more.
    pub ends: Moment,
}

/// What somebody lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// All that they have beside their password: they need a way back.
    Everything,
    /// One passkey.
    Passkey(PasskeyId),
}

/// What an administrator fills in about somebody who lost something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct WayBackDraft {
    /// [`WayBackDraft::EVERYTHING`] or the id of a passkey.
    pub lost: String,
    /// The word of a [`KnownBy`].
    pub known_by: String,
}

impl WayBackDraft {
    /// What is chosen when all is lost.
    pub const EVERYTHING: &str = "everything";

    /// Checks what was chosen.
    ///
    /// # Errors
    /// What is missing, per field.
    pub fn check(&self) -> Result<(Lost, KnownBy), Faults> {
        let lost = match self.lost.as_str() {
            Self::EVERYTHING => Some(Lost::Everything),
            passkey => passkey.parse().ok().map(Lost::Passkey),
        };
        let mut faults = Faults::none();
        let mut chosen = |field, is_there: bool| {
            if !is_there {
                faults.add(field, "fault-empty")
            }
        };
        chosen("lost", lost.is_some());
        chosen("known_by", KnownBy::read(&self.known_by).is_some());
        lost.zip(KnownBy::read(&self.known_by)).ok_or(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_are_asked() {
        let draft = |lost: &str, known_by: &str| WayBackDraft { lost: lost.to_owned(), known_by: known_by.to_owned() };
        let id = PasskeyId::fresh();
        assert_eq!(draft("everything", "document").check(), Ok((Lost::Everything, KnownBy::Document)));
        assert_eq!(draft(&id.to_string(), "acquaintance").check(), Ok((Lost::Passkey(id), KnownBy::Acquaintance)));
        let faults = draft("nothing", "telephone").check().unwrap_err();
        assert_eq!(faults.all().map(|(field, _)| field).collect::<Vec<_>>(), ["known_by", "lost"]);
    }
}
