//! The drawings as a whole: always sound XML, always numbers, and true to the figures.

mod texts;
mod xml;

use charts::{
    Break, Caption, LineChart, Locale, Mark, Paint, Point, Role, Series, Size, Sparkline, Strip, Target, TargetPoint, TargetShape,
    Voice, Words, XLabel,
};
use proptest::prelude::*;

const SIZES: [Size; 3] = [Size::Wide, Size::Narrow, Size::Print];
const PAINTS: [Paint; 2] = [Paint::Classes, Paint::Fixed];

fn point(x: f64, value: Option<f64>) -> Point {
    Point { x, label: format!("{x}"), value, provisional: false, margin: None }
}

fn series(role: Role, values: &[Option<f64>]) -> Series {
    let points = values.iter().zip(2020..).map(|(value, year)| point(f64::from(year), *value)).collect();
    Series { role, label: "Waterstad".to_owned(), points }
}

fn chart(series: Vec<Series>) -> LineChart {
    LineChart {
        caption: Caption {
            id: "lonely people".to_owned(),
            title: "Eenzaamheid".to_owned(),
            desc: "Een verzonnen lijn".to_owned(),
            unit_suffix: "%".to_owned(),
            decimals: 1,
            locale: Locale::Dutch,
        },
        series,
        target: None,
        breaks: Vec::new(),
        x_labels: Vec::new(),
        words: Words { provisional: "voorlopig".to_owned(), no_figures: "Nog geen cijfers".to_owned() },
    }
}

fn own(values: &[Option<f64>]) -> LineChart {
    chart(vec![series(Role::Own, values)])
}

fn wide(chart: &LineChart) -> String {
    chart.svg(Size::Wide, Paint::Classes)
}

