//! The figures that a report may show: what the part with the figures gives, without what a third party derived.

use crate::model::{DistrictFigures, FigurePoint, IndicatorFigure, Stand};
use agenda::model::{Agenda, Indicator, Theme};
use kernel::Result;
use kernel::areas::AreaLevel;
use kernel::ids::IndicatorId;
use kernel::parts::Part;
use kernel::periods::Period;
use kernel::settings::Settings;
use monitor::model::provenance_word;
use monitor::{Figure, StandWord};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, HashMap};

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

/// The newest figures by district that a report may show: of one indicator for each theme, which is chosen before anything of its
/// ground is read.
///
/// # Errors
/// When the database fails.
pub(crate) async fn districts(
    db: &impl ConnectionTrait,
    settings: &Settings,
    agenda: &Agenda,
    figures: &HashMap<IndicatorId, IndicatorFigure>,
) -> Result<HashMap<IndicatorId, DistrictFigures>> {
    let mut found = HashMap::new();
    if !settings.has(Part::Monitor) {
        return Ok(found);
    }
    let ids: Vec<_> = agenda.indicators().map(|(_, _, indicator)| indicator.id).collect();
    let periods = monitor::store::newest_with_districts(db, &ids, &settings.area).await?;
    for (indicator, period) in agenda.themes.iter().filter_map(|theme| with_districts(agenda, theme, figures, &periods)) {
        let mut levels = monitor::places_in(db, settings, indicator, period, &[AreaLevel::District]).await?;
        if let Some((_, places)) = levels.pop() {
            found.insert(indicator.id, DistrictFigures { period, places });
        }
    }
    Ok(found)
}

/// The first indicator of a theme that is behind and has figures by district, else the first that has them, with their period.
fn with_districts<'a>(
    agenda: &Agenda,
    theme: &'a Theme,
    figures: &HashMap<IndicatorId, IndicatorFigure>,
    periods: &BTreeMap<IndicatorId, Period>,
) -> Option<(&'a Indicator, Period)> {
    let counted = theme.results().flat_map(|result| &result.indicators).filter(|indicator| agenda.counts(indicator));
    let found: Vec<_> = counted.filter_map(|one| Some((one, *periods.get(&one.id)?))).collect();
    let is_behind = |indicator: &Indicator| figures.get(&indicator.id).is_some_and(|figure| figure.stand == Stand::Behind);
    found.iter().find(|(indicator, _)| is_behind(indicator)).or(found.first()).copied()
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
