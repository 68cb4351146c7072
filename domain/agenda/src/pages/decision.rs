//! The steps in a version's life, each a resource of its own: voorstel, intrekking, vaststelling, verwijdering.

use super::desk::Form;
use super::removal::Reason;
use super::versions::numbered;
use crate::access::{DecideVersion, VersionAtHand};
use crate::model::{Decision, Version};
use crate::store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::access::Authorized;
use kernel::{Result, Tx};
use serde::Deserialize;
use web::{Answer, Checked, Faults, NoFields, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "adoption.html")]
struct AdoptionPage<'a> {
    shell: &'a Shell,
    form: Form,
    draft: &'a DecisionDraft,
}

#[derive(Template)]
#[template(path = "discard.html")]
struct DiscardPage<'a> {
    shell: &'a Shell,
    form: Form,
    reason: &'a str,
}

/// A decision as somebody typed it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DecisionDraft {
    body: String,
    decision: String,
    number: String,
    date: String,
}

pub(crate) async fn propose(visit: Visit, Path(number): Path<String>, Checked(NoFields {}): Checked<NoFields>) -> Answer {
    let (tx, right) = begin(&visit, &number).await?;
    let event = store::propose(&tx, &right).await?;
    tx.commit(event).await?;
    visit.done(paths::WORK_AGENDA, "version-proposed")
}

pub(crate) async fn withdraw(visit: Visit, Path(number): Path<String>, Checked(NoFields {}): Checked<NoFields>) -> Answer {
    let (tx, right) = begin(&visit, &number).await?;
    let event = store::withdraw(&tx, &right).await?;
    tx.commit(event).await?;
    visit.done(paths::WORK_AGENDA, "version-withdrawn")
}

pub(crate) async fn get_adoption(visit: Visit, Path(number): Path<String>) -> Answer {
    let version = numbered(&visit, true, &number).await?;
    let earlier = store::public_versions(&visit.reader()).await?.into_iter().find(|other| !other.decision.body.is_empty());
    let draft = DecisionDraft { body: earlier.map(|other| other.decision.body).unwrap_or_default(), ..DecisionDraft::default() };
    show_adoption(&visit, form(&visit, &version, "adopt-title", "vaststelling"), &draft)
}

pub(crate) async fn adopt(visit: Visit, Path(number): Path<String>, Checked(sent): Checked<DecisionDraft>) -> Answer {
    let version = numbered(&visit, true, &number).await?;
    let decision = match Decision::check(&sent.body, &sent.decision, &sent.number, &sent.date) {
        Ok(decision) => decision,
        Err(faults) => return show_adoption(&visit, form(&visit, &version, "adopt-title", "vaststelling").wrong(faults), &sent),
    };
    let (tx, right) = begin(&visit, &number).await?;
    let event = store::adopt(&tx, &right, &decision).await?;
    tx.commit(event).await?;
    visit.done(paths::WORK_AGENDA, "version-adopted")
}

pub(crate) async fn get_discard(visit: Visit, Path(number): Path<String>) -> Answer {
    let version = numbered(&visit, true, &number).await?;
    show_discard(&visit, form(&visit, &version, "discard-title", "verwijdering"), "")
}

pub(crate) async fn discard(visit: Visit, Path(number): Path<String>, Checked(sent): Checked<Reason>) -> Answer {
    let version = numbered(&visit, true, &number).await?;
    let mut faults = Faults::none();
    let reason = faults.needed("reason", &sent.reason, 1000);
    if !faults.is_empty() {
        return show_discard(&visit, form(&visit, &version, "discard-title", "verwijdering").wrong(faults), &sent.reason);
    }
    let (tx, right) = begin(&visit, &number).await?;
    let event = store::discard(&tx, &right, &reason).await?;
    tx.commit(event).await?;
    visit.done(paths::WORK_AGENDA, "version-discarded")
}

/// Starts a write with the right to decide about a version. What it may become now is decided where it is written.
async fn begin(visit: &Visit, number: &str) -> Result<(Tx, Authorized<DecideVersion>)> {
    let version = numbered(visit, true, number).await?;
    let right = visit.allow::<DecideVersion>(VersionAtHand::from(&version))?;
    Ok((visit.begin().await?, right))
}

fn form(visit: &Visit, version: &Version, title: &str, step: &str) -> Form {
    Form {
        status: StatusCode::OK,
        title: visit.shell.say_with(title, &[("number", version.number.into())]),
        action: format!("/werk/agenda/versies/{}/{step}", version.number),
        version: Some(version.number),
        ..Form::default()
    }
}

fn show_adoption(visit: &Visit, form: Form, draft: &DecisionDraft) -> Answer {
    visit.page_with(form.status, &AdoptionPage { shell: &visit.shell, form, draft })
}

fn show_discard(visit: &Visit, form: Form, reason: &str) -> Answer {
    visit.page_with(form.status, &DiscardPage { shell: &visit.shell, form, reason })
}
