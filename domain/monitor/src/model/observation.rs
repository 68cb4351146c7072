//! One observation: what an indicator was in a period, an area and a group.

use kernel::Moment;
use kernel::ids::{ImportId, IndicatorId};
use kernel::periods::Period;
use sources::{Nothing, Provenance, Reading};
use std::borrow::Cow;

/// One value of an indicator, or the reason why there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// Which series: a definition that breaks comparability opens a later one.
    pub series: i64,
    /// When.
    pub period: Period,
    /// The CBS code of the area, without the year of the division.
    pub area: String,
    /// The year of the division that the area is of; none where the source does not tell.
    pub division: Option<u16>,
    /// Of which group; empty for everybody together.
    pub group: String,
    /// The value, in the indicator's unit, or why there is none.
    pub reading: Reading,
    /// How sure it is.
    pub status: Provenance,
    /// How many, when the source tells.
    pub numerator: Option<f64>,
    /// Out of how many, when the source tells.
    pub denominator: Option<f64>,
    /// The margin that the source gives, in the indicator's unit.
    pub margin: Option<(f64, f64)>,
    /// The table it came from.
    pub source_table: String,
    /// The delivery that it came with.
    pub import: ImportId,
    /// The file of the delivery; empty where there was none, or for what was taken in before this was kept.
    pub file: String,
    /// The row of the file, counted from 1; 0 for what was taken in before this was kept.
    pub line: u64,
    /// When its place first had an observation.
    pub first_seen: Moment,
    /// What stood in its place before, the oldest first.
    pub earlier: Vec<Earlier>,
}

/// What an observation was before a later delivery changed it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Earlier {
    /// When it was changed.
    pub until: Moment,
    /// The value, or why there was none.
    pub reading: Reading,
    /// How many, when the source told.
    pub numerator: Option<f64>,
    /// Out of how many, when the source told.
    pub denominator: Option<f64>,
}

impl Observation {
    /// As it was from a moment on; `None` if it was not there yet.
    pub fn as_of(&self, moment: Moment) -> Option<Cow<'_, Self>> {
        if self.first_seen > moment {
            return None;
        }
        let Some(then) = self.earlier.iter().find(|then| then.until > moment) else { return Some(Cow::Borrowed(self)) };
        let Earlier { reading, numerator, denominator, .. } = *then;
        Some(Cow::Owned(Self { reading, numerator, denominator, ..self.clone() }))
    }

    /// When it came, and when it changed.
    pub fn moments(&self) -> impl Iterator<Item = Moment> {
        std::iter::once(self.first_seen).chain(self.earlier.iter().map(|then| then.until))
    }
}

/// The word of a kind of nothing in the database and the texts.
pub fn nothing_word(nothing: Nothing) -> &'static str {
    match nothing {
        Nothing::Impossible => "impossible",
        Nothing::Unknown => "unknown",
        Nothing::Secret => "secret",
        Nothing::NotDelivered => "not_delivered",
    }
}

/// The kind of nothing with this word; `None` for a value.
pub fn read_nothing(word: &str) -> Option<Nothing> {
    [Nothing::Impossible, Nothing::Unknown, Nothing::Secret, Nothing::NotDelivered]
        .into_iter()
        .find(|kind| nothing_word(*kind) == word)
}

/// The word of a status in the database and the texts.
pub fn provenance_word(status: Provenance) -> &'static str {
    match status {
        Provenance::Provisional => "provisional",
        Provenance::Final => "final",
        Provenance::Derived => "derived",
    }
}

/// The status with this word.
pub fn read_provenance(word: &str) -> Option<Provenance> {
    [Provenance::Provisional, Provenance::Final, Provenance::Derived].into_iter().find(|kind| provenance_word(*kind) == word)
}
