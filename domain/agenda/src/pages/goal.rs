//! Editing a goal, and adding one under a theme.

use super::desk::{Desk, Form, Sent, line_path, renamed, work_path};
use super::wording;
use crate::model::GoalDraft;
use crate::store;
use askama::Template;
use axum::extract::Path;
use kernel::Error;
use kernel::ids::Kind;
use web::{Answer, Checked, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "goal.html")]
struct GoalPage<'a> {
    shell: &'a Shell,
    form: Form,
    draft: &'a GoalDraft,
}

fn show(visit: &Visit, form: Form, draft: &GoalDraft) -> Answer {
    visit.page_with(form.status, &GoalPage { shell: &visit.shell, form, draft })
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let desk = Desk::open(&visit, &visit.reader()).await?;
    let Some((_, goal)) = desk.agenda.goal(&key) else { return renamed(&visit, &desk.agenda, Kind::Goal, &key).await };
    let before = desk.before(|base| base.goals().map(|(_, one)| one).find(|one| one.id == goal.id));
    let draft = GoalDraft { reason: desk.kept_reason(&goal.reason), ..GoalDraft::of(goal) };
    show(&visit, desk.form(&goal.name, work_path(Kind::Goal, &key), goal.revision, before.is_some()), &draft)
}

pub(crate) async fn post(visit: Visit, Path(key): Path<String>, Checked(sent): Checked<Sent<GoalDraft>>) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let (_, goal) = desk.agenda.goal(&key).ok_or(Error::NotFound)?;
    let before = desk.before(|base| base.goals().map(|(_, one)| one).find(|one| one.id == goal.id));
    let form = desk.form(&goal.name, work_path(Kind::Goal, &key), sent.opened_at(), before.is_some());
    let change = match sent.draft.check(before) {
        Ok(change) => change,
        Err(faults) => return show(&visit, form.wrong(faults), &sent.draft),
    };
    let right = desk.right(&visit, &tx).await?;
    match store::change_goal(&tx, &right, goal.id, &change, sent.opened_at()).await {
        Ok(event) => {
            tx.commit(event).await?;
            visit.done(&line_path(Kind::Goal, &change.key), "agenda-saved")
        }
        Err(error) => {
            let form = form.refused(error, goal.revision, &GoalDraft::of(goal).texts(), &sent.draft.texts())?;
            show(&visit, form, &sent.draft)
        }
    }
}

pub(crate) async fn get_new(visit: Visit, Path(theme): Path<String>) -> Answer {
    let desk = Desk::open(&visit, &visit.reader()).await?;
    let theme = desk.agenda.theme(&theme).ok_or(Error::NotFound)?;
    show(&visit, new_form(&visit, &desk, &theme.key), &GoalDraft::default())
}

pub(crate) async fn post_new(visit: Visit, Path(theme): Path<String>, Checked(sent): Checked<Sent<GoalDraft>>) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let theme = desk.agenda.theme(&theme).ok_or(Error::NotFound)?;
    let change = match sent.draft.check(None) {
        Ok(change) => change,
        Err(faults) => return show(&visit, new_form(&visit, &desk, &theme.key).wrong(faults), &sent.draft),
    };
    let (_, event) = store::add_goal(&tx, &desk.right(&visit, &tx).await?, theme.id, &change).await?;
    tx.commit(event).await?;
    visit.done(&line_path(Kind::Theme, &theme.key), "agenda-added")
}

fn new_form(visit: &Visit, desk: &Desk, theme: &str) -> Form {
    let title = wording::add_title(&visit.shell, Kind::Goal);
    desk.new_form(title, format!("{}/doel-erbij", work_path(Kind::Theme, theme)))
}
