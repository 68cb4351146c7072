//! Backups: taken while others write, they restore to one state; what is broken or newer is refused and harms nothing.

use crate::commands::{samenkoers, with_municipality, words};
use app::program::{self, parts};
use chrono::Duration;
use kernel::audit::{Event, verify};
use kernel::db::copy::{Filling, Snapshot, tables};
use kernel::db::{Address, Db};
use kernel::{Capacity, Clock, Error, Viewer, files, jobs};
use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use testing::noon;
use web::mail::Post;

const PAGE: &str = "/werk/back-ups";

/// A write that leaves two traces, which a consistent state has in equal numbers.
async fn write(db: &Db, number: usize) {
    let tx = db.begin(&Viewer::system(), Clock::System.now()).await.unwrap();
    files::store(&tx, &format!("{number}.txt"), "text/plain", vec![0, 255, b'\n']).await.unwrap();
    tx.commit(Event::new("example.file").fact("number", number)).await.unwrap();
}

/// Makes the backup that was asked for, in a folder; what came of it is kept as the program does.
async fn make(db: &testing::Database, folder: &Path) -> kernel::Result<String> {
    let tenants = HashMap::from([("voorbeeld.localhost".to_owned(), program::tenant("voorbeeld", Db::clone(db)))]);
    let site = program::site(tenants, false, Post::Nowhere, Clock::Fixed(noon()), false).unwrap();
    let tenant = site.tenant("voorbeeld.localhost").unwrap();
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let job = jobs::lease(&tx, people::MAKE_BACKUP).await.unwrap().expect("a job");
    tx.commit(Event::new("job.started").on(job.id)).await.unwrap();
    let outcome = app::backups::run_job(&site, &tenant, folder, &job).await.expect("its job");
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    match &outcome {
        Ok(told) => jobs::finish(&tx, job.id, told.clone()).await.unwrap(),
        Err(Error::Refused(text)) => jobs::give_up(&tx, job.id, format!(r#"{{"text":"{text}"}}"#)).await.unwrap(),
        Err(_) => {}
    }
    tx.commit(Event::new("job.done").on(job.id)).await.unwrap();
    outcome
}

testing::on_both_engines! { parts;
    async fn an_administrator_has_one_made_that_can_be_put_back(db: testing::Database) {
        let (keeper, officer, folder) = (db.browser(), db.browser(), tempfile::tempdir().unwrap());
        keeper.sign_in(Capacity::Administrator).await;
        officer.sign_in(Capacity::PolicyOfficer).await;
        assert!(keeper.open("/werk").await.shows("Er is nog geen back-up gemaakt"));
        assert!(!officer.open("/werk").await.shows("back-up"));
        assert_eq!(officer.open(PAGE).await.status, 403);
        let task = keeper.open(PAGE).await.form(PAGE).submit().await.path;
        assert!(task.starts_with("/werk/taken/"), "{task}");
        let again = keeper.open(PAGE).await;
        assert!(again.shows("Hij is nog niet klaar."));
        assert_eq!(again.form(PAGE).submit().await.path, task, "one at a time");

        make(&db, folder.path()).await.unwrap();
        let page = keeper.open(PAGE).await;
        assert!(page.shows("De back-up is gemaakt en teruggelezen") && !page.shows("nog geen"), "{}", page.text());
        let row = page.texts("tbody td");
        assert!(row[0].starts_with("1 juli 2026 12.00") && row[0].ends_with("Proef administrator") && row[1] == "Ja", "{row:?}");
        assert!((row.len(), row[2].as_str()) == (3, "minder dan 1 MB"), "no number of rows: {row:?}");
        assert!(!keeper.open("/werk").await.shows("geen back-up"));
        let mut names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["voorbeeld-2026-07-01-100000.zip", "voorbeeld.keys"]);
        #[cfg(unix)]
        for name in &names {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777, 0o600, "{name:?}");
        }
        let elsewhere = tempfile::tempdir().unwrap();
        let restored = Command::new(env!("CARGO_BIN_EXE_samenkoers"))
            .arg("restore")
            .arg(folder.path().join(&names[0]))
            .arg("--data")
            .arg(elsewhere.path())
            .env("SAMENKOERS_KEY", "5a".repeat(32))
            .output()
            .unwrap();
        assert!(restored.status.success(), "{}", words(&restored));

        keeper.wait(Duration::days(8));
        keeper.sign_in(Capacity::Administrator).await;
        assert!(keeper.open("/werk").await.shows("De laatste back-up is ouder dan 7 dagen"));
    }

    async fn one_that_fails_says_what_to_do(db: testing::Database) {
        let (keeper, folder) = (db.browser(), tempfile::tempdir().unwrap());
        keeper.sign_in(Capacity::Administrator).await;
        keeper.open(PAGE).await.form(PAGE).submit().await;
        let outcome = make(&db, &folder.path().join("away")).await;
        assert!(matches!(outcome, Err(Error::Refused("backup-folder"))), "{outcome:?}");
        let page = keeper.open(PAGE).await;
        assert!(page.shows("de map voor back-ups is er niet") && page.shows("Er is nog geen back-up gemaakt"), "{}", page.text());
        keeper.open(PAGE).await.form(PAGE).submit().await;
        // A folder stands where the file has to go.
        std::fs::create_dir(folder.path().join("voorbeeld-2026-07-01-100000.unfinished")).unwrap();
        assert!(matches!(make(&db, folder.path()).await, Err(Error::Refused(_))));
        assert!(keeper.open(PAGE).await.shows("Vraag wie de server beheert"));
    }

    async fn a_snapshot_taken_while_others_write_is_one_state(db: testing::Database) {
        let tables = tables(&program::migrations());
        let named = |name: &str| tables.iter().find(|table| table.name == name).unwrap();
        for number in 0..5 {
            write(&db, number).await;
        }
        let snapshot = Snapshot::of(&db).await.unwrap();
        let before = snapshot.rows(named("kernel_file"), |_| Ok(())).await.unwrap();
        for number in 5..40 {
            write(&db, number).await;
        }
        let events = snapshot.rows(named("kernel_event"), |_| Ok(())).await.unwrap();
        let files = snapshot.rows(named("kernel_file"), |_| Ok(())).await.unwrap();
        assert_eq!((before, files), (5, 5));
        assert!(verify::end(&db.reader()).await.unwrap().number >= events.cast_signed() + 35);
    }

    async fn every_value_comes_back_as_it_was_on_the_other_engine_too(db: testing::Database) {
        for number in 0..3 {
            write(&db, number).await;
        }
        let migrations = program::migrations();
        let folder = tempfile::tempdir().unwrap();
        let other = Db::open(&Address::File(folder.path().join("other.sqlite")), &migrations, &testing::keyring()).await.unwrap();
        let tables = tables(&migrations);
        let snapshot = Snapshot::of(&db).await.unwrap();
        let filling = Filling::of(&other, &tables).await.unwrap();
        let mut all = Vec::new();
        for table in &tables {
            let mut lines = Vec::new();
            snapshot.rows(table, |line| { lines.push(line.to_owned()); Ok(()) }).await.unwrap();
            for line in &lines {
                filling.put(table, &[line]).await.unwrap();
            }
            lines.sort();
            all.push(lines);
        }
        filling.finish().await.unwrap();
        let copied = Snapshot::of(&other).await.unwrap();
        for (table, before) in tables.iter().zip(all) {
            let mut after = Vec::new();
            copied.rows(table, |line| { after.push(line.to_owned()); Ok(()) }).await.unwrap();
            after.sort();
            assert_eq!(after, before, "{}", table.name);
        }
    }
}

