//! One questionnaire in the workplace: what people read first, and its questions in order.

use super::{lack, made, status, work_path};
use crate::model::questionnaire::{Asks, Content, ContentDraft, Number, Question, Questionnaire, WayToAnswer, Wording};
use crate::pages::reading::hints;
use crate::store::questionnaire as store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use kernel::Error;
use kernel::settings::Lang;
use serde::Deserialize;
use web::{Answer, Checked, Faults, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "making/edit.html")]
struct EditPage<'a> {
    shell: &'a Shell,
    made: &'a Questionnaire,
    content: &'a Content,
    path: String,
    sent: u64,
    lacks: Vec<String>,
    draft: ContentDraft,
    faults: Faults,
    /// Whether somebody else saved while this was being typed.
    stale: bool,
}

impl EditPage<'_> {
    fn status(&self) -> String {
        status(self.shell, self.made)
    }
    fn kind(&self, question: &Question) -> String {
        format!("asks-{}", question.asks.word().replace('_', "-"))
    }
    fn condition(&self, question: &Question) -> Option<String> {
        let place = self.content.place(question.shown.as_ref()?.question);
        let place = place.map_or_else(|| "?".to_owned(), |place| place.to_string());
        Some(self.shell.say_with("question-shown-after", &[("place", place.into())]))
    }
    fn is_untranslated(&self, question: &Question) -> bool {
        self.shell.settings.languages.contains(&Lang::En) && self.content.untranslated(Lang::En).1.contains(&question.number)
    }
    fn begins_untranslated(&self) -> bool {
        self.shell.settings.languages.contains(&Lang::En) && self.content.untranslated(Lang::En).0
    }
    fn ways(&self) -> Vec<(&'static str, String)> {
        WayToAnswer::ALL.into_iter().map(|way| (way.word(), format!("questionnaire-way-{}", way.word()))).collect()
    }
    fn kinds(&self) -> Vec<(&'static str, String)> {
        Asks::WORDS.into_iter().map(|word| (word, format!("asks-{}", word.replace('_', "-")))).collect()
    }
    fn hints(&self, text: &str) -> Vec<String> {
        hints(self.shell, text)
    }
    fn can_publish(&self) -> bool {
        self.made.draft.is_some() || self.made.status == crate::model::questionnaire::QuestionnaireStatus::Closed
    }
}

/// The beginning, with the revision it was opened at.
#[derive(Debug, Deserialize)]
pub(crate) struct Form {
    #[serde(flatten)]
    draft: ContentDraft,
    revision: String,
}

/// What is done with the order of the questions.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Order {
    number: String,
    go: String,
}

/// Which kind of question is added.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct More {
    kind: String,
}

/// Nothing but the token of the form.
#[derive(Debug, Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let (made, _) = made(&visit, &key).await?;
    show(&visit, StatusCode::OK, &made, ContentDraft::of(made.newest()), Faults::none(), false).await
}

pub(crate) async fn post(visit: Visit, Path(key): Path<String>, Checked(form): Checked<Form>) -> Answer {
    let (mut made, right) = made(&visit, &key).await?;
    let content = match form.draft.check(made.newest()) {
        Ok(content) => content,
        Err(faults) => return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, &made, form.draft, faults, false).await,
    };
    let newest = made.revision;
    made.revision = form.revision.parse().unwrap_or(0);
    let tx = visit.begin().await?;
    match store::save(&tx, &right, &made, &content).await {
        Ok(event) => {
            tx.commit(event).await?;
            visit.done(&work_path(&key), "questionnaire-was-saved")
        }
        Err(Error::Stale) => {
            drop(tx);
            made.revision = newest;
            show(&visit, StatusCode::CONFLICT, &made, form.draft, Faults::none(), true).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Moves a question or takes it out; both can be undone.
pub(crate) async fn order(visit: Visit, Path(key): Path<String>, Checked(form): Checked<Order>) -> Answer {
    let (made, right) = made(&visit, &key).await?;
    let Ok(number) = form.number.parse::<Number>() else { return Ok(Redirect::to(&work_path(&key)).into_response()) };
    let mut content = made.newest().clone();
    let (changed, notice) = match form.go.as_str() {
        "up" => (content.shift(number, true), "questionnaire-was-saved"),
        "down" => (content.shift(number, false), "questionnaire-was-saved"),
        "remove" => (content.remove(number), "question-was-removed"),
        _ => (false, "questionnaire-was-saved"),
    };
    if !changed {
        return Err(Error::NotFound.into());
    }
    let tx = visit.begin().await?;
    let event = store::save(&tx, &right, &made, &content).await?;
    tx.commit(event).await?;
    visit.done(&work_path(&key), notice)
}

/// Adds an empty question of a kind and opens it.
pub(crate) async fn more(visit: Visit, Path(key): Path<String>, Checked(form): Checked<More>) -> Answer {
    let (made, right) = made(&visit, &key).await?;
    let Some(asks) = Asks::fresh(&form.kind) else { return Ok(Redirect::to(&work_path(&key)).into_response()) };
    let (title, text) = (Wording::default(), Wording::default());
    let mut content = made.newest().clone();
    let number = content.add(Question { number: 0, anchor: None, title, text, needed: false, asks, shown: None });
    let tx = visit.begin().await?;
    let event = store::save(&tx, &right, &made, &content).await?;
    tx.commit(event).await?;
    visit.done(&format!("{}/vragen/{number}", work_path(&key)), "question-was-added")
}

/// Goes back to what was there before the last change.
pub(crate) async fn undo(visit: Visit, Path(key): Path<String>, Checked(_): Checked<Nothing>) -> Answer {
    let (made, right) = made(&visit, &key).await?;
    let tx = visit.begin().await?;
    let event = store::undo(&tx, &right, &made).await?;
    tx.commit(event).await?;
    visit.done(&work_path(&key), "questionnaire-was-undone")
}

async fn show(visit: &Visit, status: StatusCode, made: &Questionnaire, draft: ContentDraft, faults: Faults, stale: bool) -> Answer {
    let right = visit.allow::<crate::access::ReadQuestionnaire>(made.into())?;
    let content = made.newest();
    let page = EditPage {
        shell: &visit.shell,
        made,
        content,
        path: work_path(&made.key),
        sent: store::count_sent(&visit.reader(), &right).await?,
        lacks: content.lacks().into_iter().map(|one| lack(&visit.shell, made, one)).collect(),
        draft,
        faults,
        stale,
    };
    visit.page_with(status, &page)
}
