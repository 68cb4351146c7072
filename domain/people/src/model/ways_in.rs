//! How many ways in somebody has.

/// How many ways in somebody has, of each kind. It tells nothing of what they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WaysIn {
    /// One, when they chose a password.
    pub passwords: u64,
    /// Accounts elsewhere that open this one.
    pub identities: u64,
    /// Passkeys.
    pub passkeys: u64,
    /// One, when they show a code after their password.
    pub second_factors: u64,
}

impl WaysIn {
    /// Whether there is none: only then an invitation lets somebody in.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }

    /// Whether they can come in with a second factor: a passkey, or the code of an app.
    pub fn has_second_factor(self) -> bool {
        self.passkeys + self.second_factors > 0
    }
}
