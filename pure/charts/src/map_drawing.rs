//! Draws a map: the areas by filling, the one in focus around them, the texts, the legend.

use crate::area_map::{AreaMap, Filling};
use crate::drawing::{Anchor, Drawing, Spot, coordinate, escape, id_of};
use crate::layout::Metrics;
use crate::line_chart::Size;
use crate::line_drawing::BASELINE;
use crate::map_labels::{Aside, Beside, Inside, aside, beside, inside, radius};
use crate::outline::Outlines;
use crate::paint::{Ink, Paint, Tone};
use crate::text;

/// The swatch of a legend, and between it and its text.
const SWATCH: (f64, f64) = (24.0, 15.0);
const SWATCH_GAP: f64 = 8.0;
/// Between two texts of a legend.
const ENTRY_GAP: f64 = 22.0;

/// Points of outlines: for every map, for each area, and never more than this on a wide screen.
const POINTS: usize = 600;
const POINTS_OF_AREA: usize = 24;
const MOST_POINTS: usize = 6_500;

/// The room of a map.
fn room(size: Size) -> Metrics {
    let metrics = Metrics::of(size);
    match size {
        Size::Wide => Metrics { width: 560.0, height: 600.0, ..metrics },
        Size::Narrow => Metrics { height: 420.0, ..metrics },
        Size::Print => Metrics { height: 440.0, ..metrics },
    }
}

/// How many points its outlines may have together: on a phone two thirds, as less can be seen there.
fn budget(size: Size, areas: usize) -> usize {
    let most = (POINTS + POINTS_OF_AREA * areas).min(MOST_POINTS);
    if size == Size::Narrow { most * 2 / 3 } else { most }
}

/// The whole map as an `<svg>` element.
pub(crate) fn draw(map: &AreaMap, size: Size, paint: Paint) -> String {
    let metrics = room(size);
    let rings = map.areas.iter().map(|area| area.rings.as_slice());
    let outlines = Outlines::new(rings, (metrics.width, metrics.height), budget(size, map.areas.len()));
    let id = id_of(&map.id, metrics.name);
    let mut drawing = Drawing::new(paint, metrics.text);

    define(&mut drawing, map, &id);
    draw_areas(&mut drawing, map, &outlines, &id);
    draw_focus(&mut drawing, map, &outlines);
    let labels = inside(map, &outlines, &metrics);
    draw_inside(&mut drawing, map, &labels, &metrics);
    let asides = aside(map, &outlines, &metrics, &labels);
    asides.iter().for_each(|one| drawing.line(Ink::Level, &one.leader));
    let numbers = numbers(&labels, &asides, &metrics);
    if !numbers.is_empty() {
        draw_numbers(&mut drawing, &numbers, &metrics);
    }
    let numbered = numbers.first().map(|(number, _)| *number);
    let named = map.focused().is_none_or(|(focus, _)| labels.iter().any(|label| label.area == focus && label.lines.len() > 1));
    if !named && let Some(label) = beside(map, &outlines, &metrics) {
        draw_beside(&mut drawing, &label, &metrics);
    }
    let bottom = draw_legend(&mut drawing, map, &metrics, outlines.size.1 + metrics.line, &id, numbered);
    drawing.finish_named("sk-chart sk-chart--map", (metrics.width, bottom), &id, &map.title, &map.desc)
}

/// The patterns that this map needs.
fn define(drawing: &mut Drawing, map: &AreaMap, id: &str) {
    drawing.push(format_args!("<defs>"));
    for (filling, _) in map.legend.entries(&map.areas) {
        filling.define(drawing, id, map.legend.classes.len());
    }
    drawing.push(format_args!("</defs>"));
}

