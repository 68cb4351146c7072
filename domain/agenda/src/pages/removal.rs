//! Taking something out of the agenda, and moving it among its siblings. One page for all kinds: it only names the thing.

use super::desk::{Desk, Form, line_path, work_path};
use super::indicator;
use crate::access::MayWriteIndicator;
use crate::model::{Agenda, Standing};
use crate::store;
use askama::Template;
use kernel::audit::Event;
use kernel::ids::{Kind, Ref};
use kernel::{Error, Result, Tx};
use serde::Deserialize;
use web::{Answer, Faults, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "removal.html")]
struct RemovalPage<'a> {
    shell: &'a Shell,
    form: Form,
    reason: &'a str,
}

/// Why something goes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Reason {
    pub reason: String,
}

/// Which way something moves: `up` is `ja` or `nee`.
#[derive(Debug, Deserialize)]
pub(crate) struct Move {
    up: String,
}

pub(crate) async fn get(visit: Visit, kind: Kind, key: &str) -> Answer {
    let desk = Desk::open(&visit, &visit.reader()).await?;
    show(&visit, form(&visit, &desk, find(&desk.agenda, kind, key)?, key), "")
}

pub(crate) async fn post(visit: Visit, kind: Kind, key: &str, reason: Reason) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let thing = find(&desk.agenda, kind, key)?;
    let form = form(&visit, &desk, thing, key);
    let mut faults = Faults::none();
    let why = faults.needed("reason", &reason.reason, 1000);
    if !faults.is_empty() {
        return show(&visit, form.wrong(faults), &reason.reason);
    }
    let event = remove(&visit, &tx, &desk, thing, &why).await?;
    tx.commit(event).await?;
    visit.done(paths::WORK_AGENDA, "agenda-removed")
}

pub(crate) async fn move_one(visit: Visit, kind: Kind, key: &str, to: Move) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let thing = find(&desk.agenda, kind, key)?;
    let right = desk.right(&visit, &tx).await?;
    let event = store::move_thing(&tx, &right, thing, to.up == "ja").await?;
    tx.commit(event).await?;
    visit.done(&line_path(kind, key), "agenda-moved")
}

async fn remove(visit: &Visit, tx: &Tx, desk: &Desk, thing: Ref, reason: &str) -> Result<Event> {
    let indicator = desk.agenda.indicators().map(|(_, _, one)| one).find(|one| Ref::from(one.id) == thing);
    let Some(indicator) = indicator else {
        return store::remove(tx, &desk.right(visit, tx).await?, thing, reason).await;
    };
    match indicator::right(visit, tx, desk, indicator.standing == Standing::Proposal).await? {
        MayWriteIndicator::Proposal(right) => store::remove_proposal(tx, &right, indicator.id, reason).await,
        MayWriteIndicator::InDraft(right) => store::remove(tx, &right, thing, reason).await,
    }
}

fn form(visit: &Visit, desk: &Desk, thing: Ref, key: &str) -> Form {
    let name = desk.agenda.name_of(thing).unwrap_or_default();
    let is_proposal = desk.agenda.indicators().any(|(_, _, one)| Ref::from(one.id) == thing && one.standing == Standing::Proposal);
    let title = visit.shell.say_with("remove-title", &[("name", name.into())]);
    let form = desk.new_form(title, format!("{}/verwijdering", work_path(thing.kind, key)));
    Form { starts_draft: form.starts_draft && !is_proposal, locked: form.locked && !is_proposal, ..form }
}

fn show(visit: &Visit, form: Form, reason: &str) -> Answer {
    visit.page_with(form.status, &RemovalPage { shell: &visit.shell, form, reason })
}

fn find(agenda: &Agenda, kind: Kind, key: &str) -> Result<Ref> {
    let thing: Option<Ref> = match kind {
        Kind::Theme => agenda.theme(key).map(|theme| theme.id.into()),
        Kind::Goal => agenda.goal(key).map(|(_, goal)| goal.id.into()),
        Kind::Result => agenda.result(key).map(|(_, result)| result.id.into()),
        Kind::Indicator => agenda.indicator(key).map(|(_, _, indicator)| indicator.id.into()),
        Kind::Statement => agenda.statement(key).map(|statement| statement.id.into()),
        _ => agenda.policy_note(key).map(|note| note.id.into()),
    };
    thing.ok_or(Error::NotFound)
}
