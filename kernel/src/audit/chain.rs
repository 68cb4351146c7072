//! The chain of events: each carries a SHA-256 hash over what it says and the hash before it, so that nobody changes, removes, adds
//! or swaps one without the ones after it showing.
//!
//! What is hashed, in this order: the words `samenkoers-event/1`, the hash before it (32 zero bytes before the first), the number, the
//! moment (microseconds since 1970), person, capacity, on whose behalf, subject, verb, kind, thing, activity, rule, trace, span, parent,
//! facts. Each is preceded by its length in bytes (4 bytes, big-endian; `ffffffff` for what is not there); numbers are 8 bytes,
//! big-endian; ids their 16 bytes; text is UTF-8, the facts as they stand in the database.

use super::row::Model;
use crate::Moment;
use sha2::{Digest, Sha256};
use std::fmt;

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// The hash before the first event.
pub const BEGIN: Hash = [0; 32];

/// Bytes in which no two different lists of fields look the same.
#[derive(Debug, Default)]
pub(crate) struct Canonical(Vec<u8>);

impl Canonical {
    pub fn of(shape: &str) -> Self {
        Self::default().field(shape.as_bytes())
    }

    pub fn field(mut self, bytes: &[u8]) -> Self {
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX - 1);
        self.0.extend(length.to_be_bytes());
        self.0.extend(bytes);
        self
    }

    pub fn optional(mut self, bytes: Option<impl AsRef<[u8]>>) -> Self {
        match bytes {
            Some(bytes) => self.field(bytes.as_ref()),
            None => {
                self.0.extend(u32::MAX.to_be_bytes());
                self
            }
        }
    }

    pub fn number(self, number: i64) -> Self {
        self.field(&number.to_be_bytes())
    }

    pub fn bytes(self) -> Vec<u8> {
        self.0
    }
}

/// The hash that an event must have after the one before it.
pub(super) fn hash(row: &Model, previous: &Hash) -> Hash {
    let canonical = Canonical::of("samenkoers-event/1")
        .field(previous)
        .number(row.number)
        .number(row.at.timestamp_micros())
        .optional(row.person)
        .field(row.capacity.as_bytes())
        .optional(row.behalf)
        .optional(row.subject)
        .field(row.verb.as_bytes())
        .optional(row.kind.as_deref())
        .optional(row.thing)
        .field(row.activity.as_bytes())
        .optional(row.rule.as_deref())
        .field(row.trace.as_bytes())
        .field(&row.span)
        .optional(row.parent.as_deref())
        .field(row.facts.as_bytes());
    Sha256::digest(canonical.bytes()).into()
}

/// A place in the chain: how many events there are up to it, and the hash of the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The number of its event; 0 before the first.
    pub number: i64,
    /// The hash of its event.
    pub hash: Hash,
}

impl Place {
    /// Before the first event.
    pub const BEGIN: Self = Self { number: 0, hash: BEGIN };
}

/// What does not fit: the first thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// An event with this number is not there, while later ones are.
    Gone(i64),
    /// An event stands where none belongs: its number was given before, or is none.
    Added(i64),
    /// An event says something else than when it was written, or another stands in its place.
    Changed(i64),
    /// An event cannot be read.
    Unreadable(i64),
    /// The chain ends before an event that was counted or that a checkpoint vouches for.
    Cut {
        /// Its last event.
        last: i64,
        /// The event that was there.
        known: i64,
        /// When a checkpoint saw it; absent when the database itself counted it.
        seen: Option<Moment>,
    },
    /// The chain fits in itself, but it is another one than the one that a checkpoint saw.
    OtherChain {
        /// The event at which they differ, at the latest.
        number: i64,
        /// When the checkpoint was made.
        seen: Moment,
    },
    /// A line of the checkpoints was not signed by us, or lines are missing before it.
    Checkpoint(usize),
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gone(number) => write!(f, "event {number} is gone, while later ones are there"),
            Self::Added(number) => write!(f, "event {number} was added: no event has that place"),
            Self::Changed(number) => write!(f, "event {number} was changed after it was written, or stands in another's place"),
            Self::Unreadable(number) => write!(f, "event {number} cannot be read"),
            Self::Cut { last, known, seen: None } => write!(f, "the trail ends at event {last}, but {known} were counted"),
            Self::Cut { last, known, seen: Some(seen) } => {
                write!(f, "the trail ends at event {last}, but at {} there were {known}", seen.to_rfc3339())
            }
            Self::OtherChain { number, seen } => {
                write!(f, "event {number} is not the one that was there at {}", seen.to_rfc3339())
            }
            Self::Checkpoint(line) => {
                write!(f, "line {line} of the checkpoints was not signed with this key, or lines before it are gone")
            }
        }
    }
}

