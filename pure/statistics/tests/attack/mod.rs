//! An outsider who puts together all that was published: every whole number that a hidden count can be.
//!
//! It shares nothing with the product: it tries values, where the product reasons with flows.

use statistics::disclosure::{Cell, Place, Release, Table};

/// What is known of one unknown: it lies from the first up to the second.
pub type Range = (i64, i64);

/// Unknown whole numbers, and sums of them that are zero.
#[derive(Clone, Debug, Default)]
pub struct Puzzle {
    ranges: Vec<Range>,
    sums: Vec<Vec<(usize, i64)>>,
}

impl Puzzle {
    /// One more unknown.
    pub fn unknown(&mut self, range: Range) -> usize {
        self.ranges.push(range);
        self.ranges.len() - 1
    }

    /// These unknowns together are that one.
    pub fn adds_up(&mut self, parts: impl IntoIterator<Item = usize>, whole: usize) {
        self.sums.push(parts.into_iter().map(|part| (part, 1)).chain([(whole, -1)]).collect());
    }

    /// Everything that is known of an unknown by itself is forgotten but this.
    pub fn set(&mut self, unknown: usize, range: Range) {
        self.ranges[unknown] = range;
    }

    /// The least and the greatest number that an unknown can be. Panics if the puzzle has no solution at all.
    pub fn range(&self, unknown: usize) -> Range {
        let mut known = self.clone();
        assert!(known.narrow(), "what was published contradicts itself");
        let (mut low, mut high) = known.ranges[unknown];
        let can_be = |range: Range| {
            let mut asked = known.clone();
            asked.ranges[unknown] = range;
            asked.has_solution()
        };
        assert!(can_be((low, high)), "what was published contradicts itself");
        let mut sure = high;
        while low < sure {
            let middle = low + (sure - low) / 2;
            if can_be((low, middle)) { sure = middle } else { low = middle + 1 }
        }
        let mut sure = low;
        while sure < high {
            let middle = sure + (high - sure + 1) / 2;
            if can_be((middle, high)) { sure = middle } else { high = middle - 1 }
        }
        (low, high)
    }

    /// Draws each sum tight around each of its terms, until nothing changes. False if something cannot be.
    fn narrow(&mut self) -> bool {
        let mut changed = true;
        while changed {
            changed = false;
            for sum in &self.sums {
                let ends = |(unknown, sign): (usize, i64)| {
                    let (low, high) = self.ranges[unknown];
                    if sign > 0 { (low, high) } else { (-high, -low) }
                };
                let low: i64 = sum.iter().map(|term| ends(*term).0).sum();
                let high: i64 = sum.iter().map(|term| ends(*term).1).sum();
                for term in sum {
                    let (own_low, own_high) = ends(*term);
                    let (least, most) = (own_low.max(own_high - high), own_high.min(own_low - low));
                    if least > most {
                        return false;
                    }
                    if (least, most) != (own_low, own_high) {
                        self.ranges[term.0] = if term.1 > 0 { (least, most) } else { (-most, -least) };
                        changed = true;
                        break;
                    }
                }
            }
        }
        self.ranges.iter().all(|(low, high)| low <= high)
    }

    fn has_solution(mut self) -> bool {
        if !self.narrow() {
            return false;
        }
        let open = self.ranges.iter().enumerate().filter(|(_, (low, high))| low < high);
        let Some((unknown, (low, high))) = open.min_by_key(|(_, (low, high))| high - low) else {
            return true;
        };
        let (low, high) = (*low, *high);
        let middle = low + (high - low) / 2;
        [(low, middle), (middle + 1, high)].into_iter().any(|half| {
            let mut tried = self.clone();
            tried.ranges[unknown] = half;
            tried.has_solution()
        })
    }
}

/// So much more than what is there can an unknown be, for these tests.
const MORE: i64 = 60;