/// The `d` of every path with exactly this class.
fn paths<'a>(svg: &'a str, class: &str) -> Vec<&'a str> {
    let start = format!(r#"<path class="{class}""#);
    let after = svg.split(&start).skip(1);
    after.filter_map(|rest| rest.split(r#" d=""#).nth(1)?.split('"').next()).collect()
}

const OWN: &str = "sk-chart__line sk-chart__line--own";
const OWN_PROVISIONAL: &str = "sk-chart__line sk-chart__line--own sk-chart__line--provisional";

#[test]
fn a_gap_is_a_gap_and_never_zero() {
    let svg = wide(&own(&[Some(40.0), Some(41.0), None, Some(42.0), Some(43.0)]));
    assert_eq!(paths(&svg, OWN).len(), 2);
    assert!(!own(&[Some(40.0), None, Some(43.0)]).starts_at_zero());
}

#[test]
fn a_break_divides_every_line_and_is_named() {
    let values = [Some(40.0), Some(41.0), Some(42.0), Some(43.0)];
    let mut chart = chart(vec![series(Role::Own, &values), series(Role::National, &values)]);
    chart.breaks = vec![Break { x: 2022.0, label: "andere vraag".to_owned() }];
    let svg = wide(&chart);
    assert_eq!(paths(&svg, OWN).len(), 2);
    assert_eq!(paths(&svg, "sk-chart__line sk-chart__line--national").len(), 2);
    assert_eq!(paths(&svg, "sk-chart__break").len(), 1);
    assert!(svg.contains(">andere vraag<"));
}

#[test]
fn what_may_still_change_is_dashed_open_and_said() {
    let mut chart = own(&[Some(40.0), Some(41.0), Some(42.0)]);
    chart.series[0].points[2].provisional = true;
    let svg = wide(&chart);
    assert_eq!((paths(&svg, OWN).len(), paths(&svg, OWN_PROVISIONAL).len()), (1, 1));
    assert!(svg.contains("sk-chart__point--own sk-chart__point--provisional"));
    assert!(svg.contains(">2022, voorlopig<"));
}

#[test]
fn years_without_figures_between_them_show_which_were_measured() {
    let mut chart = own(&[Some(40.0), Some(41.0), Some(42.0)]);
    assert_eq!(wide(&chart).matches("<circle").count(), 1, "the last one");
    chart.series[0].points.iter_mut().zip([2012.0, 2016.0, 2020.0]).for_each(|(point, year)| point.x = year);
    assert_eq!(wide(&chart).matches("<circle").count(), 4, "each, and the last one again");
    assert_eq!(paths(&wide(&chart), OWN).len(), 1);
}

#[test]
fn a_margin_is_a_surface_with_edges() {
    let mut chart = own(&[Some(40.0), Some(41.0), None, Some(42.0)]);
    chart.series[0].points.iter_mut().for_each(|point| point.margin = Some((39.0, 43.0)));
    assert_eq!(paths(&wide(&chart), "sk-chart__band").len(), 2);
    assert_eq!(paths(&wide(&chart), "sk-chart__band-edge").len(), 4);
}

#[test]
fn texts_stay_clear_of_each_other_and_inside() {
    let line = |role, label: &str, values: &[f64]| {
        let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
        Series { label: label.to_owned(), ..series(role, &values) }
    };
    let mut chart = chart(vec![
        line(Role::Own, "Waterstad", &[44.9, 46.1, 44.2, 39.0, 38.6, 38.0]),
        line(Role::Peers, "Gelijke gemeenten", &[43.6, 45.0, 44.6, 40.1, 39.6]),
        line(Role::National, "Nederland", &[45.8, 47.0, 46.4, 41.1, 40.9]),
    ]);
    chart.series[0].points[5].provisional = true;
    chart.series[0].points.iter_mut().for_each(|point| point.margin = point.value.map(|value| (value - 1.8, value + 1.8)));
    let points = [(2024.0, 38.0), (2026.0, 34.0)].map(|(x, value)| TargetPoint { x, value }).to_vec();
    chart.target = Some(Target { label: "Doel".to_owned(), note: "in 2026".to_owned(), shape: TargetShape::Linear, points });
    chart.breaks = [2021.5, 2022.5].map(|x| Break { x, label: "reeksbreuk".to_owned() }).to_vec();
    chart.x_labels = (2020..=2026).map(|year| XLabel { x: f64::from(year), text: year.to_string() }).collect();
    for size in SIZES {
        assert_eq!(texts::clashes(&chart.svg(size, Paint::Fixed)), Vec::<String>::new(), "{size:?}");
    }
}

#[test]
fn a_figure_that_stands_alone_is_a_dot() {
    let svg = wide(&own(&[Some(40.0), None, Some(42.0), Some(43.0)]));
    assert_eq!(svg.matches("<circle").count(), 2, "the lone first one and the last one");
}

#[test]
fn the_label_of_a_single_point_avoids_the_line_of_others() {
    let others = [46.0, 47.0, 46.0, 44.0, 39.0, 38.0].map(Some);
    let chart = chart(vec![series(Role::Own, &[None, None, None, Some(40.0)]), series(Role::National, &others)]);
    let x = |svg: &str, before: &str| -> f64 {
        let at = svg.find(before).expect("drawn");
        let tag = svg[..at].rsplit('<').next().expect("a tag");
        tag.split("x=\"").nth(1).and_then(|rest| rest.split('"').next()).and_then(|x| x.parse().ok()).expect("a position")
    };
    let svg = wide(&chart);
    let (point, _) = chart.own_start(Size::Wide).expect("a point");
    assert!(x(&svg, ">Waterstad 40,0%") < point, "before its point");
    assert_eq!(paths(&svg, "sk-chart__leader").len(), 0);
}

#[test]
fn no_text_of_the_axis_stands_where_the_thread_passes() {
    let chart = own(&[Some(40.3), Some(42.0), Some(48.0)]);
    let entered = chart.svg_with_thread(Size::Wide, Paint::Classes);
    assert!(wide(&chart).contains(">40<") && !entered.contains(">40<"), "{entered}");
    assert_eq!(entered.matches("<text").count() + 1, wide(&chart).matches("<text").count());
}

#[test]
fn a_target_has_a_shape_that_no_figure_has() {
    let mut chart = own(&[Some(40.0), Some(41.0)]);
    chart.series[0].points[1].provisional = true;
    let points = [(2021.0, 41.0), (2025.0, 35.0)].map(|(x, value)| TargetPoint { x, value }).to_vec();
    let spark = Sparkline { label: String::new(), points: chart.series[0].points.clone(), target: points.clone() };
    chart.target = Some(Target { label: "Streefwaarde".to_owned(), note: String::new(), shape: TargetShape::Linear, points });
    for svg in [wide(&chart), spark.svg(Paint::Classes)] {
        assert_eq!(svg.matches("<circle").count(), 1, "the provisional figure");
        assert_eq!(paths(&svg, "sk-chart__point sk-chart__point--target").len(), 1, "{svg}");
    }
}

#[test]
fn a_stepped_target_has_corners_and_a_free_one_no_line() {
    let mut chart = own(&[Some(40.0), Some(41.0)]);
    let drawn = |chart: &mut LineChart, shape| {
        let points = [(2021.0, 41.0), (2023.0, 38.0), (2025.0, 35.0)];
        let points = points.map(|(x, value)| TargetPoint { x, value }).to_vec();
        chart.target = Some(Target { label: "Doel".to_owned(), note: "in 2025".to_owned(), shape, points });
        let svg = wide(chart);
        let lines = paths(&svg, "sk-chart__line sk-chart__line--target");
        (lines.first().map_or(0, |d| d.matches('L').count()), svg.matches("sk-chart__point--target").count())
    };
    assert_eq!(drawn(&mut chart, TargetShape::Linear), (2, 1));
    assert_eq!(drawn(&mut chart, TargetShape::Stepped), (4, 1));
    assert_eq!(drawn(&mut chart, TargetShape::Free), (0, 3));
}

#[test]
fn the_axis_says_where_it_starts() {
    let high = own(&[Some(41.0), Some(49.0)]);
    assert!(!high.starts_at_zero());
    assert_eq!(high.axis_start(), "40%");
    assert!(own(&[Some(3.0), Some(49.0)]).starts_at_zero());
    assert!(own(&[Some(-3.0), Some(49.0)]).starts_at_zero());
}

#[test]
fn a_chart_without_figures_says_so() {
    for values in [&[][..], &[None, None], &[Some(f64::NAN)]] {
        assert!(wide(&own(values)).contains(">Nog geen cijfers<"));
    }
    assert!(!wide(&own(&[Some(1.0)])).contains("Nog geen cijfers"));
}

#[test]
fn our_line_begins_where_the_chart_says() {
    let chart = own(&[None, Some(40.0), Some(41.0)]);
    let (x, y) = chart.own_start(Size::Wide).expect("a first figure");
    let svg = wide(&chart);
    assert!(paths(&svg, OWN)[0].starts_with(&format!("M{} {}L", (x * 10.0).round() / 10.0, (y * 10.0).round() / 10.0)));
    assert_eq!(own(&[None]).own_start(Size::Wide), None);
}

#[test]
fn two_sizes_on_one_page_share_no_id() {
    let chart = own(&[Some(40.0)]);
    let wide = wide(&chart);
    assert!(wide.contains(r#"aria-labelledby="lonely-people-wide-title lonely-people-wide-desc""#));
    assert!(wide.contains(r#"<title id="lonely-people-wide-title">Eenzaamheid</title>"#));
    assert!(chart.svg(Size::Narrow, Paint::Classes).contains(r#"id="lonely-people-narrow-title""#));
}

#[test]
fn a_page_colours_by_class_and_paper_by_itself() {
    let chart = own(&[Some(40.0), Some(41.0)]);
    let (page, paper) = (wide(&chart), chart.svg(Size::Print, Paint::Fixed));
    assert!(!page.contains('#') && page.contains(OWN));
    assert!(!paper.contains("class=") && paper.contains(r##"stroke="#b81c2c""##) && paper.contains("font-family"));
    for svg in [page, paper] {
        assert!(!svg.contains("style") && !svg.contains("script"));
    }
}

#[test]
fn a_small_chart_in_full() {
    let mut chart = own(&[Some(40.0), Some(44.5)]);
    chart.series[0].points[1].margin = Some((43.0, 46.0));
    chart.x_labels = vec![XLabel { x: 2020.0, text: "2020".to_owned() }, XLabel { x: 2021.0, text: "2021".to_owned() }];
    let svg = chart.svg(Size::Narrow, Paint::Classes);
    insta::assert_snapshot!(svg.replace("><", ">\n<"));
}

#[test]
fn marks_are_shapes_and_differ() {
    let mut seen: Vec<String> = Mark::ALL.iter().map(|mark| mark.svg(Paint::Classes)).collect();
    seen.extend([Voice::Better, Voice::Same, Voice::Worse, Voice::NotAsked].map(|voice| voice.svg(Paint::Classes)));
    for (index, mark) in seen.iter().enumerate() {
        xml::check(mark).expect("sound XML");
        assert!(mark.contains(r#"aria-hidden="true""#) && mark.contains("currentColor"));
        assert!(!seen[..index].contains(mark));
    }
    assert!(Mark::Behind.svg(Paint::Fixed).contains("#985000"));
}

#[test]
fn a_strip_shows_every_figure_once() {
    let strip = |counts: [usize; 5]| Strip { counts: Mark::ALL.into_iter().zip(counts).collect() };
    let few = strip([3, 1, 1, 0, 1]).svg(Paint::Classes);
    xml::check(&few).expect("sound XML");
    assert_eq!(few.matches("<g ").count(), 6);
    assert!(few.contains(r#"viewBox="0 0 126 16""#), "one row: {few}");
    let many = strip([25, 7, 0, 0, 3]).svg(Paint::Fixed);
    assert_eq!(many.matches("<g ").count(), 35);
    assert!(many.contains(r#"viewBox="0 0 258 104""#), "three rows, one and one: {many}");
    assert_eq!(strip([0; 5]).svg(Paint::Classes), "");
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => -100.0..100.0f64,
        2 => -1e16..1e16f64,
        1 => prop::num::f64::ANY,
        1 => Just(0.0),
    ]
}

fn any_point() -> impl Strategy<Value = Point> {
    let x = prop_oneof![9 => (1990..2040i32).prop_map(f64::from), 1 => prop::num::f64::ANY];
    let margin = prop::option::of((number(), number()));
    (x, ".{0,12}", prop::option::weighted(0.8, number()), any::<bool>(), margin)
        .prop_map(|(x, label, value, provisional, margin)| Point { x, label, value, provisional, margin })
}

fn any_series() -> impl Strategy<Value = Series> {
    let role = prop_oneof![Just(Role::Own), Just(Role::Peers), Just(Role::National)];
    (role, ".{0,40}", prop::collection::vec(any_point(), 0..8)).prop_map(|(role, label, points)| Series { role, label, points })
}

fn any_target() -> impl Strategy<Value = Target> {
    let shape = prop_oneof![Just(TargetShape::Linear), Just(TargetShape::Stepped), Just(TargetShape::Free)];
    let points = prop::collection::vec((number(), number()).prop_map(|(x, value)| TargetPoint { x, value }), 0..4);
    (shape, points, ".{0,30}", ".{0,30}").prop_map(|(shape, points, label, note)| Target { label, note, shape, points })
}

prop_compose! {
    fn any_chart()(
        series in prop::collection::vec(any_series(), 0..5),
        target in prop::option::of(any_target()),
        breaks in prop::collection::vec((1990.0..2040.0f64, ".{0,40}"), 0..3),
        x_labels in prop::collection::vec((number(), ".{0,10}"), 0..12),
        (id, title, unit_suffix) in (".{0,10}", ".{0,30}", ".{0,8}"),
        decimals in any::<u8>(),
    ) -> LineChart {
        LineChart {
            caption: Caption { id, title, unit_suffix, decimals, ..chart(Vec::new()).caption },
            target, series,
            breaks: breaks.into_iter().map(|(x, label)| Break { x, label }).collect(),
            x_labels: x_labels.into_iter().map(|(x, text)| XLabel { x, text }).collect(),
            ..chart(Vec::new())
        }
    }
}

/// Sound XML, and numbers in every attribute that holds them.
fn sound(svg: &str) -> Result<(), TestCaseError> {
    let attributes = xml::check(svg).map_err(|problem| TestCaseError::fail(format!("{problem}: {svg}")))?;
    for (name, value) in attributes {
        if matches!(name.as_str(), "x" | "y" | "cx" | "cy" | "r" | "d" | "viewBox") {
            prop_assert!(!value.contains("NaN") && !value.contains("inf"), "{}={}", name, value);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_chart_is_sound(chart in any_chart()) {
        for size in SIZES {
            for paint in PAINTS {
                sound(&chart.svg(size, paint))?;
            }
        }
        prop_assert!(!chart.axis_start().is_empty());
    }

    #[test]
    fn any_sparkline_is_sound(points in prop::collection::vec(any_point(), 0..8), target in any_target(), label in ".{0,30}") {
        let spark = Sparkline { label, points, target: target.points };
        for paint in PAINTS {
            sound(&spark.svg(paint))?;
        }
    }
}
