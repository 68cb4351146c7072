//! The same people by two divisions of an area: where their zones differ by little, the difference tells of few.

use super::network::{Arc, Network, Range};
use super::publish::{Refusal, narrowed, overlap};
use super::release::{UNBOUNDED, signed};
use super::{Place, Release, Table};

/// Hides zones of the new list, so that the pieces into which both divisions cut the area cannot be worked out.
///
/// The pieces are never published; they make a table of which the earlier list holds the totals of the rows and the new
/// list those of the columns. What is left of a zone without some others is a sum of pieces: if that is small they all
/// are, and as each of them is kept as wide as the threshold, so is the sum.
pub(super) fn protect(release: &mut Release, same: &[&Release], other: &Release, crossing: &Table) -> Result<(), Refusal> {
    if !fits(release, other, crossing) {
        return Err(Refusal::OtherCrossing);
    }
    let before = network(release, same, other, crossing);
    let mut network = before.clone();
    for (at, own) in secrets(release, other, crossing) {
        network.protect(at, own, signed(release.rule().protection));
    }
    // The new zones and their total come last.
    let first = before.arcs.len() - release.table().len();
    for at in network.hidden_since(&before) {
        release.hide(at - first);
    }
    Ok(())
}

fn fits(release: &Release, other: &Release, crossing: &Table) -> bool {
    let (new, earlier) = (release.table(), other.table());
    let column = |zone| Place { row: None, column: Some(zone) };
    let of_new = |zone| Place { row: Some(zone), column: None };
    new.is_list()
        && earlier.is_list()
        && (crossing.rows(), crossing.columns()) == (earlier.rows(), new.rows())
        && (0..new.rows()).all(|zone| crossing.count(column(zone)) == new.count(of_new(zone)))
}

/// The pieces row by row, then the earlier zones, the new zones and the total of both.
fn network(release: &Release, same: &[&Release], other: &Release, crossing: &Table) -> Network {
    let (earlier, new) = (crossing.rows(), crossing.columns());
    // A piece flows from its earlier zone to its new one, and by way of the totals back.
    let (of_new, of_earlier) = (earlier + new, earlier + new + 1);
    let mut arcs = Vec::new();
    for row in 0..earlier {
        for column in 0..new {
            let (count, people) = piece(crossing, row, column);
            let most = if count == 0 { 0 } else { people.map_or(UNBOUNDED, signed) };
            arcs.push(Arc { ends: (row, earlier + column), value: signed(count), known: (0, most), if_hidden: (0, most) });
        }
    }
    for row in 0..earlier {
        let value = signed(crossing.count(Place { row: Some(row), column: None }).unwrap_or_default());
        let known = known_earlier(other, row, value);
        arcs.push(Arc { ends: (of_earlier, row), value, known, if_hidden: known });
    }
    for index in 0..=new {
        let value = release.value(index);
        let mut if_hidden = narrowed(release, same, index);
        let mut ends = (earlier + index, of_new);
        if index == new {
            if_hidden = overlap(if_hidden, known_earlier(other, earlier, value));
            ends = (of_new, of_earlier);
        }
        let known = if release.is_hidden(index) { if_hidden } else { overlap(release.if_shown(index), if_hidden) };
        arcs.push(Arc { ends, value, known, if_hidden });
    }
    Network { arcs }
}

/// The arcs of the [`network`] whose value may not be worked out, with what outsiders know of each by itself.
fn secrets(release: &Release, other: &Release, crossing: &Table) -> Vec<(usize, Range)> {
    let (earlier, new) = (crossing.rows(), crossing.columns());
    let mut secrets = Vec::new();
    for at in 0..earlier * new {
        let (count, people) = piece(crossing, at / new, at % new);
        if release.rule().is_small(count, people) {
            secrets.push((at, (0, people.map_or(UNBOUNDED, signed))));
        }
    }
    let zones = (0..earlier).filter(|row| other.is_secret(*row));
    secrets.extend(zones.map(|row| (earlier * new + row, other.if_hidden(row))));
    let zones = (0..=new).filter(|index| release.is_secret(*index));
    secrets.extend(zones.map(|index| (earlier * new + earlier + index, release.if_hidden(index))));
    secrets
}

fn piece(crossing: &Table, row: usize, column: usize) -> (u64, Option<u64>) {
    let index = crossing.index(Place { row: Some(row), column: Some(column) });
    index.map_or((0, None), |index| crossing.at(index))
}

/// What the earlier list tells of a zone, or of the total, that may have been revised since: it is between then and now.
fn known_earlier(other: &Release, index: usize, value: i64) -> Range {
    let known = if other.is_hidden(index) { other.if_hidden(index) } else { other.if_shown(index) };
    (known.0.min(value), known.1.max(value))
}
