//! The figures of comparable municipalities, for every part that shows them beside ours.

use crate::model::{Municipality, PeerFigures, PeerGroup, PeerValues, Peers, Point, points};
use crate::store;
use agenda::model::Indicator;
use kernel::ids::IndicatorId;
use kernel::{Result, settings};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// The official figures of these indicators in the group that was chosen to come first around our municipality (`here`, such as
/// `GM0303`): at most five queries for up to 500 indicators. Empty where areas were not taken in, or nothing is known of ours.
///
/// # Errors
/// When the database fails.
pub async fn peer_values_in(
    db: &impl ConnectionTrait,
    indicators: &[IndicatorId],
    here: &str,
) -> Result<HashMap<IndicatorId, PeerValues>> {
    let Some(group) = standard_group(db, here).await? else { return Ok(HashMap::new()) };
    let values = store::peer_values(db, indicators, &group.members).await?;
    Ok(values.into_iter().map(|(id, periods)| (id, PeerValues { group: group.clone(), periods })).collect())
}

async fn standard_group(db: &impl ConnectionTrait, here: &str) -> Result<Option<PeerGroup>> {
    let Some(ours) = store::ours(db, here).await? else { return Ok(None) };
    let choice = store::peer_choice(db).await?;
    match ours.municipality.kind(&choice, None) {
        Some(kind) => store::peer_group(db, &ours, &choice, kind).await,
        None => Ok(None),
    }
}

/// All that is known of one indicator for the municipalities of a group: two queries.
///
/// # Errors
/// When the database fails.
pub async fn peers_of(db: &impl ConnectionTrait, indicator: &Indicator, group: PeerGroup) -> Result<Peers> {
    let settings = settings::read(db).await?.settings;
    let codes: Vec<&str> = group.members.iter().map(|one| one.code.as_str()).collect();
    let mut by_area: HashMap<String, Vec<Point>> = HashMap::new();
    let observations = store::of_areas(db, &[indicator.id], &codes).await?;
    for (one, point) in observations.iter().zip(points(&observations, indicator, &settings)) {
        by_area.entry(one.area.clone()).or_default().push(point);
    }
    let figures = |municipality: &Municipality| {
        let mut points = by_area.remove(&municipality.code).unwrap_or_default();
        points.sort_by_key(|point| point.period);
        PeerFigures { municipality: municipality.clone(), points }
    };
    let figures = group.members.iter().map(figures).collect();
    Ok(Peers { group, figures })
}
