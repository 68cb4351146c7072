//! Having the audit trail checked, and what came of it the last time.

use super::job::in_words;
use super::words;
use crate::access::{AuditTrail, ReadAuditTrail};
use crate::model::{AUDIT_CHECK, Outcome};
use axum::response::{IntoResponse, Redirect};
use kernel::Result;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::jobs::{self, JobStatus};
use serde::Deserialize;
use web::texts::Arg;
use web::{Answer, Checked, Visit, paths};

/// The check that was asked for last, in words.
pub(super) struct LastCheck {
    pub(super) title: String,
    pub(super) outcome: String,
    /// Whether something is wrong.
    pub(super) alarm: bool,
    /// Where its task is.
    pub(super) path: String,
}

impl LastCheck {
    pub(super) async fn read(visit: &Visit, right: &Authorized<ReadAuditTrail>) -> Result<Option<Self>> {
        let Some(job) = jobs::last(&visit.reader(), right, AUDIT_CHECK).await? else { return Ok(None) };
        let (shell, outcome) = (&visit.shell, Outcome::read(&job.outcome));
        let (key, alarm) = match job.status {
            JobStatus::Done => ("audit-check-last", outcome.alarm),
            JobStatus::Failed => ("audit-check-last", true),
            JobStatus::Waiting | JobStatus::Running => ("audit-check-busy", false),
        };
        let when = words::moment(shell, job.finished.unwrap_or(job.created));
        let title = shell.say_with(key, &[("when", when.value())]);
        let told = in_words(shell, &outcome);
        let outcome = if told.is_empty() && alarm { shell.say("audit-check-failed") } else { told };
        Ok(Some(Self { title, outcome, alarm, path: paths::job(job.id) }))
    }
}

/// A form of one button.
#[derive(Debug, Deserialize)]
pub(super) struct NoFields {}

pub(super) async fn post(visit: Visit, Checked(NoFields {}): Checked<NoFields>) -> Answer {
    let right = visit.allow::<ReadAuditTrail>(AuditTrail)?;
    let tx = visit.begin().await?;
    let job = jobs::queue(&tx, AUDIT_CHECK, String::new()).await?;
    tx.commit(Event::new("job.asked").by(&right).on(job).fact("kind", AUDIT_CHECK)).await?;
    Ok(Redirect::to(&paths::job(job)).into_response())
}
