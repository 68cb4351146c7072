//! Drawings that set areas and groups beside each other.

use charts::{
    Area, AreaMap, Breakdown, Caption, Classes, Filling, Funnel, FunnelLimits, FunnelPoint, Legend, Level, Locale, Paint, Panel,
    Part, PartGroup, PartReading, Reference, Role, Size, SmallMultiples,
};

use crate::points;

const TOTAL: f64 = 41.0;

/// The title of each drawing, and the drawing for a wide screen, for a phone and for paper.
pub(crate) fn drawings() -> Vec<(&'static str, [String; 3])> {
    let drawn = |svg: &dyn Fn(Size, Paint) -> String| {
        [svg(Size::Wide, Paint::Classes), svg(Size::Narrow, Paint::Classes), svg(Size::Print, Paint::Fixed)]
    };
    let (breakdown, multiples, funnel, map) = (breakdown(), multiples(), funnel(), map());
    vec![
        ("Bij wie", drawn(&|size, paint| breakdown.svg(size, paint))),
        ("Per wijk", drawn(&|size, paint| multiples.svg(size, paint))),
        ("Trechter", drawn(&|size, paint| funnel.svg(size, paint))),
        ("Kaart", drawn(&|size, paint| map.svg(size, paint))),
    ]
}

fn caption(id: &str) -> Caption {
    Caption {
        id: id.to_owned(),
        title: format!("Verzonnen cijfers: {id}"),
        desc: "Verzonnen cijfers, om de tekening te bekijken.".to_owned(),
        unit_suffix: "%".to_owned(),
        decimals: 1,
        locale: Locale::Dutch,
    }
}

fn breakdown() -> Breakdown {
    let part = |label: &str, value: f64, margin: f64| Part {
        role: Role::Own,
        label: label.to_owned(),
        reading: PartReading::Value { value, margin: Some((value - margin, value + margin)), provisional: false },
    };
    let hidden =
        Part { role: Role::Own, label: "Veenmeer".to_owned(), reading: PartReading::Nothing("te klein om te tonen".to_owned()) };
    let ages = vec![part("65 tot 75 jaar", 36.1, 2.2), part("75 tot 85 jaar", 43.4, 2.8), part("85 jaar en ouder", 54.8, 4.4)];
    let districts = vec![part("Noorderdijk", 39.0, 3.0), hidden, part("Centrum", 46.2, 3.2)];
    Breakdown {
        caption: caption("bij-wie"),
        groups: vec![
            PartGroup { title: "Leeftijd".to_owned(), parts: ages },
            PartGroup { title: "Wijk".to_owned(), parts: districts },
        ],
        total: Some(Level { label: "heel Waterstad".to_owned(), value: TOTAL }),
    }
}

fn multiples() -> SmallMultiples {
    let panel = |(index, name): (usize, &str)| {
        let values = (0..9).map(|year| (index != 2).then(|| 38.0 + index as f64 * 2.5 + f64::from(year * 3 % 7) * 0.8));
        Panel {
            role: Role::Own,
            title: name.to_owned(),
            points: points(2017, &values.collect::<Vec<_>>()),
            nothing: "te klein om te tonen".to_owned(),
        }
    };
    let names = ["Noorderdijk", "Centrum", "Veenmeer", "Oostbroek en de Lage Weiden", "Parkwijk", "Zuiderhaven"];
    SmallMultiples {
        caption: caption("per-wijk"),
        panels: names.into_iter().enumerate().map(panel).collect(),
        references: vec![Reference {
            role: Role::National,
            label: "heel Waterstad".to_owned(),
            points: points(2017, &[41.0, 41.5, 42.0, 42.2, 43.0, 43.4, 43.0, 42.0, 41.0].map(Some)),
        }],
    }
}

fn funnel() -> Funnel {
    let size = |step: i32| 2_000.0 * 1.1f64.powi(step);
    let deviation = |size: f64| 49.2 / size.sqrt();
    let around = |size: f64, times: f64| (TOTAL - times * deviation(size), TOTAL + times * deviation(size));
    let peer = |step: i32| FunnelPoint {
        name: format!("Gemeente {step}"),
        denominator: size(step),
        value: TOTAL + deviation(size(step)) * f64::from(step * 7 % 13 - 6) / 2.5,
    };
    let limits =
        |step: i32| FunnelLimits { denominator: size(step), inner: around(size(step), 1.96), outer: around(size(step), 3.09) };
    Funnel {
        caption: caption("trechter"),
        peers: (0..50).map(peer).collect(),
        own: Some(FunnelPoint { name: "Waterstad".to_owned(), denominator: 9_000.0, value: 43.1 }),
        limits: (0..50).map(limits).collect(),
        level: Level { label: "Nederland".to_owned(), value: TOTAL },
        level_role: Role::National,
        denominator: "Aantal inwoners van 65 jaar en ouder".to_owned(),
        limit_labels: ("95% ligt hiertussen".to_owned(), "99,8% ligt hiertussen".to_owned()),
    }
}

/// Six areas in two rows, with every kind of filling.
fn map() -> AreaMap {
    let (xs, ys) = ([5.0, 5.06, 5.13, 5.2], [52.1, 52.06, 52.0]);
    let ring = |column: usize, row: usize| {
        vec![(xs[column], ys[row]), (xs[column + 1], ys[row]), (xs[column + 1], ys[row + 1]), (xs[column], ys[row + 1])]
    };
    let values = [33.0, 36.5, 39.0, 46.0, 51.0, 42.0];
    let classes = Classes::round(&values, 4, 0);
    let range = |class: charts::ClassRange| match (class.from, class.to) {
        (Some(from), Some(to)) => format!("{from} tot en met {to}%"),
        (Some(from), None) => format!("{from}% en meer"),
        (None, to) => format!("tot en met {}%", to.unwrap_or_default()),
    };
    let names = ["Noorderdijk", "Veenmeer", "Centrum", "De Kaden", "Oostbroek", "Parkwijk"];
    let area = |(index, (name, value)): (usize, (&str, f64))| Area {
        name: name.to_owned(),
        number: None,
        value: if index == 1 { "te klein".to_owned() } else { format!("{value}%") },
        filling: if index == 1 { Filling::Suppressed } else { Filling::Class(classes.of(value)) },
        rings: vec![ring(index % 3, index / 3)],
    };
    let Caption { id, title, desc, .. } = caption("kaart");
    AreaMap {
        id,
        title,
        desc,
        areas: names.into_iter().zip(values).enumerate().map(area).collect(),
        focus: Some(5),
        legend: Legend {
            classes: classes.ranges().into_iter().map(range).collect(),
            suppressed: "te klein om te tonen".to_owned(),
            ..Legend::default()
        },
    }
}
