//! Fetching a table of CBS by itself: a job that takes it in and asks for its next turn.

use crate::access::{AllFigures, ImportFigures};
use crate::import::{self, Importer, Options, Outcome, Said};
use crate::jobs::told;
use crate::model::{Every, Mishap, Refresh, Way};
use crate::store;
use kernel::access::Policies;
use kernel::jobs::{self, Job};
use kernel::{Clock, Db, Error, Result, Tx, Viewer};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sources::Content;
use sources::fetch::{self, Fetch, Generation, Limits, Service, Step};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// The kind of a job that fetches a table.
pub(crate) const REFRESH: &str = "refresh-figures";

/// What a job needs to know.
#[derive(Debug, Serialize, Deserialize)]
struct Turn {
    table: String,
    round: i64,
}

/// The table that a job fetches.
pub(crate) fn table(job: &Job) -> String {
    serde_json::from_str::<Turn>(&job.input).map(|turn| turn.table).unwrap_or_default()
}

/// What lies outside the database that fetching needs.
#[derive(Clone, Copy, Debug)]
pub struct Fetching<'a> {
    /// Another address than that of CBS.
    pub base: Option<&'a str>,
    /// Where tables are until they are taken in; made when it is not there, for its owner alone.
    pub folder: &'a Path,
}

/// Queues the next turn of a table in the transaction in which it is asked for.
pub(crate) async fn queue(tx: &Tx, refresh: &Refresh) -> Result<()> {
    let Some(at) = refresh.next_run else { return Ok(()) };
    let turn = Turn { table: refresh.table.clone(), round: refresh.round };
    jobs::queue_at(tx, REFRESH, serde_json::to_string(&turn).map_err(Error::internal)?, at).await?;
    Ok(())
}

/// Runs a job that fetches a table, as [`crate::run_job`] runs the others.
pub async fn run_refresh(db: &Db, policies: &Policies, clock: Clock, from: Fetching<'_>, job: &Job) -> Option<Result<String>> {
    (job.kind == REFRESH).then_some(())?;
    Some(turn(db, policies, clock, from, job).await)
}

async fn turn(db: &Db, policies: &Policies, clock: Clock, from: Fetching<'_>, job: &Job) -> Result<String> {
    let turn: Turn = serde_json::from_str(&job.input).map_err(Error::internal)?;
    let right = policies.allow::<ImportFigures>(&job.viewer, AllFigures)?;
    let known = store::refresh(&db.reader(), &right, &turn.table).await?;
    if known.every == Every::Never || known.round != turn.round {
        return Ok(json!({ "text": "refresh-off" }).to_string());
    }
    let way = store::last_way(&db.reader(), &right, &turn.table).await?;
    let folder = from.folder.join(job.id.to_string());
    private(&folder).map_err(Error::internal)?;
    let refused = |why| Outcome { refusal: Some(why), ..Outcome::default() };
    let fetched = fetched(db, clock, job, service(from.base, way, &turn.table), &folder).await?;
    let taken_in = match fetched {
        Ok(()) => take_in(Importer { db, policies, viewer: &job.viewer, clock }, job, &folder).await,
        Err(why) => Ok(refused(*why)),
    };
    let outcome = match taken_in {
        // Only this turn is stopped: the next one comes as it would have.
        Err(Error::Stopped) => refused(Mishap::stopped()),
        taken_in => taken_in?,
    };
    let stopped = outcome.refusal.as_ref().is_some_and(Mishap::is_stop);
    // A folder that stays behind is only in the way of the disk.
    std::fs::remove_dir_all(&folder).ok();
    let words = match outcome.import {
        Some(_) => told(&outcome, false),
        None => json!({ "text": "refresh-failed", "alarm": true }).to_string(),
    };
    let now = clock.now();
    let refresh = Refresh {
        last_run: Some(now),
        last_import: outcome.import,
        next_run: known.every.after(now),
        told: words.clone(),
        ..known
    };
    // Whoever chose this stands in the trail with that; the turns that follow from it are nobody's.
    let tx = db.begin(&Viewer::system(), now).await?;
    let right = policies.allow::<ImportFigures>(tx.viewer(), AllFigures)?;
    let event = store::save_refresh(&tx, &right, &refresh).await?;
    queue(&tx, &refresh).await?;
    tx.commit(event.on_behalf_of(job.viewer.person)).await?;
    if stopped { Err(Error::Stopped) } else { Ok(words) }
}

/// Makes a folder that nobody but its owner looks into.
fn private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The table at CBS, or under another address; in the version that the last delivery was of.
fn service(base: Option<&str>, way: Option<Way>, table: &str) -> std::result::Result<Service, Box<Mishap>> {
    let generation = if way == Some(Way::CbsV3) { Generation::V3 } else { Generation::V4 };
    Ok(match (base, generation) {
        (Some(base), _) => Service::at(generation, &format!("{}/{table}", base.trim_end_matches('/')))?,
        (None, Generation::V3) => Service::cbs_v3(table)?,
        (None, Generation::V4) => Service::cbs_v4("CBS", table)?,
    })
}

/// Fetches into a folder, on a thread that may block, and tells how far it is.
async fn fetched(
    db: &Db,
    clock: Clock,
    job: &Job,
    service: std::result::Result<Service, Box<Mishap>>,
    folder: &Path,
) -> Result<std::result::Result<(), Box<Mishap>>> {
    let service = match service {
        Ok(service) => service,
        Err(why) => return Ok(Err(why)),
    };
    let (tell, heard) = unbounded_channel();
    let into = folder.to_owned();
    let fetching = tokio::task::spawn_blocking(move || {
        let mut progress = |step: &Step| {
            let records = if let Step::Page { records, .. } = step { *records } else { 0 };
            // Nobody listens any more: the program stops, or somebody asked for it.
            if tell.send(records).is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        let mut wait = |time| std::thread::sleep(time);
        fetch::table(&service, Fetch { folder: &into, limits: Limits::default(), wait: &mut wait, progress: &mut progress })
    });
    follow(db, clock, job, heard).await?;
    Ok(fetching.await.map_err(Error::internal)?.map(|_| ()).map_err(Box::from))
}

/// Ends when everything was fetched, or when somebody asks to stop.
async fn follow(db: &Db, clock: Clock, job: &Job, mut heard: UnboundedReceiver<u64>) -> Result<()> {
    let mut stop = std::pin::pin!(jobs::asked_to_stop(db.reader(), job.id));
    loop {
        let records = tokio::select! {
            () = &mut stop => return Ok(()),
            heard = heard.recv() => heard,
        };
        let Some(records) = records else { return Ok(()) };
        let tx = db.begin(&job.viewer, clock.now()).await?;
        jobs::progress(&tx, job.id, i64::try_from(records).unwrap_or(i64::MAX), 0).await?;
        store::keep(tx).await?;
    }
}

async fn take_in(importer: Importer<'_>, job: &Job, folder: &Path) -> Result<Outcome> {
    let entries = std::fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>).map_err(Error::internal)?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let files = paths.iter().map(name).collect();
    let sent = paths.iter().map(|path| (name(path), Content::Path(path.clone()))).collect();
    let said = Said::default();
    let right = importer.policies.allow::<ImportFigures>(importer.viewer, AllFigures)?;
    let known = import::known(&importer.db.reader(), &right, &said).await?;
    let options = Options { files, job: Some(job.id), ..Options::default() };
    let stop = jobs::asked_to_stop(importer.db.reader(), job.id);
    import::run_until(importer, import::sent(sent, said, known), options, &mut |_| {}, stop).await
}
