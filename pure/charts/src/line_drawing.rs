//! Draws a line chart: what others did below, our own line on top, the texts last.

use crate::drawing::{Anchor, Drawing, Spot, id_of};
use crate::figures::{Figure, Figures, Line, pieces};
use crate::layout::Layout;
use crate::line_chart::{LineChart, Size, TargetShape};
use crate::line_labels::{EndLabel, TARGET_MARK, Texts, arrange, period_texts, target_marks, target_spots};
use crate::paint::{Ink, Paint, Tone};

/// From the top of a line of text to its baseline, as a share of the line.
pub(crate) const BASELINE: f64 = 0.78;
/// Figures that lie farther apart than this, in years, are not of consecutive periods.
const CONSECUTIVE: f64 = 1.5;
/// Half the width of the margin of a figure that stands alone.
const LONE_MARGIN: f64 = 5.0;

/// The whole chart as an `<svg>` element; at the height `thread` a line passes the texts of the axis.
pub(crate) fn draw(chart: &LineChart, size: Size, paint: Paint, thread: Option<f64>) -> String {
    let figures = Figures::of(chart);
    let (layout, texts) = arrange(chart, &figures, size);
    let mut drawing = Drawing::new(paint, layout.metrics.text);

    draw_grid(&mut drawing, &layout, &texts, thread);
    draw_breaks(&mut drawing, &layout, &texts);
    for line in figures.lines.iter().filter(|line| line.tone == Tone::Own) {
        draw_margins(&mut drawing, line, |x, value| layout.spot(x, value));
    }
    for tone in [Tone::National, Tone::Peers] {
        draw_lines(&mut drawing, &layout, &figures, tone);
    }
    if let Some(target) = &chart.target {
        draw_target(&mut drawing, &layout, &figures, target.shape);
    }
    draw_lines(&mut drawing, &layout, &figures, Tone::Own);
    draw_texts(&mut drawing, &layout, &figures, &texts);
    if !figures.any() {
        let at = Spot { x: layout.left, y: (layout.top + layout.bottom) / 2.0 };
        drawing.text(Ink::Text, at, Anchor::Start, &chart.words.no_figures);
    }

    let height = layout.bottom + layout.metrics.line * 1.4 + 4.0;
    let id = id_of(&chart.caption.id, layout.metrics.name);
    drawing.finish_named("sk-chart", (layout.metrics.width, height), &id, &chart.caption.title, &chart.caption.desc)
}

/// The lines to read values by, the line the chart stands on, and the text above each that nothing passes through.
fn draw_grid(drawing: &mut Drawing, layout: &Layout, texts: &Texts, thread: Option<f64>) {
    let across = |y: f64| [Spot { x: 0.0, y }, Spot { x: layout.right + 6.0, y }];
    let (low, high) = (layout.scale.low, layout.scale.high);
    let ground = if low < 0.0 && high > 0.0 { 0.0 } else { low };
    for (tick, text) in &texts.ticks {
        let y = layout.y(*tick);
        drawing.line(Ink::Grid, &across(y));
        let passed = thread.is_some_and(|at| at < y && at > y - 8.0 - layout.metrics.text * BASELINE);
        if !passed {
            drawing.text(Ink::Text, Spot { x: 0.0, y: y - 5.0 }, Anchor::Start, text);
        }
    }
    drawing.line(Ink::Axis, &across(layout.y(ground)));
}

fn draw_breaks(drawing: &mut Drawing, layout: &Layout, texts: &Texts) {
    let line = layout.metrics.line;
    for label in &texts.breaks {
        let below = label.top + label.lines.len() as f64 * line + 3.0;
        drawing.line(Ink::Break, &[Spot { x: label.at, y: below }, Spot { x: label.at, y: layout.bottom }]);
    }
    for label in &texts.breaks {
        for (index, text) in label.lines.iter().enumerate() {
            let y = label.top + (index as f64 + BASELINE) * line;
            drawing.text(Ink::Text, Spot { x: label.middle, y }, Anchor::Middle, text);
        }
    }
}

