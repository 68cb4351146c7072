//! Maps: every area found again, told apart without colour, and small enough for a page. All land is made up.

mod texts;
mod xml;

use std::io::Write as _;

use charts::{Area, AreaMap, Classes, Filling, Legend, Locale, Paint, Size};
use proptest::prelude::*;
use texts::{clashes, texts};

const SIZES: [Size; 3] = [Size::Wide, Size::Narrow, Size::Print];

/// A number between -1 and 1 that looks like chance and is always the same.
fn chance(seed: u64) -> f64 {
    let mixed = (seed ^ 0x9e37_79b9).wrapping_mul(0x2545_f491_4f6c_dd1d);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((mixed >> 40) as f64 / f64::from(1 << 23)) - 1.0
}

/// A border between two points that bends as land does, in 2 to the power `depth` steps.
fn border(from: (f64, f64), to: (f64, f64), depth: u32, seed: u64) -> Vec<(f64, f64)> {
    if depth == 0 {
        return vec![from];
    }
    let bend = chance(seed) * 0.08;
    let middle = ((from.0 + to.0) / 2.0 + bend * (to.1 - from.1), (from.1 + to.1) / 2.0 + bend * (from.0 - to.0));
    let mut points = border(from, middle, depth - 1, seed * 2 + 1);
    points.extend(border(middle, to, depth - 1, seed * 2 + 2));
    points
}

/// So many columns and rows of areas that share their borders.
fn land(columns: u64, rows: u64) -> Vec<Vec<(f64, f64)>> {
    let corner = |column: u64, row: u64| {
        let seed = column * 1000 + row;
        (5.0 + (column as f64 + chance(seed) * 0.2) * 0.05, 52.0 + (row as f64 + chance(seed + 7) * 0.2) * 0.03)
    };
    let side = |from: (u64, u64), to: (u64, u64)| {
        let (low, high) = (from.min(to), from.max(to));
        let seed = low.0 * 7919 + low.1 * 104_729 + (high.0 - low.0) * 13;
        let mut points = border(corner(low.0, low.1), corner(high.0, high.1), 5, seed);
        points.push(corner(high.0, high.1));
        if from > to {
            points.reverse();
        }
        points.pop();
        points
    };
    let cells = (0..columns).flat_map(|column| (0..rows).map(move |row| (column, row)));
    let ring = |(column, row): (u64, u64)| {
        let around = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1), (column, row)];
        around.windows(2).flat_map(|pair| side(pair[0], pair[1])).collect()
    };
    cells.map(ring).collect()
}

fn map(columns: u64, rows: u64) -> AreaMap {
    let rings = land(columns, rows);
    let values: Vec<f64> = (0..rings.len()).map(|index| 40.0 + 20.0 * chance(index as u64)).collect();
    let classes = Classes::equal_counts(&values, 4, 1);
    let written = |value: f64| format!("{}%", Locale::Dutch.number(value, 1));
    let texts = classes.ranges().into_iter().map(|range| match (range.from, range.to) {
        (Some(from), _) => format!("vanaf {}", written(from)),
        (None, to) => format!("tot en met {}", written(to.unwrap_or_default())),
    });
    let areas = rings.into_iter().zip(&values).enumerate().map(|(index, (ring, value))| Area {
        name: format!("Wijk {index}"),
        value: written(*value),
        number: Some(index + 1),
        filling: Filling::Class(classes.of(*value)),
        rings: vec![ring],
    });
    AreaMap {
        id: "wijken in het klein".to_owned(),
        title: "Eenzaamheid per wijk".to_owned(),
        desc: "Een verzonnen kaart".to_owned(),
        areas: areas.collect(),
        focus: None,
        legend: Legend {
            classes: texts.collect(),
            suppressed: "te weinig mensen om te tonen".to_owned(),
            impossible: "bestaat niet".to_owned(),
            unknown: "onbekend".to_owned(),
            secret: "geheim".to_owned(),
            not_delivered: "niet aangeleverd".to_owned(),
            number: "nummer in de tabel".to_owned(),
        },
    }
}

fn compressed(svg: &str) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(svg.as_bytes()).expect("memory");
    encoder.finish().expect("memory").len()
}

#[test]
fn every_area_is_drawn_and_says_its_name_and_figure() {
    let map = map(4, 3);
    for size in SIZES {
        let svg = map.svg(size, Paint::Classes);
        xml::check(&svg).expect("sound XML");
        for area in &map.areas {
            assert_eq!(svg.matches(&format!("<title>{}: {}</title>", area.name, area.value)).count(), 1);
        }
    }
}

#[test]
fn texts_stay_clear_of_each_other_and_inside() {
    for (columns, rows) in [(2, 2), (4, 3), (7, 9), (12, 4)] {
        let mut map = map(columns, rows);
        map.focus = Some(2);
        map.areas[1].filling = Filling::Suppressed;
        for size in SIZES {
            assert_eq!(clashes(&map.svg(size, Paint::Fixed)), Vec::<String>::new(), "{columns} by {rows}, {size:?}");
        }
    }
}

#[test]
fn values_are_printed_where_most_areas_have_room() {
    let printed =
        |map: &AreaMap| texts(&map.svg(Size::Wide, Paint::Classes)).iter().filter(|text| text.text.ends_with('%')).count();
    let legend = 4;
    assert_eq!(printed(&map(4, 3)), legend + 12);
    assert_eq!(printed(&map(20, 17)), legend);
}

