//! All database work of this part.

mod attempts;
mod examples;
mod memberships;
mod organisations;
mod passes;
mod people;
mod rows;
mod sessions;

pub use attempts::{forget_attempts, note_attempt};
pub use examples::{example, seed_examples};
pub use memberships::{end_membership, grant};
pub use organisations::{add_organisation, change_organisation, organisation, organisations};
pub use passes::{give_pass, pass, secret, use_pass};
pub use people::{add_person, all, by_email, by_email_hash, change_own_password, change_person, find, names, password_of};
pub use sessions::{NewSession, close_session, end_session, open_session, recognise, sessions, switch_session};

use kernel::{Error, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// 256 random bits in hexadecimal.
#[expect(clippy::disallowed_methods, reason = "the secrets of sessions and personal links are made here")]
fn token() -> Result<String> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    Ok(hex(&bytes))
}

/// The SHA-256 of a text in hexadecimal.
pub(crate) fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
