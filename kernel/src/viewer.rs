//! Who is looking: handed to every finder and every write, never ambient.

use crate::ids::PersonId;
use std::collections::BTreeSet;

/// What somebody is in this municipality. Rights follow from policies (`*.cedar`), not from this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Anybody, signed in or not.
    Visitor,
    /// Keeps the agenda, the figures and the reports.
    PolicyOfficer,
    /// Keeps accounts, settings and backups.
    Administrator,
    /// The program itself: commands on the server and jobs.
    System,
}

impl Role {
    /// Every role that a person can have, and the visitor.
    pub const ALL: [Self; 4] = [Self::Visitor, Self::PolicyOfficer, Self::Administrator, Self::System];

    /// The word by which the database, the policies and the texts know this role.
    pub fn word(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::PolicyOfficer => "policy_officer",
            Self::Administrator => "administrator",
            Self::System => "system",
        }
    }

    /// The role with this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// The person (or the program) on whose behalf something happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The account, when signed in.
    pub person: Option<PersonId>,
    /// How the page greets them; empty for a visitor.
    pub name: String,
    /// What they are here; always contains [`Role::Visitor`].
    pub roles: BTreeSet<Role>,
}

impl Viewer {
    /// Somebody who is not signed in.
    pub fn visitor() -> Self {
        Self { person: None, name: String::new(), roles: BTreeSet::from([Role::Visitor]) }
    }

    /// The program itself.
    pub fn system() -> Self {
        Self { person: None, name: String::new(), roles: BTreeSet::from([Role::Visitor, Role::System]) }
    }

    /// A person with an account.
    pub fn person(id: PersonId, name: impl Into<String>, roles: impl IntoIterator<Item = Role>) -> Self {
        let mut roles: BTreeSet<_> = roles.into_iter().collect();
        roles.insert(Role::Visitor);
        Self { person: Some(id), name: name.into(), roles }
    }

    /// Whether anybody is signed in.
    pub fn is_signed_in(&self) -> bool {
        self.person.is_some()
    }

    /// The role that the audit trail names: the most specific one.
    pub fn acting_as(&self) -> Role {
        self.roles.iter().next_back().copied().unwrap_or(Role::Visitor)
    }
}
