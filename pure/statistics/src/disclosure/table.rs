//! Counts over areas and groups, or over areas within areas, with their totals.

use super::Rule;
use std::collections::BTreeMap;

/// Sums above this are no counts of people.
const MOST: u64 = 1 << 40;

/// One count of a table; without row or column it is the total over them.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The row, from 0; `None` for the total of all rows.
    pub row: Option<usize>,
    /// The column, from 0; `None` for the total of all columns. In a list both mean the same.
    pub column: Option<usize>,
}

/// What is so about a count whatever is hidden.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Decided {
    /// Anybody knows it.
    Known,
    /// It is published nowhere.
    Unpublished,
    /// It is published nowhere and nobody may work it out, whatever its size.
    Secret,
}

/// Counts over areas (rows) and groups (columns), or over areas alone (a list, also of areas within areas), with all totals.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Table {
    rows: usize,
    columns: usize,
    /// Of a list of areas within areas: the row that each lies in. Empty for any other table.
    within: Vec<Option<usize>>,
    /// Row by row, each ending in its total unless it is a list; at last the row of totals.
    counts: Vec<u64>,
    /// In the same order: the people whom each count is out of.
    people: Option<Vec<u64>>,
    /// The indices about which there is nothing to decide.
    decided: BTreeMap<usize, Decided>,
    /// What an earlier publication showed at an index.
    remembered: BTreeMap<usize, u64>,
}

impl Table {
    /// The table with these rows. `None` if there are none, they differ in length or are empty, or the numbers are too
    /// great to be people.
    #[must_use]
    pub fn new(rows: &[Vec<u64>]) -> Option<Self> {
        let columns = rows.first()?.len();
        if columns == 0 || rows.iter().any(|row| row.len() != columns) {
            return None;
        }
        let mut lines: Vec<Vec<u64>> = rows.to_vec();
        lines.push((0..columns).map(|column| sum(rows.iter().map(|row| row[column]))).collect::<Option<_>>()?);
        if columns > 1 {
            for line in &mut lines {
                line.push(sum(line.iter().copied())?);
            }
        }
        let counts = lines.concat();
        Self::sound(Self { rows: rows.len(), columns, counts, ..Self::empty() })
    }

    fn empty() -> Self {
        let (decided, remembered) = (BTreeMap::new(), BTreeMap::new());
        Self { rows: 0, columns: 1, within: Vec::new(), counts: Vec::new(), people: None, decided, remembered }
    }

    fn sound(self) -> Option<Self> {
        self.counts.iter().all(|count| *count <= MOST).then_some(self)
    }

    /// The list with these counts, one for each area. `None` as for [`Table::new`].
    #[must_use]
    pub fn list(counts: &[u64]) -> Option<Self> {
        Self::new(&counts.iter().map(|count| vec![*count]).collect::<Vec<_>>())
    }

    /// The list of areas of which some lie within others: each with its count and the place in the list of the area that it
    /// lies in, if any. `None` as for [`Table::new`], or if an area does not come after the one that it lies in, or its count
    /// is not the sum of those within it.
    #[must_use]
    pub fn nested(areas: &[(Option<usize>, u64)]) -> Option<Self> {
        let within = |outer: Option<usize>| areas.iter().filter(move |(within, _)| *within == outer).map(|(_, count)| *count);
        let is_sum = |at: usize, count| within(Some(at)).next().is_none() || sum(within(Some(at))) == Some(count);
        let fits =
            |(at, (within, count)): (usize, &(Option<usize>, u64))| within.is_none_or(|outer| outer < at) && is_sum(at, *count);
        if areas.is_empty() || !areas.iter().enumerate().all(fits) {
            return None;
        }
        let counts: Vec<u64> = areas.iter().map(|(_, count)| *count).chain([sum(within(None))?]).collect();
        let within = areas.iter().map(|(within, _)| *within).collect();
        Self::sound(Self { rows: areas.len(), within, counts, ..Self::empty() })
    }

    /// The same table, of which anybody knows these counts whatever is done here: the total that somebody else publishes,
    /// or what belongs to no area. They are never hidden. Places outside the table mean nothing.
    #[must_use]
    pub fn knowing(mut self, places: impl IntoIterator<Item = Place>) -> Self {
        self.decide(places, Decided::Known);
        self
    }

