//! Backups that an administrator asks for in the browser, and what is done with every backup: reading it back, and writing down that
//! it was made.

use crate::backup::{Manifest, Tell, write};
use kernel::access::Policies;
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::jobs::{self, Job};
use kernel::{Db, Error, Moment, Result, Viewer};
use people::access::{Backups, KeepBackups};
use serde_json::json;
use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::Path;
use std::sync::Arc;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use web::{Site, Tenant};
use zip::ZipArchive;

/// A backup that was read back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Made {
    pub rows: u64,
    /// The size of its file.
    pub bytes: u64,
}

/// Makes a backup in `folder`, when that is what a job is for.
pub async fn run_job(site: &Site, tenant: &Arc<Tenant>, folder: &Path, job: &Job) -> Option<Result<String>> {
    (job.kind == people::MAKE_BACKUP).then_some(())?;
    Some(make(site, tenant, folder, job).await)
}

async fn make(site: &Site, tenant: &Arc<Tenant>, folder: &Path, job: &Job) -> Result<String> {
    let hosts = site.tenants.iter().filter(|(_, other)| other.key == tenant.key).map(|(host, _)| host.clone()).collect();
    let path = folder.join(format!("{}-{}.zip", tenant.key, job.created.format("%Y-%m-%d-%H%M%S")));
    if !folder.is_dir() {
        return Err(Error::Refused("backup-folder"));
    }
    let (tell, heard) = unbounded_channel();
    let (of, runtime) = (tenant.clone(), tokio::runtime::Handle::current());
    // On a thread that may block: packing takes a processor, which the pages need too.
    let writing = tokio::task::spawn_blocking(move || {
        // When the program stopped after it was written, it is written anew.
        if path.exists() {
            std::fs::remove_file(&path)?;
        }
        // Nobody listens any more when somebody asked to stop, or the program stops.
        let tell: Tell<'_> = &mut |done, total| tell.send((done, total)).map_err(|_| ErrorKind::Interrupted.into());
        runtime.block_on(write(&of.db, &of.key, hosts, &path, tell))
    });
    let stopped = follow(site, tenant, job, heard).await?;
    let made = match writing.await.map_err(Error::internal)? {
        Err(_) if stopped => return Err(Error::Stopped),
        made => made.map_err(plain)?,
    };
    note(&tenant.db, &site.policies, &made, site.clock.now(), job.viewer.person).await?;
    Ok(json!({ "text": "backup-made", "args": {}, "path": people::BACKUPS }).to_string())
}

/// Tells how far it is until it is over, or until somebody asks it to stop: then true.
async fn follow(site: &Site, tenant: &Tenant, job: &Job, mut heard: UnboundedReceiver<(usize, usize)>) -> Result<bool> {
    let mut stop = std::pin::pin!(jobs::asked_to_stop(tenant.db.reader(), job.id));
    let mut steps = Vec::new();
    loop {
        let many = tokio::select! {
            () = &mut stop => return Ok(true),
            many = heard.recv_many(&mut steps, 1000) => many,
        };
        let Some((done, total)) = steps.drain(..).next_back().filter(|_| many > 0) else { return Ok(false) };
        // In hundredths: how many rows there are would tell what was written since the last time.
        let hundredths = i64::try_from(done.saturating_mul(100) / total.max(1)).unwrap_or(100);
        jobs::tell(&tenant.db, site.clock, job.id, hundredths, 100).await?;
    }
}

/// What a disk refuses, as whoever asked for a backup can have it mended.
fn plain(error: Error) -> Error {
    let Error::Io(error) = error else { return error };
    tracing::error!(%error, "a backup could not be written");
    Error::Refused(match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "backup-full",
        ErrorKind::NotFound | ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::NotADirectory => {
            "backup-folder"
        }
        _ => "backup-failed",
    })
}

/// Writes down in the audit trail that a backup was made. The backup itself does not know.
pub(crate) async fn note(db: &Db, policies: &Policies, made: &Made, now: Moment, asked_by: Option<PersonId>) -> Result<()> {
    let system = Viewer::system();
    let right = policies.allow::<KeepBackups>(&system, Backups)?;
    let event = Event::new("backup.made").by(&right).on_behalf_of(asked_by);
    let tx = db.begin(&system, now).await?;
    tx.commit(event.fact("rows", made.rows).fact("bytes", made.bytes).fact("read_back", true)).await
}

