//! Signing in by way of another organisation: there, back, and what to do when that fails. Whatever goes wrong, a visitor sees
//! the same page; why stands in the log, without a word of what came from outside.

use crate::access::{Door, KeepOwnAccount, OwnAccount, SignIn};
use crate::letters::Desk;
use crate::model::{Detour, Errand, PassKind, Person, Target};
use crate::pages::sign_in::{Entry, kept, let_in, way_on};
use crate::pages::{ACCOUNT, tries};
use crate::store::{self, Whose};
use askama::Template;
use axum::Json;
use axum::extract::{Path, Query};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect};
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::{Error, Tx, mail};
use openid::{Identity, Provider, Secrets};
use serde::Deserialize;
use std::sync::Arc;
use web::visit::set_cookie;
use web::{Answer, Problem, Shell, Visit, cookies, filters};

#[derive(Template)]
#[template(path = "openid_failed.html")]
struct FailedPage<'a> {
    shell: &'a Shell,
    /// The provider's.
    name: &'a str,
    /// Whether all was well there, but the account opens none here.
    unknown: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Start {
    terug: String,
    /// Whether others use the computer too.
    gedeeld: Option<String>,
}

/// What came back through the browser. A name that stands there twice is nobody's answer.
#[derive(Debug, Default)]
struct Returned {
    state: Option<String>,
    answer: openid::Answer,
}

impl Returned {
    fn read(pairs: Vec<(String, String)>) -> Option<Self> {
        let mut read = Self::default();
        for (name, value) in pairs {
            let place = match name.as_str() {
                "state" => &mut read.state,
                "code" => &mut read.answer.code,
                "iss" => &mut read.answer.iss,
                "error" => &mut read.answer.error,
                _ => continue,
            };
            if place.replace(value).is_some() {
                return None;
            }
        }
        Some(read)
    }
}

/// The way by a provider, from the page where one signs in.
pub(super) fn way(key: &str) -> String {
    format!("/inloggen/via/{key}")
}

/// Key and name of each provider.
pub(super) fn names(visit: &Visit) -> Vec<(&str, &str)> {
    let configs = visit.tenant.providers.iter().map(|provider| provider.config());
    configs.map(|config| (config.key.as_str(), config.name.as_str())).collect()
}

pub(super) async fn get(visit: Visit, headers: HeaderMap, Path(key): Path<String>, Query(start): Query<Start>) -> Answer {
    let provider = provider(&visit, &key)?;
    if !is_page(&headers) {
        return Err(Problem::FORM_EXPIRED);
    }
    if visit.viewer.is_signed_in() {
        return Ok(Redirect::to(&way_on(&start.terug, visit.viewer.capacity, visit.viewer.second_factor)).into_response());
    }
    let detour = Detour { back: kept(&start.terug).to_owned(), shared: start.gedeeld.is_some(), ..new(&key, Errand::SignIn) };
    leave(&visit, &provider, &detour).await
}

/// Whether a browser asks for a page to look at, or does not say. A picture on a page elsewhere would use up the room of all who share
/// an address.
fn is_page(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-dest").is_none_or(|dest| dest == "document")
}

/// Accepting an invitation without choosing a password.
pub(super) async fn get_invitation(visit: Visit, Path((secret, key)): Path<(String, String)>) -> Answer {
    let provider = provider(&visit, &key)?;
    let right = visit.allow::<SignIn>(Door)?;
    let pass = store::pass(&visit.reader(), &right, PassKind::Invitation, &secret, visit.now).await?;
    leave(&visit, &provider, &new(&key, Errand::Accept(pass.id))).await
}

/// The keys by which a provider knows us.
pub(super) async fn get_keys(visit: Visit, Path(key): Path<String>) -> Answer {
    Ok(Json(provider(&visit, &key)?.public_keys()).into_response())
}

