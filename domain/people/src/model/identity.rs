//! Accounts elsewhere by which people sign in here, and the way there and back.

use chrono::Duration;
use kernel::Moment;
use kernel::ids::{IdentityId, PassId, PersonId};

/// So long the way by another organisation may take.
pub const DETOUR_LASTS: Duration = Duration::minutes(10);

/// An account elsewhere that opens an account here, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Its id here.
    pub id: IdentityId,
    /// Where it is: the key of the provider.
    pub provider: String,
    /// Since when it opens this account.
    pub linked: Moment,
}

/// Somebody on their way by another organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detour {
    /// The key of the provider.
    pub provider: String,
    /// What for.
    pub errand: Errand,
    /// Where they go afterwards.
    pub back: String,
    /// Whether others use the computer too.
    pub shared: bool,
}

/// What somebody takes the way by another organisation for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// To sign in.
    SignIn,
    /// To have their account there open the one here, in which they are signed in.
    Link(PersonId),
    /// The same for somebody who was invited, in the place of a password.
    Accept(PassId),
}

/// By what an account elsewhere is known here, before it is hashed. An address holds no line end.
pub fn identity_key(issuer: &str, subject: &str) -> String {
    format!("{issuer}\n{subject}")
}
