//! Whatever was done to the chain is found; an honest chain fits.

use super::chain::{BEGIN, Hash, Misfit, Place, Sighting, Walk};
use super::checkpoint::{Signer, Statement, testimony};
use super::row::{ActiveModel, Entity, Model};
use super::{Event, Trace, verify};
use crate::clock::Moment;
use crate::db::{Address, Db};
use crate::hex::unhex;
use crate::ids::PersonId;
use crate::{Capacity, Viewer};
use chrono::{DateTime, TimeDelta};
use proptest::prelude::*;
use sea_orm::ConnectionTrait;
use sea_orm::entity::prelude::*;

fn moment(number: i64) -> Moment {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(number)
}

fn event(number: i64) -> Model {
    let officer = Viewer::person(PersonId::fresh(), "Example", Capacity::PolicyOfficer);
    let event = Event::new("theme.changed").fact("revision", number).about(PersonId::fresh());
    Model::of(event, &officer, moment(number), Trace::fresh()).unwrap()
}

/// These events, chained.
fn chained(events: impl IntoIterator<Item = Model>) -> Vec<Model> {
    let mut previous = BEGIN;
    let mut chain = Vec::new();
    for (number, event) in (1..).zip(events) {
        let row = event.after(number, &previous);
        previous = Hash::try_from(row.hash.clone()).unwrap();
        chain.push(row);
    }
    chain
}

fn honest(length: i64) -> Vec<Model> {
    chained((1..=length).map(event))
}

fn end_of(chain: &[Model]) -> Place {
    chain.last().map_or(Place::BEGIN, |row| Place { number: row.number, hash: row.hash.clone().try_into().unwrap() })
}

fn seen(chain: &[Model]) -> Sighting {
    Sighting { place: end_of(chain), at: moment(9) }
}

/// Walks along rows as a database gives them: by number.
fn walk(chain: &[Model], sightings: &[Sighting], counted: i64) -> Result<Place, Misfit> {
    let mut walk = Walk::past(sightings);
    let mut rows: Vec<_> = chain.iter().collect();
    rows.sort_by_key(|row| row.number);
    rows.into_iter().try_for_each(|row| walk.take(row))?;
    walk.end((counted, counted))
}

#[derive(Clone, Debug)]
enum Deed {
    Change(usize, usize),
    Remove(usize),
    Swap(usize, usize),
    Add(usize, usize),
    Cut(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0..40usize, 0..12usize).prop_map(|(at, field)| Deed::Change(at, field)),
        (0..40usize).prop_map(Deed::Remove),
        (0..40usize, 0..40usize).prop_map(|(one, other)| Deed::Swap(one, other)),
        (0..40usize, 0..40usize).prop_map(|(of, at)| Deed::Add(of, at)),
        (0..40usize).prop_map(Deed::Cut),
    ]
}

fn change(row: &mut Model, field: usize) {
    match field {
        0 => row.person = None,
        1 => row.capacity.push('x'),
        2 => row.behalf = Some(Uuid::nil()),
        3 => row.subject = None,
        4 => row.verb.push('x'),
        5 => row.kind = Some(String::new()),
        6 => row.thing = Some(Uuid::nil()),
        7 => row.activity.push('x'),
        8 => row.rule = Some(String::new()),
        9 => row.at += TimeDelta::microseconds(1),
        10 => row.span.reverse(),
        _ => row.facts.push(' '),
    }
}

fn carry_out(deed: &Deed, chain: &mut Vec<Model>) {
    let length = chain.len();
    if length == 0 {
        return;
    }
    match *deed {
        Deed::Change(at, field) => change(&mut chain[at % length], field),
        Deed::Remove(at) => drop(chain.remove(at % length)),
        Deed::Swap(one, other) => {
            let (one, other) = (one % length, other % length);
            let numbers = (chain[one].number, chain[other].number);
            chain.swap(one, other);
            (chain[one].number, chain[other].number) = numbers;
        }
        Deed::Add(of, at) => {
            let copy = chain[of % length].clone();
            chain.insert(at % length, copy);
            (1..).zip(chain.iter_mut()).for_each(|(number, row)| row.number = number);
        }
        Deed::Cut(to) => chain.truncate(to % length),
    }
}

