//! One level of areas: the drawing of its map, and the table of the same figures.

use super::wording::Wording;
use crate::model::{KnownArea, Observation, Point, Shown, level_word, points};
use agenda::model::Indicator;
use charts::{Area, AreaMap, ClassRange, Classes, Filling, Legend, Paint, Size};
use kernel::areas::AreaLevel;
use kernel::periods::Period;
use sources::Nothing;
use std::collections::BTreeMap;

/// How many classes a map has at most.
const CLASSES: usize = 4;

/// The map and the table of one level of areas.
#[derive(Debug)]
pub(crate) struct LevelMap {
    /// The word of the level.
    pub level: &'static str,
    /// The drawing for a wide screen and that for a phone; none without outlines.
    pub drawings: Option<(String, String)>,
    /// The highest and the lowest figure, in words.
    pub ends: String,
    /// The year of the division and where the outlines come from; empty without outlines.
    pub outlines: String,
    /// Every area with its figure.
    pub rows: Vec<Row>,
    /// Whether any of them has a margin.
    pub has_margin: bool,
    /// Whether a figure is left off the map because it belongs to another division.
    pub has_other_division: bool,
}

/// One area.
#[derive(Debug)]
pub(crate) struct Row {
    pub name: String,
    pub reading: String,
    pub margin: String,
}

/// An area with what is shown of it.
struct Place<'a> {
    name: String,
    point: Option<Point>,
    known: Option<&'a KnownArea>,
    /// Whether the figure is about the ground of the outline.
    is_same: bool,
}

/// The map of a level in a period; `None` when no area of it has an observation.
pub(crate) fn level_map(
    words: &Wording<'_>,
    indicator: &Indicator,
    (level, period): (AreaLevel, Period),
    observations: &[Observation],
    divisions: &BTreeMap<String, u16>,
    names: &BTreeMap<String, String>,
    outlines: &[KnownArea],
) -> Option<LevelMap> {
    let here = words.shell.settings.area.as_str();
    let mut places: BTreeMap<&str, Place<'_>> = outlines
        .iter()
        .map(|known| (known.area.code(), Place { name: known.name.clone(), point: None, known: Some(known), is_same: true }))
        .collect();
    let mut any = false;
    let shown = observations.iter().zip(points(observations, indicator, words.shell.settings.small_count));
    for (one, point) in shown.filter(|(one, _)| one.group.is_empty() && is_within(&one.area, level, here)) {
        any = true;
        let division = divisions.get(&one.area).copied().unwrap_or(period.year());
        let name = names.get(&one.area).filter(|name| !name.is_empty());
        let unknown = || Place { name: one.area.clone(), point: None, known: None, is_same: false };
        let place = places.entry(&one.area).or_insert_with(unknown);
        place.is_same = place.known.is_some_and(|known| known.is_same_in(division));
        // A name of another division may be that of another area.
        if let Some(name) = name.filter(|_| !place.is_same || place.name.is_empty()) {
            place.name.clone_from(name);
        }
        place.point = Some(point);
    }
    let places: Vec<_> = any.then(|| places.into_values().collect())?;
    let rows: Vec<_> = places.iter().map(|place| row(words, place)).collect();
    let drawn: Vec<&Place<'_>> = places.iter().filter(|place| place.known.is_some()).collect();
    let is_drawn = drawn.iter().any(|place| place.is_same && place.point.is_some());
    Some(LevelMap {
        level: level_word(level)?,
        ends: ends(words, &places),
        drawings: is_drawn.then(|| drawings(words, indicator, level, period, &drawn)),
        outlines: drawn
            .iter()
            .find_map(|place| place.known)
            .filter(|_| is_drawn)
            .map(|known| told(words, known))
            .unwrap_or_default(),
        has_margin: rows.iter().any(|row| !row.margin.is_empty()),
        has_other_division: !outlines.is_empty() && places.iter().any(|place| place.point.is_some() && !place.is_same),
        rows,
    })
}

fn is_within(code: &str, level: AreaLevel, municipality: &str) -> bool {
    let area = code.parse::<kernel::areas::Area>();
    area.is_ok_and(|area| area.level() == level && area.municipality().is_some_and(|larger| larger.code() == municipality))
}

fn row(words: &Wording<'_>, place: &Place<'_>) -> Row {
    let point = place.point.as_ref();
    Row {
        name: place.name.clone(),
        reading: point.map_or_else(|| words.shell.say("nothing-not-there"), |point| words.reading(point.reading)),
        margin: point.and_then(|point| point.margin).map(|margin| words.margin(margin)).unwrap_or_default(),
    }
}

