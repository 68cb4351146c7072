//! What may be shown of an indicator's observations, so that nobody can work out a figure about few people.
//!
//! A small count of a district, a neighbourhood or a group is withheld, and so is as much around it as keeps it from being worked
//! out from the totals: districts add up to the municipality, neighbourhoods to their district, groups to everybody. Groups within
//! smaller areas are withheld together as soon as anything of that period is, or something of it is missing or secret that they tell.
//! Quarters add up to their year: what is withheld in one period is withheld in all that lie within it or around it. Areas of other
//! divisions than districts (postcodes) are withheld together, and so is a region with the code of a larger one that has fewer people
//! than the municipality of the same period, or without one to hold it against. A small group of a larger one is withheld by itself. A share or rate of which the unit does not tell what was counted among
//! so many people is withheld.
//!
//! Earlier deliveries are remembered, as readers do, and so are earlier settings: each is looked at in its turn, with what those
//! before it showed. What was shown once protects nothing any more, unless it changed; what was withheld once stays withheld, so that
//! no later delivery or setting tells what it was. Not covered: groups that overlap, such as ages beside men and women, are taken for
//! one list, and periods that overlap where neither lies within the other are taken to stand apart; what areas of another division
//! tell beside the districts or the municipality; what two indicators about the same people tell together, as each is judged by itself
//! (whoever takes them in is warned: [`super::same_people`]); what is left of a share of a year beside the quarters that are known, for
//! whom knows among how many each was; shares and rates that come without any count; a figure of everybody in the municipality is shown always, also where with all that was shown before it tells a small count; an earlier share or rate whose
//! counts were not kept is not remembered; and each earlier delivery is judged by the definition of today.

use super::crossed::tell_of_few;
use super::sums::{People, Sums, is_secret};
use super::tied::{left, ties};
use super::{Observation, Point};
use agenda::model::Indicator;
use kernel::Moment;
use kernel::areas::{Area, AreaLevel};
use kernel::periods::Period;
use kernel::settings::{Settings, SmallCountBefore};
use statistics::disclosure::Rule;
use std::collections::{BTreeMap, BTreeSet};

/// The least number of people that a figure about a part of a municipality may be about, now and before.
#[derive(Clone, Copy, Debug)]
pub struct Least<'a> {
    here: &'a str,
    now: u32,
    before: &'a [SmallCountBefore],
}

impl<'a> From<&'a Settings> for Least<'a> {
    fn from(settings: &'a Settings) -> Self {
        Self { here: &settings.area, now: settings.small_count, before: &settings.small_count_before }
    }
}

#[cfg(test)]
impl From<u32> for Least<'_> {
    fn from(now: u32) -> Self {
        Self { here: crate::tests::example::HERE, now, before: &[] }
    }
}

impl Least<'_> {
    /// The rule from a moment on.
    fn rule(self, moment: Moment) -> Rule {
        Self::of(self.before.iter().find(|before| before.until > moment).map_or(self.now, |before| before.small_count))
    }

    /// The rule of today.
    pub(super) fn today(self) -> Rule {
        Self::of(self.now)
    }

    fn of(least: u32) -> Rule {
        Rule { threshold: least.into(), protection: least.into(), rounding: None }
    }
}

/// What may be shown of observations of one indicator, in their order. `least` is the least number of people that a figure about a
/// part of a municipality may be about. The observations of a period must be there together, and so must those of periods within it
/// and around it: what is left out is not protected.
pub fn points<'a>(observations: &[Observation], indicator: &Indicator, least: impl Into<Least<'a>>) -> Vec<Point> {
    let least = least.into();
    let places = together(observations, indicator, least.here);
    let mut withheld: BTreeSet<usize> = places.values().flat_map(|together| withheld(together, indicator, least)).collect();
    withheld.extend(small_around(observations, indicator, least.today()));
    observations.iter().enumerate().map(|(at, one)| Point::of(one, indicator, withheld.contains(&at))).collect()
}

/// An observation with its place among all.
pub(super) type Numbered<'a> = (usize, &'a Observation);