#[test]
fn a_backup_restores_beside_and_over_what_is_there() {
    let data = with_municipality();
    let file = data.path().join("backup.zip");
    let name = file.to_str().unwrap();
    assert!(samenkoers(data.path(), &["backup", name]).status.success());
    let trail = samenkoers(data.path(), &["audit", "export", "--format", "ldv-json"]);
    assert!(words(&trail).contains("backup.made"), "{}", words(&trail));
    assert_eq!(samenkoers(data.path(), &["backup", name]).status.code(), Some(2), "a backup is never written over");

    assert_eq!(samenkoers(data.path(), &["restore", name]).status.code(), Some(2), "nothing is replaced unasked");
    let over = samenkoers(data.path(), &["restore", name, "--replace"]);
    assert!(over.status.success(), "{}", words(&over));
    let elsewhere = tempfile::tempdir().unwrap();
    let args = ["restore", name, "--municipality", "dorp"];
    let locked = samenkoers(elsewhere.path(), &args);
    assert_eq!((locked.status.code(), words(&locked).contains("tell where it is with --keys DIR")), (Some(2), true));
    let keys = data.path().join("keys");
    let moved = samenkoers(elsewhere.path(), &[&args[..], &["--keys", keys.to_str().unwrap()]].concat());
    assert!(moved.status.success(), "{}", words(&moved));
    assert!(elsewhere.path().join("municipalities/dorp/samenkoers.sqlite").exists());
}

#[test]
fn what_is_no_backup_is_refused_and_harms_nothing() {
    let data = with_municipality();
    let file = data.path().join("broken.zip");
    std::fs::write(&file, b"PK\x03\x04 not really").unwrap();
    let before = std::fs::read(data.path().join("municipalities/beekstad/municipality.toml")).unwrap();
    let refused = samenkoers(data.path(), &["restore", file.to_str().unwrap(), "--replace"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(words(&refused).contains("is no backup"), "{}", words(&refused));
    assert_eq!(std::fs::read(data.path().join("municipalities/beekstad/municipality.toml")).unwrap(), before);
    assert!(samenkoers(data.path(), &["backup", data.path().join("after.zip").to_str().unwrap()]).status.success());
}
