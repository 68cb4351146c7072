//! The figures that a report may show: what the part with the figures gives, without what a third party derived.

use crate::model::{DistrictFigures, FigurePoint, IndicatorFigure, Stand};
use agenda::model::Agenda;
use kernel::Result;
use kernel::areas::AreaLevel;
use kernel::ids::IndicatorId;
use kernel::parts::Part;
use kernel::settings::Settings;
use monitor::model::provenance_word;
use monitor::{Figure, StandWord};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// The figures of every indicator of an agenda; none while the part with the figures is off.
///
/// # Errors
/// When the database fails.
pub(crate) async fn figures(
    db: &impl ConnectionTrait,
    settings: &Settings,
    agenda: &Agenda,
) -> Result<HashMap<IndicatorId, IndicatorFigure>> {
    if !settings.has(Part::Monitor) {
        return Ok(HashMap::new());
    }
    let ids: Vec<_> = agenda.indicators().map(|(_, _, indicator)| indicator.id).collect();
    let figures = monitor::figures_in(db, agenda, &ids, &settings.area).await?;
    Ok(figures.iter().map(|(id, figure)| (*id, reported(figure))).collect())
}

/// The newest figures by district of the indicators of an agenda that have them.
///
/// # Errors
/// When the database fails.
pub(crate) async fn districts(
    db: &impl ConnectionTrait,
    settings: &Settings,
    agenda: &Agenda,
) -> Result<HashMap<IndicatorId, DistrictFigures>> {
    let mut found = HashMap::new();
    if !settings.has(Part::Monitor) {
        return Ok(found);
    }
    let ids: Vec<_> = agenda.indicators().map(|(_, _, indicator)| indicator.id).collect();
    let periods = monitor::store::newest_with_districts(db, &ids, &settings.area).await?;
    for (_, _, indicator) in agenda.indicators() {
        let Some(period) = periods.get(&indicator.id).copied() else { continue };
        let mut levels = monitor::places_in(db, settings, indicator, period, &[AreaLevel::District]).await?;
        if let Some((_, places)) = levels.pop() {
            found.insert(indicator.id, DistrictFigures { period, places });
        }
    }
    Ok(found)
}

fn reported(figure: &Figure) -> IndicatorFigure {
    let official = figure.own.iter().filter(|point| point.is_official());
    let points = official.map(|point| FigurePoint {
        period: point.period,
        value: point.value(),
        margin: point.margin,
        provisional: provenance_word(point.status) == "provisional",
    });
    let has_official = figure.latest.as_ref().is_some_and(monitor::Point::is_official);
    IndicatorFigure {
        points: points.collect(),
        path: figure.path.filter(|_| has_official),
        stand: match figure.stand {
            StandWord::Reached => Stand::Reached,
            StandWord::OnCourse => Stand::OnCourse,
            StandWord::Behind => Stand::Behind,
            StandWord::Undetermined => Stand::Undetermined,
            StandWord::NoFigure => Stand::NoFigure,
            StandWord::NoTarget => Stand::NoTarget,
        },
        derived: figure.own.iter().rev().find(|point| !point.is_official() && point.value().is_some()).map(|point| point.period),
    }
}
