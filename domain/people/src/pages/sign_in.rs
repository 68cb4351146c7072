//! Signing in and out. A wrong password and an unknown address get the same answer, after the same work.

use crate::access::{Door, SignIn};
use crate::model::{Person, email_key};
use crate::{password, store};
use askama::Template;
use axum::extract::Query;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect};
use kernel::audit::Event;
use kernel::{Error, Role, Viewer};
use serde::Deserialize;
use web::visit::set_cookie;
use web::{Answer, Checked, Faults, Problem, Shell, Visit, cookies, filters, paths};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage<'a> {
    shell: &'a Shell,
    faults: Faults,
    email: &'a str,
    /// Where to go after signing in.
    back: &'a str,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Back {
    terug: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SignInForm {
    email: String,
    password: String,
    terug: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ExampleForm {
    role: String,
    terug: String,
}

pub(super) async fn get(visit: Visit, Query(back): Query<Back>) -> Answer {
    let back = way_on(&back.terug);
    if visit.viewer.is_signed_in() {
        return Ok(Redirect::to(back).into_response());
    }
    // It holds a token and repeats what the address says: it is not kept, nor compressed.
    let mut response = visit.page(&SignInPage { shell: &visit.shell, faults: Faults::none(), email: "", back })?;
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

pub(super) async fn post(visit: Visit, Checked(form): Checked<SignInForm>) -> Answer {
    let email = email_key(&form.email);
    if let Some(person) = with_password(&visit, &email, form.password).await? {
        return let_in(&visit, &person, way_on(&form.terug)).await;
    }
    let mut faults = Faults::none();
    faults.add("email", "fault-sign-in");
    let page = SignInPage { shell: &visit.shell, faults, email: &form.email, back: way_on(&form.terug) };
    visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

pub(super) async fn post_example(visit: Visit, Checked(form): Checked<ExampleForm>) -> Answer {
    if !visit.settings().example_sign_in {
        return Err(Error::NotFound.into());
    }
    let role = Role::read(&form.role).ok_or(Error::NotFound)?;
    let person = store::example(&visit.reader(), role).await?.ok_or(Error::NotFound)?;
    let_in(&visit, &person, way_on(&form.terug)).await
}

pub(super) async fn post_sign_out(visit: Visit, headers: HeaderMap, Checked(_): Checked<Back>) -> Answer {
    let right = visit.allow::<SignIn>(Door)?;
    let mut event = Event::new("session.closed");
    if let Some(person) = visit.viewer.person {
        event = event.on(person);
    }
    let tx = visit.begin().await?;
    if let Some(token) = cookies::read(&headers, cookies::SESSION, visit.site.https) {
        store::close_session(&tx, &right, &token).await?;
    }
    tx.commit(event).await?;
    let mut response = visit.done(paths::HOME, "signed-out")?;
    set_cookie(&mut response, &cookies::forget(cookies::SESSION, visit.site.https));
    Ok(response)
}

/// The person with this address and password. The try is counted first; too many are refused.
pub(super) async fn with_password(visit: &Visit, email: &str, password: String) -> Result<Option<Person>, Problem> {
    let tx = visit.begin().await?;
    if !store::note_attempt(&tx, &visit.allow::<SignIn>(Door)?, email).await? {
        return Err(Problem::TOO_OFTEN);
    }
    tx.commit(Event::new("sign_in.tried")).await?;
    let reader = visit.reader();
    let person = store::by_email(&reader, email).await?.filter(|person| person.active);
    let stored = match &person {
        Some(person) => store::password_of(&reader, person.id).await?,
        None => None,
    };
    Ok(if password::fits(password, stored).await? { person } else { None })
}

/// Opens a session and leads on.
pub(super) async fn let_in(visit: &Visit, person: &Person, path: &str) -> Answer {
    let right = visit.allow::<SignIn>(Door)?;
    let viewer = Viewer::person(person.id, person.name.clone(), person.roles.iter().copied());
    let tx = visit.tenant.db.begin(&viewer, visit.now).await?;
    store::forget_attempts(&tx, &right, &person.email).await?;
    let token = store::open_session(&tx, &right, person.id).await?;
    tx.commit(Event::new("session.opened").on(person.id)).await?;
    let mut response = Redirect::to(path).into_response();
    set_cookie(&mut response, &cookies::cookie(cookies::SESSION, token, visit.site.https));
    Ok(response)
}

/// The workplace, or where somebody wanted to go before.
fn way_on(back: &str) -> &str {
    if back.is_empty() { paths::WORK } else { paths::on_this_site(back) }
}
