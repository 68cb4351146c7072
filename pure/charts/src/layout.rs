//! The room a line chart has and where its figures lie in it.

use crate::drawing::Spot;
use crate::figures::Figures;
use crate::line_chart::Size;
use crate::scale::Scale;
use crate::text;

/// The measures of a size, in units of the drawing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Metrics {
    /// What tells the ids of two drawings of one chart apart.
    pub(crate) name: &'static str,
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// The text size.
    pub(crate) text: f64,
    /// From one line of text to the next.
    pub(crate) line: f64,
    /// The widest a label at a line may be, and one at a break.
    pub(crate) label: f64,
    /// Whether each line says until when it runs, also the certain ones of others.
    pub(crate) roomy: bool,
}

impl Metrics {
    pub(crate) fn of(size: Size) -> Self {
        match size {
            Size::Wide => Self { name: "wide", width: 760.0, height: 420.0, text: 15.0, line: 18.0, label: 195.0, roomy: true },
            Size::Narrow => {
                Self { name: "narrow", width: 340.0, height: 300.0, text: 14.0, line: 16.5, label: 110.0, roomy: false }
            }
            Size::Print => Self { name: "print", width: 560.0, height: 300.0, text: 11.5, line: 14.0, label: 150.0, roomy: true },
        }
    }
}

/// Between the last figure of a line and its label.
pub(crate) const LABEL_GAP: f64 = 12.0;

/// Where everything lies. The vertical part is still open until the labels are known.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(crate) metrics: Metrics,
    pub(crate) scale: Scale,
    /// The position of the first and of the last moment.
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// The position of the highest and of the lowest tick.
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    period: (f64, f64),
}

impl Layout {
    /// The layout without labels: figures from behind the tick texts to the right edge.
    pub(crate) fn new(metrics: Metrics, scale: Scale, tick_width: f64, figures: &Figures<'_>) -> Self {
        Self {
            left: tick_width + 12.0,
            right: metrics.width - 8.0,
            top: metrics.line * 1.4,
            bottom: metrics.height - metrics.line * 1.4 - 4.0,
            period: figures.period,
            metrics,
            scale,
        }
    }

    /// Leaves room at the right for a label of this width behind a line that ends at `share` of the period.
    pub(crate) fn make_room(&mut self, share: f64, width: f64) {
        let room = self.metrics.width - LABEL_GAP - width - self.left;
        let least = self.left + (self.metrics.width - self.left) * 0.45;
        if share > 0.0 {
            self.right = self.right.min(self.left + room / share).max(least);
        }
    }

    pub(crate) fn x(&self, x: f64) -> f64 {
        let (first, last) = self.period;
        let share = if last > first { (x - first) / (last - first) } else { 0.5 };
        self.left + share * (self.right - self.left)
    }

    pub(crate) fn y(&self, value: f64) -> f64 {
        self.bottom - self.scale.share(value) * (self.bottom - self.top)
    }

    pub(crate) fn spot(&self, x: f64, value: f64) -> Spot {
        Spot { x: self.x(x), y: self.y(value) }
    }

    /// The middle of a text of this width, as near to `x` as the edges of the drawing allow.
    pub(crate) fn centred(&self, x: f64, text: &str) -> (f64, f64) {
        let half = text::width(text, self.metrics.text, false) / 2.0;
        (x.min(self.metrics.width - half).max(half), half)
    }
}
