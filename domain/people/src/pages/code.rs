//! The second step of signing in: the code of an app, or one on paper.

use crate::access::{Door, SignIn};
use crate::pages::Back;
use crate::pages::sign_in::{Entry, browser_of, let_in};
use crate::store;
use askama::Template;
use axum::extract::Query;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect};
use kernel::audit::Event;
use serde::Deserialize;
use web::visit::set_cookie;
use web::{Answer, Checked, Faults, Problem, Shell, Visit, cookies, filters, paths};

/// Where the code is asked.
pub(super) const CODE: &str = "/inloggen/code";

#[derive(Template)]
#[template(path = "code.html")]
struct CodePage<'a> {
    shell: &'a Shell,
    faults: Faults,
    /// Where to go after signing in.
    back: &'a str,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CodeForm {
    code: String,
    terug: String,
}

pub(super) async fn get(visit: Visit, headers: HeaderMap, Query(back): Query<Back>) -> Answer {
    let token = cookies::read(&headers, cookies::ENTRY, visit.site.https).unwrap_or_default();
    if store::half_in_by(&visit.reader(), &token, visit.now).await?.is_none() {
        return Ok(Redirect::to(paths::SIGN_IN).into_response());
    }
    let mut page = visit.page(&CodePage { shell: &visit.shell, faults: Faults::none(), back: &back.terug })?;
    page.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(page)
}

/// The try is counted before the code is looked at, so that many at once gain nothing.
pub(super) async fn post(visit: Visit, headers: HeaderMap, Checked(form): Checked<CodeForm>) -> Answer {
    let token = cookies::read(&headers, cookies::ENTRY, visit.site.https).unwrap_or_default();
    let Some(half) = store::half_in_by(&visit.reader(), &token, visit.now).await? else {
        return Ok(Redirect::to(paths::SIGN_IN).into_response());
    };
    let right = visit.allow::<SignIn>(Door)?;
    let tx = visit.begin().await?;
    if !store::note_attempt(&tx, &right, &tries_of(&half)).await? {
        return Err(Problem::TOO_OFTEN);
    }
    tx.commit(Event::new("sign_in.tried").by(&right)).await?;
    let tx = visit.begin().await?;
    if !store::code_fits(&tx, half.person, &form.code).await? {
        drop(tx);
        let mut faults = Faults::none();
        faults.add("code", "fault-code");
        let page = CodePage { shell: &visit.shell, faults, back: &form.terug };
        return visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    store::forget_attempts(&tx, &right, &tries_of(&half)).await?;
    tx.commit(Event::new("second_factor.shown").by(&right).on(half.person)).await?;
    let person = store::find(&visit.reader(), half.person).await?;
    if !person.active {
        return Ok(Redirect::to(paths::SIGN_IN).into_response());
    }
    let (shared, browser) = (half.shared, browser_of(&headers));
    let entry = Entry { capacity: None, by: "code", second_factor: true, shared, browser };
    let mut response = let_in(&visit, &person, entry, &form.terug).await?;
    set_cookie(&mut response, &cookies::forget(cookies::ENTRY, visit.site.https));
    Ok(response)
}

/// Under what tries of codes are counted; no e-mail address looks like it.
fn tries_of(half: &store::HalfIn) -> String {
    format!("code {}", half.person)
}
