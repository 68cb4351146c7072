//! Freezing a report: a last look, and then work that runs by itself.

use super::work_path;
use crate::access::{FreezeReport, ReadReport};
use crate::freezing::{FREEZE, Input};
use crate::model::CouncilReport;
use crate::{making, store};
use askama::Template;
use axum::extract::Path;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::{Error, Result, jobs};
use serde::Deserialize;
use web::{Answer, Checked, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "freeze.html")]
struct FreezePage<'a> {
    shell: &'a Shell,
    kept: &'a CouncilReport,
    path: String,
    edition: i64,
    /// What the report will not say.
    unknowns: Vec<String>,
}

/// Which edition the officer saw.
#[derive(Debug, Deserialize)]
pub(crate) struct Form {
    edition: String,
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let db = visit.reader();
    let (kept, right) = draft(&visit, &key).await?;
    let unknowns = making::report(&db, &right, &kept, visit.now).await?.unknowns;
    let edition = store::edition(&db, &right).await?;
    visit.page(&FreezePage { shell: &visit.shell, kept: &kept, path: work_path(&key), edition, unknowns })
}

pub(crate) async fn post(visit: Visit, Path(key): Path<String>, Checked(form): Checked<Form>) -> Answer {
    let (kept, right) = draft(&visit, &key).await?;
    let edition = form.edition.parse().map_err(|_| Error::Stale)?;
    let tx = visit.begin().await?;
    if store::edition(&tx, &right).await? != edition {
        return Err(Error::Stale.into());
    }
    let input = serde_json::to_string(&Input { report: kept.id, edition }).map_err(Error::internal)?;
    let job = jobs::queue(&tx, FREEZE, input).await?;
    tx.commit(Event::new("report.freeze_asked").by(&right).on(kept.id)).await?;
    visit.done(&paths::job(job), "report-freeze-asked")
}

/// The draft with a key, if it still may be frozen, with the right to.
async fn draft(visit: &Visit, key: &str) -> Result<(CouncilReport, Authorized<FreezeReport>)> {
    let (kept, _) = visit.open::<ReadReport, _>(store::by_key(&visit.reader(), key).await?)?;
    let right = visit.allow((&kept).into())?;
    Ok((kept, right))
}
