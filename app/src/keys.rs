//! `keys`: the key-encryption keys, which open what is sealed in all databases of the data folder: another one, a check, taking an old
//! one away.

use crate::Fail;
use crate::cli::{DataArgs, say};
use crate::data::Data;
use clap::{Args, Subcommand};
use kernel::audit::Event;
use kernel::{Clock, Db, Viewer, vault};
use std::collections::BTreeMap;

/// So many data keys are wrapped anew in one write.
const TOGETHER: u64 = 50;

/// What to do with the keys.
#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Make a new key and wrap everything under it, while the server runs. One that was broken off goes on where it was.
    #[command(after_help = "Example: samenkoers keys rotate")]
    Rotate(DataArgs),
    /// Check that everything opens, and tell which keys are in use. Exit code 0: all opens; 1: something does not.
    #[command(after_help = "Example: samenkoers keys check")]
    Check(DataArgs),
    /// Take a key away that nothing is wrapped under any more. It is gone for good.
    #[command(after_help = "Example: samenkoers keys retire 3f1b0c9a77d2e845")]
    Retire(RetireArgs),
}

/// Which key.
#[derive(Debug, Args)]
pub struct RetireArgs {
    /// Its id, as `keys check` tells it.
    id: String,
    #[command(flatten)]
    data: DataArgs,
}

/// Carries out a command.
///
/// # Errors
/// One sentence with the way out.
pub async fn run(command: KeysCommand) -> Result<(), Fail> {
    match command {
        KeysCommand::Rotate(args) => rotate(&args).await,
        KeysCommand::Check(args) => check(&args).await,
        KeysCommand::Retire(args) => retire(&args).await,
    }
}

/// The database of each municipality.
async fn databases(data: &Data) -> Result<BTreeMap<String, Db>, Fail> {
    let mut all = BTreeMap::new();
    for key in data.municipalities()?.into_keys() {
        let db = data.database(&key).await?;
        all.insert(key, db);
    }
    if all.is_empty() {
        return Err(Fail::way("there is no municipality yet, and so nothing is sealed"));
    }
    Ok(all)
}

/// How many data keys are wrapped under each key, in each municipality.
async fn in_use(databases: &BTreeMap<String, Db>) -> Result<BTreeMap<String, Vec<(String, i64)>>, Fail> {
    let mut all: BTreeMap<String, Vec<(String, i64)>> = BTreeMap::new();
    for (key, db) in databases {
        for (id, rows) in vault::in_use(&db.reader()).await? {
            all.entry(id).or_default().push((key.clone(), rows));
        }
    }
    Ok(all)
}

async fn rotate(args: &DataArgs) -> Result<(), Fail> {
    let data = Data::open(args)?;
    let databases = databases(&data).await?;
    let newest = data.keyring.ids()?.into_iter().next();
    let is_unfinished = in_use(&databases).await?.into_keys().any(|id| Some(id) != newest);
    if is_unfinished {
        say("Not everything is under the newest key yet; that goes on now.");
    } else {
        say(&format!("{}: the new key", data.keyring.add()?));
    }
    for (key, db) in &databases {
        rewrap(key, db).await?;
    }
    let newest = data.keyring.ids()?.into_iter().next();
    let old = in_use(&databases).await?.into_keys().find(|id| Some(id) != newest.as_ref());
    if let Some(old) = old {
        return Err(Fail::way(format!("somebody was added under the key {old} meanwhile; run this again")));
    }
    for old in data.keyring.ids()?.into_iter().skip(1) {
        say(&format!("{old}: not in use any more. Make a backup of each municipality first; then: samenkoers keys retire {old}"));
    }
    Ok(())
}

async fn rewrap(key: &str, db: &Db) -> Result<(), Fail> {
    let mut all = 0;
    loop {
        let tx = db.begin(&Viewer::system(), Clock::System.now()).await?;
        let done = vault::rewrap(&tx, TOGETHER).await?;
        if done == 0 {
            break;
        }
        tx.commit(Event::new("key.rewrapped").fact("count", done)).await?;
        all += done;
        say(&format!("{key}: {all} wrapped anew"));
    }
    db.settle().await;
    Ok(())
}

async fn check(args: &DataArgs) -> Result<(), Fail> {
    let data = Data::open(args)?;
    let databases = databases(&data).await?;
    data.look_at_modes()?;
    let in_use = in_use(&databases).await?;
    for id in data.keyring.ids()? {
        match in_use.get(&id) {
            Some(places) => {
                let places: Vec<_> = places.iter().map(|(key, rows)| format!("{key} {rows}")).collect();
                say(&format!("{id}: {}", places.join(", ")));
            }
            None => say(&format!("{id}: not in use")),
        }
    }
    let mut broken = 0;
    for (key, db) in &databases {
        for subject in vault::check(&db.reader()).await? {
            say(&format!("{key}: the data key of {subject} does not open"));
            broken += 1;
        }
    }
    if broken > 0 {
        return Err(Fail::NotRight("not everything opens; look for the key that is missing, or restore from a backup".to_owned()));
    }
    say("Everything opens.");
    Ok(())
}

async fn retire(args: &RetireArgs) -> Result<(), Fail> {
    let data = Data::open(&args.data)?;
    let databases = databases(&data).await?;
    unused(&databases, &args.id).await?;
    let retired = data.keyring.retire(&args.id)?;
    // A server that runs may have wrapped something under it just before.
    if let Err(fail) = unused(&databases, &args.id).await {
        retired.put_back()?;
        return Err(fail);
    }
    say(&format!("{}: gone. Files of keys of backups from before the rotation open no more.", args.id));
    Ok(())
}

/// # Errors
/// A sentence when something is wrapped under this key.
async fn unused(databases: &BTreeMap<String, Db>, id: &str) -> Result<(), Fail> {
    let Some(places) = in_use(databases).await?.remove(id) else { return Ok(()) };
    let places: Vec<_> = places.iter().map(|(key, rows)| format!("{key} {rows}")).collect();
    Err(Fail::way(format!("the key {id} is in use ({}); first run: samenkoers keys rotate", places.join(", "))))
}
