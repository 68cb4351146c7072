//! Attacks what is published, and fails to find a small count.

mod attack;

use attack::{Puzzle, Range, count, is_group, most, seen, told, unknowns};
use proptest::prelude::*;
use statistics::disclosure::{Cell, Earlier, Place, Refusal, Release, Rule, Table, publish};

const WIDTH: i64 = 10;

fn at(row: usize, column: usize) -> Place {
    Place { row: Some(row), column: Some(column) }
}

fn width((low, high): Range) -> i64 {
    high - low
}

fn is_small(release: &Release, people: Option<&Table>, place: Place) -> bool {
    let few = |number: i64| number > 0 && number.unsigned_abs() < release.rule().threshold;
    let counted = count(release.table(), place);
    let tells_of = |people: i64| few(people) || few(people - counted) || (people == counted && is_group(people));
    few(counted) || people.is_some_and(|people| tells_of(count(people, place)))
}

/// Nothing small is shown, and nothing that is there is shown as zero.
fn assert_hidden(release: &Release, people: Option<&Table>, known: &[Place]) {
    for place in release.table().places().filter(|place| !known.contains(place)) {
        let shown = release.cell(place).expect("a place");
        assert!(shown == Cell::Hidden || !is_small(release, people, place), "{place:?} {release:?}");
        assert!(shown != Cell::Shown(0) || count(release.table(), place) == 0, "{place:?} {release:?}");
    }
}

/// The small counts of a release are as wide as the rule wants. Where populations are public this may be two less, as
/// nobody and everybody are never hidden; and where they are small no wider than if all were hidden.
fn assert_wide(release: &Release, people: Option<&Table>) {
    assert_wide_knowing(release, people, &[]);
}

/// The same where anybody knows the counts at these places: then no wider than if all the others were hidden.
fn assert_wide_knowing(release: &Release, people: Option<&Table>, known: &[Place]) {
    assert_hidden(release, people, known);
    assert!(known.iter().all(|place| release.cell(*place) != Some(Cell::Hidden)));
    let (puzzle, unknowns) = seen(release, people);
    let (unsaid, _) = seen(&silent(release, people, known), people);
    assert_wide_when_told(release, people, known);
    for (place, unknown) in release.table().places().zip(unknowns) {
        if is_small(release, people, place) && !known.contains(&place) {
            let wanted = match people {
                None if known.is_empty() => WIDTH,
                _ => width(unsaid.range(unknown)).min(WIDTH),
            };
            assert!(wanted >= WIDTH - 2 || !known.is_empty() || people.is_some_and(has_few), "{place:?} {release:?}");
            assert!(width(puzzle.range(unknown)) >= wanted, "{place:?} {release:?}");
        }
    }
}

/// Also for who knows which of the hidden counts are small no small one is nearer than if all were hidden.
fn assert_wide_when_told(release: &Release, people: Option<&Table>, known: &[Place]) {
    let silent = silent(release, people, known);
    let told = |release: &Release| {
        let (mut puzzle, unknowns) = seen(release, people);
        for (place, unknown) in release.table().places().zip(&unknowns) {
            if release.cell(place) == Some(Cell::Hidden) {
                let (low, high) = told(release, people, place);
                let (count, few) = (count(release.table(), place), i64::try_from(release.rule().threshold).expect("few"));
                let most = people.map(|people| crate::count(people, place));
                puzzle.set(
                    *unknown,
                    match most {
                        _ if count < few => (low, high.min(few - 1)),
                        Some(most) if most < few || (1..few).contains(&(most - count)) || (count == most && is_group(most)) => {
                            (low.max(most - few + 1), high)
                        }
                        _ => (low.max(few), high),
                    },
                );
            }
        }
        (puzzle, unknowns)
    };
    let ((puzzle, unknowns), (unsaid, _)) = (told(release), told(&silent));
    for (place, unknown) in release.table().places().zip(unknowns) {
        if is_small(release, people, place) && !known.contains(&place) {
            let wanted = width(unsaid.range(unknown)).min(WIDTH);
            assert!(width(puzzle.range(unknown)) >= wanted, "{place:?} {release:?}");
        }
    }
}

fn has_few(people: &Table) -> bool {
    people.places().any(|place| is_group(count(people, place)))
}

