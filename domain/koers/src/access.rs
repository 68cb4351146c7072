//! Who may read and change what of a household. The rules are in `access.cedar`; what follows from them is proved (`cargo x prove`).

pub mod emergency;

use crate::model::{HouseholdLink, LinkKind};
use chrono::{DateTime, TimeDelta};
use kernel::access::{Fact, Resource};
use kernel::ids::{HouseholdId, PersonId};
use kernel::{Capacity, Moment, Viewer};
use std::collections::BTreeSet;
use uuid::Uuid;

/// How somebody stands to a household at a moment: what every rule here looks at first.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Which household.
    pub household: HouseholdId,
    /// What the viewer has to do with it, when anything.
    pub link: Option<HouseholdLink>,
    /// When they look.
    pub now: Moment,
}

impl Standing {
    /// The one that opens most to this viewer.
    fn widest(viewer: &Viewer) -> Self {
        let (household, now) = (HouseholdId(Uuid::nil()), DateTime::UNIX_EPOCH);
        let link = viewer.person.zip(LinkKind::widest(viewer.capacity)).map(|(person, kind)| HouseholdLink {
            person,
            household,
            kind,
            ground: "example".to_owned(),
            starts: now,
            ends: now + TimeDelta::hours(1),
            withdrawn: false,
            informed: true,
            reasoned: true,
        });
        Self { household, link, now }
    }

    /// The one that lets this viewer read most: a team lead reads in an emergency alone.
    fn widest_to_read(viewer: &Viewer) -> Self {
        let mut standing = Self::widest(viewer);
        if viewer.capacity == Capacity::TeamLead {
            standing.link.iter_mut().for_each(|link| link.kind = LinkKind::Emergency);
        }
        standing
    }

    /// Its facts, with those of the thing that is looked at.
    fn facts_with<const N: usize>(&self, own: [(&'static str, Fact); N]) -> Vec<(&'static str, Fact)> {
        let mut facts = vec![("household", thing(self.household)), ("now", Fact::Moment(self.now))];
        facts.extend(self.link.as_ref().map(|link| ("link", Fact::Record(link_facts(link)))));
        facts.extend(own);
        facts
    }
}

fn thing(household: HouseholdId) -> Fact {
    Fact::Thing("Household", household.to_string())
}

fn word(kind: LinkKind) -> Fact {
    Fact::Thing("LinkKind", kind.word().to_owned())
}

fn people(people: &BTreeSet<PersonId>) -> Fact {
    Fact::Set(people.iter().copied().map(Fact::person).collect())
}

fn link_facts(link: &HouseholdLink) -> Vec<(&'static str, Fact)> {
    vec![
        ("person", Fact::person(link.person)),
        ("household", thing(link.household)),
        ("kind", word(link.kind)),
        ("ground", Fact::Text(link.ground.clone())),
        ("starts", Fact::Moment(link.starts)),
        ("ends", Fact::Moment(link.ends)),
        ("withdrawn", Fact::Bool(link.withdrawn)),
        ("informed", Fact::Bool(link.informed)),
        ("reasoned", Fact::Bool(link.reasoned)),
    ]
}

/// A goal of a household's plan, as far as rights look at it.
#[derive(Clone, Debug)]
pub struct PlanGoalAtHand {
    /// How the viewer stands to the household.
    pub standing: Standing,
    /// Whom the goal is shared with.
    pub shared_with: BTreeSet<PersonId>,
    /// On which ground the guide may read it unshared; empty when on none.
    pub ground: String,
}

impl Resource for PlanGoalAtHand {
    const TYPE: &'static str = "PlanGoal";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        self.standing.facts_with([("shared_with", people(&self.shared_with)), ("ground", Fact::Text(self.ground.clone()))])
    }
}

/// A question, as far as rights look at it.
#[derive(Clone, Debug)]
pub struct QuestionAtHand {
    /// How the viewer stands to the household.
    pub standing: Standing,
    /// Who asked it.
    pub asker: PersonId,
    /// Whom it was brought to.
    pub routed_to: BTreeSet<PersonId>,
}

impl Resource for QuestionAtHand {
    const TYPE: &'static str = "Question";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        self.standing.facts_with([("asker", Fact::person(self.asker)), ("routed_to", people(&self.routed_to))])
    }
}

/// A signal, as far as rights look at it.
#[derive(Clone, Debug)]
pub struct SignalAtHand {
    /// How the viewer stands to the household.
    pub standing: Standing,
    /// Who gave it.
    pub author: PersonId,
    /// Whether the household was told of it.
    pub told: bool,
}