/// The margin around our line, wherever the figures have one: a soft surface with thin edges, which stay readable in
/// dark and on paper. A figure that stands alone has an upright stripe.
pub(crate) fn draw_margins(drawing: &mut Drawing, line: &Line<'_>, place: impl Fn(f64, f64) -> Spot) {
    for run in &line.runs {
        for part in run.split(|figure| figure.margin.is_none()) {
            let bounds = part.iter().filter_map(|figure| figure.margin.map(|margin| (figure.x, margin)));
            let (lower, upper): (Vec<Spot>, Vec<Spot>) = bounds.map(|(x, (low, high))| (place(x, low), place(x, high))).unzip();
            if let ([low], [high]) = (&lower[..], &upper[..]) {
                draw_lone_margin(drawing, *low, *high);
                continue;
            }
            drawing.line(Ink::BandEdge, &lower);
            drawing.line(Ink::BandEdge, &upper);
            let around: Vec<Spot> = upper.into_iter().chain(lower.into_iter().rev()).collect();
            drawing.surface(Ink::Band, &around);
        }
    }
}

fn draw_lone_margin(drawing: &mut Drawing, low: Spot, high: Spot) {
    let beside = |spot: Spot, by: f64| Spot { x: spot.x + by, y: spot.y };
    let sides = [-LONE_MARGIN, LONE_MARGIN];
    drawing.line(Ink::BandEdge, &sides.map(|by| beside(low, by)));
    drawing.line(Ink::BandEdge, &sides.map(|by| beside(high, by)));
    let [left, right] = sides;
    drawing.surface(Ink::Band, &[beside(high, left), beside(high, right), beside(low, right), beside(low, left)]);
}

fn draw_lines(drawing: &mut Drawing, layout: &Layout, figures: &Figures<'_>, tone: Tone) {
    for line in figures.lines.iter().filter(|line| line.tone == tone) {
        for run in &line.runs {
            draw_run(drawing, run, tone, |figure| layout.spot(figure.x, figure.value));
        }
        if let (Tone::Own, Some(last)) = (tone, line.last().filter(|last| !last.provisional)) {
            drawing.circle(Ink::Dot(tone), layout.spot(last.x, last.value), 4.5);
        }
    }
}

/// One unbroken run: its strokes, a ring at each provisional figure, a dot at each certain one that has none in the year
/// before or after it: there the line only connects.
pub(crate) fn draw_run(drawing: &mut Drawing, run: &[Figure<'_>], tone: Tone, place: impl Fn(&Figure<'_>) -> Spot) {
    for (provisional, piece) in pieces(run) {
        let ink = if provisional { Ink::Provisional(tone) } else { Ink::Line(tone) };
        let spots: Vec<Spot> = piece.iter().map(&place).collect();
        drawing.line(ink, &spots);
    }
    let (ring, dot) = if tone == Tone::Own { (5.0, 4.0) } else { (3.5, 3.0) };
    let near = |a: Option<&Figure<'_>>, b: &Figure<'_>| a.is_some_and(|a| (a.x - b.x).abs() <= CONSECUTIVE);
    for (index, figure) in run.iter().enumerate() {
        let followed = near(run.get(index + 1), figure) || index > 0 && near(run.get(index - 1), figure);
        if figure.provisional {
            drawing.circle(Ink::Ring(tone), place(figure), ring);
        } else if !followed {
            drawing.circle(Ink::Dot(tone), place(figure), dot);
        }
    }
}

/// The path in dots, and a diamond at its end; where only points were agreed, a diamond at each.
fn draw_target(drawing: &mut Drawing, layout: &Layout, figures: &Figures<'_>, shape: TargetShape) {
    drawing.line(Ink::Line(Tone::Target), &target_spots(figures, shape, layout));
    target_marks(figures, shape, layout).for_each(|at| drawing.diamond(Ink::Target, at, TARGET_MARK));
}

fn draw_texts(drawing: &mut Drawing, layout: &Layout, figures: &Figures<'_>, texts: &Texts) {
    let below = layout.bottom + layout.metrics.line * 1.2;
    for (middle, text) in period_texts(figures, layout) {
        drawing.text(Ink::Text, Spot { x: middle, y: below }, Anchor::Middle, text);
    }
    for leader in texts.ends.iter().filter_map(|label| label.leader(layout)) {
        drawing.line(Ink::Leader, &leader);
    }
    for label in &texts.ends {
        draw_end_label(drawing, label, layout.metrics.line);
    }
}

fn draw_end_label(drawing: &mut Drawing, label: &EndLabel, line: f64) {
    let strong = label.strong.iter().map(|text| (Ink::Label(label.tone), text));
    let small = label.small.iter().map(|text| (Ink::Text, text));
    for (index, (ink, text)) in strong.chain(small).enumerate() {
        let y = label.top + (index as f64 + BASELINE) * line;
        drawing.text(ink, Spot { x: label.left, y }, Anchor::Start, text);
    }
}
