//! The funnel: how far areas lie apart, beside how far they would lie apart by chance.

use crate::caption::Caption;
use crate::drawing::{Anchor, Drawing, Spot, id_of};
use crate::figures::sound;
use crate::labels::{Wish, place};
use crate::layout::{LABEL_GAP, Metrics};
use crate::line_chart::{Role, Size};
use crate::line_drawing::BASELINE;
use crate::paint::{Ink, Paint, Tone};
use crate::scale::Scale;
use crate::text;

/// One area in a funnel.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelPoint {
    /// Its name.
    pub name: String,
    /// What the figure was divided by, such as the number of inhabitants; more than zero.
    pub denominator: f64,
    /// Its figure.
    pub value: f64,
}

/// Between which values chance alone leaves an area with this denominator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunnelLimits {
    /// The denominator; more than zero.
    pub denominator: f64,
    /// Lower and upper limit at 95 %.
    pub inner: (f64, f64),
    /// Lower and upper limit at 99.8 %.
    pub outer: (f64, f64),
}

/// A figure that others are compared with, and its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// Whose figure it is, such as "Nederland"; the value is written behind it.
    pub label: String,
    /// The figure.
    pub value: f64,
}

/// Figures of areas by their denominator (on a scale of ratios), our own among them, and the limits of chance around
/// the figure of all together. Areas and limits whose numbers are not sound are left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// What it is called, how many areas lie within and outside the limits and where ours lies in words, and how the figures are
    /// written.
    pub caption: Caption,
    /// The other areas.
    pub peers: Vec<FunnelPoint>,
    /// Our own.
    pub own: Option<FunnelPoint>,
    /// The limits, at as many denominators as make a smooth curve, in any order.
    pub limits: Vec<FunnelLimits>,
    /// The figure that the limits lie around.
    pub level: Level,
    /// Whose figure that is; it decides the stroke and the colour.
    pub level_role: Role,
    /// What stands below the chart: "inwoners van 65 jaar en ouder".
    pub denominator: String,
    /// At the end of the curves: "95%" and "99,8%", in a few words.
    pub limit_labels: (String, String),
}

/// Where everything lies.
struct Field {
    metrics: Metrics,
    scale: Scale,
    /// The logarithms of the smallest and the largest denominator.
    across: (f64, f64),
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Field {
    fn x(&self, denominator: f64) -> f64 {
        let (from, to) = self.across;
        let share = if to > from { (denominator.ln() - from) / (to - from) } else { 0.5 };
        self.left + share * (self.right - self.left)
    }

    fn spot(&self, denominator: f64, value: f64) -> Spot {
        Spot { x: self.x(denominator), y: self.bottom - self.scale.share(value) * (self.bottom - self.top) }
    }
}

impl Funnel {
    /// The drawing as an `<svg>` element.
    #[must_use]
    pub fn svg(&self, size: Size, paint: Paint) -> String {
        let metrics = Metrics::of(size);
        let mut drawing = Drawing::new(paint, metrics.text);
        let (limits, peers, own) = (self.sound_limits(), self.peers.iter().filter(|point| point.is_sound()), self.sound_own());
        let ends = self.ends(&limits, &metrics);
        let field = self.field(metrics, &limits, ends.iter().map(|end| end.width).fold(0.0, f64::max));

        self.draw_axes(&mut drawing, &field);
        for (ink, bounds) in curves(&limits) {
            let spots: Vec<Spot> = bounds.into_iter().map(|(x, value)| field.spot(x, value)).collect();
            drawing.line(ink, &spots);
        }
        if sound(self.level.value) {
            let y = field.spot(1.0, self.level.value).y;
            drawing.line(Ink::Line(self.level_role.tone()), &[Spot { x: field.left, y }, Spot { x: field.right, y }]);
        }
        let specks: Vec<Spot> = peers.clone().map(|point| field.spot(point.denominator, point.value)).collect();
        for (point, at) in peers.zip(&specks) {
            drawing.named_circle(Ink::Speck, *at, 3.5, &self.named(point));
        }
        draw_ends(&mut drawing, &field, &ends);
        if let Some(own) = own {
            let at = field.spot(own.denominator, own.value);
            drawing.named_circle(Ink::Dot(Tone::Own), at, 6.0, &self.named(own));
            self.draw_own_label(&mut drawing, &field, own, at, &specks);
        }
        let id = id_of(&self.caption.id, metrics.name);
        drawing.finish_named("sk-chart", (metrics.width, metrics.height), &id, &self.caption.title, &self.caption.desc)
    }

