//! Writing what a report says as a whole, beside what the figures say by themselves.

use super::{draft, work_path};
use crate::access::EditReport;
use crate::model::{CouncilReport, Report, ReportDraft};
use crate::{making, store};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::Error;
use kernel::access::Authorized;
use serde::Deserialize;
use web::{Answer, Checked, Faults, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "edit.html")]
struct EditPage<'a> {
    shell: &'a Shell,
    kept: &'a CouncilReport,
    path: String,
    /// The report as it would read with nothing written for the whole.
    proposal: Report,
    draft: ReportDraft,
    opened_at: i64,
    faults: Faults,
    /// What somebody else saved meanwhile, field by field.
    theirs: Vec<(&'static str, String)>,
}

/// The form, with what it was opened at.
#[derive(Debug, Deserialize)]
pub(crate) struct Form {
    #[serde(flatten)]
    draft: ReportDraft,
    revision: String,
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let (kept, right) = draft(&visit, &key).await?;
    let written = written(&visit, &right, &kept).await?;
    show(&visit, &right, StatusCode::OK, &kept, written, kept.revision, Faults::none(), Vec::new()).await
}

pub(crate) async fn post(visit: Visit, Path(key): Path<String>, Checked(form): Checked<Form>) -> Answer {
    let (kept, right) = draft(&visit, &key).await?;
    let opened_at = form.revision.parse().unwrap_or(0);
    let change = match form.draft.check() {
        Ok(change) => change,
        Err(faults) => {
            return show(&visit, &right, StatusCode::UNPROCESSABLE_ENTITY, &kept, form.draft, opened_at, faults, Vec::new()).await;
        }
    };
    let tx = visit.begin().await?;
    match store::change(&tx, &right, &change, opened_at).await {
        Ok(event) => {
            tx.commit(event).await?;
            visit.done(&work_path(&key), "report-was-saved")
        }
        Err(Error::Stale) => {
            drop(tx);
            let (kept, right) = draft(&visit, &key).await?;
            let theirs = texts(written(&visit, &right, &kept).await?);
            show(&visit, &right, StatusCode::CONFLICT, &kept, form.draft, kept.revision, Faults::none(), theirs).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn written(visit: &Visit, right: &Authorized<EditReport>, kept: &CouncilReport) -> kernel::Result<ReportDraft> {
    Ok(ReportDraft::of(kept, &store::writing(&visit.reader(), right).await?.asked(None)))
}

fn texts(draft: ReportDraft) -> Vec<(&'static str, String)> {
    let all = [
        ("report-title", draft.title),
        ("report-period", draft.period),
        ("report-headline", draft.headline),
        ("report-standfirst", draft.standfirst),
        ("report-asks", draft.asks),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

#[expect(clippy::too_many_arguments, reason = "what a form page shows: the thing, what was typed, and what is wrong with it")]
async fn show(
    visit: &Visit,
    right: &Authorized<EditReport>,
    status: StatusCode,
    kept: &CouncilReport,
    draft: ReportDraft,
    opened_at: i64,
    faults: Faults,
    theirs: Vec<(&'static str, String)>,
) -> Answer {
    let bare = CouncilReport { headline: String::new(), standfirst: String::new(), ..kept.clone() };
    let proposal = making::report(&visit.reader(), right, &bare, visit.now).await?;
    let page = EditPage { shell: &visit.shell, kept, path: work_path(&kept.key), proposal, draft, opened_at, faults, theirs };
    visit.page_with(status, &page)
}