#[test]
fn an_area_without_room_for_its_name_has_its_number() {
    let mut map = map(6, 6);
    map.areas.iter_mut().for_each(|area| area.name = area.name.replace(' ', "metdielangenaam"));
    for size in SIZES {
        let svg = map.svg(size, Paint::Fixed);
        let found = texts(&svg);
        for area in &map.areas {
            let number = area.number.unwrap_or_default().to_string();
            assert!(found.iter().any(|text| text.text == number), "{size:?}: {}", area.name);
        }
        assert!(found.iter().any(|text| text.text == "nummer in de tabel"), "{size:?}");
    }
    map.areas.iter_mut().for_each(|area| area.number = None);
    assert!(!map.svg(Size::Narrow, Paint::Classes).contains("sk-chart__disc"));
}

#[test]
fn fillings_differ_without_colour() {
    let mut map = map(4, 3);
    let kinds = [Filling::Suppressed, Filling::Impossible, Filling::Unknown, Filling::Secret, Filling::NotDelivered];
    map.areas.iter_mut().zip(kinds).for_each(|(area, kind)| area.filling = kind);
    let svg = map.svg(Size::Wide, Paint::Classes);
    let patterns: Vec<&str> = svg.split("<pattern ").skip(1).filter_map(|rest| rest.split("</pattern>").next()).collect();
    // Plain are the lightest class and what cannot exist: the one has a ground, the other is white.
    assert_eq!(patterns.len(), 3 + 4);
    let drawn = |pattern: &str| pattern.split(" d=\"").nth(1).map(str::to_owned);
    let of_kinds: Vec<_> = patterns.iter().map(|pattern| drawn(pattern)).collect();
    assert!(of_kinds[3..].iter().enumerate().all(|(index, path)| path.is_some() && !of_kinds[..index + 3].contains(path)));
    assert_ne!(of_kinds[0], of_kinds[1]);
    assert_eq!(svg.matches("<use ").count(), 7, "each texture lies on its areas");
    for text in ["te weinig mensen om te tonen", "bestaat niet", "onbekend", "geheim", "niet aangeleverd"] {
        assert!(texts(&svg).iter().any(|found| found.text == text), "{text}");
    }
}

#[test]
fn the_legend_explains_what_occurs_and_nothing_else() {
    let svg = map(4, 3).svg(Size::Wide, Paint::Classes);
    assert!(!svg.contains("geheim") && !svg.contains("-secret"));
}

#[test]
fn the_area_in_focus_is_outlined_and_named() {
    let mut map = map(20, 17);
    map.focus = Some(9);
    let svg = map.svg(Size::Wide, Paint::Classes);
    assert_eq!(svg.matches(r#"class="sk-chart__focus""#).count(), 2, "in the map and in the legend");
    assert!(texts(&svg).iter().any(|text| text.text.starts_with("Wijk 9: ")));
    map.focus = Some(9_999);
    assert!(!map.svg(Size::Wide, Paint::Classes).contains("sk-chart__focus"));
}

#[test]
fn a_class_beyond_the_legend_is_still_drawn() {
    let mut map = map(2, 2);
    map.legend.classes.truncate(1);
    map.areas[0].filling = Filling::Class(7);
    assert_eq!(map.svg(Size::Wide, Paint::Classes).matches("<title>Wijk").count(), 4);
    map.legend.classes.clear();
    assert_eq!(map.svg(Size::Wide, Paint::Classes).matches("<title>Wijk").count(), 4);
}

#[test]
fn two_sizes_on_one_page_share_no_id() {
    let map = map(2, 2);
    let ids = |size| -> Vec<String> {
        let svg = map.svg(size, Paint::Classes);
        svg.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    let wide = ids(Size::Wide);
    assert!(wide.len() > 2 && ids(Size::Narrow).iter().all(|id| !wide.contains(id)));
}

#[test]
fn a_page_with_a_map_stays_small() {
    let both =
        |map: &AreaMap| [Size::Wide, Size::Narrow].map(|size| compressed(&map.svg(size, Paint::Classes))).iter().sum::<usize>();
    let (municipalities, neighbourhoods) = (both(&map(15, 23)), both(&map(10, 10)));
    eprintln!("345 areas: {municipalities} bytes; 100 areas: {neighbourhoods} bytes");
    assert!(municipalities < 60_000, "{municipalities} bytes");
    assert!(neighbourhoods < 24_000, "{neighbourhoods} bytes");
}

#[test]
fn a_map_without_land_is_a_legend() {
    let mut map = map(2, 2);
    map.areas.iter_mut().for_each(|area| area.rings.clear());
    xml::check(&map.svg(Size::Wide, Paint::Classes)).expect("sound XML");
    map.areas.clear();
    xml::check(&map.svg(Size::Print, Paint::Fixed)).expect("sound XML");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_land_is_sound(
        rings in prop::collection::vec(prop::collection::vec((prop::num::f64::ANY, -200.0..200.0f64), 0..9), 0..6),
        name in ".{0,30}", value in ".{0,12}", focus in prop::option::of(0..8usize), class in any::<usize>(),
    ) {
        let area = |ring: Vec<(f64, f64)>| Area { name: name.clone(), number: Some(12), value: value.clone(), filling: Filling::Class(class), rings: vec![ring] };
        let map = AreaMap { areas: rings.into_iter().map(area).collect(), focus, ..map(1, 1) };
        for size in SIZES {
            let svg = map.svg(size, Paint::Fixed);
            let attributes = xml::check(&svg).map_err(TestCaseError::fail)?;
            prop_assert!(attributes.iter().all(|(name, value)| name != "d" || !value.contains("NaN") && !value.contains("inf")));
        }
    }
}
