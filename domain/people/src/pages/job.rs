//! How far a task is, and what came of it; and stopping it. Who may not follow it does not learn that it is there.

use crate::access::FollowTask;
use crate::model::Outcome;
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use kernel::audit::Event;
use kernel::ids::JobId;
use kernel::jobs::{self, Job, JobStatus};
use serde_json::Value;
use web::texts::Arg;
use web::{Answer, Checked, NoFields, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "job.html")]
struct JobPage<'a> {
    shell: &'a Shell,
    job: &'a Job,
    /// What came of it, or why it waits for another try, in words; may be empty.
    outcome: String,
    /// Where that can be seen.
    seen_at: Option<String>,
    /// Whether something is wrong with what it looked at.
    alarm: bool,
}

impl JobPage<'_> {
    fn path(&self) -> String {
        paths::job(self.job.id)
    }
    fn stop_path(&self) -> String {
        stop_path(self.job.id)
    }
    /// Whether it ended because somebody asked for it; a job that was too far is done.
    fn stopped(&self) -> bool {
        self.job.status == JobStatus::Failed && self.job.stop_asked
    }
    /// Whether it needs attention.
    fn failed(&self) -> bool {
        self.alarm || (self.job.status == JobStatus::Failed && !self.job.stop_asked)
    }
    fn words(&self) -> String {
        status(self.shell, self.job)
    }
}

/// How far a task is, in words.
pub(super) fn status(shell: &Shell, job: &Job) -> String {
    match job.status {
        JobStatus::Failed if job.stop_asked => shell.say("task-stopped"),
        JobStatus::Running if job.stop_asked => shell.say("task-stopping"),
        JobStatus::Running if job.total > 0 => {
            shell.say_with("task-progress", &[("done", job.done.value()), ("total", job.total.value())])
        }
        status => shell.say(&format!("task-{}", status.word())),
    }
}

pub(super) async fn get(visit: Visit, Path(id): Path<JobId>) -> Answer {
    let (job, _) = visit.open::<FollowTask, _>(jobs::find(&visit.reader(), id).await?)?;
    let outcome = Outcome::read(&job.outcome);
    let seen_at = (!outcome.path.is_empty()).then(|| paths::on_this_site(&outcome.path).to_owned());
    let (shell, alarm) = (&visit.shell, outcome.alarm);
    visit.page(&JobPage { shell, outcome: in_words(shell, &outcome), job: &job, seen_at, alarm })
}

pub(super) async fn post_stop(visit: Visit, Path(id): Path<JobId>, Checked(NoFields {}): Checked<NoFields>) -> Answer {
    let (job, right) = visit.open::<FollowTask, _>(jobs::find(&visit.reader(), id).await?)?;
    let tx = visit.begin().await?;
    if jobs::stop(&tx, &right, id).await? {
        tx.commit(Event::new("job.stop_asked").by(&right).on(id).on_behalf_of(job.viewer.person).fact("kind", job.kind)).await?;
    }
    Ok(Redirect::to(&paths::job(id)).into_response())
}

fn stop_path(id: JobId) -> String {
    format!("{}/stoppen", paths::job(id))
}

/// The sentence of an outcome; empty when it has none.
pub(super) fn in_words(shell: &Shell, outcome: &Outcome) -> String {
    if !shell.texts.has(&outcome.text) {
        return String::new();
    }
    let args: Vec<_> = outcome.args.iter().map(|(name, value)| (name.as_str(), argument(value))).collect();
    let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.value())).collect();
    shell.say_with(&outcome.text, &args)
}

fn argument(value: &Value) -> Box<dyn Arg> {
    match (value.as_i64(), value.as_str()) {
        (Some(number), _) => Box::new(number),
        (_, Some(text)) => Box::new(text.to_owned()),
        _ => Box::new(value.to_string()),
    }
}
