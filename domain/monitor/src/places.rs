//! The smaller areas of the municipality with what is shown of them, for every part that draws or lists them.

use crate::model::{Ground, Place, Question, places, points};
use crate::store;
use agenda::model::Indicator;
use kernel::Result;
use kernel::areas::AreaLevel;
use kernel::periods::Period;
use kernel::settings::Settings;
use sea_orm::ConnectionTrait;

/// The areas of these levels in a period; a level without any observation is left out.
///
/// # Errors
/// When the database fails.
pub async fn places_in(
    db: &impl ConnectionTrait,
    settings: &Settings,
    indicator: &Indicator,
    period: Period,
    levels: &[AreaLevel],
) -> Result<Vec<(AreaLevel, Vec<Place>)>> {
    let municipality = settings.area.as_str();
    let observations = store::parts_in(db, indicator.id, municipality, period).await?;
    let shown = points(&observations, indicator, settings);
    let names = store::labels(db, "", observations.iter().map(|one| one.area.clone())).await?;
    let in_period = observations.iter().filter(|one| one.period == period);
    let year = in_period.map(|one| one.division.unwrap_or(period.year())).max().unwrap_or(period.year());
    let mut found = Vec::new();
    for level in levels {
        let outlines = store::outlined(db, municipality, *level, year).await?;
        let of = Question { level: *level, period, municipality };
        found.extend(places(of, &observations, &shown, Ground { names: names.clone(), outlines }).map(|places| (*level, places)));
    }
    Ok(found)
}
