//! Indicators about the same people, such as how many and which share: each is judged by itself, so that what is withheld of the one
//! may follow from the other. Whoever takes them in is told, as only they know what is better left out.

use super::Observation;
use super::disclosed::Least;
use super::sums::People;
use agenda::model::Indicator;
use agenda::model::words::IndicatorKind;
use kernel::ids::IndicatorId;
use kernel::periods::Period;
use std::collections::{BTreeMap, BTreeSet};

/// A figure without its count tells that within half of its last decimal: of a percentage with one decimal this part of all.
const ROUNDED: f64 = 0.0005;

/// How many people a figure of a part is about, and how far that may be off.
struct Count {
    people: People,
    off: f64,
}

impl Count {
    fn of(one: &Observation, indicator: &Indicator) -> Option<Self> {
        let has_own = one.numerator.is_some() || indicator.kind == IndicatorKind::Count;
        let is_of_people = matches!(indicator.kind, IndicatorKind::Count | IndicatorKind::Proportion | IndicatorKind::Rate);
        let people = People::behind(one, indicator).filter(|_| is_of_people)?;
        Some(Self { people, off: if has_own { 0.0 } else { one.denominator.unwrap_or_default() * ROUNDED } })
    }

    fn may_be(&self, other: &Self) -> bool {
        self.people.count.abs_diff(other.people.count) as f64 <= self.off + other.off
    }
}

/// The counts of the parts of one indicator in one period, by area and group.
type Counts<'a> = BTreeMap<(&'a str, &'a str), Count>;

fn counts<'a>(parts: &'a [Observation], indicators: &[&Indicator]) -> BTreeMap<(Period, IndicatorId), Counts<'a>> {
    let indicators: BTreeMap<_, _> = indicators.iter().map(|one| (one.id, *one)).collect();
    let mut all: BTreeMap<_, Counts<'_>> = BTreeMap::new();
    for one in parts {
        if let Some(count) = indicators.get(&one.indicator).and_then(|indicator| Count::of(one, indicator)) {
            all.entry((one.period, one.indicator)).or_default().insert((&one.area, &one.group), count);
        }
    }
    all
}

fn has_few(counts: &Counts<'_>, least: Least<'_>) -> bool {
    counts.values().any(|count| least.today().is_small(count.people.count, count.people.of))
}

/// The periods in which some of these parts of a municipality are about few people.
pub fn periods_of_few<'a>(parts: &[Observation], indicators: &[&Indicator], least: impl Into<Least<'a>>) -> BTreeSet<Period> {
    let least = least.into();
    let few = counts(parts, indicators).into_iter().filter(|(_, counts)| has_few(counts, least));
    few.map(|((period, _), _)| period).collect()
}

/// The pairs of indicators of which the counts are the same in every part that both tell of, two at least and some of them few; with the
/// periods in which that is so.
pub fn same_people<'a, 'b>(
    parts: &[Observation],
    indicators: &[&'b Indicator],
    least: impl Into<Least<'a>>,
) -> Vec<([&'b Indicator; 2], Vec<Period>)> {
    let (least, all) = (least.into(), counts(parts, indicators));
    let periods: BTreeSet<Period> = all.keys().map(|(period, _)| *period).collect();
    let are_same = |period: Period, one: &Indicator, other: &Indicator| {
        let (Some(one), Some(other)) = (all.get(&(period, one.id)), all.get(&(period, other.id))) else { return false };
        let mut both = one.iter().filter_map(|(place, count)| Some((count, other.get(place)?)));
        both.clone().nth(1).is_some()
            && both.all(|(one, other)| one.may_be(other))
            && (has_few(one, least) || has_few(other, least))
    };
    let mut pairs = Vec::new();
    for (at, one) in indicators.iter().enumerate() {
        for other in indicators.iter().skip(at + 1) {
            let same: Vec<_> = periods.iter().copied().filter(|period| are_same(*period, one, other)).collect();
            if !same.is_empty() {
                pairs.push(([*one, *other], same));
            }
        }
    }
    pairs
}
