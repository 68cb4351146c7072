//! One screen of a questionnaire: what it asks, and when it is shown.

use super::route::Condition;
use super::wording::Wording;
use kernel::ids::AnchorPointId;
use serde::{Deserialize, Serialize};

/// The number of a question in its questionnaire. It outlives versions and is given once, so that answers stay with their question.
pub type Number = u32;

/// A question, or a page that only explains.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// By which it is known.
    pub number: Number,
    /// The anchor point that it is asked about; a free question has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<AnchorPointId>,
    /// The question itself.
    pub title: Wording,
    /// What helps to understand it; may be empty.
    #[serde(default, skip_serializing_if = "Wording::is_empty")]
    pub text: Wording,
    /// Whether nobody comes past it without an answer.
    #[serde(default)]
    pub needed: bool,
    /// How it is answered.
    pub asks: Asks,
    /// When it is shown; always, where nothing stands here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<Condition>,
}

/// Something to choose, by a number that is given once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// By which an answer names it.
    pub number: u32,
    /// What it says.
    pub words: Wording,
}

/// What there is to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// In the order in which they are shown.
    pub list: Vec<Choice>,
    /// The last number that was given; never given again.
    pub last: u32,
}

impl Choices {
    /// A new choice at the end.
    pub fn add(&mut self, words: Wording) {
        self.last += 1;
        self.list.push(Choice { number: self.last, words });
    }

    /// The choice with a number.
    pub fn find(&self, number: u32) -> Option<&Choice> {
        self.list.iter().find(|choice| choice.number == number)
    }

    /// All numbers.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.list.iter().map(|choice| choice.number)
    }
}

impl FromIterator<Wording> for Choices {
    fn from_iter<T: IntoIterator<Item = Wording>>(all: T) -> Self {
        let mut choices = Self::default();
        all.into_iter().for_each(|words| choices.add(words));
        choices
    }
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Asks {
    /// A few own words.
    ShortText,
    /// Own words, as many as somebody likes.
    LongText,
    /// One of some choices.
    Single {
        /// Which.
        choices: Choices,
    },
    /// As many as fit.
    Multiple {
        /// Which.
        choices: Choices,
    },
    /// A step on a scale from 1.
    Scale {
        /// How many, 2 to 11.
        steps: u32,
        /// What the first one means.
        low: Wording,
        /// What the last one means.
        high: Wording,
    },
    /// Choices in order, the most important first.
    Ranking {
        /// Which.
        choices: Choices,
    },
    /// One of the same few answers in each row.
    Matrix {
        /// What each row is about.
        rows: Choices,
        /// The answers.
        columns: Choices,
    },
    /// A number.
    Number {
        /// Not below this.
        least: Option<f64>,
        /// Not above this.
        most: Option<f64>,
        /// What is counted: `jaar`; may be empty.
        unit: Wording,
    },
    /// A day.
    Date,
    /// Somewhere: a postcode, coordinates, or the name of a spot.
    Place,
    /// Agree, disagree or pass on what the title says.
    Statement,
    /// Nothing: a page to read.
    Explanation,
}

impl Asks {
    /// The words of all kinds, in the order in which they are offered.
    pub const WORDS: [&str; 12] = [
        "short_text",
        "long_text",
        "single",
        "multiple",
        "scale",
        "statement",
        "matrix",
        "ranking",
        "number",
        "date",
        "place",
        "explanation",
    ];

    /// The word of its kind, in the database and the texts.
    pub fn word(&self) -> &'static str {
        match self {
            Self::ShortText => "short_text",
            Self::LongText => "long_text",
            Self::Single { .. } => "single",
            Self::Multiple { .. } => "multiple",
            Self::Scale { .. } => "scale",
            Self::Ranking { .. } => "ranking",
            Self::Matrix { .. } => "matrix",
            Self::Number { .. } => "number",
            Self::Date => "date",
            Self::Place => "place",
            Self::Statement => "statement",
            Self::Explanation => "explanation",
        }
    }

    /// A kind by its word, with nothing in it yet.
    pub fn fresh(word: &str) -> Option<Self> {
        let choices = Choices::default;
        Some(match word {
            "short_text" => Self::ShortText,
            "long_text" => Self::LongText,
            "single" => Self::Single { choices: choices() },
            "multiple" => Self::Multiple { choices: choices() },
            "scale" => Self::Scale { steps: 5, low: Wording::default(), high: Wording::default() },
            "ranking" => Self::Ranking { choices: choices() },
            "matrix" => Self::Matrix { rows: choices(), columns: choices() },
            "number" => Self::Number { least: None, most: None, unit: Wording::default() },
            "date" => Self::Date,
            "place" => Self::Place,
            "statement" => Self::Statement,
            "explanation" => Self::Explanation,
            _ => return None,
        })
    }

    /// Whether it asks for own words: these become contributions, each with an answer of its own.
    pub fn is_own_words(&self) -> bool {
        matches!(self, Self::ShortText | Self::LongText)
    }

    /// What it has to choose from, as far as it has.
    pub fn choices(&self) -> Option<&Choices> {
        match self {
            Self::Single { choices } | Self::Multiple { choices } | Self::Ranking { choices } => Some(choices),
            _ => None,
        }
    }

    /// The answers that a route can look at, by their numbers: choices, steps of a scale, and votes.
    pub fn codes(&self) -> Vec<u32> {
        match self {
            Self::Single { choices } | Self::Multiple { choices } => choices.numbers().collect(),
            Self::Scale { steps, .. } => (1..=*steps).collect(),
            Self::Statement => super::reply::Vote::ALL.into_iter().map(super::reply::Vote::code).collect(),
            _ => Vec::new(),
        }
    }

    /// Every text in it that is translated.
    pub fn wordings(&self) -> Vec<&Wording> {
        match self {
            Self::Single { choices } | Self::Multiple { choices } | Self::Ranking { choices } => words(choices).collect(),
            Self::Scale { low, high, .. } => vec![low, high],
            Self::Matrix { rows, columns } => words(rows).chain(words(columns)).collect(),
            Self::Number { unit, .. } => vec![unit],
            _ => Vec::new(),
        }
    }
}

fn words(choices: &Choices) -> impl Iterator<Item = &Wording> {
    choices.list.iter().map(|choice| &choice.words)
}