    fn named(&self, point: &FunnelPoint) -> String {
        format!("{}: {}", point.name, self.caption.written(point.value))
    }

    fn sound_own(&self) -> Option<&FunnelPoint> {
        self.own.as_ref().filter(|point| point.is_sound())
    }

    fn sound_limits(&self) -> Vec<FunnelLimits> {
        let drawn = |limits: &&FunnelLimits| {
            let values = [limits.inner.0, limits.inner.1, limits.outer.0, limits.outer.1];
            is_denominator(limits.denominator) && values.iter().all(|value| sound(*value))
        };
        let mut limits: Vec<FunnelLimits> = self.limits.iter().filter(drawn).copied().collect();
        limits.sort_by(|a, b| a.denominator.total_cmp(&b.denominator));
        limits
    }

    fn field(&self, metrics: Metrics, limits: &[FunnelLimits], label: f64) -> Field {
        let points = || self.peers.iter().filter(|point| point.is_sound()).chain(self.sound_own());
        let values = points().map(|point| point.value).chain([self.level.value].into_iter().filter(|value| sound(*value)));
        let bounds = limits.iter().flat_map(|limits| [limits.inner.0, limits.inner.1, limits.outer.0, limits.outer.1]);
        let scale = Scale::around(values.chain(bounds), self.caption.decimals);
        let denominators = points().map(|point| point.denominator).chain(limits.iter().map(|limits| limits.denominator));
        let across = denominators
            .map(f64::ln)
            .fold(None, |across: Option<(f64, f64)>, x| Some(across.map_or((x, x), |(from, to)| (from.min(x), to.max(x)))));
        let ticks = scale.ticks.iter().rev().skip(1).map(|tick| self.caption.locale.number(*tick, scale.decimals));
        let widest = ticks.map(|text| text::width(&text, metrics.text, false)).fold(0.0, f64::max);
        Field {
            left: widest + 14.0,
            right: metrics.width - label - LABEL_GAP,
            top: metrics.line * 1.4,
            bottom: metrics.height - metrics.line * 2.5 - 4.0,
            across: across.unwrap_or((0.0, 0.0)),
            metrics,
            scale,
        }
    }

    fn draw_axes(&self, drawing: &mut Drawing, field: &Field) {
        let line = field.metrics.line;
        let across = |y: f64| [Spot { x: 0.0, y }, Spot { x: field.right, y }];
        let last = field.scale.ticks.len() - 1;
        for (index, tick) in field.scale.ticks.iter().enumerate() {
            let y = field.spot(1.0, *tick).y;
            let unit = if index == last { self.caption.unit_suffix.as_str() } else { "" };
            drawing.line(Ink::Grid, &across(y));
            let text = format!("{}{unit}", self.caption.locale.number(*tick, field.scale.decimals));
            drawing.text(Ink::Text, Spot { x: 0.0, y: y - 5.0 }, Anchor::Start, &text);
        }
        drawing.line(Ink::Axis, &across(field.bottom));
        for (x, text) in self.denominators(field) {
            drawing.line(Ink::Axis, &[Spot { x, y: field.bottom }, Spot { x, y: field.bottom + 4.0 }]);
            drawing.text(Ink::Text, Spot { x, y: field.bottom + line * 1.2 }, Anchor::Middle, &text);
        }
        let name = text::wrap(&self.denominator, field.metrics.width - field.left, field.metrics.text, false, 1);
        for text in name {
            drawing.text(Ink::Text, Spot { x: field.left, y: field.bottom + line * 2.3 }, Anchor::Start, &text);
        }
    }

    /// Round denominators and their texts, those that fit beside each other.
    fn denominators(&self, field: &Field) -> Vec<(f64, String)> {
        let (from, to) = (field.across.0.exp(), field.across.1.exp());
        let decades = (0..16).flat_map(|power| [1.0, 2.0, 5.0].map(|part| part * 10f64.powi(power)));
        let mut round: Vec<f64> = decades.filter(|at| from <= *at && *at <= to).collect();
        if round.len() < 2 {
            let scale = Scale::around([from, to].into_iter(), 0);
            round = scale.ticks.into_iter().filter(|at| from <= *at && *at <= to).collect();
        }
        let mut end = 0.0;
        let mut kept = Vec::new();
        for at in round {
            let (x, text) = (field.x(at), self.caption.locale.number(at, 0));
            let half = text::width(&text, field.metrics.text, false) / 2.0;
            if x - half > end && x + half <= field.metrics.width {
                end = x + half + 12.0;
                kept.push((x, text));
            }
        }
        kept
    }