/// Reads a backup from front to back: every table is there, with as many rows as were written. `tell` hears how many were read. The size
/// of the file.
pub(crate) fn read_back(path: &Path, manifest: &Manifest, tell: &mut dyn FnMut(usize) -> std::io::Result<()>) -> Result<u64> {
    let file = File::open(path)?;
    let bytes = file.metadata()?.len();
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(std::io::Error::from)?;
    for (done, (table, rows)) in manifest.tables.iter().enumerate() {
        tell(done)?;
        let entry = zip.by_name(&format!("{table}.jsonl")).map_err(std::io::Error::from)?;
        // At its end an entry is held against its checksum.
        let found = BufReader::new(entry).lines().try_fold(0, |count, line| line.map(|_| count + 1))?;
        if found != *rows {
            return Err(Error::internal(format!("a backup has {found} rows of {table} instead of {rows}")));
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program;
    use kernel::rights::{FollowTask, Task};
    use kernel::{Capacity, Clock};
    use std::collections::HashMap;
    use std::io::Write;
    use testing::noon;
    use web::mail::Post;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    #[test]
    fn what_a_disk_refuses_is_told_as_what_to_do() {
        let told = |kind: ErrorKind| match plain(Error::Io(kind.into())) {
            Error::Refused(text) => text,
            error => panic!("{error}"),
        };
        assert_eq!(told(ErrorKind::StorageFull), "backup-full");
        assert_eq!(told(ErrorKind::NotFound), "backup-folder");
        assert_eq!(told(ErrorKind::PermissionDenied), "backup-folder");
        assert_eq!(told(ErrorKind::Other), "backup-failed");
        assert!(matches!(plain(Error::Stale), Error::Stale));
    }

    #[test]
    fn a_backup_that_lacks_rows_or_changed_on_the_disk_is_not_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("backup.zip");
        let mut zip = ZipWriter::new(File::create(&path).unwrap());
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file("a.jsonl", stored).unwrap();
        zip.write_all(b"[\"een\"]\n[\"twee\"]\n").unwrap();
        zip.finish().unwrap();
        let manifest = |table: &str, rows: u64| -> Manifest {
            let json = json!({ "format": "", "made_at": "2026-07-01T10:00:00Z", "municipality": "", "hosts": [], "migrations": [],
                "tables": [[table, rows]], "mark": "" });
            serde_json::from_value(json).unwrap()
        };
        let read = |manifest: &Manifest| read_back(&path, manifest, &mut |_| Ok(()));
        assert_eq!(read(&manifest("a", 2)).unwrap(), std::fs::metadata(&path).unwrap().len());
        assert!(read(&manifest("a", 3)).is_err() && read(&manifest("b", 0)).is_err());
        let mut bytes = std::fs::read(&path).unwrap();
        let at = bytes.windows(4).position(|four| four == b"twee").unwrap();
        bytes[at] = b'T';
        std::fs::write(&path, bytes).unwrap();
        assert!(read(&manifest("a", 2)).is_err());
    }

    #[test]
    fn one_that_somebody_stops_leaves_no_file() {
        testing::on_sqlite(program::parts, |db| async move {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("backup.zip");
            let stop: Tell<'_> = &mut |done, _| if done < 5 { Ok(()) } else { Err(ErrorKind::Interrupted.into()) };
            assert!(write(&db, "voorbeeld", Vec::new(), &path, stop).await.is_err());
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        });
    }

    #[test]
    fn whoever_asks_it_to_stop_is_heard() {
        testing::on_sqlite(program::parts, |db| async move {
            let browser = db.browser();
            browser.sign_in(Capacity::Administrator).await;
            let task = browser.open(people::BACKUPS).await.form(people::BACKUPS).submit().await;
            let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
            let job = jobs::lease(&tx, people::MAKE_BACKUP).await.unwrap().unwrap();
            let right = db.allow::<FollowTask>(&Viewer::system(), Task { own: false });
            assert!(jobs::stop(&tx, &right, job.id).await.unwrap(), "{}", task.path);
            tx.commit(Event::new("job.stop_asked").on(job.id)).await.unwrap();
            let tenants = HashMap::from([("voorbeeld.localhost".to_owned(), program::tenant("voorbeeld", Db::clone(&db)))]);
            let site = program::site(tenants, false, Post::Nowhere, Clock::Fixed(noon()), false).unwrap();
            let tenant = site.tenant("voorbeeld.localhost").unwrap();
            let (_tell, heard) = unbounded_channel();
            assert!(follow(&site, &tenant, &job, heard).await.unwrap());
        });
    }
}