/// The counts of a table as unknowns, in the order of its places, with its totals adding up.
pub fn unknowns(puzzle: &mut Puzzle, table: &Table) -> Vec<usize> {
    let places: Vec<Place> = table.places().collect();
    let unknowns: Vec<usize> = places.iter().map(|_| puzzle.unknown((0, most(table)))).collect();
    let of = |wanted: Place| unknowns[places.iter().position(|place| *place == wanted).expect("a place")];
    let rows = || (0..table.rows()).map(Some);
    let columns = || (0..table.columns()).map(Some);
    if table.is_list() {
        let column = Some(0);
        for outer in rows().chain([None]) {
            let parts: Vec<_> = rows().flatten().filter(|row| table.within(*row) == outer).collect();
            if !parts.is_empty() {
                puzzle.adds_up(parts.into_iter().map(|row| of(Place { row: Some(row), column })), of(Place { row: outer, column }));
            }
        }
        return unknowns;
    }
    for row in rows().chain([None]) {
        puzzle.adds_up(columns().map(|column| of(Place { row, column })), of(Place { row, column: None }));
    }
    for column in columns().chain([None]) {
        puzzle.adds_up(rows().map(|row| of(Place { row, column })), of(Place { row: None, column }));
    }
    unknowns
}

pub fn most(table: &Table) -> i64 {
    count(table, Place { row: None, column: None }) + MORE
}

/// The real count, which outsiders do not have.
pub fn count(table: &Table, place: Place) -> i64 {
    i64::try_from(table.count(place).expect("a place")).expect("a small count")
}

/// Whether so many people are so few, with a threshold of 10, that everybody is hidden as well.
pub fn is_group(people: i64) -> bool {
    (1..100).contains(&people)
}

/// What a release tells of one count: the number, or before rounding; of a hidden one that it is neither nobody nor
/// everybody, as these are never hidden unless there are small groups.
pub fn told(release: &Release, people: Option<&Table>, place: Place) -> Range {
    let signed = |number: u64| i64::try_from(number).expect("a small number");
    let (threshold, step) = (release.rule().threshold, release.rule().rounding.unwrap_or(1));
    let few = |people: &Table| people.places().any(|place| is_group(count(people, place)));
    let has_few = people.is_some_and(few);
    let people = people.map(|people| count(people, place));
    let top = people.unwrap_or_else(|| most(release.table()));
    match release.cell(place).expect("a place") {
        Cell::Shown(0) => (0, 0),
        // Anybody knows it.
        Cell::Shown(shown) if step == 1 => (signed(shown), signed(shown)),
        Cell::Shown(shown) => (signed(shown.saturating_sub(step / 2).max(threshold)), top.min(signed(shown + (step - 1) / 2))),
        Cell::Hidden if has_few => (0, top),
        Cell::Hidden if people.is_some() => (1, top - 1),
        Cell::Hidden => (1, top),
    }
}

/// A release by itself, as outsiders see it.
pub fn seen(release: &Release, people: Option<&Table>) -> (Puzzle, Vec<usize>) {
    let mut puzzle = Puzzle::default();
    let unknowns = unknowns(&mut puzzle, release.table());
    for (place, unknown) in release.table().places().zip(&unknowns) {
        puzzle.set(*unknown, told(release, people, place));
    }
    (puzzle, unknowns)
}

#[test]
fn the_outsider_solves_what_can_be_solved() {
    let table = Table::new(&[vec![4, 30], vec![20, 50]]).expect("a sound table");
    let place = |row, column| Place { row: Some(row), column: Some(column) };
    let rule = statistics::disclosure::Rule::default();
    let careless = Release::restore(table.clone(), rule, &[place(0, 0), place(0, 1)]).expect("places");
    let (puzzle, unknowns) = seen(&careless, None);
    assert_eq!(puzzle.range(unknowns[0]), (4, 4));
    let careful = Release::restore(table, rule, &[place(0, 0), place(0, 1), place(1, 0), place(1, 1)]).expect("places");
    let (puzzle, unknowns) = seen(&careful, None);
    assert_eq!(puzzle.range(unknowns[0]), (1, 23));
}
