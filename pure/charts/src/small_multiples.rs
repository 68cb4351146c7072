//! Small multiples: the same little line chart for each area or group, all on one scale.

use crate::caption::Caption;
use crate::drawing::{Anchor, Drawing, Spot, id_of};
use crate::figures::Line;
use crate::layout::Metrics;
use crate::line_chart::{Point, Role, Size};
use crate::line_drawing::{BASELINE, draw_margins, draw_run};
use crate::paint::{Ink, Paint};
use crate::scale::Scale;
use crate::text;

/// Between two charts.
const GUTTER: f64 = 24.0;
/// Between the last figure and its value.
const VALUE_GAP: f64 = 11.0;

/// One little chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Whose figures they are; it decides the stroke and the colour.
    pub role: Role,
    /// Whose figures they are, by name.
    pub title: String,
    /// The figures, in any order; gaps stay gaps.
    pub points: Vec<Point>,
    /// What is said where there is no figure at all: "te klein om te tonen".
    pub nothing: String,
}

/// A line that is drawn in every little chart, to compare with.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Whose figures they are.
    pub role: Role,
    /// Their name, said once below the charts.
    pub label: String,
    /// The figures, in any order.
    pub points: Vec<Point>,
}

/// Little line charts in a grid, with one scale and one period for all. Each has its title and its last value.
#[derive(Clone, Debug, PartialEq)]
pub struct SmallMultiples {
    /// What it is called, and how the figures are written.
    pub caption: Caption,
    /// The charts, in the order of reading.
    pub panels: Vec<Panel>,
    /// The lines to compare with, from back to front.
    pub references: Vec<Reference>,
}

/// The measures of the grid.
struct Grid {
    metrics: Metrics,
    scale: Scale,
    period: (f64, f64),
    columns: usize,
    /// Before the first column, for the texts of the scale.
    left: f64,
    /// The width of a chart, and of its part with the line.
    width: f64,
    drawn: f64,
    /// The height of the titles, and of the part with the line.
    titles: f64,
    height: f64,
}

impl Grid {
    /// The left top of a chart's line part.
    fn corner(&self, index: usize) -> Spot {
        let (column, row) = ((index % self.columns) as f64, (index / self.columns) as f64);
        let pitch = self.titles + self.height + self.metrics.line * 1.6;
        Spot { x: self.left + column * (self.width + GUTTER), y: row * pitch + self.titles }
    }

    fn spot(&self, corner: Spot, x: f64, value: f64) -> Spot {
        let (first, last) = self.period;
        let share = if last > first { (x - first) / (last - first) } else { 1.0 };
        Spot { x: corner.x + share * self.drawn, y: corner.y + (1.0 - self.scale.share(value)) * self.height }
    }
}

impl SmallMultiples {
    /// The drawing as an `<svg>` element. Its height follows from the number of charts.
    #[must_use]
    pub fn svg(&self, size: Size, paint: Paint) -> String {
        let lines: Vec<Line<'_>> = self.panels.iter().map(|panel| Line::new(panel.role.tone(), "", &panel.points, &[])).collect();
        let references: Vec<Line<'_>> =
            self.references.iter().map(|line| Line::new(line.role.tone(), &line.label, &line.points, &[])).collect();
        let grid = self.grid(size, &lines, &references);
        let mut drawing = Drawing::new(paint, grid.metrics.text);
        for (index, (panel, line)) in self.panels.iter().zip(&lines).enumerate() {
            let corner = grid.corner(index);
            self.draw_scale(&mut drawing, &grid, index, corner);
            // Without a figure there is nothing to compare, and the words need the room.
            let compared = references.iter().filter(|_| line.last().is_some());
            for (tone, run) in compared.flat_map(|line| line.runs.iter().map(|run| (line.tone, run))) {
                draw_run(&mut drawing, run, tone, |figure| grid.spot(corner, figure.x, figure.value));
            }
            self.draw_panel(&mut drawing, &grid, panel, line, corner);
        }
        self.draw_periods(&mut drawing, &grid, &lines);
        let bottom = self.draw_reference_names(&mut drawing, &grid);
        let id = id_of(&self.caption.id, grid.metrics.name);
        drawing.finish_named("sk-chart", (grid.metrics.width, bottom), &id, &self.caption.title, &self.caption.desc)
    }

    fn grid(&self, size: Size, lines: &[Line<'_>], references: &[Line<'_>]) -> Grid {
        let metrics = Metrics::of(size);
        let columns = if size == Size::Narrow { 2 } else { 4 };
        let all = || lines.iter().chain(references).flat_map(Line::valued);
        let margins = lines.iter().flat_map(|line| line.runs.iter().flatten()).filter_map(|figure| figure.margin);
        let scale =
            Scale::around(all().map(|(_, value)| value).chain(margins.flat_map(|(low, high)| [low, high])), self.caption.decimals);
        let period = all().fold((f64::INFINITY, f64::NEG_INFINITY), |(first, last), (x, _)| (first.min(x), last.max(x)));
        let ends = [scale.low, scale.high].map(|tick| text::width(&self.tick(&scale, tick), metrics.text, false));
        let left = (ends[0].max(ends[1]) + 12.0).min(metrics.width * 0.25);
        let width = (metrics.width - left - GUTTER * (columns - 1) as f64) / columns as f64;
        let values = lines.iter().filter_map(Line::last).map(|last| self.caption.written(last.value));
        let value = values.map(|value| text::width(&value, metrics.text, true)).fold(0.0, f64::max);
        let titles = self.panels.iter().map(|panel| text::wrap(&panel.title, width, metrics.text, true, 3).len()).max();
        Grid {
            scale,
            period,
            columns,
            left,
            width,
            drawn: (width - value - VALUE_GAP - 3.0).max(width * 0.3),
            titles: titles.unwrap_or(0) as f64 * metrics.line + 8.0,
            height: metrics.line * 4.8,
            metrics,
        }
    }

