//! `backup` and `restore`: a municipality as one file, the same from SQLite and PostgreSQL, taken from one state while others write.
//!
//! The file is a zip with `manifest.json` and a file of JSON lines per table. The keys of people are not in it but in a file of keys
//! beside it ([`crate::keys_file`]), so that whose key was destroyed is unreadable in older backups too.

use crate::backups::{Made, note, read_back};
use crate::cli::{DataArgs, say};
use crate::data::{Data, Municipality};
use crate::keys_file::{self, KeysFile};
use crate::{Fail, modes, program};
use clap::Args;
use kernel::audit::chain::Place;
use kernel::audit::checkpoint::Statement;
use kernel::audit::{Event, cut, verify};
use kernel::db::copy::{Filling, Snapshot, Table, tables};
use kernel::db::{Address, Migration};
use kernel::{Clock, Db, Error, Keyring, Moment, Viewer, vault};
use people::access::{Account, DeletePerson};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const FORMAT: &str = "samenkoers-backup/2";
/// Rows that are put in by one statement; the widest table has 27 columns and SQLite takes 32,766 values.
const TOGETHER: usize = 500;

/// What to back up.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The file to write; it must not be there yet.
    file: PathBuf,
    /// Which municipality.
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    #[command(flatten)]
    data: DataArgs,
}

/// What to restore.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The file that `backup` wrote.
    file: PathBuf,
    /// The newest file of keys of this municipality; without it the one beside the backup.
    #[arg(long, value_name = "FILE")]
    keys_file: Option<PathBuf>,
    /// Restore under this key instead of the one in the file.
    #[arg(long, value_name = "KEY")]
    municipality: Option<String>,
    /// Restore into this PostgreSQL database, which must be empty.
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
    /// Put it in the place of the municipality that is there. Stop the server first.
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    data: DataArgs,
}

/// Hears how many steps are done, of how many; an error stops it.
pub(crate) type Tell<'a> = &'a mut (dyn FnMut(usize, usize) -> std::io::Result<()> + Send);

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    format: String,
    made_at: Moment,
    municipality: String,
    hosts: Vec<String>,
    migrations: Vec<String>,
    pub(crate) tables: Vec<(String, u64)>,
    /// Whose keys open it, by the mark of the vault.
    mark: String,
}

/// Writes a backup.
///
/// # Errors
/// One sentence; then no file is left.
pub async fn backup(args: BackupArgs) -> Result<(), Fail> {
    let data = Data::open(&args.data)?;
    let key = data.chosen(args.municipality.as_deref())?;
    let db = data.database(&key).await?;
    let path = args.file.as_path();
    if path.exists() {
        return Err(Fail::way(format!("{} is there already; choose another file", path.display())));
    }
    let made = write(&db, &key, data.municipality(&key)?.hosts, path, &mut |_, _| Ok(())).await;
    let noted = match &made {
        Ok(made) => note(&db, &program::policies()?, made, Clock::System.now(), None).await,
        Err(_) => Ok(()),
    };
    db.close().await;
    let rows = made.map_err(|error| cannot(path, error))?.rows;
    let keys = keys_file::beside(path, &key);
    say(&format!("{key}: {rows} rows in {}, the keys in {}; read back", path.display(), keys.display()));
    if let Err(error) = noted {
        say(&format!("  that it was made could not be written down in the audit trail ({error})"));
    }
    Ok(())
}

fn cannot(path: &Path, error: Error) -> Fail {
    match error {
        Error::Io(error) => Fail::way(format!("cannot write {} ({error}); choose another file", path.display())),
        error => error.into(),
    }
}

/// Writes a backup and reads it back; `tell` hears how many steps are done, of how many.
///
/// # Errors
/// As the database, the disk and `tell`; then no file is left.
pub(crate) async fn write(db: &Db, key: &str, hosts: Vec<String>, path: &Path, tell: Tell<'_>) -> kernel::Result<Made> {
    // Written beside it and renamed, so that a file with this name is always whole.
    let unfinished = path.with_extension("unfinished");
    let made = write_unfinished(db, key, hosts, path, &unfinished, tell).await;
    if made.is_err() {
        std::fs::remove_file(&unfinished).ok();
    }
    let made = made?;
    std::fs::rename(&unfinished, path)?;
    Ok(made)
}

