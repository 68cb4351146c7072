//! `cbs fetch`: a table of CBS over HTTP, page by page, into a folder that `observations import` reads.

use crate::Fail;
use crate::cli::say;
use clap::{Args, Subcommand};
use sources::fetch::{self, Fetch, Generation, Limits, Service, Step};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long it may take to hear that somebody wants it to stop.
const SHORT: Duration = Duration::from_millis(200);

/// What to do with tables of CBS.
#[derive(Debug, Subcommand)]
pub enum CbsCommand {
    /// Fetch a table into a folder. What was cut, goes on where it stopped when it is run again.
    #[command(after_help = "Example: samenkoers cbs fetch 83841NED --to 83841NED && samenkoers observations import 83841NED")]
    Fetch(FetchArgs),
}

/// Which table, and where to.
#[derive(Debug, Args)]
pub struct FetchArgs {
    /// The code of the table.
    table: String,
    /// The folder; by default one with the name of the table.
    #[arg(long, value_name = "FOLDER")]
    to: Option<PathBuf>,
    /// Fetch from OData version 3 instead of 4.
    #[arg(long)]
    v3: bool,
    /// The catalogue of version 4.
    #[arg(long, default_value = "CBS")]
    catalog: String,
    /// Another address under which the table stands; https, or http on this computer.
    #[arg(long, value_name = "URL", conflicts_with = "catalog")]
    base: Option<String>,
}

/// Carries out a command.
///
/// # Errors
/// Exit code 2, with the way out, when the table cannot be fetched or the folder is not ours.
pub async fn run(command: CbsCommand) -> Result<(), Fail> {
    let CbsCommand::Fetch(args) = command;
    let service = service(&args).map_err(Fail::way)?;
    let folder = args.to.unwrap_or_else(|| PathBuf::from(&args.table));
    let stopped = Arc::new(AtomicBool::new(false));
    let heard = stopped.clone();
    let listening = tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            heard.store(true, Ordering::Relaxed);
        }
    });
    let (into, asked) = (folder.clone(), stopped.clone());
    let fetching = tokio::task::spawn_blocking(move || {
        let mut progress = |step: &Step| {
            say(&line(step));
            if asked.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let mut wait = |mut time: Duration| {
            while !time.is_zero() && !asked.load(Ordering::Relaxed) {
                let piece = time.min(SHORT);
                std::thread::sleep(piece);
                time -= piece;
            }
        };
        fetch::table(&service, Fetch { folder: &into, limits: Limits::default(), wait: &mut wait, progress: &mut progress })
    });
    let fetched = fetching.await.map_err(Fail::way)?.map_err(Fail::way)?;
    listening.abort();
    let (pages, records) = (fetched.pages, fetched.records);
    say(&format!(
        "{}: {records} records of figures in {pages} pages. Take them in with: samenkoers observations import {}",
        args.table,
        folder.display()
    ));
    Ok(())
}

fn service(args: &FetchArgs) -> Result<Service, sources::Refusal> {
    match (&args.base, args.v3) {
        (Some(base), is_v3) => {
            let generation = if is_v3 { Generation::V3 } else { Generation::V4 };
            Service::at(generation, &format!("{}/{}", base.trim_end_matches('/'), args.table))
        }
        (None, true) => Service::cbs_v3(&args.table),
        (None, false) => Service::cbs_v4(&args.catalog, &args.table),
    }
}

/// What happens, in one line.
fn line(step: &Step) -> String {
    match step {
        Step::Resumed { pages } => format!("going on where it stopped: {pages} pages are there already"),
        Step::Page { list, page, records, bytes } => format!("{list}: page {page}, {records} records, {} kB in all", bytes / 1024),
        Step::Waiting { seconds, reason } => format!("waiting {seconds} s: {reason}"),
        Step::Again(change) => format!("the table changed ({} is now {}): fetching again", change.before, change.after),
    }
}
