//! Drawings of figures: values in, SVG text out.
//!
//! A drawing is never the only way to a figure: every [`LineChart`], [`SmallMultiples`], [`Breakdown`], [`Funnel`],
//! [`AreaMap`], [`Thread`] and [`Sparkline`] is followed by its table, its list or its sentence, every [`Mark`] and [`Voice`] by its word, every [`Strip`] by its counts in words.
//!
//! There is no style sheet, `style` attribute or script in a drawing. On a page it carries class names that the
//! page's style sheet colours; on paper it carries its own colours and faces ([`Paint`]). Widths, dashes and text
//! sizes belong to the drawing in both, as the layout is measured with them.

mod area_map;
mod breakdown;
mod caption;
mod classes;
mod drawing;
mod figures;
mod filling;
mod funnel;
mod labels;
mod layout;
mod line_chart;
mod line_drawing;
mod line_labels;
mod map_drawing;
mod map_labels;
mod marks;
mod number;
mod outline;
mod paint;
mod scale;
mod small_multiples;
mod sparkline;
mod text;
mod thread;

pub use area_map::{Area, AreaMap, Filling, Legend};
pub use breakdown::{Breakdown, Part, PartGroup, PartReading};
pub use caption::Caption;
pub use classes::{ClassRange, Classes};
pub use funnel::{Funnel, FunnelLimits, FunnelPoint, Level};
pub use line_chart::{Break, LineChart, Point, Role, Series, Size, Target, TargetPoint, TargetShape, Words, XLabel};
pub use marks::{Mark, Strip, Voice};
pub use number::Locale;
pub use paint::Paint;
pub use small_multiples::{Panel, Reference, SmallMultiples};
pub use sparkline::Sparkline;
pub use thread::{Knot, KnotLook, Layer, MOST_KNOTS, Thread};
