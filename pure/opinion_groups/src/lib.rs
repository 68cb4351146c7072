//! Groups of people who answer statements alike, what unites them and what divides them: the method of Polis.
//!
//! Pure: votes in, groups out, with the same bits for the same votes. Who took part and which statements there were are positions (0, 1, 2 …);
//! the caller knows whom and what they stand for.
//!
//! The parameters are those of Polis, fixed here and not tuned to any conversation:
//! - a voter with fewer than [`FEWEST_VOTES`] votes (or on all statements, where there are fewer) is in no group;
//! - a missing vote counts as the mean of its statement, in two principal components; a voter's place is stretched by
//!   `sqrt(statements / votes)`, because whoever votes little stays near the middle otherwise;
//! - k-means, begun at the k outermost places by coordinate, for 2 to [`MOST_GROUPS`] groups; the number with the largest mean silhouette
//!   is taken;
//! - under [`FEWEST_VOTERS`] voters no groups are given: they would be chance.
//!
//! Source: C. Small, M. Bjorkegren, T. Erkkilä, L. Shaw, C. Megill, "Polis: scaling deliberation by mapping high dimensional opinion spaces",
//! Recerca 26 (2021), 1-26.

mod clusters;
mod components;
mod groups;
mod silhouette;
mod statements;
#[cfg(test)]
mod tests;
mod votes;

pub use groups::{FEWEST_VOTERS, FEWEST_VOTES, Groups, MOST_GROUPS, group, group_into};
pub use statements::{GroupView, StatementView, VoteCounts, views};
pub use votes::{Vote, Votes};
