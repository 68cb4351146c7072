//! `areas import`: what areas are, from files into a municipality's database.

use crate::cli::{DataArgs, say};
use crate::data::Data;
use crate::observations::{place, reason, unfolded};
use crate::{Fail, program};
use clap::{Args, Subcommand};
use kernel::{Clock, Viewer};
use monitor::areas::{AreasOutcome, Years, take_in};
use monitor::import::Importer;
use sources::Content;
use std::path::PathBuf;
use web::assembly;

/// What to do with areas.
#[derive(Debug, Subcommand)]
pub enum AreasCommand {
    /// Take in boundaries (GeoJSON in degrees, EPSG:4326), or names and classes from a table of CBS (folder, zip or its files).
    #[command(after_help = "Example: samenkoers areas import gemeenten.geojson --year 2022 --municipality dronten")]
    Import(ImportArgs),
}

/// Which files, and of which division they are.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The files, folders or a zip.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The year of the division; without it the files have to tell.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1995..=2100))]
    year: Option<u16>,
    /// The first division since which no district and no neighbourhood in these files changed, when you are sure.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(u16).range(1995..=2100))]
    same_since: Option<u16>,
    /// Which municipality.
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    #[command(flatten)]
    data: DataArgs,
}

/// Carries out a command.
///
/// # Errors
/// Exit code 1 when files cannot be read as areas, 2 when something else is in the way.
pub async fn run(command: AreasCommand) -> Result<(), Fail> {
    let AreasCommand::Import(args) = command;
    if let Some(missing) = args.files.iter().find(|path| !path.exists()) {
        return Err(Fail::way(format!("there is no {}", missing.display())));
    }
    let files = unfolded(&args.files)?.into_iter().map(|path| (path.display().to_string(), Content::Path(path))).collect();
    let data = Data::open(&args.data)?;
    let db = data.database(&data.chosen(args.municipality.as_deref())?).await?;
    let (policies, viewer) = (program::policies()?, Viewer::system());
    let at = Importer { db: &db, policies: &policies, viewer: &viewer, clock: Clock::System };
    let outcome = take_in(at, files, Years { year: args.year, same_since: args.same_since }).await?;
    db.close().await;
    tell(&outcome)
}

fn tell(outcome: &AreasOutcome) -> Result<(), Fail> {
    let texts = assembly::texts(&program::parts())?;
    if let Some(why) = &outcome.refusal {
        say(&format!("{}: refused: {}", place(why, "areas"), reason(&texts, "refusal", why)));
        return Err(Fail::NotRight(String::new()));
    }
    let AreasOutcome { outlines, described, elsewhere, left_out, .. } = outcome;
    say(&format!("boundaries {outlines}, described {described}, elsewhere {elsewhere}, left out {}", left_out.len()));
    for why in left_out {
        say(&format!("{}: {:?}: {}", place(why, "areas"), why.value, reason(&texts, "rejection", why)));
    }
    Ok(())
}
