//! Signing in with a passkey. Whatever is wrong with one, at the door it is told in the same words.

use crate::access::{Door, SignIn};
use crate::model::{Person, Target};
use crate::pages::sign_in::{Entry, SignInForm, let_in, refused, too_often};
use crate::pages::tries;
use crate::passkeys::{Party, Question, Verdict, named};
use crate::store::{self, KeptKey, Whose};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::{Error, Result};
use web::visit::set_cookie;
use web::{Answer, Checked, NoFields, Visit, cookies};

/// Where the answer of a browser is sent.
pub(super) const PASSKEY: &str = "/inloggen/passkey";

pub(super) async fn post_begin(visit: Visit, Checked(NoFields {}): Checked<NoFields>) -> Answer {
    let question = party(&visit)?.ask()?;
    Ok(asked(&visit, question, None).await?)
}

pub(super) async fn post(visit: Visit, headers: HeaderMap, Checked(form): Checked<SignInForm>) -> Answer {
    let counted = match tries::count(&visit, Target::Passkey, Whose::Anybody).await? {
        Ok(counted) => Some(counted),
        Err(wait) => return too_often(&visit, &form, wait),
    };
    let Some(person) = with_passkey(&visit, &headers, &form.answer).await? else {
        return refused(&visit, &form, "passkey", "fault-passkey");
    };
    let entry = Entry { by: "passkey", second_factor: true, shared: form.shared.is_some(), counted, ..Entry::default() };
    let_in(&visit, &headers, &person, entry, &form.terug).await
}

/// Passkeys at the address of this visit.
///
/// # Errors
/// [`Error::NotFound`] where browsers know none.
pub(super) fn party(visit: &Visit) -> Result<Party> {
    Party::of(&visit.address(), &visit.settings().name).ok_or(Error::NotFound)
}

/// Asks a browser; what it was asked is kept until it answers, and only the browser that holds the cookie can.
pub(super) async fn asked(visit: &Visit, question: Question, person: Option<PersonId>) -> Result<Response> {
    let right = visit.allow::<SignIn>(Door)?;
    let token = store::ask(visit.begin().await?, &right, person, visit.client.hash(), question.state).await?;
    let mut response = ([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], question.options).into_response();
    set_cookie(&mut response, &cookies::cookie(cookies::PASSKEY, token, visit.site.https));
    Ok(response)
}

/// What the browser that answers was asked; once.
pub(super) async fn answered(visit: &Visit, headers: &HeaderMap, person: Option<PersonId>) -> Result<Option<String>> {
    let right = visit.allow::<SignIn>(Door)?;
    let token = cookies::read(headers, cookies::PASSKEY, visit.site.https).unwrap_or_default();
    store::answered(visit.begin().await?, &right, person, &token).await
}

/// The person whose passkey the answer shows. One that is not right is recorded.
async fn with_passkey(visit: &Visit, headers: &HeaderMap, answer: &str) -> Result<Option<Person>> {
    let right = visit.allow::<SignIn>(Door)?;
    let state = answered(visit, headers, None).await?;
    let reader = visit.reader();
    let Some((owner, credential)) = named(answer) else { return no_entry(visit, &right, None, "unreadable").await };
    let key = store::by_credential(&reader, &right, &credential).await?.filter(|key| key.person == owner);
    let Some(key) = key else { return no_entry(visit, &right, None, "unknown").await };
    let Some(state) = state else { return no_entry(visit, &right, Some(&key), "late").await };
    let credential = match party(visit)?.judge(&state, answer, &key.credential) {
        Verdict::Right(credential) => credential,
        Verdict::Copied => return no_entry(visit, &right, Some(&key), "copied").await,
        Verdict::Wrong => return no_entry(visit, &right, Some(&key), "wrong").await,
    };
    let person = store::at_the_door(&reader, &right, &key).await?;
    if !person.active {
        return no_entry(visit, &right, Some(&key), "inactive").await;
    }
    let tx = visit.begin().await?;
    if !store::shown(&tx, &right, &key, credential).await? {
        drop(tx);
        return no_entry(visit, &right, Some(&key), "late").await;
    }
    tx.commit(Event::new("sign_in.passkey_shown").by(&right).on(key.id).about(owner)).await?;
    Ok(Some(person))
}

/// Records that a passkey let nobody in, and why.
async fn no_entry(visit: &Visit, right: &Authorized<SignIn>, key: Option<&KeptKey>, why: &str) -> Result<Option<Person>> {
    let mut event = Event::new("sign_in.passkey_refused").by(right).fact("why", why);
    if let Some(key) = key {
        event = event.on(key.id).about(key.person);
    }
    visit.begin().await?.commit(event).await?;
    Ok(None)
}