proptest! {
    #[test]
    fn an_honest_chain_fits_whenever_it_was_seen(length in 0..40i64, at in 0..40usize) {
        let chain = honest(length);
        let sightings = [seen(&chain[..at.min(chain.len())]), seen(&chain)];
        prop_assert_eq!(walk(&chain, &sightings, length), Ok(end_of(&chain)));
    }

    #[test]
    fn whatever_is_done_to_a_chain_is_found(length in 1..40i64, deeds in proptest::collection::vec(deed(), 1..6)) {
        let before = honest(length);
        let mut after = before.clone();
        deeds.iter().for_each(|deed| carry_out(deed, &mut after));
        let same = after == before;
        prop_assert_eq!(walk(&after, &[], length).is_ok(), same, "without checkpoints");
        prop_assert_eq!(walk(&after, &[seen(&before)], length).is_ok(), same);
    }

    #[test]
    fn a_chain_made_anew_is_found_by_what_was_seen(length in 1..40i64, deeds in proptest::collection::vec(deed(), 1..6)) {
        let before = honest(length);
        let mut after = before.clone();
        deeds.iter().for_each(|deed| carry_out(deed, &mut after));
        let forged = chained(after);
        let counted = forged.len() as i64;
        prop_assert!(walk(&forged, &[], counted).is_ok(), "it fits in itself");
        // What only goes on behind the last checkpoint is a matter of the next one.
        prop_assert_eq!(walk(&forged, &[seen(&before)], counted).is_ok(), forged.starts_with(&before));
    }
}

#[test]
fn the_first_event_that_does_not_fit_is_named() {
    let chain = honest(9);
    let done = |deed: Deed| {
        let mut chain = chain.clone();
        carry_out(&deed, &mut chain);
        walk(&chain, &[], 9).unwrap_err()
    };
    assert_eq!(done(Deed::Change(3, 4)), Misfit::Changed(4));
    assert_eq!(done(Deed::Remove(3)), Misfit::Gone(4));
    assert_eq!(done(Deed::Swap(3, 6)), Misfit::Changed(4));
    assert_eq!(done(Deed::Add(0, 5)), Misfit::Changed(6));
    assert_eq!(done(Deed::Cut(7)), Misfit::Cut { last: 7, known: 9, seen: None });
    let counted_too = walk(&chain[..7], &[seen(&chain)], 7);
    assert_eq!(counted_too, Err(Misfit::Cut { last: 7, known: 9, seen: Some(moment(9)) }));
    let beyond = chained(chain[..7].iter().cloned().chain((1..=5).map(event)));
    assert_eq!(walk(&beyond, &[seen(&chain)], 12), Err(Misfit::OtherChain { number: 9, seen: moment(9) }));
}

/// A checkpoint file of these ends, each with up to where a backup that was put back had come.
fn lines(signer: &Signer, ends: &[(Place, Option<i64>)]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (end, restored) in ends {
        let statement = Statement { municipality: "beekstad", end: *end, at: moment(end.number), restored: *restored, cut: None };
        lines.push(signer.line(&statement, lines.last().map(String::as_str)).unwrap());
    }
    lines
}

#[test]
fn a_checkpoint_that_was_meddled_with_is_found() {
    let signer = Signer::read(&Signer::fresh().unwrap()).unwrap();
    let key = unhex(&signer.public_key()).unwrap();
    let chain = honest(6);
    let honest = lines(&signer, &[2, 4, 6].map(|at| (end_of(&chain[..at]), None)));
    let read = |lines: &[String]| testimony(&lines.join("\n"), "beekstad", &key).map(|said| said.sightings.len());
    assert_eq!(read(&honest), Ok(3));
    assert_eq!(read(&[honest[0].clone(), honest[2].clone()]), Err(Misfit::Checkpoint(2)), "one taken out");
    assert_eq!(read(&[honest[0].clone(), honest[1].replace("\"number\":4", "\"number\":3")]), Err(Misfit::Checkpoint(2)));
    assert_eq!(read(&["not json".to_owned()]), Err(Misfit::Checkpoint(1)));
    assert_eq!(testimony(&honest[0], "elders", &key), Err(Misfit::Checkpoint(1)), "another municipality's");
    let other = Signer::read(&Signer::fresh().unwrap()).unwrap();
    assert_eq!(testimony(&honest[0], "beekstad", &unhex(&other.public_key()).unwrap()), Err(Misfit::Checkpoint(1)));
}

#[test]
fn a_backup_put_back_lawfully_cuts_what_came_after_it_and_nothing_before() {
    let signer = Signer::read(&Signer::fresh().unwrap()).unwrap();
    let key = unhex(&signer.public_key()).unwrap();
    let first = honest(8);
    let after = chained(first[..5].iter().cloned().chain((1..=4).map(event)));
    let said = lines(&signer, &[(end_of(&first[..3]), None), (end_of(&first), None), (end_of(&after[..6]), Some(5))]);
    let said = testimony(&said.join("\n"), "beekstad", &key).unwrap();
    assert_eq!(said.restored, [moment(6)]);
    assert_eq!(walk(&after, &said.sightings, 9), Ok(end_of(&after)));
    let before_the_backup = chained(after.iter().cloned().enumerate().map(|(at, mut row)| {
        change(&mut row, if at == 1 { 4 } else { 99 });
        row
    }));
    assert!(walk(&before_the_backup, &said.sightings, 9).is_err());
}

