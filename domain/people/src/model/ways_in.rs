//! How many ways in somebody has.

/// How many ways in somebody has, of each kind. It tells nothing of what they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WaysIn {
    /// One, when they chose a password.
    pub passwords: u64,
    /// Accounts elsewhere that open this one.
    pub identities: u64,
    /// Those of them by which they show two things of themselves.
    pub guarding_identities: u64,
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

    /// Whether somebody can show two things of themselves by them. A code comes after something else, and is nothing by itself.
    pub fn may_show_two(self) -> bool {
        let before_a_code = self.passwords + self.identities;
        self.passkeys + self.guarding_identities > 0 || (self.second_factors > 0 && before_a_code > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_things_are_a_passkey_a_strong_account_elsewhere_or_a_code_after_something_else() {
        let none = WaysIn::default();
        let two = [
            WaysIn { passkeys: 1, ..none },
            WaysIn { identities: 1, guarding_identities: 1, ..none },
            WaysIn { passwords: 1, second_factors: 1, ..none },
            WaysIn { identities: 1, second_factors: 1, ..none },
        ];
        let less = [none, WaysIn { passwords: 1, ..none }, WaysIn { identities: 1, ..none }, WaysIn { second_factors: 1, ..none }];
        assert!(two.into_iter().all(WaysIn::may_show_two) && !less.into_iter().any(WaysIn::may_show_two));
    }
}
