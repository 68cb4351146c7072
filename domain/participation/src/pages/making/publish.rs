//! Publishing a questionnaire, which freezes it, and closing it: each confirmed, because people notice at once.

use super::{lack, made, work_path};
use crate::access::PublishQuestionnaire;
use crate::model::questionnaire::{Questionnaire, QuestionnaireStatus};
use crate::store::questionnaire as store;
use askama::Template;
use axum::extract::Path;
use kernel::Error;
use serde::Deserialize;
use web::{Answer, Checked, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "making/publish.html")]
struct PublishPage<'a> {
    shell: &'a Shell,
    made: &'a Questionnaire,
    path: String,
    /// What it lacks; it is published only when this is nothing.
    lacks: Vec<String>,
    /// Whether it is about closing.
    closes: bool,
}

impl PublishPage<'_> {
    fn kept(&self) -> String {
        format!("questionnaire-kept-{}", self.made.newest().way.word())
    }
    fn is_next(&self) -> bool {
        self.made.published.is_some()
    }
}

/// The revision that was looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Form {
    revision: String,
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let (made, _) = made(&visit, &key).await?;
    show(&visit, &made, false)
}

pub(crate) async fn post(visit: Visit, Path(key): Path<String>, Checked(form): Checked<Form>) -> Answer {
    let (made, _) = made(&visit, &key).await?;
    let opened = looked_at(&made, &form)?;
    let right = visit.allow::<PublishQuestionnaire>((&made).into())?;
    let tx = visit.begin().await?;
    let event = store::publish(&tx, &right, opened).await?;
    tx.commit(event).await?;
    visit.done(&work_path(&key), "questionnaire-was-published")
}

pub(crate) async fn get_close(visit: Visit, Path(key): Path<String>) -> Answer {
    let (made, _) = made(&visit, &key).await?;
    if made.status != QuestionnaireStatus::Open {
        return Err(Error::NotFound.into());
    }
    show(&visit, &made, true)
}

pub(crate) async fn close(visit: Visit, Path(key): Path<String>, Checked(form): Checked<Form>) -> Answer {
    let (made, _) = made(&visit, &key).await?;
    let opened = looked_at(&made, &form)?;
    if made.status != QuestionnaireStatus::Open {
        return Err(Error::NotFound.into());
    }
    let right = visit.allow::<PublishQuestionnaire>((&made).into())?;
    let tx = visit.begin().await?;
    let event = store::close(&tx, &right, opened).await?;
    tx.commit(event).await?;
    visit.done(&work_path(&key), "questionnaire-was-closed")
}

/// What is published is what was looked at, and nothing that was saved since.
fn looked_at<'a>(made: &'a Questionnaire, form: &Form) -> kernel::Result<&'a Questionnaire> {
    if form.revision.parse() == Ok(made.revision) { Ok(made) } else { Err(Error::Stale) }
}

fn show(visit: &Visit, made: &Questionnaire, closes: bool) -> Answer {
    let lacks = made.newest().lacks().into_iter().map(|one| lack(&visit.shell, made, one)).collect();
    visit.page(&PublishPage { shell: &visit.shell, made, path: work_path(&made.key), lacks, closes })
}
