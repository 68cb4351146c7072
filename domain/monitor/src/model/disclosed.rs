//! What may be shown of an indicator's observations, so that nobody can work out a figure about few people.
//!
//! A small count of a district, a neighbourhood or a group is withheld, and so is as much around it as keeps it from being worked
//! out from the totals: districts add up to the municipality, neighbourhoods to their district, groups to everybody. Groups within
//! smaller areas are withheld together as soon as anything of that period is. Not covered: groups that overlap, such as ages beside
//! men and women, are taken for one list; and what an earlier delivery had made visible.

use super::sums::Sums;
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
    let parts = by_municipality(observations);
    let withheld: BTreeSet<usize> = parts.values().flat_map(|parts| parts.withheld(indicator, rule)).collect();
    observations.iter().enumerate().map(|(at, one)| Point::of(one, indicator, withheld.contains(&at))).collect()
}

/// An observation with its place among all.
pub(super) type Numbered<'a> = (usize, &'a Observation);

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

fn by_municipality(observations: &[Observation]) -> BTreeMap<(String, Period), Parts<'_>> {
    let mut all: BTreeMap<_, Parts<'_>> = BTreeMap::new();
    for (at, one) in observations.iter().enumerate() {
        let Ok(area) = one.area.parse::<Area>() else { continue };
        let Some(municipality) = area.municipality() else { continue };
        let parts = all.entry((municipality.code().to_owned(), one.period)).or_default();
        match (area.district(), one.group.is_empty()) {
            (None, true) => parts.whole = Some((at, one)),
            (None, false) => parts.groups.push((at, one)),
            (Some(_), false) => parts.crossed.push((at, one)),
            (Some(district), true) => {
                let district = parts.districts.entry(district.code().to_owned()).or_default();
                match area.level() {
                    AreaLevel::District => district.whole = Some((at, one)),
                    _ => district.neighbourhoods.push((at, one)),
                }
            }
        }
    }
    all
}

impl Parts<'_> {
    /// The places of the observations that are withheld.
    fn withheld(&self, indicator: &Indicator, rule: Rule) -> BTreeSet<usize> {
        let mut areas = Sums::of(indicator, self.whole);
        for district in self.districts.values() {
            areas.add(district.whole, &district.neighbourhoods);
        }
        let mut groups = Sums::of(indicator, self.whole);
        groups.add(None, &self.groups);
        let mut crossed = Sums::of(indicator, None);
        crossed.add(None, &self.crossed);
        let mut withheld = [areas.withheld(rule), groups.withheld(rule)].concat();
        if !withheld.is_empty() || !crossed.withheld(rule).is_empty() {
            withheld.extend(self.crossed.iter().map(|(at, _)| *at));
        }
        withheld.into_iter().collect()
    }
}
