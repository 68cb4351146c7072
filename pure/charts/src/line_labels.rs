//! The texts of a line chart: at the ends of the lines, at the breaks and under the axis.

use crate::drawing::Spot;
use crate::figures::{Figures, Line};
use crate::labels::{Wish, place};
use crate::layout::{LABEL_GAP, Layout, Metrics};
use crate::line_chart::{LineChart, Size, Target, TargetShape};
use crate::paint::Tone;
use crate::text;

/// The most lines the name of a line takes; its value always follows whole.
const MOST_NAME_LINES: usize = 3;
/// Between two labels, and between a label and a line of someone else.
const AIR: f64 = 4.0;
/// Half the diagonal of the mark of a target.
pub(crate) const TARGET_MARK: f64 = 7.0;
/// How far, in lines of text, a label may go from its line to be clear of the other lines.
const MOST_SHIFT: f64 = 6.0;

/// A label at the end of a line.
#[derive(Debug)]
pub(crate) struct EndLabel {
    pub(crate) tone: Tone,
    /// Name and value.
    pub(crate) strong: Vec<String>,
    /// Period and state.
    pub(crate) small: Vec<String>,
    pub(crate) left: f64,
    pub(crate) top: f64,
    end: (f64, f64),
    /// Whether the line is a single point, with room on both sides.
    alone: bool,
    width: f64,
    height: f64,
}

/// A label above a break, with the position of the break itself.
#[derive(Debug)]
pub(crate) struct BreakLabel {
    pub(crate) at: f64,
    pub(crate) middle: f64,
    pub(crate) lines: Vec<String>,
    /// The position of its first line.
    pub(crate) top: f64,
    half: f64,
    /// Counted in lines of text from the chart upwards.
    row: usize,
}

/// All texts with a place of their own.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) ends: Vec<EndLabel>,
    pub(crate) breaks: Vec<BreakLabel>,
    /// Each tick of the value axis.
    pub(crate) ticks: Vec<(f64, String)>,
}

/// The layout of a chart and its texts, in each other's room.
pub(crate) fn arrange(chart: &LineChart, figures: &Figures<'_>, size: Size) -> (Layout, Texts) {
    let metrics = Metrics::of(size);
    let scale = chart.scale(figures);
    let ticks = tick_texts(chart, figures, &scale.ticks, scale.decimals);
    let widest = ticks.iter().rev().skip(1).map(|(_, text)| text::width(text, metrics.text, false));
    let mut layout = Layout::new(metrics, scale, widest.fold(0.0, f64::max), figures);

    let mut ends = end_labels(chart, figures, &metrics);
    for label in &ends {
        layout.make_room(figures.share(label.end.0), label.width);
    }
    let breaks = break_labels(figures, &mut layout);
    if ticks.is_empty() {
        layout.bottom = layout.top + metrics.line * 2.0;
    }
    place_ends(&mut ends, figures, chart.target.as_ref(), &mut layout);
    (layout, Texts { ends, breaks, ticks })
}

/// Each tick and its text; the unit stands at the highest.
fn tick_texts(chart: &LineChart, figures: &Figures<'_>, ticks: &[f64], decimals: u8) -> Vec<(f64, String)> {
    if figures.values().next().is_none() {
        return Vec::new();
    }
    let mut texts: Vec<(f64, String)> = ticks.iter().map(|tick| (*tick, chart.caption.locale.number(*tick, decimals))).collect();
    if let Some((_, text)) = texts.last_mut() {
        text.push_str(&chart.caption.unit_suffix);
    }
    texts
}

fn end_labels(chart: &LineChart, figures: &Figures<'_>, metrics: &Metrics) -> Vec<EndLabel> {
    let own_period = figures.own().and_then(Line::last).map(|figure| figure.label);
    let mut labels = Vec::new();
    for line in &figures.lines {
        let Some(last) = line.last() else { continue };
        let dated = line.tone == Tone::Own || metrics.roomy && Some(last.label) != own_period;
        let small = match (last.provisional, dated) {
            (true, _) if last.label.is_empty() => chart.words.provisional.clone(),
            (true, _) => format!("{}, {}", last.label, chart.words.provisional),
            (false, true) => last.label.to_owned(),
            (false, false) => String::new(),
        };
        let value = chart.caption.written(last.value);
        let alone = line.valued().nth(1).is_none();
        labels.push(EndLabel { alone, ..EndLabel::new(line.tone, line.name, &value, &small, (last.x, last.value), metrics) });
    }
    if let (Some(target), Some(last)) = (&chart.target, figures.target.last()) {
        let value = chart.agreed(last.value);
        let end = (last.x, last.value);
        labels.push(EndLabel::new(Tone::Target, &target.label, &value, &target.note, end, metrics));
    }
    labels
}

