//! The questionnaires in the workplace, and starting one.

use super::{status, work_path};
use crate::access::{EditQuestionnaire, QuestionnaireAtHand, ReadQuestionnaire};
use crate::model::questionnaire::{Content, ContentDraft, Questionnaire};
use crate::store::questionnaire as store;
use askama::Template;
use axum::http::StatusCode;
use web::{Answer, Checked, Faults, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "making/start.html")]
struct StartPage<'a> {
    shell: &'a Shell,
    /// Each with how many responses were sent.
    all: Vec<(Questionnaire, u64)>,
    draft: ContentDraft,
    faults: Faults,
}

impl StartPage<'_> {
    fn path(&self, questionnaire: &Questionnaire) -> String {
        work_path(&questionnaire.key)
    }
    fn status(&self, questionnaire: &Questionnaire) -> String {
        status(self.shell, questionnaire)
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    show(&visit, StatusCode::OK, ContentDraft::default(), Faults::none()).await
}

pub(crate) async fn post(visit: Visit, Checked(draft): Checked<ContentDraft>) -> Answer {
    let content = match draft.check(&Content::default()) {
        Ok(content) => content,
        Err(faults) => return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, draft, faults).await,
    };
    let right = visit.allow::<EditQuestionnaire>(QuestionnaireAtHand::fresh())?;
    let tx = visit.begin().await?;
    let (key, event) = store::start(&tx, &right, &content).await?;
    tx.commit(event).await?;
    visit.done(&work_path(&key), "questionnaire-was-started")
}

async fn show(visit: &Visit, status: StatusCode, draft: ContentDraft, faults: Faults) -> Answer {
    let db = visit.reader();
    let mut all = Vec::new();
    // A municipality has a few questionnaires a year.
    for one in store::all(&db).await? {
        if let Ok((questionnaire, right)) = visit.open::<ReadQuestionnaire, _>(one) {
            let sent = store::count_sent(&db, &right).await?;
            all.push((questionnaire, sent));
        }
    }
    visit.page_with(status, &StartPage { shell: &visit.shell, all, draft, faults })
}
