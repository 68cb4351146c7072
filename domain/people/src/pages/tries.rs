//! Counting a try before it is looked at, and what somebody sees for whom there is no room now.

use crate::access::{Door, SignIn};
use crate::model::{Target, Wait};
use crate::store::{self, Counted, Whose};
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use kernel::Tx;
use kernel::audit::Event;
use web::{Answer, Problem, Visit};

/// Counts a try, when there is room for it.
///
/// # Errors
/// When the database fails.
pub async fn count(visit: &Visit, target: Target, whose: Whose<'_>) -> Result<Result<Counted, Wait>, Problem> {
    // Of two at once, each sees the other.
    let _alone = visit.tenant.turn.lock().await;
    let tx = visit.begin().await?;
    let counted = count_in(visit, &tx, target, whose).await?;
    if counted.is_ok() {
        tx.commit(tried(visit, target)?).await?;
    }
    Ok(counted)
}

/// That somebody tried, for the trail.
///
/// # Errors
/// When they may not.
pub fn tried(visit: &Visit, target: Target) -> Result<Event, Problem> {
    Ok(Event::new(verb(target)).by(&visit.allow::<SignIn>(Door)?))
}

/// Counts what is done in a write that is under way, when there is room for it; it counts when that is carried out.
///
/// # Errors
/// When the database fails.
pub async fn count_in(visit: &Visit, tx: &Tx, target: Target, whose: Whose<'_>) -> Result<Result<Counted, Wait>, Problem> {
    let right = visit.allow::<SignIn>(Door)?;
    let account = match whose {
        Whose::Anybody | Whose::Nobody => String::new(),
        Whose::Email(email) => email.to_owned(),
        Whose::Person(person) => format!("person {person}"),
    };
    let device = match &visit.device {
        Some(token) => store::known_device(tx, &right, token, whose, visit.now).await?,
        None => None,
    };
    Ok(store::note_attempt(tx, &right, store::attempt(tx, target, &account, visit.client.hash(), device)).await?)
}

fn verb(target: Target) -> &'static str {
    match target {
        Target::SignIn | Target::Link | Target::Recovery | Target::Passkey | Target::Detour => "sign_in.tried",
        Target::Code => "second_factor.tried",
        Target::Person => "person.sought",
        Target::Name => "person.renamed",
        Target::Response => "response.started",
    }
}

/// In how many minutes there is room again.
pub fn minutes(visit: &Visit, wait: Wait) -> i64 {
    seconds(visit, wait).div_ceil(60).cast_signed()
}

/// A page that says when to go on, with what was typed.
///
/// # Errors
/// As [`Visit::page`].
pub fn page(visit: &Visit, wait: Wait, page: &impl Template) -> Answer {
    let mut answer = visit.page_with(StatusCode::TOO_MANY_REQUESTS, page)?;
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds(visit, wait)));
    Ok(answer)
}

fn seconds(visit: &Visit, wait: Wait) -> u64 {
    (wait.until - visit.now).num_seconds().max(1).cast_unsigned()
}