impl EndLabel {
    fn new(tone: Tone, name: &str, value: &str, small: &str, end: (f64, f64), metrics: &Metrics) -> Self {
        let mut strong = text::wrap(name, metrics.label, metrics.text, true, MOST_NAME_LINES);
        for word in value.split_whitespace() {
            text::append(&mut strong, word, metrics.label, metrics.text, true);
        }
        let small = text::wrap(small, metrics.label, metrics.text, false, 2);
        let widths = strong.iter().map(|line| text::width(line, metrics.text, true));
        let widths = widths.chain(small.iter().map(|line| text::width(line, metrics.text, false)));
        let width = widths.fold(0.0, f64::max);
        let height = (strong.len() + small.len()) as f64 * metrics.line + AIR;
        Self { tone, strong, small, left: 0.0, top: 0.0, end, alone: false, width, height }
    }
}

/// Gives the break labels their rows above the chart, and the chart its place below them.
fn break_labels(figures: &Figures<'_>, layout: &mut Layout) -> Vec<BreakLabel> {
    let metrics = layout.metrics;
    let mut labels: Vec<BreakLabel> = Vec::new();
    for (x, label) in &figures.breaks {
        let lines = text::wrap(label, metrics.label, metrics.text, false, 3);
        let at = layout.x(*x);
        let placed = lines.iter().map(|line| layout.centred(at, line));
        let (middle, half) = placed.fold((at, 0.0), |widest, line| if line.1 > widest.1 { line } else { widest });
        let mut row = 0;
        while let Some(other) = labels.iter().find(|other| {
            (other.middle - middle).abs() < other.half + half + 8.0
                && row < other.row + other.lines.len()
                && other.row < row + lines.len()
        }) {
            row = other.row + other.lines.len();
        }
        labels.push(BreakLabel { at, middle, lines, top: 0.0, half, row });
    }
    let rows = labels.iter().map(|label| label.row + label.lines.len()).max().unwrap_or(0);
    layout.top += rows as f64 * metrics.line;
    layout.bottom = layout.bottom.max(layout.top + metrics.height * 0.5);
    for label in &mut labels {
        label.top = (rows - label.row - label.lines.len()) as f64 * metrics.line;
    }
    labels
}

/// Stands each label beside the end of its line: clear of the other lines where it can, of the other labels always.
fn place_ends(ends: &mut [EndLabel], figures: &Figures<'_>, target: Option<&Target>, layout: &mut Layout) {
    let metrics = layout.metrics;
    let needed: f64 = ends.iter().map(|label| label.height).sum();
    let from = layout.top - metrics.line * 0.5;
    layout.bottom = layout.bottom.max(from + needed);

    let strokes = strokes(figures, target.map(|target| target.shape), layout);
    let mut wishes = Vec::new();
    for label in ends.iter_mut() {
        let end = layout.spot(label.end.0, label.end.1);
        let wish = end.y - metrics.line * 0.5;
        let others: Vec<_> =
            strokes.iter().filter(|(tone, _)| *tone != label.tone).flat_map(|(_, spots)| spots.windows(2)).collect();
        let taken_from = |left: f64| -> Vec<(f64, f64)> {
            others.iter().filter_map(|pair| crossed(pair[0], pair[1], left - AIR, left + label.width)).collect()
        };
        let is_free = |taken: &[(f64, f64)]| taken.iter().all(|(top, bottom)| *bottom <= wish || *top >= wish + label.height);
        let mut left = (end.x + LABEL_GAP).min(metrics.width - label.width).max(0.0);
        let mut taken = taken_from(left);
        let before = end.x - LABEL_GAP - label.width;
        if label.alone && before > layout.left && !is_free(&taken) && is_free(&taken_from(before)) {
            (left, taken) = (before, taken_from(before));
        }
        label.left = left;
        wishes.push(Wish { wish, height: label.height, left: label.left, right: label.left + label.width + AIR, taken });
    }
    let tops = place(&wishes, from, layout.bottom, metrics.line * MOST_SHIFT);
    for (label, top) in ends.iter_mut().zip(tops) {
        label.top = top;
    }
}

