//! The commands. Each has `--help` with an example.

use crate::areas::{self, AreasCommand};
use crate::audit::{self, AuditCommand};
use crate::backup::{self, BackupArgs, RestoreArgs};
use crate::cbs::{self, CbsCommand};
use crate::checkpoints::Book;
use crate::data::{Data, Municipality};
use crate::jobs::Around;
use crate::keys::{self, KeysCommand};
use crate::mail::MailConfig;
use crate::observations::{self, ObservationsCommand};
use crate::report::{self, ReportCommand};
use crate::retention::{self, RetentionArgs};
use crate::strategy::{self, StrategyCommand};
use crate::{Fail, demo, modes, municipality, person, program, providers, server};
use clap::{Args, Parser, Subcommand};
use kernel::settings::Settings;
use kernel::{Clock, Keyring};
use std::collections::HashMap;
use std::io::Write as _;
use std::net::IpAddr;
use std::path::PathBuf;
use web::Site;
use web::mail::Post;
use web::site::Shared;

/// A municipality's social agenda, carried out together.
#[derive(Debug, Parser)]
#[command(name = "samenkoers", version, about, after_help = "Example: samenkoers demo")]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// Where the data are.
#[derive(Debug, Args)]
pub struct DataArgs {
    /// The data folder.
    #[arg(long, value_name = "DIR", default_value = "data", env = "SAMENKOERS_DATA", global = true)]
    pub data: PathBuf,
    /// The folder of the key and the checkpoints of the audit trail, best on another disk; without it `audit` in the data folder.
    #[arg(long, value_name = "DIR", env = "SAMENKOERS_AUDIT", global = true)]
    pub audit: Option<PathBuf>,
    /// The folder of the keys that open what is sealed, best on another disk; without it `keys` in the data folder. A host with a store
    /// for secrets gives them in SAMENKOERS_KEY instead (README.md).
    #[arg(long, value_name = "DIR", env = "SAMENKOERS_KEYS", global = true)]
    pub keys: Option<PathBuf>,
    /// The folder in which the server makes the backups that administrators ask for, best on another disk; without it `backups` in the
    /// data folder.
    #[arg(long, value_name = "DIR", env = "SAMENKOERS_BACKUPS", global = true)]
    pub backups: Option<PathBuf>,
}

/// The keys themselves, the newest first; then no folder is looked at. Not an argument, which others on the machine could read.
const KEY: &str = "SAMENKOERS_KEY";

impl DataArgs {
    /// The keys that open what is sealed.
    ///
    /// # Errors
    /// A sentence when those in the environment are none, and when others on this machine can read those in the folder.
    pub fn keyring(&self) -> Result<Keyring, Fail> {
        match std::env::var(KEY) {
            Ok(given) if !given.trim().is_empty() => Ok(Keyring::given(&given)?),
            _ => self.folder_of_keys(),
        }
    }

