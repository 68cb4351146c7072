//! Writes a page with every kind of drawing to a folder, to look at: `cargo run -p charts --example gallery -- FOLDER`.
//!
//! All figures are made up. For the real faces, put `text.woff2` and `digits.woff2` in the folder.

mod comparisons;

use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;

use charts::{
    Break, Caption, LineChart, Locale, Mark, Paint, Point, Role, Series, Size, Sparkline, Strip, Target, TargetPoint, TargetShape,
    Voice, Words, XLabel,
};

fn main() -> io::Result<()> {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "name a folder to write to"));
    };
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("gallery.css"), include_str!("gallery.css"))?;
    std::fs::write(folder.join("index.html"), page())
}

fn page() -> String {
    let mut body = String::new();
    for chart in charts() {
        let start = if chart.starts_at_zero() { "nul".to_owned() } else { chart.axis_start() };
        let _ = write!(
            body,
            r#"<figure><figcaption><h2>{}</h2><p>De schaal begint bij {start}.</p></figcaption><div class="pair"><div class="wide">{}</div><div class="narrow">{}</div><div class="print">{}</div></div></figure>"#,
            chart.caption.title,
            chart.svg(Size::Wide, Paint::Classes),
            chart.svg(Size::Narrow, Paint::Classes),
            chart.svg(Size::Print, Paint::Fixed),
        );
    }
    for (title, drawn) in comparisons::drawings() {
        let [wide, narrow, print] = drawn;
        let _ = write!(
            body,
            r#"<figure><figcaption><h2>{title}</h2></figcaption><div class="pair"><div class="wide">{wide}</div><div class="narrow">{narrow}</div><div class="print">{print}</div></div></figure>"#
        );
    }
    for paint in [Paint::Classes, Paint::Fixed] {
        let _ = write!(body, "<h2>Klein, {paint:?}</h2>{}", small(paint));
    }
    format!(
        r#"<!doctype html><html lang="nl"><meta charset="utf-8"><title>Tekeningen</title><link rel="stylesheet" href="gallery.css"><body><h1>Tekeningen, met verzonnen cijfers</h1>{body}</body></html>"#
    )
}

