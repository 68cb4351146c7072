//! Breakdown, small multiples and funnel: true to the figures, readable in every size, sound whatever comes in.

mod texts;
mod xml;

use charts::{
    Breakdown, Caption, Funnel, FunnelLimits, FunnelPoint, Level, Locale, Paint, Panel, Part, PartGroup, PartReading, Point,
    Reference, Role, Size, SmallMultiples,
};
use proptest::prelude::*;
use texts::{clashes, texts};

const SIZES: [Size; 3] = [Size::Wide, Size::Narrow, Size::Print];

fn part(label: &str, value: f64, margin: f64) -> Part {
    let reading = PartReading::Value { value, margin: Some((value - margin, value + margin)), provisional: false };
    Part { role: Role::Own, label: label.to_owned(), reading }
}

fn breakdown() -> Breakdown {
    let hidden = PartReading::Nothing("te klein om te tonen".to_owned());
    let ages = vec![part("65 tot 75 jaar", 36.1, 2.2), part("75 tot 85 jaar", 43.4, 2.8), part("85 jaar en ouder", 54.8, 4.4)];
    let districts = vec![
        part("Noorderdijk", 39.0, 3.0),
        Part { role: Role::Own, label: "Veenmeer en buitengebied".to_owned(), reading: hidden },
        part("Centrum", 46.2, 3.2),
    ];
    Breakdown {
        caption: Caption {
            id: "bij wie".to_owned(),
            title: "Eenzaamheid naar groep".to_owned(),
            desc: "Verzonnen groepen".to_owned(),
            unit_suffix: "%".to_owned(),
            decimals: 1,
            locale: Locale::Dutch,
        },
        groups: vec![
            PartGroup { title: "Leeftijd".to_owned(), parts: ages },
            PartGroup { title: "Wijk".to_owned(), parts: districts },
        ],
        total: Some(Level { label: "heel Waterstad".to_owned(), value: 41.0 }),
    }
}

fn points(values: &[Option<f64>]) -> Vec<Point> {
    let years = (2017..).zip(values);
    years
        .map(|(year, value)| Point { x: f64::from(year), label: year.to_string(), value: *value, provisional: false, margin: None })
        .collect()
}

fn multiples() -> SmallMultiples {
    let names = ["Noorderdijk", "Veenmeer", "Centrum", "De Kaden", "Oostbroek en de Lage Weiden", "Parkwijk", "Zuiderhaven"];
    let panel = |(index, name): (usize, &&str)| {
        let start = 38.0 + index as f64 * 3.0;
        let values: Vec<Option<f64>> = (0..9).map(|year| (index != 1).then_some(start + f64::from(year % 3))).collect();
        Panel { role: Role::Own, title: (*name).to_owned(), points: points(&values), nothing: "te klein om te tonen".to_owned() }
    };
    let whole = points(&[Some(41.0), Some(42.0), Some(43.0), Some(43.0), Some(42.0)]);
    SmallMultiples {
        caption: Caption {
            id: "wijken".to_owned(),
            title: "Eenzaamheid per wijk".to_owned(),
            desc: "Verzonnen wijken".to_owned(),
            unit_suffix: "%".to_owned(),
            decimals: 1,
            locale: Locale::Dutch,
        },
        panels: names.iter().enumerate().map(panel).collect(),
        references: vec![Reference { role: Role::National, label: "heel Waterstad".to_owned(), points: whole }],
    }
}

fn limits(denominator: f64) -> FunnelLimits {
    let deviation = 49.2 / denominator.sqrt();
    let around = |times: f64| (41.0 - times * deviation, 41.0 + times * deviation);
    FunnelLimits { denominator, inner: around(1.96), outer: around(3.09) }
}

