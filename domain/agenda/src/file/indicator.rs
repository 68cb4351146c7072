//! What a strategy file holds of an indicator.

use super::Word;
use crate::model::Standing;
use crate::model::words::{AreaLevel, Frequency, IndicatorKind, TargetKind, Wanted};
use kernel::periods::Period;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// An indicator: a quantity by which a result is followed.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Indicator {
    /// Its readable key, unique among indicators.
    pub key: String,
    /// Its identity through all versions. Leave it out in a new file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", extend("format" = "uuid"))]
    pub id: Option<Uuid>,
    /// The key of the result that it follows.
    pub result: String,
    /// Whether it is part of what was decided.
    pub standing: Word<Standing>,
    /// Its name.
    pub name: String,
    /// What exactly is counted.
    pub definition: String,
    /// `%`, `per 1.000 inwoners`, `cijfer 0 tot 10`.
    pub unit: String,
    /// What sort of quantity it is.
    pub kind: Word<IndicatorKind>,
    /// What is counted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub numerator: String,
    /// Out of what.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub denominator: String,
    /// Which way it should go.
    pub direction: Word<Wanted>,
    /// How often a figure comes.
    pub frequency: Word<Frequency>,
    /// For which areas.
    #[schemars(length(min = 1))]
    pub areas: Vec<Word<AreaLevel>>,
    /// By which groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// Why this version words it differently from the one before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Where its figures come from.
    pub source: Source,
    /// Where it stood when the agenda began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Point")]
    pub baseline: Option<Point>,
    /// Where it should go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Target")]
    pub target: Option<Target>,
    /// From when figures cannot be compared with those before, in order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub r#break: Vec<Break>,
}

/// Where figures come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Source {
    /// Who publishes them: `CBS`.
    pub name: String,
    /// The table or monitor; may be an empty text.
    pub title: String,
    /// The table's id.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub table: String,
    /// The measure's code in that table.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub measure: String,
    /// The other dimensions, each fixed to one code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub select: BTreeMap<String, String>,
    /// The dimension whose codes become groups.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Its address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(extend("pattern" = "^https?://"))]
    pub url: String,
}

/// A value at a moment, in the indicator's unit.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Point {
    /// When, as CBS writes it: `2023JJ00`.
    #[schemars(with = "String", extend("pattern" = "^[0-9]{4}[A-Z0-9]{2}[0-9]{2}$"))]
    pub period: Period,
    /// The value.
    pub value: f64,
}

/// Where an indicator should go.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Target {
    /// How the path runs between the points.
    pub kind: Word<TargetKind>,
    /// The points, in order of time and none before the baseline.
    #[schemars(length(min = 1))]
    pub points: Vec<Point>,
}

/// A break in a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Break {
    /// The first period of the new series, as CBS writes it: `2023JJ00`.
    #[schemars(with = "String", extend("pattern" = "^[0-9]{4}[A-Z0-9]{2}[0-9]{2}$"))]
    pub period: Period,
    /// Why figures differ from then on.
    pub reason: String,
}
