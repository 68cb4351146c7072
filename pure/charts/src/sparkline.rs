//! A small line beside a sentence: our figures and the way to the target.

use crate::drawing::{Drawing, Spot, escape};
use crate::figures::{Line, target_points};
use crate::line_chart::{Point, TargetPoint};
use crate::line_drawing::{draw_margins, draw_run};
use crate::paint::{Ink, Paint, Tone};

const WIDTH: f64 = 150.0;
const HEIGHT: f64 = 60.0;
/// Room for a mark at each edge.
const EDGE: f64 = 7.0;
/// Above the line the drawing stands on.
const FLOOR: f64 = 12.0;

/// Our line without axis or numbers, for a row of indicators. The sentence below it says the latest value.
#[derive(Clone, Debug, PartialEq)]
pub struct Sparkline {
    /// What the line shows, for who cannot see it.
    pub label: String,
    /// Our figures, in any order; gaps stay gaps, and margins are drawn where there are any.
    pub points: Vec<Point>,
    /// The path to the target; may be empty.
    pub target: Vec<TargetPoint>,
}

impl Sparkline {
    /// The drawing as an `<svg>` element of 150 by 60.
    #[must_use]
    pub fn svg(&self, paint: Paint) -> String {
        let line = Line::new(Tone::Own, "", &self.points, &[]);
        let target = target_points(&self.target);
        let path = target.iter().map(|point| (point.x, point.value));
        let all: Vec<(f64, f64)> = line.valued().chain(path.clone()).collect();
        let across = Range::of(all.iter().map(|(x, _)| *x));
        let margins = line.runs.iter().flatten().filter_map(|figure| figure.margin).flat_map(|(low, high)| [low, high]);
        let up = Range::of(all.iter().map(|(_, value)| *value).chain(margins));
        let place = |x: f64, value: f64| Spot {
            x: EDGE + across.share(x) * (WIDTH - 2.0 * EDGE),
            y: HEIGHT - FLOOR - up.share(value) * (HEIGHT - FLOOR - EDGE),
        };

        let mut drawing = Drawing::new(paint, 14.0);
        drawing.line(Ink::Grid, &[Spot { x: 0.0, y: HEIGHT - 1.0 }, Spot { x: WIDTH, y: HEIGHT - 1.0 }]);
        draw_margins(&mut drawing, &line, place);
        let dots: Vec<Spot> = path.map(|(x, value)| place(x, value)).collect();
        drawing.line(Ink::Line(Tone::Target), &dots);
        if let Some(end) = dots.last() {
            drawing.diamond(Ink::Target, *end, 5.5);
        }
        for run in &line.runs {
            draw_run(&mut drawing, run, Tone::Own, |figure| place(figure.x, figure.value));
        }
        if let Some(last) = line.last().filter(|last| !last.provisional) {
            drawing.circle(Ink::Dot(Tone::Own), place(last.x, last.value), 4.0);
        }
        let named = format!(r#"aria-label="{}""#, escape(&self.label));
        drawing.finish("sk-spark", (WIDTH, HEIGHT), &named, "")
    }
}

/// The lowest and the highest of some numbers.
struct Range {
    low: f64,
    high: f64,
}

impl Range {
    fn of(numbers: impl Iterator<Item = f64>) -> Self {
        let (low, high) = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), n| (n.min(low), n.max(high)));
        Self { low, high }
    }

    fn share(&self, number: f64) -> f64 {
        if self.high > self.low { (number - self.low) / (self.high - self.low) } else { 0.5 }
    }
}