/// A release that hides all that can be in doubt: what it adds to what was known is nothing.
fn silent(release: &Release, people: Option<&Table>, known: &[Place]) -> Release {
    let table = release.table();
    let top = |place| people.map_or(most(table), |people| count(people, place));
    let few = people.is_some_and(has_few);
    let in_doubt = |place: &Place| few || (1..top(*place)).contains(&count(table, *place));
    let in_doubt = |place: &Place| in_doubt(place) && !known.contains(place);
    let hidden: Vec<Place> = table.places().filter(in_doubt).collect();
    Release::restore(table.clone(), release.rule(), &hidden).expect("places of the table")
}

/// One release as outsiders see it who think that a count lies between what another release shows of it and what it is.
fn seen_beside(release: &Release, others: &[&Release]) -> (Puzzle, Vec<usize>) {
    let (mut puzzle, unknowns) = seen(release, None);
    for (place, unknown) in release.table().places().zip(&unknowns) {
        let real = count(release.table(), place);
        let mut range = told(release, None, place);
        for other in others.iter().filter(|other| other.cell(place) != Some(Cell::Hidden)) {
            let (low, high) = told(other, None, place);
            range = (range.0.max(low.min(real)), range.1.min(high.max(real)));
        }
        puzzle.set(*unknown, range);
    }
    (puzzle, unknowns)
}

/// What the last release adds takes nothing from the width of any small count of any of them.
fn assert_wide_together(releases: &[&Release]) {
    let (last, earlier) = releases.split_last().expect("a release");
    let silent = silent(last, None, &[]);
    for (index, one) in releases.iter().enumerate() {
        let others = |last| {
            let all = earlier.iter().copied().chain([last]);
            all.enumerate().filter(|(other, _)| *other != index).map(|(_, other)| other).collect::<Vec<&Release>>()
        };
        let (puzzle, unknowns) = seen_beside(one, &others(last));
        let unsaid = if index == earlier.len() { &silent } else { one };
        let (before, _) = seen_beside(unsaid, &others(&silent));
        for (place, unknown) in one.table().places().zip(unknowns) {
            if is_small(one, None, place) {
                // Of the count itself only what its own release tells is taken for granted: the rest is what is asked.
                let alone = |mut puzzle: Puzzle, release| {
                    puzzle.set(unknown, told(release, None, place));
                    width(puzzle.range(unknown))
                };
                let wanted = alone(before.clone(), unsaid).min(WIDTH);
                assert!(alone(puzzle.clone(), one) >= wanted, "{place:?} of {one:?} beside {releases:?}");
            }
        }
    }
}