    /// The same table, of which these counts are published nowhere. Places outside the table mean nothing.
    #[must_use]
    pub fn without(mut self, places: impl IntoIterator<Item = Place>) -> Self {
        self.decide(places, Decided::Unpublished);
        self
    }

    /// The same table, of which these counts are published nowhere and may not be worked out, whatever their size: somebody else
    /// keeps them back. Places outside the table mean nothing.
    #[must_use]
    pub fn keeping(mut self, places: impl IntoIterator<Item = Place>) -> Self {
        self.decide(places, Decided::Secret);
        self
    }

    /// The same table, of which an earlier publication showed these counts at these places. Who remembers them takes a count that
    /// is not shown again to be somewhere between then and now. Places outside the table mean nothing.
    #[must_use]
    pub fn remembering(mut self, shown: impl IntoIterator<Item = (Place, u64)>) -> Self {
        let shown: Vec<_> = shown.into_iter().filter_map(|(place, count)| Some((self.index(place)?, count))).collect();
        self.remembered.extend(shown);
        self
    }

    fn decide(&mut self, places: impl IntoIterator<Item = Place>, decided: Decided) {
        let indices: Vec<usize> = places.into_iter().filter_map(|place| self.index(place)).collect();
        self.decided.extend(indices.into_iter().map(|index| (index, decided)));
    }

    /// The same counts, each out of so many people, who are public: those who are not counted can then be told as well.
    /// `None` if the shapes differ or a count is more than its people.
    #[must_use]
    pub fn out_of(self, people: &Self) -> Option<Self> {
        let fits = self.has_shape_of(people) && self.counts.iter().zip(&people.counts).all(|(count, people)| count <= people);
        fits.then(|| Self { people: Some(people.counts.clone()), ..self })
    }

    /// The number of rows, the totals not counted.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The number of columns, the totals not counted.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Whether there is one column only.
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.columns == 1
    }

    /// The count at a place, as it is. `None` outside the table.
    #[must_use]
    pub fn count(&self, place: Place) -> Option<u64> {
        self.counts.get(self.index(place)?).copied()
    }

    /// Every place, the totals too, row by row.
    pub fn places(&self) -> impl Iterator<Item = Place> + '_ {
        let column = |at| (at < self.columns).then_some(at);
        let row = |at| (at < self.rows).then_some(at);
        (0..=self.rows).flat_map(move |line| (0..self.width()).map(move |at| Place { row: row(line), column: column(at) }))
    }

    pub(super) fn has_shape_of(&self, other: &Self) -> bool {
        (self.rows, self.columns, &self.within) == (other.rows, other.columns, &other.within)
    }

    /// Where a place is in the order of [`Table::places`].
    pub(super) fn index(&self, place: Place) -> Option<usize> {
        let row = place.row.unwrap_or(self.rows);
        let column = if self.is_list() { place.column.unwrap_or(0) } else { place.column.unwrap_or(self.columns) };
        let inside = place.row.is_none_or(|row| row < self.rows) && place.column.is_none_or(|column| column < self.columns);
        inside.then(|| row * self.width() + column)
    }

    /// The count and its people at an index, which lies within the table.
    pub(super) fn at(&self, index: usize) -> (u64, Option<u64>) {
        (self.counts[index], self.people.as_ref().map(|people| people[index]))
    }

    /// The area of the list that an area lies in, if any.
    #[must_use]
    pub fn within(&self, row: usize) -> Option<usize> {
        self.within.get(row).copied().flatten()
    }

    pub(super) fn decided(&self, index: usize) -> Option<Decided> {
        self.decided.get(&index).copied()
    }

    pub(super) fn remembered(&self, index: usize) -> Option<u64> {
        self.remembered.get(&index).copied()
    }

    /// Whether somewhere the people whom a count is out of are a small group.
    pub(super) fn has_small_group(&self, rule: Rule) -> bool {
        self.people.iter().flatten().any(|people| rule.is_group(*people))
    }

    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.counts.len()
    }

    /// The nodes that the count at an index flows between, so that what goes in goes out wherever counts add up.
    ///
    /// A count flows from its row to its column, the total of a row from the total column to the row, and so on; the
    /// counts of a list flow from one node to another and their total flows back. An area with others within it is a node
    /// on the way.
    pub(super) fn ends(&self, index: usize) -> (usize, usize) {
        let (row, column) = (index / self.width(), index % self.width());
        if self.is_list() {
            let node = |area: usize| area + 2;
            let has_parts = self.within.contains(&Some(row));
            let (from, to) = (self.within(row).map_or(0, node), if has_parts { node(row) } else { 1 });
            return if row < self.rows { (from, to) } else { (1, 0) };
        }
        let column_node = self.rows + 1 + column;
        // Totals count as negative: they flow the other way.
        if (row < self.rows) == (column < self.columns) { (row, column_node) } else { (column_node, row) }
    }

    fn width(&self) -> usize {
        if self.is_list() { 1 } else { self.columns + 1 }
    }
}

