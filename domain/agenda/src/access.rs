//! Who may read and change which version of the agenda. The rules are in `access.cedar`.

use crate::model::{Version, VersionStatus};
use kernel::access::{Authorized, Fact, Resource};
use kernel::audit::Event;
use kernel::ids::VersionId;

/// A version, as far as rights look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VersionAtHand {
    /// Which.
    pub id: VersionId,
    /// How far it is.
    pub status: VersionStatus,
}

impl VersionAtHand {
    /// A draft that is about to be made.
    pub fn new_draft() -> Self {
        Self::at(VersionStatus::Draft)
    }

    fn at(status: VersionStatus) -> Self {
        Self { id: VersionId::fresh(), status }
    }
}

impl From<&Version> for VersionAtHand {
    fn from(version: &Version) -> Self {
        Self { id: version.id, status: version.status }
    }
}

impl Resource for VersionAtHand {
    const TYPE: &'static str = "AgendaVersion";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("status", Fact::Text(self.status.word().to_owned()))]
    }
}

kernel::actions! {
    /// Reading a version.
    ReadAgenda "read_agenda" on VersionAtHand: VersionAtHand::at(VersionStatus::Adopted);
    /// Changing what is in a draft.
    EditAgenda "edit_agenda" on VersionAtHand: VersionAtHand::at(VersionStatus::Draft);
    /// Keeping the proposed indicators beside a version.
    EditProposals "edit_proposals" on VersionAtHand: VersionAtHand::at(VersionStatus::Adopted);
    /// Proposing, taking back and recording a decision; starting a new draft.
    DecideVersion "decide_version" on VersionAtHand: VersionAtHand::at(VersionStatus::Draft);
    /// Storing a version that a strategy file holds.
    ImportAgenda "import_agenda" on VersionAtHand: VersionAtHand::at(VersionStatus::Draft);
}

/// What allows somebody to write an indicator: everything in a draft, or only the proposals beside a version that does not change.
#[derive(Debug)]
pub enum MayWriteIndicator {
    /// Any indicator of a draft.
    InDraft(Authorized<EditAgenda>),
    /// A proposed indicator, whatever the state of its version.
    Proposal(Authorized<EditProposals>),
}

impl MayWriteIndicator {
    /// The version that it is written in.
    pub fn version(&self) -> VersionId {
        match self {
            Self::InDraft(right) => right.on().id,
            Self::Proposal(right) => right.on().id,
        }
    }

    /// An event of something that was done with it.
    pub fn event(&self, verb: &'static str) -> Event {
        match self {
            Self::InDraft(right) => Event::new(verb).by(right),
            Self::Proposal(right) => Event::new(verb).by(right),
        }
    }
}
