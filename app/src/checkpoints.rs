//! The audit folder: the key that signs, and for each municipality a file of checkpoints. It lies outside the databases, and best on
//! another disk or machine, where whoever keeps the database cannot write.

use crate::{Fail, modes};
use kernel::audit::chain::{Misfit, Place};
use kernel::audit::checkpoint::{self, Checkpoint, Signer, Statement, Testimony};
use kernel::audit::verify;
use kernel::{Clock, Moment, Reader};
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use web::{Site, Tenant};

/// A checkpoint is made when there are so many new events …
const EVENTS: i64 = 100;
/// … or when the last one is this old and there are any.
const AGE: Duration = Duration::from_secs(600);
/// How often is looked.
const LOOK: Duration = Duration::from_secs(15);

const KEY: &str = "signing.key";

/// The audit folder.
#[derive(Clone, Debug)]
pub struct Book {
    folder: PathBuf,
}

impl Book {
    /// The folder, made when it is not there.
    ///
    /// # Errors
    /// A sentence when it cannot be made.
    pub fn open(folder: &Path) -> Result<Self, Fail> {
        std::fs::create_dir_all(folder).map_err(|error| {
            Fail::way(format!("cannot make the audit folder {} ({error}); choose another with --audit DIR", folder.display()))
        })?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// The file of a municipality.
    pub fn file(&self, municipality: &str) -> PathBuf {
        self.folder.join(format!("{municipality}.checkpoints"))
    }

    /// The key that signs, made at the first use. Nobody but the owner of the file may read it.
    ///
    /// # Errors
    /// A sentence when it cannot be made or read, or others on this machine can read it.
    pub fn signer(&self) -> Result<Signer, Fail> {
        let path = self.folder.join(KEY);
        let cannot = |error: &dyn std::fmt::Display| Fail::way(format!("cannot use the key {} ({error})", path.display()));
        if !path.exists() {
            // Written beside it and linked, so that of two programs that start together one makes the key, and it is always whole.
            let mut fresh = tempfile_beside(&path).map_err(|error| cannot(&error))?;
            fresh.1.write_all(&Signer::fresh()?)?;
            fresh.1.sync_all()?;
            let linked = std::fs::hard_link(&fresh.0, &path);
            std::fs::remove_file(&fresh.0)?;
            linked.or_else(|error| if path.exists() { Ok(()) } else { Err(cannot(&error)) })?;
        }
        modes::secret(&path)?;
        let bytes = std::fs::read(&path).map_err(|error| cannot(&error))?;
        Signer::read(&bytes).map_err(|error| cannot(&error))
    }

    /// Adds a checkpoint. The file is locked meanwhile, and the line is on the disk when this returns.
    ///
    /// # Errors
    /// A sentence when the disk refuses.
    pub fn add(&self, signer: &Signer, statement: &Statement<'_>) -> Result<(), Fail> {
        let path = self.file(statement.municipality);
        let write = || -> std::io::Result<()> {
            let mut file = OpenOptions::new().read(true).append(true).create(true).open(&path)?;
            file.lock()?;
            let before = last_line(&mut file)?;
            let line = signer.line(statement, before.as_deref()).map_err(std::io::Error::other)?;
            file.write_all(format!("{line}\n").as_bytes())?;
            file.sync_all()
        };
        write().map_err(|error| Fail::way(format!("cannot write the checkpoints {} ({error})", path.display())))
    }

    /// The last checkpoint of a municipality, unchecked.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn last(&self, municipality: &str) -> Result<Option<Checkpoint>, Fail> {
        match File::open(self.file(municipality)) {
            Ok(mut file) => Ok(last_line(&mut file)?.and_then(|line| checkpoint::read(&line).ok())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Forgets the checkpoints of a municipality that is thrown away with everything in it: the examples of `demo`.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget(&self, municipality: &str) -> Result<(), Fail> {
        match std::fs::remove_file(self.file(municipality)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Makes a checkpoint of where a chain ends now, when that is another place than the last checkpoint saw.
    ///
    /// # Errors
    /// A sentence when the database or the disk fails.
    pub async fn keep(&self, signer: &Arc<Signer>, municipality: &str, db: &Reader, now: Moment) -> Result<(), Fail> {
        self.keep_if(signer, municipality, db, now, |_, _| true).await
    }

    async fn keep_if(
        &self,
        signer: &Arc<Signer>,
        municipality: &str,
        db: &Reader,
        now: Moment,
        due: impl Fn(&Checkpoint, Place) -> bool,
    ) -> Result<(), Fail> {
        let end = verify::end(db).await?;
        let is_due = match self.last(municipality)? {
            Some(last) => last.number() != end.number && due(&last, end),
            None => true,
        };
        if is_due {
            let (book, signer, key) = (self.clone(), signer.clone(), municipality.to_owned());
            let add = move || book.add(&signer, &Statement { municipality: &key, end, at: now, restored: None, cut: None });
            tokio::task::spawn_blocking(add).await.map_err(Fail::way)??;
        }
        Ok(())
    }
}

/// The checkpoints in a file, checked against a public key.
///
/// # Errors
/// A sentence when the file cannot be read.
pub fn read(path: &Path, municipality: &str, public_key: &[u8]) -> Result<Result<Testimony, Misfit>, Fail> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        Fail::way(format!(
            "cannot read the checkpoints {} ({error}); without them nobody sees whether the end was cut or an old database put back. Give them with --checkpoints FILE",
            path.display()
        ))
    })?;
    Ok(checkpoint::testimony(&text, municipality, public_key))
}

/// Makes checkpoints beside the server, never while a request waits, until it is dropped.
pub async fn run(site: Site, book: Book, signer: Arc<Signer>) {
    loop {
        for tenant in tenants(&site) {
            let now = site.clock.now();
            let due = |last: &Checkpoint, end: Place| {
                end.number - last.number() >= EVENTS || (now - last.at()).to_std().is_ok_and(|age| age >= AGE)
            };
            report(tenant, book.keep_if(&signer, &tenant.key, &tenant.db.reader(), now, due).await);
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// A last checkpoint of every municipality, when the server stops.
pub async fn end(site: &Site, book: &Book, signer: &Arc<Signer>) {
    for tenant in tenants(site) {
        report(tenant, book.keep(signer, &tenant.key, &tenant.db.reader(), Clock::System.now()).await);
    }
}

fn report(tenant: &Tenant, kept: Result<(), Fail>) {
    if let Err(fail) = kept {
        tracing::error!(?fail, municipality = tenant.key, "no checkpoint of the audit trail was made");
    }
}

fn tenants(site: &Site) -> Vec<&Tenant> {
    let mut all: Vec<&Tenant> = site.tenants.values().map(AsRef::as_ref).collect();
    all.sort_by(|a, b| a.key.cmp(&b.key));
    all.dedup_by(|a, b| a.key == b.key);
    all
}

/// The last line of a file, read from its end.
fn last_line(file: &mut File) -> std::io::Result<Option<String>> {
    /// A line is a few hundred bytes.
    const ENOUGH: u64 = 4096;
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(ENOUGH)))?;
    let mut end = String::new();
    file.read_to_string(&mut end)?;
    Ok(end.lines().last().map(str::to_owned))
}

fn tempfile_beside(path: &Path) -> std::io::Result<(PathBuf, File)> {
    let beside = path.with_extension(format!("{}.unfinished", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(&beside)?;
    Ok((beside, file))
}
