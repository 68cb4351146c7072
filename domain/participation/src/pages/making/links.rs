//! Links that each let one person answer: made at once and shown once.

use super::{made, work_path};
use crate::access::PublishQuestionnaire;
use crate::model::Code;
use crate::model::questionnaire::{Questionnaire, WayToAnswer};
use crate::pages::answering::TAKE_PART;
use crate::store::questionnaire as store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use serde::Deserialize;
use web::{Answer, Checked, Faults, Shell, Visit, filters};

/// So many links at once at the most.
const MOST: u32 = 500;

#[derive(Template)]
#[template(path = "making/links.html")]
struct LinksPage<'a> {
    shell: &'a Shell,
    made: &'a Questionnaire,
    path: String,
    count: u64,
    /// Whether links open anything, as it was published.
    by_link: bool,
    fresh: Vec<Code>,
    typed: String,
    faults: Faults,
}

impl LinksPage<'_> {
    fn link(&self, code: &Code) -> String {
        format!("{TAKE_PART}/{code}")
    }
}

/// How many.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Form {
    count: String,
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let (made, _) = made(&visit, &key).await?;
    show(&visit, StatusCode::OK, &made, Vec::new(), "10".to_owned(), Faults::none()).await
}

pub(crate) async fn post(visit: Visit, Path(key): Path<String>, Checked(form): Checked<Form>) -> Answer {
    let (made, _) = made(&visit, &key).await?;
    let Some(count) = form.count.trim().parse().ok().filter(|count| (1..=MOST).contains(count)) else {
        let mut faults = Faults::none();
        faults.add("count", "questionnaire-fault-links");
        return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, &made, Vec::new(), form.count, faults).await;
    };
    let right = visit.allow::<PublishQuestionnaire>((&made).into())?;
    let tx = visit.begin().await?;
    let (codes, event) = store::invite(&tx, &right, count).await?;
    tx.commit(event).await?;
    show(&visit, StatusCode::OK, &made, codes, form.count, Faults::none()).await
}

async fn show(visit: &Visit, status: StatusCode, made: &Questionnaire, fresh: Vec<Code>, typed: String, faults: Faults) -> Answer {
    let right = visit.allow::<PublishQuestionnaire>(made.into())?;
    let by_link = made.published.as_ref().is_some_and(|(_, content)| content.way == WayToAnswer::Link);
    let count = store::count_links(&visit.reader(), &right).await?;
    let page = LinksPage { shell: &visit.shell, made, path: work_path(&made.key), count, by_link, fresh, typed, faults };
    visit.page_with(status, &page)
}