fn counts(rows: std::ops::Range<usize>, columns: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Vec<u64>>> {
    let one = prop_oneof![2 => Just(0_u64), 3 => 1..10_u64, 4 => 10..40_u64];
    (rows, columns).prop_flat_map(move |(rows, columns)| prop::collection::vec(prop::collection::vec(one.clone(), columns), rows))
}

fn rounding() -> impl Strategy<Value = Option<u64>> {
    prop::option::weighted(0.3, prop_oneof![Just(5_u64), Just(10), Just(3)])
}

fn published(rows: &[Vec<u64>], rule: Rule, earlier: &[Earlier<'_>]) -> Release {
    publish(Table::new(rows).expect("a sound table"), rule, earlier).expect("a sound question")
}

#[test]
fn a_small_count_takes_others_along() {
    let release = published(&[vec![4, 30, 50], vec![20, 40, 60], vec![70, 80, 90]], Rule::default(), &[]);
    let hidden: Vec<Place> = release.hidden().collect();
    assert_eq!(hidden, [at(0, 0), at(0, 1), at(1, 0), at(1, 1)]);
    assert_eq!(release.cell(at(2, 2)), Some(Cell::Shown(90)));
    assert_eq!(release.cell(Place { row: None, column: None }), Some(Cell::Shown(444)));
}

#[test]
fn nothing_is_hidden_where_nothing_is_small() {
    let release = published(&[vec![0, 30], vec![20, 10]], Rule::default(), &[]);
    assert_eq!(release.hidden().count(), 0);
    assert_eq!(release.cell(at(0, 0)), Some(Cell::Shown(0)));
}

#[test]
fn what_lies_within_a_hidden_area_does_not_tell_it() {
    // The second district has 8: the first is hidden with it, and so is something of what adds up to either.
    let areas = [(None, 45), (None, 8), (None, 90), (Some(0), 20), (Some(0), 25), (Some(1), 8)];
    let whole = Place { row: None, column: Some(0) };
    let table = Table::nested(&areas).expect("a sound list").knowing([whole]);
    let release = publish(table, Rule::default(), &[]).expect("a sound question");
    assert_eq!(release.hidden().filter_map(|place| place.row).collect::<Vec<_>>(), [0, 1, 3, 5]);
    assert_wide_knowing(&release, None, &[whole]);
}

#[test]
fn what_is_published_nowhere_keeps_others_from_being_worked_out() {
    let (whole, rest) = (Place { row: None, column: Some(0) }, at(2, 0));
    let list = || Table::list(&[4, 50, 60]).expect("a sound list").knowing([whole]);
    assert_eq!(publish(list(), Rule::default(), &[]).expect("a sound question").hidden().count(), 2);
    let release = publish(list().without([rest]), Rule::default(), &[]).expect("a sound question");
    assert_eq!(release.hidden().collect::<Vec<_>>(), [at(0, 0), rest]);
    assert_wide_knowing(&release, None, &[whole]);
    let small = Table::list(&[40, 50, 6]).expect("a sound list").knowing([whole]).without([rest]);
    assert_eq!(publish(small, Rule::default(), &[]).expect("a sound question").hidden().count(), 2);
}

#[test]
fn small_counts_alone_do_not_tell_themselves() {
    // 27 of three that are all below 10 is three times 9.
    let whole = Place { row: None, column: Some(0) };
    let table = Table::list(&[10, 9, 9, 9]).expect("a sound list").knowing([whole]);
    let release = publish(table, Rule::default(), &[]).expect("a sound question");
    assert_eq!(release.hidden().count(), 4);
}

#[test]
fn what_somebody_else_keeps_back_is_not_told_by_the_rest() {
    let (whole, kept) = (Place { row: None, column: Some(0) }, at(0, 0));
    let table = Table::list(&[80, 50, 60]).expect("a sound list").knowing([whole]).keeping([kept]);
    let release = publish(table, Rule::default(), &[]).expect("a sound question");
    assert_eq!(release.hidden().collect::<Vec<_>>(), [kept, at(1, 0)]);
    let areas = [(None, 68), (None, 90), (Some(0), 34), (Some(0), 34)];
    let table = Table::nested(&areas).expect("a sound list").keeping([kept]);
    let release = publish(table, Rule::default(), &[]).expect("a sound question");
    assert!(release.hidden().filter_map(|place| place.row).any(|row| row >= 2), "{release:?}");
}

#[test]
fn what_anybody_knows_is_never_hidden() {
    let whole = Place { row: None, column: Some(0) };
    let list = || Table::list(&[4, 3]).expect("a sound list");
    assert_eq!(publish(list(), Rule::default(), &[]).expect("a sound question").cell(whole), Some(Cell::Hidden));
    let release = publish(list().knowing([whole]), Rule::default(), &[]).expect("a sound question");
    assert_eq!(release.cell(whole), Some(Cell::Shown(7)));
    assert_eq!(release.hidden().count(), 2);
}

#[test]
fn all_but_a_few_is_as_telling_as_a_few() {
    let people = Table::list(&[50, 80, 9]).expect("a sound list");
    let table = Table::list(&[47, 40, 0]).and_then(|table| table.out_of(&people)).expect("a sound list");
    let release = publish(table, Rule::default(), &[]).expect("a sound question");
    assert_eq!(release.cell(at(0, 0)), Some(Cell::Hidden));
    assert_eq!(release.cell(at(2, 0)), Some(Cell::Hidden));
    assert_wide(&release, Some(&people));
}

#[test]
fn all_of_a_small_group_is_as_telling_as_a_few() {
    let people = Table::list(&[40, 80, 300]).expect("a sound list");
    let publish = |counts: &[u64]| {
        let table = Table::list(counts).and_then(|table| table.out_of(&people)).expect("a sound list");
        publish(table, Rule::default(), &[]).expect("a sound question")
    };
    let release = publish(&[40, 50, 120]);
    assert_eq!(release.cell(at(0, 0)), Some(Cell::Hidden));
    assert_wide(&release, Some(&people));
    // Nobody is no group, and of so many nobody is singled out.
    assert_eq!(publish(&[0, 50, 120]).hidden().count(), 0);
    assert_eq!(publish(&[20, 50, 300]).hidden().count(), 0);
}

#[test]
fn what_was_shown_once_protects_nothing_any_more() {
    let whole = Place { row: None, column: Some(0) };
    let list = || Table::list(&[7, 20, 40, 60]).expect("a sound list").knowing([whole]);
    let hidden = |table| publish(table, Rule::default(), &[]).expect("a sound question").hidden().collect::<Vec<_>>();
    assert_eq!(hidden(list()), [at(0, 0), at(1, 0)]);
    assert_eq!(hidden(list().remembering([(at(1, 0), 20)])), [at(0, 0), at(2, 0)]);
    // One that was 18 leaves room for 2, which is not enough.
    assert!(hidden(list().remembering([(at(1, 0), 18)])).contains(&at(2, 0)));
    assert_eq!(hidden(list().remembering([(at(9, 0), 20)])), hidden(list()));
}

#[test]
fn a_revision_does_not_tell_what_was_hidden() {
    let first = published(&[vec![8], vec![17], vec![40], vec![60]], Rule::default(), &[]);
    assert_eq!(first.hidden().collect::<Vec<_>>(), [at(0, 0), at(1, 0)]);
    // The small one has grown: by itself all could be shown now, but 25 - 17 would tell what it was.
    let revised = [vec![12], vec![17], vec![40], vec![60]];
    assert_eq!(published(&revised, Rule::default(), &[]).hidden().count(), 0);
    let second = published(&revised, Rule::default(), &[Earlier::SameTable(&first)]);
    assert_ne!(second.hidden().count(), 0);
    assert_wide_together(&[&first, &second]);
}

#[test]
fn two_divisions_do_not_tell_of_the_strip_between_them() {
    // The new first zone is the old one less a strip with 4 people, who went to the second.
    let crossing = Table::new(&[vec![96, 4], vec![0, 200]]).expect("a sound table");
    let first = published(&[vec![100], vec![200]], Rule::default(), &[]);
    assert_eq!(first.hidden().count(), 0);
    let earlier = Earlier::OtherDivision { release: &first, crossing: &crossing };
    let second = published(&[vec![96], vec![204]], Rule::default(), &[earlier]);
    assert_eq!(second.hidden().collect::<Vec<_>>(), [at(0, 0), at(1, 0)]);
    let other = Table::new(&[vec![96, 4], vec![0, 201]]).expect("a sound table");
    let unsound = Earlier::OtherDivision { release: &first, crossing: &other };
    let table = Table::list(&[96, 204]).expect("a sound list");
    assert_eq!(publish(table, Rule::default(), &[unsound]), Err(Refusal::OtherCrossing));
}

#[test]
fn an_unsound_rule_or_shape_is_refused() {
    let table = || Table::list(&[10, 20]).expect("a sound list");
    for step in [0, 11] {
        let rule = Rule { rounding: Some(step), ..Rule::default() };
        assert_eq!(publish(table(), rule, &[]), Err(Refusal::Rounding));
    }
    let rule = Rule { protection: 9, ..Rule::default() };
    assert_eq!(publish(table(), rule, &[]), Err(Refusal::Protection));
    let strict = published(&[vec![10], vec![20]], Rule { threshold: 15, protection: 15, ..Rule::default() }, &[]);
    assert_eq!(publish(table(), Rule::default(), &[Earlier::SameTable(&strict)]), Err(Refusal::LowerThreshold));
    let other = published(&[vec![10, 20]], Rule::default(), &[]);
    assert_eq!(publish(table(), Rule::default(), &[Earlier::SameTable(&other)]), Err(Refusal::OtherShape));
}

proptest! {
    #[test]
    fn a_table_tells_no_small_count(rows in counts(1..4, 1..5), rounding in rounding()) {
        let rule = Rule { rounding, ..Rule::default() };
        let release = published(&rows, rule, &[]);
        assert_wide(&release, None);
        prop_assert_eq!(published(&rows, rule, &[]), release);
    }

    #[test]
    fn a_table_tells_no_small_remainder(rows in counts(1..4, 1..4), more in counts(3..4, 3..4), rounding in rounding()) {
        let people: Vec<Vec<u64>> = rows.iter().zip(&more).map(|(row, more)| row.iter().zip(more).map(|(one, more)| one + more).collect()).collect();
        let people = Table::new(&people).expect("a sound table");
        let table = Table::new(&rows).and_then(|table| table.out_of(&people)).expect("a sound table");
        let release = publish(table, Rule { rounding, ..Rule::default() }, &[]).expect("a sound question");
        assert_wide(&release, Some(&people));
    }

    #[test]
    fn areas_within_areas_tell_no_small_count(
        districts in prop::collection::vec(prop::collection::vec(prop_oneof![1 => Just(0_u64), 3 => 1..10_u64, 4 => 10..40_u64], 1..4), 1..4),
        is_known in any::<bool>(),
    ) {
        let mut areas: Vec<(Option<usize>, u64)> = districts.iter().map(|within| (None, within.iter().sum())).collect();
        areas.extend(districts.iter().enumerate().flat_map(|(at, within)| within.iter().map(move |count| (Some(at), *count))));
        let whole = Place { row: None, column: Some(0) };
        let known: Vec<Place> = is_known.then_some(whole).into_iter().collect();
        let table = Table::nested(&areas).expect("a sound list").knowing(known.iter().copied());
        assert_wide_knowing(&publish(table, Rule::default(), &[]).expect("a sound question"), None, &known);
    }

    #[test]
    fn two_releases_together_tell_no_small_count(
        rows in counts(3..4, 3..4), changes in prop::collection::vec((0..3_usize, 0..3_usize, 0..30_u64), 0..4),
        threshold in prop_oneof![Just(10_u64), Just(5)], rounding in rounding(),
    ) {
        let first = published(&rows, Rule { threshold, rounding: rounding.filter(|step| *step <= threshold), ..Rule::default() }, &[]);
        let mut revised = rows;
        for (row, column, count) in changes {
            revised[row][column] = count;
        }
        let second = published(&revised, Rule { rounding, ..Rule::default() }, &[Earlier::SameTable(&first)]);
        assert_hidden(&second, None, &[]);
        assert_wide_together(&[&first, &second]);
        revised[1][1] += 7;
        let third = published(&revised, Rule::default(), &[Earlier::SameTable(&first), Earlier::SameTable(&second)]);
        assert_wide_together(&[&first, &second, &third]);
    }

    #[test]
    fn two_divisions_together_tell_no_small_piece(crossing in counts(1..4, 2..4), rounding in rounding()) {
        let rule = Rule { rounding, ..Rule::default() };
        let crossing = Table::new(&crossing).expect("a sound table");
        let zones = |by_row: bool| {
            let lines = if by_row { crossing.rows() } else { crossing.columns() };
            let total = |line| Place { row: by_row.then_some(line), column: (!by_row).then_some(line) };
            Table::list(&(0..lines).map(|line| crossing.count(total(line)).expect("a total")).collect::<Vec<_>>()).expect("a sound list")
        };
        let first = publish(zones(true), rule, &[]).expect("a sound question");
        let earlier = [Earlier::OtherDivision { release: &first, crossing: &crossing }];
        let second = publish(zones(false), rule, &earlier).expect("a sound question");
        assert_hidden(&second, None, &[]);
        let together = |second: &Release| {
            let mut puzzle = Puzzle::default();
            let unknowns = unknowns(&mut puzzle, &crossing);
            for (place, unknown) in crossing.places().zip(&unknowns) {
                let by_first = told(&first, None, Place { row: place.row, column: None });
                let by_second = told(second, None, Place { row: place.column, column: None });
                puzzle.set(*unknown, match (place.row, place.column) {
                    (Some(_), Some(_)) if count(&crossing, place) == 0 => (0, 0),
                    (Some(_), Some(_)) => (0, most(&crossing)),
                    (Some(_), None) => by_first,
                    (None, Some(_)) => by_second,
                    (None, None) => (by_first.0.max(by_second.0), by_first.1.min(by_second.1)),
                });
            }
            (puzzle, unknowns)
        };
        let (puzzle, unknowns) = together(&second);
        let (before, _) = together(&silent(&second, None, &[]));
        for (place, unknown) in crossing.places().zip(unknowns) {
            if (1..WIDTH).contains(&count(&crossing, place)) {
                let wanted = width(before.range(unknown)).min(WIDTH);
                prop_assert!(wanted > 0 || count(&crossing, place) == 0);
                prop_assert!(width(puzzle.range(unknown)) >= wanted, "{place:?} of {crossing:?}: {first:?} {second:?}");
            }
        }
    }
}
