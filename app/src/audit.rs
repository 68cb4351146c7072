//! `audit`: the audit trail held against itself and against its checkpoints, and taken along.

use crate::Fail;
use crate::checkpoints::{self, Book};
use crate::cli::{DataArgs, say};
use crate::data::Data;
use crate::program;
use clap::{Args, Subcommand, ValueEnum};
use kernel::audit::Event;
use kernel::audit::chain::{Misfit, Place};
use kernel::audit::checkpoint::Testimony;
use kernel::audit::export::Exporter;
use kernel::audit::verify;
use kernel::hex::unhex;
use kernel::jobs::Job;
use kernel::rights::AuditTrail;
use kernel::{Clock, Db, Error, Reader, Result, Viewer};
use serde_json::{Value, json};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What to do with the audit trail.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Check that nobody changed, removed, added or cut events. Exit code 0: it fits; 1: it does not; 2: it could not be checked.
    #[command(after_help = "Example: samenkoers audit verify --municipality dronten --public-key auditor.key")]
    Verify(VerifyArgs),
    /// Write all events as JSON lines.
    #[command(after_help = "Example: samenkoers audit export --municipality dronten --format ldv-json > log.jsonl")]
    Export(ExportArgs),
    /// Make a checkpoint now; the server makes them by itself.
    #[command(after_help = "Example: samenkoers audit checkpoint --municipality dronten")]
    Checkpoint(OneArgs),
    /// Print the key that checkpoints are checked with. Keep it where nobody on this machine can change it.
    #[command(after_help = "Example: samenkoers audit public-key > auditor.key")]
    PublicKey(DataArgs),
}

/// Which audit trail.
#[derive(Debug, Args)]
pub struct OneArgs {
    /// Which municipality.
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    #[command(flatten)]
    data: DataArgs,
}

/// What to check it against.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// A file with the public key, as `audit public-key` printed it; without it the key in the audit folder is used.
    #[arg(long, value_name = "FILE")]
    public_key: Option<PathBuf>,
    /// A file of checkpoints; without it the one in the audit folder.
    #[arg(long, value_name = "FILE")]
    checkpoints: Option<PathBuf>,
    #[command(flatten)]
    one: OneArgs,
}

/// How to write it.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The shape of a line.
    #[arg(long, value_enum)]
    format: Format,
    /// What stands before the key of a processing activity, to make it an address in the municipality's register.
    #[arg(long, value_name = "URI", default_value = "samenkoers:activity:")]
    register: String,
    #[command(flatten)]
    one: OneArgs,
}

/// A shape of exports.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// The Dutch standard Logboek Dataverwerkingen.
    LdvJson,
}

/// Carries out a command.
///
/// # Errors
/// One sentence with the way out.
pub async fn run(command: AuditCommand) -> Result<(), Fail> {
    match command {
        AuditCommand::Verify(args) => check(args).await,
        AuditCommand::Export(args) => export(args).await,
        AuditCommand::Checkpoint(args) => checkpoint(args).await,
        AuditCommand::PublicKey(args) => {
            say(&args.book()?.signer()?.public_key());
            Ok(())
        }
    }
}

async fn check(args: VerifyArgs) -> Result<(), Fail> {
    let data = Data::open(&args.one.data)?;
    let key = data.chosen(args.one.municipality.as_deref())?;
    let book = args.one.data.book()?;
    let public_key = public_key(&book, args.public_key.as_deref())?;
    let file = args.checkpoints.unwrap_or_else(|| book.file(&key));
    // Before the events, so that what is written meanwhile is no matter.
    let testimony = checkpoints::read(&file, &key, &public_key)?;
    let db = data.database(&key).await?;
    let found = held(&db.reader(), testimony).await;
    db.close().await;
    let whole = found?.map_err(|misfit| Fail::NotRight(format!("{key}: the audit trail does not fit: {misfit}")))?;
    let times = whole.testimony.sightings.len();
    say(&format!("{key}: {} events fit, and so do {times} checkpoints", whole.events()));
    if whole.begin.number > 0 {
        say(&format!("  the {} events before them went, because their term was over", whole.begin.number));
    }
    for moment in whole.testimony.restored {
        say(&format!("  a backup was put back at {}", moment.to_rfc3339()));
    }
    Ok(())
}

/// The check as work that somebody asked for in the browser. Nothing is written but what came of it.
pub async fn run_job(db: &Db, book: &Book, municipality: &str, clock: Clock, job: &Job) -> Option<Result<String>> {
    (job.kind == people::AUDIT_CHECK).then_some(())?;
    Some(checked(db, book, municipality, clock, job).await)
}