    /// What stands at the right: the curves and the figure of all together.
    fn ends(&self, limits: &[FunnelLimits], metrics: &Metrics) -> Vec<End> {
        let mut ends = Vec::new();
        if let Some(last) = limits.last() {
            ends.push(End::new(Ink::Text, &self.limit_labels.1, last.outer.1, metrics));
            ends.push(End::new(Ink::Text, &self.limit_labels.0, last.inner.1, metrics));
        }
        if sound(self.level.value) {
            let level = format!("{} {}", self.level.label, self.caption.written(self.level.value));
            ends.push(End::new(Ink::Label(self.level_role.tone()), &level, self.level.value, metrics));
        }
        ends
    }

    /// Names our own area where it covers the fewest others.
    fn draw_own_label(&self, drawing: &mut Drawing, field: &Field, own: &FunnelPoint, at: Spot, specks: &[Spot]) {
        let metrics = &field.metrics;
        let lines = [own.name.clone(), self.caption.written(own.value)];
        let width = lines.iter().map(|line| text::width(line, metrics.text, true)).fold(0.0, f64::max);
        let height = metrics.line * 2.0;
        let beside = [(10.0, -height / 2.0), (-10.0 - width, -height / 2.0), (-width / 2.0, -10.0 - height), (-width / 2.0, 10.0)];
        let corners = beside.map(|(dx, dy)| Spot {
            x: (at.x + dx).clamp(field.left, (field.right - width).max(field.left)),
            y: (at.y + dy).clamp(field.top - metrics.line, (field.bottom - height).max(field.top)),
        });
        let covered = |corner: &Spot| {
            let within = |spot: &Spot| {
                let (x, y) = (spot.x - corner.x, spot.y - corner.y);
                (-5.0..=width + 5.0).contains(&x) && (-4.0..=height + 2.0).contains(&y)
            };
            specks.iter().filter(|spot| within(spot)).count() + if within(&at) { specks.len() + 1 } else { 0 }
        };
        let Some(corner) = corners.iter().min_by_key(|corner| covered(corner)) else { return };
        for (index, line) in lines.iter().enumerate() {
            let y = corner.y + (index as f64 + BASELINE) * metrics.line;
            drawing.text(Ink::Label(Tone::Own), Spot { x: corner.x, y }, Anchor::Start, line);
        }
    }
}

impl FunnelPoint {
    fn is_sound(&self) -> bool {
        is_denominator(self.denominator) && sound(self.value)
    }
}

fn is_denominator(number: f64) -> bool {
    number > 1e-9 && sound(number)
}

/// A text at the right of the chart.
struct End {
    ink: Ink,
    lines: Vec<String>,
    value: f64,
    width: f64,
}

impl End {
    fn new(ink: Ink, label: &str, value: f64, metrics: &Metrics) -> Self {
        let bold = ink != Ink::Text;
        let room = metrics.label.min(metrics.width * 0.26);
        let lines = text::wrap(label, room, metrics.text, bold, 3);
        let width = lines.iter().map(|line| text::width(line, metrics.text, bold)).fold(0.0, f64::max);
        Self { ink, lines, value, width }
    }
}

fn draw_ends(drawing: &mut Drawing, field: &Field, ends: &[End]) {
    let metrics = &field.metrics;
    let wishes: Vec<Wish> = ends
        .iter()
        .map(|end| Wish {
            wish: field.spot(1.0, end.value).y - metrics.line * 0.5,
            height: end.lines.len() as f64 * metrics.line + 3.0,
            left: 0.0,
            right: 1.0,
            taken: Vec::new(),
        })
        .collect();
    let tops = place(&wishes, 0.0, field.bottom, metrics.height);
    for (end, top) in ends.iter().zip(tops) {
        for (index, line) in end.lines.iter().enumerate() {
            let y = top + (index as f64 + BASELINE) * metrics.line;
            drawing.text(end.ink, Spot { x: field.right + LABEL_GAP, y }, Anchor::Start, line);
        }
    }
}

/// The four curves.
fn curves(limits: &[FunnelLimits]) -> [(Ink, Vec<(f64, f64)>); 4] {
    let along = |value: fn(&FunnelLimits) -> f64| limits.iter().map(|limits| (limits.denominator, value(limits))).collect();
    [
        (Ink::OuterLimit, along(|limits| limits.outer.0)),
        (Ink::OuterLimit, along(|limits| limits.outer.1)),
        (Ink::Limit, along(|limits| limits.inner.0)),
        (Ink::Limit, along(|limits| limits.inner.1)),
    ]
}
