//! Showing once more who one is, before something that reaches far: in a session of which the last time is too long ago, a form
//! is kept aside on the page that asks for it, and goes on its way afterwards with all that was typed.

use crate::access::{Door, KeepOwnAccount, OwnAccount, SignIn};
use crate::model::{CONFIRMED_FOR, Person, Target, Wait};
use crate::pages::{sign_in, tries, way_back_door};
use crate::store::{self, Counted, Whose};
use askama::Template;
use axum::extract::{FromRequest, Request};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::Error;
use kernel::audit::Event;
use serde::de::DeserializeOwned;
use web::{Answer, Checked, Faults, Problem, Shell, Site, Visit, cookies, filters, paths};

/// Where it is shown.
pub(super) const CONFIRM: &str = "/mijn/bevestiging";
/// Our own fields; what else a form holds goes on with it.
const TO: &str = "bevestiging-naar";
const SECRET: &str = "bevestiging";

/// What somebody shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proof {
    /// A code of their app or on paper.
    Code,
    /// Their password.
    Password,
    /// Nothing: an example person has nothing to show.
    Nothing,
    /// They sign in without anything of ours: that is what they do again.
    SigningIn,
}

#[derive(Template)]
#[template(path = "confirm.html")]
struct ConfirmPage<'a> {
    shell: &'a Shell,
    faults: Faults,
    wait: Option<i64>,
    proof: Proof,
    /// Where the form was on its way to.
    to: &'a str,
    /// What was typed.
    fields: &'a [(String, String)],
}

impl ConfirmPage<'_> {
    fn asks(&self, proof: &str) -> bool {
        format!("{:?}", self.proof) == proof
    }
}

/// A form for something that reaches far: as [`Checked`], from somebody who showed not long ago who they are.
#[derive(Debug)]
pub struct Fresh<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Site> for Fresh<T> {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Response> {
        let (headers, to) = (request.headers().clone(), request.uri().path().to_owned());
        let visit = request.extensions().get::<Visit>().cloned().ok_or_else(|| Problem::from(Error::NotFound).into_response())?;
        let form = Checked::<Vec<(String, String)>>::from_request(request, site).await;
        let Checked(fields) = form.map_err(IntoResponse::into_response)?;
        if !is_fresh(&visit, &headers).await.map_err(IntoResponse::into_response)? {
            return Err(ask(&visit, &to, &fields).await.unwrap_or_else(IntoResponse::into_response));
        }
        let body = serde_urlencoded::to_string(&fields).map_err(|_| Problem::UNREADABLE.into_response())?;
        serde_urlencoded::from_str(&body).map(Self).map_err(|_| Problem::UNREADABLE.into_response())
    }
}

async fn is_fresh(visit: &Visit, headers: &HeaderMap) -> Result<bool, Problem> {
    let token = cookies::read(headers, cookies::SESSION, visit.site.https).unwrap_or_default();
    let last = store::confirmed(&visit.reader(), &visit.allow::<KeepOwnAccount>(OwnAccount)?, &token).await?;
    Ok(last.is_some_and(|last| visit.now - last < CONFIRMED_FOR))
}

/// Takes the proof, and lets the form that was kept aside go on: the browser sends all of it once more, to where it was going.
pub(super) async fn post(visit: Visit, headers: HeaderMap, Checked(sent): Checked<Vec<(String, String)>>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let one = |name: &str| sent.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone()).unwrap_or_default();
    let (to, secret) = (one(TO), one(SECRET));
    let to = paths::on_this_site(&to);
    let person = own(&visit).await?;
    let counted = match shown(&visit, &person, secret).await? {
        Shown::Right(counted) => counted,
        Shown::Wrong => {
            let mut faults = Faults::none();
            faults.add(SECRET, "fault-confirm");
            return page(&visit, &person, to, &rest(&sent), faults, None).await;
        }
        Shown::TooOften(wait) => return page(&visit, &person, to, &rest(&sent), Faults::none(), Some(wait)).await,
    };
    let token = cookies::read(&headers, cookies::SESSION, visit.site.https).ok_or(Error::SignInFirst)?;
    let tx = visit.begin().await?;
    if let Some(counted) = &counted {
        store::forget_attempts(&tx, &visit.allow::<SignIn>(Door)?, counted).await?;
    }
    store::confirm_session(&tx, &right, &token).await?;
    tx.commit(Event::new("session.confirmed").by(&right).on(person.id)).await?;
    Ok(Redirect::temporary(to).into_response())
}

/// What came of a proof.
enum Shown {
    Right(Option<Counted>),
    Wrong,
    TooOften(Wait),
}

async fn shown(visit: &Visit, person: &Person, secret: String) -> Result<Shown, Problem> {
    match proof(visit, person).await? {
        Proof::Nothing => Ok(Shown::Right(None)),
        Proof::SigningIn => Ok(Shown::Wrong),
        Proof::Password => Ok(match sign_in::with_password(visit, &person.email, secret).await? {
            sign_in::Tried::Right(_, counted) => Shown::Right(Some(counted)),
            sign_in::Tried::Wrong => Shown::Wrong,
            sign_in::Tried::TooOften(wait) => Shown::TooOften(wait),
        }),
        Proof::Code => {
            let counted = match tries::count(visit, Target::Code, Whose::Person(person.id)).await? {
                Ok(counted) => counted,
                Err(wait) => return Ok(Shown::TooOften(wait)),
            };
            let tx = visit.begin().await?;
            if !store::code_fits(&tx, person.id, &secret).await? {
                return Ok(Shown::Wrong);
            }
            let right = visit.allow::<SignIn>(Door)?;
            tx.commit(Event::new("second_factor.shown").by(&right).on(person.id)).await?;
            way_back_door::not_needed(visit, &right, person, "code").await?;
            Ok(Shown::Right(Some(counted)))
        }
    }
}

/// What somebody has to show. Whoever has a second factor showed both when they signed in; that one is enough now.
async fn proof(visit: &Visit, person: &Person) -> Result<Proof, Error> {
    let (reader, right) = (visit.reader(), visit.allow::<SignIn>(Door)?);
    if store::has_second_factor(&reader, &right, person).await? {
        return Ok(Proof::Code);
    }
    Ok(match (store::password_of(&reader, &right, person).await?, person.example && visit.settings().example_sign_in) {
        (Some(_), _) => Proof::Password,
        (None, true) => Proof::Nothing,
        (None, false) => Proof::SigningIn,
    })
}

async fn own(visit: &Visit) -> Result<Person, Error> {
    store::own(&visit.reader(), &visit.allow::<KeepOwnAccount>(OwnAccount)?).await
}

/// What a form holds besides our own fields.
fn rest(sent: &[(String, String)]) -> Vec<(String, String)> {
    sent.iter().filter(|(name, _)| name != TO && name != SECRET && name != "csrf").cloned().collect()
}

async fn ask(visit: &Visit, to: &str, fields: &[(String, String)]) -> Answer {
    page(visit, &own(visit).await?, to, &rest(fields), Faults::none(), None).await
}

async fn page(visit: &Visit, person: &Person, to: &str, fields: &[(String, String)], faults: Faults, wait: Option<Wait>) -> Answer {
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let minutes = wait.map(|wait| tries::minutes(visit, wait));
    let page = ConfirmPage { shell: &visit.shell, faults, wait: minutes, proof: proof(visit, person).await?, to, fields };
    let mut answer = match wait {
        Some(wait) => tries::page(visit, wait, &page)?,
        None => visit.page_with(status, &page)?,
    };
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}
