//! A table that the program fetches by itself, week after week.

use super::example::{adopt, indicator, may_import, parts, policies};
use super::server::Server;
use crate::Fetching;
use crate::model::Every;
use crate::store;
use agenda::model::{Indicator, Source};
use kernel::audit::Event;
use kernel::jobs::{self, Job};
use kernel::{Capacity, Clock, Moment, Viewer};
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;
use testing::{Database, noon};

const WEEK: Duration = Duration::from_hours(7 * 24);
const FETCH: &str = "/werk/cijfers/ophalen";

fn of_table() -> Indicator {
    let source = Source { name: "CBS".into(), table: "99001NED".into(), measure: "M000100".into(), ..Source::default() };
    Indicator { source: Source { by: "Leeftijd".into(), ..source }, ..indicator("ondersteuning") }
}

async fn choose(db: &Database, every: &str) {
    let browser = db.browser();
    browser.sign_in(Capacity::PolicyOfficer).await;
    let page = browser.open("/werk/cijfers").await.form(FETCH).fill("every", every).submit().await;
    assert!(page.shows("De keuze is bewaard."), "{}", page.text());
}

async fn due(db: &Database, now: Moment) -> Option<Job> {
    let tx = db.begin(&Viewer::system(), now).await.unwrap();
    let job = jobs::lease(&tx, crate::refresh::REFRESH).await.unwrap();
    tx.commit(Event::new("job.started")).await.unwrap();
    job
}

/// Runs the job that is due, and gives what it told.
async fn turn(db: &Database, server: &Server, now: Moment) -> serde_json::Value {
    let job = due(db, now).await.expect("a job that is due");
    let folder = tempfile::tempdir().unwrap();
    let from = Fetching { base: Some(&server.base), folder: &folder.path().join("fetching") };
    let told = crate::run_refresh(db, &policies(), Clock::Fixed(now), from, &job).await.expect("ours").unwrap();
    // Without a fetch there is no folder.
    let was_used = from.folder.exists();
    #[cfg(unix)]
    assert!(!was_used || std::fs::metadata(from.folder).unwrap().permissions().mode() & 0o777 == 0o700, "for its owner alone");
    assert!(!was_used || std::fs::read_dir(from.folder).unwrap().next().is_none(), "nothing stays behind");
    let tx = db.begin(&Viewer::system(), now).await.unwrap();
    jobs::finish(&tx, job.id, told.clone()).await.unwrap();
    tx.commit(Event::new("job.done")).await.unwrap();
    serde_json::from_str(&told).unwrap()
}

/// Without the way to the figures, which are not theirs to keep.
async fn an_administrator_sees_that_it_fails(db: &Database) {
    let (keeper, officer, path) = (db.browser(), db.browser(), "/werk/inlezen");
    keeper.sign_in(Capacity::Administrator).await;
    officer.sign_in(Capacity::PolicyOfficer).await;
    assert_eq!(officer.open(path).await.status, 403);
    let page = keeper.open(path).await;
    let cells = page.texts("tbody td");
    assert_eq!(cells[0], "99001NED");
    assert!(cells[1].starts_with("15 juli 2026 12.00 Mislukt") && cells[1].contains("Het ophalen lukte niet."), "{cells:?}");
    assert_eq!(cells[2], "22 juli 2026 12.00");
    assert!(page.shows("Niet alles kon worden opgehaald") && page.shows("99001NED: 0 nieuw, 1 veranderd"), "{}", page.text());
    assert!(page.attributes("main a[href^='/werk/cijfers']", "href").is_empty() && page.shows("Cijfers"));
}

testing::on_both_engines! { parts;
    async fn every_week_it_tells_what_changed(db: Database) {
        let server = Server::start();
        adopt(&db, &[of_table()]).await;
        choose(&db, "week").await;
        let first = turn(&db, &server, noon()).await;
        assert_eq!(first["text"], "import-done", "{first}");
        assert!(first["args"]["new"].as_u64().unwrap() > 0, "{first}");
        assert!(due(&db, noon() + WEEK / 2).await.is_none());
        server.revise(77.0);
        let second = turn(&db, &server, noon() + WEEK).await;
        assert_eq!(second["args"]["changed"], 1, "{second}");
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        let page = browser.open("/werk/cijfers").await;
        assert!(page.shows("Laatst opgehaald op 8 juli 2026.") && page.shows("1 veranderd"), "{}", page.text());
        assert_eq!(page.click("Bekijk wat er veranderde").await.status, 200);
        server.withdraw();
        let third = turn(&db, &server, noon() + 2 * WEEK).await;
        assert_eq!(third["text"], "refresh-failed");
        let kept = store::refresh(&db.reader(), &may_import(&db), "99001NED").await.unwrap();
        assert_eq!((kept.every, kept.next_run), (Every::Week, Some(noon() + 3 * WEEK)), "it tries again next week");
        an_administrator_sees_that_it_fails(&db).await;
    }

    async fn the_first_turn_is_of_whoever_chose_it_and_the_next_of_the_program(db: Database) {
        let server = Server::start();
        adopt(&db, &[of_table()]).await;
        choose(&db, "week").await;
        let first = due(&db, noon()).await.unwrap();
        assert_eq!((first.viewer.person.is_some(), first.viewer.capacity), (true, Capacity::PolicyOfficer));
        let folder = tempfile::tempdir().unwrap();
        let from = Fetching { base: Some(&server.base), folder: folder.path() };
        let told = crate::run_refresh(&db, &policies(), Clock::Fixed(noon()), from, &first).await.unwrap().unwrap();
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        jobs::finish(&tx, first.id, told).await.unwrap();
        tx.commit(Event::new("job.done")).await.unwrap();
        let next = due(&db, noon() + WEEK).await.unwrap();
        assert_eq!(next.viewer, Viewer::system());
        let asker = first.viewer.person.map(|id| id.0);
        let set: Vec<_> = db.events(50).await.into_iter().filter(|event| event.verb == "refresh.set").collect();
        assert_eq!((set[0].person, set[0].behalf), (None, asker), "what came of it");
        assert_eq!(set[1].person, asker, "who chose it stays known");
    }

    async fn what_was_switched_off_is_not_fetched(db: Database) {
        let server = Server::start();
        adopt(&db, &[of_table()]).await;
        choose(&db, "month").await;
        choose(&db, "never").await;
        assert_eq!(turn(&db, &server, noon()).await["text"], "refresh-off");
        assert!(due(&db, noon() + 10 * WEEK).await.is_none());
        assert!(store::imports(&db.reader(), &may_import(&db), 1).await.unwrap().is_empty());
    }
}
