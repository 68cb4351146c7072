//! Who may give, read, answer and change what. The rules are in `access.cedar`.

mod questionnaire;

pub use questionnaire::{AnswerQuestionnaire, EditQuestionnaire, PublishQuestionnaire, QuestionnaireAtHand, ReadQuestionnaire};