async fn write_unfinished(
    db: &Db,
    key: &str,
    hosts: Vec<String>,
    path: &Path,
    unfinished: &Path,
    tell: Tell<'_>,
) -> kernel::Result<Made> {
    let mut zip = ZipWriter::new(BufWriter::new(modes::create(unfinished)?));
    let options = SimpleFileOptions::default().large_file(true);
    let snapshot = Snapshot::of(db).await?;
    let migrations = program::migrations();
    let (tables, mut counts, mut keys) = (tables(&migrations), Vec::new(), Vec::new());
    for (done, table) in tables.iter().enumerate() {
        // As many steps again to read it back.
        tell(done, 2 * tables.len())?;
        if table.name == vault::TABLE {
            let keep = |line: &str| {
                keys.push(line.to_owned());
                Ok(())
            };
            snapshot.rows(table, keep).await?;
            continue;
        }
        zip.start_file(format!("{}.jsonl", table.name), options).map_err(std::io::Error::from)?;
        let count = snapshot.rows(table, |line| Ok(writeln!(zip, "{line}")?)).await?;
        counts.push((table.name.clone(), count));
    }
    let rows = counts.iter().map(|(_, count)| count).sum();
    let (made_at, mark) = (Clock::System.now(), db.vault().mark());
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        made_at,
        municipality: key.to_owned(),
        hosts,
        migrations: migrations.iter().map(|step| step.name.to_owned()).collect(),
        tables: counts,
        mark: mark.clone(),
    };
    zip.start_file("manifest.json", options).map_err(std::io::Error::from)?;
    serde_json::to_writer_pretty(&mut zip, &manifest).map_err(std::io::Error::from)?;
    let mut file = zip.finish().map_err(std::io::Error::from)?;
    file.flush()?;
    file.get_ref().sync_all()?;
    // The keys first: newer keys open an older backup, and not the other way round.
    let beside = keys_file::beside(path, key);
    KeysFile::of(made_at, mark, keys).write(&beside)?;
    let bytes = read_back(unfinished, &manifest, &mut |done| tell(tables.len() + done, 2 * tables.len()))?;
    KeysFile::read(&beside).map_err(|fail| Error::internal(format!("the file of keys cannot be read back: {fail:?}")))?;
    Ok(Made { rows, bytes })
}

/// Restores a backup.
///
/// # Errors
/// One sentence; then what was there is as it was.
pub async fn restore(args: RestoreArgs) -> Result<(), Fail> {
    let data = Data::open(&args.data)?;
    let book = args.data.book()?;
    let signer = book.signer()?;
    let cannot = |error: &dyn std::fmt::Display| Fail::way(format!("{} is no backup of Samenkoers ({error})", args.file.display()));
    let mut zip =
        ZipArchive::new(BufReader::new(File::open(&args.file).map_err(|error| cannot(&error))?)).map_err(|error| cannot(&error))?;
    let manifest: Manifest = {
        let entry = zip.by_name("manifest.json").map_err(|error| cannot(&error))?;
        serde_json::from_reader(entry).map_err(|error| cannot(&error))?
    };
    if manifest.format != FORMAT {
        return Err(Fail::way(format!(
            "{} was made by another release (format {}); restore it with that release",
            args.file.display(),
            manifest.format
        )));
    }
    let steps = steps_of(&manifest)?;
    let keys = keys_of(&args, &manifest, &data.keyring)?;
    let key = args.municipality.clone().unwrap_or_else(|| manifest.municipality.clone());
    if !kernel::fold::is_key(&key) {
        return Err(Fail::way(format!("{key} is no key; choose one with --municipality KEY")));
    }
    let there = data.municipalities()?.remove(&key);
    if there.is_some() && !args.replace {
        return Err(Fail::way(format!(
            "there is a municipality {key}; restore over it with --replace, or beside it with --municipality KEY"
        )));
    }
    let municipality =
        there.unwrap_or(Municipality { hosts: manifest.hosts.clone(), postgres: args.postgres.clone(), openid: Vec::new() });
    let beside = data.fresh_database(&key, &municipality)?;
    let filled = fill(&beside, &data.keyring, &steps, &mut zip, &keys).await;
    let rows = match filled {
        Ok(rows) => rows,
        Err(fail) => {
            data.forget_fresh(&key)?;
            return Err(fail);
        }
    };
    let (end, cut, emptied) = match told(&beside, &data.keyring, &manifest).await {
        Ok(told) => told,
        Err(fail) => {
            data.forget_fresh(&key)?;
            return Err(fail);
        }
    };
    data.put_in_place(&key, &municipality)?;
    let statement = Statement { municipality: &key, end, at: Clock::System.now(), restored: Some(end.number - 1), cut };
    book.add(&signer, &statement)?;
    say(&format!("{key}: {rows} rows restored from the backup of {}", manifest.made_at.to_rfc3339()));
    if emptied > 0 {
        say(&format!("  {emptied} people were deleted after it was made; nothing of them is readable"));
    }
    Ok(())
}

