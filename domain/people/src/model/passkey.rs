//! A passkey: a key on a device of somebody, by which they sign in (WebAuthn).

use kernel::Moment;
use kernel::faults::Faults;
use kernel::ids::PasskeyId;

/// So many passkeys somebody has at the most.
pub const PASSKEYS_MOST: usize = 10;

/// A passkey, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// Its id.
    pub id: PasskeyId,
    /// How its owner calls it.
    pub name: String,
    /// When it was added.
    pub created: Moment,
    /// When somebody last signed in with it.
    pub used: Option<Moment>,
}

/// Checks the name that somebody gives a passkey.
///
/// # Errors
/// When there is none, or it is too long.
pub fn check_passkey_name(typed: &str) -> Result<String, Faults> {
    let mut faults = Faults::none();
    let name = faults.needed("name", typed, 60);
    faults.or(name)
}
