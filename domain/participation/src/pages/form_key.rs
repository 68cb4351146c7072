//! The key that a form is given: what is sent twice under it counts once, and the code of a contribution follows from it. It was made
//! here, so that nobody chooses theirs, and says since when the form is open.

use crate::model::Code;
use chrono::{DateTime, Duration};
use kernel::hex::hex;
use kernel::vault::{Field, Vault};
use kernel::{Error, Moment, Result};

const KEY: Field = Field::of("participation_form", "key");
const CODE: Field = Field::of("participation_giver", "code");

/// Nobody reads and fills in a form sooner.
const SOONEST: Duration = Duration::seconds(3);
/// So long it can lie open.
const LATEST: Duration = Duration::hours(24);

/// A key that was made here.
#[derive(Debug)]
pub(super) struct FormKey {
    text: String,
    made: Moment,
}

/// A key for a form that is opened now.
///
/// # Errors
/// When the machine gives no random number.
pub(super) fn fresh(vault: &Vault, now: Moment) -> Result<String> {
    let key = format!("{}-{}", people::store::token()?, now.timestamp());
    let seal = seal(vault, &key);
    Ok(format!("{key}-{seal}"))
}

/// Reads a key; nothing when it was not made here, or lay too long.
pub(super) fn read(vault: &Vault, text: &str, now: Moment) -> Option<FormKey> {
    let (key, sealed) = text.rsplit_once('-')?;
    let made = DateTime::from_timestamp(key.rsplit_once('-')?.1.parse().ok()?, 0)?;
    let is_ours = seal(vault, key) == sealed;
    (is_ours && now - made < LATEST).then(|| FormKey { text: text.to_owned(), made })
}

impl FormKey {
    /// Whether it was sent sooner than anybody can read it.
    pub(super) fn is_too_soon(&self, now: Moment) -> bool {
        now - self.made < SOONEST
    }

    /// The code by which what is sent under this key is followed: always the same, and not to be worked out without the keys of the
    /// municipality.
    pub(super) fn code(&self, vault: &Vault) -> Result<Code> {
        let bytes = vault.lookup(CODE, &self.text);
        Ok(Code::of(bytes.first_chunk().copied().ok_or_else(|| Error::internal("a hash of no bytes"))?))
    }
}

fn seal(vault: &Vault, key: &str) -> String {
    hex(&vault.lookup(KEY, key))
}
