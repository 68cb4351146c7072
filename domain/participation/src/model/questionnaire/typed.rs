//! What a form sends, name by name: what a form asks follows from its question, so no struct can say it beforehand.

use serde::Deserialize;

/// The fields of a form in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Typed(pub Vec<(String, String)>);

impl Typed {
    /// What stands in a field; nothing where it was not sent.
    pub fn one(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// Everything under one name.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Whether a field has this value, as ticked boxes do.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|other| other == value)
    }

    /// Adds a field.
    pub fn add(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }
}

/// A number as people type it: with a comma or a point before the decimals.
pub(super) fn decimal(typed: &str) -> Option<f64> {
    typed.trim().replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}
