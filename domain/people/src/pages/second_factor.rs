//! One's own second factor: putting it on, new codes on paper, and taking it off.

use crate::access::{Door, KeepOwnAccount, OwnAccount, SignIn};
use crate::model::{Enrolment, Target, Wait, enrolment};
use crate::pages::confirm::Fresh;
use crate::pages::keepers::KEEPERS;
use crate::pages::{ACCOUNT, tries};
use crate::store::{self, Counted, SecondFactor, Whose};
use askama::Template;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::audit::Event;
use kernel::{Error, Tx};
use serde::Deserialize;
use web::{Answer, Checked, Faults, NoFields, Problem, Shell, Visit, cookies, filters};

/// Where it is kept.
pub(super) const SECOND_FACTOR: &str = web::paths::SECOND_FACTOR;

#[derive(Template)]
#[template(path = "second_factor.html")]
struct SecondFactorPage<'a> {
    shell: &'a Shell,
    /// What the app has to know, while it is being put on.
    enrolment: Option<Enrolment>,
    /// How many codes on paper are left, while it is on.
    left: Option<u64>,
    faults: Faults,
    /// In how many minutes there is room for another try, when there is none now.
    wait: Option<i64>,
}

impl SecondFactorPage<'_> {
    /// Whether they can do nothing in their capacity without one.
    fn is_needed(&self) -> bool {
        KEEPERS.contains(&self.shell.viewer.capacity) && !self.shell.viewer.second_factor
    }
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
    show(&visit, StatusCode::OK, Faults::none(), None).await
}

pub(super) async fn post_begin(visit: Visit, Fresh(NoFields {}): Fresh<NoFields>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let tx = visit.begin().await?;
    store::begin_second_factor(&tx, &right).await?;
    tx.commit(Event::new("second_factor.begun").by(&right).on(own(&visit)?)).await?;
    Ok(Redirect::to(SECOND_FACTOR).into_response())
}

pub(super) async fn post_confirm(visit: Visit, headers: HeaderMap, Checked(form): Checked<CodeForm>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let token = cookies::read(&headers, cookies::SESSION, visit.site.https).ok_or(Error::SignInFirst)?;
    let counted = match count(&visit).await? {
        Ok(counted) => counted,
        Err(wait) => return too_often(&visit, wait).await,
    };
    let tx = visit.begin().await?;
    match store::confirm_second_factor(&tx, &right, &form.code, &token).await? {
        Some(codes) => {
            store::forget_attempts(&tx, &visit.allow::<SignIn>(Door)?, &counted).await?;
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
    let tx = match shown(&visit, &form.code).await? {
        Ok(tx) => tx,
        Err(answer) => return Ok(answer),
    };
    let codes = store::new_recovery_codes(&tx, &right).await?;
    tx.commit(Event::new("second_factor.codes_renewed").by(&right).on(own(&visit)?)).await?;
    once(&visit, codes)
}

pub(super) async fn post_end(visit: Visit, Checked(form): Checked<CodeForm>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let tx = match shown(&visit, &form.code).await? {
        Ok(tx) => tx,
        Err(answer) => return Ok(answer),
    };
    store::end_second_factor(&tx, &right).await?;
    tx.commit(Event::new("second_factor.off").by(&right).on(own(&visit)?)).await?;
    visit.done(ACCOUNT, "second-factor-ended")
}

/// The write to go on with when the code is right, which is used up by that write; else the page that says what is wrong.
async fn shown(visit: &Visit, code: &str) -> Result<Result<Tx, Response>, Problem> {
    let counted = match count(visit).await? {
        Ok(counted) => counted,
        Err(wait) => return Ok(Err(too_often(visit, wait).await?)),
    };
    let tx = visit.begin().await?;
    if !store::code_fits(&tx, own(visit)?, code).await? {
        drop(tx);
        return Ok(Err(wrong(visit).await?));
    }
    store::forget_attempts(&tx, &visit.allow::<SignIn>(Door)?, &counted).await?;
    Ok(Ok(tx))
}

/// Counts a try of a code, with those at the door: a stolen session does not get to guess.
async fn count(visit: &Visit) -> Result<Result<Counted, Wait>, Problem> {
    tries::count(visit, Target::Code, Whose::Person(own(visit)?)).await
}

fn own(visit: &Visit) -> Result<kernel::ids::PersonId, Error> {
    visit.viewer.person.ok_or(Error::SignInFirst)
}

async fn wrong(visit: &Visit) -> Answer {
    let mut faults = Faults::none();
    faults.add("code", "fault-code");
    show(visit, StatusCode::UNPROCESSABLE_ENTITY, faults, None).await
}

async fn too_often(visit: &Visit, wait: Wait) -> Answer {
    show(visit, StatusCode::TOO_MANY_REQUESTS, Faults::none(), Some(wait)).await
}

async fn show(visit: &Visit, status: StatusCode, faults: Faults, wait: Option<Wait>) -> Answer {
    let (reader, right) = (visit.reader(), visit.allow::<KeepOwnAccount>(OwnAccount)?);
    let (enrolment, left) = match store::second_factor(&reader, &right, &visit.viewer).await? {
        SecondFactor::None => (None, None),
        SecondFactor::Begun(secret) => {
            let person = store::own(&reader, &right).await?;
            (Some(enrolment(&secret, &person.email, &visit.settings().name)?), None)
        }
        SecondFactor::On(left) => (None, Some(left)),
    };
    let minutes = wait.map(|wait| tries::minutes(visit, wait));
    let page = SecondFactorPage { shell: &visit.shell, enrolment, left, faults, wait: minutes };
    kept_nowhere(match wait {
        Some(wait) => tries::page(visit, wait, &page)?,
        None => visit.page_with(status, &page)?,
    })
}

/// The codes on paper are shown once.
fn once(visit: &Visit, codes: Vec<String>) -> Answer {
    kept_nowhere(visit.page(&RecoveryCodesPage { shell: &visit.shell, codes })?)
}

fn kept_nowhere(mut page: Response) -> Answer {
    page.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(page)
}
