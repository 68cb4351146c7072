//! An agenda out of a spreadsheet: choose a file, look at what was read, save it as the first draft.

use super::desk::Form;
use super::start::first_draft;
use crate::access::MayWriteIndicator;
use crate::access::{EditAgenda, VersionAtHand};
use crate::model::words::Choice;
use crate::model::{GoalChange, ResultChange, StrategyChange, StrategyDraft, ThemeChange};
use crate::sheet::{self, RowFault, SheetTheme};
use crate::store;
use askama::Template;
use axum::http::StatusCode;
use kernel::access::Authorized;
use kernel::{Result, Tx};
use serde::Deserialize;
use std::collections::BTreeMap;
use web::{Answer, Checked, CheckedUpload, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "sheet.html")]
struct SheetPage<'a> {
    shell: &'a Shell,
    form: Form,
    draft: &'a StrategyDraft,
    wrong: Vec<RowFault>,
}

#[derive(Template)]
#[template(path = "sheet_preview.html")]
struct PreviewPage<'a> {
    shell: &'a Shell,
    draft: &'a StrategyDraft,
    themes: &'a [SheetTheme],
    /// The rows again, for the form that saves them.
    rows: String,
}

/// What the preview sends: the front page and the rows that were looked at.
#[derive(Debug, Deserialize)]
pub(crate) struct Previewed {
    #[serde(flatten)]
    draft: StrategyDraft,
    rows: String,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    show(&visit, form(&visit), &first_draft(&visit), Vec::new())
}

/// The example to fill in.
pub(crate) async fn template(visit: Visit) -> Answer {
    visit.download("agenda-voorbeeld.csv", "text/csv; charset=utf-8", sheet::template())
}

/// What was read, to look at; nothing is stored.
pub(crate) async fn preview(visit: Visit, upload: CheckedUpload) -> Answer {
    let draft = strategy_draft(&upload.fields);
    let mut form = form(&visit);
    if let Err(faults) = draft.check() {
        form = form.wrong(faults);
    }
    let Some(file) = upload.files.iter().find(|file| file.field == "file") else {
        let mut faults = form.faults.clone();
        faults.add("file", "fault-no-file");
        return show(&visit, form.wrong(faults), &draft, Vec::new());
    };
    match sheet::read(&file.name, &file.bytes) {
        Ok(themes) if form.faults.is_empty() => {
            let rows = sheet::write(&themes);
            visit.page(&PreviewPage { shell: &visit.shell, draft: &draft, themes: &themes, rows })
        }
        Ok(_) => show(&visit, form, &draft, Vec::new()),
        Err(wrong) => show(&visit, Form { status: StatusCode::UNPROCESSABLE_ENTITY, ..form }, &draft, wrong),
    }
}

/// Saves what was looked at.
pub(crate) async fn post(visit: Visit, Checked(sent): Checked<Previewed>) -> Answer {
    let change = match sent.draft.check() {
        Ok(change) => change,
        Err(faults) => return show(&visit, form(&visit).wrong(faults), &sent.draft, Vec::new()),
    };
    let themes = match sheet::read("rows.csv", sent.rows.as_bytes()) {
        Ok(themes) => themes,
        Err(wrong) => return show(&visit, Form { status: StatusCode::UNPROCESSABLE_ENTITY, ..form(&visit) }, &sent.draft, wrong),
    };
    let at_hand = VersionAtHand::new_draft();
    let right = visit.allow::<EditAgenda>(at_hand)?;
    let indicators = MayWriteIndicator::InDraft(visit.allow::<EditAgenda>(at_hand)?);
    let tx = visit.begin().await?;
    let event = save(&tx, &right, &indicators, &change, &themes).await?;
    tx.commit(event).await?;
    visit.done(paths::WORK_AGENDA, "sheet-saved")
}

async fn save(
    tx: &Tx,
    right: &Authorized<EditAgenda>,
    indicators: &MayWriteIndicator,
    change: &StrategyChange,
    themes: &[SheetTheme],
) -> Result<kernel::audit::Event> {
    let event = store::add_strategy(tx, right, change).await?;
    let text = String::new;
    for theme in themes {
        let row = ThemeChange {
            key: kernel::fold::key(&theme.name),
            name: theme.name.clone(),
            ambition: text(),
            summary: text(),
            place: text(),
            reason: text(),
        };
        let (theme_id, _) = store::add_theme(tx, right, &row).await?;
        for goal in &theme.goals {
            let key = kernel::fold::key(&goal.name);
            let row = GoalChange { key, name: goal.name.clone(), summary: text(), place: text(), reason: text() };
            let (goal_id, _) = store::add_goal(tx, right, theme_id, &row).await?;
            for result in &goal.results {
                let row = ResultChange {
                    key: kernel::fold::key(&result.name),
                    name: result.name.clone(),
                    direction: result.direction,
                    summary: result.summary.clone(),
                    place: text(),
                    reason: text(),
                };
                let (result_id, _) = store::add_result(tx, right, goal_id, &row).await?;
                for (name, unit) in &result.indicators {
                    store::add_indicator(tx, indicators, &sheet::proposal(result_id, result.direction, name, unit)).await?;
                }
            }
        }
    }
    Ok(event.fact("results", sheet::results(themes).count()))
}

fn strategy_draft(fields: &BTreeMap<String, String>) -> StrategyDraft {
    let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
    StrategyDraft {
        title: field("title"),
        subtitle: field("subtitle"),
        municipality: field("municipality"),
        area: field("area"),
        from_year: field("from_year"),
        to_year: field("to_year"),
        dated: field("dated"),
        summary_note: field("summary_note"),
    }
}

fn form(visit: &Visit) -> Form {
    let (title, action) = (visit.shell.say("way-sheet"), "/werk/agenda/rekenblad".to_owned());
    Form { status: StatusCode::OK, title, action, ..Form::default() }
}

fn show(visit: &Visit, form: Form, draft: &StrategyDraft, wrong: Vec<RowFault>) -> Answer {
    visit.page_with(form.status, &SheetPage { shell: &visit.shell, form, draft, wrong })
}
