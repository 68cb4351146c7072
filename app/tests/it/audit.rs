//! The audit trail as evidence: what anybody does to it by hand is found, in the database and from the command line.

use crate::commands::{samenkoers, with_municipality, words};
use app::checkpoints::Book;
use app::program::{self, parts};
use kernel::audit::chain::{Misfit, Sighting};
use kernel::audit::{Event, verify};
use kernel::db::Db;
use kernel::db::copy::tables;
use kernel::{Capacity, Clock, Viewer, activities, jobs};
use sea_orm::ConnectionTrait;
use serde_json::json;
use std::path::{Path, PathBuf};

async fn write(db: &Db, number: usize) {
    let tx = db.begin(&Viewer::system(), Clock::System.now()).await.unwrap();
    tx.commit(Event::new("example.made").fact("number", number)).await.unwrap();
}

/// Ten events, and where they end.
async fn ten(db: &Db) -> Sighting {
    for number in 1..=10 {
        write(db, number).await;
    }
    Sighting { place: verify::end(&db.reader()).await.unwrap(), at: Clock::System.now() }
}

/// Past the program, as somebody with the password of the database would.
async fn by_hand(db: &Db, statements: &[&str]) {
    let tx = db.begin(&Viewer::system(), Clock::System.now()).await.unwrap();
    for statement in statements {
        tx.execute_unprepared(statement).await.unwrap();
    }
    tx.stage().await.unwrap();
}

async fn check(db: &Db, seen: Sighting) -> Result<i64, Misfit> {
    verify::verify(&db.reader(), &[seen]).await.unwrap().map(|place| place.number)
}

fn text_of(error: &kernel::Error) -> &'static str {
    match error {
        kernel::Error::Refused(text) => text,
        _ => "",
    }
}

const COLUMNS: &str = "at, person, capacity, behalf, subject, verb, kind, thing, activity, rule, trace, span, parent, facts, hash";

