//! An indicator: a meaningful quantity by which a result is followed.

use super::words::{AreaLevel, Frequency, IndicatorKind, TargetKind, Wanted};
use kernel::ids::{IndicatorId, ResultId};
use kernel::periods::Period;
use std::collections::BTreeMap;

/// Whether an indicator is part of what was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It belongs to the version and changes only with it.
    Adopted,
    /// Somebody proposes it. It hangs beside the version, may change at any time, and every page says so.
    Proposal,
}

impl super::words::Choice for Standing {
    const ALL: &'static [Self] = &[Self::Adopted, Self::Proposal];
    fn word(self) -> &'static str {
        match self {
            Self::Adopted => "adopted",
            Self::Proposal => "proposal",
        }
    }
}

/// Where its figures come from. Without a source there is no figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Who publishes it: `CBS`.
    pub name: String,
    /// The table or monitor.
    pub title: String,
    /// The table's id; may be empty.
    pub table: String,
    /// The measure's code in that table; may be empty.
    pub measure: String,
    /// The other dimensions, each fixed to one code.
    pub select: BTreeMap<String, String>,
    /// The dimension whose codes become groups; may be empty.
    pub by: String,
    /// Its address; may be empty.
    pub url: String,
}

/// Where it stood when the agenda began.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    /// When.
    pub period: Period,
    /// The value, in the indicator's unit.
    pub value: f64,
}

/// A point that the target path passes.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetPoint {
    /// When.
    pub period: Period,
    /// The value, in the indicator's unit.
    pub value: f64,
}

/// Where it should go.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// How the path runs between the points.
    pub kind: TargetKind,
    /// The points, in order of time; at least one.
    pub points: Vec<TargetPoint>,
}

/// A period from which figures cannot be compared with those before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The first period of the new series.
    pub period: Period,
    /// Why.
    pub reason: String,
}

/// An indicator in one version of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its id, through all versions.
    pub id: IndicatorId,
    /// Its readable key, as in `/indicatoren/eenzaamheid-65-plus`.
    pub key: String,
    /// The result it follows.
    pub result: ResultId,
    /// Whether it was decided.
    pub standing: Standing,
    /// Its name.
    pub name: String,
    /// What exactly is counted.
    pub definition: String,
    /// `%`, `per 1.000 inwoners`, `cijfer 0 tot 10`.
    pub unit: String,
    /// What sort of quantity.
    pub kind: IndicatorKind,
    /// What is counted; may be empty.
    pub numerator: String,
    /// Out of what; may be empty.
    pub denominator: String,
    /// Which way it should go.
    pub wanted: Wanted,
    /// How often a figure comes.
    pub frequency: Frequency,
    /// For which areas.
    pub areas: Vec<AreaLevel>,
    /// By which groups.
    pub groups: Vec<String>,
    /// Where the figures come from.
    pub source: Source,
    /// Where it stood at the start.
    pub baseline: Option<Baseline>,
    /// Where it should go.
    pub target: Option<Target>,
    /// Where the series breaks, in order of time.
    pub breaks: Vec<Break>,
    /// Why this version words it differently from the one before.
    pub reason: String,
    /// Counts up with every save.
    pub revision: i64,
}
