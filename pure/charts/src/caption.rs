//! What a chart of figures says of itself, and how it writes them.

use crate::number::Locale;

/// The name and the title of a chart, and how its figures are written.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    /// Unique on the page; what cannot stand in an id becomes a hyphen.
    pub id: String,
    /// What is drawn, with place and period.
    pub title: String,
    /// What the figures do, in words, or that the table follows.
    pub desc: String,
    /// Directly behind the top tick and each value: "%", or " uur" with its space.
    pub unit_suffix: String,
    /// The decimals of the figures, six at most.
    pub decimals: u8,
    /// How the figures are written.
    pub locale: Locale,
}

impl Caption {
    /// A figure with its unit.
    pub(crate) fn written(&self, value: f64) -> String {
        self.written_with(value, self.decimals)
    }

    /// A figure with its unit and other decimals.
    pub(crate) fn written_with(&self, value: f64, decimals: u8) -> String {
        format!("{}{}", self.locale.number(value, decimals), self.unit_suffix)
    }
}
