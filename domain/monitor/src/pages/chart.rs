//! The chart of an indicator: our line, the country's and the middle of comparable municipalities, the target path, breaks, and where the page's thread becomes our line.

use super::peer_words::group_name;
use super::wording::{Wording, place};
use crate::model::{Figure, Middle, PeerValues, Point};
use agenda::model::Indicator;
use agenda::model::words::TargetKind;
use charts::{Break, LineChart, Paint, Role, Series, Size, Target, TargetPoint, TargetShape, Words, XLabel};
use std::collections::BTreeSet;

/// A chart as the page shows it.
#[derive(Debug)]
pub(crate) struct Chart {
    /// The drawing for a wide screen, with the lead-in before it.
    pub wide: String,
    /// The drawing for a phone, with the lead-in before it.
    pub narrow: String,
    /// Where the axis starts, when that is not at zero.
    pub starts_at: Option<String>,
}

/// The chart, when there is any figure to draw.
pub(crate) fn chart(words: &Wording<'_>, indicator: &Indicator, figure: &Figure, peers: Option<&PeerValues>) -> Option<Chart> {
    let any_official = figure.own.iter().any(|point| point.is_official() && point.value().is_some());
    let drawn =
        |points: &[Point]| -> Vec<Point> { points.iter().filter(|point| !any_official || point.is_official()).cloned().collect() };
    let (own, national) = (drawn(&figure.own), drawn(&figure.national));
    if !own.iter().chain(&national).any(|point| point.value().is_some()) {
        return None;
    }
    let peers = peers.map(|peers| middle(words, peers)).filter(|line| !line.points.is_empty());
    let chart = |id: &str| {
        let mut chart = line_chart(id, words, indicator, &own, &national, any_official);
        chart.series.extend(peers.clone());
        chart
    };
    let (wide, narrow) = (chart("chart-wide"), chart("chart-narrow"));
    Some(Chart {
        wide: with_lead_in(&wide, Size::Wide),
        narrow: with_lead_in(&narrow, Size::Narrow),
        starts_at: (!wide.starts_at_zero()).then(|| wide.axis_start()),
    })
}

fn line_chart(
    id: &str,
    words: &Wording<'_>,
    indicator: &Indicator,
    own: &[Point],
    national: &[Point],
    official: bool,
) -> LineChart {
    let series = |role, label: String, points: &[Point]| Series {
        role,
        label,
        points: points.iter().map(|point| drawn(words, point)).collect(),
    };
    let mut lines = vec![series(Role::Own, place(words.shell).to_owned(), own)];
    if national.iter().any(|point| point.value().is_some()) {
        lines.push(series(Role::National, words.shell.say("country"), national));
    }
    let target = target(words, indicator);
    let middles = own.iter().chain(national).map(|point| point.period);
    let goals = indicator.target.iter().flat_map(|target| target.points.iter().map(|point| point.period));
    let years: BTreeSet<u16> = middles.chain(goals).map(|period| period.year()).collect();
    let title = words.say("chart-title", &[("name", indicator.name.clone()), ("place", place(words.shell).to_owned())]);
    LineChart {
        caption: words.caption(id, title, description(words, own)),
        series: lines,
        target,
        breaks: indicator
            .breaks
            .iter()
            .map(|at| Break { x: at.period.midpoint(), label: words.shell.say("chart-break") })
            .collect(),
        x_labels: years.into_iter().map(|year| XLabel { x: f64::from(year) + 0.5, text: year.to_string() }).collect(),
        words: Words {
            provisional: words.shell.say(if official { "status-word-provisional" } else { "status-word-derived" }),
            no_figures: words.shell.say("chart-empty"),
        },
    }
}