fn funnel() -> Funnel {
    let steps = 0..40;
    let sizes: Vec<f64> = steps.map(|step| 2_000.0 * 1.12f64.powi(step)).collect();
    let peer = |(index, size): (usize, &f64)| FunnelPoint {
        name: format!("Gemeente {index}"),
        denominator: *size,
        value: 41.0 + 90.0 / size.sqrt() * ((index % 5) as f64 - 2.0),
    };
    Funnel {
        caption: Caption {
            id: "trechter".to_owned(),
            title: "Eenzaamheid per gemeente".to_owned(),
            desc: "Verzonnen gemeenten".to_owned(),
            unit_suffix: "%".to_owned(),
            decimals: 1,
            locale: Locale::Dutch,
        },
        peers: sizes.iter().enumerate().map(peer).collect(),
        own: Some(FunnelPoint { name: "Waterstad".to_owned(), denominator: 9_000.0, value: 43.1 }),
        limits: sizes.iter().map(|size| limits(*size)).collect(),
        level: Level { label: "Nederland".to_owned(), value: 41.0 },
        level_role: Role::National,
        denominator: "Aantal inwoners van 65 jaar en ouder".to_owned(),
        limit_labels: ("95% ligt hiertussen".to_owned(), "99,8% ligt hiertussen".to_owned()),
    }
}

/// The position of the only circle of this class, or of the circle with this title.
fn circles(svg: &str, class: &str) -> Vec<(f64, f64)> {
    let number = |tag: &str, name: &str| -> f64 {
        tag.split(&format!(" {name}=\""))
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .and_then(|n| n.parse().ok())
            .expect("a number")
    };
    let tags = svg.split("<circle ").skip(1).filter_map(|rest| rest.split('>').next());
    tags.filter(|tag| tag.contains(&format!("class=\"{class}\""))).map(|tag| (number(tag, "cx"), number(tag, "cy"))).collect()
}

const OWN: &str = "sk-chart__point sk-chart__point--own";

#[test]
fn our_own_figure_stands_out_among_those_of_others() {
    let other = |label: &str, value: f64| Part { role: Role::Peers, ..part(label, value, 1.0) };
    let parts = vec![other("Ander", 39.0), part("Waterstad", 41.0, 1.0), other("Derde", 44.0)];
    let chart = Breakdown { groups: vec![PartGroup { title: String::new(), parts }], ..breakdown() };
    let svg = chart.svg(Size::Wide, Paint::Classes);
    assert_eq!(circles(&svg, "sk-chart__point sk-chart__point--own").len(), 1);
    assert_eq!(circles(&svg, "sk-chart__point sk-chart__point--peers").len(), 2);
    let is_bold = |name: &str| svg.split("<text ").any(|tag| tag.contains("font-weight") && tag.contains(&format!(">{name}<")));
    assert!(is_bold("Waterstad") && !is_bold("Ander"), "not by colour alone");
}

#[test]
fn every_reference_of_small_multiples_is_drawn_in_each_and_named_once() {
    let line =
        |role, label: &str, value: f64| Reference { role, label: label.to_owned(), points: points(&[Some(value), Some(value)]) };
    let references = vec![line(Role::National, "het midden", 40.0), line(Role::Own, "Waterstad", 42.0)];
    let panels = multiples().panels.into_iter().map(|panel| Panel { role: Role::Peers, ..panel }).collect();
    let svg = SmallMultiples { panels, references, ..multiples() }.svg(Size::Wide, Paint::Classes);
    // Six little charts that have a figure, and a piece beside the name.
    for class in ["sk-chart__line sk-chart__line--national", "sk-chart__line sk-chart__line--own"] {
        assert_eq!(svg.matches(&format!("class=\"{class}\"")).count(), 6 + 1, "{class}");
    }
    assert!(svg.matches("het midden").count() == 1 && svg.matches(">Waterstad<").count() == 1);
}

#[test]
fn texts_stay_clear_of_each_other_and_inside() {
    for size in SIZES {
        for paint in [Paint::Classes, Paint::Fixed] {
            assert_eq!(clashes(&breakdown().svg(size, paint)), Vec::<String>::new(), "breakdown {size:?}");
            assert_eq!(clashes(&multiples().svg(size, paint)), Vec::<String>::new(), "small multiples {size:?}");
            assert_eq!(clashes(&funnel().svg(size, paint)), Vec::<String>::new(), "funnel {size:?}");
        }
    }
}

