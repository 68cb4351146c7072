//! The line chart: what it is made of.

use crate::caption::Caption;
use crate::figures::Figures;
use crate::paint::Paint;
use crate::scale::Scale;
use crate::{line_drawing, line_labels};

/// Whose figures a line shows; it decides the stroke and the colour.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Role {
    /// The municipality itself: the red line, the only one with a margin.
    Own,
    /// Comparable municipalities.
    Peers,
    /// The whole country, or whatever else stays in the background.
    National,
}

/// One figure of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// When: a year and its fraction. A point whose position is not a finite number is left out.
    pub x: f64,
    /// The period in words, such as "2025".
    pub label: String,
    /// The figure. `None`, not a number or beyond 1e15 in size: the line breaks here.
    pub value: Option<f64>,
    /// Whether the figure may still change.
    pub provisional: bool,
    /// The lower and upper bound of the margin. Drawn for [`Role::Own`] only.
    pub margin: Option<(f64, f64)>,
}

/// One line of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Whose figures they are.
    pub role: Role,
    /// The name at the end of the line.
    pub label: String,
    /// The figures, in any order.
    pub points: Vec<Point>,
}

/// How the target path runs between its points.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TargetShape {
    /// Straight from point to point.
    Linear,
    /// Level until the next point.
    Stepped,
    /// Not at all: only the points are drawn.
    Free,
}

/// One point of the target path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetPoint {
    /// When: a year and its fraction.
    pub x: f64,
    /// What the figure should be by then.
    pub value: f64,
}

/// Where the figure should go.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The name at the end of the path, such as "Doel"; the value is written behind it.
    pub label: String,
    /// The line below the name, such as "in 2027". May be empty.
    pub note: String,
    /// How the path runs.
    pub shape: TargetShape,
    /// The baseline first, the target itself last; in any order, the positions decide.
    pub points: Vec<TargetPoint>,
}

/// A change in the way of measuring: no line crosses it.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    /// The first position of the new way, or a position between the last old and the first new figure.
    pub x: f64,
    /// What changed, in a few words.
    pub label: String,
}

/// A period under the chart. Where not all fit, some are left out; the first and the last stay.
#[derive(Clone, Debug, PartialEq)]
pub struct XLabel {
    /// When: a year and its fraction.
    pub x: f64,
    /// The period in words.
    pub text: String,
}

/// The words the drawing itself needs, in the language of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// Behind the period of a provisional figure: "voorlopig".
    pub provisional: String,
    /// In a chart without a single figure: "Nog geen cijfers".
    pub no_figures: String,
}

/// How large the drawing is. Each size is a layout of its own, with its own text size; none is another one shrunk.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Size {
    /// 760 by 420, for a column on a wide screen.
    Wide,
    /// 340 by 300, for a phone.
    Narrow,
    /// 560 by 300, for the text width of a sheet.
    Print,
}

/// Figures over time: our line, at most three others, and the path to the target.
///
/// On a page the chart is drawn twice, [`Size::Wide`] and [`Size::Narrow`], and followed by a table of its figures.
/// If [`Self::starts_at_zero`] is false, the text above it says where the axis starts.
#[derive(Clone, Debug, PartialEq)]
pub struct LineChart {
    /// What it is called, and how the figures are written.
    pub caption: Caption,
    /// The lines.
    pub series: Vec<Series>,
    /// The path to the target, if there is one.
    pub target: Option<Target>,
    /// The changes in the way of measuring; those outside the period are left out.
    pub breaks: Vec<Break>,
    /// The periods under the chart.
    pub x_labels: Vec<XLabel>,
    /// The words in the drawing.
    pub words: Words,
}

impl LineChart {
    /// The drawing as an `<svg>` element. If the labels need it, it is higher than its size says.
    #[must_use]
    pub fn svg(&self, size: Size, paint: Paint) -> String {
        line_drawing::draw(self, size, paint, None)
    }

    /// The drawing for a page whose thread comes in from the left and becomes our line: no axis text where it passes.
    #[must_use]
    pub fn svg_with_thread(&self, size: Size, paint: Paint) -> String {
        line_drawing::draw(self, size, paint, self.own_start(size).map(|(_, y)| y))
    }

    /// Whether the value axis starts at zero or shows it. If not, the page has to say so, see [`Self::axis_start`].
    #[must_use]
    pub fn starts_at_zero(&self) -> bool {
        let scale = self.scale(&Figures::of(self));
        scale.low <= 0.0 && scale.high >= 0.0
    }

    /// The value at which the axis starts, with its unit: the same in every size.
    #[must_use]
    pub fn axis_start(&self) -> String {
        let scale = self.scale(&Figures::of(self));
        self.caption.written_with(scale.low, scale.decimals)
    }

    /// Where our line begins, in the units of the drawing: there the page's thread may become the line.
    #[must_use]
    pub fn own_start(&self, size: Size) -> Option<(f64, f64)> {
        let figures = Figures::of(self);
        let (layout, _) = line_labels::arrange(self, &figures, size);
        let (x, value) = figures.own()?.valued().next()?;
        let spot = layout.spot(x, value);
        Some((spot.x, spot.y))
    }

    pub(crate) fn scale(&self, figures: &Figures<'_>) -> Scale {
        Scale::around(figures.values(), self.caption.decimals)
    }

    /// A value that was agreed, not measured: without decimals if it is a whole number.
    pub(crate) fn agreed(&self, value: f64) -> String {
        let decimals = if value.fract() == 0.0 { 0 } else { self.caption.decimals };
        self.caption.written_with(value, decimals)
    }
}
