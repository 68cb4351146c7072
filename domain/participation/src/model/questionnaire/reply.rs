//! What somebody answered to one question, and all that somebody answered.

use super::question::Number;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody thinks of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vote {
    /// It is so.
    Agree,
    /// It is not so.
    Disagree,
    /// Neither, or no opinion.
    Pass,
}

impl Vote {
    /// Every vote, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Agree, Self::Disagree, Self::Pass];

    /// The word in forms and texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Disagree => "disagree",
            Self::Pass => "pass",
        }
    }

    /// By which routes know it.
    pub fn code(self) -> u32 {
        match self {
            Self::Agree => 1,
            Self::Disagree => 2,
            Self::Pass => 3,
        }
    }

    /// The vote with a word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|vote| vote.word() == word)
    }
}

/// Somewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A postcode, `8251` or `8251 AB`.
    Postcode(String),
    /// Latitude and longitude in degrees (WGS 84).
    Point(f64, f64),
    /// The name of a spot.
    Words(String),
}

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// Own words.
    Text(String),
    /// One choice.
    Choice(u32),
    /// Some choices.
    Choices(BTreeSet<u32>),
    /// A step on a scale.
    Step(u32),
    /// Choices in order; those without a place are left out.
    Order(Vec<u32>),
    /// Per row of a matrix its column.
    Cells(BTreeMap<u32, u32>),
    /// A number.
    Number(f64),
    /// A day.
    Date(NaiveDate),
    /// Somewhere.
    Place(Place),
    /// What somebody thinks of a statement.
    Vote(Vote),
}

impl Reply {
    /// What a route looks at.
    pub fn codes(&self) -> BTreeSet<u32> {
        match self {
            Self::Choice(number) | Self::Step(number) => BTreeSet::from([*number]),
            Self::Choices(numbers) => numbers.clone(),
            Self::Vote(vote) => BTreeSet::from([vote.code()]),
            _ => BTreeSet::new(),
        }
    }

    /// Whether it holds what somebody wrote themselves, which may be about anybody: that is kept sealed.
    pub fn is_own_words(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Place(_))
    }
}

/// All that somebody answered, by question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Replies(pub BTreeMap<Number, Reply>);

impl Replies {
    /// The answer to a question.
    pub fn of(&self, question: Number) -> Option<&Reply> {
        self.0.get(&question)
    }
}