async fn checked(db: &Db, book: &Book, municipality: &str, clock: Clock, job: &Job) -> Result<String> {
    let file = book.file(municipality);
    if !file.exists() {
        return Err(Error::Refused("audit-no-checkpoints"));
    }
    let broken = |fail| Error::internal(format!("the audit trail could not be checked: {fail:?}"));
    let public_key = public_key(book, None).map_err(broken)?;
    let testimony = checkpoints::read(&file, municipality, &public_key).map_err(broken)?;
    let found = held(&db.reader(), testimony).await.map_err(broken)?;
    let (text, args) = match &found {
        Ok(whole) => ("audit-fits", json!({ "events": whole.events(), "checkpoints": whole.testimony.sightings.len() })),
        Err(misfit) => told(misfit),
    };
    let tx = db.begin(&Viewer::system(), clock.now()).await?;
    let event = Event::new("audit.checked").on_behalf_of(job.viewer.person).fact("fits", found.is_ok());
    tx.commit(event.fact("found", args.clone())).await?;
    Ok(json!({ "text": text, "args": args, "path": people::AUDIT, "alarm": found.is_err() }).to_string())
}

/// The text of what does not fit, and its values.
fn told(misfit: &Misfit) -> (&'static str, Value) {
    let number = |number: i64| json!({ "number": number });
    match misfit {
        Misfit::Gone(event) => ("audit-misfit-gone", number(*event)),
        Misfit::Added(event) => ("audit-misfit-added", number(*event)),
        Misfit::Changed(event) => ("audit-misfit-changed", number(*event)),
        Misfit::Unreadable(event) => ("audit-misfit-unreadable", number(*event)),
        Misfit::Cut { last, known, .. } => ("audit-misfit-cut", json!({ "last": last, "known": known })),
        Misfit::OtherChain { number: event, .. } => ("audit-misfit-other", number(*event)),
        Misfit::Checkpoint(line) => ("audit-misfit-checkpoint", json!({ "number": line })),
    }
}

/// A trail that fits.
pub(crate) struct Whole {
    /// Before its first event: the beginning, or where its oldest part was cut.
    begin: Place,
    end: Place,
    testimony: Testimony,
}

impl Whole {
    fn events(&self) -> i64 {
        self.end.number - self.begin.number
    }
}

type Found = std::result::Result<Whole, Misfit>;

/// The trail held against what the audit folder says of it; true when there is nothing yet that it says.
pub(crate) async fn fits(db: &Reader, book: &Book, municipality: &str) -> Result<bool, Fail> {
    let file = book.file(municipality);
    let testimony = match file.exists() {
        true => checkpoints::read(&file, municipality, &public_key(book, None)?)?,
        false => Ok(Testimony::default()),
    };
    Ok(held(db, testimony).await?.is_ok())
}

async fn held(db: &Reader, testimony: Result<Testimony, Misfit>) -> Result<Found, Fail> {
    let testimony = match testimony {
        Ok(testimony) => testimony,
        Err(misfit) => return Ok(Err(misfit)),
    };
    let found = verify::verify_since(db, &testimony.cuts, &testimony.sightings).await?;
    Ok(found.map(|(begin, end)| Whole { begin, end, testimony }))
}

fn public_key(book: &Book, file: Option<&Path>) -> Result<Vec<u8>, Fail> {
    let digits = match file {
        Some(file) => {
            std::fs::read_to_string(file).map_err(|error| Fail::way(format!("cannot read {} ({error})", file.display())))?
        }
        None => book.signer()?.public_key(),
    };
    let key = unhex(digits.trim()).filter(|key| key.len() == 32);
    key.ok_or_else(|| Fail::way("the public key is not 64 hexadecimal digits; print it with: samenkoers audit public-key"))
}

async fn export(args: ExportArgs) -> Result<(), Fail> {
    let data = Data::open(&args.one.data)?;
    let key = data.chosen(args.one.municipality.as_deref())?;
    let db = data.database(&key).await?;
    let Format::LdvJson = args.format;
    let exporter = Exporter { municipality: &key, register: &args.register, version: env!("CARGO_PKG_VERSION") };
    let right = program::policies()?.allow(&Viewer::system(), AuditTrail)?;
    let mut out = BufWriter::new(std::io::stdout());
    exporter.lines(&db.reader(), &right, |line| Ok(writeln!(out, "{line}")?)).await?;
    out.flush()?;
    db.close().await;
    Ok(())
}

async fn checkpoint(args: OneArgs) -> Result<(), Fail> {
    let data = Data::open(&args.data)?;
    let key = data.chosen(args.municipality.as_deref())?;
    let book = args.data.book()?;
    let db = data.database(&key).await?;
    let kept = book.keep(&Arc::new(book.signer()?), &key, &db.reader(), Clock::System.now()).await;
    db.close().await;
    kept?;
    say(&format!("{key}: the end of the audit trail stands in {}", book.file(&key).display()));
    Ok(())
}
