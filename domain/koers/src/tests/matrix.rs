//! The access matrix of a household as a table that a person can read, and random questions to the policies: they answer what the
//! table says. The table knows nothing of how the policies say it.

use super::{policies, viewer};
use crate::access::{
    EditPlanGoal, EditQuestion, EditWorkingNote, GrantLink, HouseholdMeta, LinkToGrant, PlanGoalAtHand, QuestionAtHand,
    ReadHouseholdMeta, ReadPlanGoal, ReadQuestion, ReadSignal, ReadWorkingNote, SignalAtHand, Standing, WorkingNoteAtHand,
};
use crate::model::{HouseholdLink, LinkKind};
use chrono::{DateTime, TimeDelta};
use kernel::access::{Action, Policies};
use kernel::ids::{HouseholdId, PersonId};
use kernel::{Capacity, Viewer};
use proptest::prelude::*;

/// Who, by their link and as what they act; what they may; and of which things. A cell holds when one of its words does:
/// `all` of the household, `shared` with them, `own` what they asked or wrote, `routed` to them, `told` to the household, `ground`
/// of its own, and for links: as whom somebody else is let in.
const MATRIX: &str = "
link            | resident | informal_helper | professional | guide                                    | network      | network | network   | emergency    | emergency | emergency
acts as         | resident | resident        | professional | guide                                    | professional | guide   | team_lead | professional | guide     | team_lead
read goal       | shared   | shared          | shared       | shared ground                            |              |         |           | all          | all       | all
edit goal       | shared   |                 | shared       | shared                                   |              |         |           |              |           |
read question   | own      |                 | routed       | all                                      |              |         |           | all          | all       | all
edit question   | own      |                 |              | all                                      |              |         |           |              |           |
read signal     | told     |                 | own          | all                                      |              |         |           | all          | all       | all
read note       |          |                 | own          | own                                      |              |         |           |              |           |
edit note       |          |                 | own          | own                                      |              |         |           |              |           |
know of it      |          |                 | all          | all                                      | all          | all     | all       | all          | all       | all
let in          |          |                 |              | resident informal_helper professional    |              |         | guide     |              |           |
";

/// A question to the policies.
#[derive(Clone, Debug)]
struct Case {
    capacity: Capacity,
    second_factor: bool,
    /// What the viewer has to do with the household; what is wrong with it, when anything.
    link: Option<(LinkKind, Flaw)>,
    /// Whether it names the viewer in each of these places.
    shared: bool,
    own: bool,
    routed: bool,
    told: bool,
    ground: bool,
    /// As what somebody is let in, and whether that is the viewer.
    kind: LinkKind,
    themselves: bool,
}

/// What can be wrong with a link.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Flaw {
    None,
    OtherPerson,
    OtherHousehold,
    NoGround,
    NotYet,
    Over,
    Withdrawn,
    /// Of an emergency alone: nobody else was told, no reason, longer than eight hours.
    Unknown,
    NoReason,
    TooLong,
}

impl Flaw {
    /// Whether a link of a kind opens nothing because of it.
    fn counts(self, kind: LinkKind) -> bool {
        self != Self::None && (kind == LinkKind::Emergency || !matches!(self, Self::Unknown | Self::NoReason | Self::TooLong))
    }
}

fn cases() -> impl Strategy<Value = Case> {
    let flaws = [Flaw::OtherPerson, Flaw::OtherHousehold, Flaw::NoGround, Flaw::NotYet, Flaw::Over, Flaw::Withdrawn];
    let of_emergency = [Flaw::Unknown, Flaw::NoReason, Flaw::TooLong];
    let flaw = prop_oneof![3 => Just(Flaw::None), 1 => prop::sample::select([&flaws[..], &of_emergency].concat())];
    let link = prop::option::weighted(0.9, (prop::sample::select(LinkKind::ALL.to_vec()), flaw));
    let capacities: Vec<_> = Capacity::given().collect();
    let who = (prop::sample::select(capacities), prop::bool::weighted(0.8), link);
    let kind = prop::sample::select(LinkKind::ALL.to_vec());
    (who, any::<[bool; 5]>(), kind, prop::bool::weighted(0.2)).prop_map(|(who, names, kind, themselves)| {
        let (capacity, second_factor, link) = who;
        let [shared, own, routed, told, ground] = names;
        Case { capacity, second_factor, link, shared, own, routed, told, ground, kind, themselves }
    })
}

/// What the table says.
fn expected(case: &Case, what: &str) -> bool {
    let rows: Vec<Vec<&str>> = MATRIX.trim().lines().map(|line| line.split('|').map(str::trim).collect()).collect();
    let row = rows.iter().find(|row| row[0] == what).unwrap();
    let Some((link, _)) = case.link.filter(|(link, flaw)| !flaw.counts(*link)) else { return false };
    let holds = |word: &str| match word {
        "all" => true,
        "shared" => case.shared,
        "own" => case.own,
        "routed" => case.routed,
        "told" => case.told,
        "ground" => case.ground,
        kind => kind == case.kind.word() && !case.themselves,
    };
    case.second_factor
        && (1..row.len()).any(|column| {
            let theirs = rows[0][column] == link.word() && rows[1][column] == case.capacity.word();
            theirs && row[column].split_whitespace().any(holds)
        })
}

