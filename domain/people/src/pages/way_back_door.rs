//! A way back at the door: it is taken by whoever shows their password once it is open, stopped by the link in the mail about it,
//! and not needed by whoever comes in by more than their password after all.

use crate::access::{Door, SignIn};
use crate::letters::Desk;
use crate::model::{Person, Target};
use crate::pages::tries;
use crate::store::{self, Whose};
use askama::Template;
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use axum::response::IntoResponse;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::{Error, Result, mail};
use web::headers::NO_REFERRER;
use web::{Answer, Checked, NoFields, Problem, Shell, Visit, filters, paths};

/// Where the link in the mail leads, without its secret.
pub const STOP: &str = "/weg-terug";

#[derive(Template)]
#[template(path = "way_back_stop.html")]
struct StopPage<'a> {
    shell: &'a Shell,
    /// Of the link; it stands in the address and comes back with the form.
    secret: &'a str,
}

/// To look changes nothing: whatever looks at a mail before its reader stops nothing.
pub(super) async fn get(visit: Visit, Path(secret): Path<String>) -> Answer {
    whose(&visit, &secret).await?;
    let headers = [(CACHE_CONTROL, HeaderValue::from_static("no-store")), (REFERRER_POLICY, HeaderValue::from_static(NO_REFERRER))];
    Ok((headers, visit.page(&StopPage { shell: &visit.shell, secret: &secret })?).into_response())
}

pub(super) async fn post(visit: Visit, Path(secret): Path<String>, Checked(NoFields {}): Checked<NoFields>) -> Answer {
    let (right, person) = (visit.allow::<SignIn>(Door)?, whose(&visit, &secret).await?);
    let tx = visit.begin().await?;
    store::stop_way_back(&tx, &right, person).await?;
    tx.commit(Event::new("way_back.stopped").by(&right).on(person).fact("by", "link")).await?;
    visit.done(paths::SIGN_IN, "way-back-stopped")
}

/// Whose way back the link stops. Secrets that stop nothing are counted.
async fn whose(visit: &Visit, secret: &str) -> Result<PersonId, Problem> {
    let right = visit.allow::<SignIn>(Door)?;
    match store::way_back_by(&visit.reader(), &right, secret, visit.now).await {
        Err(Error::Refused(why)) => match tries::count(visit, Target::Link, Whose::Nobody).await? {
            Ok(_) => Err(Error::Refused(why).into()),
            Err(_) => Err(Problem::TOO_OFTEN),
        },
        found => Ok(found?),
    }
}

/// Whoever comes in `by` more than one thing lost nothing: their way back ends.
pub(super) async fn not_needed(visit: &Visit, right: &Authorized<SignIn>, person: &Person, by: &'static str) -> Result<()> {
    if store::own_way_back(&visit.reader(), right, person, visit.now).await?.is_none() {
        return Ok(());
    }
    let tx = visit.begin().await?;
    store::stop_way_back(&tx, right, person.id).await?;
    tx.commit(Event::new("way_back.stopped").by(right).on(person.id).fact("by", by)).await
}

/// Whether somebody whose password was right comes in by a way back: then all but that is gone.
pub(super) async fn taken(visit: &Visit, right: &Authorized<SignIn>, person: &Person) -> Result<bool> {
    let open = store::own_way_back(&visit.reader(), right, person, visit.now).await?;
    if open.is_none_or(|open| visit.now < open.opens) {
        return Ok(false);
    }
    let tx = visit.begin().await?;
    if !store::take_way_back(&tx, right, person).await? {
        return Ok(false);
    }
    let address = visit.address();
    mail::queue(&tx, person.id, &person.email, Desk::of(visit, &address).way_back_taken(person, visit.now), None).await?;
    tx.commit(Event::new("way_back.taken").by(right).on(person.id)).await?;
    Ok(true)
}
