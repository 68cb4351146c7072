//! A question as it is shown, with what was answered so far; to whoever answers it and to whoever made it.

use crate::model::questionnaire::{Asks, Choices, Question, Typed, Vote};

/// A question with what was typed.
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// What was typed.
    pub typed: Typed,
    /// The key of the text that says what is wrong with it.
    pub fault: Option<&'static str>,
}

impl Asked<'_> {
    /// What stands in the one field that there is.
    pub fn value(&self) -> &str {
        self.typed.one("reply")
    }

    /// Whether a choice was made.
    pub fn is_chosen(&self, number: &u32) -> bool {
        self.typed.has("reply", &number.to_string())
    }

    /// Whether a vote was given.
    pub fn is_vote(&self, vote: &Vote) -> bool {
        self.value() == vote.word()
    }

    /// The place that was given to a choice.
    pub fn rank(&self, number: &u32) -> &str {
        self.typed.one(&format!("rank-{number}"))
    }

    /// Whether a row of a matrix has this column.
    pub fn is_cell(&self, row: &u32, column: &u32) -> bool {
        self.typed.one(&format!("row-{row}")) == column.to_string()
    }

    /// The places that there are, as they are typed.
    pub fn places(&self, choices: &Choices) -> Vec<String> {
        (1..=choices.list.len()).map(|place| place.to_string()).collect()
    }

    /// The steps of a scale.
    pub fn steps(&self, steps: &u32) -> Vec<u32> {
        (1..=*steps).collect()
    }

    /// The key of the text that says how to answer; empty where nothing needs to be said.
    pub fn hint(&self) -> &'static str {
        match &self.question.asks {
            Asks::Multiple { .. } => "asked-multiple",
            Asks::Ranking { .. } => "asked-ranking",
            Asks::Place => "asked-place",
            Asks::Date => "asked-date",
            Asks::LongText | Asks::ShortText => "asked-text",
            _ => "",
        }
    }

    /// What the field is described by.
    pub fn described(&self) -> String {
        let parts = [
            (!self.question.text.is_empty(), "question-text"),
            (!self.hint().is_empty(), "reply-hint"),
            (self.fault.is_some(), "reply-error"),
        ];
        parts.into_iter().filter(|(is_there, _)| *is_there).map(|(_, id)| id).collect::<Vec<_>>().join(" ")
    }

    /// The bounds of a number as they are said; nothing where there are none.
    pub fn bounds(&self, least: &Option<f64>, most: &Option<f64>) -> Option<(&'static str, String, String)> {
        let shown = |number: &Option<f64>| number.map(|number| number.to_string().replace('.', ",")).unwrap_or_default();
        let key = match (least, most) {
            (Some(_), Some(_)) => "asked-between",
            (Some(_), None) => "asked-least",
            (None, Some(_)) => "asked-most",
            (None, None) => return None,
        };
        Some((key, shown(least), shown(most)))
    }
}
