//! Periods that lie within one another: figures of quarters add up to that of the year, so that one is not shown without the other.

use super::Observation;
use super::disclosed::Numbered;
use super::sums::People;
use agenda::model::Indicator;
use agenda::model::words::IndicatorKind;
use kernel::periods::Period;
use sources::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// For each of these periods the first of those that it is tied to: that lie within it or around it, or are tied to one that does.
pub(crate) fn ties(periods: &BTreeSet<Period>) -> BTreeMap<Period, Period> {
    let mut ties: BTreeMap<Period, Period> = periods.iter().map(|one| (*one, *one)).collect();
    for (at, one) in periods.iter().enumerate() {
        let begun = periods.iter().skip(at + 1).take_while(|other| other.first_day() <= one.last_day());
        for other in begun.filter(|other| is_within(one, other) || is_within(other, one)) {
            let (first, second) = (ties[one].min(ties[other]), ties[one].max(ties[other]));
            ties.values_mut().filter(|tie| **tie == second).for_each(|tie| *tie = first);
        }
    }
    ties
}

fn is_within(one: &Period, other: &Period) -> bool {
    other.first_day() <= one.first_day() && one.last_day() <= other.last_day()
}

/// What is left of figures of longer periods beside the shorter ones within them, as observations of days that no period has: who
/// subtracts knows them. Of rates and counts only, as nothing else adds up. Their places come after `last`.
pub(super) fn left(together: &[Numbered<'_>], indicator: &Indicator, last: usize) -> Vec<(usize, Observation)> {
    if !matches!(indicator.kind, IndicatorKind::Count | IndicatorKind::Rate) {
        return Vec::new();
    }
    let mut parts: BTreeMap<_, Vec<(Numbered<'_>, People)>> = BTreeMap::new();
    for (at, one) in together {
        if let Some(people) = People::behind(one, indicator) {
            parts.entry((&one.area, &one.group)).or_default().push(((*at, *one), people));
        }
    }
    let left_of = |same: &Vec<(Numbered<'_>, People)>| -> Vec<_> {
        same.iter().filter_map(|((at, one), people)| Some((last + 1 + at, beside(one, *people, same)?))).collect()
    };
    parts.values().flat_map(left_of).collect()
}

/// What is left of an observation beside the longest ones within its period; `None` if they are all of it, or there are none.
fn beside(one: &Observation, people: People, same: &[(Numbered<'_>, People)]) -> Option<Observation> {
    let is_part = |other: &Period| other.days() < one.period.days() && is_within(other, &one.period);
    let mut within: Vec<_> = same.iter().filter(|((_, other), _)| is_part(&other.period)).collect();
    within.sort_by_key(|((_, other), _)| (-other.period.days(), other.period));
    let mut taken: Vec<Period> = Vec::new();
    let mut left = people;
    for ((_, other), people) in within {
        let is_free = |one: &Period| one.last_day() < other.period.first_day() || other.period.last_day() < one.first_day();
        if taken.iter().all(is_free) {
            taken.push(other.period);
            left = left.less(*people);
        }
    }
    let days: i64 = taken.iter().map(Period::days).sum();
    let count = left.count as f64;
    let (reading, numerator) = (Reading::Value(count), Some(count));
    (days > 0 && days < one.period.days()).then(|| Observation { reading, numerator, ..one.clone() })
}
