//! Who may read and change which version of the agenda. The rules are in `access.cedar`.

use crate::model::{Version, VersionStatus};
use kernel::access::{Action, Fact, Resource};
use kernel::ids::VersionId;

/// A version, as far as rights look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VersionAtHand {
    /// Which.
    pub id: VersionId,
    /// How far it is.
    pub status: VersionStatus,
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

macro_rules! actions {
    ($($(#[doc = $doc:literal])+ $name:ident $word:literal on $status:ident;)+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
        impl Action for $name {
            const NAME: &'static str = $word;
            type On = VersionAtHand;
            fn sample() -> VersionAtHand {
                VersionAtHand { id: VersionId::fresh(), status: VersionStatus::$status }
            }
        }
    )+ };
}

actions! {
    /// Reading a version.
    ReadAgenda "read_agenda" on Adopted;
    /// Changing what is in a draft.
    EditAgenda "edit_agenda" on Draft;
    /// Keeping the proposed indicators beside a version.
    EditProposals "edit_proposals" on Adopted;
    /// Proposing, taking back and recording a decision; starting a new draft.
    DecideVersion "decide_version" on Draft;
}
