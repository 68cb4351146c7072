//! What the figures of a made-up municipality are made from, as `world/waterstad/cijfers.toml` tells.

use serde::Deserialize;
use sources::Nothing;
use std::collections::BTreeMap;

/// A made-up municipality.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct World {
    pub first_year: u16,
    pub last_year: u16,
    pub boundary_source: String,
    pub districts: BTreeMap<String, District>,
    pub indicator: BTreeMap<String, Recipe>,
}

/// A district: its share of the inhabitants, and how unfavourable it is (above 0) or favourable (below).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct District {
    pub name: String,
    pub share: f64,
    pub lean: f64,
}

/// What the figures of one indicator are made from; the file itself explains each field.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Recipe {
    pub start: f64,
    pub end: f64,
    pub noise: f64,
    pub sample: f64,
    pub national_start: Option<f64>,
    pub national_end: Option<f64>,
    pub district_spread: f64,
    #[serde(default)]
    pub neighbourhoods: bool,
    pub decimals: i32,
    pub provisional: bool,
    pub first_year: u16,
    pub missing: Vec<Missing>,
}

/// A figure that is not there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Missing {
    pub year: u16,
    pub kind: String,
    pub area: Option<String>,
}

impl Recipe {
    /// Why there is no figure for a year and area; `None` when there is one.
    pub fn missing(&self, year: u16, area: &str, own: &str) -> Option<Nothing> {
        let found = self.missing.iter().find(|missing| missing.year == year && missing.area.as_deref().unwrap_or(own) == area)?;
        crate::model::read_nothing(&found.kind)
    }
}
