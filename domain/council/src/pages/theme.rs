//! Writing about one theme, beside its figures and what they say by themselves.

use super::{View, draft, work_path};
use crate::access::EditReport;
use crate::model::{CouncilReport, ThemeReport, ThemeTextDraft, Writing};
use crate::{making, store};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::Error;
use kernel::access::Authorized;
use kernel::ids::ThemeId;
use pdf::council_report::Words;
use serde::Deserialize;
use web::{Answer, Checked, Faults, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "theme.html")]
struct ThemePage<'a> {
    shell: &'a Shell,
    kept: &'a CouncilReport,
    path: String,
    /// The theme as it would read with nothing written about it.
    proposal: &'a ThemeReport,
    words: &'a Words,
    view: View<'a>,
    draft: ThemeTextDraft,
    opened_at: i64,
    faults: Faults,
    /// What somebody else saved meanwhile, field by field.
    theirs: Vec<(&'static str, String)>,
}

/// The form, with what it was opened at; 0 when nothing was written yet.
#[derive(Debug, Deserialize)]
pub(crate) struct Form {
    #[serde(flatten)]
    draft: ThemeTextDraft,
    revision: String,
}

pub(crate) async fn get(visit: Visit, Path((key, theme)): Path<(String, String)>) -> Answer {
    let (kept, right) = draft(&visit, &key).await?;
    let id = theme_id(&visit, &theme).await?;
    let (written, revision) = written(&store::writing(&visit.reader(), &right).await?, id);
    show(&visit, &right, StatusCode::OK, &kept, &theme, written, revision, Faults::none(), Vec::new()).await
}

pub(crate) async fn post(visit: Visit, Path((key, theme)): Path<(String, String)>, Checked(form): Checked<Form>) -> Answer {
    let (kept, right) = draft(&visit, &key).await?;
    let id = theme_id(&visit, &theme).await?;
    let opened_at = form.revision.parse().unwrap_or(0);
    let change = match form.draft.check() {
        Ok(change) => change,
        Err(faults) => {
            return show(
                &visit,
                &right,
                StatusCode::UNPROCESSABLE_ENTITY,
                &kept,
                &theme,
                form.draft,
                opened_at,
                faults,
                Vec::new(),
            )
            .await;
        }
    };
    let tx = visit.begin().await?;
    match store::write_about(&tx, &right, id, &change, opened_at).await {
        Ok(event) => {
            tx.commit(event).await?;
            visit.done(&work_path(&key), "report-was-saved")
        }
        Err(Error::Stale) => {
            drop(tx);
            let (kept, right) = draft(&visit, &key).await?;
            let (theirs, revision) = written(&store::writing(&visit.reader(), &right).await?, id);
            let theirs = [("report-headline", theirs.headline), ("report-theme-text", theirs.text), ("report-asks", theirs.asks)];
            show(&visit, &right, StatusCode::CONFLICT, &kept, &theme, form.draft, revision, Faults::none(), theirs.into()).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn theme_id(visit: &Visit, key: &str) -> kernel::Result<ThemeId> {
    let agenda = agenda::store::current(&visit.reader()).await?.ok_or(Error::NotFound)?;
    agenda.theme(key).map(|theme| theme.id).ok_or(Error::NotFound)
}

/// What was written about a theme, with the revision to save it on.
fn written(writing: &Writing, theme: ThemeId) -> (ThemeTextDraft, i64) {
    let text = writing.about(theme);
    (ThemeTextDraft::of(text, &writing.asked(Some(theme))), text.map_or(0, |text| text.revision))
}

#[expect(clippy::too_many_arguments, reason = "what a form page shows: the thing, what was typed, and what is wrong with it")]
async fn show(
    visit: &Visit,
    right: &Authorized<EditReport>,
    status: StatusCode,
    kept: &CouncilReport,
    theme: &str,
    draft: ThemeTextDraft,
    opened_at: i64,
    faults: Faults,
    theirs: Vec<(&'static str, String)>,
) -> Answer {
    let report = making::proposal(&visit.reader(), right, kept, visit.now).await?;
    let proposal = report.themes.iter().find(|one| one.key == theme).ok_or(Error::NotFound)?;
    let page = ThemePage {
        shell: &visit.shell,
        kept,
        path: work_path(&kept.key),
        proposal,
        words: &report.words,
        view: View { report: &report, on_site: true },
        draft,
        opened_at,
        faults,
        theirs,
    };
    visit.page_with(status, &page)
}
