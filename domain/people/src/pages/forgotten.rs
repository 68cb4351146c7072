//! Asking for a new password. The answer is the same for an address that is known and one that is not.

use crate::access::{Door, SignIn};
use crate::model::{email_key, is_email};
use crate::{post, store};
use askama::Template;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse;
use kernel::audit::Event;
use serde::Deserialize;
use web::{Answer, Checked, Faults, Problem, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "forgotten.html")]
struct ForgottenPage<'a> {
    shell: &'a Shell,
    email: &'a str,
    faults: Faults,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ForgottenForm {
    email: String,
}

pub(super) async fn get(visit: Visit) -> Answer {
    let page = visit.page(&ForgottenPage { shell: &visit.shell, email: "", faults: Faults::none() })?;
    Ok(([(CACHE_CONTROL, HeaderValue::from_static("no-store"))], page).into_response())
}

pub(super) async fn post(visit: Visit, Checked(form): Checked<ForgottenForm>) -> Answer {
    let email = email_key(&form.email);
    if !is_email(&email) {
        let mut faults = Faults::none();
        faults.add("email", "fault-email");
        let page = ForgottenPage { shell: &visit.shell, email: &form.email, faults };
        return visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let tx = visit.begin().await?;
    // Apart from the tries to sign in: who asks for somebody else's password keeps them from nothing.
    if !store::note_attempt(&tx, &visit.allow::<SignIn>(Door)?, &format!("{email} recovery")).await? {
        return Err(Problem::TOO_OFTEN);
    }
    post::ask_recovery(&tx, &email, visit.address()).await?;
    tx.commit(Event::new("sign_in.recovery_asked")).await?;
    visit.done(paths::SIGN_IN, "recovery-asked")
}
