//! Who is looking: handed to every finder and every write, never ambient.

use crate::ids::PersonId;
use std::collections::BTreeSet;

/// As what somebody acts. A person may have several capacities and acts in exactly one per session; rights follow from the
/// policies (`*.cedar`), not from this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capacity {
    /// Anybody, not signed in.
    Visitor,
    /// Lives here, or helps somebody who does.
    Resident,
    /// Speaks for a partner organisation.
    Partner,
    /// Helps people as their work, in a neighbourhood network.
    Professional,
    /// May authorise help, and is the contact of a household with many questions.
    Guide,
    /// Leads a team of professionals and guides.
    TeamLead,
    /// Keeps the agenda, the figures and the reports.
    PolicyOfficer,
    /// Keeps an eye on the money.
    Controller,
    /// Sits in the council.
    Councillor,
    /// Sits in an advisory body.
    AdvisoryCouncil,
    /// Keeps accounts, settings and backups.
    Administrator,
    /// Sees to it that personal data are handled as the law asks.
    PrivacyOfficer,
    /// The program itself: commands on the server and jobs.
    System,
}

impl Capacity {
    /// Every capacity, from the visitor to the program itself.
    pub const ALL: [Self; 13] = [
        Self::Visitor,
        Self::Resident,
        Self::Partner,
        Self::Professional,
        Self::Guide,
        Self::TeamLead,
        Self::PolicyOfficer,
        Self::Controller,
        Self::Councillor,
        Self::AdvisoryCouncil,
        Self::Administrator,
        Self::PrivacyOfficer,
        Self::System,
    ];

    /// The capacities that a person can be given.
    pub fn given() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|capacity| !matches!(capacity, Self::Visitor | Self::System))
    }

    /// The word by which the database, the policies and the texts know it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Resident => "resident",
            Self::Partner => "partner",
            Self::Professional => "professional",
            Self::Guide => "guide",
            Self::TeamLead => "team_lead",
            Self::PolicyOfficer => "policy_officer",
            Self::Controller => "controller",
            Self::Councillor => "councillor",
            Self::AdvisoryCouncil => "advisory_council",
            Self::Administrator => "administrator",
            Self::PrivacyOfficer => "privacy_officer",
            Self::System => "system",
        }
    }

    /// The capacity with this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|capacity| capacity.word() == word)
    }
}

/// The person (or the program) on whose behalf something happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The account, when signed in.
    pub person: Option<PersonId>,
    /// How the page greets them; empty for a visitor.
    pub name: String,
    /// As what they act now.
    pub capacity: Capacity,
    /// As what else they could act. It gives no right until they switch.
    pub others: BTreeSet<Capacity>,
    /// Whether they showed two things of themselves when they signed in.
    pub second_factor: bool,
}

impl Viewer {
    /// Somebody who is not signed in.
    pub fn visitor() -> Self {
        Self::nobody(Capacity::Visitor)
    }

    /// The program itself.
    pub fn system() -> Self {
        Self::nobody(Capacity::System)
    }

    /// A person with an account, acting in one capacity.
    pub fn person(id: PersonId, name: impl Into<String>, capacity: Capacity) -> Self {
        Self { person: Some(id), name: name.into(), ..Self::nobody(capacity) }
    }

    /// Somebody in a capacity, of whom nothing else is known.
    pub(crate) fn nobody(capacity: Capacity) -> Self {
        Self { person: None, name: String::new(), capacity, others: BTreeSet::new(), second_factor: false }
    }

    /// Whether anybody is signed in.
    pub fn is_signed_in(&self) -> bool {
        self.person.is_some()
    }
}
