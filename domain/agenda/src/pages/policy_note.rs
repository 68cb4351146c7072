//! Editing a policy note in the library, and adding one.

use super::desk::{Desk, Form, Sent, line_path, options, renamed, work_path};
use super::wording;
use crate::model::PolicyNoteDraft;
use crate::model::words::Scope;
use crate::store;
use askama::Template;
use axum::extract::Path;
use kernel::Error;
use kernel::ids::Kind;
use web::{Answer, Checked, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "policy_note.html")]
struct PolicyNotePage<'a> {
    shell: &'a Shell,
    form: Form,
    draft: &'a PolicyNoteDraft,
}

impl PolicyNotePage<'_> {
    fn scopes(&self) -> Vec<(&'static str, String)> {
        options::<Scope>("scope-", &self.draft.scope)
    }
}

fn show(visit: &Visit, form: Form, draft: &PolicyNoteDraft) -> Answer {
    visit.page_with(form.status, &PolicyNotePage { shell: &visit.shell, form, draft })
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let desk = Desk::open(&visit, &visit.reader()).await?;
    let Some(note) = desk.agenda.policy_note(&key) else { return renamed(&visit, &desk.agenda, Kind::PolicyNote, &key).await };
    let before = desk.before(|base| base.policy_notes.iter().find(|one| one.id == note.id));
    let draft = PolicyNoteDraft { reason: desk.kept_reason(&note.reason), ..PolicyNoteDraft::of(note) };
    show(&visit, desk.form(&note.name, work_path(Kind::PolicyNote, &key), note.revision, before.is_some()), &draft)
}

pub(crate) async fn post(visit: Visit, Path(key): Path<String>, Checked(sent): Checked<Sent<PolicyNoteDraft>>) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let note = desk.agenda.policy_note(&key).ok_or(Error::NotFound)?;
    let before = desk.before(|base| base.policy_notes.iter().find(|one| one.id == note.id));
    let form = desk.form(&note.name, work_path(Kind::PolicyNote, &key), sent.opened_at(), before.is_some());
    let change = match sent.draft.check(before) {
        Ok(change) => change,
        Err(faults) => return show(&visit, form.wrong(faults), &sent.draft),
    };
    let right = desk.right(&visit, &tx).await?;
    match store::change_policy_note(&tx, &right, note.id, &change, sent.opened_at()).await {
        Ok(event) => {
            tx.commit(event).await?;
            visit.done(&line_path(Kind::PolicyNote, &change.key), "agenda-saved")
        }
        Err(error) => {
            let form = form.refused(error, note.revision, &PolicyNoteDraft::of(note).texts(), &sent.draft.texts())?;
            show(&visit, form, &sent.draft)
        }
    }
}

pub(crate) async fn get_new(visit: Visit) -> Answer {
    let desk = Desk::open(&visit, &visit.reader()).await?;
    show(&visit, new_form(&visit, &desk), &PolicyNoteDraft::default())
}

pub(crate) async fn post_new(visit: Visit, Checked(sent): Checked<Sent<PolicyNoteDraft>>) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let change = match sent.draft.check(None) {
        Ok(change) => change,
        Err(faults) => return show(&visit, new_form(&visit, &desk).wrong(faults), &sent.draft),
    };
    let (_, event) = store::add_policy_note(&tx, &desk.right(&visit, &tx).await?, &change).await?;
    tx.commit(event).await?;
    visit.done(paths::WORK_AGENDA, "agenda-added")
}

fn new_form(visit: &Visit, desk: &Desk) -> Form {
    desk.new_form(wording::add_title(&visit.shell, Kind::PolicyNote), "/werk/agenda/notitie-erbij".to_owned())
}
