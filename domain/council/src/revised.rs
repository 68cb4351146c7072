//! Which figures of a frozen report have another value by now. The report itself never changes.

use crate::figures;
use crate::model::{CoursePoint, FigurePoint, Report};
use kernel::Result;
use kernel::periods::Period;
use kernel::settings::Settings;
use sea_orm::ConnectionTrait;

/// Two moments that differ less than this are one: periods are days apart.
const SAME_MOMENT: f64 = 1e-6;

/// A figure that changed since a report was frozen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Revised {
    /// The indicator's key.
    pub key: String,
    /// Its name in the report.
    pub name: String,
    /// Which period.
    pub period: Period,
    /// What the report says.
    pub was: f64,
    /// What it is now; `None` when there is nothing to show.
    pub now: Option<f64>,
}

/// The figures under a frozen report that have another value now, as the current agenda defines its indicators.
///
/// # Errors
/// When the database fails.
pub(crate) async fn revised(db: &impl ConnectionTrait, settings: &Settings, report: &Report) -> Result<Vec<Revised>> {
    let Some(agenda) = agenda::store::current(db).await? else { return Ok(Vec::new()) };
    let figures = figures::figures(db, settings, &agenda).await?;
    let mut changed = Vec::new();
    for told in report.indicators() {
        let figure = agenda.indicator(&told.key).and_then(|(_, _, indicator)| figures.get(&indicator.id));
        let points = figure.map(|figure| figure.points.as_slice()).unwrap_or_default();
        let differing = told.course.iter().filter_map(|point| differs(point, points));
        changed.extend(differing.map(|(period, was, now)| Revised {
            key: told.key.clone(),
            name: told.name.clone(),
            period,
            was,
            now,
        }));
    }
    Ok(changed)
}

/// The period, and what a point was and is, when these differ.
fn differs(told: &CoursePoint, points: &[FigurePoint]) -> Option<(Period, f64, Option<f64>)> {
    let was = told.value?;
    let now = points.iter().find(|point| (point.period.midpoint() - told.x).abs() < SAME_MOMENT)?;
    let is_same = now.value.is_some_and(|value| (value - was).abs() <= f64::EPSILON * was.abs().max(1.0));
    (!is_same).then_some((now.period, was, now.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_another_value_is_a_change() {
        let period: Period = "2025JJ00".parse().unwrap();
        let told = CoursePoint { x: period.midpoint(), value: Some(41.0), margin: None, provisional: true };
        let now = |value| [FigurePoint { period, value, margin: None, provisional: false }];
        assert_eq!(differs(&told, &now(Some(41.0))), None, "final now, but the same");
        assert_eq!(differs(&told, &now(Some(40.8))), Some((period, 41.0, Some(40.8))));
        assert_eq!(differs(&told, &now(None)), Some((period, 41.0, None)));
        assert_eq!(differs(&told, &[]), None);
        assert_eq!(differs(&CoursePoint { value: None, ..told }, &now(Some(1.0))), None, "a break in the line");
    }
}