    fn folder_of_keys(&self) -> Result<Keyring, Fail> {
        let folder = self.keys.clone().unwrap_or_else(|| self.data.join("keys"));
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            modes::secret(&entry?.path())?;
        }
        Ok(Keyring::folder(&folder))
    }

    /// The folder of backups: made when nobody named one. One that somebody named is there, or the disk is not on which it is.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn backups(&self) -> Result<PathBuf, Fail> {
        if let Some(named) = &self.backups {
            return Ok(named.clone());
        }
        let folder = self.data.join("backups");
        modes::make_folder(&folder)?;
        Ok(folder)
    }

    /// The audit folder.
    ///
    /// # Errors
    /// As [`Book::open`].
    pub fn book(&self) -> Result<Book, Fail> {
        Book::open(&self.audit.clone().unwrap_or_else(|| self.data.join("audit")))
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show both example municipalities on this computer.
    #[command(after_help = "Example: samenkoers demo --port 8080")]
    Demo(demo::DemoArgs),
    /// Serve the municipalities in the data folder.
    #[command(after_help = "Example: samenkoers serve --config /etc/samenkoers.toml")]
    Serve(ServeArgs),
    /// Make a municipality.
    #[command(subcommand)]
    Municipality(MunicipalityCommand),
    /// Accounts.
    #[command(subcommand)]
    Person(PersonCommand),
    /// The strategy as a portable file.
    #[command(subcommand)]
    Strategy(StrategyCommand),
    /// Figures.
    #[command(subcommand)]
    Observations(ObservationsCommand),
    /// What areas are: names, boundaries, classes.
    #[command(subcommand)]
    Areas(AreasCommand),
    /// Tables of CBS.
    #[command(subcommand)]
    Cbs(CbsCommand),
    /// Reports.
    #[command(subcommand)]
    Report(ReportCommand),
    /// The audit trail: check it, take it along.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// The keys that open what is sealed: another one, a check, taking an old one away.
    #[command(subcommand)]
    Keys(KeysCommand),
    /// Delete what is past its term, as the server does every night; or show what will go.
    #[command(after_help = "Example: samenkoers retention --preview --municipality dronten")]
    Retention(RetentionArgs),
    /// Write a municipality to one file, and its keys to another beside it, while the server runs.
    #[command(after_help = "Example: samenkoers backup dronten-2026-11-21.zip --municipality dronten")]
    Backup(BackupArgs),
    /// Put a municipality back from such a file and the newest file of keys.
    #[command(after_help = "Example: samenkoers restore dronten-2026-11-21.zip --replace")]
    Restore(RestoreArgs),
}

#[derive(Debug, Args)]
struct ServeArgs {
    /// A file with `data`, `audit`, `keys`, `backups`, `host`, `port`, `https`, `cbs` (where tables are fetched from),
    /// `trusted_proxy`, `leaked_passwords` and `[mail]` (README.md); without it the defaults hold.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    data: DataArgs,
}

/// What `serve` reads from its configuration file.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Config {
    data: Option<PathBuf>,
    /// The audit folder.
    audit: Option<PathBuf>,
    /// The folder of keys.
    keys: Option<PathBuf>,
    /// The folder of backups.
    backups: Option<PathBuf>,
    host: String,
    port: u16,
    https: bool,
    /// Where tables of CBS are fetched from: https, or http on this machine. Without it from CBS itself.
    cbs: Option<String>,
    /// The proxy in front, whose word on where a request comes from is taken.
    trusted_proxy: Option<IpAddr>,
    /// A file of passwords that leaked (docs/operations.md).
    leaked_passwords: Option<PathBuf>,
    /// The mail server; without one mail waits.
    mail: Option<MailConfig>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: None,
            audit: None,
            keys: None,
            backups: None,
            host: "127.0.0.1".to_owned(),
            port: 8080,
            https: true,
            cbs: None,
            trusted_proxy: None,
            leaked_passwords: None,
            mail: None,
        }
    }
}

#[derive(Debug, Subcommand)]
enum MunicipalityCommand {
    /// Make a municipality: its database and its settings.
    #[command(
        after_help = "Example: samenkoers municipality add dronten --name \"Gemeente Dronten\" --area GM0303 --host agenda.dronten.example"
    )]
    Add(AddArgs),
}

#[derive(Debug, Subcommand)]
enum PersonCommand {
    /// Add a person; the password is read from standard input.
    #[command(
        after_help = "Example: samenkoers person add --name \"Example\" --email example@samenkoers.example --role administrator"
    )]
    Add(person::AddArgs),
}

#[derive(Debug, Args)]
struct AddArgs {
    /// Its key in commands: lower-case letters, digits and hyphens.
    key: String,
    /// Its name on the pages.
    #[arg(long)]
    name: String,
    /// Its CBS code.
    #[arg(long, default_value = "")]
    area: String,
    /// The host names at which it is served.
    #[arg(long, required = true)]
    host: Vec<String>,
    /// A PostgreSQL address, instead of a file in the data folder.
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
    #[command(flatten)]
    data: DataArgs,
}

