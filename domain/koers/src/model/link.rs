//! What a person has to do with a household. Every right to see anything of it follows from such a link, never from a role alone.

use kernel::ids::{HouseholdId, PersonId};
use kernel::{Capacity, Moment};

/// What somebody is to a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// Lives there.
    Resident,
    /// Helps from the household's own network: family, a neighbour, a volunteer.
    InformalHelper,
    /// Works on goals of the plan.
    Professional,
    /// Directs the plan, and is the household's contact.
    Guide,
    /// Belongs to the network or the team around it: knows that it is there, nothing more.
    Network,
    /// Was not let in, but reads in an emergency; made by [`super::Emergency::link_to`] alone.
    Emergency,
}

impl LinkKind {
    /// Every kind, from the household outwards.
    pub const ALL: [Self; 6] =
        [Self::Resident, Self::InformalHelper, Self::Professional, Self::Guide, Self::Network, Self::Emergency];

    /// The word by which the policies know it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::InformalHelper => "informal_helper",
            Self::Professional => "professional",
            Self::Guide => "guide",
            Self::Network => "network",
            Self::Emergency => "emergency",
        }
    }

    /// The kind that opens most to somebody in this capacity, save in an emergency; none where no kind opens anything.
    pub fn widest(capacity: Capacity) -> Option<Self> {
        match capacity {
            Capacity::Resident => Some(Self::Resident),
            Capacity::Professional => Some(Self::Professional),
            Capacity::Guide => Some(Self::Guide),
            Capacity::TeamLead => Some(Self::Network),
            _ => None,
        }
    }
}

/// That a person has to do with a household, from a moment until another, on a ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseholdLink {
    /// Who.
    pub person: PersonId,
    /// With which household.
    pub household: HouseholdId,
    /// As what.
    pub kind: LinkKind,
    /// On what ground, in the words of the register of processing activities. A link without one opens nothing.
    pub ground: String,
    /// From this moment on.
    pub starts: Moment,
    /// Until this moment, which does not count any more. Every link ends.
    pub ends: Moment,
    /// Whether it was taken back before its end.
    pub withdrawn: bool,
    /// Whether somebody else was told of it at once. Without, an emergency opens nothing.
    pub informed: bool,
    /// Whether a reason was written down. Without, an emergency opens nothing.
    pub reasoned: bool,
}
