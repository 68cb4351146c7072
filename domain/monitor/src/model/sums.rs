//! The people behind the figures of a whole and its parts, as they add up, and which figures are withheld for the sake of few.

use super::Observation;
use super::disclosed::{Memory, Numbered};
use super::margin::whole;
use super::unit::{per, scale};
use agenda::model::Indicator;
use agenda::model::words::IndicatorKind;
use sources::{Nothing, Reading};
use statistics::disclosure::{Cell, Place, Rule, Table, publish};

/// The parts of a whole, of which some have parts themselves.
pub(super) struct Sums<'a> {
    indicator: &'a Indicator,
    memory: &'a Memory,
    whole: Option<People>,
    zones: Vec<Zone>,
    /// What lies directly within the whole of which it is not known how many people it is about.
    unknown: Unknown,
    /// Figures that may be about few.
    unclear: Vec<usize>,
}

/// How many people a figure is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct People {
    pub count: u64,
    /// Out of how many, where that is known.
    pub of: Option<u64>,
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
    /// Nothing: the source keeps it back.
    Kept,
    /// Nothing: it is what is left beside the parts.
    Rest(Unknown),
}

/// Parts of which it is not known how many people they are about, in order of what that asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
enum Unknown {
    /// There are none.
    #[default]
    None,
    /// There are some.
    Some,
    /// There are some that the source keeps back.
    Secret,
}

impl Unknown {
    fn of(observation: &Observation, indicator: &Indicator) -> Self {
        if is_secret(observation) || People::are_unclear(observation, indicator) { Self::Secret } else { Self::Some }
    }

    fn and(self, other: Self) -> Self {
        if other > self { other } else { self }
    }
}

impl<'a> Sums<'a> {
    /// Parts of a whole whose own figure is always shown.
    pub fn of(indicator: &'a Indicator, memory: &'a Memory, whole: Option<Numbered<'_>>) -> Self {
        let whole = whole.and_then(|(_, one)| People::behind(one, indicator));
        Self { indicator, memory, whole, zones: Vec::new(), unknown: Unknown::None, unclear: Vec::new() }
    }

    /// Adds a part with the parts within it; without a figure of the part itself those within it stand by themselves.
    pub fn add(&mut self, outer: Option<Numbered<'_>>, inner: &[Numbered<'_>]) {
        let within = Some(self.zones.len());
        let parts: Vec<Zone> = inner.iter().filter_map(|one| self.zone(within, *one)).collect();
        let sum = People::sum(&parts);
        let unknown = inner.iter().filter(|(_, one)| People::behind(one, self.indicator).is_none());
        let unknown = unknown.map(|(_, one)| Unknown::of(one, self.indicator)).fold(Unknown::None, Unknown::and);
        let outer_unknown = outer.map_or(Unknown::None, |(_, one)| Unknown::of(one, self.indicator));
        let unclear = inner.iter().chain(&outer).filter(|(_, one)| People::are_unclear(one, self.indicator));
        self.unclear.extend(unclear.map(|(at, _)| *at));
        match outer.and_then(|one| self.zone(None, one)) {
            Some(mut whole) if !parts.is_empty() => {
                let rest = whole.people.less(sum);
                whole.people = sum.plus(rest);
                self.zones.push(whole);
                self.zones.extend(parts);
                self.zones.push(Zone { within, people: rest, is: Is::Rest(unknown) });
            }
            Some(whole) => self.zones.push(whole),
            None if outer_unknown == Unknown::Secret && !parts.is_empty() => {
                self.zones.push(Zone { within: None, people: sum, is: Is::Kept });
                self.zones.extend(parts);
            }
            None => {
                self.unknown = self.unknown.and(unknown).and(outer_unknown);
                self.zones.extend(parts.into_iter().map(|zone| Zone { within: None, ..zone }));
            }
        }
    }

    fn zone(&self, within: Option<usize>, (at, one): Numbered<'_>) -> Option<Zone> {
        let people = People::behind(one, self.indicator)?;
        Some(Zone { within, people, is: Is::Shown(at) })
    }

    /// The observations that are withheld; all of them if they cannot be put together.
    pub fn withheld(mut self, rule: Rule) -> Vec<usize> {
        if let Some(whole) = self.whole.filter(|_| !self.zones.is_empty()) {
            let rest = whole.less(People::sum(self.zones.iter().filter(|zone| zone.within.is_none())));
            self.zones.push(Zone { within: None, people: rest, is: Is::Rest(self.unknown) });
        }
        let release = self.table(rule.threshold).and_then(|table| publish(table, rule, &[]).ok());
        let is_hidden = |at: usize| release.as_ref().is_none_or(|release| release.cell(place(Some(at))) == Some(Cell::Hidden));
        let observation = |(at, zone): (usize, &Zone)| match zone.is {
            Is::Shown(observation) if is_hidden(at) => Some(observation),
            _ => None,
        };
        self.zones.iter().enumerate().filter_map(observation).chain(self.unclear.iter().copied()).collect()
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
        let mut table = table;
        for (at, zone) in self.zones.iter().enumerate() {
            let at = [place(Some(at))];
            table = match zone.is {
                Is::Shown(one) if self.memory.is_small(one) => table.keeping(at),
                Is::Shown(one) if self.memory.is_kept(one) => {
                    table.keeping(at).remembering(at.into_iter().zip(self.memory.shown(one)))
                }
                Is::Shown(one) if self.memory.is_withheld(one) => table.without(at),
                Is::Shown(one) => table.remembering(at.into_iter().zip(self.memory.shown(one))),
                Is::Kept => table.keeping(at),
                Is::Rest(Unknown::Secret) if zone.people.count > 0 => table.keeping(at),
                // Few without an area of their own are rounding, or people without an address: no figure of a group of people.
                Is::Rest(Unknown::None) if zone.people.count < threshold => table.knowing(at),
                Is::Rest(_) => table.without(at),
            };
        }
        Some(if self.whole.is_some() { table.knowing([place(None)]) } else { table.without([place(None)]) })
    }
}

