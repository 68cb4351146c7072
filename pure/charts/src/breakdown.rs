//! The breakdown: the figure of each group with its margin, beside the figure of all together.

use crate::caption::Caption;
use crate::drawing::{Anchor, Drawing, Spot, id_of};
use crate::figures::sound;
use crate::funnel::Level;
use crate::layout::Metrics;
use crate::line_chart::{Role, Size};
use crate::line_drawing::BASELINE;
use crate::paint::{Ink, Paint};
use crate::scale::Scale;
use crate::text;

/// Between the names, the figures and the values.
const GUTTER: f64 = 18.0;
/// Half the height of the end of a margin.
const TICK: f64 = 4.0;

/// What is known of one part.
#[derive(Clone, Debug, PartialEq)]
pub enum PartReading {
    /// A figure.
    Value {
        /// The figure itself.
        value: f64,
        /// The lower and upper bound of its margin.
        margin: Option<(f64, f64)>,
        /// Whether it may still change.
        provisional: bool,
    },
    /// No figure, and why in a few words: "te klein om te tonen".
    Nothing(String),
}

/// One part of the whole, such as an age group or a district.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Whose figure it is; it decides the colour.
    pub role: Role,
    /// Its name.
    pub label: String,
    /// What is known of it.
    pub reading: PartReading,
}

/// Parts that divide the whole in one way.
#[derive(Clone, Debug, PartialEq)]
pub struct PartGroup {
    /// By what it is divided, such as "Leeftijd"; may be empty.
    pub title: String,
    /// The parts, in the order of reading.
    pub parts: Vec<Part>,
}

/// A row for each part: its figure as a dot, its margin as a stripe, and a line for all together.
///
/// The axis need not start at zero: a dot has a place, no length.
#[derive(Clone, Debug, PartialEq)]
pub struct Breakdown {
    /// What it is called, and how the figures are written.
    pub caption: Caption,
    /// The parts, by the way they divide the whole.
    pub groups: Vec<PartGroup>,
    /// All together.
    pub total: Option<Level>,
}

/// Where the columns lie.
struct Columns {
    metrics: Metrics,
    scale: Scale,
    /// The widest a name may be.
    name: f64,
    left: f64,
    right: f64,
}

impl Columns {
    fn x(&self, value: f64) -> f64 {
        self.left + self.scale.share(value) * (self.right - self.left)
    }
}

impl Breakdown {
    /// The drawing as an `<svg>` element. Its height follows from the parts.
    #[must_use]
    pub fn svg(&self, size: Size, paint: Paint) -> String {
        let columns = self.columns(Metrics::of(size));
        let metrics = &columns.metrics;
        let mut drawing = Drawing::new(paint, metrics.text);
        let mut rows = Drawing::new(paint, metrics.text);
        let mut y = metrics.line * 1.6;
        let top = y;
        for (index, group) in self.groups.iter().enumerate() {
            y += if index > 0 { metrics.line * 0.7 } else { 0.0 };
            y = self.draw_group(&mut rows, &columns, group, y);
        }
        self.draw_axis(&mut drawing, &columns, top, y);
        if let Some(total) = self.sound_total() {
            y = self.draw_total(&mut drawing, &columns, total, (top, y));
        }
        drawing.append(rows);
        let id = id_of(&self.caption.id, metrics.name);
        drawing.finish_named("sk-chart", (metrics.width, y + 4.0), &id, &self.caption.title, &self.caption.desc)
    }

    fn sound_total(&self) -> Option<&Level> {
        self.total.as_ref().filter(|total| sound(total.value))
    }

    fn parts(&self) -> impl Iterator<Item = &Part> + Clone {
        self.groups.iter().flat_map(|group| &group.parts)
    }

    /// Whether our own figures stand among those of others.
    fn is_mixed(&self) -> bool {
        self.parts().any(|part| part.role != Role::Own)
    }

    fn columns(&self, metrics: Metrics) -> Columns {
        let dots = self.parts().filter_map(|part| part.reading.dot());
        let bounds = dots.clone().filter_map(|dot| dot.margin).flat_map(|(low, high)| [low, high]);
        let values = dots.clone().map(|dot| dot.value).chain(self.sound_total().map(|total| total.value));
        let scale = Scale::around(values.chain(bounds), self.caption.decimals);
        let wide = |text: &str| text::width(text, metrics.text, false);
        let name = self.parts().map(|part| wide(&part.label)).fold(0.0, f64::max).min(metrics.width * 0.36);
        let value = dots.map(|dot| text::width(&self.caption.written(dot.value), metrics.text, true)).fold(0.0, f64::max);
        let left = name + GUTTER;
        let right = (metrics.width - value - GUTTER).max(left + metrics.width * 0.2);
        Columns { left, right, name, metrics, scale }
    }

    /// The ticks at the top and the lines down from them, as many as fit.
    fn draw_axis(&self, drawing: &mut Drawing, columns: &Columns, top: f64, bottom: f64) {
        let metrics = &columns.metrics;
        let ticks = &columns.scale.ticks;
        let text = |tick: f64| self.caption.written_with(tick, columns.scale.decimals);
        let widest = ticks.iter().map(|tick| text::width(&text(*tick), metrics.text, false)).fold(0.0, f64::max);
        let apart = (columns.right - columns.left) / (ticks.len() - 1) as f64;
        let stride = (1..ticks.len()).find(|stride| *stride as f64 * apart >= widest + 10.0).unwrap_or(ticks.len());
        for tick in ticks.iter().step_by(stride) {
            let x = columns.x(*tick);
            let half = text::width(&text(*tick), metrics.text, false) / 2.0;
            drawing.line(Ink::Grid, &[Spot { x, y: top - 4.0 }, Spot { x, y: bottom }]);
            let middle = x.min(metrics.width - half).max(half);
            drawing.text(Ink::Text, Spot { x: middle, y: top - 4.0 - metrics.line * 0.4 }, Anchor::Middle, &text(*tick));
        }
    }

