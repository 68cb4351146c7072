//! Who makes questionnaires, and who answers them.

use crate::model::questionnaire::{Questionnaire, QuestionnaireStatus, WayToAnswer};
use kernel::Viewer;
use kernel::access::{Action, Fact, Guarded, Resource};
use kernel::ids::QuestionnaireId;

/// A questionnaire, as far as rights look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionnaireAtHand {
    /// Which.
    pub id: QuestionnaireId,
    /// How far it is.
    pub status: QuestionnaireStatus,
    /// Whether only those who are signed in answer it.
    pub by_account: bool,
}

impl QuestionnaireAtHand {
    /// A questionnaire that is still to be made.
    pub fn fresh() -> Self {
        Self::at(QuestionnaireStatus::Draft)
    }

    fn at(status: QuestionnaireStatus) -> Self {
        Self { id: QuestionnaireId::fresh(), status, by_account: false }
    }
}

impl From<&Questionnaire> for QuestionnaireAtHand {
    fn from(questionnaire: &Questionnaire) -> Self {
        let by_account = questionnaire.published.as_ref().is_some_and(|(_, content)| content.way == WayToAnswer::Account);
        Self { id: questionnaire.id, status: questionnaire.status, by_account }
    }
}

impl<A: Action<On = QuestionnaireAtHand>> Guarded<A> for Questionnaire {
    fn at_hand(&self, _: &Viewer) -> QuestionnaireAtHand {
        self.into()
    }
}

impl Resource for QuestionnaireAtHand {
    const TYPE: &'static str = "Questionnaire";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("status", Fact::Text(self.status.word().to_owned())), ("by_account", Fact::Bool(self.by_account))]
    }
}

kernel::actions! {
    /// Reading a questionnaire, and what one answered to it oneself.
    ReadQuestionnaire "read_questionnaire" on QuestionnaireAtHand: QuestionnaireAtHand::at(QuestionnaireStatus::Open);
    /// Answering a questionnaire.
    AnswerQuestionnaire "answer_questionnaire" on QuestionnaireAtHand: QuestionnaireAtHand::at(QuestionnaireStatus::Open);
    /// Making a questionnaire and changing it, which never changes what was published.
    EditQuestionnaire "edit_questionnaire" on QuestionnaireAtHand: QuestionnaireAtHand::at(QuestionnaireStatus::Draft);
    /// Publishing a questionnaire, closing it, and making links to it.
    PublishQuestionnaire "publish_questionnaire" on QuestionnaireAtHand: QuestionnaireAtHand::at(QuestionnaireStatus::Draft);
}
