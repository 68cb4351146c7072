//! `observations import`: figures from files into a municipality's database.

use crate::cli::{DataArgs, say};
use crate::data::Data;
use crate::{Fail, program};
use clap::{Args, Subcommand};
use kernel::access::Authorized;
use kernel::settings::Lang;
use kernel::{Clock, Db, Viewer};
use monitor::access::{AllFigures, ImportFigures};
use monitor::import::{self as importing, Importer, Open, Outcome, Said};
use monitor::model::Mishap;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sources::Content;
use sources::spreadsheet::Mapping;
use std::fmt::Write as _;
use std::io::Read;
use std::path::{Path, PathBuf};
use web::assembly;
use web::texts::Texts;

/// What to do with figures.
#[derive(Debug, Subcommand)]
pub enum ObservationsCommand {
    /// Take in a delivery: a table of CBS (OData v3 or v4, CSV or JSON; a folder, zip or its files), a file of StatLine, or
    /// spreadsheets through a column mapping. What it is, is recognised.
    #[command(after_help = "Example: samenkoers observations import 83841NED/ --municipality dronten --dry-run")]
    Import(ImportArgs),
    /// Say where every indicator stands in every area that has figures of it, as CSV: indicator, area, period, value, stand.
    #[command(after_help = "Example: samenkoers observations status --municipality dronten > stand.csv")]
    Status(StatusArgs),
}

/// Of which municipality's indicators.
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// Which municipality.
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    #[command(flatten)]
    data: DataArgs,
}

/// Which files, and how to read them.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The files, or one folder or zip.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A column mapping: a TOML file, or the name of one that was saved.
    #[arg(long, value_name = "M")]
    mapping: Option<String>,
    /// The table that a file of StatLine is of; it does not say so itself.
    #[arg(long, value_name = "CODE")]
    table: Option<String>,
    /// Only tell what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Print JSON instead of words.
    #[arg(long)]
    json: bool,
    /// Which municipality.
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    #[command(flatten)]
    data: DataArgs,
}

/// Carries out a command.
///
/// # Errors
/// Exit code 1 when files cannot be read as figures, 2 when something else is in the way.
pub async fn run(command: ObservationsCommand) -> Result<(), Fail> {
    match command {
        ObservationsCommand::Import(args) => import(args).await,
        ObservationsCommand::Status(args) => status(args).await,
    }
}

async fn status(args: StatusArgs) -> Result<(), Fail> {
    let data = Data::open(&args.data)?;
    let db = data.database(&data.chosen(args.municipality.as_deref())?).await?;
    let reader = db.reader();
    let mut out = String::from("indicator;area;period;value;stand\n");
    let agenda = agenda::store::current(&reader).await?;
    for (_, _, indicator) in agenda.iter().flat_map(agenda::model::Agenda::indicators) {
        for (area, figure) in monitor::everywhere(&reader, indicator).await? {
            let latest = figure.latest.as_ref();
            let period = latest.map(|point| point.period.code()).unwrap_or_default();
            let value = latest.and_then(monitor::Point::value).map(|value| value.to_string()).unwrap_or_default();
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{};{area};{period};{value};{}", indicator.key, figure.stand.word());
        }
    }
    say(out.trim_end());
    db.close().await;
    Ok(())
}

async fn import(args: ImportArgs) -> Result<(), Fail> {
    let data = Data::open(&args.data)?;
    let key = data.chosen(args.municipality.as_deref())?;
    let db = data.database(&key).await?;
    let texts = assembly::texts(&program::parts())?;
    let mut refused = false;
    for (files, open) in deliveries(&db, &args).await? {
        let outcome = take_in(&db, &files, open, args.dry_run, interrupted()).await?;
        refused |= outcome.refusal.is_some();
        let names = names(&files).join(", ");
        say(&if args.json {
            as_json(&texts, &names, &outcome, args.dry_run).to_string()
        } else {
            in_words(&texts, &names, &outcome, args.dry_run)
        });
    }
    db.close().await;
    if refused { Err(Fail::NotRight(String::new())) } else { Ok(()) }
}

/// What belongs together is one delivery: all files of a CBS set, or each spreadsheet by itself.
async fn deliveries(db: &Db, args: &ImportArgs) -> Result<Vec<(Vec<PathBuf>, Open)>, Fail> {
    if let Some(missing) = args.files.iter().find(|path| !path.exists()) {
        return Err(Fail::way(format!("there is no {}", missing.display())));
    }
    match &args.mapping {
        Some(mapping) => {
            let mapping = mapping_of(db, mapping).await?;
            Ok(args.files.iter().map(|path| (vec![path.clone()], spreadsheet(path, mapping.clone()))).collect())
        }
        None => {
            let said = Said { mapping: String::new(), table: args.table.clone().unwrap_or_default() };
            let known = importing::known(&db.reader(), &right()?, &said).await?;
            let files = unfolded(&args.files)?.into_iter().map(|path| (path.display().to_string(), Content::Path(path)));
            Ok(vec![(args.files.clone(), importing::sent(files.collect(), said, known))])
        }
    }
}

