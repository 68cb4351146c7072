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
    pub country: Country,
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

/// The municipalities around it, itself too, by their codes, and the names of their provinces.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Country {
    pub source: String,
    pub provinces: BTreeMap<String, String>,
    pub municipalities: BTreeMap<String, Neighbour>,
    /// The codes of those that an officer picked, and why.
    pub picked: Vec<String>,
    pub reason: String,
}

/// A municipality: what it shares with others, how unfavourable it is, and why it has no figures from a year on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Neighbour {
    pub name: String,
    pub province: String,
    pub inhabitants: u64,
    pub size_class: String,
    pub urbanity: String,
    pub lean: f64,
    pub nothing: Option<String>,
    #[serde(default)]
    pub nothing_since: u16,
}

impl Neighbour {
    /// Why there is no figure for a year; `None` when there is one.
    pub fn missing(&self, year: u16) -> Option<Nothing> {
        let kind = self.nothing.as_ref().filter(|_| year >= self.nothing_since)?;
        crate::model::read_nothing(kind)
    }
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
