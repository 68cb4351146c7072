//! One's own second factor: putting it on, new codes on paper, and taking it off.

use crate::access::{KeepOwnAccount, OwnAccount};
use crate::model::{Enrolment, enrolment};
use crate::pages::ACCOUNT;
use crate::store::{self, SecondFactor};
use askama::Template;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect};
use kernel::audit::Event;
use kernel::{Error, Tx};
use serde::Deserialize;
use web::{Answer, Checked, Faults, Problem, Shell, Visit, cookies, filters};

/// Where it is kept.
pub(super) const SECOND_FACTOR: &str = "/mijn/tweede-stap";

#[derive(Template)]
#[template(path = "second_factor.html")]
struct SecondFactorPage<'a> {
    shell: &'a Shell,
    /// What the app has to know, while it is being put on.
    enrolment: Option<Enrolment>,
    /// How many codes on paper are left, while it is on.
    left: Option<u64>,
    faults: Faults,
}

#[derive(Template)]
#[template(path = "recovery_codes.html")]
struct RecoveryCodesPage<'a> {
    shell: &'a Shell,
    codes: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CodeForm {
    code: String,
}

pub(super) async fn get(visit: Visit) -> Answer {
    show(&visit, StatusCode::OK, Faults::none()).await
}

pub(super) async fn post_begin(visit: Visit, Checked(_): Checked<CodeForm>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let tx = visit.begin().await?;
    store::begin_second_factor(&tx, &right).await?;
    tx.commit(Event::new("second_factor.begun").by(&right).on(own(&visit)?)).await?;
    Ok(Redirect::to(SECOND_FACTOR).into_response())
}

pub(super) async fn post_confirm(visit: Visit, headers: HeaderMap, Checked(form): Checked<CodeForm>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let token = cookies::read(&headers, cookies::SESSION, visit.site.https).ok_or(Error::SignInFirst)?;
    count(&visit).await?;
    let tx = visit.begin().await?;
    match store::confirm_second_factor(&tx, &right, &form.code, &token).await? {
        Some(codes) => {
            tx.commit(Event::new("second_factor.on").by(&right).on(own(&visit)?)).await?;
            once(&visit, codes)
        }
        None => {
            drop(tx);
            wrong(&visit).await
        }
    }
}

pub(super) async fn post_codes(visit: Visit, Checked(form): Checked<CodeForm>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let Some(tx) = shown(&visit, &form.code).await? else { return wrong(&visit).await };
    let codes = store::new_recovery_codes(&tx, &right).await?;
    tx.commit(Event::new("second_factor.codes_renewed").by(&right).on(own(&visit)?)).await?;
    once(&visit, codes)
}

pub(super) async fn post_end(visit: Visit, Checked(form): Checked<CodeForm>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let Some(tx) = shown(&visit, &form.code).await? else { return wrong(&visit).await };
    store::end_second_factor(&tx, &right).await?;
    tx.commit(Event::new("second_factor.off").by(&right).on(own(&visit)?)).await?;
    visit.done(ACCOUNT, "second-factor-ended")
}

/// The write to go on with when the code is right; it is used up by that write.
async fn shown(visit: &Visit, code: &str) -> Result<Option<Tx>, Problem> {
    count(visit).await?;
    let tx = visit.begin().await?;
    Ok(store::code_fits(&tx, own(visit)?, code).await?.then_some(tx))
}

/// Counts a try of a code, with those at the door: a stolen session does not get to guess.
async fn count(visit: &Visit) -> Result<(), Problem> {
    let right = visit.allow::<crate::access::SignIn>(crate::access::Door)?;
    let tx = visit.begin().await?;
    if !store::note_attempt(&tx, &right, &format!("code {}", own(visit)?)).await? {
        return Err(Problem::TOO_OFTEN);
    }
    tx.commit(Event::new("second_factor.tried").by(&right).on(own(visit)?)).await?;
    Ok(())
}

fn own(visit: &Visit) -> Result<kernel::ids::PersonId, Error> {
    visit.viewer.person.ok_or(Error::SignInFirst)
}

async fn wrong(visit: &Visit) -> Answer {
    let mut faults = Faults::none();
    faults.add("code", "fault-code");
    show(visit, StatusCode::UNPROCESSABLE_ENTITY, faults).await
}

async fn show(visit: &Visit, status: StatusCode, faults: Faults) -> Answer {
    let reader = visit.reader();
    let (enrolment, left) = match store::second_factor(&reader, own(visit)?).await? {
        SecondFactor::None => (None, None),
        SecondFactor::Begun(secret) => {
            let person = store::find(&reader, own(visit)?).await?;
            (Some(enrolment(&secret, &person.email, &visit.settings().name)?), None)
        }
        SecondFactor::On(left) => (None, Some(left)),
    };
    kept_nowhere(visit.page_with(status, &SecondFactorPage { shell: &visit.shell, enrolment, left, faults })?)
}

/// The codes on paper are shown once.
fn once(visit: &Visit, codes: Vec<String>) -> Answer {
    kept_nowhere(visit.page(&RecoveryCodesPage { shell: &visit.shell, codes })?)
}

fn kept_nowhere(mut page: axum::response::Response) -> Answer {
    page.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(page)
}
