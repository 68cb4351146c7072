//! What may be shown of an indicator's observations, so that nobody can work out a figure about few people.
//!
//! A small count of a district, a neighbourhood or a group is withheld, and so is as much around it as keeps it from being worked
//! out from the totals: districts add up to the municipality, neighbourhoods to their district, groups to everybody. Groups within
//! smaller areas are withheld together as soon as anything of that period is.
//!
//! Earlier deliveries are remembered, as readers do: each is looked at in its turn, with what those before it showed. What was shown
//! once protects nothing any more, unless it changed; what was withheld once stays withheld, so that no later delivery tells what it
//! was. Not covered: groups that overlap, such as ages beside men and women, are taken for one list; a figure of everybody in the
//! municipality is shown always, also where with all that was shown before it tells a small count; an earlier share or rate whose
//! counts were not kept is not remembered; and each earlier delivery is judged by the definition and the setting of today.

use super::sums::{People, Sums};
use super::{Observation, Point};
use agenda::model::Indicator;
use kernel::areas::{Area, AreaLevel};
use kernel::periods::Period;
use statistics::disclosure::Rule;
use std::collections::{BTreeMap, BTreeSet};

/// What may be shown of observations of one indicator, in their order. `small` is the least number of people that a figure about a
/// part of a municipality may be about. The observations of a period must be there together: what is left out is not protected.
pub fn points(observations: &[Observation], indicator: &Indicator, small: u32) -> Vec<Point> {
    let rule = Rule { threshold: small.into(), protection: small.into(), rounding: None };
    let municipalities = by_municipality(observations);
    let withheld: BTreeSet<usize> = municipalities.values().flat_map(|together| withheld(together, indicator, rule)).collect();
    observations.iter().enumerate().map(|(at, one)| Point::of(one, indicator, withheld.contains(&at))).collect()
}

/// An observation with its place among all.
pub(super) type Numbered<'a> = (usize, &'a Observation);

/// The observations of each municipality in each period, with what lies within it.
fn by_municipality(observations: &[Observation]) -> BTreeMap<(String, Period), Vec<Numbered<'_>>> {
    let mut all: BTreeMap<_, Vec<Numbered<'_>>> = BTreeMap::new();
    for (at, one) in observations.iter().enumerate() {
        let area = one.area.parse::<Area>().ok().and_then(|area| area.municipality());
        if let Some(municipality) = area {
            all.entry((municipality.code().to_owned(), one.period)).or_default().push((at, one));
        }
    }
    all
}

/// The places of the observations of a municipality in a period that are withheld, after all that was shown of them.
fn withheld(together: &[Numbered<'_>], indicator: &Indicator, rule: Rule) -> BTreeSet<usize> {
    let is_whole = |one: &Observation| one.group.is_empty() && one.area.starts_with("GM");
    if together.iter().all(|(_, one)| is_whole(one)) {
        return BTreeSet::new();
    }
    let moments: BTreeSet<_> = together.iter().flat_map(|(_, one)| one.moments()).collect();
    let mut memory = Memory::default();
    let mut withheld = BTreeSet::new();
    for moment in moments {
        let then: Vec<_> = together.iter().filter_map(|(at, one)| Some((*at, one.as_of(moment)?))).collect();
        let then: Vec<Numbered<'_>> = then.iter().map(|(at, one)| (*at, one.as_ref())).collect();
        withheld = Parts::of(&then).withheld(indicator, rule, &memory);
        memory.add(&then, &withheld, indicator, rule);
    }
    withheld
}

/// What readers remember of earlier deliveries, by the places of observations.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// How many people a figure was about when it was last shown.
    shown: BTreeMap<usize, u64>,
    /// What was withheld once, and whether that was for its own sake.
    withheld: BTreeMap<usize, bool>,
}

impl Memory {
    fn add(&mut self, then: &[Numbered<'_>], withheld: &BTreeSet<usize>, indicator: &Indicator, rule: Rule) {
        for (at, one) in then {
            let Some(people) = People::behind(one, indicator) else { continue };
            if withheld.contains(at) {
                *self.withheld.entry(*at).or_default() |= rule.is_small(people.count, people.of);
            } else {
                self.shown.insert(*at, people.count);
            }
        }
    }

    /// How many people an observation was about when it was last shown.
    pub fn shown(&self, at: usize) -> Option<u64> {
        self.shown.get(&at).copied()
    }

    /// Whether an observation was withheld once.
    pub fn is_withheld(&self, at: usize) -> bool {
        self.withheld.contains_key(&at)
    }

    /// Whether an observation was once about few people.
    pub fn is_small(&self, at: usize) -> bool {
        self.withheld.get(&at) == Some(&true)
    }
}

/// The observations of one municipality in one period.
#[derive(Default)]
struct Parts<'a> {
    whole: Option<Numbered<'a>>,
    groups: Vec<Numbered<'a>>,
    districts: BTreeMap<String, District<'a>>,
    /// Groups within districts and neighbourhoods.
    crossed: Vec<Numbered<'a>>,
}

/// The observations of everybody together in a district and in the neighbourhoods within it.
#[derive(Default)]
struct District<'a> {
    whole: Option<Numbered<'a>>,
    neighbourhoods: Vec<Numbered<'a>>,
}

impl<'a> Parts<'a> {
    fn of(together: &[Numbered<'a>]) -> Self {
        let mut parts = Self::default();
        for (at, one) in together {
            let Ok(area) = one.area.parse::<Area>() else { continue };
            let one = (*at, *one);
            match (area.district(), one.1.group.is_empty()) {
                (None, true) => parts.whole = Some(one),
                (None, false) => parts.groups.push(one),
                (Some(_), false) => parts.crossed.push(one),
                (Some(district), true) => {
                    let district = parts.districts.entry(district.code().to_owned()).or_default();
                    match area.level() {
                        AreaLevel::District => district.whole = Some(one),
                        _ => district.neighbourhoods.push(one),
                    }
                }
            }
        }
        parts
    }

    /// The places of the observations that are withheld.
    fn withheld(&self, indicator: &Indicator, rule: Rule, memory: &Memory) -> BTreeSet<usize> {
        let mut areas = Sums::of(indicator, memory, self.whole);
        for district in self.districts.values() {
            areas.add(district.whole, &district.neighbourhoods);
        }
        let mut groups = Sums::of(indicator, memory, self.whole);
        groups.add(None, &self.groups);
        let mut crossed = Sums::of(indicator, memory, None);
        crossed.add(None, &self.crossed);
        let mut withheld = [areas.withheld(rule), groups.withheld(rule)].concat();
        if !withheld.is_empty() || !crossed.withheld(rule).is_empty() {
            withheld.extend(self.crossed.iter().map(|(at, _)| *at));
        }
        withheld.into_iter().collect()
    }
}
