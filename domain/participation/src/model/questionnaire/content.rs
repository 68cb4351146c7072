//! What one version of a questionnaire says.

use super::question::{Asks, Number, Question};
use super::route::RouteFault;
use super::wording::Wording;
use chrono::NaiveDate;
use kernel::settings::Lang;
use serde::{Deserialize, Serialize};

/// How people come to answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WayToAnswer {
    /// Anybody, as often as they like: no account and no address is kept, so nobody can tell whether two answers are of one person.
    #[default]
    Open,
    /// By a link that works for one response: nobody answers twice, and who made the links can know for whom each was.
    Link,
    /// Signed in: nobody answers twice, and it is known who answered.
    Account,
}

impl WayToAnswer {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Open, Self::Link, Self::Account];

    /// The word in forms and texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Link => "link",
            Self::Account => "account",
        }
    }

    /// The way with a word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.word() == word)
    }
}

/// All that a version says. A published one is kept as it is, for good.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// What it is called.
    pub title: Wording,
    /// What it is about, and for what it is asked.
    #[serde(default)]
    pub purpose: Wording,
    /// Who asks.
    #[serde(default)]
    pub asked_by: Wording,
    /// What happens with the answers, and when people hear of it.
    #[serde(default)]
    pub follow_up: Wording,
    /// How people come to answer.
    #[serde(default)]
    pub way: WayToAnswer,
    /// The last day on which it can be answered; none where somebody closes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<NaiveDate>,
    /// In the order in which they are asked.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// The last number that a question got; never given again.
    #[serde(default)]
    pub last: Number,
}

/// What a version still lacks before it can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A text that says who asks, for what, or what happens with the answers; by the key of its label.
    Text(&'static str),
    /// A question to answer.
    Question,
    /// The text of this question.
    Title(Number),
    /// Enough to choose from, in this question.
    Choices(Number),
    /// A right route.
    Route(RouteFault),
}

/// What somebody needs for one question, in seconds: our rule of thumb, for the sentence that says how long it takes.
const SECONDS_TO_CHOOSE: usize = 20;
const SECONDS_TO_WRITE: usize = 60;

impl Content {
    /// The question with a number.
    pub fn question(&self, number: Number) -> Option<&Question> {
        self.questions.iter().find(|question| question.number == number)
    }

    /// Where a question stands, from 1.
    pub fn place(&self, number: Number) -> Option<usize> {
        Some(self.questions.iter().position(|question| question.number == number)? + 1)
    }

    /// Puts a question at the end, with a number of its own.
    pub fn add(&mut self, mut question: Question) -> Number {
        self.last += 1;
        question.number = self.last;
        self.questions.push(question);
        self.last
    }

    /// Puts a changed question in its place; whether it was there.
    pub fn replace(&mut self, question: Question) -> bool {
        let old = self.questions.iter_mut().find(|old| old.number == question.number);
        old.map(|old| *old = question).is_some()
    }

    /// Takes a question out; whether it was there.
    pub fn remove(&mut self, number: Number) -> bool {
        let before = self.questions.len();
        self.questions.retain(|question| question.number != number);
        self.questions.len() < before
    }

    /// Moves a question one place up or down; whether there was room.
    pub fn shift(&mut self, number: Number, up: bool) -> bool {
        let Some(place) = self.questions.iter().position(|question| question.number == number) else { return false };
        let other = if up { place.checked_sub(1) } else { Some(place + 1).filter(|next| *next < self.questions.len()) };
        other.map(|other| self.questions.swap(place, other)).is_some()
    }

    /// How long it takes about, in whole minutes; at least one.
    pub fn minutes(&self) -> usize {
        let seconds = |question: &Question| if question.asks.is_own_words() { SECONDS_TO_WRITE } else { SECONDS_TO_CHOOSE };
        self.questions.iter().map(seconds).sum::<usize>().div_ceil(60).max(1)
    }

    /// How many questions there are to answer.
    pub fn count(&self) -> usize {
        self.questions.iter().filter(|question| question.asks != Asks::Explanation).count()
    }

    /// What it still lacks before it can be published.
    pub fn lacks(&self) -> Vec<Lack> {
        let texts = [
            ("questionnaire-title-label", &self.title),
            ("questionnaire-purpose", &self.purpose),
            ("questionnaire-asked-by", &self.asked_by),
            ("questionnaire-follow-up", &self.follow_up),
        ];
        let texts = texts.into_iter().filter(|(_, text)| text.nl.is_empty()).map(|(label, _)| Lack::Text(label));
        let none = (self.count() == 0).then_some(Lack::Question);
        let unwritten = self.questions.iter().filter(|question| question.title.nl.is_empty());
        let unwritten = unwritten.map(|question| Lack::Title(question.number));
        let few =
            self.questions.iter().filter(|question| question.asks.has_too_few()).map(|question| Lack::Choices(question.number));
        texts.chain(none).chain(unwritten).chain(few).chain(self.route_faults().into_iter().map(Lack::Route)).collect()
    }

    /// The questions with a text that is not there in a language, and whether one at the beginning is.
    pub fn untranslated(&self, lang: Lang) -> (bool, Vec<Number>) {
        let beginning = [&self.title, &self.purpose, &self.asked_by, &self.follow_up].into_iter().any(|text| text.lacks(lang));
        let of = |question: &Question| {
            question.title.lacks(lang) || question.text.lacks(lang) || question.asks.wordings().iter().any(|text| text.lacks(lang))
        };
        (beginning, self.questions.iter().filter(|question| of(question)).map(|question| question.number).collect())
    }
}

impl Asks {
    /// Whether there is too little to choose from.
    fn has_too_few(&self) -> bool {
        match self {
            Self::Matrix { rows, columns } => rows.list.is_empty() || columns.list.len() < 2,
            _ => self.choices().is_some_and(|choices| choices.list.len() < 2),
        }
    }
}