async fn mapping_of(db: &Db, given: &str) -> Result<Mapping, Fail> {
    if !Path::new(given).exists() {
        return monitor::store::mapping(&db.reader(), &right()?, given)
            .await
            .map_err(|_| Fail::way(format!("there is no file and no saved mapping {given}")));
    }
    let text = std::fs::read_to_string(given).map_err(|error| Fail::way(format!("cannot read {given} ({error})")))?;
    Mapping::from_toml(&text).map_err(|refusal| Fail::way(format!("{given}: {refusal}")))
}

fn right() -> Result<Authorized<ImportFigures>, Fail> {
    Ok(program::policies()?.allow(&Viewer::system(), AllFigures)?)
}

fn spreadsheet(path: &Path, mapping: Mapping) -> Open {
    importing::sheet(&path.display().to_string(), Content::Path(path.to_owned()), mapping)
}

/// The files themselves, in the order of their names; of a folder, those that are in it.
pub(crate) fn unfolded(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Fail> {
    let mut all = Vec::new();
    for path in paths {
        if path.is_dir() {
            let inside = std::fs::read_dir(path)?.collect::<Result<Vec<_>, _>>()?;
            all.extend(inside.into_iter().map(|entry| entry.path()).filter(|path| path.is_file()));
        } else {
            all.push(path.clone());
        }
    }
    all.sort();
    Ok(all)
}

/// Takes in one delivery, until `stop` ends.
///
/// # Errors
/// When it was stopped, or the database fails.
pub async fn take_in(
    db: &Db,
    files: &[PathBuf],
    open: Open,
    dry_run: bool,
    stop: impl Future<Output = ()> + Send,
) -> Result<Outcome, Fail> {
    let policies = program::policies()?;
    let viewer = Viewer::system();
    let at = Importer { db, policies: &policies, viewer: &viewer, clock: Clock::System };
    let options = importing::Options { dry_run, files: names(files), sha256: sha256(files)?, job: None };
    Ok(importing::run_until(at, open, options, &mut |_| {}, stop).await?)
}

/// Ends when Ctrl-C is pressed.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

fn names(files: &[PathBuf]) -> Vec<String> {
    files.iter().map(|path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()).collect()
}

/// SHA-256 over the files, one after another.
fn sha256(paths: &[PathBuf]) -> Result<String, Fail> {
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    for path in unfolded(paths)? {
        let mut file = std::fs::File::open(path)?;
        loop {
            let read = file.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            digest.update(&buffer[..read]);
        }
    }
    Ok(digest.finalize().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    }))
}

fn in_words(texts: &Texts, names: &str, outcome: &Outcome, dry_run: bool) -> String {
    let counts = &outcome.counts;
    let mut out = String::new();
    if let Some(why) = &outcome.refusal {
        let _ = write!(out, "{}: refused: {}", place(why, names), reason(texts, "refusal", why));
        return out;
    }
    let way = outcome.way.as_ref().map(|way| texts.say(Lang::En, &format!("way-{}", way.word()), &[])).unwrap_or_default();
    let _ = write!(
        out,
        "{names}: {way}: {}read {}, new {}, changed {}, same {}, rejected {}, unused {}",
        if dry_run { "would be " } else { "" },
        counts.read,
        counts.new,
        counts.changed,
        counts.same,
        counts.rejected,
        counts.unused
    );
    for mishap in &outcome.rejections {
        let _ = write!(
            out,
            "\n{}: {}: {:?}: {}",
            place(mishap, names),
            mishap.column,
            mishap.value,
            reason(texts, "rejection", mishap)
        );
    }
    out
}

pub(crate) fn place(mishap: &Mishap, names: &str) -> String {
    match (mishap.file.as_str(), mishap.line) {
        ("", _) => names.to_owned(),
        (file, 0) => file.to_owned(),
        (file, line) => format!("{file}:{line}"),
    }
}

pub(crate) fn reason(texts: &Texts, kind: &str, mishap: &Mishap) -> String {
    let mut args: Vec<(&str, _)> = mishap.args.iter().map(|(name, value)| (name.as_str(), value.clone().into())).collect();
    args.push(("column", mishap.column.clone().into()));
    texts.say(Lang::En, &format!("{kind}-{}", mishap.code), &args)
}

fn as_json(texts: &Texts, names: &str, outcome: &Outcome, dry_run: bool) -> Value {
    let told = |kind: &str, mishap: &Mishap| {
        json!({ "file": mishap.file, "row": mishap.line, "column": mishap.column, "value": mishap.value,
                "code": mishap.code, "reason": reason(texts, kind, mishap) })
    };
    let counts = &outcome.counts;
    json!({
        "files": names, "dry_run": dry_run, "recognised": outcome.way.as_ref().map(monitor::model::Way::word),
        "read": counts.read, "new": counts.new, "changed": counts.changed, "same": counts.same,
        "rejected": counts.rejected, "unused": counts.unused,
        "rejections": outcome.rejections.iter().map(|mishap| told("rejection", mishap)).collect::<Vec<_>>(),
        "refusal": outcome.refusal.as_ref().map(|mishap| told("refusal", mishap)),
    })
}
