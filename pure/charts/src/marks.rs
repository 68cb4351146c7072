//! The small shapes that stand before a word: how a figure does, and what people say.

use crate::drawing::coordinate;
use crate::paint::{Paint, mark_colour};

/// The side of a mark, in units of the drawing.
const SIDE: f64 = 16.0;
/// From one mark in a strip to the next.
const PITCH: f64 = 22.0;
/// The most marks in one row of a strip.
const ROW: usize = 12;

/// How a figure does. A shape for who sees no colour; its word follows it in the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mark {
    /// A full circle within a ring.
    Reached,
    /// A full circle.
    OnCourse,
    /// A triangle that points down.
    Behind,
    /// A diamond, its left half full.
    Undetermined,
    /// A ring with a dash in it: a figure, and nothing agreed to hold it against.
    NoTarget,
    /// A broken circle.
    NoFigure,
}

impl Mark {
    /// All marks, in the order of a strip.
    pub const ALL: [Self; 6] = [Self::Reached, Self::OnCourse, Self::Behind, Self::Undetermined, Self::NoTarget, Self::NoFigure];

    /// The mark as an `<svg>` element, hidden from who listens: the word after it says the same.
    #[must_use]
    pub fn svg(self, paint: Paint) -> String {
        let class = self.class();
        hidden(&format!("sk-mark {class}"), (SIDE, SIDE), &self.shape(mark_colour(class, paint)), paint)
    }

    /// The mark within a strip.
    fn placed(self, x: f64, y: f64, paint: Paint) -> String {
        let class = self.class();
        let look = match paint {
            Paint::Classes => format!(r#"class="{class}" "#),
            Paint::Fixed => String::new(),
        };
        let shape = self.shape(mark_colour(class, paint));
        format!(r#"<g {look}transform="translate({} {})">{shape}</g>"#, coordinate(x), coordinate(y))
    }

    fn class(self) -> &'static str {
        match self {
            Self::Reached => "sk-mark--reached",
            Self::OnCourse => "sk-mark--on-course",
            Self::Behind => "sk-mark--behind",
            Self::Undetermined => "sk-mark--undetermined",
            Self::NoTarget => "sk-mark--no-target",
            Self::NoFigure => "sk-mark--no-figure",
        }
    }

    fn shape(self, colour: &str) -> String {
        match self {
            Self::Reached => format!(
                r#"<circle cx="8" cy="8" r="6.4" fill="none" stroke="{colour}" stroke-width="1.6"/><circle cx="8" cy="8" r="3.6" fill="{colour}"/>"#
            ),
            Self::OnCourse => format!(r#"<circle cx="8" cy="8" r="7" fill="{colour}"/>"#),
            Self::Behind => format!(r#"<path d="M.8 2.2H15.2L8 15Z" fill="{colour}"/>"#),
            Self::Undetermined => format!(
                r#"<path d="M8 1.4 14.6 8 8 14.6 1.4 8Z" fill="none" stroke="{colour}" stroke-width="2"/><path d="M8 1.4V14.6L1.4 8Z" fill="{colour}"/>"#
            ),
            Self::NoTarget => format!(
                r#"<circle cx="8" cy="8" r="6.4" fill="none" stroke="{colour}" stroke-width="1.6"/><path d="M4.9 8H11.1" fill="none" stroke="{colour}" stroke-width="1.8"/>"#
            ),
            // Eight strokes of an eighth turn each, a little more than half of it drawn.
            Self::NoFigure => format!(
                r#"<circle cx="8" cy="8" r="6.2" fill="none" stroke="{colour}" stroke-width="1.8" stroke-dasharray="2.6 2.27"/>"#
            ),
        }
    }
}

/// What people say about how it goes. A direction, never a shape of [`Mark`]; its word follows it in the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Voice {
    /// An arrow up right.
    Better,
    /// An arrow right.
    Same,
    /// An arrow down right.
    Worse,
    /// Three dots.
    NotAsked,
}

impl Voice {
    /// The mark as an `<svg>` element, hidden from who listens: the word after it says the same.
    #[must_use]
    pub fn svg(self, paint: Paint) -> String {
        let (class, path, dash) = match self {
            Self::Better => ("sk-voice--better", "M2.5 13.5 17 3M10.4 2.8H17.2V9.4", ""),
            Self::Same => ("sk-voice--same", "M2 8H18M13.2 3.4 17.8 8 13.2 12.6", ""),
            Self::Worse => ("sk-voice--worse", "M2.5 2.5 17 13M10.4 13.2H17.2V6.6", ""),
            Self::NotAsked => ("sk-voice--not-asked", "M4 8H16.2", r#" stroke-dasharray="0.1 6""#),
        };
        let colour = mark_colour(class, paint);
        let shape = format!(
            r#"<path d="{path}" fill="none" stroke="{colour}" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"{dash}/>"#
        );
        hidden(&format!("sk-voice {class}"), (20.0, SIDE), &shape, paint)
    }
}

/// A row of marks, one for each figure; the text after it counts them in words.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Strip {
    /// The marks in the order they are drawn, and how many of each.
    pub counts: Vec<(Mark, usize)>,
}

impl Strip {
    /// The strip as an `<svg>` element, hidden from who listens: one row of at most twelve marks, or else rows of its
    /// own for each of the counts. Nothing if there are no marks.
    #[must_use]
    pub fn svg(&self, paint: Paint) -> String {
        let rows = self.rows();
        let longest = rows.iter().map(Vec::len).max().unwrap_or(0);
        if longest == 0 {
            return String::new();
        }
        let mut body = String::new();
        for (row, marks) in rows.iter().enumerate() {
            for (column, mark) in marks.iter().enumerate() {
                body.push_str(&mark.placed(column as f64 * PITCH, row as f64 * PITCH, paint));
            }
        }
        let extent = |marks: usize| marks as f64 * PITCH - (PITCH - SIDE);
        hidden("sk-strip", (extent(longest), extent(rows.len())), &body, paint)
    }

    fn rows(&self) -> Vec<Vec<Mark>> {
        let groups = self.counts.iter().map(|(mark, count)| vec![*mark; *count]);
        let all: Vec<Mark> = groups.clone().flatten().collect();
        if all.len() <= ROW {
            return vec![all];
        }
        groups.flat_map(|group| group.chunks(ROW).map(<[Mark]>::to_vec).collect::<Vec<_>>()).collect()
    }
}

fn hidden(class: &str, size: (f64, f64), body: &str, paint: Paint) -> String {
    let (width, height) = (coordinate(size.0), coordinate(size.1));
    let look = match paint {
        Paint::Classes => format!(r#"class="{class}" "#),
        Paint::Fixed => String::new(),
    };
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" {look}width="{width}" height="{height}" viewBox="0 0 {width} {height}" aria-hidden="true">{body}</svg>"#
    )
}
