//! What a set of figures is about: its source, measures, dimensions and periods.

use chrono::NaiveDate;
use kernel::periods::Period;
use serde::{Deserialize, Serialize};

use crate::Provenance;

/// A table as its publisher describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The publisher's own code: `83841NED`.
    pub id: String,
    /// The publisher's title.
    pub title: String,
    /// The day of the last change, when told.
    pub modified: Option<NaiveDate>,
    /// The licence: a web address or a name. Empty when not told.
    pub licence: String,
    /// Who publishes the figures: `CBS`.
    pub source: String,
    /// What is measured.
    pub measures: Vec<Measure>,
    /// All dimensions, period and area too.
    pub dimensions: Vec<Dimension>,
    /// The periods and their status; empty when only the rows tell.
    pub periods: Vec<PeriodStatus>,
}

/// One thing that is measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Code within the table.
    pub code: String,
    /// The publisher's title.
    pub title: String,
    /// Unit as the publisher writes it: `%`, `x 1 000`, `aantal`. A value of 481.8 in `x 1 000` is 481,800.
    #[serde(default)]
    pub unit: String,
    /// Number of decimals to show.
    #[serde(default)]
    pub decimals: u8,
    /// The publisher's explanation.
    #[serde(default)]
    pub description: String,
}

/// One way in which the figures are broken down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Code within the table, as used in [`crate::Cell::dims`].
    pub code: String,
    /// The publisher's title.
    pub title: String,
    /// What the codes are.
    pub kind: DimensionKind,
    /// The codes; empty when only the rows tell.
    pub codes: Vec<Code>,
}

/// What the codes of a dimension are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DimensionKind {
    /// Periods.
    Time,
    /// Areas, with the year of the division when told.
    Area(Option<u16>),
    /// Anything else: groups of people, thresholds, kinds of support.
    Other,
}

/// One code of a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The code in the rows, without padding.
    pub code: String,
    /// What it stands for.
    pub title: String,
}

/// A period of the table and how sure its figures are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodStatus {
    /// The period.
    pub period: Period,
    /// How sure.
    pub status: Provenance,
    /// The publisher's own word: "Definitief", "Voorlopig", "NaderVoorlopig".
    pub given: String,
}
