//! Editing a theme, and adding one.

use super::desk::{Desk, Form, Sent, line_path, renamed, work_path};
use super::wording;
use crate::model::ThemeDraft;
use crate::store;
use askama::Template;
use axum::extract::Path;
use kernel::Error;
use kernel::ids::Kind;
use web::{Answer, Checked, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "theme.html")]
struct ThemePage<'a> {
    shell: &'a Shell,
    form: Form,
    draft: &'a ThemeDraft,
}

fn show(visit: &Visit, form: Form, draft: &ThemeDraft) -> Answer {
    visit.page_with(form.status, &ThemePage { shell: &visit.shell, form, draft })
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let desk = Desk::open(&visit, &visit.reader()).await?;
    let Some(theme) = desk.agenda.theme(&key) else { return renamed(&visit, &desk.agenda, Kind::Theme, &key).await };
    let before = desk.before(|base| base.themes.iter().find(|one| one.id == theme.id));
    let draft = ThemeDraft { reason: desk.kept_reason(&theme.reason), ..ThemeDraft::of(theme) };
    show(&visit, desk.form(&theme.name, work_path(Kind::Theme, &key), theme.revision, before.is_some()), &draft)
}

pub(crate) async fn post(visit: Visit, Path(key): Path<String>, Checked(sent): Checked<Sent<ThemeDraft>>) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let theme = desk.agenda.theme(&key).ok_or(Error::NotFound)?;
    let before = desk.before(|base| base.themes.iter().find(|one| one.id == theme.id));
    let form = desk.form(&theme.name, work_path(Kind::Theme, &key), sent.opened_at(), before.is_some());
    let change = match sent.draft.check(before) {
        Ok(change) => change,
        Err(faults) => return show(&visit, form.wrong(faults), &sent.draft),
    };
    let right = desk.right(&visit, &tx).await?;
    match store::change_theme(&tx, &right, theme.id, &change, sent.opened_at()).await {
        Ok(event) => {
            tx.commit(event).await?;
            visit.done(&line_path(Kind::Theme, &change.key), "agenda-saved")
        }
        Err(error) => {
            let form = form.refused(error, theme.revision, &ThemeDraft::of(theme).texts(), &sent.draft.texts())?;
            show(&visit, form, &sent.draft)
        }
    }
}

pub(crate) async fn get_new(visit: Visit) -> Answer {
    let desk = Desk::open(&visit, &visit.reader()).await?;
    show(&visit, new_form(&visit, &desk), &ThemeDraft::default())
}

pub(crate) async fn post_new(visit: Visit, Checked(sent): Checked<Sent<ThemeDraft>>) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let change = match sent.draft.check(None) {
        Ok(change) => change,
        Err(faults) => return show(&visit, new_form(&visit, &desk).wrong(faults), &sent.draft),
    };
    let (_, event) = store::add_theme(&tx, &desk.right(&visit, &tx).await?, &change).await?;
    tx.commit(event).await?;
    visit.done(paths::WORK_AGENDA, "agenda-added")
}

fn new_form(visit: &Visit, desk: &Desk) -> Form {
    desk.new_form(wording::add_title(&visit.shell, Kind::Theme), "/werk/agenda/thema-erbij".to_owned())
}
