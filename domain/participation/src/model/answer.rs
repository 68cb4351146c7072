//! What the municipality answered to contributions.

use chrono::NaiveDate;
use kernel::Moment;
use kernel::faults::Faults;
use kernel::ids::AnswerId;
use serde::Deserialize;

/// What became of a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnswerKind {
    /// It was used; links say where.
    Used,
    /// Some of it was used.
    Partly,
    /// It was not used; the text says why.
    NotUsed,
    /// It is still looked at, until a day.
    Looking(NaiveDate),
}

impl AnswerKind {
    /// The words of all of them, in the order of the keys on the keyboard.
    pub const WORDS: [&str; 4] = ["used", "partly", "not_used", "looking"];

    /// The word in the database and the texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Used => Self::WORDS[0],
            Self::Partly => Self::WORDS[1],
            Self::NotUsed => Self::WORDS[2],
            Self::Looking(_) => Self::WORDS[3],
        }
    }

    /// The one with this word; looking at something has a day.
    pub fn read(word: &str, until: Option<NaiveDate>) -> Option<Self> {
        match word {
            "used" => Some(Self::Used),
            "partly" => Some(Self::Partly),
            "not_used" => Some(Self::NotUsed),
            "looking" => until.map(Self::Looking),
            _ => None,
        }
    }

    /// Until when it is still looked at.
    pub fn until(self) -> Option<NaiveDate> {
        if let Self::Looking(until) = self { Some(until) } else { None }
    }

    /// Whether the giver knows what became of it.
    pub fn is_final(self) -> bool {
        self.until().is_none()
    }
}

/// An answer. One may serve many contributions; it never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its id.
    pub id: AnswerId,
    /// What became of it.
    pub kind: AnswerKind,
    /// In words.
    pub text: String,
    /// When it was given.
    pub given: Moment,
}

/// An answer as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AnswerDraft {
    /// The word of an [`AnswerKind`].
    pub kind: String,
    /// Free text.
    pub answer: String,
    /// A day as `2026-01-31`, of what is still looked at.
    pub until: String,
}

/// What is stored of an answer, found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerChange {
    /// What became of it.
    pub kind: AnswerKind,
    /// In words.
    pub text: String,
}

impl AnswerDraft {
    /// Checks what was typed.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, today: NaiveDate) -> Result<AnswerChange, Faults> {
        let mut faults = Faults::none();
        let text = faults.needed("answer", &self.answer, 2000);
        let until = people::model::read_day(&self.until);
        if self.kind == "looking" && until.is_none_or(|until| until < today) {
            faults.add("until", "fault-answer-until");
        }
        let kind = AnswerKind::read(&self.kind, until.or(Some(today))).unwrap_or_else(|| {
            faults.add("kind", "fault-answer-kind");
            AnswerKind::Used
        });
        faults.or(AnswerChange { kind, text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(kind: &str, until: &str) -> AnswerDraft {
        AnswerDraft { kind: kind.to_owned(), answer: "Daarom.".to_owned(), until: until.to_owned() }
    }

    #[test]
    fn every_answer_says_why_and_what_is_looked_at_has_a_day_to_come() {
        let today: NaiveDate = "2026-07-01".parse().unwrap();
        assert_eq!(draft("used", "").check(today).unwrap().kind, AnswerKind::Used);
        let looking = draft("looking", "2026-07-01").check(today).unwrap().kind;
        assert_eq!((looking, looking.is_final()), (AnswerKind::Looking(today), false));
        for until in ["", "2026-06-30", "ooit"] {
            assert_eq!(draft("looking", until).check(today).unwrap_err().of("until"), Some("fault-answer-until"), "{until}");
        }
        assert_eq!(draft("iets", "").check(today).unwrap_err().of("kind"), Some("fault-answer-kind"));
        let silent = AnswerDraft { answer: " ".to_owned(), ..draft("not_used", "") };
        assert_eq!(silent.check(today).unwrap_err().of("answer"), Some("fault-empty"));
    }

    #[test]
    fn every_kind_is_read_as_it_is_written() {
        let day: NaiveDate = "2026-07-01".parse().unwrap();
        for kind in [AnswerKind::Used, AnswerKind::Partly, AnswerKind::NotUsed, AnswerKind::Looking(day)] {
            assert_eq!(AnswerKind::read(kind.word(), kind.until()), Some(kind));
        }
        assert_eq!(AnswerKind::read("looking", None), None);
    }
}