/// What somebody saw of the chain at some moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// The place.
    pub place: Place,
    /// When it was the end.
    pub at: Moment,
}

/// A walk along the chain, event by event, past what checkpoints saw. It keeps nothing of the events.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    here: Place,
    ahead: &'a [Sighting],
}

impl<'a> Walk<'a> {
    /// From the beginning. The sightings are in the order of the chain.
    pub fn past(sightings: &'a [Sighting]) -> Self {
        Self::from(Place::BEGIN, sightings)
    }

    /// From a place. What was seen before it is gone, and holds by itself.
    fn from(here: Place, sightings: &'a [Sighting]) -> Self {
        let ahead = &sightings[sightings.partition_point(|seen| seen.place.number <= here.number)..];
        Self { here, ahead }
    }

    /// From the place before the event with this number, the first that is there: the beginning, or one of the cuts that are
    /// vouched for.
    pub fn since(first: i64, cuts: &[Sighting], sightings: &'a [Sighting]) -> Result<Self, Misfit> {
        if first <= 1 {
            return Ok(Self::past(sightings));
        }
        let Some(cut) = cuts.iter().rfind(|cut| cut.place.number == first - 1) else {
            let earlier = cuts.iter().map(|cut| cut.place.number).filter(|number| *number < first).max();
            return Err(Misfit::Gone(earlier.unwrap_or_default() + 1));
        };
        match sightings.iter().find(|seen| seen.place.number == cut.place.number && seen.place != cut.place) {
            Some(other) => Err(Misfit::OtherChain { number: cut.place.number, seen: other.at }),
            None => Ok(Self::from(cut.place, sightings)),
        }
    }

    /// Where it is.
    pub fn here(&self) -> Place {
        self.here
    }

    /// One event further.
    pub fn take(&mut self, row: &Model) -> Result<(), Misfit> {
        self.number(row.number)?;
        let hash = hash(row, &self.here.hash);
        if row.hash != hash {
            return Err(Misfit::Changed(row.number));
        }
        self.here = Place { number: row.number, hash };
        while let Some((next, later)) = self.ahead.split_first().filter(|(next, _)| next.place.number <= row.number) {
            if next.place != self.here {
                return Err(Misfit::OtherChain { number: row.number, seen: next.at });
            }
            self.ahead = later;
        }
        Ok(())
    }

    /// Whether an event with this number may come now.
    pub fn number(&self, number: i64) -> Result<(), Misfit> {
        let due = self.here.number + 1;
        match number.cmp(&due) {
            std::cmp::Ordering::Less => Err(Misfit::Added(number)),
            std::cmp::Ordering::Equal => Ok(()),
            std::cmp::Ordering::Greater => Err(Misfit::Gone(due)),
        }
    }

    /// The end of the chain, held beside how many events the database counted before and after the walk.
    pub fn end(self, (before, after): (i64, i64)) -> Result<Place, Misfit> {
        let last = self.here.number;
        if let Some(seen) = self.ahead.last() {
            return Err(Misfit::Cut { last, known: seen.place.number, seen: Some(seen.at) });
        }
        if last < before {
            return Err(Misfit::Cut { last, known: before, seen: None });
        }
        if last > after {
            return Err(Misfit::Added(after + 1));
        }
        Ok(self.here)
    }
}