testing::on_both_engines! { parts;
    async fn an_honest_trail_fits_also_when_many_write_at_once(db: testing::Database) {
        let seen = ten(&db).await;
        futures_util::future::join_all((0..30).map(|number| write(&db, number))).await;
        assert_eq!(check(&db, seen).await, Ok(40));
    }

    async fn a_changed_event_is_found(db: testing::Database) {
        let seen = ten(&db).await;
        by_hand(&db, &["UPDATE kernel_event SET capacity = 'visitor' WHERE number = 4"]).await;
        assert_eq!(check(&db, seen).await, Err(Misfit::Changed(4)));
    }

    async fn a_changed_moment_is_found(db: testing::Database) {
        let seen = ten(&db).await;
        by_hand(&db, &["UPDATE kernel_event SET at = (SELECT at FROM kernel_event WHERE number = 1) WHERE number = 7"]).await;
        assert_eq!(check(&db, seen).await, Err(Misfit::Changed(7)));
    }

    async fn a_deleted_event_is_found(db: testing::Database) {
        let seen = ten(&db).await;
        by_hand(&db, &["DELETE FROM kernel_event WHERE number = 4"]).await;
        assert_eq!(check(&db, seen).await, Err(Misfit::Gone(4)));
    }

    async fn a_deleted_event_whose_place_was_closed_is_found(db: testing::Database) {
        let seen = ten(&db).await;
        by_hand(&db, &[
            "DELETE FROM kernel_event WHERE number = 4",
            "UPDATE kernel_event SET number = -number WHERE number > 4",
            "UPDATE kernel_event SET number = -number - 1 WHERE number < 0",
            "UPDATE kernel_writes SET events = 9",
        ]).await;
        assert_eq!(check(&db, seen).await, Err(Misfit::Changed(4)));
    }

    async fn an_administrator_has_it_checked_in_the_browser(db: testing::Database) {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::open(folder.path()).unwrap();
        let (keeper, clock) = (db.browser(), Clock::Fixed(testing::noon()));
        keeper.sign_in(Capacity::Administrator).await;
        let path = "/werk/logboek/controle";
        let check = async || {
            let task = keeper.open("/werk/logboek").await.form(path).submit().await;
            assert_eq!(task.status, 200, "{}", task.text());
            let tx = db.begin(&Viewer::system(), testing::noon()).await.unwrap();
            let job = jobs::lease(&tx, people::AUDIT_CHECK).await.unwrap().unwrap();
            tx.commit(Event::new("job.started").on(job.id)).await.unwrap();
            let outcome = app::audit::run_job(&db, &book, "voorbeeld", clock, &job).await.unwrap();
            let tx = db.begin(&Viewer::system(), testing::noon()).await.unwrap();
            match outcome {
                Ok(outcome) => jobs::finish(&tx, job.id, outcome).await.unwrap(),
                Err(error) => jobs::give_up(&tx, job.id, json!({ "text": text_of(&error) }).to_string()).await.unwrap(),
            }
            tx.commit(Event::new("job.done").on(job.id)).await.unwrap();
            keeper.open("/werk/logboek").await
        };
        assert!(check().await.shows("Er zijn nog geen ijkpunten."));
        ten(&db).await;
        let signer = std::sync::Arc::new(book.signer().unwrap());
        book.keep(&signer, "voorbeeld", &db.reader(), testing::noon()).await.unwrap();
        let page = check().await;
        assert!(page.shows("Het logboek klopt:") && page.shows("en 1 ijkpunt."), "{}", page.text());
        assert!(page.texts(".sk-notice--problem").is_empty());
        by_hand(&db, &["UPDATE kernel_event SET capacity = 'visitor' WHERE number = 4"]).await;
        let page = check().await;
        assert!(page.texts(".sk-notice--problem").join(" ").contains("regel 4 is veranderd"), "{}", page.text());
        assert_eq!(db.verbs().await.iter().filter(|verb| *verb == "audit.checked").count(), 2);
    }

    async fn swapped_events_are_found(db: testing::Database) {
        let seen = ten(&db).await;
        by_hand(&db, &[
            "UPDATE kernel_event SET number = -4 WHERE number = 4",
            "UPDATE kernel_event SET number = 4 WHERE number = 8",
            "UPDATE kernel_event SET number = 8 WHERE number = -4",
        ]).await;
        assert_eq!(check(&db, seen).await, Err(Misfit::Changed(4)));
    }

    async fn an_added_event_is_found(db: testing::Database) {
        let seen = ten(&db).await;
        let copy = format!("INSERT INTO kernel_event (number, {COLUMNS}) SELECT 11, {COLUMNS} FROM kernel_event WHERE number = 3");
        by_hand(&db, &[&copy]).await;
        assert_eq!(check(&db, seen).await, Err(Misfit::Changed(11)));
        by_hand(&db, &["UPDATE kernel_event SET number = 0 WHERE number = 11"]).await;
        assert_eq!(check(&db, seen).await, Err(Misfit::Added(0)));
    }

    async fn a_cut_end_is_found_also_when_it_grows_on(db: testing::Database) {
        let seen = ten(&db).await;
        by_hand(&db, &["DELETE FROM kernel_event WHERE number > 6", "UPDATE kernel_writes SET events = 6"]).await;
        assert_eq!(check(&db, seen).await, Err(Misfit::Cut { last: 6, known: 10, seen: Some(seen.at) }));
        for number in 0..6 {
            write(&db, number).await;
        }
        assert_eq!(check(&db, seen).await, Err(Misfit::OtherChain { number: 10, seen: seen.at }));
    }

    async fn a_cut_end_that_was_not_counted_down_is_found_without_checkpoints(db: testing::Database) {
        ten(&db).await;
        by_hand(&db, &["DELETE FROM kernel_event WHERE number > 6"]).await;
        let found = verify::verify(&db.reader(), &[]).await.unwrap();
        assert_eq!(found, Err(Misfit::Cut { last: 6, known: 10, seen: None }));
        write(&db, 11).await;
        assert_eq!(verify::verify(&db.reader(), &[]).await.unwrap(), Err(Misfit::Gone(7)), "and what comes after it hides nothing");
    }

    async fn an_event_says_who_as_what_by_which_rule_for_what_purpose_and_in_which_request(db: testing::Database) {
        let browser = db.browser();
        browser.sign_in(Capacity::Administrator).await;
        let page = browser.open("/werk/organisaties").await;
        page.form("/werk/organisaties").fill("name", "Wijkhuis").fill("kind", "community").submit().await;
        let event = db.events(1).await.remove(0);
        assert_eq!((event.verb.as_str(), event.activity.as_str()), ("organisation.added", "accounts"));
        assert_eq!(event.capacity, Capacity::Administrator);
        assert!(event.person.is_some());
        assert!(event.rule.as_deref().is_some_and(|rule| rule.starts_with("people/")), "{event:?}");
        assert_eq!((event.trace.as_bytes().len(), event.span.len()), (16, 8));
    }
}

#[test]
fn every_table_belongs_to_a_processing_activity_and_the_other_way_round() {
    let register = activities::register().unwrap();
    let tables: Vec<String> = tables(&program::migrations()).into_iter().map(|table| table.name).collect();
    let loose: Vec<_> = tables.iter().filter(|table| register.of_table(table).is_none()).collect();
    assert!(loose.is_empty(), "kernel/src/activities.toml says nothing of {loose:?}");
    let gone = register.activity.iter().flat_map(|activity| &activity.tables).find(|table| !tables.contains(table));
    assert_eq!(gone, None, "a table that is not there");
}

#[test]
fn a_table_with_something_about_a_person_belongs_to_an_activity_about_people() {
    /// Columns that say something about a person or lead to one.
    const PERSONAL: [&str; 9] = ["person", "email", "password", "browser", "phone", "address", "behalf", "subject", "owner"];
    let register = activities::register().unwrap();
    for table in tables(&program::migrations()) {
        if let Some((column, _)) = table.columns.iter().find(|(name, _)| PERSONAL.contains(&name.as_str())) {
            let activity = register.of_table(&table.name).unwrap();
            assert!(
                activity.personal,
                "{}.{column} is kept for {}, which says it keeps nothing personal",
                table.name, activity.key
            );
        }
    }
}

