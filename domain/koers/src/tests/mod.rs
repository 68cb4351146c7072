//! The rights as the program asks for them: the facts that a thing gives are the ones that the policies look at. What follows from
//! the policies for every request is proved elsewhere (`cargo x prove`).

mod emergency;
mod matrix;
mod overseen;
mod untold;
mod world;

use crate::access::emergency::{OpenEmergency, OverseeEmergency, ReviewEmergency};
use crate::access::{
    EditPlanGoal, EditWorkingNote, GrantLink, LinkToGrant, PlanGoalAtHand, QuestionAtHand, ReadHouseholdMeta, ReadPlanGoal,
    ReadQuestion, ReadSignal, Standing, WorkingNoteAtHand,
};
use crate::model::{HouseholdLink, LinkKind};
use chrono::{DateTime, TimeDelta};
use kernel::access::{Action, Policies};
use kernel::ids::{HouseholdId, PersonId};
use kernel::{Capacity, Error, Viewer};

fn policies() -> Policies {
    Policies::join(&[crate::manifest().policies]).unwrap()
}

fn viewer(capacity: Capacity) -> Viewer {
    Viewer { second_factor: true, ..Viewer::person(PersonId::fresh(), "Example", capacity) }
}

/// How the viewer stands to a household to which they are linked from day 1 to day 3, on day 2.
fn standing(viewer: &Viewer, kind: LinkKind) -> Standing {
    let (household, day) = (HouseholdId::fresh(), |day| DateTime::UNIX_EPOCH + TimeDelta::days(day));
    let person = viewer.person.unwrap();
    let (ground, withdrawn) = ("example".to_owned(), false);
    let link = HouseholdLink {
        person,
        household,
        kind,
        ground,
        starts: day(1),
        ends: day(3),
        withdrawn,
        informed: false,
        reasoned: false,
    };
    Standing { household, link: Some(link), now: day(2) }
}

fn question(viewer: &Viewer, standing: &Standing) -> bool {
    let on = QuestionAtHand { standing: standing.clone(), asker: PersonId::fresh(), routed_to: [].into() };
    policies().allow::<ReadQuestion>(viewer, on).is_ok()
}

#[test]
fn the_guide_linked_to_the_household_reads_its_question_with_a_second_factor() {
    let guide = viewer(Capacity::Guide);
    let standing = standing(&guide, LinkKind::Guide);
    assert!(question(&guide, &standing));
    assert!(!question(&Viewer { second_factor: false, ..guide }, &standing));
}

#[test]
fn a_link_opens_nothing_outside_its_time_its_household_and_its_person() {
    let guide = viewer(Capacity::Guide);
    let stands = standing(&guide, LinkKind::Guide);
    let (starts, ends) = stands.link.as_ref().map(|link| (link.starts, link.ends)).unwrap();
    let at = |now| question(&guide, &Standing { now, ..stands.clone() });
    let moment = TimeDelta::microseconds(1);
    assert_eq!([at(starts - moment), at(starts), at(ends - moment), at(ends)], [false, true, true, false]);
    let with = |change: fn(&mut HouseholdLink)| {
        let mut changed = stands.clone();
        changed.link.iter_mut().for_each(change);
        question(&guide, &changed)
    };
    assert!(with(|_| ()));
    assert!(!with(|link| link.withdrawn = true));
    assert!(!with(|link| link.ground.clear()));
    assert!(!with(|link| link.household = HouseholdId::fresh()));
    assert!(!with(|link| link.person = PersonId::fresh()));
    assert!(!question(&guide, &Standing { link: None, ..stands.clone() }));
    assert!(!question(&viewer(Capacity::Guide), &stands));
}

#[test]
fn a_goal_and_a_note_are_for_those_whom_they_name() {
    let helper = viewer(Capacity::Resident);
    let standing_of_helper = standing(&helper, LinkKind::InformalHelper);
    let goal = |shared_with: &[PersonId]| {
        let shared_with = shared_with.iter().copied().collect();
        let on = PlanGoalAtHand { standing: standing_of_helper.clone(), shared_with, ground: String::new() };
        policies().allow::<ReadPlanGoal>(&helper, on).is_ok()
    };
    assert!(goal(&[PersonId::fresh(), helper.person.unwrap()]));
    assert!(!goal(&[PersonId::fresh()]));
    let guide = viewer(Capacity::Guide);
    let note = |author| WorkingNoteAtHand { standing: standing(&guide, LinkKind::Guide), author };
    assert!(policies().allow::<EditWorkingNote>(&guide, note(guide.person.unwrap())).is_ok());
    assert!(matches!(policies().allow::<EditWorkingNote>(&guide, note(PersonId::fresh())), Err(Error::Denied)));
}

#[test]
fn a_guide_lets_in_who_helps_but_neither_themselves_nor_another_guide() {
    let guide = viewer(Capacity::Guide);
    let grant = |person, kind| {
        let on = LinkToGrant { standing: standing(&guide, LinkKind::Guide), person, kind };
        policies().allow::<GrantLink>(&guide, on).is_ok()
    };
    assert!(grant(PersonId::fresh(), LinkKind::Professional));
    assert!(!grant(guide.person.unwrap(), LinkKind::Professional));
    assert!(!grant(PersonId::fresh(), LinkKind::Guide));
}

/// The capacities that get past the gate of an action.
fn ever<A: Action>() -> Vec<Capacity> {
    policies().row::<A>().into_iter().filter(|(_, may)| *may).map(|(capacity, _)| capacity).collect()
}

#[test]
fn a_gate_opens_for_whoever_could_have_a_link() {
    use Capacity::{Guide, PrivacyOfficer, Professional, Resident, TeamLead};
    // A team lead in an emergency alone.
    assert_eq!(ever::<ReadPlanGoal>(), [Resident, Professional, Guide, TeamLead]);
    assert_eq!(ever::<ReadQuestion>(), [Resident, Professional, Guide, TeamLead]);
    assert_eq!(ever::<ReadSignal>(), [Resident, Professional, Guide, TeamLead]);
    assert_eq!(ever::<EditPlanGoal>(), [Resident, Professional, Guide]);
    assert_eq!(ever::<EditWorkingNote>(), [Professional, Guide]);
    assert_eq!(ever::<ReadHouseholdMeta>(), [Professional, Guide, TeamLead]);
    assert_eq!(ever::<GrantLink>(), [Guide, TeamLead]);
    assert_eq!(ever::<OpenEmergency>(), [Professional, Guide, TeamLead]);
    assert_eq!(ever::<OverseeEmergency>(), [TeamLead, PrivacyOfficer]);
    assert_eq!(ever::<ReviewEmergency>(), [TeamLead, PrivacyOfficer]);
}

#[test]
fn the_policies_know_every_kind_of_link() {
    let listed =
        crate::manifest().policies.schema.split_once("LinkKind enum [").and_then(|(_, rest)| rest.split_once(']')).unwrap().0;
    let listed: Vec<_> = listed.split(',').map(|word| word.trim().trim_matches('"')).collect();
    assert_eq!(listed, LinkKind::ALL.map(LinkKind::word));
}

#[test]
fn every_action_here_belongs_to_the_group_that_the_walls_are_about() {
    let schema = crate::manifest().policies.schema;
    let actions = schema.lines().filter(|line| line.starts_with("action") && line.contains("appliesTo"));
    let is_within = |line: &&str| ["household", "emergency"].iter().any(|group| line.contains(&format!(" in [\"{group}")));
    let apart: Vec<_> = actions.filter(|line| !is_within(line)).collect();
    assert!(apart.is_empty(), "{apart:?}");
}
