//! The newest figures of smaller areas and of groups, drawn and listed, and which of them stand out.

use super::wording::{Wording, place};
use crate::model::{Figure, Observation, Point, points};
use crate::store;
use agenda::model::Indicator;
use charts::{Breakdown, Level, Paint, PartGroup, PartReading, Size};
use kernel::Result;
use kernel::areas::{Area, AreaLevel};
use kernel::periods::Period;
use sea_orm::ConnectionTrait;
use statistics::{Margins, benjamini_hochberg, expected_by_chance, p_value};
use web::numbers::number_in;
use web::texts::Arg;

/// The figures of one period below that of the municipality.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub districts: Vec<Part>,
    pub groups: Vec<Part>,
    /// How many neighbourhoods have a figure; they stand in the download.
    pub neighbourhoods: usize,
    /// Whether any of them has a margin.
    pub has_margin: bool,
    /// The districts drawn, and the groups; empty where there is nothing to draw.
    pub district_chart: String,
    pub group_chart: String,
    /// How many were compared with the whole, and which stand out; empty where nothing was compared.
    pub looks: String,
}

/// One smaller area or group.
#[derive(Debug)]
pub(crate) struct Part {
    pub name: String,
    pub reading: String,
    pub margin: String,
    point: Point,
}

/// What is known of the parts of a municipality in a period, from all observations that tell of it.
pub(crate) async fn parts(
    db: &impl ConnectionTrait,
    words: &Wording<'_>,
    indicator: &Indicator,
    figure: &Figure,
    period: Period,
    observations: &[Observation],
) -> Result<Parts> {
    let here = words.shell.settings.area.as_str();
    let first = observations.iter().find(|one| one.period == period);
    let table = first.map(|one| one.source_table.clone()).unwrap_or_default();
    let codes = observations.iter().flat_map(|one| [one.area.clone(), one.group.clone()]);
    let names = store::labels(db, &table, codes).await?;
    let part = |code: &str, point: Point| Part {
        name: names.get(code).cloned().unwrap_or_else(|| code.to_owned()),
        reading: words.reading(point.reading),
        margin: point.margin.map(|margin| words.margin(margin)).unwrap_or_default(),
        point,
    };
    let mut parts = Parts::default();
    let shown = points(observations, indicator, &words.shell.settings);
    for (one, point) in observations.iter().zip(shown).filter(|(one, _)| one.period == period) {
        match (level_in(&one.area, here), one.group.is_empty()) {
            (Some(AreaLevel::Municipality), false) => parts.groups.push(part(&one.group, point)),
            (Some(AreaLevel::District), true) => parts.districts.push(part(&one.area, point)),
            (Some(AreaLevel::Neighbourhood), true) => parts.neighbourhoods += 1,
            _ => {}
        }
    }
    parts.has_margin = parts.districts.iter().chain(&parts.groups).any(|part| !part.margin.is_empty());
    let whole = figure.latest.as_ref().and_then(Point::value);
    parts.district_chart = drawn(words, indicator, "by-district", &parts.districts, whole);
    parts.group_chart = drawn(words, indicator, "by-group", &parts.groups, whole);
    parts.looks = looks(words, &parts, figure).unwrap_or_default();
    Ok(parts)
}

/// The level of an area that lies in a municipality.
fn level_in(area: &str, municipality: &str) -> Option<AreaLevel> {
    let area: Area = area.parse().ok()?;
    (area.municipality()?.code() == municipality).then(|| area.level())
}

/// The parts as dots with their margins, beside a line for the whole.
fn drawn(words: &Wording<'_>, indicator: &Indicator, kind: &str, parts: &[Part], whole: Option<f64>) -> String {
    if !parts.iter().any(|part| part.point.value().is_some()) {
        return String::new();
    }
    let dot = |part: &Part| charts::Part {
        role: charts::Role::Own,
        label: part.name.clone(),
        reading: match part.point.value() {
            Some(value) => PartReading::Value {
                value,
                margin: part.point.margin,
                provisional: part.point.status != sources::Provenance::Final,
            },
            None => PartReading::Nothing(part.reading.clone()),
        },
    };
    let title = format!("{}: {}", indicator.name, words.shell.say(kind));
    let breakdown = Breakdown {
        caption: words.caption(kind, title, words.shell.say("chart-in-table")),
        groups: vec![PartGroup { title: String::new(), parts: parts.iter().map(dot).collect() }],
        total: whole.map(|value| Level { label: words.say("parts-whole", &[("place", place(words.shell).to_owned())]), value }),
    };
    breakdown.svg(Size::Narrow, Paint::Classes)
}

/// How many parts were compared with the whole, how many would stand out by chance, and which do after correcting for that.
fn looks(words: &Wording<'_>, parts: &Parts, figure: &Figure) -> Option<String> {
    let whole = figure.latest.as_ref().filter(|latest| latest.is_official())?.value()?;
    let compared = |part: &'_ Part| {
        let counted = part.point.counted.filter(|_| part.point.margin.is_some())?;
        p_value(|sure| counted.margin(sure), whole)
    };
    let looked: Vec<(&Part, f64)> =
        parts.districts.iter().chain(&parts.groups).filter_map(|part| Some((part, compared(part)?))).collect();
    let corrected = benjamini_hochberg(&looked.iter().map(|(_, p)| *p).collect::<Vec<_>>())?;
    let stand_out = looked.iter().zip(corrected).filter(|(_, p)| *p <= 1.0 - Margins::NARROW).map(|((part, _), _)| {
        let is_higher = part.point.value().is_some_and(|value| value > whole);
        words.say(if is_higher { "parts-higher" } else { "parts-lower" }, &[("name", part.name.clone())])
    });
    let names = stand_out.collect::<Vec<_>>().join(", ");
    let count = looked.len();
    if count == 0 {
        return None;
    }
    let chance = number_in(words.shell.lang, expected_by_chance(count, Margins::NARROW), 1);
    let args = [("count", count.value()), ("place", place(words.shell).value()), ("chance", chance.value())];
    let looked = words.shell.say_with("parts-looks", &args);
    let whole_of = ("place", place(words.shell).to_owned());
    let told =
        words.say(if names.is_empty() { "parts-none-stand-out" } else { "parts-stand-out" }, &[whole_of, ("names", names.clone())]);
    Some(format!("{told} {looked}"))
}