/// What the policies say to each row of the table.
fn answers(policies: &Policies, case: &Case) -> Vec<(&'static str, bool)> {
    let viewer = Viewer { second_factor: case.second_factor, ..viewer(case.capacity) };
    let own = viewer.person.unwrap();
    let who = |yes: bool| if yes { own } else { PersonId::fresh() };
    let (standing, several) = (standing(case, own), |yes| [who(yes), PersonId::fresh()].into());
    let ground = if case.ground { "example" } else { "" }.to_owned();
    let goal = || PlanGoalAtHand { standing: standing.clone(), shared_with: several(case.shared), ground: ground.clone() };
    let question = || QuestionAtHand { standing: standing.clone(), asker: who(case.own), routed_to: several(case.routed) };
    let note = || WorkingNoteAtHand { standing: standing.clone(), author: who(case.own) };
    let signal = SignalAtHand { standing: standing.clone(), author: who(case.own), told: case.told };
    let grant = LinkToGrant { standing: standing.clone(), person: who(case.themselves), kind: case.kind };
    vec![
        ("read goal", may::<ReadPlanGoal>(policies, &viewer, goal())),
        ("edit goal", may::<EditPlanGoal>(policies, &viewer, goal())),
        ("read question", may::<ReadQuestion>(policies, &viewer, question())),
        ("edit question", may::<EditQuestion>(policies, &viewer, question())),
        ("read signal", may::<ReadSignal>(policies, &viewer, signal)),
        ("read note", may::<ReadWorkingNote>(policies, &viewer, note())),
        ("edit note", may::<EditWorkingNote>(policies, &viewer, note())),
        ("know of it", may::<ReadHouseholdMeta>(policies, &viewer, HouseholdMeta { standing: standing.clone() })),
        ("let in", may::<GrantLink>(policies, &viewer, grant)),
    ]
}

fn may<A: Action>(policies: &Policies, viewer: &Viewer, on: A::On) -> bool {
    policies.allow::<A>(viewer, on).is_ok()
}

fn standing(case: &Case, own: PersonId) -> Standing {
    let (household, hour) = (HouseholdId::fresh(), |hour| DateTime::UNIX_EPOCH + TimeDelta::hours(hour));
    let link = case.link.map(|(kind, flaw)| {
        let (starts, ends) = match flaw {
            Flaw::NotYet => (hour(5), hour(9)),
            Flaw::Over => (hour(1), hour(4)),
            Flaw::TooLong => (hour(1), hour(9) + TimeDelta::microseconds(1)),
            _ => (hour(1), hour(9)),
        };
        HouseholdLink {
            person: if flaw == Flaw::OtherPerson { PersonId::fresh() } else { own },
            household: if flaw == Flaw::OtherHousehold { HouseholdId::fresh() } else { household },
            kind,
            ground: if flaw == Flaw::NoGround { "" } else { "example" }.to_owned(),
            starts,
            ends,
            withdrawn: flaw == Flaw::Withdrawn,
            informed: flaw != Flaw::Unknown,
            reasoned: flaw != Flaw::NoReason,
        }
    });
    Standing { household, link, now: hour(4) }
}

#[test]
fn the_policies_say_what_the_matrix_says() {
    let policies = policies();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(1000));
    let allowed = std::cell::Cell::new(0);
    let outcome = runner.run(&cases(), |case| {
        for (what, answer) in answers(&policies, &case) {
            prop_assert_eq!(answer, expected(&case, what), "{}", what);
            allowed.set(allowed.get() + u32::from(answer));
        }
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
    assert!(allowed.get() > 100, "only {} were allowed: the questions hardly reach what is allowed", allowed.get());
}

#[test]
fn every_word_of_the_matrix_decides_something() {
    let policies = policies();
    let rows: Vec<Vec<&str>> = MATRIX.trim().lines().map(|line| line.split('|').map(str::trim).collect()).collect();
    for row in &rows[2..] {
        for column in (1..row.len()).filter(|column| !row[*column].is_empty()) {
            let kind = LinkKind::ALL.into_iter().find(|kind| kind.word() == rows[0][column]).unwrap();
            let capacity = Capacity::read(rows[1][column]).unwrap();
            for word in row[column].split_whitespace() {
                let to = LinkKind::ALL.into_iter().find(|kind| kind.word() == word).unwrap_or(kind);
                let [shared, own, routed, told, ground] = ["shared", "own", "routed", "told", "ground"].map(|name| name == word);
                let link = Some((kind, Flaw::None));
                let case =
                    Case { capacity, second_factor: true, link, shared, own, routed, told, ground, kind: to, themselves: false };
                let answer = |case: &Case| answers(&policies, case).into_iter().find(|(what, _)| *what == row[0]).unwrap().1;
                assert!(answer(&case), "{} as {capacity:?} by {kind:?}: {word}", row[0]);
                assert!(!answer(&Case { second_factor: false, ..case.clone() }), "{} without a second factor", row[0]);
                assert!(!answer(&Case { link: None, ..case }), "{} without a link", row[0]);
            }
        }
    }
}