/// The middle of comparable municipalities.
fn middle(words: &Wording<'_>, peers: &PeerValues) -> Series {
    let point = |(period, middle): (kernel::periods::Period, Middle)| charts::Point {
        x: period.midpoint(),
        label: words.period(period),
        value: Some(middle.value),
        provisional: middle.is_provisional,
        margin: None,
    };
    Series {
        role: Role::Peers,
        label: words.say("peers-line", &[("group", group_name(words.shell, &peers.group))]),
        points: peers.middles().into_iter().map(point).collect(),
    }
}

fn drawn(words: &Wording<'_>, point: &Point) -> charts::Point {
    charts::Point {
        x: point.period.midpoint(),
        label: words.period(point.period),
        value: point.value(),
        provisional: point.status != sources::Provenance::Final,
        margin: point.margin,
    }
}

fn target(words: &Wording<'_>, indicator: &Indicator) -> Option<Target> {
    let target = indicator.target.as_ref()?;
    let last = target.points.last()?;
    let baseline = indicator.baseline.iter().map(|base| TargetPoint { x: base.period.midpoint(), value: base.value });
    let points = target.points.iter().map(|point| TargetPoint { x: point.period.midpoint(), value: point.value });
    Some(Target {
        label: words.shell.say("chart-target"),
        note: words.say("chart-target-when", &[("period", words.during(last.period))]),
        shape: match target.kind {
            TargetKind::Linear => TargetShape::Linear,
            TargetKind::Stepped => TargetShape::Stepped,
            TargetKind::Free => TargetShape::Free,
        },
        points: baseline.chain(points).collect(),
    })
}

fn description(words: &Wording<'_>, own: &[Point]) -> String {
    let valued = || own.iter().filter_map(|point| Some((point, point.value()?)));
    let (Some((first, from)), Some((last, to))) = (valued().next(), valued().next_back()) else {
        return words.shell.say("chart-in-table");
    };
    let args = [
        ("first", words.during(first.period)),
        ("from", words.figure(from)),
        ("last", words.during(last.period)),
        ("to", words.figure(to)),
    ];
    words.say(if first.period == last.period { "chart-desc-one" } else { "chart-desc" }, &args)
}

/// The drawing with the thread: before it the bit that leaves the gutter, in it the bit up to our first figure. Only where our
/// line begins at the start of the chart: anywhere else the thread would look like figures that nobody measured.
fn with_lead_in(chart: &LineChart, size: Size) -> String {
    if !begins_at_the_start(chart) {
        return chart.svg(size, Paint::Classes);
    }
    let svg = chart.svg_with_thread(size, Paint::Classes);
    let Some(((x, at), height)) = chart.own_start(size).zip(height(&svg)) else { return svg };
    let y = (100.0 * at / height).clamp(12.0, 100.0);
    let lead_in = format!(
        r#"<svg class="sk-lead-in" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><path d="M0 {:.2}V{:.2}Q0 {y:.2} 50 {y:.2}H100"/></svg>"#,
        y - 12.0,
        y - 6.0
    );
    let thread = format!(r#"</desc><path class="sk-chart__line sk-chart__line--own" d="M0 {at:.1}H{x:.1}"/>"#);
    format!("{lead_in}{}", svg.replacen("</desc>", &thread, 1))
}

fn begins_at_the_start(chart: &LineChart) -> bool {
    let own = chart.series.iter().filter(|series| series.role == Role::Own).flat_map(|series| &series.points);
    let own: Vec<f64> = own.filter(|point| point.value.is_some()).map(|point| point.x).collect();
    let lines = chart.series.iter().flat_map(|series| &series.points).map(|point| point.x);
    let targets = chart.target.iter().flat_map(|target| target.points.iter().map(|point| point.x));
    let earliest = lines.chain(targets).fold(f64::INFINITY, f64::min);
    own.len() > 1 && own.contains(&earliest)
}

/// The height of a drawing: the last number of its view box.
fn height(svg: &str) -> Option<f64> {
    let (_, rest) = svg.split_once("viewBox=\"")?;
    rest.split('"').next()?.split(' ').next_back()?.parse().ok().filter(|height| *height > 0.0)
}
