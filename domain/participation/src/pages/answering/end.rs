//! When somebody stops: for now, with the code to go on by, or for good, with thanks and the same code.

use super::{Own, find_own, under_way};
use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use web::visit::set_cookie;
use web::{Answer, Checked, Shell, Visit, cookies, filters, paths};

#[derive(Template)]
#[template(path = "answering/end.html")]
struct EndPage<'a> {
    shell: &'a Shell,
    own: &'a Own,
    path: String,
    /// The address at which the code is asked for, without a scheme, as one types it.
    address: String,
}

/// Nothing but the token of the form.
#[derive(Debug, Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn later(visit: Visit, headers: HeaderMap, Path(key): Path<String>) -> Answer {
    match under_way(&visit, &headers, &key).await? {
        Ok((own, _)) => show(&visit, &own),
        Err(elsewhere) => Ok(elsewhere),
    }
}

pub(crate) async fn thanks(visit: Visit, headers: HeaderMap, Path(key): Path<String>) -> Answer {
    match find_own(&visit, &headers, &key).await? {
        Some(own) if own.response.sent.is_some() => show(&visit, &own),
        _ => Ok(Redirect::to(&paths::questionnaire(&key)).into_response()),
    }
}

/// Leaves nothing in this browser.
pub(crate) async fn forget(visit: Visit, Path(key): Path<String>, Checked(_): Checked<Nothing>) -> Answer {
    super::opened(&visit, &key).await?;
    let mut response = visit.done(paths::QUESTIONNAIRES, "response-was-forgotten")?;
    set_cookie(&mut response, &cookies::forget(cookies::RESPONSE, visit.site.https));
    Ok(response)
}

fn show(visit: &Visit, own: &Own) -> Answer {
    let path = paths::questionnaire(&own.questionnaire.key);
    visit.page(&EndPage { shell: &visit.shell, own, address: path.clone(), path })
}
