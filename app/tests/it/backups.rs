//! Backups: taken while others write, they restore to one state; what is broken or newer is refused and harms nothing.

use crate::commands::{samenkoers, with_municipality, words};
use app::program::{self, parts};
use kernel::audit::{Event, verify};
use kernel::db::copy::{Filling, Snapshot, tables};
use kernel::db::{Address, Db};
use kernel::files;
use kernel::{Clock, Viewer};

/// A write that leaves two traces, which a consistent state has in equal numbers.
async fn write(db: &Db, number: usize) {
    let tx = db.begin(&Viewer::system(), Clock::System.now()).await.unwrap();
    files::store(&tx, &format!("{number}.txt"), "text/plain", vec![0, 255, b'\n']).await.unwrap();
    tx.commit(Event::new("example.file").fact("number", number)).await.unwrap();
}

testing::on_both_engines! { parts;
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
