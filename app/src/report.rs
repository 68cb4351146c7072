//! `report council`: the report to the council of this moment, or one that was frozen, as a file.

use crate::cli::{DataArgs, say};
use crate::data::Data;
use crate::{Fail, program};
use clap::{Args, Subcommand};
use kernel::settings::Lang;
use kernel::{Clock, Viewer};
use std::path::PathBuf;

/// Which report.
#[derive(Debug, Subcommand)]
pub enum ReportCommand {
    /// The report to the council; the ending of the file decides between PDF and HTML.
    #[command(after_help = "Example: samenkoers report council --municipality waterstad --out raad.pdf")]
    Council(CouncilArgs),
}

/// Where to write it.
#[derive(Debug, Args)]
pub struct CouncilArgs {
    /// The file to write: `.pdf` or `.html`.
    #[arg(long, value_name = "F")]
    out: PathBuf,
    /// A report that was made on the site, by its key; without one, the report of this moment.
    #[arg(long, value_name = "KEY")]
    report: Option<String>,
    /// The language of a report of this moment.
    #[arg(long, value_name = "nl|en", default_value = "nl")]
    language: String,
    /// Which municipality.
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    #[command(flatten)]
    data: DataArgs,
}

/// Carries out a command.
///
/// # Errors
/// One sentence with the way out.
pub async fn run(command: ReportCommand) -> Result<(), Fail> {
    let ReportCommand::Council(args) = command;
    let ending = args.out.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    if ending != "pdf" && ending != "html" {
        return Err(Fail::way("the file must end in .pdf or .html"));
    }
    let lang = Lang::read(&args.language).ok_or_else(|| Fail::way("choose --language nl or en"))?;
    let data = Data::open(&args.data)?;
    let key = data.chosen(args.municipality.as_deref())?;
    let db = data.database(&key).await?;
    let options = council::Options { key: args.report.clone(), lang, now: Clock::System.now() };
    let made =
        council::make(&db.reader(), &program::policies()?, &Viewer::system(), &options).await.map_err(|error| match error {
            kernel::Error::NotFound => Fail::way("there is no report with that key"),
            kernel::Error::Refused(_) => Fail::way(format!("{key} has no agenda to report on yet")),
            error => error.into(),
        })?;
    db.close().await;
    let bytes = if ending == "pdf" { made.pdf } else { made.html.into_bytes() };
    std::fs::write(&args.out, bytes).map_err(|error| Fail::way(format!("cannot write {} ({error})", args.out.display())))?;
    say(&format!("{key}: {}", args.out.display()));
    Ok(())
}
