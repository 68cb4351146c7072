//! The small drawings of a report, for a page and for paper.

use crate::model::{CoursePoint, DistrictsReport, IndicatorReport, Stand};
use charts::{Mark, Paint, Point, Size, Sparkline, TargetPoint};

/// The course of an indicator; `None` when there is nothing to draw.
pub(crate) fn course(indicator: &IndicatorReport, paint: Paint) -> Option<String> {
    if indicator.course_words.is_empty() {
        return None;
    }
    let point = |point: &CoursePoint| Point {
        x: point.x,
        label: String::new(),
        value: point.value,
        provisional: point.provisional,
        margin: point.margin,
    };
    let target = indicator.path.iter().filter_map(|point| Some(TargetPoint { x: point.x, value: point.value? }));
    let line = Sparkline {
        label: indicator.course_words.clone(),
        points: indicator.course.iter().map(point).collect(),
        target: target.collect(),
    };
    Some(line.svg(paint))
}

/// The map of a theme; `None` where no outlines are known.
pub(crate) fn map(districts: &DistrictsReport, size: Size, paint: Paint) -> Option<String> {
    districts.map.as_ref().map(|map| map.svg(size, paint))
}

/// The mark of a stand.
pub(crate) fn mark(stand: Stand) -> String {
    let mark = match stand {
        Stand::Reached => Mark::Reached,
        Stand::OnCourse => Mark::OnCourse,
        Stand::Behind => Mark::Behind,
        Stand::Undetermined => Mark::Undetermined,
        Stand::NoTarget => Mark::NoTarget,
        Stand::NoFigure => Mark::NoFigure,
    };
    mark.svg(Paint::Classes)
}
