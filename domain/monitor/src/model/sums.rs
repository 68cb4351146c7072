//! The people behind the figures of a whole and its parts, as they add up, and which figures are withheld for the sake of few.

use super::Observation;
use super::disclosed::Numbered;
use super::margin::{per, scale, whole};
use agenda::model::Indicator;
use agenda::model::words::IndicatorKind;
use sources::Reading;
use statistics::disclosure::{Cell, Place, Rule, Table, publish};

/// The parts of a whole, of which some have parts themselves.
pub(super) struct Sums<'a> {
    indicator: &'a Indicator,
    whole: Option<People>,
    zones: Vec<Zone>,
    /// Whether something lies directly within the whole of which it is not known how many people it is about.
    is_open: bool,
}

/// How many people a figure is about.
#[derive(Clone, Copy, Debug, PartialEq)]
struct People {
    count: u64,
    /// Out of how many, where that is known.
    of: Option<u64>,
}

/// A part, or what is left of a whole beside its parts.
struct Zone {
    within: Option<usize>,
    people: People,
    is: Is,
}

/// What shows the count of a zone.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Is {
    /// An observation.
    Shown(usize),
    /// Nothing: it is what is left beside the parts. `is_open` if parts are left out of which nobody tells how many people they
    /// are about.
    Rest { is_open: bool },
}

impl<'a> Sums<'a> {
    /// Parts of a whole whose own figure is always shown.
    pub fn of(indicator: &'a Indicator, whole: Option<Numbered<'_>>) -> Self {
        let whole = whole.and_then(|(_, one)| People::behind(one, indicator));
        Self { indicator, whole, zones: Vec::new(), is_open: false }
    }

    /// Adds a part with the parts within it; without a figure of the part itself those within it stand by themselves.
    pub fn add(&mut self, outer: Option<Numbered<'_>>, inner: &[Numbered<'_>]) {
        let outer = outer.and_then(|one| self.zone(None, one));
        let (at, is_nested) = (self.zones.len(), outer.is_some());
        let within = is_nested.then_some(at);
        let parts: Vec<Zone> = inner.iter().filter_map(|one| self.zone(within, *one)).collect();
        let is_open = parts.len() < inner.len();
        let Some(mut outer) = outer else {
            self.is_open |= is_open || inner.is_empty();
            self.zones.extend(parts);
            return;
        };
        let sum = People::sum(&parts);
        let rest = outer.people.less(sum);
        if parts.is_empty() {
            self.zones.push(outer);
            return;
        }
        outer.people = sum.plus(rest);
        self.zones.push(outer);
        self.zones.extend(parts);
        self.zones.push(Zone { within, people: rest, is: Is::Rest { is_open } });
    }

    fn zone(&self, within: Option<usize>, (at, one): Numbered<'_>) -> Option<Zone> {
        let people = People::behind(one, self.indicator)?;
        Some(Zone { within, people, is: Is::Shown(at) })
    }

    /// The observations that are withheld; all of them if they cannot be put together.
    pub fn withheld(mut self, rule: Rule) -> Vec<usize> {
        if let Some(whole) = self.whole.filter(|_| !self.zones.is_empty()) {
            let rest = whole.less(People::sum(self.zones.iter().filter(|zone| zone.within.is_none())));
            self.zones.push(Zone { within: None, people: rest, is: Is::Rest { is_open: self.is_open } });
        }
        let release = self.table(rule.threshold).and_then(|table| publish(table, rule, &[]).ok());
        let is_hidden = |at: usize| release.as_ref().is_none_or(|release| release.cell(place(Some(at))) == Some(Cell::Hidden));
        let observation = |(at, zone): (usize, &Zone)| match zone.is {
            Is::Shown(observation) if is_hidden(at) => Some(observation),
            _ => None,
        };
        self.zones.iter().enumerate().filter_map(observation).collect()
    }

    fn table(&self, threshold: u64) -> Option<Table> {
        let list = |count: fn(&People) -> Option<u64>| {
            let zones = self.zones.iter().map(|zone| Some((zone.within, count(&zone.people)?)));
            Table::nested(&zones.collect::<Option<Vec<_>>>()?)
        };
        let table = list(|people| Some(people.count))?;
        // Without all populations, or with events that outnumber people, only the counts themselves can tell.
        let table = match list(|people| people.of).and_then(|of| table.clone().out_of(&of)) {
            Some(table) => table,
            None => table,
        };
        let rests = |is_known: bool| {
            let is_rest = move |zone: &Zone| matches!(zone.is, Is::Rest { is_open } if is_known == (!is_open && zone.people.count < threshold));
            self.zones.iter().enumerate().filter(move |(_, zone)| is_rest(zone)).map(|(at, _)| place(Some(at)))
        };
        // Few without an area of their own are rounding, or people without an address: no figure of a group of people.
        let table = table.without(rests(false)).knowing(rests(true));
        Some(if self.whole.is_some() { table.knowing([place(None)]) } else { table.without([place(None)]) })
    }
}

fn place(row: Option<usize>) -> Place {
    Place { row, column: None }
}

impl People {
    /// `None` where the source does not tell.
    fn behind(observation: &Observation, indicator: &Indicator) -> Option<Self> {
        let Reading::Value(value) = observation.reading else { return None };
        let of = observation.denominator.and_then(whole);
        let part = |scale: f64| observation.numerator.or(observation.denominator.map(|of| value / scale * of)).and_then(whole);
        let count = match indicator.kind {
            IndicatorKind::Count => whole(value),
            IndicatorKind::Proportion => part(scale(&indicator.unit)),
            IndicatorKind::Rate => part(per(&indicator.unit)?),
            IndicatorKind::Mean | IndicatorKind::Index => return of.map(|count| Self { count, of: None }),
        };
        Some(Self { count: count?, of })
    }

    fn sum<'a>(zones: impl IntoIterator<Item = &'a Zone>) -> Self {
        zones.into_iter().fold(Self { count: 0, of: Some(0) }, |sum, zone| sum.plus(zone.people))
    }

    fn plus(self, other: Self) -> Self {
        let of = self.of.zip(other.of).map(|(one, other)| one.saturating_add(other));
        Self { count: self.count.saturating_add(other.count), of }
    }

    /// What is left, nothing at least.
    fn less(self, other: Self) -> Self {
        let of = self.of.zip(other.of).map(|(one, other)| one.saturating_sub(other));
        Self { count: self.count.saturating_sub(other.count), of }
    }
}