fn small(paint: Paint) -> String {
    let marks = Mark::ALL.map(|mark| mark.svg(paint)).join(" ");
    let voices = [Voice::Better, Voice::Same, Voice::Worse, Voice::NotAsked].map(|voice| voice.svg(paint)).join(" ");
    let strip = |counts: &[usize]| {
        let counts = Mark::ALL.into_iter().zip(counts.iter().copied()).collect();
        Strip { counts }.svg(paint)
    };
    let sparks = sparklines().map(|spark| spark.svg(paint)).join(" ");
    let (short, long) = (strip(&[3, 1, 1, 1, 1]), strip(&[11, 7, 4, 2, 3]));
    format!(r#"<div class="row">{marks}{voices}</div><div class="row">{short}{long}</div><div class="row">{sparks}</div>"#)
}

fn sparklines() -> [Sparkline; 4] {
    let target = vec![TargetPoint { x: 2023.0, value: 44.0 }, TargetPoint { x: 2027.0, value: 36.0 }];
    let spark = |values: &[Option<f64>], target: Vec<TargetPoint>| Sparkline {
        label: "Verzonnen cijfer".to_owned(),
        points: points(2019, values),
        target,
    };
    let mut provisional = spark(&[Some(42.0), Some(45.0), Some(46.0), Some(44.0), Some(44.0), Some(42.5), Some(41.0)], target);
    if let Some(last) = provisional.points.last_mut() {
        last.provisional = true;
    }
    [
        provisional,
        spark(&[Some(60.0), None, Some(63.0), Some(62.0), None, Some(66.0)], Vec::new()),
        spark(&[Some(5.0)], Vec::new()),
        spark(&[], Vec::new()),
    ]
}

pub(crate) fn points(from: i32, values: &[Option<f64>]) -> Vec<Point> {
    let years = (from..).zip(values);
    years
        .map(|(year, value)| Point { x: f64::from(year), label: year.to_string(), value: *value, provisional: false, margin: None })
        .collect()
}

fn line(role: Role, label: &str, from: i32, values: &[f64]) -> Series {
    let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
    Series { role, label: label.to_owned(), points: points(from, &values) }
}

fn chart(id: &str, title: &str, years: std::ops::RangeInclusive<i32>, series: Vec<Series>) -> LineChart {
    LineChart {
        caption: Caption {
            id: id.to_owned(),
            title: title.to_owned(),
            desc: "Verzonnen cijfers, om de tekening te bekijken.".to_owned(),
            unit_suffix: "%".to_owned(),
            decimals: 1,
            locale: Locale::Dutch,
        },
        series,
        target: None,
        breaks: Vec::new(),
        x_labels: years.map(|year| XLabel { x: f64::from(year), text: year.to_string() }).collect(),
        words: Words { provisional: "voorlopig".to_owned(), no_figures: "Nog geen cijfers".to_owned() },
    }
}

fn target(label: &str, note: &str, shape: TargetShape, points: &[(f64, f64)]) -> Option<Target> {
    Some(Target {
        label: label.to_owned(),
        note: note.to_owned(),
        shape,
        points: points.iter().map(|(x, value)| TargetPoint { x: *x, value: *value }).collect(),
    })
}

fn charts() -> Vec<LineChart> {
    vec![
        complete(),
        broken(),
        stepped(),
        crowded(),
        chart("een", "Een enkel cijfer", 2025..=2025, vec![line(Role::Own, "Waterstad", 2025, &[41.0])]),
        chart("geen", "Geen cijfers", 2020..=2025, vec![line(Role::Own, "Waterstad", 2020, &[])]),
        chart("twee", "Twee cijfers", 2024..=2025, vec![line(Role::Own, "Waterstad", 2024, &[3.0, 98.0])]),
        chart("gelijk", "Steeds hetzelfde", 2020..=2025, vec![line(Role::Own, "Waterstad", 2020, &[12.0; 6])]),
        negative(),
        large(),
        flat(),
    ]
}

/// Everything at once: margin, provisional, two others, a target path.
fn complete() -> LineChart {
    let mut own = line(Role::Own, "Waterstad", 2016, &[42.6, 42.9, 42.2, 42.8, 44.9, 46.1, 44.2, 43.0, 41.6, 41.0]);
    for point in &mut own.points {
        point.margin = point.value.map(|value| (value - 1.7, value + 1.9));
        point.provisional = point.label == "2025";
    }
    let peers = [41.4, 41.7, 41.6, 42.0, 43.6, 45.0, 44.6, 44.1, 43.6];
    let nation = [43.0, 43.2, 43.4, 43.6, 45.8, 47.0, 46.4, 46.1, 45.9];
    let series = vec![own, line(Role::Peers, "Gelijke gemeenten", 2016, &peers), line(Role::National, "Nederland", 2016, &nation)];
    let mut chart = chart("alles", "Alles bij elkaar", 2016..=2027, series);
    chart.target = target("Doel", "in 2027", TargetShape::Linear, &[(2023.0, 43.0), (2025.0, 38.5), (2027.0, 34.0)]);
    chart
}

/// Gaps, a lone figure, a figure without margin and two changes of method.
fn broken() -> LineChart {
    let values = [Some(21.0), Some(22.5), None, Some(24.0), None, Some(26.0), Some(27.5), Some(31.0), Some(33.0)];
    let mut own = Series { role: Role::Own, label: "Waterstad".to_owned(), points: points(2016, &values) };
    for point in &mut own.points {
        point.margin = point.value.filter(|_| point.label != "2022").map(|value| (value - 1.5, value + 1.5));
    }
    let nation = line(Role::National, "Nederland", 2016, &[24.0, 24.5, 25.0, 25.0, 25.5, 26.0, 26.5, 32.0, 32.5]);
    let mut chart = chart("breuk", "Gaten en breuken", 2016..=2024, vec![own, nation]);
    chart.breaks = vec![
        Break { x: 2022.5, label: "andere vraagstelling".to_owned() },
        Break { x: 2020.5, label: "nieuwe meting via internet".to_owned() },
    ];
    chart
}

/// A target in steps, close to a line that is nearly there: the labels have to evade the path.
fn stepped() -> LineChart {
    let own = line(Role::Own, "Waterstad", 2019, &[61.0, 61.5, 62.4, 63.0, 64.4, 64.9]);
    let mut chart = chart("trap", "Doel in stappen", 2019..=2028, vec![own]);
    let steps = [(2022.0, 62.0), (2024.0, 64.0), (2026.0, 65.0), (2028.0, 67.0)];
    chart.target = target("Doel", "in 2028", TargetShape::Stepped, &steps);
    chart
}

/// Lines that end together, with long names.
fn crowded() -> LineChart {
    let series = vec![
        line(Role::Own, "Waterstad", 2021, &[50.0, 51.0, 50.5, 50.4, 50.2]),
        line(Role::Peers, "Gemeenten met evenveel inwoners en een even oude bevolking", 2021, &[49.0, 49.8, 50.3, 50.1, 50.3]),
        line(Role::National, "Samenwerkingsverbanden & <Nederland>", 2021, &[52.0, 51.5, 51.0, 50.6, 50.1]),
    ];
    let mut chart = chart("vol", "Lange namen, lijnen die samenkomen", 2021..=2025, series);
    let points = [(2023.0, 50.5), (2024.0, 50.0), (2025.0, 50.2)];
    chart.target = target("Streefwaarde", "afgesproken in de raad", TargetShape::Free, &points);
    chart
}

fn negative() -> LineChart {
    let own = line(Role::Own, "Waterstad", 2018, &[-3.2, 1.4, 5.1, -8.0, -11.7, 2.0, 6.5]);
    let nation = line(Role::National, "Nederland", 2018, &[1.0, 1.2, 0.8, -2.0, -1.0, 0.5, 0.9]);
    chart("min", "Onder nul", 2018..=2024, vec![own, nation])
}

fn large() -> LineChart {
    let values = [812_400_000.0, 845_900_000.0, 861_000_000.0, 902_345_678.0];
    let own = line(Role::Own, "Waterstad", 2021, &values);
    let mut chart = chart("groot", "Grote getallen", 2021..=2024, vec![own]);
    chart.caption.unit_suffix = " euro".to_owned();
    chart.caption.decimals = 0;
    chart
}

/// Lines at the very bottom, where the labels meet the axis.
fn flat() -> LineChart {
    let series = vec![
        line(Role::Own, "Waterstad", 2019, &[9.0, 6.0, 3.0, 1.0, 0.2, 0.0]),
        line(Role::Peers, "Gelijke gemeenten", 2019, &[8.0, 6.5, 4.0, 2.0, 0.9]),
        line(Role::National, "Nederland", 2019, &[7.0, 7.0, 5.0, 3.0, 0.4]),
    ];
    let mut chart = chart("nul", "Bijna nul", 2019..=2026, series);
    chart.target = target("Doel", "in 2026", TargetShape::Linear, &[(2022.0, 1.0), (2026.0, 0.0)]);
    chart
}
