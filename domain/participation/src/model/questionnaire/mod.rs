//! A questionnaire: what it asks, of whom, and by which route. What is published never changes: an edit makes a next version, and what
//! people answered stays with the number of its question.

mod content;
mod draft;
mod question;
mod question_draft;
mod reading;
mod reply;
mod route;
#[cfg(test)]
mod tests;
mod typed;
mod wording;

pub use content::{Content, Lack, WayToAnswer};
pub use draft::ContentDraft;
pub use question::{Asks, Choice, Choices, Number, Question};
pub use question_draft::QuestionDraft;
pub use reply::{Place, Replies, Reply, Vote};
pub use route::{Condition, RouteFault, Wanted};
pub use typed::Typed;
pub use wording::Wording;

use chrono::NaiveDate;
use kernel::Moment;
use kernel::ids::{QuestionnaireId, ResponseId};

/// How far a questionnaire is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuestionnaireStatus {
    /// Nobody sees it but who makes it.
    Draft,
    /// People answer it.
    Open,
    /// Nobody answers it any more.
    Closed,
}

impl QuestionnaireStatus {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Open, Self::Closed];

    /// The word in the database, the policies and the texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    /// The status with this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// A questionnaire, with what its newest version says.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// Its id.
    pub id: QuestionnaireId,
    /// Its readable key.
    pub key: String,
    /// How far it is.
    pub status: QuestionnaireStatus,
    /// What is being written on, which nobody answers yet; none where nothing was changed since it was published.
    pub draft: Option<Content>,
    /// The draft as it was before the last change, to go back to.
    pub before: Option<Content>,
    /// What was published last, with its number from 1.
    pub published: Option<(u32, Content)>,
    /// Counts up with every save.
    pub revision: i64,
}

impl Questionnaire {
    /// What whoever makes it goes on with: the draft, or what was published.
    pub fn newest(&self) -> &Content {
        static NOTHING: std::sync::LazyLock<Content> = std::sync::LazyLock::new(Content::default);
        self.draft.as_ref().or(self.published.as_ref().map(|(_, content)| content)).unwrap_or(&NOTHING)
    }

    /// What people answer on a day; nothing while it is not open or after its last day.
    pub fn asked(&self, today: NaiveDate) -> Option<(u32, &Content)> {
        let (number, content) = self.published.as_ref()?;
        let is_over = content.last_day.is_some_and(|last| today > last);
        (self.status == QuestionnaireStatus::Open && !is_over).then_some((*number, content))
    }
}

/// What somebody answers, or answered: it is theirs until they send it, and never changes after that.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Its id.
    pub id: ResponseId,
    /// What it answers.
    pub questionnaire: QuestionnaireId,
    /// Of which version.
    pub version: u32,
    /// When it was begun.
    pub started: Moment,
    /// When it was sent.
    pub sent: Option<Moment>,
    /// What was answered so far.
    pub replies: Replies,
}
