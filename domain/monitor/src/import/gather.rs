//! The thread that reads a source: cells become figures of indicators, some thousands at a time. Reading files blocks, and a
//! source need not be safe to hand to another thread, so it is opened here.

use super::matching::Owners;
use super::{Open, Opened, Plan, beside};
use crate::model::{Mishap, Way};
use crate::store::{Arrival, Staged};
use sources::{Cell, Reading, Rejection, Table};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// How many figures are staged in one transaction: each waits for the disk once, and none keeps another writer waiting for long.
const CHUNK: usize = 10_000;
/// How many cells that nobody asked for may pass before progress is told.
const UNUSED_CHUNK: u64 = 20_000;
/// The most figures that one delivery may bring: what was seen of each takes memory. A million is what is known to occur.
const MOST_FIGURES: usize = 5_000_000;
/// The first and, so far, only series of an indicator.
const SERIES: i64 = 1;

/// What the thread hands over: a table, figures and the end; or, at any time, a refusal.
#[derive(Debug)]
pub(super) enum Fed {
    Table { table: Table, way: Way, total: u64 },
    Figures(Gathered),
    End,
    Refused(Box<Mishap>),
}

/// Some figures, and what was left out between them.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub figures: Vec<Staged>,
    pub rejections: Vec<Mishap>,
    pub read: u64,
    pub unused: u64,
    /// Whether all figures so far came in the order in which they are kept.
    pub is_in_order: bool,
}

/// Starts reading; `count` says that somebody wants to know how much there is to read. When the receiver is dropped, the thread ends at its next chunk.
pub(super) fn start(open: Open, plan: Plan, count: bool) -> Receiver<Fed> {
    let (sender, receiver) = channel(2);
    tokio::task::spawn_blocking(move || {
        if let Err(refusal) = read(open, &plan, count, &sender) {
            // Nobody listens any more: nobody needs to know.
            let _ = sender.blocking_send(Fed::Refused(refusal));
        }
    });
    receiver
}

fn read(open: Open, plan: &Plan, count: bool, sender: &Sender<Fed>) -> Result<(), Box<Mishap>> {
    let Opened { mut source, way } = open()?;
    let table = source.table().clone();
    let (id, by_key) = (table.id.clone(), way.is_by_key());
    let total = if count { source.cells()?.count() as u64 } else { 0 };
    if sender.blocking_send(Fed::Table { table, way, total }).is_err() {
        return Ok(());
    }
    let owners = plan.of_table(&id, by_key);
    let mut gatherer =
        Gatherer { owners, row: Vec::new(), gathered: Gathered::default(), seen: HashSet::new(), arrival: Arrival::default() };
    for cell in source.cells()? {
        match cell {
            Ok(cell) => gatherer.cell(cell),
            Err(rejection) => gatherer.reject(&rejection),
        }
        if gatherer.seen.len() > MOST_FIGURES {
            return Err(Mishap::of_file("", "too-many-figures", &[("limit", &MOST_FIGURES.to_string())]));
        }
        if let Some(chunk) = gatherer.full()
            && sender.blocking_send(Fed::Figures(chunk)).is_err()
        {
            return Ok(());
        }
    }
    gatherer.end_row();
    if sender.blocking_send(Fed::Figures(gatherer.take())).is_ok() {
        let _ = sender.blocking_send(Fed::End);
    }
    Ok(())
}

/// What makes a figure one and the same: no delivery may tell it twice. Two hashes of 64 bits stand for a place, so that a
/// million places take 32 MB; that two places share both is as good as impossible.
type Place = (u64, u64);

fn place(staged: &Staged) -> Place {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, staged.indicator.0, staged.period, staged.area.code(), &staged.group).hash(&mut hasher);
        hasher.finish()
    };
    (half(0), half(1))
}

struct Gatherer<'a> {
    owners: Owners<'a>,
    /// The cells of the row that is being read.
    row: Vec<Cell>,
    gathered: Gathered,
    seen: HashSet<Place>,
    arrival: Arrival,
}

impl Gatherer<'_> {
    fn cell(&mut self, cell: Cell) {
        if self.row.first().is_some_and(|first| first.at != cell.at) {
            self.end_row();
        }
        self.row.push(cell);
    }

    fn reject(&mut self, rejection: &Rejection) {
        self.gathered.read += 1;
        self.gathered.rejections.push(Mishap::from(rejection));
    }

    fn full(&mut self) -> Option<Gathered> {
        let gathered = &self.gathered;
        let full = gathered.figures.len() >= CHUNK || gathered.rejections.len() >= CHUNK || gathered.unused >= UNUSED_CHUNK;
        full.then(|| self.take())
    }

    fn take(&mut self) -> Gathered {
        Gathered { is_in_order: self.arrival.is_in_order(), ..std::mem::take(&mut self.gathered) }
    }

    /// Makes figures of the cells of a row: those beside a figure (`key:denominator`) go into it and are not counted.
    fn end_row(&mut self) {
        let mut row = std::mem::take(&mut self.row);
        for cell in row.iter().filter(|cell| beside(cell).1.is_none()) {
            let owners = self.owners.of(cell);
            if owners.is_empty() {
                self.gathered.read += 1;
                self.gathered.unused += 1;
            }
            for (indicator, group) in owners {
                self.gathered.read += 1;
                let number = |what: &str| number_beside(&row, cell, what);
                let staged = Staged {
                    indicator,
                    series: SERIES,
                    period: cell.period,
                    area: cell.area.clone(),
                    group,
                    reading: cell.value,
                    status: cell.status,
                    numerator: number("numerator"),
                    denominator: number("denominator"),
                    margin: number("lower").zip(number("upper")),
                    file: cell.at.file.clone(),
                    line: cell.at.row,
                };
                self.stage(staged, cell);
            }
        }
        row.clear();
        self.row = row;
    }

    fn stage(&mut self, staged: Staged, cell: &Cell) {
        if self.seen.insert(place(&staged)) {
            self.arrival.see(&staged);
            self.gathered.figures.push(staged);
            return;
        }
        let value = match cell.value {
            Reading::Value(value) => value.to_string(),
            Reading::Nothing(_) => String::new(),
        };
        self.gathered.rejections.push(Mishap::twice(&cell.at, value));
    }
}

fn number_beside(row: &[Cell], figure: &Cell, what: &str) -> Option<f64> {
    let same = |cell: &&Cell| {
        beside(cell) == (figure.measure.as_str(), Some(what))
            && cell.period == figure.period
            && cell.area == figure.area
            && cell.dims == figure.dims
    };
    match row.iter().find(same)?.value {
        Reading::Value(value) => Some(value),
        Reading::Nothing(_) => None,
    }
}
