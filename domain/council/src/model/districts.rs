//! The districts in a report: one indicator of a theme on a map, with the same figures in a table.

use super::sentences::text;
use super::{DistrictsReport, Wording};
use agenda::model::Indicator;
use charts::{Area, AreaMap, ClassRange, Classes, Legend};
use kernel::periods::Period;
use monitor::Shown;
use monitor::model::{Place, nothing_word};
use pdf::council_report::Fact;

/// How many classes the map of a report has at most.
const CLASSES: usize = 4;

/// The figures of an indicator by district, in the newest period that has any.
#[derive(Clone, Debug)]
pub struct DistrictFigures {
    /// When.
    pub period: Period,
    /// Each district.
    pub places: Vec<Place>,
}

/// How the figures are written.
struct Written<'a> {
    words: &'a dyn Wording,
    decimals: usize,
    sign: &'static str,
}

impl Written<'_> {
    fn value(&self, value: f64) -> String {
        format!("{}{}", self.words.number(value, self.decimals), self.sign)
    }

    fn reading(&self, reading: Option<Shown>) -> String {
        let why = match reading {
            Some(Shown::Value(value)) => return self.value(value),
            Some(Shown::Withheld) => "withheld",
            Some(Shown::Nothing(nothing)) => nothing_word(nothing),
            None => "not-there",
        };
        self.words.say(&format!("nothing-{why}"), &[])
    }
}

impl DistrictFigures {
    /// How far the districts lie apart, as a part of their mean.
    pub(super) fn spread(&self) -> f64 {
        let values: Vec<f64> = self.places.iter().filter_map(|place| place.point.as_ref()?.value()).collect();
        let (low, high) =
            values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (value.min(low), value.max(high)));
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        if mean > 0.0 { (high - low) / mean } else { 0.0 }
    }

    /// The figures as they stand in a report.
    pub(super) fn report(&self, indicator: &Indicator, words: &dyn Wording) -> DistrictsReport {
        let whole = self.places.iter().filter_map(|place| place.point.as_ref()?.value()).all(|value| value.fract() == 0.0);
        let sign = if indicator.unit.trim() == "%" { "%" } else { "" };
        let written = Written { words, decimals: usize::from(!whole), sign };
        let title =
            words.say("report-districts-title", &[("name", text(&indicator.name)), ("period", text(words.period(self.period)))]);
        let map = self.map(&indicator.key, &title, &written);
        let row = |(number, place): (usize, &Place)| Fact {
            name: if map.is_some() { format!("{number}. {}", place.name) } else { place.name.clone() },
            text: written.reading(place.point.as_ref().map(|point| point.reading)),
        };
        DistrictsReport {
            text: self.ends(&written),
            columns: (words.say("column-area", &[]), words.say("report-word-indicator", &[])),
            rows: (1..).zip(&self.places).map(row).collect(),
            outlines: if map.is_some() { self.outlines(words) } else { String::new() },
            map,
            title,
        }
    }

    /// Between which figures the districts lie; empty without two figures that differ.
    fn ends(&self, written: &Written<'_>) -> String {
        let valued = || self.places.iter().filter_map(|place| Some((place.point.as_ref()?.value()?, place.name.as_str())));
        let low = valued().min_by(|one, other| one.0.total_cmp(&other.0));
        let high = valued().max_by(|one, other| one.0.total_cmp(&other.0));
        let (Some((low, lowest)), Some((high, highest))) = (low, high) else { return String::new() };
        if written.value(low) == written.value(high) {
            return String::new();
        }
        let slots = [
            ("lowest", text(lowest)),
            ("low", text(written.value(low))),
            ("highest", text(highest)),
            ("high", text(written.value(high))),
        ];
        written.words.say("map-ends", &slots)
    }

    fn map(&self, key: &str, title: &str, written: &Written<'_>) -> Option<AreaMap> {
        let values = Place::values(&self.places);
        if values.is_empty() {
            return None;
        }
        let classes = Classes::round(&values, CLASSES, u8::try_from(written.decimals).unwrap_or(1));
        let area = |(number, place): (usize, &Place)| Area {
            name: place.name.clone(),
            number: Some(number),
            value: written.reading(place.on_map()),
            filling: place.filling(&classes),
            rings: place.rings(),
        };
        Some(AreaMap {
            id: format!("wijken-{key}"),
            title: title.to_owned(),
            desc: written.words.say("map-desc", &[]),
            areas: (1..).zip(&self.places).filter(|(_, place)| place.known.is_some()).map(area).collect(),
            focus: None,
            legend: legend(&classes, written),
        })
    }

    fn outlines(&self, words: &dyn Wording) -> String {
        let known = self.places.iter().find_map(|place| place.known.as_ref());
        let told = |known: &monitor::model::KnownArea| {
            let slots = [("year", text(known.division().to_string())), ("source", text(&known.boundary_source))];
            words.say("map-outlines", &slots)
        };
        known.map(told).unwrap_or_default()
    }
}

fn legend(classes: &Classes, written: &Written<'_>) -> Legend {
    let number = |value: f64| written.words.number(value, written.decimals);
    let class = |range: ClassRange| match (range.from, range.to) {
        (Some(from), Some(to)) if number(from) == number(to) => number(from),
        (Some(from), Some(to)) => format!("{}–{}", number(from), number(to)),
        (None, Some(to)) => written.words.say("map-up-to", &[("value", text(number(to)))]),
        (Some(from), None) => written.words.say("map-from", &[("value", text(number(from)))]),
        (None, None) => written.words.say("map-all", &[]),
    };
    let say = |why: &str| written.words.say(&format!("nothing-{why}"), &[]);
    Legend {
        classes: classes.ranges().into_iter().map(class).collect(),
        suppressed: say("withheld"),
        impossible: say("impossible"),
        unknown: say("unknown"),
        secret: say("secret"),
        not_delivered: say("not-there"),
        number: written.words.say("map-number", &[]),
    }
}