/// The areas, those with one filling together; those without a class last, as their borders are drawn darker.
fn draw_areas(drawing: &mut Drawing, map: &AreaMap, outlines: &Outlines, id: &str) {
    let classes = map.legend.classes.len();
    for (filling, _) in map.legend.entries(&map.areas) {
        let border = if filling.shade(classes).is_some() { Ink::Border } else { Ink::BlankBorder };
        let (ground, border) = (drawing.attributes(filling.ground(classes)), drawing.attributes(border));
        let shapes = format!("{id}-areas-{}", filling.name(classes));
        drawing.push(format_args!(r#"<g {border}><g {ground}><g id="{shapes}" fill-rule="evenodd">"#));
        for (index, area) in map.areas.iter().enumerate().filter(|(_, area)| same(area.filling, filling, classes)) {
            let (path, name, value) = (outlines.path(index), escape(&area.name), escape(&area.value));
            if !path.is_empty() {
                drawing.push(format_args!(r#"<path d="{path}"><title>{name}: {value}</title></path>"#));
            }
        }
        drawing.push(format_args!("</g></g></g>"));
        if let Some(texture) = filling.textured(id, classes) {
            drawing.push(format_args!(r##"<use href="#{shapes}" {texture}/>"##));
        }
    }
}

/// Whether an area belongs with the areas of a filling. A class beyond the last is drawn as the last.
fn same(area: Filling, filling: Filling, classes: usize) -> bool {
    area == filling || area.shade(classes).is_some() && area.shade(classes) == filling.shade(classes)
}

fn draw_focus(drawing: &mut Drawing, map: &AreaMap, outlines: &Outlines) {
    if let Some((focus, _)) = map.focused() {
        let path = outlines.path(focus);
        drawing.path(Ink::FocusEdge, &path);
        drawing.path(Ink::Focus, &path);
    }
}

fn draw_inside(drawing: &mut Drawing, map: &AreaMap, labels: &[Inside], metrics: &Metrics) {
    for label in labels {
        let shade = map.areas[label.area].filling.shade(map.legend.classes.len());
        let top = label.top + label.number.map_or(0.0, |number| 2.0 * radius(number, metrics));
        for (index, (line, is_value)) in label.lines.iter().enumerate() {
            let ink = shade.map_or(Ink::Text, |shade| Ink::OnShade(shade, *is_value));
            let at = Spot { x: label.middle, y: top + (index as f64 + BASELINE) * metrics.line };
            drawing.text(ink, at, Anchor::Middle, line);
        }
    }
}

/// Each number with the middle of its disc.
fn numbers(labels: &[Inside], asides: &[Aside], metrics: &Metrics) -> Vec<(usize, Spot)> {
    let within = labels.iter().filter_map(|label| {
        let number = label.number?;
        Some((number, Spot { x: label.middle, y: label.top + radius(number, metrics) }))
    });
    within.chain(asides.iter().map(|one| (one.number, one.at))).collect()
}

/// Numbers as the table has them, each in a disc: nobody takes one for a figure. One path for all, as there may be many.
fn draw_numbers(drawing: &mut Drawing, numbers: &[(usize, Spot)], metrics: &Metrics) {
    let discs = numbers.iter().map(|(number, at)| {
        let radius = radius(*number, metrics);
        let (x, y, r, across) = (coordinate(at.x - radius), coordinate(at.y), coordinate(radius), coordinate(2.0 * radius));
        format!("M{x} {y}a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0-{across} 0")
    });
    drawing.path(Ink::Disc, &discs.collect::<String>());
    for (number, at) in numbers {
        let base = Spot { x: at.x, y: at.y + metrics.text * 0.35 };
        drawing.text(Ink::Number, base, Anchor::Middle, &number.to_string());
    }
}

fn draw_beside(drawing: &mut Drawing, label: &Beside, metrics: &Metrics) {
    drawing.line(Ink::Level, &label.leader);
    for (index, line) in label.lines.iter().enumerate() {
        let at = Spot { x: label.left, y: label.top + (index as f64 + BASELINE) * metrics.line };
        drawing.text(Ink::Label(Tone::Own), at, Anchor::Start, line);
    }
}

/// What stands before a text of the legend.
enum Swatch {
    /// The outline of the area in focus.
    Focus,
    Of(Filling),
    /// One of the numbers.
    Number(usize),
}

/// The legend from `top` on, in as many rows as it needs; returns where it ends.
fn draw_legend(drawing: &mut Drawing, map: &AreaMap, metrics: &Metrics, top: f64, id: &str, numbered: Option<usize>) -> f64 {
    let classes = map.legend.classes.len();
    let focused = map.focused().map(|(_, area)| (Swatch::Focus, format!("{}: {}", area.name, area.value)));
    let entries = map.legend.entries(&map.areas).into_iter().map(|(filling, text)| (Swatch::Of(filling), text.to_owned()));
    let entries = entries.chain(numbered.map(|number| (Swatch::Number(number), map.legend.number.clone())));
    let (mut x, mut y) = (0.0, top);
    let mut rows = 1.0;
    for (swatch, text) in focused.into_iter().chain(entries) {
        let lines = text::wrap(&text, metrics.width - SWATCH.0 - SWATCH_GAP, metrics.text, false, 3);
        let width = lines.iter().map(|line| text::width(line, metrics.text, false)).fold(0.0, f64::max);
        let after = x + SWATCH.0 + SWATCH_GAP + width;
        if x > 0.0 && after > metrics.width {
            (x, y) = (0.0, y + rows * metrics.line + 6.0);
            rows = 1.0;
        }
        rows = f64::max(rows, lines.len() as f64);
        let at = Spot { x: x + 0.5, y: y + 0.5 };
        match swatch {
            Swatch::Number(number) => {
                draw_numbers(drawing, &[(number, Spot { x: at.x + SWATCH.0 / 2.0, y: at.y + SWATCH.1 / 2.0 })], metrics)
            }
            Swatch::Of(filling) => draw_swatch(drawing, Some(filling), at, id, classes),
            Swatch::Focus => draw_swatch(drawing, None, at, id, classes),
        }
        for (index, line) in lines.iter().enumerate() {
            let at = Spot { x: x + SWATCH.0 + SWATCH_GAP, y: y + (index as f64 + BASELINE) * metrics.line };
            drawing.text(Ink::Word, at, Anchor::Start, line);
        }
        x += SWATCH.0 + SWATCH_GAP + width + ENTRY_GAP;
    }
    y + rows * metrics.line + 4.0
}

/// A small piece of a filling; without one, the outline of the area in focus.
fn draw_swatch(drawing: &mut Drawing, filling: Option<Filling>, at: Spot, id: &str, classes: usize) {
    let (left, top, right, bottom) =
        (coordinate(at.x + 1.0), coordinate(at.y), coordinate(at.x + SWATCH.0 - 1.0), coordinate(at.y + SWATCH.1));
    let path = format!("M{left} {top}H{right}V{bottom}H{left}Z");
    let Some(filling) = filling else {
        drawing.path(Ink::Focus, &path);
        return;
    };
    let (ground, border) = (drawing.attributes(filling.ground(classes)), drawing.attributes(Ink::BlankBorder));
    drawing.push(format_args!(r#"<g {border}><path {ground} d="{path}"/></g>"#));
    if let Some(texture) = filling.textured(id, classes) {
        drawing.push(format_args!(r#"<path {texture} d="{path}"/>"#));
    }
}
