//! Editing a statement of the strategy (vision, driver, lesson …), and adding one.

use super::desk::{Desk, Form, Sent, line_path, options, renamed, work_path};
use super::wording;
use crate::model::StatementDraft;
use crate::model::words::StatementKind;
use crate::store;
use askama::Template;
use axum::extract::Path;
use kernel::Error;
use kernel::ids::Kind;
use web::{Answer, Checked, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "statement.html")]
struct StatementPage<'a> {
    shell: &'a Shell,
    form: Form,
    draft: &'a StatementDraft,
}

impl StatementPage<'_> {
    fn kinds(&self) -> Vec<(&'static str, String)> {
        options::<StatementKind>("statement-", &self.draft.kind)
    }
}

fn show(visit: &Visit, form: Form, draft: &StatementDraft) -> Answer {
    visit.page_with(form.status, &StatementPage { shell: &visit.shell, form, draft })
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let desk = Desk::open(&visit, &visit.reader()).await?;
    let Some(statement) = desk.agenda.statement(&key) else { return renamed(&visit, &desk.agenda, Kind::Statement, &key).await };
    let before = desk.before(|base| base.statements.iter().find(|one| one.id == statement.id));
    let draft = StatementDraft { reason: desk.kept_reason(&statement.reason), ..StatementDraft::of(statement) };
    show(&visit, desk.form(&statement.name, work_path(Kind::Statement, &key), statement.revision, before.is_some()), &draft)
}

pub(crate) async fn post(visit: Visit, Path(key): Path<String>, Checked(sent): Checked<Sent<StatementDraft>>) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let statement = desk.agenda.statement(&key).ok_or(Error::NotFound)?;
    let before = desk.before(|base| base.statements.iter().find(|one| one.id == statement.id));
    let form = desk.form(&statement.name, work_path(Kind::Statement, &key), sent.opened_at(), before.is_some());
    let change = match sent.draft.check(before) {
        Ok(change) => change,
        Err(faults) => return show(&visit, form.wrong(faults), &sent.draft),
    };
    let right = desk.right(&visit, &tx).await?;
    match store::change_statement(&tx, &right, statement.id, &change, sent.opened_at()).await {
        Ok(event) => {
            tx.commit(event).await?;
            visit.done(&line_path(Kind::Statement, &change.key), "agenda-saved")
        }
        Err(error) => {
            let form = form.refused(error, statement.revision, &StatementDraft::of(statement).texts(), &sent.draft.texts())?;
            show(&visit, form, &sent.draft)
        }
    }
}

pub(crate) async fn get_new(visit: Visit) -> Answer {
    let desk = Desk::open(&visit, &visit.reader()).await?;
    show(&visit, new_form(&visit, &desk), &StatementDraft::default())
}

pub(crate) async fn post_new(visit: Visit, Checked(sent): Checked<Sent<StatementDraft>>) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let change = match sent.draft.check(None) {
        Ok(change) => change,
        Err(faults) => return show(&visit, new_form(&visit, &desk).wrong(faults), &sent.draft),
    };
    let (_, event) = store::add_statement(&tx, &desk.right(&visit, &tx).await?, &change).await?;
    tx.commit(event).await?;
    visit.done(paths::WORK_AGENDA, "agenda-added")
}

fn new_form(visit: &Visit, desk: &Desk) -> Form {
    desk.new_form(wording::add_title(&visit.shell, Kind::Statement), "/werk/agenda/uitspraak-erbij".to_owned())
}
