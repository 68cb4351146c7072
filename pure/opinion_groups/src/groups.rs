//! The groups themselves.

use crate::clusters::divide;
use crate::components::{Point, places};
use crate::silhouette;
use crate::votes::Votes;

/// Who voted on fewer statements than this is in no group.
pub const FEWEST_VOTES: usize = 7;
/// Where fewer voters than this could be in a group, there are none.
pub const FEWEST_VOTERS: usize = 100;
/// There are never more groups than this.
pub const MOST_GROUPS: usize = 5;

/// Groups of voters.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups {
    /// Where each voter stands; near each other is of like mind.
    pub places: Vec<[f64; 2]>,
    /// The group of each voter, counted from 0 and the largest first; nothing for who voted too little.
    pub of: Vec<Option<usize>>,
    /// How well the groups stand apart, from -1 to 1.
    pub silhouette: f64,
}

impl Groups {
    /// How many groups there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.of.iter().flatten().max().map_or(0, |most| most + 1)
    }
}

/// Groups, as many as stand apart best. Statements `left_out` (by place) do not count. Nothing where too few voted, or all alike.
#[must_use]
pub fn group(votes: &Votes, left_out: &[bool]) -> Option<Groups> {
    found(votes, left_out, FEWEST_VOTERS, 2..=MOST_GROUPS)
}

/// So many groups, whatever their number would be and however few voted: to compare with what others found. Not for publication.
#[must_use]
pub fn group_into(votes: &Votes, left_out: &[bool], count: std::ops::RangeInclusive<usize>) -> Option<Groups> {
    found(votes, left_out, 2, count)
}

fn found(votes: &Votes, left_out: &[bool], fewest: usize, count: std::ops::RangeInclusive<usize>) -> Option<Groups> {
    let enough = FEWEST_VOTES.min(votes.statements());
    let voters: Vec<usize> = (0..votes.voters()).filter(|voter| votes.of(*voter).len() >= enough.max(1)).collect();
    if voters.len() < fewest {
        return None;
    }
    let all = places(votes, left_out);
    let grouped: Vec<Point> = voters.iter().map(|voter| all[*voter]).collect();
    let divisions: Vec<_> = count.filter_map(|count| divide(&grouped, count)).collect();
    let apart = silhouette::means(&grouped, &divisions);
    // The first of equals: fewer groups are easier told.
    let (division, silhouette) = divisions.into_iter().zip(apart).reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    let mut of = vec![None; votes.voters()];
    for (voter, group) in voters.iter().zip(largest_first(&division)) {
        of[*voter] = Some(group);
    }
    Some(Groups { places: all, of, silhouette })
}

/// The same division with its clusters counted by size; of equals, the one of the first voter first.
fn largest_first(division: &[usize]) -> Vec<usize> {
    let clusters = division.iter().max().map_or(0, |most| most + 1);
    let mut sizes = vec![(0_usize, usize::MAX); clusters];
    for (at, cluster) in division.iter().enumerate() {
        let size = &mut sizes[*cluster];
        *size = (size.0 + 1, size.1.min(at));
    }
    let mut order: Vec<usize> = (0..clusters).collect();
    order.sort_by_key(|cluster| (std::cmp::Reverse(sizes[*cluster].0), sizes[*cluster].1));
    let mut rank = vec![0; clusters];
    for (at, cluster) in order.into_iter().enumerate() {
        rank[cluster] = at;
    }
    division.iter().map(|cluster| rank[*cluster]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::votes::Vote;
    use proptest::prelude::*;

    /// Two camps of this size, who say the opposite on ten statements, but for a pass here and there.
    fn camps(size: usize) -> Votes {
        let says = |voter: usize, statement: usize| match () {
            () if (voter * voter + 3 * statement * voter + statement) % 11 < 2 => Vote::Pass,
            () if voter < size => Vote::Agree,
            () => Vote::Disagree,
        };
        Votes::new(2 * size, 10, (0..2 * size).flat_map(|voter| (0..10).map(move |at| (voter, at, says(voter, at)))))
    }

    #[test]
    fn two_camps_are_two_groups() {
        let groups = group(&camps(50), &[]).unwrap();
        assert_eq!(groups.count(), 2);
        assert!(groups.of[..50].iter().all(|of| *of == groups.of[0]));
        assert!(groups.of[50..].iter().all(|of| *of != groups.of[0] && of.is_some()));
        assert!(groups.silhouette > 0.7, "{}", groups.silhouette);
    }

    #[test]
    fn few_voters_have_no_groups() {
        assert_eq!(group(&camps(49), &[]), None);
        assert!(group_into(&camps(49), &[], 2..=2).is_some());
    }

    #[test]
    fn all_of_one_mind_have_no_groups() {
        let same = Votes::new(200, 8, (0..200).flat_map(|voter| (0..8).map(move |at| (voter, at, Vote::Agree))));
        assert_eq!(group(&same, &[]), None);
    }

    #[test]
    fn who_voted_little_is_in_no_group() {
        let some = (0..200).flat_map(|voter| {
            let vote = if voter % 2 == 0 { Vote::Agree } else { Vote::Disagree };
            (0..if voter == 7 { 6 } else { 9 }).map(move |at| (voter, at, vote))
        });
        let groups = group(&Votes::new(200, 9, some), &[]).unwrap();
        assert_eq!(groups.of.iter().filter(|of| of.is_none()).count(), 1);
        assert_eq!(groups.of[7], None);
    }

    proptest! {
        #[test]
        fn the_same_votes_give_the_same_bits(cast in prop::collection::vec((0..120_usize, 0..12_usize, 0..3_u8), 0..1500)) {
            let vote = |of| match of { 0 => Vote::Disagree, 1 => Vote::Pass, _ => Vote::Agree };
            let votes = Votes::new(120, 12, cast.iter().map(|(voter, at, of)| (*voter, *at, vote(*of))));
            let (once, again) = (group(&votes, &[]), group(&votes.clone(), &[]));
            prop_assert_eq!(&once, &again);
            if let Some(groups) = once {
                prop_assert!(groups.places.iter().flatten().all(|of| of.is_finite()));
                prop_assert!((2..=MOST_GROUPS).contains(&groups.count()));
            }
        }
    }
}
