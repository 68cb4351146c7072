//! Who may give, read, answer and change what. The rules are in `access.cedar`.

mod questionnaire;

pub use questionnaire::{AnswerQuestionnaire, EditQuestionnaire, PublishQuestionnaire, QuestionnaireAtHand, ReadQuestionnaire};

use crate::model::{Contribution, Standing};
use kernel::Viewer;
use kernel::access::{Action, Fact, Guarded, Resource};

/// All contributions together: how many there are and what became of them, and where one is given.
#[derive(Clone, Copy, Debug)]
pub struct Contributions;

impl Resource for Contributions {
    const TYPE: &'static str = "Contributions";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

/// A contribution, as far as rights look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContributionAtHand {
    /// How far it is.
    pub standing: Standing,
    /// Whether whoever looks is its giver: they showed its code, or gave it from their own account.
    pub own: bool,
}

impl ContributionAtHand {
    fn at(standing: Standing, own: bool) -> Self {
        Self { standing, own }
    }
}

impl From<&Contribution> for ContributionAtHand {
    fn from(contribution: &Contribution) -> Self {
        Self::at(contribution.standing, contribution.own)
    }
}

impl<A: Action<On = ContributionAtHand>> Guarded<A> for Contribution {
    fn at_hand(&self, _: &Viewer) -> ContributionAtHand {
        self.into()
    }
}

impl Resource for ContributionAtHand {
    const TYPE: &'static str = "Contribution";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("standing", Fact::Text(self.standing.word().to_owned())), ("own", Fact::Bool(self.own))]
    }
}

kernel::actions! {
    /// Contributing something.
    GiveContribution "give_contribution" on Contributions: Contributions;
    /// Reading what is public of contributions, and what became of all together.
    ReadContributions "read_contributions" on Contributions: Contributions;
    /// Seeing which contributions there are to handle.
    ListContributions "list_contributions" on Contributions: Contributions;
    /// Reading one's own contribution and what became of it.
    FollowContribution "follow_contribution" on ContributionAtHand: ContributionAtHand::at(Standing::Received, true);
    /// Correcting and withdrawing one's own contribution.
    ChangeContribution "change_contribution" on ContributionAtHand: ContributionAtHand::at(Standing::Received, true);
    /// Reading what was said, checking it, linking it and answering it.
    HandleContribution "handle_contribution" on ContributionAtHand: ContributionAtHand::at(Standing::Received, false);
}