/// Carries out a command.
///
/// # Errors
/// One sentence with the way out.
pub async fn run(cli: Cli) -> Result<(), Fail> {
    if let Some(sentence) = assets::missing() {
        return Err(Fail::way(sentence));
    }
    match cli.command {
        Command::Demo(args) => demo::run(args).await,
        Command::Serve(args) => serve(args).await,
        Command::Municipality(MunicipalityCommand::Add(args)) => add(args).await,
        Command::Person(PersonCommand::Add(args)) => person::add(args).await,
        Command::Strategy(command) => strategy::run(command).await,
        Command::Observations(command) => observations::run(command).await,
        Command::Areas(command) => areas::run(command).await,
        Command::Cbs(command) => cbs::run(command).await,
        Command::Report(command) => report::run(command).await,
        Command::Audit(command) => audit::run(command).await,
        Command::Keys(command) => keys::run(command).await,
        Command::Retention(args) => retention::run(args).await,
        Command::Backup(args) => backup::backup(args).await,
        Command::Restore(args) => backup::restore(args).await,
    }
}

async fn add(args: AddArgs) -> Result<(), Fail> {
    let data = Data::open(&args.data)?;
    let hosts = args.host.iter().map(|host| web::site::bare_host(host)).collect();
    let settings = Settings { name: args.name, area: args.area, ..Settings::default() };
    let municipality = Municipality { hosts, postgres: args.postgres, openid: Vec::new() };
    municipality::make(&data, &args.key, &municipality, &settings).await?.close().await;
    data.enlist(&args.key, &municipality)?;
    say(&format!("{} is ready. Make the first account with: samenkoers person add --municipality {}", settings.name, args.key));
    Ok(())
}

async fn serve(args: ServeArgs) -> Result<(), Fail> {
    let config = match &args.config {
        Some(path) => {
            let text =
                std::fs::read_to_string(path).map_err(|error| Fail::way(format!("cannot read {} ({error})", path.display())))?;
            toml::from_str(&text).map_err(|error| Fail::way(format!("{}: {error}", path.display())))?
        }
        None => Config::default(),
    };
    let folders = DataArgs {
        data: config.data.unwrap_or(args.data.data),
        audit: config.audit.or(args.data.audit),
        keys: config.keys.or(args.data.keys),
        backups: config.backups.or(args.data.backups),
    };
    if let Some(file) = &config.leaked_passwords {
        person::try_leaked(file)?;
    }
    let data = Data::open(&folders)?;
    let book = folders.book()?;
    let listener = server::listen(&config.host, config.port).await?;
    let mut tenants = HashMap::new();
    for (key, municipality) in data.municipalities()? {
        let tenant = web::Tenant::new(&key, data.database(&key).await?, providers::of(&municipality)?);
        tenants.extend(municipality.hosts.iter().map(|host| (host.clone(), tenant.clone())));
    }
    let carrier = config.mail.as_ref().map(MailConfig::server).transpose()?;
    let post = if carrier.is_some() { Post::Sent } else { Post::Nowhere };
    let shared = program::shared(tenants, config.https, post, Clock::System, false)?;
    let port = server::port(&listener)?;
    let site = Site::new(Shared { port, leaked_passwords: config.leaked_passwords, ..shared });
    data.look_at_modes()?;
    let keys = data.municipalities()?.into_keys().collect::<Vec<_>>().join(", ");
    say(&format!("Serving {keys} on {}", listener.local_addr()?));
    let around = Around { cbs: config.cbs, fetching: data.fetching(), book, backups: folders.backups()? };
    server::serve(site, listener, around, carrier, config.trusted_proxy).await
}

/// A line for the user. Whoever stops listening, such as `head`, ends the program without a word.
pub fn say(line: &str) {
    if writeln!(std::io::stdout(), "{line}").is_err() {
        std::process::exit(0);
    }
}
