//! The runner of jobs: takes what is due in each municipality, one at a time, and tells how far it is.

use kernel::audit::Event;
use kernel::jobs::{self, Job};
use kernel::parts::Part;
use kernel::{Result, Viewer, settings};
use std::sync::Arc;
use std::time::Duration;
use web::{Site, Tenant};

/// How long the runner waits when nothing is due.
const PAUSE: Duration = Duration::from_millis(500);

/// Runs until the program stops. `cbs` is the address that tables are fetched from, when it is not that of CBS.
pub async fn run(site: Site, cbs: Option<String>) {
    let mut tenants: Vec<_> = site.tenants.values().cloned().collect();
    tenants.sort_by(|a, b| a.key.cmp(&b.key));
    tenants.dedup_by(|a, b| a.key == b.key);
    loop {
        let mut worked = false;
        for tenant in &tenants {
            match next(&site, tenant, cbs.as_deref()).await {
                Ok(ran) => worked |= ran,
                Err(error) => tracing::error!(%error, municipality = tenant.key, "a job could not be taken"),
            }
        }
        if !worked {
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// Takes and runs one job; whether there was one.
async fn next(site: &Site, tenant: &Arc<Tenant>, cbs: Option<&str>) -> Result<bool> {
    if !jobs::any_due(&tenant.db.reader(), site.clock.now()).await? {
        return Ok(false);
    }
    let tx = tenant.db.begin(&Viewer::system(), site.clock.now()).await?;
    let Some(job) = jobs::lease(&tx).await? else { return Ok(false) };
    tx.commit(Event::new("job.started").on(job.id).fact("kind", job.kind.clone())).await?;
    let outcome = work(site, tenant, cbs, &job).await;
    let tx = tenant.db.begin(&Viewer::system(), site.clock.now()).await?;
    match outcome {
        Ok(outcome) => {
            jobs::finish(&tx, job.id, outcome).await?;
            tx.commit(Event::new("job.done").on(job.id)).await?;
        }
        Err(error) => {
            tracing::error!(%error, kind = job.kind, "a job broke");
            jobs::fail(&tx, job.id, String::new()).await?;
            tx.commit(Event::new("job.broke").on(job.id)).await?;
        }
    }
    Ok(true)
}

/// Finds the part whose work it is. A part that is off does no work.
async fn work(site: &Site, tenant: &Arc<Tenant>, cbs: Option<&str>, job: &Job) -> Result<String> {
    let (db, policies, clock) = (&tenant.db, &site.policies, site.clock);
    let settings = settings::read(&db.reader()).await?.settings;
    if settings.has(Part::Monitor)
        && let Some(outcome) = monitor::run_job(db, policies, clock, job).await
    {
        return outcome;
    }
    if settings.has(Part::Monitor)
        && let Some(outcome) = monitor::run_refresh(db, policies, clock, cbs, job).await
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
