//! Writes SVG: numbers that are always numbers, texts that are always text.

use std::fmt::Write as _;

use crate::paint::{DIGIT_FACE, DIGIT_SCALE, FACE, Ink, Paint};

/// A position in the drawing, in its own units, y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spot {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// Which end of a text stands at its position.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// The body of a drawing in progress.
pub(crate) struct Drawing {
    paint: Paint,
    text_size: f64,
    body: String,
}

impl Drawing {
    pub(crate) fn new(paint: Paint, text_size: f64) -> Self {
        Self { paint, text_size, body: String::new() }
    }

    /// A line along the spots; nothing if there are fewer than two.
    pub(crate) fn line(&mut self, ink: Ink, spots: &[Spot]) {
        if spots.len() > 1 {
            self.path(ink, &along(spots));
        }
    }

    /// A surface within the spots; nothing if there are fewer than three.
    pub(crate) fn surface(&mut self, ink: Ink, spots: &[Spot]) {
        if spots.len() > 2 {
            self.path(ink, &format!("{}Z", along(spots)));
        }
    }

    pub(crate) fn circle(&mut self, ink: Ink, at: Spot, radius: f64) {
        let look = ink.attributes(self.paint);
        let (x, y, r) = (coordinate(at.x), coordinate(at.y), coordinate(radius));
        self.push(format_args!(r#"<circle {look} cx="{x}" cy="{y}" r="{r}"/>"#));
    }

    /// A square on one of its corners.
    pub(crate) fn diamond(&mut self, ink: Ink, at: Spot, radius: f64) {
        let corner = |x: f64, y: f64| Spot { x: at.x + x * radius, y: at.y + y * radius };
        self.surface(ink, &[corner(0.0, -1.0), corner(1.0, 0.0), corner(0.0, 1.0), corner(-1.0, 0.0)]);
    }

    /// A circle that tells its name to who points at it.
    pub(crate) fn named_circle(&mut self, ink: Ink, at: Spot, radius: f64, name: &str) {
        let look = ink.attributes(self.paint);
        let (x, y, r, name) = (coordinate(at.x), coordinate(at.y), coordinate(radius), escape(name));
        self.push(format_args!(r#"<circle {look} cx="{x}" cy="{y}" r="{r}"><title>{name}</title></circle>"#));
    }

    pub(crate) fn text(&mut self, ink: Ink, at: Spot, anchor: Anchor, text: &str) {
        let look = ink.attributes(self.paint);
        let (x, y, text) = (coordinate(at.x), coordinate(at.y), self.lettered(text));
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        self.push(format_args!(r#"<text {look} x="{x}" y="{y}"{anchor}>{text}</text>"#));
    }

    /// A text that starts here, in its own size.
    pub(crate) fn sized_text(&mut self, ink: Ink, at: Spot, size: f64, text: &str) {
        let look = ink.attributes(self.paint);
        let (x, y, size, text) = (coordinate(at.x), coordinate(at.y), coordinate(size), self.lettered(text));
        self.push(format_args!(r#"<text {look} x="{x}" y="{y}" font-size="{size}">{text}</text>"#));
    }

    /// The text, on paper with its digits in their own face; a page's style sheet does that by itself.
    fn lettered(&self, text: &str) -> String {
        if self.paint == Paint::Classes {
            return escape(text);
        }
        let size = coordinate(self.text_size * DIGIT_SCALE);
        let mut lettered = String::new();
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, from) = rest.split_at(start);
            let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
            let (digits, after) = from.split_at(end);
            lettered.push_str(&escape(before));
            lettered.push_str(&format!(r#"<tspan font-family="{DIGIT_FACE}" font-size="{size}">{digits}</tspan>"#));
            rest = after;
        }
        lettered + &escape(rest)
    }

    /// A path that is written already.
    pub(crate) fn path(&mut self, ink: Ink, d: &str) {
        let look = ink.attributes(self.paint);
        self.push(format_args!(r#"<path {look} d="{d}"/>"#));
    }

    /// The attributes of an ink in this drawing.
    pub(crate) fn attributes(&self, ink: Ink) -> String {
        ink.attributes(self.paint)
    }

    /// What another drawing holds, on top of this one.
    pub(crate) fn append(&mut self, other: Self) {
        self.body.push_str(&other.body);
    }

    /// Markup that is written already.
    pub(crate) fn push(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.body.write_fmt(element);
    }

    /// The whole drawing of a chart, under its title and description. `id` is unique on the page.
    pub(crate) fn finish_named(self, class: &str, size: (f64, f64), id: &str, title: &str, desc: &str) -> String {
        let head = format!(r#"<title id="{id}-title">{}</title><desc id="{id}-desc">{}</desc>"#, escape(title), escape(desc));
        let named = format!(r#"aria-labelledby="{id}-title {id}-desc""#);
        self.finish(class, size, &named, &head)
    }

    /// The whole drawing. `head` is the title and description, already markup; `extra` the attributes that name them.
    pub(crate) fn finish(self, class: &str, size: (f64, f64), extra: &str, head: &str) -> String {
        let (width, height, text) = (coordinate(size.0), coordinate(size.1), coordinate(self.text_size));
        let look = match self.paint {
            Paint::Classes => format!(r#"class="{class}""#),
            Paint::Fixed => format!(r#"width="{width}" height="{height}" font-family="{FACE}""#),
        };
        let body = self.body;
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" {look} viewBox="0 0 {width} {height}" font-size="{text}" role="img" {extra}>{head}{body}</svg>"#
        )
    }
}

/// The id of one drawing of a chart: without spaces or anything else that would end it, one for each size.
pub(crate) fn id_of(id: &str, size: &str) -> String {
    let token: String = id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    format!("{token}-{size}")
}

fn along(spots: &[Spot]) -> String {
    let mut path = String::new();
    for (index, spot) in spots.iter().enumerate() {
        path.push(if index == 0 { 'M' } else { 'L' });
        path.push_str(&coordinate(spot.x));
        path.push(' ');
        path.push_str(&coordinate(spot.y));
    }
    path
}

/// A number in a drawing, to a tenth.
pub(crate) fn coordinate(value: f64) -> String {
    debug_assert!(value.is_finite(), "a coordinate has to be a number");
    let text = format!("{value:.1}");
    match text.strip_suffix(".0").unwrap_or(&text) {
        "-0" => "0".to_owned(),
        short => short.to_owned(),
    }
}

/// Text that is safe between tags and in a quoted attribute. What XML cannot hold is left out.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if c.is_control() => safe.push(' '),
            _ => safe.push(c),
        }
    }
    safe
}
