//! Groups within smaller areas: no whole protects them, so that what is left of one may not tell of few.

use super::Observation;
use super::disclosed::{Numbered, is_whole};
use super::sums::{People, is_secret};
use agenda::model::Indicator;
use kernel::areas::Area;
use statistics::disclosure::Rule;
use std::collections::{BTreeMap, BTreeSet};

/// The people behind each figure of a municipality in a period, by area and group.
struct Counts {
    of: BTreeMap<(String, String), People>,
    areas: BTreeSet<Area>,
    groups: BTreeSet<String>,
}

/// Whether a figure that the source keeps secret, or that is not there, follows from the groups within smaller areas and what they add
/// up to. `together` is all that is told of a municipality in a period.
pub(super) fn tell_of_few(together: &[Numbered<'_>], indicator: &Indicator, rule: Rule) -> bool {
    let keeps_secret = |one: &Observation| !is_whole(one) && (is_secret(one) || People::are_unclear(one, indicator));
    together.iter().any(|(_, one)| keeps_secret(one)) || Counts::of(together, indicator).tell_of_few(rule)
}

impl Counts {
    fn of(together: &[Numbered<'_>], indicator: &Indicator) -> Self {
        let place = |one: &Observation| (one.area.clone(), one.group.clone());
        let groups = together.iter().map(|(_, one)| one.group.clone()).filter(|group| !group.is_empty());
        Self {
            of: together.iter().filter_map(|(_, one)| Some((place(one), People::behind(one, indicator)?))).collect(),
            areas: together.iter().filter_map(|(_, one)| one.area.parse().ok()).collect(),
            groups: groups.collect(),
        }
    }

    fn tell_of_few(&self, rule: Rule) -> bool {
        let smaller = || self.areas.iter().filter_map(|area| Some((area, outer(area)?)));
        let groups_of_area = smaller().any(|(area, _)| {
            self.leave_few((area.code(), ""), self.groups.iter().map(|group| (area.code(), group.as_str())), rule)
        });
        let wholes: BTreeSet<Area> = smaller().map(|(_, outer)| outer).collect();
        groups_of_area
            || wholes.iter().any(|whole| {
                self.groups.iter().any(|group| {
                    let within = smaller().filter(|(_, outer)| outer == whole);
                    self.leave_few((whole.code(), group), within.map(|(area, _)| (area.code(), group.as_str())), rule)
                })
            })
    }

    /// Whether few are left of a whole beside its parts, of which some but not all are there.
    fn leave_few<'a>(&self, whole: (&str, &str), parts: impl Iterator<Item = (&'a str, &'a str)>, rule: Rule) -> bool {
        let find = |(area, group): (&str, &str)| self.of.get(&(area.to_owned(), group.to_owned())).copied();
        let parts: Vec<Option<People>> = parts.map(find).collect();
        let there: Vec<People> = parts.iter().copied().flatten().collect();
        let left = |whole: People| there.iter().fold(whole, |left, part| left.less(*part));
        let is_in_part = !there.is_empty() && there.len() < parts.len();
        is_in_part && find(whole).is_some_and(|whole| rule.is_small(left(whole).count, None))
    }
}

/// The area that a district or a neighbourhood lies in.
fn outer(area: &Area) -> Option<Area> {
    let district = area.district()?;
    if district == *area { area.municipality() } else { Some(district) }
}