/// Regions of other divisions that are larger than a municipality, with how many digits CBS gives them: for GGDs, youth care, work and
/// safety.
const LARGER: [(&str, usize); 4] = [("GG", 4), ("JZ", 2), ("AM", 2), ("VR", 2)];

/// The observations of each municipality in periods that are tied, with what lies within it; those of each other division together.
fn together<'a>(
    observations: &'a [Observation],
    indicator: &Indicator,
    here: &str,
) -> BTreeMap<(String, Period), Vec<Numbered<'a>>> {
    let ties = ties(&observations.iter().map(|one| one.period).collect());
    let count = |one: &Observation| People::behind(one, indicator).map(|people| people.count);
    let ours = observations.iter().filter(|one| one.area == here);
    let ours: BTreeMap<_, u64> = ours.filter_map(|one| Some(((one.period, &one.group), count(one)?))).collect();
    let has_fewer =
        |one: &Observation| count(one).is_some_and(|count| ours.get(&(one.period, &one.group)).is_none_or(|ours| count < *ours));
    let mut all: BTreeMap<_, Vec<Numbered<'_>>> = BTreeMap::new();
    for (at, one) in observations.iter().enumerate() {
        let Ok(area) = one.area.parse::<Area>() else { continue };
        let whole = match (area.municipality(), division(&area)) {
            (Some(municipality), _) => municipality.code().to_owned(),
            (None, Some(letters)) if !is_larger(&area) || has_fewer(one) => letters.to_owned(),
            (None, _) => continue,
        };
        all.entry((whole, ties[&one.period])).or_default().push((at, one));
    }
    all
}

/// The places of the groups around the municipality, in the land, a part of it or a larger region, of a period in which one of them is of
/// few people: of ours there are no more than of those, and the others tell how many they are.
fn small_around(observations: &[Observation], indicator: &Indicator, rule: Rule) -> BTreeSet<usize> {
    let is_around =
        |one: &Observation| !one.group.is_empty() && one.area.parse::<Area>().is_ok_and(|area| area.municipality().is_none());
    let is_small = |one: &Observation| People::behind(one, indicator).is_some_and(|people| rule.is_small(people.count, people.of));
    let groups = || observations.iter().enumerate().filter(move |(_, one)| is_around(one));
    let small: BTreeSet<_> = groups().filter(|(_, one)| is_small(one)).map(|(_, one)| (one.area.as_str(), one.period)).collect();
    groups().filter(|(_, one)| small.contains(&(one.area.as_str(), one.period))).map(|(at, _)| at).collect()
}

/// The letters of the division of an area that is of another than ours.
pub(crate) fn division(area: &Area) -> Option<&str> {
    area.code().get(..2).filter(|_| area.level() == AreaLevel::Other)
}

/// Whether an area has the code of a region that is larger than a municipality.
fn is_larger(area: &Area) -> bool {
    LARGER.iter().any(|(letters, digits)| area.code().strip_prefix(letters).is_some_and(|number| number.len() == *digits))
}

/// Whether an observation is about everybody in a municipality: such a figure is shown always.
pub(super) fn is_whole(one: &Observation) -> bool {
    one.group.is_empty() && one.area.starts_with("GM")
}