impl Resource for SignalAtHand {
    const TYPE: &'static str = "Signal";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        self.standing.facts_with([("author", Fact::person(self.author)), ("told", Fact::Bool(self.told))])
    }
}

/// A working note, as far as rights look at it.
#[derive(Clone, Debug)]
pub struct WorkingNoteAtHand {
    /// How the viewer stands to the household.
    pub standing: Standing,
    /// Who wrote it.
    pub author: PersonId,
}

impl Resource for WorkingNoteAtHand {
    const TYPE: &'static str = "WorkingNote";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        self.standing.facts_with([("author", Fact::person(self.author))])
    }
}

/// That a household is there, and how far things are.
#[derive(Clone, Debug)]
pub struct HouseholdMeta {
    /// How the viewer stands to the household.
    pub standing: Standing,
}

impl Resource for HouseholdMeta {
    const TYPE: &'static str = "HouseholdMeta";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        self.standing.facts_with([])
    }
}

/// A link that is to be made or made longer.
#[derive(Clone, Debug)]
pub struct LinkToGrant {
    /// How the viewer stands to the household.
    pub standing: Standing,
    /// For whom it is.
    pub person: PersonId,
    /// As what.
    pub kind: LinkKind,
}

impl Resource for LinkToGrant {
    const TYPE: &'static str = "LinkToGrant";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        self.standing.facts_with([("person", Fact::person(self.person)), ("kind", word(self.kind))])
    }
}

/// The viewer, where they are a person; the same as everything that a thing can be for or by in a sample.
fn whoever(viewer: &Viewer) -> PersonId {
    viewer.person.unwrap_or(PersonId(Uuid::nil()))
}

impl PlanGoalAtHand {
    fn widest(viewer: &Viewer) -> Self {
        Self { standing: Standing::widest_to_read(viewer), shared_with: [whoever(viewer)].into(), ground: String::new() }
    }
}

impl QuestionAtHand {
    fn widest(viewer: &Viewer) -> Self {
        Self { standing: Standing::widest_to_read(viewer), asker: whoever(viewer), routed_to: [whoever(viewer)].into() }
    }
}

impl SignalAtHand {
    fn widest(viewer: &Viewer) -> Self {
        Self { standing: Standing::widest_to_read(viewer), author: whoever(viewer), told: true }
    }
}

impl WorkingNoteAtHand {
    fn widest(viewer: &Viewer) -> Self {
        Self { standing: Standing::widest(viewer), author: whoever(viewer) }
    }
}

impl LinkToGrant {
    /// For somebody else: as the guide where a team lead looks, else as a resident.
    fn widest(viewer: &Viewer) -> Self {
        let kind = if viewer.capacity == Capacity::TeamLead { LinkKind::Guide } else { LinkKind::Resident };
        Self { standing: Standing::widest(viewer), person: PersonId(Uuid::max()), kind }
    }
}

kernel::actions! {
    /// Reading a goal of a plan.
    ReadPlanGoal "read_plan_goal" on PlanGoalAtHand, viewer: PlanGoalAtHand::widest(viewer);
    /// Changing a goal of a plan.
    EditPlanGoal "edit_plan_goal" on PlanGoalAtHand, viewer: PlanGoalAtHand::widest(viewer);
    /// Reading a question.
    ReadQuestion "read_question" on QuestionAtHand, viewer: QuestionAtHand::widest(viewer);
    /// Changing a question.
    EditQuestion "edit_question" on QuestionAtHand, viewer: QuestionAtHand::widest(viewer);
    /// Reading a signal.
    ReadSignal "read_signal" on SignalAtHand, viewer: SignalAtHand::widest(viewer);
    /// Reading a working note.
    ReadWorkingNote "read_working_note" on WorkingNoteAtHand, viewer: WorkingNoteAtHand::widest(viewer);
    /// Writing a working note.
    EditWorkingNote "edit_working_note" on WorkingNoteAtHand, viewer: WorkingNoteAtHand::widest(viewer);
    /// Knowing that a household is there.
    ReadHouseholdMeta "read_household_meta" on HouseholdMeta, viewer: HouseholdMeta { standing: Standing::widest(viewer) };
    /// Letting somebody have to do with a household.
    GrantLink "grant_link" on LinkToGrant, viewer: LinkToGrant::widest(viewer);
}