#[test]
fn each_drawing_has_its_name_once() {
    for svg in [
        breakdown().svg(Size::Wide, Paint::Classes),
        multiples().svg(Size::Wide, Paint::Classes),
        funnel().svg(Size::Wide, Paint::Classes),
    ] {
        assert_eq!(svg.matches("<desc ").count(), 1);
        assert_eq!(svg.matches("aria-labelledby").count(), 1);
        assert!(!svg.contains("style=") && !svg.contains('#'));
        xml::check(&svg).expect("sound XML");
    }
    assert!(
        breakdown().svg(Size::Wide, Paint::Classes).contains(r#"<title id="bij-wie-wide-title">Eenzaamheid naar groep</title>"#)
    );
}

#[test]
fn a_higher_figure_lies_farther_right_and_a_hidden_one_nowhere() {
    let svg = breakdown().svg(Size::Wide, Paint::Classes);
    let dots = circles(&svg, OWN);
    assert_eq!(dots.len(), 5);
    assert!(dots[0].0 < dots[1].0 && dots[1].0 < dots[2].0 && dots[0].1 < dots[1].1);
    assert!(texts(&svg).iter().any(|text| text.text == "te klein om te tonen"));
    assert_eq!(texts(&svg).iter().filter(|text| text.text.ends_with(",0%") || text.text.ends_with(",1%")).count(), 3);
}

#[test]
fn a_margin_reaches_as_far_as_it_says() {
    let mut chart = breakdown();
    chart.groups.truncate(1);
    chart.groups[0].parts = vec![part("a", 30.0, 10.0), part("b", 40.0, 0.0), part("c", 20.0, 0.0)];
    let svg = chart.svg(Size::Wide, Paint::Classes);
    let whisker = svg.split("sk-chart__whisker").nth(1).and_then(|rest| rest.split(" d=\"M").nth(1)).expect("a margin");
    let (from, to) = whisker.split('"').next().and_then(|d| d.split_once('L')).expect("two ends");
    let x = |spot: &str| -> f64 { spot.split(' ').next().and_then(|x| x.parse().ok()).expect("a position") };
    let dots = circles(&svg, OWN);
    assert!((x(from) - dots[2].0).abs() < 0.11 && (x(to) - dots[1].0).abs() < 0.11);
}

#[test]
fn a_text_instead_of_a_figure_stays_clear_of_the_line_of_all() {
    for (total, size) in [(41.0, Size::Wide), (41.0, Size::Narrow), (57.0, Size::Narrow), (35.0, Size::Print)] {
        let mut chart = breakdown();
        chart.total = Some(Level { label: "alle".to_owned(), value: total });
        let svg = chart.svg(size, Paint::Classes);
        let level = svg.split("sk-chart__level").nth(1).and_then(|rest| rest.split(" d=\"M").nth(1)).expect("a line");
        let x: f64 = level.split(' ').next().and_then(|x| x.parse().ok()).expect("a position");
        let texts = texts(&svg);
        let why = texts.iter().find(|text| text.text.starts_with("te klein")).expect("the text");
        assert!(why.left > x || why.right < x, "{total} {size:?}: {why:?} on {x}");
    }
}

#[test]
fn every_little_chart_has_one_scale_its_title_and_its_last_value() {
    let svg = multiples().svg(Size::Wide, Paint::Classes);
    let texts = texts(&svg);
    for title in ["Noorderdijk", "Veenmeer", "Zuiderhaven"] {
        assert!(texts.iter().any(|text| text.text == title), "{title}");
    }
    let dots = circles(&svg, OWN);
    assert_eq!((dots.len(), texts.iter().filter(|text| text.text.contains(',')).count()), (6, 6));
    // First row: the first, third and fourth chart; each starts three higher than the one before it.
    assert!(dots[0].1 > dots[1].1 && dots[1].1 > dots[2].1);
    let steps = ((dots[0].1 - dots[1].1) / 2.0, dots[1].1 - dots[2].1);
    assert!((steps.0 - steps.1).abs() < 0.11, "{steps:?}");
    assert_eq!(texts.iter().filter(|text| text.text == "te klein om te tonen").count(), 1);
    assert_eq!(texts.iter().filter(|text| text.text == "heel Waterstad").count(), 1);
}

#[test]
fn the_limits_narrow_and_every_area_is_named() {
    let svg = funnel().svg(Size::Wide, Paint::Classes);
    assert_eq!(svg.matches(r#"class="sk-chart__limit""#).count(), 4);
    assert_eq!(svg.matches("<title>Gemeente").count(), 40);
    assert_eq!(svg.matches("<title>Waterstad: 43,1%</title>").count(), 1);
    let upper = svg
        .split("sk-chart__limit")
        .nth(2)
        .and_then(|rest| rest.split(" d=\"M").nth(1))
        .and_then(|d| d.split('"').next())
        .expect("a curve");
    let heights: Vec<f64> = upper.split('L').filter_map(|spot| spot.split(' ').nth(1)?.parse().ok()).collect();
    assert!(heights.len() == 40 && heights.windows(2).all(|pair| pair[0] < pair[1]), "{heights:?}");
}

#[test]
fn our_own_label_keeps_off_the_other_areas() {
    let mut chart = funnel();
    // A crowd at the right of our area: the label goes elsewhere.
    chart.peers =
        (1..20).map(|step| FunnelPoint { name: "x".to_owned(), denominator: 9_000.0 * 1.03f64.powi(step), value: 43.1 }).collect();
    let svg = chart.svg(Size::Wide, Paint::Classes);
    let texts = texts(&svg);
    let label = texts.iter().find(|text| text.text == "Waterstad").expect("the label");
    let peers = circles(&svg, "sk-chart__point sk-chart__point--peers");
    assert!(peers.iter().all(|(x, y)| *x < label.left || *x > label.right || *y < label.top || *y > label.bottom));
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![6 => -100.0..100.0f64, 2 => -1e16..1e16f64, 1 => prop::num::f64::ANY, 1 => Just(0.0)]
}

fn any_part() -> impl Strategy<Value = Part> {
    let value = (number(), prop::option::of((number(), number())), any::<bool>())
        .prop_map(|(value, margin, provisional)| PartReading::Value { value, margin, provisional });
    let reading = prop_oneof![3 => value, 1 => ".{0,40}".prop_map(PartReading::Nothing)];
    (".{0,40}", reading).prop_map(|(label, reading)| Part { role: Role::Own, label, reading })
}

fn sound(svg: &str) -> Result<(), TestCaseError> {
    let attributes = xml::check(svg).map_err(|problem| TestCaseError::fail(format!("{problem}: {svg}")))?;
    let wrong = attributes.iter().find(|(name, value)| {
        matches!(name.as_str(), "x" | "y" | "cx" | "cy" | "d" | "viewBox") && (value.contains("NaN") || value.contains("inf"))
    });
    prop_assert!(wrong.is_none(), "{:?}", wrong);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_breakdown_is_sound(
        parts in prop::collection::vec(any_part(), 0..6), title in ".{0,40}", total in prop::option::of(number()), suffix in ".{0,8}",
    ) {
        let total = total.map(|value| Level { label: title.clone(), value });
        let chart = Breakdown { groups: vec![PartGroup { title, parts }], total, caption: Caption { unit_suffix: suffix, ..breakdown().caption } };
        for size in SIZES {
            sound(&chart.svg(size, Paint::Fixed))?;
        }
    }

    #[test]
    fn any_small_multiples_are_sound(
        panels in prop::collection::vec((".{0,40}", prop::collection::vec((number(), prop::option::of(number())), 0..6)), 0..7),
        suffix in ".{0,8}",
    ) {
        let point = |(x, value)| Point { x, label: "nu".to_owned(), value, provisional: false, margin: None };
        let panel = |(title, points): (String, Vec<(f64, Option<f64>)>)| {
            Panel { role: Role::Own, title, points: points.into_iter().map(point).collect(), nothing: "niets".to_owned() }
        };
        let chart = SmallMultiples { panels: panels.into_iter().map(panel).collect(), caption: Caption { unit_suffix: suffix, ..multiples().caption }, ..multiples() };
        for size in SIZES {
            sound(&chart.svg(size, Paint::Classes))?;
        }
    }

    #[test]
    fn any_funnel_is_sound(
        peers in prop::collection::vec((".{0,20}", number(), number()), 0..8),
        limits in prop::collection::vec((number(), number(), number()), 0..6), level in number(),
    ) {
        let peers: Vec<_> = peers.into_iter().map(|(name, denominator, value)| FunnelPoint { name, denominator, value }).collect();
        let limits = limits.into_iter().map(|(denominator, low, high)| FunnelLimits { denominator, inner: (low, high), outer: (high, low) });
        let level = Level { label: "Nederland".to_owned(), value: level };
        let chart = Funnel { own: peers.first().cloned(), peers, limits: limits.collect(), level, ..funnel() };
        for size in SIZES {
            sound(&chart.svg(size, Paint::Fixed))?;
        }
    }
}
