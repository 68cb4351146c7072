//! Having the audit trail checked; and what came of that, or of other work that is asked for by a button, the last time.

use super::job::in_words;
use super::words;
use crate::access::{AuditTrail, ReadAuditTrail};
use crate::model::{AUDIT_CHECK, Outcome};
use axum::response::{IntoResponse, Redirect};
use kernel::Result;
use kernel::access::{Action, Authorized};
use kernel::audit::Event;
use kernel::jobs::{self, JobStatus};
use web::texts::Arg;
use web::{Answer, Checked, NoFields, Visit, paths};

/// The work of a kind that was asked for last, in words.
pub(super) struct LastTime {
    pub(super) title: String,
    pub(super) outcome: String,
    /// Whether something is wrong.
    pub(super) alarm: bool,
    /// Where its task is.
    pub(super) path: String,
}

/// The texts of a check: when it was done, that it is under way, that it failed.
pub(super) const CHECK: [&str; 3] = ["audit-check-last", "audit-check-busy", "audit-check-failed"];

impl LastTime {
    /// In these words: when it was done, that it is under way, that it failed.
    pub(super) async fn read(
        visit: &Visit,
        right: &Authorized<impl Action>,
        kind: &str,
        [last, busy, failed]: [&str; 3],
    ) -> Result<Option<Self>> {
        let Some(job) = jobs::last(&visit.reader(), right, kind).await? else { return Ok(None) };
        let (shell, outcome) = (&visit.shell, Outcome::read(&job.outcome));
        let (key, alarm) = match job.status {
            JobStatus::Done => (last, outcome.alarm),
            JobStatus::Failed => (last, true),
            JobStatus::Waiting | JobStatus::Running => (busy, false),
        };
        let when = words::moment(shell, job.finished.unwrap_or(job.created));
        let title = shell.say_with(key, &[("when", when.value())]);
        let told = in_words(shell, &outcome);
        let outcome = if told.is_empty() && alarm { shell.say(failed) } else { told };
        Ok(Some(Self { title, outcome, alarm, path: paths::job(job.id) }))
    }
}

pub(super) async fn post(visit: Visit, Checked(NoFields {}): Checked<NoFields>) -> Answer {
    let right = visit.allow::<ReadAuditTrail>(AuditTrail)?;
    let tx = visit.begin().await?;
    let job = jobs::queue(&tx, AUDIT_CHECK, String::new()).await?;
    tx.commit(Event::new("job.asked").by(&right).on(job).fact("kind", AUDIT_CHECK)).await?;
    Ok(Redirect::to(&paths::job(job)).into_response())
}
