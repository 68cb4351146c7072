//! What somebody contributed: in which way, as what, and what they want to be done with it.

use chrono::NaiveDate;
use kernel::Moment;
use kernel::clock::day;
use kernel::faults::Faults;
use kernel::ids::{ContributionId, PersonId, Ref};
use serde::Deserialize;

/// So many characters a contribution has at the most.
pub const LONGEST: usize = 5000;
/// Within so many days there is an answer, or word of how long it still takes: what is promised on the page where one contributes.
pub const PROMISE_DAYS: u64 = 42;

macro_rules! words {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $variant_doc:literal])+ $variant:ident $word:literal,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $variant_doc])+ $variant,)+ }

        impl $name {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word in the database and the texts.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The one with this word.
            pub fn read(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

words! {
    /// By which way it came.
    Channel {
        /// On this site.
        Online "online",
        /// On paper.
        Paper "paper",
        /// Said in a conversation, and written down.
        Conversation "conversation",
        /// By mail or letter.
        Mail "mail",
        /// At a counter or by telephone.
        Desk "desk",
    }
}

words! {
    /// As what somebody speaks.
    SpokenAs {
        /// Lives here.
        Resident "resident",
        /// For an organisation.
        Partner "partner",
        /// Works with residents.
        Professional "professional",
        /// Something else, or did not say.
        Other "other",
    }
}

words! {
    /// What may be shown of it.
    Consent {
        /// Nothing: only the municipality reads it.
        Inside "inside",
        /// The text, without a name.
        Public "public",
        /// The text with a name.
        Named "named",
    }
}

words! {
    /// How far it is (docs/states/contribution-standing.md).
    Standing {
        /// Nobody checked it yet.
        Received "received",
        /// Everybody reads it.
        Public "public",
        /// Checked, and not shown.
        KeptInside "kept_inside",
        /// Taken back by its giver: an empty place.
        Withdrawn "withdrawn",
    }
}

/// A contribution with what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Its id.
    pub id: ContributionId,
    /// Under whose key it is sealed.
    pub giver: PersonId,
    /// By which way it came.
    pub channel: Channel,
    /// In which language, as a tag.
    pub language: String,
    /// As what its giver speaks.
    pub spoken_as: SpokenAs,
    /// What may be shown of it.
    pub consent: Consent,
    /// What was said; nothing once it was withdrawn.
    pub original: Option<String>,
    /// By what name, when one was given.
    pub name: Option<String>,
    /// As everybody reads it.
    pub public_text: Option<String>,
    /// How far it is.
    pub standing: Standing,
    /// When it was given.
    pub given: Moment,
    /// How often it changed.
    pub revision: i64,
    /// Whether whoever looks is its giver.
    pub own: bool,
}

impl Contribution {
    /// Until when there is to be an answer.
    pub fn promised(&self) -> NaiveDate {
        promised(self.given)
    }
}

/// Until when there is to be an answer to what was given at a moment.
pub(super) fn promised(given: Moment) -> NaiveDate {
    day(given) + chrono::Days::new(PROMISE_DAYS)
}

/// A contribution as everybody reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Its id.
    pub id: ContributionId,
    /// What was said, with what others may not read masked; nothing when its giver took it back.
    pub text: Option<String>,
    /// By whom, when they wanted that shown.
    pub name: Option<String>,
    /// By which way it came.
    pub channel: Channel,
    /// In which language, as a tag.
    pub language: String,
    /// As what its giver speaks.
    pub spoken_as: SpokenAs,
    /// When it was given.
    pub given: Moment,
}

/// A contribution as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ContributionDraft {
    /// Free text.
    pub text: String,
    /// What it is about: a kind and an id as `theme:0197…`, or nothing.
    pub about: String,
    /// The word of a [`SpokenAs`].
    pub spoken_as: String,
    /// The word of a [`Consent`].
    pub consent: String,
    /// Free text; needed when it may be shown.
    pub name: String,
    /// Where to write to when there is an answer, or nothing.
    pub email: String,
}

/// What is stored of a contribution, found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContributionChange {
    /// See [`Contribution`].
    pub text: String,
    /// What it is about, when its giver said so.
    pub about: Option<Ref>,
    /// See [`Contribution`].
    pub spoken_as: SpokenAs,
    /// See [`Contribution`].
    pub consent: Consent,
    /// See [`Contribution`].
    pub name: Option<String>,
    /// Where to write to.
    pub email: Option<String>,
}

impl ContributionDraft {
    /// Checks what was typed. `subjects` are the things that it may be about.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, subjects: &[Ref]) -> Result<ContributionChange, Faults> {
        let mut faults = Faults::none();
        let text = faults.needed("text", &self.text, LONGEST);
        let about = subjects.iter().copied().find(|thing| subject(*thing) == self.about);
        if about.is_none() && !self.about.is_empty() {
            faults.add("about", "fault-choice");
        }
        let consent = Consent::read(&self.consent).unwrap_or_else(|| {
            faults.add("consent", "fault-consent");
            Consent::Inside
        });
        let name = faults.optional("name", &self.name, 80);
        if consent == Consent::Named && name.is_empty() {
            faults.add("name", "fault-named");
        }
        let email = faults.optional("email", &self.email, 200);
        if !email.is_empty() && !people::model::is_email(&email) {
            faults.add("email", "fault-email");
        }
        let spoken_as = SpokenAs::read(&self.spoken_as).unwrap_or(SpokenAs::Other);
        let name = Some(name).filter(|name| !name.is_empty() && consent == Consent::Named);
        faults.or(ContributionChange {
            text,
            about,
            spoken_as,
            consent,
            name,
            email: Some(email).filter(|email| !email.is_empty()),
        })
    }
}

/// A thing as a choice of a form.
pub fn subject(thing: Ref) -> String {
    format!("{}:{}", thing.kind.word(), thing.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::ids::ThemeId;

    fn draft() -> ContributionDraft {
        ContributionDraft { text: " Er rijdt geen bus. ".to_owned(), consent: "public".to_owned(), ..ContributionDraft::default() }
    }

    #[test]
    fn a_text_and_what_may_be_done_with_it_are_enough() {
        let change = draft().check(&[]).unwrap();
        assert_eq!((change.text.as_str(), change.consent, change.about), ("Er rijdt geen bus.", Consent::Public, None));
        assert_eq!((change.name, change.email, change.spoken_as), (None, None, SpokenAs::Other));
    }

    #[test]
    fn nobody_agrees_by_saying_nothing() {
        let faults = ContributionDraft::default().check(&[]).unwrap_err();
        assert_eq!((faults.of("text"), faults.of("consent")), (Some("fault-empty"), Some("fault-consent")));
        let named = ContributionDraft { consent: "named".to_owned(), ..draft() };
        assert_eq!(named.check(&[]).unwrap_err().of("name"), Some("fault-named"));
        let unnamed = ContributionDraft { name: "Een naam".to_owned(), ..draft() };
        assert_eq!(unnamed.check(&[]).unwrap().name, None, "a name is kept only to be shown");
    }

    #[test]
    fn it_is_about_something_that_is_there() {
        let theme = Ref::from(ThemeId::fresh());
        let about = ContributionDraft { about: subject(theme), ..draft() };
        assert_eq!(about.check(&[theme]).unwrap().about, Some(theme));
        assert_eq!(about.check(&[]).unwrap_err().of("about"), Some("fault-choice"));
        let mail = ContributionDraft { email: "geen adres".to_owned(), ..draft() };
        assert_eq!(mail.check(&[]).unwrap_err().of("email"), Some("fault-email"));
    }
}
