//! The newest figures of smaller areas and of groups.

use super::wording::Wording;
use crate::model::{Observation, Point};
use crate::store;
use agenda::model::Indicator;
use kernel::Result;
use kernel::areas::{Area, AreaLevel};
use sea_orm::ConnectionTrait;

/// The figures of one period below that of the municipality.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub districts: Vec<Part>,
    pub groups: Vec<Part>,
    /// How many neighbourhoods have a figure; they stand in the download.
    pub neighbourhoods: usize,
    /// Whether any of them has a margin.
    pub has_margin: bool,
}

/// One smaller area or group.
#[derive(Debug)]
pub(crate) struct Part {
    pub name: String,
    pub reading: String,
    pub margin: String,
}

/// What is known of the parts of a municipality, from all observations of one period.
pub(crate) async fn parts(
    db: &impl ConnectionTrait,
    words: &Wording<'_>,
    indicator: &Indicator,
    observations: &[Observation],
) -> Result<Parts> {
    let here = words.shell.settings.area.as_str();
    let table = observations.first().map(|one| one.source_table.clone()).unwrap_or_default();
    let codes = observations.iter().flat_map(|one| [one.area.clone(), one.group.clone()]);
    let names = store::labels(db, &table, codes).await?;
    let part = |code: &str, one: &Observation| {
        let point = Point::of(one, indicator, words.shell.settings.small_count);
        Part {
            name: names.get(code).cloned().unwrap_or_else(|| code.to_owned()),
            reading: words.reading(point.reading),
            margin: point.margin.map(|margin| words.margin(margin)).unwrap_or_default(),
        }
    };
    let mut parts = Parts::default();
    for one in observations {
        match (level_in(&one.area, here), one.group.is_empty()) {
            (Some(AreaLevel::Municipality), false) => parts.groups.push(part(&one.group, one)),
            (Some(AreaLevel::District), true) => parts.districts.push(part(&one.area, one)),
            (Some(AreaLevel::Neighbourhood), true) => parts.neighbourhoods += 1,
            _ => {}
        }
    }
    parts.has_margin = parts.districts.iter().chain(&parts.groups).any(|part| !part.margin.is_empty());
    Ok(parts)
}

/// The level of an area that lies in a municipality.
fn level_in(area: &str, municipality: &str) -> Option<AreaLevel> {
    let area: Area = area.parse().ok()?;
    (area.municipality()?.code() == municipality).then(|| area.level())
}