fn told(words: &Wording<'_>, known: &KnownArea) -> String {
    words.say("map-outlines", &[("year", known.division().to_string()), ("source", known.boundary_source.clone())])
}

/// Between which figures the areas lie.
fn ends(words: &Wording<'_>, places: &[Place<'_>]) -> String {
    let valued = || places.iter().filter_map(|place| Some((place.point.as_ref()?.value()?, place.name.as_str())));
    let (low, high) =
        (valued().min_by(|one, other| one.0.total_cmp(&other.0)), valued().max_by(|one, other| one.0.total_cmp(&other.0)));
    let (Some((low, lowest)), Some((high, highest))) = (low, high) else { return words.shell.say("map-no-values") };
    if valued().nth(1).is_none() {
        return words.say("map-one", &[("name", lowest.to_owned()), ("value", words.figure(low))]);
    }
    if words.plain(low) == words.plain(high) {
        return words.say("map-all-same", &[("value", words.figure(low))]);
    }
    let names = [("lowest", lowest.to_owned()), ("highest", highest.to_owned())];
    let values = [("low", words.figure(low)), ("high", words.figure(high))];
    words.say("map-ends", &[names, values].concat())
}

fn drawings(
    words: &Wording<'_>,
    indicator: &Indicator,
    level: AreaLevel,
    period: Period,
    places: &[&Place<'_>],
) -> (String, String) {
    let same = |place: &&&Place<'_>| place.is_same;
    let values: Vec<f64> = places.iter().filter(same).filter_map(|place| place.point.as_ref()?.value()).collect();
    let classes = Classes::round(&values, CLASSES, u8::try_from(words.decimals).unwrap_or(2));
    let word = level_word(level).unwrap_or_default();
    let args = [("name", indicator.name.clone()), ("period", words.period(period)), ("unit", words.unit())];
    let map = |size: &str| AreaMap {
        id: format!("map-{word}-{size}"),
        title: words.say(&format!("map-title-{word}"), &args),
        desc: words.shell.say("map-desc"),
        areas: places.iter().map(|place| area(words, &classes, place)).collect(),
        focus: None,
        legend: legend(words, if values.is_empty() { Vec::new() } else { classes.ranges() }),
    };
    (map("wide").svg(Size::Wide, Paint::Classes), map("narrow").svg(Size::Narrow, Paint::Classes))
}

fn area(words: &Wording<'_>, classes: &Classes, place: &Place<'_>) -> Area {
    let reading = place.point.as_ref().filter(|_| place.is_same).map(|point| point.reading);
    let filling = match reading {
        Some(Shown::Value(value)) => Filling::Class(classes.of(value)),
        Some(Shown::Withheld) => Filling::Suppressed,
        Some(Shown::Nothing(Nothing::Impossible)) => Filling::Impossible,
        Some(Shown::Nothing(Nothing::Unknown)) => Filling::Unknown,
        Some(Shown::Nothing(Nothing::Secret)) => Filling::Secret,
        Some(Shown::Nothing(Nothing::NotDelivered)) | None => Filling::NotDelivered,
    };
    Area {
        name: place.name.clone(),
        value: reading.map_or_else(|| words.shell.say("nothing-not-there"), |reading| words.reading(reading)),
        filling,
        rings: place.known.map(|known| known.outline.rings()).unwrap_or_default(),
    }
}

fn legend(words: &Wording<'_>, ranges: Vec<ClassRange>) -> Legend {
    let say = |key: &str| words.shell.say(key);
    let class = |range: ClassRange| match (range.from, range.to) {
        (Some(from), Some(to)) if words.plain(from) == words.plain(to) => words.plain(from),
        (Some(from), Some(to)) => format!("{}–{}", words.plain(from), words.plain(to)),
        (None, Some(to)) => words.say("map-up-to", &[("value", words.plain(to))]),
        (Some(from), None) => words.say("map-from", &[("value", words.plain(from))]),
        (None, None) => say("map-all"),
    };
    Legend {
        classes: ranges.into_iter().map(class).collect(),
        suppressed: say("nothing-withheld"),
        impossible: say("nothing-impossible"),
        unknown: say("nothing-unknown"),
        secret: say("nothing-secret"),
        not_delivered: say("nothing-not-there"),
    }
}
