//! What is shown of an indicator: its figures in order of time, the newest one, and where that stands against the target path.

use super::Observation;
use super::beside::direction;
use super::margin::{Counted, Margin, Method};
use super::rounding;
use agenda::model::Indicator;
use agenda::model::words::TargetKind;
use kernel::ids::ImportId;
use kernel::periods::Period;
use sources::{Nothing, Provenance, Reading};
use statistics::path::{PathKind, PathPoint, TargetPath};
use statistics::{Aim, Interval, Latest, Status, judge};

/// What may be said about an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StandWord {
    /// At the target itself, by a final figure.
    Reached,
    /// At the target path, or better.
    OnCourse,
    /// Surely worse than the target path.
    Behind,
    /// There is a figure, but it does not tell.
    Undetermined,
    /// There is no official figure yet.
    NoFigure,
    /// There is a figure, but nothing was agreed for its moment.
    NoTarget,
}

impl StandWord {
    /// Every word, in the order in which pages count them.
    pub const ALL: [Self; 6] = [Self::Reached, Self::OnCourse, Self::Behind, Self::Undetermined, Self::NoTarget, Self::NoFigure];

    /// The word in texts (`stand-on-course`), in exports, and of its mark.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::OnCourse => "on-course",
            Self::Behind => "behind",
            Self::Undetermined => "undetermined",
            Self::NoFigure => "no-figure",
            Self::NoTarget => "no-target",
        }
    }
}

/// What is shown of one observation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shown {
    /// A figure.
    Value(f64),
    /// No figure, and why.
    Nothing(Nothing),
    /// A figure that is not shown, because it could tell who the people behind it or behind another figure are.
    Withheld,
}

/// One observation, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// When.
    pub period: Period,
    /// What.
    pub reading: Shown,
    /// How sure.
    pub status: Provenance,
    /// The margin, lowest and highest, in the indicator's unit.
    pub margin: Option<(f64, f64)>,
    /// Where the margin comes from.
    pub method: Option<Method>,
    /// What was counted, when the source tells and it may be shown.
    pub counted: Option<Counted>,
    /// The delivery that it came with.
    pub import: ImportId,
}

impl Point {
    /// The figure, when there is one to show.
    pub fn value(&self) -> Option<f64> {
        match self.reading {
            Shown::Value(value) => Some(value),
            Shown::Nothing(_) | Shown::Withheld => None,
        }
    }

    /// Whether the source itself publishes it.
    pub fn is_official(&self) -> bool {
        self.status != Provenance::Derived
    }

    /// What is shown of an observation; of one that is withheld only that there is one.
    pub(super) fn of(observation: &Observation, indicator: &Indicator, is_withheld: bool) -> Self {
        let reading = match observation.reading {
            Reading::Nothing(nothing) => Shown::Nothing(nothing),
            Reading::Value(_) if is_withheld => Shown::Withheld,
            Reading::Value(value) => Shown::Value(value),
        };
        let is_shown = matches!(reading, Shown::Value(_));
        let margin = is_shown.then(|| Margin::of(observation, indicator)).flatten();
        Self {
            period: observation.period,
            reading,
            status: observation.status,
            margin: margin.map(|margin| margin.bounds),
            method: margin.map(|margin| margin.method),
            counted: is_shown.then(|| Counted::of(observation, indicator)).flatten(),
            import: observation.import,
        }
    }
}

/// What is shown of one indicator for one municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The municipality's own figures, in order of time.
    pub own: Vec<Point>,
    /// Those of the country.
    pub national: Vec<Point>,
    /// The newest figure of our own: an official one when there is any, else a derived one.
    pub latest: Option<Point>,
    /// What the target path says at the moment of the newest figure.
    pub path: Option<f64>,
    /// Between which values the newest figure lies because its source rounds; `None` where that rounds nothing, or a margin tells
    /// more.
    pub rounded: Option<(f64, f64)>,
    /// What may be said about it.
    pub stand: StandWord,
}