pub(super) async fn get_back(
    visit: Visit,
    headers: HeaderMap,
    Path(key): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Answer {
    let provider = provider(&visit, &key)?;
    let mut answer = match arrived(&visit, &headers, &provider, pairs).await? {
        Some((detour, identity)) => {
            done(&visit, &headers, &provider, &detour, &identity).await.unwrap_or_else(IntoResponse::into_response)
        }
        None => failed(&visit, &provider)?,
    };
    set_cookie(&mut answer, &cookies::forget(cookies::DETOUR, visit.site.https));
    Ok(answer)
}

pub(super) fn provider(visit: &Visit, key: &str) -> Result<Arc<Provider>, Error> {
    visit.tenant.providers.iter().find(|one| one.config().key == key).cloned().ok_or(Error::NotFound)
}

pub(super) fn new(key: &str, errand: Errand) -> Detour {
    Detour { provider: key.to_owned(), errand, back: String::new(), shared: false }
}

/// Sends a browser away; it comes back to [`get_back`].
async fn leave(visit: &Visit, provider: &Arc<Provider>, detour: &Detour) -> Answer {
    match set_out(visit, provider, detour).await? {
        Some((address, secret)) => {
            let mut away = Redirect::to(&address).into_response();
            away.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            set_cookie(&mut away, &cookies::cookie(cookies::DETOUR, secret, visit.site.https));
            Ok(away)
        }
        None => failed(visit, provider),
    }
}

/// The address at the provider, and the secret that binds the way back to this browser: it belongs in the cookie of a detour.
/// Nothing when the provider is away.
pub(super) async fn set_out(visit: &Visit, provider: &Arc<Provider>, detour: &Detour) -> Result<Option<(String, String)>, Problem> {
    let secret = store::detour_secret()?;
    let address = match provider.way(&secret, &redirect(visit, provider), visit.now.timestamp()).await {
        Ok(address) => address,
        Err(refusal) => {
            told(provider, &refusal);
            return Ok(None);
        }
    };
    let right = visit.allow::<SignIn>(Door)?;
    // Of two at once, each sees the other.
    let _alone = visit.tenant.turn.lock().await;
    let tx = visit.begin().await?;
    if tries::count_in(visit, &tx, Target::Detour, Whose::Anybody).await?.is_err() {
        return Err(Problem::TOO_OFTEN);
    }
    store::begin_detour(&tx, &right, &secret, detour).await?;
    tx.commit(Event::new("sign_in.tried").by(&right).fact("provider", detour.provider.clone())).await?;
    Ok(Some((address, secret)))
}

/// Who came back, and what for; nothing when anything is not as it must be. The secret is used up first.
async fn arrived(
    visit: &Visit,
    headers: &HeaderMap,
    provider: &Arc<Provider>,
    pairs: Vec<(String, String)>,
) -> Result<Option<(Detour, Identity)>, Problem> {
    let secret = cookies::read(headers, cookies::DETOUR, visit.site.https);
    let (Some(secret), Some(returned)) = (secret, Returned::read(pairs)) else { return Ok(None) };
    if returned.state != Some(Secrets(&secret).state()) {
        return Ok(None);
    }
    let right = visit.allow::<SignIn>(Door)?;
    let tx = visit.begin().await?;
    let Some(detour) = store::end_detour(&tx, &right, &secret, &provider.config().key).await? else { return Ok(None) };
    tx.commit(Event::new("sign_in.returned").by(&right).fact("provider", detour.provider.clone())).await?;
    let now = visit.now.timestamp();
    Ok(match provider.identity(&secret, &redirect(visit, provider), returned.answer, now).await {
        Ok(identity) => Some((detour, identity)),
        Err(refusal) => {
            told(provider, &refusal);
            None
        }
    })
}

/// Does what they took the way for.
async fn done(visit: &Visit, headers: &HeaderMap, provider: &Arc<Provider>, detour: &Detour, identity: &Identity) -> Answer {
    let config = provider.config();
    let second_factor = config.two_factors.contains(&identity.acr);
    let entry = Entry { by: "provider", second_factor, shared: detour.shared, ..Entry::default() };
    match detour.errand {
        Errand::SignIn => match store::by_identity(&visit.reader(), &visit.allow(Door)?, identity).await? {
            Some(person) => {
                // Whoever has a second factor here shows it here: what is linked may have been linked with less.
                let own = store::has_second_factor(&visit.reader(), &visit.allow(Door)?, &person).await?;
                let_in(visit, headers, &person, Entry { second_factor: second_factor && !own, ..entry }, &detour.back).await
            }
            None => page(visit, provider, true),
        },
        Errand::Accept(pass) => {
            let right = visit.allow::<SignIn>(Door)?;
            let tx = visit.begin().await?;
            let (person, id) = store::accept_by_identity(&tx, &right, pass, &config.key, identity, second_factor).await?;
            tell_of_link(visit, &tx, &person, &config.name).await?;
            tx.commit(Event::new("identity.linked").by(&right).on(id).about(person.id).fact("by", "invitation")).await?;
            let_in(visit, headers, &person, entry, "").await
        }
        Errand::Link(person) => link(visit, provider, person, identity, second_factor).await,
    }
}

/// Whoever set out to link must still be signed in here as the same person.
async fn link(visit: &Visit, provider: &Arc<Provider>, person: PersonId, identity: &Identity, two: bool) -> Answer {
    if visit.viewer.person != Some(person) {
        return failed(visit, provider);
    }
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let person = store::own(&visit.reader(), &right).await?;
    let tx = visit.begin().await?;
    let id = store::link_identity(&tx, &right, &provider.config().key, identity, two).await?;
    tell_of_link(visit, &tx, &person, &provider.config().name).await?;
    tx.commit(Event::new("identity.linked").by(&right).on(id).about(person.id)).await?;
    visit.done(ACCOUNT, "identity-linked")
}

/// A new way in is told by mail, so that nobody adds one unseen.
async fn tell_of_link(visit: &Visit, tx: &Tx, person: &Person, name: &str) -> Result<(), Error> {
    let address = visit.address();
    mail::queue(tx, person.id, &person.email, Desk::of(visit, &address).identity_linked(person, name, visit.now), None).await?;
    Ok(())
}

/// Where the provider sends them back to, to the letter.
fn redirect(visit: &Visit, provider: &Provider) -> String {
    format!("{}{}/terug", visit.address(), way(&provider.config().key))
}

fn told(provider: &Provider, refusal: &openid::Refusal) {
    tracing::warn!(provider = provider.config().key, %refusal, "nobody came in by way of a provider");
}

pub(super) fn failed(visit: &Visit, provider: &Provider) -> Answer {
    page(visit, provider, false)
}

fn page(visit: &Visit, provider: &Provider, unknown: bool) -> Answer {
    let page = FailedPage { shell: &visit.shell, name: &provider.config().name, unknown };
    let mut answer = visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)?;
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}
