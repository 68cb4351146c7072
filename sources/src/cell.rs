//! One figure: what was measured, when, where, of whom, and how sure it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::areas::Area;
use kernel::periods::Period;
use serde::{Deserialize, Serialize};

/// One figure, or the reason why there is none, with the place it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Code of the measure within the table; its title and unit are in [`crate::Table::measures`].
    pub measure: String,
    /// When.
    pub period: Period,
    /// Where. With the year of the division when the source tells it.
    pub area: Area,
    /// The codes of the other dimensions, by dimension.
    pub dims: BTreeMap<String, String>,
    /// The figure, in the unit of the measure.
    pub value: Reading,
    /// How sure the figure is.
    pub status: Provenance,
    /// What the source adds in its own words, such as a value attribute that is not known here.
    pub note: Option<String>,
    /// The file and row it was read from.
    pub at: Location,
}

/// A figure or the absence of one. Absence is never 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// A figure. Finite, always.
    Value(f64),
    /// No figure, and why.
    Nothing(Nothing),
}

/// Why there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nothing {
    /// It cannot exist: the combination is impossible.
    Impossible,
    /// It may exist, but is unknown or too uncertain to publish; also when the source does not say why it is missing.
    Unknown,
    /// It exists and is kept back to protect people.
    Secret,
    /// Whoever should supply it did not, or not yet.
    NotDelivered,
}

/// How sure a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Provenance {
    /// May still change. CBS: "Voorlopig" and "Nader voorlopig"; also when the source does not say.
    Provisional,
    /// Will not change. CBS: "Definitief".
    Final,
    /// Computed by someone other than the source of the figures.
    Derived,
}

/// Where in which file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// Name of the file as it was given.
    pub file: Arc<str>,
    /// Row as a spreadsheet program numbers it: the first row is 1. In CSV, blank rows are not counted. In JSON, the
    /// place of the record in its page.
    pub row: u64,
}