/// The file of keys that belongs to a backup, when it opens it here.
fn keys_of(args: &RestoreArgs, manifest: &Manifest, keyring: &Keyring) -> Result<KeysFile, Fail> {
    let path = args.keys_file.clone().unwrap_or_else(|| keys_file::beside(&args.file, &manifest.municipality));
    let keys = KeysFile::read(&path)?;
    let wrong = |why: &str| Fail::way(format!("the file of keys {} {why}", path.display()));
    if keys.head.mark != manifest.mark {
        return Err(wrong("is of another municipality; give the right one with --keys-file FILE"));
    }
    if keys.head.made_at < manifest.made_at {
        return Err(wrong("is older than the backup; give the newest with --keys-file FILE"));
    }
    let known = keyring.ids()?;
    match keys.head.keks.iter().find(|id| !known.contains(id)) {
        Some(missing) => Err(wrong(&format!("opens with the key {missing}, which is not here; tell where it is with --keys DIR"))),
        None => Ok(keys),
    }
}

/// Continues the audit trail of the backup with an event that tells that it was put back; where it ends then, where it was cut when its
/// oldest part is gone, and how many people were deleted after the backup was made.
async fn told(address: &Address, keyring: &Keyring, manifest: &Manifest) -> Result<(Place, Option<Place>, usize), Fail> {
    let system = Viewer::system();
    let right = program::policies()?.allow::<DeletePerson>(&system, Account::OTHER)?;
    let db = address.open(keyring).await?;
    let tx = db.begin(&system, Clock::System.now()).await?;
    let emptied = people::store::empty_places(&tx, &right).await?;
    let event = Event::new("backup.restored").by(&right).fact("made_at", manifest.made_at.to_rfc3339()).fact("emptied", emptied);
    tx.commit(event).await?;
    let (end, cut) = (verify::end(&db.reader()).await?, cut::last(&db.reader()).await?);
    db.close().await;
    Ok((end, cut, emptied))
}

/// The steps that the backed-up database had; newer ones run after it is filled.
fn steps_of(manifest: &Manifest) -> Result<Vec<Migration>, Fail> {
    let known = program::migrations();
    if let Some(newer) = manifest.migrations.iter().find(|name| !known.iter().any(|step| step.name == name.as_str())) {
        return Err(kernel::Error::NewerDatabase(newer.clone()).into());
    }
    Ok(known.into_iter().filter(|step| manifest.migrations.iter().any(|name| name == step.name)).collect())
}

async fn fill(
    address: &Address,
    keyring: &Keyring,
    steps: &[Migration],
    zip: &mut ZipArchive<BufReader<File>>,
    keys: &KeysFile,
) -> Result<u64, Fail> {
    let db = Db::open(address, steps, keyring).await?;
    // Nothing is written without an event.
    if matches!(address, Address::Postgres(_)) && verify::end(&db.reader()).await?.number != 0 {
        return Err(Fail::way("the PostgreSQL database is not empty; restore into an empty one"));
    }
    let tables = tables(steps);
    let filling = Filling::of(&db, &tables).await?;
    let mut rows = 0;
    for table in &tables {
        if table.name == vault::TABLE {
            for rows in keys.rows.chunks(TOGETHER) {
                filling.put(table, &rows.iter().map(String::as_str).collect::<Vec<_>>()).await?;
            }
        } else {
            rows += fill_table(&filling, table, zip).await?;
        }
    }
    filling.finish().await?;
    db.close().await;
    kernel::db::migrate(address, &program::migrations()).await?;
    Ok(rows)
}

async fn fill_table(filling: &Filling, table: &Table, zip: &mut ZipArchive<BufReader<File>>) -> Result<u64, Fail> {
    let entry = zip
        .by_name(&format!("{}.jsonl", table.name))
        .map_err(|error| Fail::way(format!("the backup lacks {} ({error})", table.name)))?;
    let mut lines = BufReader::new(entry).lines();
    let mut rows = 0;
    loop {
        let chunk = lines.by_ref().take(TOGETHER).collect::<std::io::Result<Vec<_>>>()?;
        if chunk.is_empty() {
            return Ok(rows);
        }
        rows += chunk.len() as u64;
        filling.put(table, &chunk.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    }
}
