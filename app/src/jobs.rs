//! The runner of jobs: takes what is due in each municipality, of each kind one at a time, so that a job that waits for a slow
//! server keeps no other kind waiting, and no other municipality.

use crate::checkpoints::Book;
use crate::{audit, backups, retention};
use kernel::audit::Event;
use kernel::jobs::{self, Job};
use kernel::parts::Part;
use kernel::{Error, Moment, Result, Trouble, Viewer, settings};
use monitor::Fetching;
use serde_json::json;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::task::JoinSet;
use web::{Site, Tenant};

/// How often, in seconds, it is seen to that the coming night is asked for.
const PLANNED: i64 = 3600;
/// How long the runner waits when nothing is due.
const PAUSE: Duration = Duration::from_millis(500);

/// How often, and after how long each time, a database that is away is told what came of a job.
const TRIES: usize = 6;
const PATIENCE: Duration = Duration::from_secs(5);

/// What lies outside the databases that work needs.
#[derive(Clone, Debug)]
pub struct Around {
    /// The address that tables are fetched from, when it is not that of CBS.
    pub cbs: Option<String>,
    /// The folder in which they are until they are taken in.
    pub fetching: PathBuf,
    /// The checkpoints of the audit trails.
    pub book: Book,
    /// The folder in which backups are made that somebody asks for.
    pub backups: PathBuf,
}

