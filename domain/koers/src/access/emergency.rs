//! Who may open an emergency, look by it, end it and look after it.

use crate::model::Emergency;
use chrono::{DateTime, TimeDelta};
use kernel::access::{Fact, Resource};
use kernel::ids::PersonId;
use kernel::{Moment, Viewer};
use people::access::AboutPerson;
use uuid::Uuid;

/// An emergency, as far as rights look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmergencyAtHand {
    /// Who holds it, or opens it now.
    pub holder: PersonId,
    /// Whom it is about.
    pub person: PersonId,
    /// The key of its ground.
    pub ground: String,
    /// Whether a reason was written down that can still be read.
    pub reasoned: bool,
    /// Whether others were told of it at once.
    pub informed: bool,
    /// From when it opens anything.
    pub starts: Moment,
    /// From when it does not any more.
    pub ends: Moment,
    /// When somebody looks.
    pub now: Moment,
    /// Whether it ended before its time.
    pub withdrawn: bool,
    /// Whether an earlier one of the holder about the same person lasts still, or was not reviewed yet.
    pub unreviewed: bool,
}

impl EmergencyAtHand {
    /// One that was opened.
    pub fn of(emergency: &Emergency, now: Moment) -> Self {
        Self {
            holder: emergency.holder,
            person: emergency.person,
            ground: emergency.ground.clone(),
            reasoned: emergency.reason.is_some(),
            informed: emergency.informed > 0,
            starts: emergency.starts,
            ends: emergency.ends(),
            now,
            withdrawn: emergency.ended.is_some(),
            unreviewed: false,
        }
    }

    /// Whether it is this one.
    pub(crate) fn is(&self, emergency: &Emergency) -> bool {
        (self.holder, self.person, self.starts) == (emergency.holder, emergency.person, emergency.starts)
    }

    /// One of this holder about somebody else, that opens all that one can.
    fn sample(holder: PersonId) -> Self {
        let starts = DateTime::UNIX_EPOCH;
        Self {
            holder,
            person: PersonId(Uuid::max()),
            ground: "example".to_owned(),
            reasoned: true,
            informed: true,
            starts,
            ends: starts + TimeDelta::hours(1),
            now: starts,
            withdrawn: false,
            unreviewed: false,
        }
    }

    /// The viewer's own.
    fn own(viewer: &Viewer) -> Self {
        Self::sample(super::whoever(viewer))
    }

    /// Somebody else's.
    fn other() -> Self {
        Self::sample(PersonId(Uuid::from_u128(1)))
    }

    /// Somebody else's that is over.
    fn over() -> Self {
        let other = Self::other();
        Self { now: other.ends, ..other }
    }
}

impl AboutPerson for EmergencyAtHand {
    fn about(&self) -> Option<PersonId> {
        Some(self.person)
    }
}

impl Resource for EmergencyAtHand {
    const TYPE: &'static str = "Emergency";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![
            ("holder", Fact::person(self.holder)),
            ("person", Fact::person(self.person)),
            ("ground", Fact::Text(self.ground.clone())),
            ("reasoned", Fact::Bool(self.reasoned)),
            ("informed", Fact::Bool(self.informed)),
            ("starts", Fact::Moment(self.starts)),
            ("ends", Fact::Moment(self.ends)),
            ("now", Fact::Moment(self.now)),
            ("withdrawn", Fact::Bool(self.withdrawn)),
            ("unreviewed", Fact::Bool(self.unreviewed)),
        ]
    }
}

/// Where the emergencies are listed.
#[derive(Clone, Copy, Debug)]
pub struct EmergencyDesk;

impl Resource for EmergencyDesk {
    const TYPE: &'static str = "EmergencyDesk";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

kernel::actions! {
    /// Beginning to look at somebody's data in an emergency.
    OpenEmergency "open_emergency" on EmergencyAtHand, viewer: EmergencyAtHand::own(viewer);
    /// Looking at them while it lasts.
    ReadEmergency "read_emergency" on EmergencyAtHand, viewer: EmergencyAtHand::own(viewer);
    /// Ending one's own before its time.
    EndEmergency "end_emergency" on EmergencyAtHand, viewer: EmergencyAtHand::own(viewer);
    /// Reading why somebody else opened one, taking it back, and telling whom it is about.
    OverseeEmergency "oversee_emergency" on EmergencyAtHand: EmergencyAtHand::other();
    /// Saying of one that is over whether it was right.
    ReviewEmergency "review_emergency" on EmergencyAtHand: EmergencyAtHand::over();
    /// Seeing which there are: one's own, and those that one oversees.
    ListEmergencies "list_emergencies" on EmergencyDesk: EmergencyDesk;
}