impl EndLabel {
    /// A line from the end of the line to a label that had to stand elsewhere; `None` beside its end.
    pub(crate) fn leader(&self, layout: &Layout) -> Option<[Spot; 2]> {
        let end = layout.spot(self.end.0, self.end.1);
        let half = layout.metrics.line * 0.5;
        let y = end.y.max(self.top + half).min(self.top + self.height - AIR - half);
        let beside = (y - end.y).abs() < layout.metrics.line || self.left < end.x + LABEL_GAP;
        let start = Spot { x: end.x + 2.0, y: end.y + 8.0 * (y - end.y).signum() };
        (!beside).then_some([start, Spot { x: self.left - 4.0, y }])
    }
}

/// Every line that is drawn, by whose it is.
fn strokes(figures: &Figures<'_>, shape: Option<TargetShape>, layout: &Layout) -> Vec<(Tone, Vec<Spot>)> {
    let mut strokes = Vec::new();
    for line in &figures.lines {
        for run in &line.runs {
            strokes.push((line.tone, run.iter().map(|figure| layout.spot(figure.x, figure.value)).collect()));
        }
    }
    if let Some(shape) = shape {
        strokes.push((Tone::Target, target_spots(figures, shape, layout)));
        let upright = |at: Spot| [-TARGET_MARK, TARGET_MARK].map(|by| Spot { y: at.y + by, ..at }).to_vec();
        strokes.extend(target_marks(figures, shape, layout).map(|at| (Tone::Target, upright(at))));
    }
    strokes
}

/// Where a target is marked: at the end of its path or, where only points were agreed, at each.
pub(crate) fn target_marks(figures: &Figures<'_>, shape: TargetShape, layout: &Layout) -> impl Iterator<Item = Spot> {
    let marked = if shape == TargetShape::Free { figures.target.len() } else { 1 };
    figures.target.iter().rev().take(marked).map(|point| layout.spot(point.x, point.value))
}

/// The target path as drawn; nothing where only the points were agreed.
pub(crate) fn target_spots(figures: &Figures<'_>, shape: TargetShape, layout: &Layout) -> Vec<Spot> {
    let spots: Vec<Spot> = figures.target.iter().map(|point| layout.spot(point.x, point.value)).collect();
    match shape {
        TargetShape::Linear => spots,
        TargetShape::Free => Vec::new(),
        TargetShape::Stepped => {
            let steps = spots.windows(2).flat_map(|pair| [Spot { x: pair[1].x, y: pair[0].y }, pair[1]]);
            spots.first().copied().into_iter().chain(steps).collect()
        }
    }
}

/// The height a stroke takes between two positions, with some air; `None` if it is not there.
fn crossed(from: Spot, to: Spot, left: f64, right: f64) -> Option<(f64, f64)> {
    if to.x < left || from.x > right {
        return None;
    }
    let run = to.x - from.x;
    let at = |x: f64| if run > 0.0 { from.y + (to.y - from.y) * ((x - from.x) / run) } else { from.y };
    let (a, b) = if run > 0.0 { (at(left.max(from.x)), at(right.min(to.x))) } else { (from.y, to.y) };
    Some((a.min(b) - AIR, a.max(b) + AIR))
}

/// The texts under the axis that fit beside each other: middle and text. The first and the last always.
pub(crate) fn period_texts<'a>(figures: &Figures<'a>, layout: &Layout) -> Vec<(f64, &'a str)> {
    let all: Vec<(f64, f64, &str)> = figures
        .x_labels
        .iter()
        .map(|(x, text)| {
            let (middle, half) = layout.centred(layout.x(*x), text);
            (middle, half, *text)
        })
        .collect();
    let Some((last, before)) = all.split_last() else { return Vec::new() };
    let apart = |a: &(f64, f64, &str), b: &(f64, f64, &str)| b.0 - b.1 - (a.0 + a.1) >= 10.0;
    for stride in 1..=before.len().max(1) {
        let mut kept: Vec<&(f64, f64, &str)> = before.iter().step_by(stride).collect();
        if kept.len() > 1 && kept.last().is_some_and(|near| !apart(near, last)) {
            kept.pop();
        }
        kept.push(last);
        if kept.windows(2).all(|pair| apart(pair[0], pair[1])) {
            return kept.into_iter().map(|(middle, _, text)| (*middle, *text)).collect();
        }
    }
    vec![(last.0, last.2)]
}
