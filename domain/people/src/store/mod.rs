//! All database work of this part.

mod attempts;
mod examples;
mod memberships;
mod organisations;
mod people;
mod rows;
mod sessions;

pub use attempts::{forget_attempts, note_attempt};
pub use examples::{example, seed_examples};
pub use memberships::{end_membership, grant};
pub use organisations::{add_organisation, change_organisation, organisation, organisations};
pub use people::{add_person, all, by_email, change_own_password, change_person, find, names, password_of, set_password};
pub use sessions::{NewSession, close_session, end_session, open_session, recognise, sessions, switch_session};

/// The SHA-256 of a text in hexadecimal.
fn sha256(text: &str) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write as _;
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