/// Runs until the program stops.
pub async fn run(site: Site, around: Around) {
    let mut tenants: Vec<_> = site.tenants.values().cloned().collect();
    tenants.sort_by(|a, b| a.key.cmp(&b.key));
    tenants.dedup_by(|a, b| a.key == b.key);
    // Held by the job of a kind that runs in a municipality.
    let mut places: HashMap<(String, String), Arc<Mutex<()>>> = HashMap::new();
    let mut running = JoinSet::new();
    let mut planned: Option<Moment> = None;
    loop {
        let now = site.clock.now();
        // Again and again, so that no night stays away for long whatever became of the job of the last.
        if planned.is_none_or(|last| (now - last).num_seconds() >= PLANNED) {
            planned = Some(now);
            plan(&site, &tenants, now).await;
        }
        for tenant in &tenants {
            for kind in due(&site, tenant).await {
                let place = places.entry((tenant.key.clone(), kind.clone())).or_default();
                if let Ok(place) = place.clone().try_lock_owned() {
                    let (site, tenant, around) = (site.clone(), tenant.clone(), around.clone());
                    running.spawn(async move {
                        if let Err(error) = next(&site, &tenant, &around, &kind).await {
                            tracing::error!(%error, municipality = tenant.key, "a job could not be taken");
                            // What is in the way will hardly be gone at once.
                            tokio::time::sleep(PAUSE).await;
                        }
                        drop(place);
                    });
                }
            }
        }
        // Whoever was first is last in the next round.
        let first = usize::from(tenants.len() > 1);
        tenants.rotate_left(first);
        tokio::select! {
            Some(_) = running.join_next() => {}
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

/// Sees to it that the job of the coming night is asked for in each municipality.
async fn plan(site: &Site, tenants: &[Arc<Tenant>], now: Moment) {
    for tenant in tenants {
        if let Err(error) = retention::plan(&tenant.db, &site.policies, now).await {
            tracing::error!(%error, municipality = tenant.key, "deleting what is past its term could not be planned");
        }
    }
}

/// The kinds of jobs that are due.
async fn due(site: &Site, tenant: &Tenant) -> Vec<String> {
    jobs::kinds_due(&tenant.db.reader(), site.clock.now()).await.unwrap_or_else(|error| {
        tracing::error!(%error, municipality = tenant.key, "jobs could not be looked up");
        Vec::new()
    })
}

/// Takes and runs one job of a kind.
async fn next(site: &Site, tenant: &Arc<Tenant>, around: &Around, kind: &str) -> Result<()> {
    let tx = tenant.db.begin(&Viewer::system(), site.clock.now()).await?;
    let Some(job) = jobs::lease(&tx, kind).await? else { return Ok(()) };
    tx.commit(of(&job, "job.started").fact("kind", job.kind.clone())).await?;
    let outcome = tokio::select! {
        outcome = work(site, tenant, around, &job) => outcome,
        never = jobs::alive(&tenant.db, site.clock, job.id) => match never {},
    };
    for _ in 1..TRIES {
        match end(site, tenant, &job, &outcome).await {
            // It is worth some patience to tell what came of it.
            Err(error) if error.trouble().is_some() => tokio::time::sleep(PATIENCE).await,
            ended => return ended,
        }
    }
    end(site, tenant, &job, &outcome).await
}

/// The program does the work, for whoever asked for it.
fn of(job: &Job, verb: &'static str) -> Event {
    Event::new(verb).on(job.id).on_behalf_of(job.viewer.person)
}

/// Writes down what came of a job.
async fn end(site: &Site, tenant: &Tenant, job: &Job, outcome: &Result<String>) -> Result<()> {
    let tx = tenant.db.begin(&Viewer::system(), site.clock.now()).await?;
    match outcome {
        Ok(outcome) => {
            jobs::finish(&tx, job.id, outcome.clone()).await?;
            tx.commit(of(job, "job.done")).await
        }
        Err(Error::Stopped) => {
            jobs::give_up(&tx, job.id, String::new()).await?;
            tx.commit(of(job, "job.stopped")).await
        }
        // Another try would not be allowed either.
        Err(Error::Denied) => {
            jobs::give_up(&tx, job.id, told("task-not-allowed")).await?;
            tx.commit(of(job, "job.broke")).await
        }
        Err(error) => {
            tracing::error!(%error, kind = job.kind, "a job broke");
            jobs::fail(&tx, job.id, why(error)).await?;
            tx.commit(of(job, "job.broke")).await
        }
    }
}

/// What can be told of an error to whoever asked for the job; empty when that is nothing.
fn why(error: &Error) -> String {
    let text = match (error.trouble(), error) {
        (Some(Trouble::Busy), _) => "task-busy",
        (Some(Trouble::Full), _) => "task-full",
        (None, Error::Refused(text)) => text,
        (None, _) => return String::new(),
    };
    told(text)
}

fn told(text: &str) -> String {
    json!({ "text": text }).to_string()
}

/// Finds the part whose work it is. A part that is off does no work; nor is any done for somebody who may no longer ask it.
async fn work(site: &Site, tenant: &Arc<Tenant>, around: &Around, job: &Job) -> Result<String> {
    let (db, policies, clock) = (&tenant.db, &site.policies, site.clock);
    if !people::still_stands(db, policies, clock.now(), job).await? {
        return Err(Error::Denied);
    }
    if let Some(outcome) = people::post::run_job(db, policies, &site.texts, clock, job).await {
        return outcome;
    }
    if let Some(outcome) = audit::run_job(db, &around.book, &tenant.key, clock, job).await {
        return outcome;
    }
    if let Some(outcome) = retention::run_job(db, policies, &around.book, &tenant.key, clock, job).await {
        return outcome;
    }
    if let Some(outcome) = backups::run_job(site, tenant, &around.backups, job).await {
        return outcome;
    }
    let settings = settings::read(&db.reader()).await?.settings;
    if settings.has(Part::Monitor)
        && let Some(outcome) = monitor::run_job(db, policies, clock, job).await
    {
        return outcome;
    }
    if settings.has(Part::Monitor)
        && let Some(outcome) =
            monitor::run_refresh(db, policies, clock, Fetching { base: around.cbs.as_deref(), folder: &around.fetching }, job).await
    {
        return outcome;
    }
    if settings.has(Part::Council)
        && let Some(outcome) = council::run_job(db, policies, clock, job).await
    {
        return outcome;
    }
    Err(kernel::Error::internal(format!("no part that is on knows the work {}", job.kind)))
}