    fn draw_total(&self, drawing: &mut Drawing, columns: &Columns, total: &Level, (top, bottom): (f64, f64)) -> f64 {
        let metrics = &columns.metrics;
        let x = columns.x(total.value);
        drawing.line(Ink::Level, &[Spot { x, y: top - 4.0 }, Spot { x, y: bottom + 6.0 }]);
        let label = format!("{} {}", total.label, self.caption.written(total.value));
        let lines = text::wrap(&label, metrics.width, metrics.text, false, 3);
        for (index, line) in lines.iter().enumerate() {
            let half = text::width(line, metrics.text, false) / 2.0;
            let at = Spot { x: x.min(metrics.width - half).max(half), y: bottom + 8.0 + (index as f64 + BASELINE) * metrics.line };
            drawing.text(Ink::Word, at, Anchor::Middle, line);
        }
        bottom + 8.0 + lines.len() as f64 * metrics.line
    }

    fn draw_group(&self, drawing: &mut Drawing, columns: &Columns, group: &PartGroup, from: f64) -> f64 {
        let metrics = &columns.metrics;
        let mut y = from;
        for line in text::wrap(&group.title, columns.left + (columns.right - columns.left) / 2.0, metrics.text, true, 2) {
            drawing.text(Ink::Strong, Spot { x: 0.0, y: y + BASELINE * metrics.line }, Anchor::Start, &line);
            y += metrics.line * 1.2;
        }
        for part in &group.parts {
            y = self.draw_part(drawing, columns, part, y);
        }
        y
    }

    /// Where a text instead of a figure begins and how wide it may be: clear of the line of the total, at its right if
    /// the text fits there.
    fn aside(&self, columns: &Columns, reading: &PartReading) -> (f64, f64) {
        let whole = (columns.left, columns.metrics.width - columns.left);
        let (PartReading::Nothing(why), Some(total)) = (reading, self.sound_total()) else { return whole };
        let x = columns.x(total.value);
        let (before, after) = ((columns.left, x - 8.0 - columns.left), (x + 8.0, columns.metrics.width - x - 8.0));
        let fits = text::width(why, columns.metrics.text, false) <= after.1;
        if fits || after.1 >= before.1 { after } else { before }
    }

    /// One row; returns where the next begins.
    fn draw_part(&self, drawing: &mut Drawing, columns: &Columns, part: &Part, from: f64) -> f64 {
        let metrics = &columns.metrics;
        let names = text::wrap(&part.label, columns.name, metrics.text, false, 3);
        let (left, room) = self.aside(columns, &part.reading);
        let why = match &part.reading {
            PartReading::Nothing(why) => text::wrap(why, room, metrics.text, false, 3),
            PartReading::Value { .. } => Vec::new(),
        };
        let height = names.len().max(why.len()).max(1) as f64 * metrics.line + metrics.line * 0.45;
        let middle = from + height / 2.0;
        let first = |lines: usize| middle - lines as f64 * metrics.line / 2.0 + BASELINE * metrics.line;
        let ink = if part.role == Role::Own && self.is_mixed() { Ink::Strong } else { Ink::Word };
        for (index, name) in names.iter().enumerate() {
            let y = first(names.len()) + index as f64 * metrics.line;
            drawing.text(ink, Spot { x: 0.0, y }, Anchor::Start, name);
        }
        for (index, line) in why.iter().enumerate() {
            let y = first(why.len()) + index as f64 * metrics.line;
            drawing.text(Ink::Text, Spot { x: left, y }, Anchor::Start, line);
        }
        if let Some(Dot { value, margin, provisional }) = part.reading.dot() {
            if let Some((low, high)) = margin {
                draw_margin(drawing, columns.x(low), columns.x(high), middle);
            }
            let at = Spot { x: columns.x(value), y: middle };
            let (ink, radius) = if provisional { (Ink::Ring(part.role.tone()), 5.0) } else { (Ink::Dot(part.role.tone()), 5.5) };
            drawing.circle(ink, at, radius);
            drawing.text(Ink::Strong, Spot { x: metrics.width, y: first(1) }, Anchor::End, &self.caption.written(value));
        }
        from + height
    }
}

/// A stripe with an upright end on either side, which stays readable where it crosses the line of the total.
fn draw_margin(drawing: &mut Drawing, left: f64, right: f64, y: f64) {
    drawing.line(Ink::Whisker, &[Spot { x: left, y }, Spot { x: right, y }]);
    for x in [left, right] {
        drawing.line(Ink::Whisker, &[Spot { x, y: y - TICK }, Spot { x, y: y + TICK }]);
    }
}

/// A part's figure as it can be drawn.
#[derive(Clone, Copy)]
struct Dot {
    value: f64,
    margin: Option<(f64, f64)>,
    provisional: bool,
}

impl PartReading {
    /// The figure; `None` without one, or where it is not sound.
    fn dot(&self) -> Option<Dot> {
        match self {
            Self::Value { value, margin, provisional } if sound(*value) => {
                let margin = margin.filter(|(low, high)| sound(*low) && sound(*high));
                Some(Dot { value: *value, margin, provisional: *provisional })
            }
            _ => None,
        }
    }
}
