//! One level of areas: the drawing of its map, and the table of the same figures.

use super::wording::Wording;
use crate::model::{KnownArea, Place, level_word};
use agenda::model::Indicator;
use charts::{Area, AreaMap, ClassRange, Classes, Legend, Paint, Size};
use kernel::areas::AreaLevel;
use kernel::periods::Period;

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

/// The map of a level in a period.
pub(crate) fn level_map(
    words: &Wording<'_>,
    indicator: &Indicator,
    (level, period): (AreaLevel, Period),
    places: &[Place],
) -> Option<LevelMap> {
    let rows: Vec<_> = places.iter().map(|place| row(words, place)).collect();
    let drawn: Vec<&Place> = places.iter().filter(|place| place.known.is_some()).collect();
    let is_drawn = drawn.iter().any(|place| place.is_same && place.point.is_some());
    let outlines = drawn.iter().find_map(|place| place.known.as_ref()).filter(|_| is_drawn);
    Some(LevelMap {
        level: level_word(level)?,
        ends: ends(words, places),
        drawings: is_drawn.then(|| drawings(words, indicator, level, period, places)),
        outlines: outlines.map(|known| told(words, known)).unwrap_or_default(),
        has_margin: rows.iter().any(|row| !row.margin.is_empty()),
        has_other_division: !drawn.is_empty() && places.iter().any(|place| place.point.is_some() && !place.is_same),
        rows,
    })
}

fn row(words: &Wording<'_>, place: &Place) -> Row {
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
fn ends(words: &Wording<'_>, places: &[Place]) -> String {
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

fn drawings(words: &Wording<'_>, indicator: &Indicator, level: AreaLevel, period: Period, places: &[Place]) -> (String, String) {
    let values = Place::values(places);
    let classes = Classes::round(&values, CLASSES, u8::try_from(words.decimals).unwrap_or(2));
    let word = level_word(level).unwrap_or_default();
    let args = [("name", indicator.name.clone()), ("period", words.period(period)), ("unit", words.unit())];
    let map = |size: &str| AreaMap {
        id: format!("map-{word}-{size}"),
        title: words.say(&format!("map-title-{word}"), &args),
        desc: words.shell.say("map-desc"),
        areas: (1..)
            .zip(places)
            .filter(|(_, place)| place.known.is_some())
            .map(|(number, place)| area(words, &classes, number, place))
            .collect(),
        focus: None,
        legend: legend(words, if values.is_empty() { Vec::new() } else { classes.ranges() }),
    };
    (map("wide").svg(Size::Wide, Paint::Classes), map("narrow").svg(Size::Narrow, Paint::Classes))
}

fn area(words: &Wording<'_>, classes: &Classes, number: usize, place: &Place) -> Area {
    Area {
        name: place.name.clone(),
        number: Some(number),
        value: place.on_map().map_or_else(|| words.shell.say("nothing-not-there"), |reading| words.reading(reading)),
        filling: place.filling(classes),
        rings: place.rings(),
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
        number: say("map-number"),
    }
}
