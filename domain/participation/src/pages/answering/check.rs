//! "Klopt dit?": everything that was answered once more, before it is sent.

use super::{Own, given, under_way};
use crate::model::Consent;
use crate::model::questionnaire::{Asks, Question};
use crate::store::questionnaire as store;
use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect};
use kernel::Error;
use serde::Deserialize;
use web::{Answer, Checked, Faults, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "answering/check.html")]
struct CheckPage<'a> {
    shell: &'a Shell,
    own: &'a Own,
    path: String,
    /// Each question with its answer in lines, or with none.
    given: Vec<(&'a Question, Vec<String>)>,
    /// Whether there are own words in it.
    has_words: bool,
    chosen: String,
    faults: Faults,
    back: String,
}

/// What may be done with own words.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Form {
    publish: String,
}

pub(crate) async fn get(visit: Visit, headers: HeaderMap, Path(key): Path<String>) -> Answer {
    let (own, _) = match under_way(&visit, &headers, &key).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    show(&visit, StatusCode::OK, &own, String::new(), Faults::none())
}

pub(crate) async fn post(visit: Visit, headers: HeaderMap, Path(key): Path<String>, Checked(form): Checked<Form>) -> Answer {
    let (own, right) = match under_way(&visit, &headers, &key).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if let Some(missing) = own.content.missing(&own.response.replies) {
        return Ok(Redirect::to(&own.path(missing.number)).into_response());
    }
    let consent = match form.publish.as_str() {
        "yes" => Some(Consent::Public),
        "no" => Some(Consent::Inside),
        _ => None,
    };
    let mut faults = Faults::none();
    if own.has_words() && consent.is_none() {
        faults.add("publish", "response-fault-publish");
        return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, &own, form.publish, faults);
    }
    let tx = visit.begin().await?;
    match store::send(&tx, &right, &own.response, &own.content, (visit.lang(), consent)).await {
        Ok(event) => tx.commit(event).await?,
        // Sent twice at once: the first one counts.
        Err(Error::Stale) => drop(tx),
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&own.thanks_path()).into_response())
}

fn show(visit: &Visit, status: StatusCode, own: &Own, chosen: String, faults: Faults) -> Answer {
    let replies = &own.response.replies;
    let asked = own.content.route(replies).into_iter().filter(|question| question.asks != Asks::Explanation);
    let lines = |question: &Question| replies.of(question.number).map(|reply| given::lines(&visit.shell, question, reply));
    let given = asked.map(|question| (question, lines(question).unwrap_or_default())).collect();
    let page = CheckPage {
        shell: &visit.shell,
        own,
        path: paths::questionnaire(&own.questionnaire.key),
        given,
        has_words: own.has_words(),
        chosen,
        faults,
        back: own.content.before(replies, None).map_or_else(|| own.check_path(), |question| own.path(question.number)),
    };
    visit.page_with(status, &page)
}