#[tokio::test]
async fn a_hundred_thousand_events_are_checked_as_they_come() {
    let folder = tempfile::tempdir().unwrap();
    let keyring = crate::Keyring::given(&"a1".repeat(32)).unwrap();
    let db = Db::open(&Address::File(folder.path().join("a.sqlite")), &crate::migrations(), &keyring).await.unwrap();
    let template = event(1);
    let chain = chained((0..100_000).map(|_| template.clone()));
    let tx = db.begin(&Viewer::system(), moment(0)).await.unwrap();
    for rows in chain.chunks(1000) {
        let rows = rows.iter().map(|row| ActiveModel::from(row.clone()).reset_all());
        Entity::insert_many(rows).exec_without_returning(&tx).await.unwrap();
    }
    tx.execute_unprepared("UPDATE kernel_writes SET events = 100000").await.unwrap();
    tx.stage().await.unwrap();
    assert_eq!(verify::verify(&db.reader(), &[seen(&chain)]).await.unwrap(), Ok(end_of(&chain)));

    let tx = db.begin(&Viewer::system(), moment(0)).await.unwrap();
    tx.execute_unprepared("UPDATE kernel_event SET facts = '{}' WHERE number = 99999").await.unwrap();
    tx.stage().await.unwrap();
    assert_eq!(verify::verify(&db.reader(), &[]).await.unwrap(), Err(Misfit::Changed(99_999)));
}

/// As [`walk`], along a chain of which the oldest part may be gone.
fn walk_since(chain: &[Model], cuts: &[Sighting], sightings: &[Sighting], counted: i64) -> Result<Place, Misfit> {
    let mut walk = Walk::since(chain[0].number, cuts, sightings)?;
    chain.iter().try_for_each(|row| walk.number(row.number).and_then(|()| walk.take(row)))?;
    walk.end((counted, counted))
}

#[test]
fn a_chain_fits_from_a_cut_that_is_vouched_for_and_from_no_other() {
    let chain = honest(9);
    let (sightings, cuts) = ([seen(&chain[..2]), seen(&chain[..7])], [seen(&chain[..2]), seen(&chain[..4])]);
    for from in [0, 2, 4] {
        assert_eq!(walk_since(&chain[from..], &cuts, &sightings, 9), Ok(end_of(&chain)), "from {from}");
    }
    assert_eq!(walk_since(&chain[1..], &cuts, &sightings, 9), Err(Misfit::Gone(1)));
    assert_eq!(walk_since(&chain[3..], &cuts, &sightings, 9), Err(Misfit::Gone(3)));
    assert_eq!(walk_since(&chain[6..], &cuts, &sightings, 9), Err(Misfit::Gone(5)), "more than was cut");
    assert_eq!(walk_since(&chain[4..], &[], &sightings, 9), Err(Misfit::Gone(1)), "cut by somebody else");
    let mut changed = chain[4..].to_vec();
    change(&mut changed[0], 4);
    assert_eq!(walk_since(&changed, &cuts, &sightings, 9), Err(Misfit::Changed(5)));
    assert_eq!(walk_since(&chain[4..8], &cuts, &[seen(&chain)], 8), Err(Misfit::Cut { last: 8, known: 9, seen: Some(moment(9)) }));
    let other = honest(9);
    assert_eq!(walk_since(&other[4..], &cuts, &sightings, 9), Err(Misfit::Changed(5)), "another chain");
    let forged = [seen(&other[..2])];
    assert_eq!(walk_since(&other[2..], &forged, &sightings, 9), Err(Misfit::OtherChain { number: 2, seen: moment(9) }));
}

#[test]
fn a_cut_is_signed_with_its_line() {
    let signer = Signer::read(&Signer::fresh().unwrap()).unwrap();
    let key = unhex(&signer.public_key()).unwrap();
    let chain = honest(6);
    let (end, cut) = (end_of(&chain), end_of(&chain[..3]));
    let line =
        signer.line(&Statement { municipality: "beekstad", end, at: moment(6), restored: None, cut: Some(cut) }, None).unwrap();
    let said = testimony(&line, "beekstad", &key).unwrap();
    assert_eq!(said.cuts, [Sighting { place: cut, at: moment(6) }]);
    assert_eq!(walk_since(&chain[3..], &said.cuts, &said.sightings, 6), Ok(end));
    let wider = line.replace("\"number\":3", "\"number\":4");
    assert_ne!(wider, line);
    assert_eq!(testimony(&wider, "beekstad", &key), Err(Misfit::Checkpoint(1)));
    let plain = lines(&signer, &[(end, None)]).remove(0);
    let cut_into = plain.replace("\"signature\"", "\"cut\":{\"number\":3,\"hash\":\"00\"},\"signature\"");
    assert_ne!(cut_into, plain);
    assert_eq!(
        testimony(&cut_into, "beekstad", &key),
        Err(Misfit::Checkpoint(1)),
        "none is added to a line that was signed without"
    );
}
