//! `strategy check | export | import`: a municipality's strategy as a portable file.

use crate::cli::{DataArgs, say};
use crate::data::Data;
use crate::{Fail, program};
use agenda::access::ImportAgenda;
use agenda::file::{self, StrategyFile};
use agenda::store::{self, How};
use clap::{Args, Subcommand};
use kernel::{Clock, Db, Viewer, clock, settings};
use std::path::{Path, PathBuf};

/// What to do with a strategy file.
#[derive(Debug, Subcommand)]
pub enum StrategyCommand {
    /// Say everything that is wrong with a strategy file.
    #[command(after_help = "Example: samenkoers strategy check world/dronten/strategie.toml")]
    Check(CheckArgs),
    /// Write the current strategy to a file.
    #[command(after_help = "Example: samenkoers strategy export --municipality dronten --out strategie.toml")]
    Export(ExportArgs),
    /// Read a strategy from a file.
    #[command(after_help = "Example: samenkoers strategy import strategie.toml --municipality waterstad --take-over")]
    Import(ImportArgs),
}

/// Which file to check.
#[derive(Debug, Args)]
pub struct CheckArgs {
    file: PathBuf,
    #[command(flatten)]
    data: DataArgs,
}

/// What to export, and where to.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The file to write.
    #[arg(long, value_name = "F")]
    out: PathBuf,
    /// Which municipality.
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    #[command(flatten)]
    data: DataArgs,
}

/// What to import, and as what.
#[derive(Debug, Args)]
pub struct ImportArgs {
    file: PathBuf,
    /// Take it over from another municipality: it becomes the first draft of your own strategy.
    #[arg(long)]
    take_over: bool,
    /// Which municipality.
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    #[command(flatten)]
    data: DataArgs,
}

/// Carries out a command.
///
/// # Errors
/// Exit code 1 when the file is not right, 2 when something else is in the way.
pub async fn run(command: StrategyCommand) -> Result<(), Fail> {
    match command {
        StrategyCommand::Check(args) => check(&args),
        StrategyCommand::Export(args) => export(args).await,
        StrategyCommand::Import(args) => import(args).await,
    }
}

fn check(args: &CheckArgs) -> Result<(), Fail> {
    let file = read(&args.file)?;
    let results = file.theme.iter().flat_map(|theme| &theme.goal).flat_map(|goal| &goal.result).count();
    say(&format!(
        "{}: right; {} themes, {results} results, {} indicators",
        args.file.display(),
        file.theme.len(),
        file.indicator.len()
    ));
    Ok(())
}

/// Reads a file, or prints every fault as `file:line: key: message`.
fn read(path: &Path) -> Result<StrategyFile, Fail> {
    let bytes = std::fs::read(path).map_err(|error| Fail::way(format!("cannot read {} ({error})", path.display())))?;
    file::read(&bytes).map_err(|faults| {
        for fault in &faults {
            say(&fault.in_file(&path.display().to_string()));
        }
        Fail::NotRight(String::new())
    })
}

async fn export(args: ExportArgs) -> Result<(), Fail> {
    let data = Data::open(&args.data)?;
    let key = data.chosen(args.municipality.as_deref())?;
    let db = data.database(&key).await?;
    let made_up = settings::read(&db.reader()).await?.settings.made_up;
    let agenda =
        store::current(&db.reader()).await?.ok_or_else(|| Fail::way(format!("{key} has no proposed or adopted strategy yet")))?;
    let text = file::write(&file::of(&agenda, made_up));
    std::fs::write(&args.out, text).map_err(|error| Fail::way(format!("cannot write {} ({error})", args.out.display())))?;
    db.close().await;
    say(&format!("{key}: version {} in {}", agenda.version.number, args.out.display()));
    Ok(())
}

async fn import(args: ImportArgs) -> Result<(), Fail> {
    let file = read(&args.file)?;
    let data = Data::open(&args.data)?;
    let key = data.chosen(args.municipality.as_deref())?;
    let db = data.database(&key).await?;
    store(&db, &file, args.take_over).await?;
    db.close().await;
    say(&format!("{key}: {} is in", file.title));
    Ok(())
}

/// Stores a strategy file in a municipality's database.
///
/// # Errors
/// One sentence when it cannot come in beside what is there.
pub async fn store(db: &Db, file: &StrategyFile, take_over: bool) -> Result<(), Fail> {
    let now = Clock::System.now();
    let viewer = Viewer::system();
    let settings = settings::read(&db.reader()).await?.settings;
    let how = if take_over {
        How::TakeOver { municipality: file::Municipality { name: settings.name, code: settings.area }, day: clock::day(now) }
    } else {
        How::AsItIs
    };
    let right = program::policies()?.allow::<ImportAgenda>(&viewer, how.target(file))?;
    let tx = db.begin(&viewer, now).await?;
    let (_, event) = store::import(&tx, &right, file, &how).await.map_err(|error| match error {
        kernel::Error::Refused("version-exists") => Fail::way(
            "the strategy has this version already, with other content; give the file a higher number, or use --take-over when it is another municipality's",
        ),
        kernel::Error::Refused("taken-over-own") => {
            Fail::way("what is in this file is in the agenda already; change it in the workplace, which starts a new draft")
        }
        kernel::Error::Refused("version-open") => Fail::way("a draft or a proposal is open; adopt or discard it first"),
        kernel::Error::Taken(what) => Fail::way(format!("a key in the file belongs to something else here ({what})")),
        error => error.into(),
    })?;
    Ok(tx.commit(event).await?)
}
