//! Who may read and change which version of the agenda. The rules are in `access.cedar`.

use crate::model::{Agenda, Version, VersionStatus};
use chrono::{DateTime, TimeDelta};
use kernel::access::{Authorized, Fact, Guarded, Resource};
use kernel::audit::Event;
use kernel::ids::{Kind, VersionId};
use kernel::{Moment, Viewer};
use people::model::Share;

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

impl Guarded<ReadAgenda> for Version {
    fn at_hand(&self, _: &Viewer) -> VersionAtHand {
        self.into()
    }
}

impl Guarded<ReadAgenda> for Agenda {
    fn at_hand(&self, _: &Viewer) -> VersionAtHand {
        (&self.version).into()
    }
}

impl Resource for VersionAtHand {
    const TYPE: &'static str = "AgendaVersion";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("status", Fact::Text(self.status.word().to_owned()))]
    }
}

/// A version as somebody reads it by a link.
#[derive(Clone, Debug)]
pub struct SharedVersion {
    /// The version.
    pub version: VersionAtHand,
    /// The link that was opened in this browser, when it is one to a version: to which, until when, and whether it was withdrawn.
    pub link: Option<(VersionId, Moment, bool)>,
    /// When they look.
    pub now: Moment,
}

impl SharedVersion {
    /// A version, by a link that was opened.
    pub fn by(share: &Share, version: &Version, now: Moment) -> Self {
        let to_version = share.thing.kind == Kind::Version;
        let link = to_version.then(|| (VersionId(share.thing.id), share.expires, share.withdrawn.is_some()));
        Self { version: version.into(), link, now }
    }

    fn sample() -> Self {
        let version = VersionAtHand::new_draft();
        let now = DateTime::UNIX_EPOCH;
        Self { version, link: Some((version.id, now + TimeDelta::days(1), false)), now }
    }
}

impl Guarded<ReadShared> for SharedVersion {
    fn at_hand(&self, _: &Viewer) -> Self {
        self.clone()
    }
}

impl Resource for SharedVersion {
    const TYPE: &'static str = "SharedVersion";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let thing = |version: VersionId| Fact::Thing("AgendaVersion", version.to_string());
        let link = self.link.map(|(version, ends, withdrawn)| {
            let facts = vec![("version", thing(version)), ("ends", Fact::Moment(ends)), ("withdrawn", Fact::Bool(withdrawn))];
            ("link", Fact::Record(facts))
        });
        let status = Fact::Text(self.version.status.word().to_owned());
        let mut facts = vec![("version", thing(self.version.id)), ("status", status), ("now", Fact::Moment(self.now))];
        facts.extend(link);
        facts
    }
}

kernel::actions! {
    /// Reading a version.
    ReadAgenda "read_agenda" on VersionAtHand: VersionAtHand::at(VersionStatus::Adopted);
    /// Reading the version that a link is for.
    ReadShared "read_shared" on SharedVersion: SharedVersion::sample();
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
