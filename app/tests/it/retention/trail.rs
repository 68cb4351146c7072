//! The audit trail of which the oldest part went.

use super::{SECOND, before, book, night, old_events, outlook, run_night};
use crate::commands::{samenkoers, with_municipality, words};
use app::checkpoints::{self, Book};
use app::program::parts;
use kernel::audit::chain::{Misfit, Place};
use kernel::audit::{Event, cut, verify};
use kernel::db::{Address, Db};
use kernel::hex::unhex;
use kernel::{Clock, Keyring, Viewer};
use sea_orm::ConnectionTrait;
use std::path::Path;
use testing::{Database, noon};

/// Where a trail that fits begins and ends, held against the audit folder.
async fn check(db: &Db, book: &Book) -> Result<(Place, Place), Misfit> {
    let key = unhex(&book.signer().unwrap().public_key()).unwrap();
    let said = checkpoints::read(&book.file("voorbeeld"), "voorbeeld", &key).unwrap()?;
    verify::verify_since(&db.reader(), &said.cuts, &said.sightings).await.unwrap()
}

async fn by_hand(db: &Db, statements: &[&str]) {
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    for statement in statements {
        tx.execute_unprepared(statement).await.unwrap();
    }
    tx.stage().await.unwrap();
}

testing::on_both_engines! { parts;
    async fn the_chain_goes_on_from_where_it_was_cut(db: Database) {
        let (_folder, book) = book();
        old_events(&db, 5, 3).await;
        let signer = std::sync::Arc::new(book.signer().unwrap());
        book.keep(&signer, "voorbeeld", &db.reader(), noon()).await.unwrap();
        assert_eq!(check(&db, &book).await.unwrap().0, Place::BEGIN);
        let place = cut::place(&db.reader(), before("events")).await.unwrap().unwrap();
        run_night(&db, &book).await;
        let (begin, end) = check(&db, &book).await.unwrap();
        assert_eq!((begin, place.number, cut::last(&db.reader()).await.unwrap()), (place, 5, Some(place)));
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        tx.commit(Event::new("example.made")).await.unwrap();
        assert_eq!(check(&db, &book).await.unwrap().1.number, end.number + 1, "it grows on");
        assert_eq!(verify::verify(&db.reader(), &[]).await.unwrap(), Err(Misfit::Gone(1)), "nobody takes its own word for it");
    }

    async fn a_cut_by_anybody_else_is_found(db: Database) {
        let (_folder, book) = book();
        old_events(&db, 5, 3).await;
        run_night(&db, &book).await;
        by_hand(&db, &["DELETE FROM kernel_event WHERE number <= 7", "UPDATE kernel_cut SET number = 7, hash = (SELECT hash FROM kernel_event WHERE number = 8)"]).await;
        assert_eq!(check(&db, &book).await, Err(Misfit::Gone(6)));
    }

    async fn a_changed_event_after_the_cut_is_found_and_stops_the_next_one(db: Database) {
        let (_folder, book) = book();
        old_events(&db, 5, 3).await;
        by_hand(&db, &["UPDATE kernel_event SET capacity = 'visitor' WHERE number = 3"]).await;
        let outcome = run_night(&db, &book).await;
        assert_eq!((outcome["alarm"].as_bool(), outcome["text"].as_str()), (Some(true), Some("retention-trail-misfit")));
        assert_eq!(outlook(&db, noon()).await["events"].1, 5, "what shows it stays");
        assert_eq!(verify::verify(&db.reader(), &[]).await.unwrap(), Err(Misfit::Changed(3)));
    }

    async fn a_cut_that_was_signed_and_not_made_is_made_the_next_time(db: Database) {
        let (_folder, book) = book();
        old_events(&db, 5, 3).await;
        let (end, cut) = (verify::end(&db.reader()).await.unwrap(), cut::place(&db.reader(), before("events")).await.unwrap());
        let statement = kernel::audit::checkpoint::Statement { municipality: "voorbeeld", end, at: night(), restored: None, cut };
        book.add(&book.signer().unwrap(), &statement).unwrap();
        assert_eq!(check(&db, &book).await.unwrap().0, Place::BEGIN);
        run_night(&db, &book).await;
        assert_eq!(check(&db, &book).await.unwrap().0.number, 5);
    }
}

/// Something to do in the database of `with_municipality`, past the program.
fn in_database<T>(data: &Path, deed: impl AsyncFnOnce(&Db) -> T) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let address = Address::File(data.join("municipalities/beekstad/samenkoers.sqlite"));
        let db = address.open(&Keyring::folder(&data.join("keys"))).await.unwrap();
        let done = deed(&db).await;
        db.close().await;
        done
    })
}

#[track_caller]
fn says(data: &Path, args: &[&str], code: i32, sentence: &str) {
    let output = samenkoers(data, args);
    assert_eq!(output.status.code(), Some(code), "{}", words(&output));
    assert!(words(&output).contains(sentence), "{}", words(&output));
}

#[test]
fn the_commands_show_it_do_it_and_check_it_also_after_a_restore_elsewhere() {
    let data = with_municipality();
    // The event with which the municipality was made is of today: one of long ago comes before it.
    in_database(data.path(), async |db| {
        by_hand(db, &["DELETE FROM kernel_event", "UPDATE kernel_writes SET events = 0"]).await;
        for (number, at) in [(1, before("events") - SECOND), (2, before("events") - SECOND), (3, Clock::System.now())] {
            let tx = db.begin(&Viewer::system(), at).await.unwrap();
            tx.commit(Event::new("example.made").fact("number", number)).await.unwrap();
        }
    });
    assert!(samenkoers(data.path(), &["audit", "checkpoint"]).status.success());
    says(data.path(), &["retention", "--preview"], 0, "Lines of the audit trail");
    let shown = words(&samenkoers(data.path(), &["retention", "--preview"]));
    let line = shown.lines().find(|line| line.starts_with("Lines of the audit trail")).unwrap();
    assert_eq!(line.split_whitespace().rev().take(3).collect::<Vec<_>>(), ["2", "2", "3"]);
    says(data.path(), &["retention"], 0, "beekstad: 2 deleted that were past their term");
    says(data.path(), &["retention"], 0, "beekstad: 2 deleted that were past their term");
    says(data.path(), &["audit", "verify"], 0, "the 2 events before them went, because their term was over");

    let file = data.path().join("backup.zip");
    assert!(samenkoers(data.path(), &["backup", file.to_str().unwrap()]).status.success());
    let (elsewhere, keys) = (tempfile::tempdir().unwrap(), data.path().join("keys"));
    let restore = ["restore", file.to_str().unwrap(), "--keys", keys.to_str().unwrap()];
    assert!(samenkoers(elsewhere.path(), &restore).status.success());
    says(elsewhere.path(), &["audit", "verify", "--keys", keys.to_str().unwrap()], 0, "the 2 events before them went");
    assert!(samenkoers(data.path(), &["restore", file.to_str().unwrap(), "--replace"]).status.success());
    says(data.path(), &["audit", "verify"], 0, "the 2 events before them went");

    in_database(data.path(), async |db| by_hand(db, &["DELETE FROM kernel_event WHERE number = 3"]).await);
    says(data.path(), &["audit", "verify"], 1, "event 3 is gone");
}
