//! What unites the groups, and what tells one from the others.

use crate::groups::Groups;
use crate::votes::{Vote, Votes};

/// How often a statement was agreed with, disagreed with and passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VoteCounts {
    /// Agreed.
    pub agree: usize,
    /// Disagreed.
    pub disagree: usize,
    /// Passed.
    pub pass: usize,
}

impl VoteCounts {
    /// All who voted on it.
    #[must_use]
    pub fn votes(self) -> usize {
        self.agree + self.disagree + self.pass
    }

    /// The chance to agree: one agreement and one that is not are added (P.S. Laplace), so that few votes say little.
    #[must_use]
    pub fn agreement(self) -> f64 {
        (self.agree + 1) as f64 / (self.votes() + 2) as f64
    }

    /// The same of disagreeing.
    #[must_use]
    pub fn disagreement(self) -> f64 {
        (self.disagree + 1) as f64 / (self.votes() + 2) as f64
    }

    fn add(&mut self, vote: Vote) {
        match vote {
            Vote::Agree => self.agree += 1,
            Vote::Disagree => self.disagree += 1,
            Vote::Pass => self.pass += 1,
        }
    }

    fn without(self, other: Self) -> Self {
        Self { agree: self.agree - other.agree, disagree: self.disagree - other.disagree, pass: self.pass - other.pass }
    }
}

/// What one group made of a statement, beside all others in groups.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupView {
    /// Its votes.
    pub counts: VoteCounts,
    /// How much more it agrees than the others: the z of two shares (with one added to each count, as Polis does); above 1.2816 there is less
    /// than one chance in ten that it does not.
    pub agrees_more: f64,
    /// The same of disagreeing.
    pub disagrees_more: f64,
}

/// A statement as the groups see it.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementView {
    /// The votes of all, also of who is in no group.
    pub counts: VoteCounts,
    /// By group, the largest first.
    pub groups: Vec<GroupView>,
    /// Agreement that crosses the groups: the product of each group's chance to agree, from 0 to 1. A group that disagrees pulls it down,
    /// however small it is.
    pub united: f64,
    /// The same of disagreeing.
    pub united_against: f64,
}

/// Every statement as these groups see it, in order.
#[must_use]
pub fn views(votes: &Votes, groups: &Groups) -> Vec<StatementView> {
    let mut all = vec![VoteCounts::default(); votes.statements()];
    let mut by_group = vec![vec![VoteCounts::default(); votes.statements()]; groups.count()];
    for voter in 0..votes.voters() {
        let of = groups.of.get(voter).copied().flatten();
        for (statement, vote) in votes.of(voter) {
            all[*statement as usize].add(*vote);
            if let Some(group) = of {
                by_group[group][*statement as usize].add(*vote);
            }
        }
    }
    (0..votes.statements()).map(|at| view(all[at], by_group.iter().map(|counts| counts[at]).collect())).collect()
}

fn view(counts: VoteCounts, by_group: Vec<VoteCounts>) -> StatementView {
    let grouped = by_group.iter().fold(VoteCounts::default(), |sum, of| VoteCounts {
        agree: sum.agree + of.agree,
        disagree: sum.disagree + of.disagree,
        pass: sum.pass + of.pass,
    });
    let one = |counts: &VoteCounts| {
        let others = grouped.without(*counts);
        GroupView {
            counts: *counts,
            agrees_more: more((counts.agree, counts.votes()), (others.agree, others.votes())),
            disagrees_more: more((counts.disagree, counts.votes()), (others.disagree, others.votes())),
        }
    };
    StatementView {
        counts,
        groups: by_group.iter().map(one).collect(),
        united: by_group.iter().map(|of| of.agreement()).product(),
        united_against: by_group.iter().map(|of| of.disagreement()).product(),
    }
}

/// The z of the first share being larger than the second, with pooled variance; one is added to each count.
fn more((hits, of): (usize, usize), (other_hits, others): (usize, usize)) -> f64 {
    let (hits, of) = ((hits + 1) as f64, (of + 1) as f64);
    let (other_hits, others) = ((other_hits + 1) as f64, (others + 1) as f64);
    let pooled = (hits + other_hits) / (of + others);
    let spread = (pooled * (1.0 - pooled) * (1.0 / of + 1.0 / others)).sqrt();
    if spread > 0.0 { (hits / of - other_hits / others) / spread } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(agree: usize, disagree: usize, pass: usize) -> VoteCounts {
        VoteCounts { agree, disagree, pass }
    }

    #[test]
    fn one_group_against_it_pulls_unity_down() {
        let both = view(counts(80, 0, 0), vec![counts(60, 0, 0), counts(20, 0, 0)]);
        let one = view(counts(80, 20, 0), vec![counts(80, 0, 0), counts(0, 20, 0)]);
        assert!(both.united > 0.9 && one.united < 0.05, "{} {}", both.united, one.united);
    }

    #[test]
    fn a_group_is_told_from_the_others_by_what_it_says_more() {
        let seen = view(counts(50, 50, 0), vec![counts(45, 5, 0), counts(5, 45, 0)]);
        // (46/51 - 6/51) / sqrt(52/102 * 50/102 * 2/51), by hand.
        let z = (40.0 / 51.0) / (52.0 / 102.0 * 50.0 / 102.0 * 2.0 / 51.0_f64).sqrt();
        assert!((seen.groups[0].agrees_more - z).abs() < 1e-12);
        assert!((seen.groups[1].disagrees_more - z).abs() < 1e-12);
    }

    #[test]
    fn nobody_asked_is_neither_for_nor_against() {
        assert!((counts(0, 0, 0).agreement() - 0.5).abs() < 1e-15);
    }
}
