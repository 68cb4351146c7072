//! Disclosure control: which counts of a table may be published, so that nobody can work out a small one.
//!
//! A count of few people can tell who they are and what is the matter with them, and so can a count of all but a few.
//! So can a count of everybody in a small group. Such a count is hidden (primary suppression), and so is as much around it as is needed to keep it from being worked
//! out from totals, from earlier releases or from another division of the same area (secondary suppression). Rates are
//! to be made from what a [`Release`] shows, never from the counts behind it. An earlier release is given whole to [`publish`]; where
//! only some of its counts are known, [`Table::remembering`] tells what it showed.
//!
//! The outsider whom this is proof against knows the rule and all that is published, and who belong to which
//! population; takes a count that was not published again to be somewhere between then and now; and does arithmetic
//! without mistakes. Not covered: what someone inside a small group knows of the group; what the choice of what is
//! hidden may tell of it; tables of more than two dimensions; three or more divisions of one area put together, as each
//! earlier division is weighed by itself against the new one; and that a count which is shown in two releases changed by
//! few, against which rounding helps.
//!
//! Sources: A. Hundepool and others, Statistical disclosure control (Chichester 2012), chapters 4 and 5, for the rules;
//! L.H. Cox, "Network models for complementary cell suppression", Journal of the American Statistical Association 90
//! (1995), 1453-1462, for the method.

mod division;
mod network;
mod publish;
mod release;
mod table;

pub use publish::{Earlier, Refusal, publish};
pub use release::{Cell, Release};
pub use table::{Place, Table};

/// A group of fewer than so many times the threshold is so small that what goes for all of it is known of each of its members
/// (group disclosure).
const GROUP: u64 = 10;

/// What is too small to publish.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rule {
    /// Counts from 1 to below this are hidden; also if only so few are *not* counted, or the population is so small. Everybody of
    /// a population of fewer than ten times this is hidden too.
    pub threshold: u64,
    /// The range in which outsiders can place a hidden small count is at least this wide, as far as hiding can help; not
    /// less than the threshold, so that no sum of hidden counts can be known to be small either.
    pub protection: u64,
    /// Round all that is shown to a multiple of this; at most the threshold, so that nothing is rounded to zero.
    pub rounding: Option<u64>,
}

impl Default for Rule {
    fn default() -> Self {
        Self { threshold: 10, protection: 10, rounding: None }
    }
}

impl Rule {
    /// Whether so many people, of a population of so many if known, are too few to tell.
    #[must_use]
    pub fn is_small(self, count: u64, people: Option<u64>) -> bool {
        let few = |number: u64| (1..self.threshold).contains(&number);
        let tells_of = |people| few(people) || few(people.saturating_sub(count)) || (count == people && self.is_group(people));
        few(count) || people.is_some_and(tells_of)
    }

    /// Whether so many people are so few that what is known of all is known of each.
    fn is_group(self, people: u64) -> bool {
        (1..self.threshold.saturating_mul(GROUP)).contains(&people)
    }

    /// The count as it is shown.
    fn rounded(self, count: u64) -> u64 {
        self.rounding.map_or(count, |step| (count + step / 2) / step * step)
    }
}
