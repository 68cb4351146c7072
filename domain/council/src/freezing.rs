//! Freezing as work that runs by itself: composing and typesetting take longer than a page may.

use crate::access::{FreezeReport, ReadReport, ReportAtHand};
use crate::store::{self, Files};
use crate::{making, paper};
use kernel::access::Policies;
use kernel::ids::ReportId;
use kernel::jobs::Job;
use kernel::{Clock, Db, Error, Moment, Result, Viewer};
use serde::{Deserialize, Serialize};

/// The kind of a job that freezes a report.
pub(crate) const FREEZE: &str = "freeze-report";

/// The kinds of jobs of this part.
pub fn jobs() -> &'static [&'static str] {
    &[FREEZE]
}

/// What the work needs.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Input {
    /// Which report.
    pub report: ReportId,
    /// The edition that the officer agreed with.
    pub edition: i64,
}

/// Runs a job of this part and gives what came of it, as [`kernel::jobs::finish`] wants it: a text key and where to look.
/// `None` for a job of another part.
pub async fn run_job(db: &Db, policies: &Policies, clock: Clock, job: &Job) -> Option<Result<String>> {
    (job.kind == FREEZE).then_some(())?;
    Some(run(db, policies, clock.now(), job).await)
}

async fn run(db: &Db, policies: &Policies, now: Moment, job: &Job) -> Result<String> {
    let input: Input = serde_json::from_str(&job.input).map_err(Error::internal)?;
    match freeze(db, policies, &job.viewer, now, input).await {
        Ok(key) => Ok(outcome("report-freeze-done", &web::paths::report(&key))),
        Err(Error::Stale | Error::NotFound) => Ok(outcome("report-freeze-stale", web::paths::WORK_REPORTS)),
        Err(error) => Err(error),
    }
}

/// Freezes a report as it stands. Gives its key.
pub(crate) async fn freeze(db: &Db, policies: &Policies, viewer: &Viewer, now: Moment, input: Input) -> Result<String> {
    let reader = db.reader();
    let (kept, _) = policies.open::<ReadReport, _>(viewer, store::find(&reader, input.report).await?)?;
    if kept.frozen.is_some() {
        // An earlier try got this far.
        return Ok(kept.key);
    }
    let right = policies.allow::<FreezeReport>(viewer, ReportAtHand::from(&kept))?;
    if store::edition(&reader, &right).await? != input.edition {
        return Err(Error::Stale);
    }
    let (report, agenda) = making::report_on(&reader, &right, &kept, now).await?;
    let pdf = paper::typeset(&report, now).await?.bytes;
    let tx = db.begin(viewer, now).await?;
    let event = store::freeze(&tx, &right, &kept, &agenda, Files { report, pdf, edition: input.edition }).await?;
    tx.commit(event).await?;
    Ok(kept.key)
}

fn outcome(text: &str, path: &str) -> String {
    serde_json::json!({ "text": text, "path": path }).to_string()
}