impl Figure {
    /// The figure of an indicator from its points, in any order.
    pub fn new(indicator: &Indicator, mut own: Vec<Point>, mut national: Vec<Point>) -> Self {
        own.sort_by_key(|point| point.period);
        national.sort_by_key(|point| point.period);
        let newest = |official: bool| own.iter().rev().find(|point| point.value().is_some() && point.is_official() == official);
        let latest = newest(true).or_else(|| newest(false)).cloned();
        let path = latest.as_ref().and_then(|point| path_value(indicator, point.period));
        let step = latest.as_ref().and_then(|latest| step(indicator, &own, latest));
        let around = |(value, to): (f64, f64)| ((value - to / 2.0).max(value.min(0.0)), value + to / 2.0);
        let rounded = latest.as_ref().and_then(Point::value).zip(step).map(around);
        let stand = stand(indicator, latest.as_ref(), step, path);
        Self { own, national, latest, path, rounded, stand }
    }

    /// The figure before the newest one that can be compared with it: of the same standing and the same part of the year, with no
    /// break between them.
    pub fn before(&self, indicator: &Indicator) -> Option<&Point> {
        let latest = self.latest.as_ref()?;
        let older =
            |point: &&Point| point.period < latest.period && point.value().is_some() && point.is_official() == latest.is_official();
        let is_alike = |point: &&Point| point.period.kind() == latest.period.kind();
        let before = self.own.iter().rev().filter(older).find(is_alike)?;
        let broken = indicator.breaks.iter().any(|at| before.period < at.period && at.period <= latest.period);
        (!broken).then_some(before)
    }
}

/// Whether a break lies between the start of the target path and a figure, so that the path says nothing of it.
pub fn is_measured_anew(indicator: &Indicator, point: &Point) -> bool {
    let start = indicator.baseline.as_ref().map(|baseline| baseline.period);
    start.is_some_and(|start| indicator.breaks.iter().any(|at| start < at.period && at.period <= point.period))
}

/// To what the source of a figure without a margin rounds, by all that it told.
fn step(indicator: &Indicator, own: &[Point], latest: &Point) -> Option<f64> {
    let alike = own.iter().filter(|point| point.is_official() == latest.is_official());
    let values: Vec<f64> = alike.filter_map(Point::value).collect();
    rounding::step(indicator.kind, &values).filter(|_| latest.margin.is_none())
}

fn stand(indicator: &Indicator, latest: Option<&Point>, step: Option<f64>, path: Option<f64>) -> StandWord {
    let Some(point) = latest.filter(|point| point.is_official()) else { return StandWord::NoFigure };
    if path.is_none() {
        return StandWord::NoTarget;
    }
    if is_measured_anew(indicator, point) {
        return StandWord::Undetermined;
    }
    let interval = point.margin.and_then(|(lower, upper)| Interval::new(lower, upper));
    let reading = |value| match step {
        Some(to) => statistics::Reading::Rounded { value, to },
        None => statistics::Reading::new(value, interval),
    };
    let latest = point.value().map(|value| Latest { reading: reading(value), is_final: point.status == Provenance::Final });
    let target = indicator.target.as_ref().and_then(|target| target.points.last()).map(|point| point.value);
    match judge(latest, Aim { direction: direction(indicator), path, target }) {
        Status::Reached => StandWord::Reached,
        Status::OnCourse => StandWord::OnCourse,
        Status::Behind => StandWord::Behind,
        Status::Undetermined => StandWord::Undetermined,
        Status::NoFigure => StandWord::NoFigure,
        Status::NoTarget => StandWord::NoTarget,
    }
}

/// What the target path of an indicator says in a period. Without a baseline the path begins at its first point.
pub fn path_value(indicator: &Indicator, period: Period) -> Option<f64> {
    let target = indicator.target.as_ref()?;
    let mut points: Vec<PathPoint> =
        target.points.iter().map(|point| PathPoint { x: point.period.midpoint(), value: point.value }).collect();
    let start = match &indicator.baseline {
        Some(baseline) => PathPoint { x: baseline.period.midpoint(), value: baseline.value },
        None if points.is_empty() => return None,
        None => points.remove(0),
    };
    let x = period.midpoint();
    if points.is_empty() {
        return (x >= start.x).then_some(start.value);
    }
    let kind = match target.kind {
        TargetKind::Linear => PathKind::Linear,
        TargetKind::Stepped => PathKind::Stepped,
        TargetKind::Free => PathKind::Free,
    };
    TargetPath::new(kind, start, points).ok()?.value_at(x)
}
