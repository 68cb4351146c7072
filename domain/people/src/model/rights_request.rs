//! What people ask about their own data. Every request gets an answer within a month (GDPR, article 12, paragraph 3).

use chrono::{Months, NaiveDate};
use kernel::Moment;
use kernel::clock::day;
use kernel::faults::Faults;
use kernel::ids::{PersonId, RightsRequestId};
use serde::Deserialize;

/// So long may a text be.
const LONGEST: usize = 4000;
/// An answer comes within so many months.
const ANSWERED_WITHIN: Months = Months::new(1);

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RightsRequestKind {
    /// To put something right (article 16).
    Correct,
    /// To erase it (article 17).
    Erase,
    /// To leave it unused for the time being (article 18).
    Restrict,
    /// To stop using it (article 21).
    Object,
}

impl RightsRequestKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Correct, Self::Erase, Self::Restrict, Self::Object];

    /// The word by which the database and the texts know it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Correct => "correct",
            Self::Erase => "erase",
            Self::Restrict => "restrict",
            Self::Object => "object",
        }
    }

    /// The kind with this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RightsRequest {
    /// Its id.
    pub id: RightsRequestId,
    /// Who asks.
    pub person: PersonId,
    /// What.
    pub kind: RightsRequestKind,
    /// In their own words; none when they were deleted.
    pub text: Option<String>,
    /// When.
    pub created: Moment,
    /// The answer and its moment.
    pub answer: Option<(String, Moment)>,
}

impl RightsRequest {
    /// The last day on which an answer is in time.
    pub fn due(&self) -> NaiveDate {
        let asked = day(self.created);
        asked.checked_add_months(ANSWERED_WITHIN).unwrap_or(asked)
    }

    /// Whether it has no answer while it should.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.answer.is_none() && self.due() < today
    }
}

/// A request as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct RightsRequestDraft {
    /// A word of [`RightsRequestKind`].
    pub kind: String,
    /// Free text.
    pub text: String,
}

impl RightsRequestDraft {
    /// What is asked and in which words, or what is wrong.
    ///
    /// # Errors
    /// Faults by field.
    pub fn check(&self) -> Result<(RightsRequestKind, String), Faults> {
        let mut faults = Faults::none();
        let kind = RightsRequestKind::read(&self.kind);
        if kind.is_none() {
            faults.add("kind", "fault-rights-kind");
        }
        let text = faults.needed("text", &self.text, LONGEST);
        match kind {
            Some(kind) => faults.or((kind, text)),
            None => Err(faults),
        }
    }
}

/// So many requests of one person wait for an answer at most.
pub const OPEN_REQUESTS: u64 = 5;

/// The text of an answer, or what is wrong with it.
///
/// # Errors
/// Faults of the field `answer`.
pub fn check_answer(typed: &str) -> Result<String, Faults> {
    let mut faults = Faults::none();
    let text = faults.needed("answer", typed, LONGEST);
    faults.or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};

    #[test]
    fn an_answer_is_due_within_a_month_to_the_day() {
        let created: DateTime<Utc> = "2026-01-31T22:30:00Z".parse().unwrap();
        let (id, person) = (RightsRequestId::fresh(), PersonId::fresh());
        let request = RightsRequest { id, person, kind: RightsRequestKind::Correct, text: None, created, answer: None };
        let on = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(request.due(), on("2026-02-28"));
        assert!(!request.is_late(on("2026-02-28")) && request.is_late(on("2026-03-01")));
        let answered = RightsRequest { answer: Some(("Ja.".to_owned(), created)), ..request };
        assert!(!answered.is_late(on("2026-03-01")));
    }

    #[test]
    fn a_request_says_what_and_why() {
        let faults = RightsRequestDraft { kind: "x".to_owned(), text: " ".to_owned() }.check().unwrap_err();
        assert_eq!((faults.of("kind"), faults.of("text")), (Some("fault-rights-kind"), Some("fault-empty")));
        let long = RightsRequestDraft { kind: "erase".to_owned(), text: "x".repeat(LONGEST + 1) };
        assert_eq!(long.check().unwrap_err().of("text"), Some("fault-too-long"));
        let right = RightsRequestDraft { kind: "erase".to_owned(), text: " Weg ermee. ".to_owned() };
        assert_eq!(right.check().unwrap(), (RightsRequestKind::Erase, "Weg ermee.".to_owned()));
    }
}
