//! Asking for a new password. The answer is the same for an address that is known and one that is not.

use crate::model::{Target, email_key, is_email};
use crate::pages::tries;
use crate::post;
use crate::store::Whose;
use askama::Template;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse;
use kernel::audit::Event;
use serde::Deserialize;
use web::{Answer, Checked, Faults, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "forgotten.html")]
struct ForgottenPage<'a> {
    shell: &'a Shell,
    email: &'a str,
    faults: Faults,
    /// In how many minutes there is room for another try, when there is none now.
    wait: Option<i64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ForgottenForm {
    email: String,
}

pub(super) async fn get(visit: Visit) -> Answer {
    let page = visit.page(&ForgottenPage { shell: &visit.shell, email: "", faults: Faults::none(), wait: None })?;
    Ok(([(CACHE_CONTROL, HeaderValue::from_static("no-store"))], page).into_response())
}

pub(super) async fn post(visit: Visit, Checked(form): Checked<ForgottenForm>) -> Answer {
    let email = email_key(&form.email);
    let mut page = ForgottenPage { shell: &visit.shell, email: &form.email, faults: Faults::none(), wait: None };
    if !is_email(&email) {
        page.faults.add("email", "fault-email");
        return visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    match tries::count(&visit, Target::Recovery, Whose::Email(&email)).await? {
        Ok(_) => {
            let tx = visit.begin().await?;
            post::ask_recovery(&tx, &email, visit.address()).await?;
            tx.commit(Event::new("sign_in.recovery_asked")).await?;
        }
        // Others had mails sent to that address just now, of which the last one works: it needs no other.
        Err(wait) if wait.by_others => {}
        Err(wait) => {
            page.wait = Some(tries::minutes(&visit, wait));
            return tries::page(&visit, wait, &page);
        }
    }
    visit.done(paths::SIGN_IN, "recovery-asked")
}
