//! The figures of a chart as they can be drawn: in order of time, every number sound.

use crate::line_chart::{LineChart, Point, Role, TargetPoint};
use crate::paint::Tone;

/// No figure of a municipality comes near; beyond it the digits of a number are no longer its own.
const LARGEST: f64 = 1e15;

/// One figure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure<'a> {
    pub(crate) x: f64,
    pub(crate) value: f64,
    pub(crate) label: &'a str,
    pub(crate) provisional: bool,
    pub(crate) margin: Option<(f64, f64)>,
}

/// One line: its unbroken runs of figures, none of them empty.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    pub(crate) tone: Tone,
    pub(crate) name: &'a str,
    pub(crate) runs: Vec<Vec<Figure<'a>>>,
}

impl<'a> Line<'a> {
    /// The figures of `points`, divided at every gap and every break.
    pub(crate) fn new(tone: Tone, name: &'a str, points: &'a [Point], breaks: &[f64]) -> Self {
        let mut points: Vec<&Point> = points.iter().filter(|point| sound(point.x)).collect();
        points.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut runs: Vec<Vec<Figure<'a>>> = Vec::new();
        let mut open: Option<f64> = None;
        for point in points {
            let Some(value) = point.value.filter(|value| sound(*value)) else {
                open = None;
                continue;
            };
            let figure = Figure {
                x: point.x,
                value,
                label: &point.label,
                provisional: point.provisional,
                margin: point.margin.filter(|(low, high)| sound(*low) && sound(*high)),
            };
            let joined = open.is_some_and(|last| !breaks.iter().any(|at| last < *at && *at <= point.x));
            match runs.last_mut().filter(|_| joined) {
                Some(run) => run.push(figure),
                None => runs.push(vec![figure]),
            }
            open = Some(point.x);
        }
        Self { tone, name, runs }
    }

    pub(crate) fn last(&self) -> Option<&Figure<'a>> {
        self.runs.last()?.last()
    }

    /// Position and value of every figure.
    pub(crate) fn valued(&self) -> impl Iterator<Item = (f64, f64)> {
        self.runs.iter().flatten().map(|figure| (figure.x, figure.value))
    }
}

/// The pieces of a run that are certain (false) or end in a provisional figure (true).
pub(crate) fn pieces<'r, 'a>(run: &'r [Figure<'a>]) -> Vec<(bool, &'r [Figure<'a>])> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for end in 1..run.len() {
        let provisional = run[end].provisional;
        let turns = run.get(end + 1).is_none_or(|next| next.provisional != provisional);
        if turns {
            pieces.push((provisional, &run[from..=end]));
            from = end;
        }
    }
    pieces
}

/// Everything a chart draws.
#[derive(Debug)]
pub(crate) struct Figures<'a> {
    pub(crate) lines: Vec<Line<'a>>,
    pub(crate) target: Vec<TargetPoint>,
    /// Position and text.
    pub(crate) breaks: Vec<(f64, &'a str)>,
    pub(crate) x_labels: Vec<(f64, &'a str)>,
    /// The first and the last position.
    pub(crate) period: (f64, f64),
}

impl<'a> Figures<'a> {
    pub(crate) fn of(chart: &'a LineChart) -> Self {
        let target = target_points(chart.target.as_ref().map_or(&[], |target| &target.points));
        let x_labels = in_order(chart.x_labels.iter().map(|label| (label.x, label.text.as_str())));
        let positions = chart.series.iter().flat_map(|series| &series.points).map(|point| point.x);
        let period = positions
            .chain(target.iter().map(|point| point.x))
            .chain(x_labels.iter().map(|label| label.0))
            .filter(|x| sound(*x))
            .fold(None, |period: Option<(f64, f64)>, x| Some(period.map_or((x, x), |(first, last)| (first.min(x), last.max(x)))))
            .unwrap_or((0.0, 0.0));
        let mut breaks = in_order(chart.breaks.iter().map(|at| (at.x, at.label.as_str())));
        breaks.retain(|(x, _)| period.0 < *x && *x <= period.1);
        let cuts: Vec<f64> = breaks.iter().map(|(x, _)| *x).collect();
        let lines = chart.series.iter().map(|series| Line::new(series.role.tone(), &series.label, &series.points, &cuts)).collect();
        Self { lines, target, breaks, x_labels, period }
    }

    /// Our own line, if there is one.
    pub(crate) fn own(&self) -> Option<&Line<'a>> {
        self.lines.iter().find(|line| line.tone == Tone::Own)
    }

    /// Every value the axis has to hold.
    pub(crate) fn values(&self) -> impl Iterator<Item = f64> {
        let margins = self.lines.iter().filter(|line| line.tone == Tone::Own);
        let margins = margins.flat_map(|line| line.runs.iter().flatten()).filter_map(|figure| figure.margin);
        let figures = self.lines.iter().flat_map(Line::valued).map(|(_, value)| value);
        let target = self.target.iter().map(|point| point.value);
        figures.chain(target).chain(margins.flat_map(|(low, high)| [low, high]))
    }

    /// Whether any line has a figure.
    pub(crate) fn any(&self) -> bool {
        self.lines.iter().any(|line| !line.runs.is_empty())
    }

    /// How far along the period a position lies: 0 at its start, 1 at its end. A single moment lies in the middle.
    pub(crate) fn share(&self, x: f64) -> f64 {
        let (first, last) = self.period;
        if last > first { (x - first) / (last - first) } else { 0.5 }
    }
}

/// The points of a path, in order of time.
pub(crate) fn target_points(points: &[TargetPoint]) -> Vec<TargetPoint> {
    let mut points: Vec<TargetPoint> = points.iter().copied().filter(|point| sound(point.x) && sound(point.value)).collect();
    points.sort_by(|a, b| a.x.total_cmp(&b.x));
    points
}

fn in_order<'a>(labels: impl Iterator<Item = (f64, &'a str)>) -> Vec<(f64, &'a str)> {
    let mut labels: Vec<_> = labels.filter(|(x, _)| sound(*x)).collect();
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    labels
}

pub(crate) fn sound(number: f64) -> bool {
    number.is_finite() && number.abs() <= LARGEST
}

impl Role {
    pub(crate) fn tone(self) -> Tone {
        match self {
            Self::Own => Tone::Own,
            Self::Peers => Tone::Peers,
            Self::National => Tone::National,
        }
    }
}
