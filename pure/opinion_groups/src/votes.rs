//! Who said what of which statement.

/// What somebody said of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vote {
    /// It is not so.
    Disagree,
    /// Neither; said, unlike a vote that is missing.
    Pass,
    /// It is so.
    Agree,
}

impl Vote {
    pub(crate) fn value(self) -> f64 {
        match self {
            Self::Disagree => -1.0,
            Self::Pass => 0.0,
            Self::Agree => 1.0,
        }
    }
}

/// All votes of a conversation, by voter; at most one of a voter on a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Votes {
    statements: usize,
    /// Where the votes of each voter begin in `cast`, and where the last one's end.
    begins: Vec<usize>,
    cast: Vec<(u32, Vote)>,
}

impl Votes {
    /// From votes (voter, statement, vote) in the order in which they were cast: of more on one statement the last counts. What names a voter
    /// or statement out of range is left out.
    #[must_use]
    pub fn new(voters: usize, statements: usize, cast: impl IntoIterator<Item = (usize, usize, Vote)>) -> Self {
        let mut by_voter: Vec<Vec<(u32, Vote)>> = vec![Vec::new(); voters];
        for (voter, statement, vote) in cast {
            if let (Some(of), Ok(place)) = (by_voter.get_mut(voter), u32::try_from(statement))
                && statement < statements
            {
                of.push((place, vote));
            }
        }
        let (mut begins, mut kept) = (vec![0], Vec::new());
        for mut of in by_voter {
            // Stable: of equal statements the last one cast stays last, and is kept.
            of.sort_by_key(|(statement, _)| *statement);
            for (at, vote) in of.iter().enumerate() {
                if of.get(at + 1).is_none_or(|next| next.0 != vote.0) {
                    kept.push(*vote);
                }
            }
            begins.push(kept.len());
        }
        Self { statements, begins, cast: kept }
    }

    /// How many took part, with or without a vote.
    #[must_use]
    pub fn voters(&self) -> usize {
        self.begins.len() - 1
    }

    /// How many statements there were.
    #[must_use]
    pub fn statements(&self) -> usize {
        self.statements
    }

    /// The votes of one voter, by statement.
    pub(crate) fn of(&self, voter: usize) -> &[(u32, Vote)] {
        &self.cast[self.begins[voter]..self.begins[voter + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_votes_on_one_statement_the_last_counts() {
        let votes = Votes::new(2, 3, [(1, 2, Vote::Agree), (1, 0, Vote::Pass), (1, 2, Vote::Disagree), (0, 1, Vote::Agree)]);
        assert_eq!(votes.of(0), [(1, Vote::Agree)]);
        assert_eq!(votes.of(1), [(0, Vote::Pass), (2, Vote::Disagree)]);
    }

    #[test]
    fn what_is_out_of_range_is_left_out() {
        let votes = Votes::new(1, 1, [(1, 0, Vote::Agree), (0, 1, Vote::Agree)]);
        assert_eq!((votes.voters(), votes.statements(), votes.of(0)), (1, 1, &[][..]));
    }
}
