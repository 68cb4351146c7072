//! Taking a draft away, with a reason.

use super::{draft, work_path};
use crate::model::CouncilReport;
use crate::store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use serde::Deserialize;
use web::{Answer, Checked, Faults, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "remove.html")]
struct RemovePage<'a> {
    shell: &'a Shell,
    kept: &'a CouncilReport,
    path: String,
    reason: String,
    faults: Faults,
}

/// Why it goes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Form {
    reason: String,
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let (kept, _) = draft(&visit, &key).await?;
    show(&visit, StatusCode::OK, &kept, String::new(), Faults::none())
}

pub(crate) async fn post(visit: Visit, Path(key): Path<String>, Checked(form): Checked<Form>) -> Answer {
    let (kept, right) = draft(&visit, &key).await?;
    let mut faults = Faults::none();
    let reason = faults.needed("reason", &form.reason, 500);
    if !faults.is_empty() {
        return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, &kept, form.reason, faults);
    }
    let tx = visit.begin().await?;
    let event = store::remove(&tx, &right, &reason).await?;
    tx.commit(event).await?;
    visit.done(paths::WORK_REPORTS, "report-was-removed")
}

fn show(visit: &Visit, status: StatusCode, kept: &CouncilReport, reason: String, faults: Faults) -> Answer {
    visit.page_with(status, &RemovePage { shell: &visit.shell, kept, path: work_path(&kept.key), reason, faults })
}
