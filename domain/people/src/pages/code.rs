//! The second step of signing in: the code of an app, or one on paper.

use crate::access::{Door, SignIn};
use crate::model::Target;
use crate::pages::sign_in::{Entry, let_in};
use crate::pages::{Back, tries};
use crate::store::{self, Whose};
use askama::Template;
use axum::extract::Query;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect};
use kernel::audit::Event;
use serde::Deserialize;
use web::visit::set_cookie;
use web::{Answer, Checked, Faults, Shell, Visit, cookies, filters, paths};

/// Where the code is asked.
pub(super) const CODE: &str = "/inloggen/code";

#[derive(Template)]
#[template(path = "code.html")]
struct CodePage<'a> {
    shell: &'a Shell,
    faults: Faults,
    /// Where to go after signing in.
    back: &'a str,
    /// In how many minutes there is room for another try, when there is none now.
    wait: Option<i64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CodeForm {
    code: String,
    terug: String,
}

pub(super) async fn get(visit: Visit, headers: HeaderMap, Query(back): Query<Back>) -> Answer {
    let token = cookies::read(&headers, cookies::ENTRY, visit.site.https).unwrap_or_default();
    let right = visit.allow::<SignIn>(Door)?;
    if store::half_in_by(&visit.reader(), &right, &token, visit.now).await?.is_none() {
        return Ok(Redirect::to(paths::SIGN_IN).into_response());
    }
    let mut page = visit.page(&CodePage { shell: &visit.shell, faults: Faults::none(), back: &back.terug, wait: None })?;
    page.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(page)
}

/// The try is counted before the code is looked at, so that many at once gain nothing.
pub(super) async fn post(visit: Visit, headers: HeaderMap, Checked(form): Checked<CodeForm>) -> Answer {
    let token = cookies::read(&headers, cookies::ENTRY, visit.site.https).unwrap_or_default();
    let right = visit.allow::<SignIn>(Door)?;
    let Some(half) = store::half_in_by(&visit.reader(), &right, &token, visit.now).await? else {
        return Ok(Redirect::to(paths::SIGN_IN).into_response());
    };
    let mut page = CodePage { shell: &visit.shell, faults: Faults::none(), back: &form.terug, wait: None };
    let counted = match tries::count(&visit, Target::Code, Whose::Person(half.person)).await? {
        Ok(counted) => counted,
        Err(wait) => {
            page.wait = Some(tries::minutes(&visit, wait));
            return tries::page(&visit, wait, &page);
        }
    };
    let tx = visit.begin().await?;
    if !store::code_fits(&tx, half.person, &form.code).await? {
        drop(tx);
        page.faults.add("code", "fault-code");
        return visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    store::forget_attempts(&tx, &right, &counted).await?;
    tx.commit(Event::new("second_factor.shown").by(&right).on(half.person)).await?;
    let person = store::at_the_door(&visit.reader(), &right, &half).await?;
    if !person.active {
        return Ok(Redirect::to(paths::SIGN_IN).into_response());
    }
    let entry = Entry { by: "code", second_factor: true, shared: half.shared, ..Entry::default() };
    let mut response = let_in(&visit, &headers, &person, entry, &form.terug).await?;
    set_cookie(&mut response, &cookies::forget(cookies::ENTRY, visit.site.https));
    Ok(response)
}
