//! The figures of many indicators at once, for every part that shows them beside something else.

use crate::model::{Figure, Observation, Point, points};
use crate::store;
use agenda::model::{Agenda, Indicator};
use kernel::areas::Area;
use kernel::ids::IndicatorId;
use kernel::{Result, settings};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, HashMap};

/// The figures of these indicators for a municipality (`GM0303`) and the country, as the current agenda defines them.
/// An indicator that the current agenda does not have is left out.
///
/// # Errors
/// When the database fails.
pub async fn figures(db: &impl ConnectionTrait, indicators: &[IndicatorId], area: &str) -> Result<HashMap<IndicatorId, Figure>> {
    match agenda::store::current(db).await? {
        Some(agenda) => figures_in(db, &agenda, indicators, area).await,
        None => Ok(HashMap::new()),
    }
}

/// As [`figures`], by the definitions of an agenda that was read already: three queries for up to 500 indicators.
///
/// # Errors
/// When the database fails.
pub async fn figures_in(
    db: &impl ConnectionTrait,
    agenda: &Agenda,
    indicators: &[IndicatorId],
    area: &str,
) -> Result<HashMap<IndicatorId, Figure>> {
    let settings = settings::read(db).await?.settings;
    let country = Area::netherlands();
    let mut by_indicator: HashMap<IndicatorId, Vec<Observation>> = HashMap::new();
    for one in store::of_areas(db, indicators, &[area, country.code()]).await? {
        by_indicator.entry(one.indicator).or_default().push(one);
    }
    let mut figures = HashMap::new();
    for (_, _, indicator) in agenda.indicators().filter(|(_, _, indicator)| indicators.contains(&indicator.id)) {
        let observations = by_indicator.remove(&indicator.id).unwrap_or_default();
        let (own, national): (Vec<_>, Vec<_>) = observations.into_iter().partition(|one| one.area == area);
        figures.insert(
            indicator.id,
            Figure::new(indicator, points(&own, indicator, &settings), points(&national, indicator, &settings)),
        );
    }
    Ok(figures)
}

/// The figure of one indicator in every area that has one, by its code: one query.
///
/// # Errors
/// When the database fails.
pub async fn everywhere(db: &impl ConnectionTrait, indicator: &Indicator) -> Result<BTreeMap<String, Figure>> {
    let settings = settings::read(db).await?.settings;
    let observations = store::all(db, indicator.id).await?;
    let mut by_area: BTreeMap<String, Vec<Point>> = BTreeMap::new();
    for (one, point) in observations.iter().zip(points(&observations, indicator, &settings)).filter(|(one, _)| one.group.is_empty())
    {
        by_area.entry(one.area.clone()).or_default().push(point);
    }
    Ok(by_area.into_iter().map(|(area, points)| (area, Figure::new(indicator, points, Vec::new()))).collect())
}