/// The places of the observations of a municipality in tied periods that are withheld, after all that was shown of them.
fn withheld(together: &[Numbered<'_>], indicator: &Indicator, least: Least<'_>) -> BTreeSet<usize> {
    if together.iter().all(|(_, one)| is_whole(one)) {
        return BTreeSet::new();
    }
    let moments = together.iter().flat_map(|(_, one)| one.moments());
    let moments: BTreeSet<_> = moments.chain(least.before.iter().map(|before| before.until)).collect();
    let last = together.iter().map(|(at, _)| *at).max().unwrap_or_default();
    let mut memory = Memory::default();
    let mut withheld = BTreeSet::new();
    for moment in moments {
        let rule = least.rule(moment);
        let then: Vec<_> = together.iter().filter_map(|(at, one)| Some((*at, one.as_of(moment)?))).collect();
        let then: Vec<Numbered<'_>> = then.iter().map(|(at, one)| (*at, one.as_ref())).collect();
        let left = left(&then, indicator, last);
        let mut periods: BTreeMap<_, Vec<Numbered<'_>>> = BTreeMap::new();
        for (at, one) in then.iter().copied().chain(left.iter().map(|(at, one)| (*at, one))) {
            periods.entry((one.period, at > last)).or_default().push((at, one));
        }
        withheld = in_periods(&periods.into_values().collect::<Vec<_>>(), indicator, rule, &mut memory);
        memory.add(&then, &withheld, indicator, rule);
    }
    withheld
}

/// What is withheld in tied periods: what one of them asks for is withheld in each, until none asks for more.
fn in_periods(periods: &[Vec<Numbered<'_>>], indicator: &Indicator, rule: Rule, memory: &mut Memory) -> BTreeSet<usize> {
    memory.kept.clear();
    loop {
        let asked = periods.iter().flat_map(|period| Parts::of(period).withheld(indicator, rule, memory));
        let asked: BTreeSet<usize> = asked.collect();
        if periods.len() < 2 {
            return asked;
        }
        let all = || periods.iter().flatten().copied();
        let is_asked = |(at, one): &Numbered<'_>| asked.contains(at) || (is_secret(one) && !is_whole(one));
        let parts: BTreeSet<_> = all().filter(is_asked).map(|(_, one)| (&one.area, &one.group)).collect();
        let kept = all().filter(|(_, one)| parts.contains(&(&one.area, &one.group))).map(|(at, _)| at);
        let before = memory.kept.len();
        memory.kept.extend(kept);
        if memory.kept.len() == before {
            return memory.kept.clone();
        }
    }
}

/// What readers remember of earlier deliveries, by the places of observations.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// How many people a figure was about when it was last shown.
    shown: BTreeMap<usize, u64>,
    /// What was withheld once, and whether that was for its own sake.
    withheld: BTreeMap<usize, bool>,
    /// What is withheld now for the sake of another period.
    kept: BTreeSet<usize>,
}

impl Memory {
    fn add(&mut self, then: &[Numbered<'_>], withheld: &BTreeSet<usize>, indicator: &Indicator, rule: Rule) {
        for (at, one) in then {
            let Some(people) = People::behind(one, indicator) else { continue };
            if !withheld.contains(at) {
                self.shown.insert(*at, people.count);
            } else if self.shown(*at) != Some(people.count) {
                // What readers know already need not stay withheld for its own sake.
                *self.withheld.entry(*at).or_default() |= rule.is_small(people.count, people.of);
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

    /// Whether an observation is withheld for the sake of another period.
    pub fn is_kept(&self, at: usize) -> bool {
        self.kept.contains(&at)
    }

    /// Whether an observation was once about few people.
    pub fn is_small(&self, at: usize) -> bool {
        self.withheld.get(&at) == Some(&true)
    }
}

/// The observations of one municipality in one period.
#[derive(Default)]
struct Parts<'a> {
    all: Vec<Numbered<'a>>,
    whole: Option<Numbered<'a>>,
    groups: Vec<Numbered<'a>>,
    districts: BTreeMap<String, District<'a>>,
    /// Groups within districts and neighbourhoods; all of another division.
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
        let mut parts = Self { all: together.to_vec(), ..Self::default() };
        for (at, one) in together {
            let Ok(area) = one.area.parse::<Area>() else { continue };
            let one = (*at, *one);
            match (area.district(), one.1.group.is_empty()) {
                _ if area.level() == AreaLevel::Other => parts.crossed.push(one),
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
        let tell = || !self.crossed.is_empty() && tell_of_few(&self.all, indicator, rule);
        if !withheld.is_empty() || !crossed.withheld(rule).is_empty() || tell() {
            withheld.extend(self.crossed.iter().map(|(at, _)| *at));
        }
        withheld.into_iter().collect()
    }
}
