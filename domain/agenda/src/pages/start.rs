//! The first steps, when there is no agenda yet: three ways to begin. And the front page of the strategy.

use super::desk::{Desk, Form, Sent};
use crate::access::{EditAgenda, VersionAtHand};
use crate::model::StrategyDraft;
use crate::store;
use askama::Template;
use axum::http::StatusCode;
use web::{Answer, Checked, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "first_steps.html")]
struct FirstSteps<'a> {
    shell: &'a Shell,
}

#[derive(Template)]
#[template(path = "strategy.html")]
struct StrategyPage<'a> {
    shell: &'a Shell,
    form: Form,
    draft: &'a StrategyDraft,
}

/// The three ways.
pub(super) fn ways(visit: &Visit) -> Answer {
    visit.page(&FirstSteps { shell: &visit.shell })
}

fn show(visit: &Visit, form: Form, draft: &StrategyDraft) -> Answer {
    visit.page_with(form.status, &StrategyPage { shell: &visit.shell, form, draft })
}

pub(crate) async fn get_new(visit: Visit) -> Answer {
    show(&visit, new_form(&visit), &first_draft(&visit))
}

pub(crate) async fn post_new(visit: Visit, Checked(sent): Checked<StrategyDraft>) -> Answer {
    let change = match sent.check() {
        Ok(change) => change,
        Err(faults) => return show(&visit, new_form(&visit).wrong(faults), &sent),
    };
    let right = visit.allow::<EditAgenda>(VersionAtHand::new_draft())?;
    let tx = visit.begin().await?;
    let event = store::add_strategy(&tx, &right, &change).await?;
    tx.commit(event).await?;
    visit.done(paths::WORK_AGENDA, "strategy-started")
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let desk = Desk::open(&visit, &visit.reader()).await?;
    show(&visit, form(&visit, &desk, desk.agenda.version.revision), &StrategyDraft::of(&desk.agenda.version))
}

pub(crate) async fn post(visit: Visit, Checked(sent): Checked<Sent<StrategyDraft>>) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let version = &desk.agenda.version;
    let form = form(&visit, &desk, sent.opened_at());
    let change = match sent.draft.check() {
        Ok(change) => change,
        Err(faults) => return show(&visit, form.wrong(faults), &sent.draft),
    };
    let right = desk.right(&visit, &tx).await?;
    match store::change_strategy(&tx, &right, &change, sent.opened_at()).await {
        Ok(event) => {
            tx.commit(event).await?;
            visit.done(paths::WORK_AGENDA, "agenda-saved")
        }
        Err(error) => {
            let form = form.refused(error, version.revision, &StrategyDraft::of(version).texts(), &sent.draft.texts())?;
            show(&visit, form, &sent.draft)
        }
    }
}

/// What a form for a new strategy starts from: the municipality, and four years from this one.
pub(super) fn first_draft(visit: &Visit) -> StrategyDraft {
    use chrono::Datelike;
    let year = visit.shell.today.year();
    StrategyDraft {
        municipality: visit.settings().name.clone(),
        area: visit.settings().area.clone(),
        from_year: year.to_string(),
        to_year: (year + 3).to_string(),
        ..StrategyDraft::default()
    }
}

fn new_form(visit: &Visit) -> Form {
    let (title, action) = (visit.shell.say("strategy-new"), "/werk/agenda/strategie-erbij".to_owned());
    Form { status: StatusCode::OK, title, action, ..Form::default() }
}

fn form(visit: &Visit, desk: &Desk, opened_at: i64) -> Form {
    desk.form(&visit.shell.say("front-page"), "/werk/agenda/strategie".to_owned(), opened_at, false)
}