fn verify(data: &Path) -> std::process::Output {
    samenkoers(data, &["audit", "verify"])
}

#[track_caller]
fn assert_says(output: &std::process::Output, code: i32, sentence: &str) {
    assert_eq!(output.status.code(), Some(code), "{}", words(output));
    assert!(words(output).contains(sentence), "{}", words(output));
}

/// A municipality with some events and a checkpoint of them.
fn with_checkpoint() -> tempfile::TempDir {
    let data = with_municipality();
    more(data.path());
    assert!(samenkoers(data.path(), &["audit", "checkpoint"]).status.success());
    data
}

/// Three more events.
fn more(data: &Path) {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let address = kernel::db::Address::File(database(data));
        let db = address.open(&kernel::Keyring::folder(&data.join("keys"))).await.unwrap();
        for number in 0..3 {
            write(&db, number).await;
        }
        db.close().await;
    });
}

fn database(data: &Path) -> PathBuf {
    data.join("municipalities/beekstad/samenkoers.sqlite")
}

fn checkpoints(data: &Path) -> PathBuf {
    data.join("audit/beekstad.checkpoints")
}

#[test]
fn a_trail_that_fits_is_told_and_one_without_checkpoints_cannot_be_checked() {
    let data = with_municipality();
    assert_says(&verify(data.path()), 2, "cannot read the checkpoints");
    assert!(samenkoers(data.path(), &["audit", "checkpoint"]).status.success());
    more(data.path());
    assert_says(&verify(data.path()), 0, "events fit");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let key = std::fs::metadata(data.path().join("audit/signing.key")).unwrap();
        assert_eq!(key.permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_flipped_bit_in_the_file_is_found() {
    let data = with_checkpoint();
    let mut bytes = std::fs::read(database(data.path())).unwrap();
    let verb = b"example.made";
    let at = bytes.windows(verb.len()).position(|window| window == verb).unwrap();
    bytes[at] ^= 1;
    std::fs::write(database(data.path()), bytes).unwrap();
    assert_says(&verify(data.path()), 1, "was changed after it was written");
}

#[test]
fn an_old_database_put_back_by_hand_is_found() {
    let data = with_checkpoint();
    let old = std::fs::read(database(data.path())).unwrap();
    more(data.path());
    assert!(samenkoers(data.path(), &["audit", "checkpoint"]).status.success());
    assert_says(&verify(data.path()), 0, "2 checkpoints");
    std::fs::write(database(data.path()), old).unwrap();
    assert_says(&verify(data.path()), 1, "the trail ends at event");
    more(data.path());
    more(data.path());
    assert_says(&verify(data.path()), 1, "is not the one that was there");
}

#[test]
fn a_backup_put_back_by_the_program_is_told_apart_and_the_trail_goes_on() {
    let data = with_checkpoint();
    let file = data.path().join("backup.zip");
    assert!(samenkoers(data.path(), &["backup", file.to_str().unwrap()]).status.success());
    more(data.path());
    assert!(samenkoers(data.path(), &["audit", "checkpoint"]).status.success());
    let restored = samenkoers(data.path(), &["restore", file.to_str().unwrap(), "--replace"]);
    assert!(restored.status.success(), "{}", words(&restored));
    more(data.path());
    assert_says(&verify(data.path()), 0, "a backup was put back at");
    let export = samenkoers(data.path(), &["audit", "export", "--format", "ldv-json"]);
    assert!(words(&export).contains("\"backup.restored\""), "{}", words(&export));
}

#[test]
fn checkpoints_that_were_meddled_with_or_signed_with_another_key_are_found() {
    let data = with_checkpoint();
    let other = with_checkpoint();
    let key = other.path().join("public.key");
    std::fs::write(&key, samenkoers(other.path(), &["audit", "public-key"]).stdout).unwrap();
    let wrong = samenkoers(data.path(), &["audit", "verify", "--public-key", key.to_str().unwrap()]);
    assert_says(&wrong, 1, "line 1 of the checkpoints");
    let text = std::fs::read_to_string(checkpoints(data.path())).unwrap();
    std::fs::write(checkpoints(data.path()), text.replace("\"number\":4", "\"number\":3")).unwrap();
    assert_says(&verify(data.path()), 1, "line 1 of the checkpoints");
}

#[test]
fn an_exported_event_has_the_shape_of_the_standard() {
    let data = with_checkpoint();
    let export = samenkoers(data.path(), &["audit", "export", "--format", "ldv-json", "--register", "https://register.example/"]);
    let text = String::from_utf8(export.stdout).unwrap();
    assert_eq!(text.lines().count(), 4);
    let line: serde_json::Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
    assert_eq!(line["trace_id"].as_str().unwrap().len(), 32);
    assert_eq!(line["span_id"].as_str().unwrap().len(), 16);
    assert_eq!((line["status"].as_str(), line["name"].as_str()), (Some("Ok"), Some("example.made")));
    assert_eq!(line["start_time"], line["end_time"]);
    assert_eq!(line["attributes"]["dpl.core.processing_activity_id"], "https://register.example/keeping");
    assert_eq!(line["resource"]["attributes"]["service.namespace"], "beekstad");
}