/// Whether the source keeps a figure back.
pub(super) fn is_secret(observation: &Observation) -> bool {
    observation.reading == Reading::Nothing(Nothing::Secret)
}

fn place(row: Option<usize>) -> Place {
    Place { row, column: None }
}

impl People {
    /// `None` where the source does not tell.
    pub fn behind(observation: &Observation, indicator: &Indicator) -> Option<Self> {
        let Reading::Value(value) = observation.reading else { return None };
        let of = observation.denominator.and_then(whole);
        let part = |scale: f64| observation.denominator.and_then(|of| whole(value / scale * of));
        let numerator = observation.numerator.and_then(whole);
        let count = match indicator.kind {
            IndicatorKind::Count => whole(value),
            // More than all of them are no share of them.
            IndicatorKind::Proportion => {
                numerator.or_else(|| part(scale(&indicator.unit)?)).filter(|count| of.is_none_or(|of| *count <= of))
            }
            IndicatorKind::Rate => numerator.or_else(|| part(per(&indicator.unit)?)),
            IndicatorKind::Mean | IndicatorKind::Index => return of.map(|count| Self { count, of: None }),
        };
        Some(Self { count: count?, of })
    }

    /// Whether a figure is among so many people and nothing tells how many of them it is about: that may be few.
    pub fn are_unclear(observation: &Observation, indicator: &Indicator) -> bool {
        matches!(observation.reading, Reading::Value(_))
            && matches!(indicator.kind, IndicatorKind::Proportion | IndicatorKind::Rate)
            && observation.denominator.is_some()
            && Self::behind(observation, indicator).is_none()
    }

    fn sum<'a>(zones: impl IntoIterator<Item = &'a Zone>) -> Self {
        zones.into_iter().fold(Self { count: 0, of: Some(0) }, |sum, zone| sum.plus(zone.people))
    }

    pub fn plus(self, other: Self) -> Self {
        let of = self.of.zip(other.of).map(|(one, other)| one.saturating_add(other));
        Self { count: self.count.saturating_add(other.count), of }
    }

    /// What is left, nothing at least.
    pub fn less(self, other: Self) -> Self {
        let of = self.of.zip(other.of).map(|(one, other)| one.saturating_sub(other));
        Self { count: self.count.saturating_sub(other.count), of }
    }
}