    fn tick(&self, scale: &Scale, tick: f64) -> String {
        format!(
            "{}{}",
            self.caption.locale.number(tick, scale.decimals),
            if tick == scale.high { self.caption.unit_suffix.as_str() } else { "" }
        )
    }

    /// The lowest and highest value of the scale; written before the first chart of a row.
    fn draw_scale(&self, drawing: &mut Drawing, grid: &Grid, index: usize, corner: Spot) {
        for (ink, tick) in [(Ink::Grid, grid.scale.high), (Ink::Axis, grid.scale.low)] {
            let y = grid.spot(corner, grid.period.0, tick).y;
            drawing.line(ink, &[Spot { x: corner.x, y }, Spot { x: corner.x + grid.drawn, y }]);
            if index.is_multiple_of(grid.columns) {
                let at = Spot { x: corner.x - 8.0, y: y + grid.metrics.text * 0.35 };
                drawing.text(Ink::Text, at, Anchor::End, &self.tick(&grid.scale, tick));
            }
        }
    }

    fn draw_panel(&self, drawing: &mut Drawing, grid: &Grid, panel: &Panel, line: &Line<'_>, corner: Spot) {
        let metrics = &grid.metrics;
        let titles = text::wrap(&panel.title, grid.width, metrics.text, true, 3);
        for (index, title) in titles.iter().rev().enumerate() {
            let y = corner.y - 8.0 - (index as f64 + 1.0 - BASELINE) * metrics.line;
            drawing.text(Ink::Strong, Spot { x: corner.x, y }, Anchor::Start, title);
        }
        let place = |x: f64, value: f64| grid.spot(corner, x, value);
        draw_margins(drawing, line, place);
        for run in &line.runs {
            draw_run(drawing, run, line.tone, |figure| place(figure.x, figure.value));
        }
        let Some(last) = line.last() else {
            for (index, why) in text::wrap(&panel.nothing, grid.width, metrics.text, false, 2).iter().enumerate() {
                let at = Spot { x: corner.x, y: corner.y + (index as f64 + 0.4 + BASELINE) * metrics.line };
                drawing.text(Ink::Text, at, Anchor::Start, why);
            }
            return;
        };
        let at = place(last.x, last.value);
        if !last.provisional {
            drawing.circle(Ink::Dot(line.tone), at, 4.0);
        }
        if last.x < grid.period.1 && !self.references.is_empty() {
            // The value would stand across the lines that go on.
            return;
        }
        let y = (at.y + metrics.text * 0.35).clamp(corner.y + metrics.text * 0.5, corner.y + grid.height);
        drawing.text(Ink::Label(line.tone), Spot { x: at.x + VALUE_GAP, y }, Anchor::Start, &self.caption.written(last.value));
    }

    /// The first and the last period, below the last chart of each column.
    fn draw_periods(&self, drawing: &mut Drawing, grid: &Grid, lines: &[Line<'_>]) {
        let figures = || lines.iter().flat_map(|line| line.runs.iter().flatten());
        let first = figures().min_by(|a, b| a.x.total_cmp(&b.x));
        let last = figures().max_by(|a, b| a.x.total_cmp(&b.x));
        let (Some(first), Some(last)) = (first, last) else { return };
        for index in self.panels.len().saturating_sub(grid.columns)..self.panels.len() {
            let corner = grid.corner(index);
            let y = corner.y + grid.height + grid.metrics.line * 1.1;
            let (start, end) = (grid.spot(corner, first.x, 0.0).x, grid.spot(corner, last.x, 0.0).x);
            let width = |text: &str| text::width(text, grid.metrics.text, false);
            let half = width(last.label) / 2.0;
            let middle = end.min(corner.x + grid.width - half);
            if first.x < last.x && middle - half > start + width(first.label) + 6.0 {
                drawing.text(Ink::Text, Spot { x: start, y }, Anchor::Start, first.label);
            }
            drawing.text(Ink::Text, Spot { x: middle, y }, Anchor::Middle, last.label);
        }
    }

    /// A piece of each line that all charts share, and its name; returns where the drawing ends.
    fn draw_reference_names(&self, drawing: &mut Drawing, grid: &Grid) -> f64 {
        let metrics = &grid.metrics;
        let rows = self.panels.len().div_ceil(grid.columns);
        let mut bottom = grid.corner(rows.saturating_sub(1) * grid.columns).y + grid.height + metrics.line * 1.5;
        for reference in &self.references {
            let y = bottom + metrics.line * 0.7;
            drawing.line(Ink::Line(reference.role.tone()), &[Spot { x: grid.left, y }, Spot { x: grid.left + 24.0, y }]);
            let lines = text::wrap(&reference.label, metrics.width - grid.left - 32.0, metrics.text, false, 2);
            for (index, line) in lines.iter().enumerate() {
                let at = Spot { x: grid.left + 32.0, y: y + metrics.text * 0.35 + index as f64 * metrics.line };
                drawing.text(Ink::Word, at, Anchor::Start, line);
            }
            bottom = y + lines.len().max(1) as f64 * metrics.line;
        }
        bottom
    }
}