/// `None` if it is no number any more.
fn sum(mut counts: impl Iterator<Item = u64>) -> Option<u64> {
    counts.try_fold(0, u64::checked_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(row: Option<usize>, column: Option<usize>) -> Place {
        Place { row, column }
    }

    #[test]
    fn a_table_adds_up_its_rows_and_columns() {
        let table = Table::new(&[vec![1, 2, 3], vec![4, 5, 6]]).expect("a sound table");
        assert_eq!((table.rows(), table.columns()), (2, 3));
        assert_eq!(table.count(place(Some(1), Some(0))), Some(4));
        assert_eq!(table.count(place(Some(0), None)), Some(6));
        assert_eq!(table.count(place(None, Some(2))), Some(9));
        assert_eq!(table.count(place(None, None)), Some(21));
        assert_eq!(table.count(place(Some(2), None)), None);
        assert_eq!(table.count(place(None, Some(3))), None);
        assert_eq!(table.places().count(), 12);
        assert!(table.places().enumerate().all(|(at, place)| table.index(place) == Some(at)));
    }

    #[test]
    fn a_list_has_one_total() {
        let list = Table::list(&[4, 5, 6]).expect("a sound list");
        assert_eq!(list.count(place(None, None)), Some(15));
        assert_eq!(list.count(place(Some(1), None)), list.count(place(Some(1), Some(0))));
        assert_eq!(list.places().count(), 4);
    }

    #[test]
    fn areas_lie_within_areas() {
        let nested = Table::nested(&[(None, 9), (Some(0), 4), (Some(0), 5), (None, 6)]).expect("a sound list");
        assert_eq!(nested.count(place(None, None)), Some(15));
        assert_eq!((nested.within(2), nested.within(3)), (Some(0), None));
        assert_eq!(Table::nested(&[(None, 4), (None, 5)]).map(|one| one.counts), Table::list(&[4, 5]).map(|one| one.counts));
        for wrong in
            [&[][..], &[(Some(1), 4)], &[(Some(0), 4)], &[(None, 4), (Some(2), 4), (Some(0), 4)], &[(None, 9), (Some(0), 4)]]
        {
            assert_eq!(Table::nested(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn what_flows_in_flows_out() {
        let nested = Table::nested(&[(None, 9), (Some(0), 4), (Some(0), 5), (None, 6)]);
        for table in [Table::new(&[vec![1, 2, 3], vec![4, 5, 6]]), Table::list(&[4, 5, 6]), nested] {
            let table = table.expect("a sound table");
            let mut nodes = [0_i64; 7];
            for index in 0..table.len() {
                let ((from, to), count) = (table.ends(index), i64::try_from(table.at(index).0).expect("small"));
                nodes[from] -= count;
                nodes[to] += count;
            }
            assert_eq!(nodes, [0; 7]);
        }
    }

    #[test]
    fn an_unsound_table_is_refused() {
        for rows in [&[][..], &[vec![]], &[vec![1], vec![1, 2]], &[vec![u64::MAX], vec![1]], &[vec![1 << 41]]] {
            assert_eq!(Table::new(rows), None);
        }
        let people = Table::list(&[5, 5]).expect("a sound list");
        assert_eq!(Table::list(&[5, 6]).expect("a sound list").out_of(&people), None);
        assert_eq!(Table::list(&[5]).expect("a sound list").out_of(&people), None);
    }
}
