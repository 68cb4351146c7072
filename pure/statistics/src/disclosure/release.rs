//! A table as it is published: what is shown of each count.

use super::network::Range;
use super::table::Decided;
use super::{Place, Rule, Table};

/// No count of people is greater.
pub(super) const UNBOUNDED: i64 = 1 << 41;

/// What is shown of one count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cell {
    /// The count, rounded if the rule says so.
    Shown(u64),
    /// Nothing: neither zero nor anything else may stand there.
    Hidden,
}

/// A table with what is hidden of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Release {
    table: Table,
    rule: Rule,
    hidden: Vec<bool>,
}

impl Release {
    /// A release as it was kept: the counts as they were, the rule of then and the places that were hidden.
    /// `None` if a place is not in the table.
    #[must_use]
    pub fn restore(table: Table, rule: Rule, hidden: &[Place]) -> Option<Self> {
        let mut flags = vec![false; table.len()];
        for place in hidden {
            flags[table.index(*place)?] = true;
        }
        Some(Self { table, rule, hidden: flags })
    }

    /// The table with nothing hidden yet but what is small by itself, or published nowhere.
    pub(super) fn first(table: Table, rule: Rule) -> Self {
        let is_hidden = |index| match table.decided(index) {
            Some(decided) => decided != Decided::Known,
            None => {
                let (count, people) = table.at(index);
                rule.is_small(count, people)
            }
        };
        let hidden = (0..table.len()).map(is_hidden).collect();
        Self { table, rule, hidden }
    }

    /// The counts behind it. Not for publication.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The rule it was made by.
    #[must_use]
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// What is shown at a place. `None` outside the table.
    #[must_use]
    pub fn cell(&self, place: Place) -> Option<Cell> {
        let index = self.table.index(place)?;
        let shown = || Cell::Shown(self.rule.rounded(self.table.at(index).0));
        Some(if self.hidden[index] { Cell::Hidden } else { shown() })
    }

    /// The places where nothing is shown.
    pub fn hidden(&self) -> impl Iterator<Item = Place> + '_ {
        self.table.places().zip(&self.hidden).filter(|(_, hidden)| **hidden).map(|(place, _)| place)
    }

    pub(super) fn is_hidden(&self, index: usize) -> bool {
        self.hidden[index]
    }

    /// Whether a count can be hidden at all: what anybody knows cannot; nobody and everybody are always shown, unless there are
    /// small groups, for the sake of which they may have to be hidden.
    pub(super) fn can_be_hidden(&self, index: usize) -> bool {
        let (count, people) = self.table.at(index);
        let is_part = count > 0 && Some(count) != people;
        match self.table.decided(index) {
            Some(decided) => decided != Decided::Known,
            None => is_part || self.table.has_small_group(self.rule),
        }
    }

    pub(super) fn hide(&mut self, index: usize) {
        self.hidden[index] = true;
    }

    /// Whether the count at an index may not be worked out.
    pub(super) fn is_secret(&self, index: usize) -> bool {
        let (count, people) = self.table.at(index);
        self.hidden[index] && (self.table.decided(index) == Some(Decided::Secret) || self.rule.is_small(count, people))
    }

    /// The real count at an index.
    pub(super) fn value(&self, index: usize) -> i64 {
        signed(self.table.at(index).0)
    }

    /// What outsiders would know of a count by itself if it were hidden, or is not because it cannot be.
    pub(super) fn if_hidden(&self, index: usize) -> Range {
        let (low, high) = self.if_never_shown(index);
        let value = self.value(index);
        let remembered = self.table.remembered(index).map(signed);
        remembered.map_or((low, high), |then| (low.max(then.min(value)), high.min(then.max(value))))
    }

    fn if_never_shown(&self, index: usize) -> Range {
        let most = self.table.at(index).1.map_or(UNBOUNDED, signed);
        if !self.can_be_hidden(index) {
            self.if_shown(index)
        } else if self.table.has_small_group(self.rule) || self.table.decided(index).is_some() {
            (0, most)
        } else {
            (1, most - 1)
        }
    }

    /// What outsiders would know of a hidden count if they could tell which were hidden because they are small, from what was
    /// hidden with them.
    pub(super) fn if_hidden_and_told(&self, index: usize) -> Range {
        let (low, high) = self.if_hidden(index);
        let (count, people) = self.table.at(index);
        if self.table.decided(index).is_some() || !self.can_be_hidden(index) {
            return (low, high);
        }
        let (few, most) = (signed(self.rule.threshold), people.map_or(UNBOUNDED, signed));
        if signed(count) < few {
            (low, high.min(few - 1))
        } else if self.rule.is_small(count, people) {
            (low.max(most - few + 1), high)
        } else {
            (low.max(few), high)
        }
    }

    /// What outsiders read from a count that is shown: before the rounding it was at least the threshold, or zero.
    pub(super) fn if_shown(&self, index: usize) -> Range {
        let (count, people) = self.table.at(index);
        let Some(step) = self.rule.rounding.filter(|_| count > 0) else {
            return (signed(count), signed(count));
        };
        let (shown, step) = (signed(self.rule.rounded(count)), signed(step));
        let lowest = (shown - step / 2).max(signed(self.rule.threshold));
        (lowest.min(signed(count)), (shown + (step - 1) / 2).min(people.map_or(UNBOUNDED, signed)))
    }
}

/// Counts are checked to be small when a table is made.
pub(super) fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(UNBOUNDED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total() -> Place {
        Place { row: None, column: None }
    }

    #[test]
    fn a_release_comes_back_as_it_was_kept() {
        let table = Table::list(&[12, 34]).expect("a sound list");
        let rule = Rule { rounding: Some(5), ..Rule::default() };
        let release = Release::restore(table.clone(), rule, &[total()]).expect("a place of the table");
        assert_eq!(release.cell(total()), Some(Cell::Hidden));
        assert_eq!(release.cell(Place { row: Some(0), column: None }), Some(Cell::Shown(10)));
        assert_eq!(release.cell(Place { row: Some(2), column: None }), None);
        assert_eq!(release.hidden().count(), 1);
        assert_eq!(Release::restore(table, rule, &[Place { row: Some(2), column: None }]), None);
    }

    #[test]
    fn outsiders_know_the_rounding() {
        let table = Table::list(&[0, 10, 12, 13, 37]).expect("a sound list");
        let by = |step| Release::first(table.clone(), Rule { rounding: Some(step), ..Rule::default() });
        let known = |step| (0..5).map(|index| by(step).if_shown(index)).collect::<Vec<_>>();
        assert_eq!(known(5), [(0, 0), (10, 12), (10, 12), (13, 17), (33, 37)]);
        assert_eq!(known(10), [(0, 0), (10, 14), (10, 14), (10, 14), (35, 44)]);
    }
}
