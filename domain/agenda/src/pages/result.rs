//! Editing a result, and adding one under a goal.

use super::desk::{Desk, Form, Sent, line_path, options, renamed, work_path};
use super::wording;
use crate::model::ResultDraft;
use crate::model::words::Direction;
use crate::store;
use askama::Template;
use axum::extract::Path;
use kernel::Error;
use kernel::ids::Kind;
use web::{Answer, Checked, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "result.html")]
struct ResultPage<'a> {
    shell: &'a Shell,
    form: Form,
    draft: &'a ResultDraft,
}

impl ResultPage<'_> {
    fn directions(&self) -> Vec<(&'static str, String)> {
        options::<Direction>("direction-", &self.draft.direction)
    }
}

fn show(visit: &Visit, form: Form, draft: &ResultDraft) -> Answer {
    visit.page_with(form.status, &ResultPage { shell: &visit.shell, form, draft })
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let desk = Desk::open(&visit, &visit.reader()).await?;
    let Some((_, result)) = desk.agenda.result(&key) else { return renamed(&visit, &desk.agenda, Kind::Result, &key).await };
    let before = desk.before(|base| base.result_by_id(result.id));
    let draft = ResultDraft { reason: desk.kept_reason(&result.reason), ..ResultDraft::of(result) };
    show(&visit, desk.form(&result.name, work_path(Kind::Result, &key), result.revision, before.is_some()), &draft)
}

pub(crate) async fn post(visit: Visit, Path(key): Path<String>, Checked(sent): Checked<Sent<ResultDraft>>) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let (_, result) = desk.agenda.result(&key).ok_or(Error::NotFound)?;
    let before = desk.before(|base| base.result_by_id(result.id));
    let form = desk.form(&result.name, work_path(Kind::Result, &key), sent.opened_at(), before.is_some());
    let change = match sent.draft.check(before) {
        Ok(change) => change,
        Err(faults) => return show(&visit, form.wrong(faults), &sent.draft),
    };
    let right = desk.right(&visit, &tx).await?;
    match store::change_result(&tx, &right, result.id, &change, sent.opened_at()).await {
        Ok(event) => {
            tx.commit(event).await?;
            visit.done(&line_path(Kind::Result, &change.key), "agenda-saved")
        }
        Err(error) => {
            let form = form.refused(error, result.revision, &ResultDraft::of(result).texts(), &sent.draft.texts())?;
            show(&visit, form, &sent.draft)
        }
    }
}

pub(crate) async fn get_new(visit: Visit, Path(goal): Path<String>) -> Answer {
    let desk = Desk::open(&visit, &visit.reader()).await?;
    let (_, goal) = desk.agenda.goal(&goal).ok_or(Error::NotFound)?;
    show(&visit, new_form(&visit, &desk, &goal.key), &ResultDraft::default())
}

pub(crate) async fn post_new(visit: Visit, Path(goal): Path<String>, Checked(sent): Checked<Sent<ResultDraft>>) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let (_, goal) = desk.agenda.goal(&goal).ok_or(Error::NotFound)?;
    let change = match sent.draft.check(None) {
        Ok(change) => change,
        Err(faults) => return show(&visit, new_form(&visit, &desk, &goal.key).wrong(faults), &sent.draft),
    };
    let (_, event) = store::add_result(&tx, &desk.right(&visit, &tx).await?, goal.id, &change).await?;
    tx.commit(event).await?;
    visit.done(&line_path(Kind::Goal, &goal.key), "agenda-added")
}

fn new_form(visit: &Visit, desk: &Desk, goal: &str) -> Form {
    let title = wording::add_title(&visit.shell, Kind::Result);
    desk.new_form(title, format!("{}/resultaat-erbij", work_path(Kind::Goal, goal)))
}
