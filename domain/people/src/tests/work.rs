//! The workplace and its tasks.

use super::{add, find, parts};
use crate::access::{Account, DeletePerson, EditPeople};
use crate::model::PersonChange;
use crate::store;
use chrono::Duration;
use kernel::audit::Event;
use kernel::ids::{JobId, PersonId};
use kernel::{Capacity, Viewer, jobs};
use testing::{Database, noon};

/// A task of somebody, as far as `work` brings it.
async fn task(db: &Database, person: PersonId) -> JobId {
    let viewer = Viewer::person(person, "Proef", Capacity::PolicyOfficer);
    let tx = db.begin(&viewer, noon()).await.unwrap();
    let id = jobs::queue(&tx, "proof", "{}".to_owned()).await.unwrap();
    tx.commit(Event::new("job.asked").on(id)).await.unwrap();
    id
}

testing::on_both_engines! { parts;
    async fn a_visitor_signs_in_first(db: Database) {
        let page = db.browser().fetch("/werk").await;
        assert_eq!((page.status, page.headers["location"].to_str().unwrap()), (303, "/inloggen?terug=/werk"));
    }

    async fn everybody_sees_what_they_can_do(db: Database) {
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        assert_eq!(browser.open("/werk").await.texts(".sk-ways h2"), ["Organisaties", "Taken", "Uw account"]);
        browser.sign_in(Capacity::Administrator).await;
        let page = browser.open("/werk").await;
        assert_eq!(page.texts(".sk-ways h2"), ["Mensen", "Organisaties", "Taken", "Inlezen en ophalen", "Logboek", "Bewaren en wissen", "Back-ups", "Mail", "Instellingen", "Uw account"]);
        assert_eq!(page.texts(".sk-side a[aria-current]"), ["Overzicht"]);
        assert!(page.shows("Er is nog niets veranderd.") || page.shows("Iets anders veranderd"));
    }

    async fn the_news_is_told_in_words(db: Database) {
        let browser = db.browser();
        let id = browser.sign_in(Capacity::Administrator).await;
        assert!(browser.open("/werk").await.shows("Er is nog niets veranderd."));
        let path = "/werk/instellingen";
        browser.open(path).await.form(path).fill("contact", "agenda@waterstad.invalid").submit().await;
        task(&db, id).await;
        let page = browser.open("/werk").await;
        let rows = page.texts("tbody td");
        assert_eq!(rows[..3], ["Taak gevraagd", "Proef administrator, beleidsmedewerker", "vandaag 12.00"]);
        assert_eq!(rows[3..], ["Instellingen veranderd", "Proef administrator, beheerder", "vandaag 12.00"]);
        browser.wait(Duration::hours(11));
        browser.wait(Duration::minutes(59));
        browser.sign_in(Capacity::Administrator).await;
        assert!(browser.open("/werk").await.shows("vandaag 12.00"));
        browser.wait(Duration::days(1));
        browser.sign_in(Capacity::Administrator).await;
        assert!(browser.open("/werk").await.shows("gisteren 12.00"));
        browser.wait(Duration::days(1));
        browser.sign_in(Capacity::Administrator).await;
        assert!(browser.open("/werk").await.shows("1 juli 2026 12.00"));
    }

    async fn the_news_is_for_whoever_has_to_do_with_it(db: Database) {
        let keeper = db.browser();
        keeper.sign_in(Capacity::Administrator).await;
        let path = "/werk/instellingen";
        keeper.open(path).await.form(path).fill("contact", "agenda@waterstad.invalid").submit().await;
        for capacity in Capacity::given().filter(|capacity| *capacity != Capacity::Resident) {
            let browser = db.browser();
            browser.sign_in(capacity).await;
            let told = browser.open("/werk").await.shows("Instellingen veranderd");
            let may = [Capacity::Administrator, Capacity::PrivacyOfficer].contains(&capacity);
            assert_eq!(told, may, "{capacity:?}");
        }
    }

    async fn everybody_follows_their_own_tasks_and_an_administrator_all(db: Database) {
        let (one, other, keeper) = (db.browser(), db.browser(), db.browser());
        let officer = one.sign_in(Capacity::PolicyOfficer).await;
        other.sign_in(Capacity::PolicyOfficer).await;
        keeper.sign_in(Capacity::Administrator).await;
        let path = web::paths::job(task(&db, officer).await);
        let listed = async |browser: &testing::Browser| browser.open("/werk/taken").await.attributes("main td a", "href");
        assert_eq!(listed(&one).await, [path.as_str()]);
        assert!(listed(&other).await.is_empty());
        assert_eq!(listed(&keeper).await, [path.as_str()]);
        assert!(keeper.open("/werk/taken").await.shows("De taak wacht op haar beurt. Proef policy_officer"));
    }

    async fn a_task_is_followed_from_waiting_to_its_outcome(db: Database) {
        let browser = db.browser();
        let id = task(&db, browser.sign_in(Capacity::PolicyOfficer).await).await;
        let path = web::paths::job(id);
        let page = browser.open(&path).await;
        assert_eq!(page.attributes("[data-job]", "data-job"), [path.as_str()]);
        assert!(page.shows("De taak wacht op haar beurt.") && page.html.contains("http-equiv=\"refresh\""));

        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        assert_eq!(jobs::lease(&tx, "proof").await.unwrap().map(|job| job.id), Some(id));
        jobs::progress(&tx, id, 12, 40).await.unwrap();
        tx.commit(Event::new("job.moved")).await.unwrap();
        let page = browser.open(&path).await;
        assert_eq!(page.texts(".sk-progress__words"), ["12 van 40 klaar"]);
        assert_eq!((page.attributes("progress", "max"), page.attributes("progress", "value")), (vec!["40".into()], vec!["12".into()]));

        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        let outcome = r#"{"text": "people-count", "args": {"count": 3}, "path": "/werk/mensen"}"#;
        jobs::finish(&tx, id, outcome.to_owned()).await.unwrap();
        tx.commit(Event::new("job.moved")).await.unwrap();
        let page = browser.open(&path).await;
        assert!(page.shows("De taak is klaar 3 accounts") && page.texts("[data-job]").is_empty());
        assert_eq!(page.attributes("main .sk-notice a", "href"), ["/werk/mensen"]);
    }

    async fn a_failed_task_shows_no_words_for_the_log(db: Database) {
        let browser = db.browser();
        let id = task(&db, browser.sign_in(Capacity::PolicyOfficer).await).await;
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        jobs::give_up(&tx, id, "connection refused".to_owned()).await.unwrap();
        tx.commit(Event::new("job.moved")).await.unwrap();
        let page = browser.open(&web::paths::job(id)).await;
        assert!(page.shows("De taak is niet gelukt") && !page.html.contains("connection refused"));
    }

    async fn a_task_that_waits_is_stopped_at_once_and_one_that_runs_is_asked_to(db: Database) {
        let browser = db.browser();
        let person = browser.sign_in(Capacity::PolicyOfficer).await;
        let waiting = task(&db, person).await;
        let path = web::paths::job(waiting);
        let stop = format!("{path}/stoppen");
        let page = browser.open(&path).await.form(&stop).submit().await;
        assert!(page.shows("De taak is gestopt Er is niets veranderd.") && page.texts("[data-job]").is_empty(), "{}", page.text());
        assert!(page.texts("main .sk-notice--problem").is_empty());

        let running = task(&db, person).await;
        let path = web::paths::job(running);
        let page = browser.open(&path).await;
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        assert_eq!(jobs::lease(&tx, "proof").await.unwrap().map(|job| job.id), Some(running), "a stopped one is not taken");
        tx.commit(Event::new("job.moved")).await.unwrap();
        let stop = format!("{path}/stoppen");
        let page = page.form(&stop).submit().await;
        assert_eq!(page.texts(".sk-progress__words"), ["De taak wordt gestopt."]);
        assert!(page.texts("main form").is_empty());
        jobs::asked_to_stop(db.reader(), running).await;
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        jobs::fail(&tx, running, String::new()).await.unwrap();
        tx.commit(Event::new("job.moved")).await.unwrap();
        assert!(browser.open(&path).await.shows("De taak is gestopt"), "it is not tried again");
        assert_eq!(db.verbs().await.iter().filter(|verb| *verb == "job.stop_asked").count(), 2);
    }

    async fn nobody_stops_a_task_of_the_program_itself(db: Database) {
        let keeper = db.browser();
        keeper.sign_in(Capacity::Administrator).await;
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        let id = jobs::queue_at(&tx, kernel::retention::JOB, String::new(), noon()).await.unwrap();
        tx.commit(Event::new("job.asked").on(id)).await.unwrap();
        let (path, stop) = (web::paths::job(id), format!("{}/stoppen", web::paths::job(id)));
        assert!(!keeper.open(&path).await.attributes("form", "action").contains(&stop));
        let csrf = keeper.open("/mijn").await.attributes("input[name=csrf]", "value").remove(0);
        let page = keeper.post(&stop, &[("csrf", &csrf)]).await;
        assert!(page.status == 409 && page.shows("Dit is een taak van het programma zelf."), "{}", page.text());
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        assert_eq!(jobs::lease(&tx, kernel::retention::JOB).await.unwrap().map(|job| job.id), Some(id), "it runs all the same");
        tx.commit(Event::new("job.started").on(id)).await.unwrap();
    }

    async fn a_task_stands_while_its_asker_is_there_in_that_capacity(db: Database) {
        let policies = web::assembly::policies(&db.parts()).unwrap();
        let job = async |viewer: &Viewer| {
            let tx = db.begin(viewer, noon()).await.unwrap();
            let id = jobs::queue(&tx, "proof", String::new()).await.unwrap();
            tx.commit(Event::new("job.asked").on(id)).await.unwrap();
            let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
            let job = jobs::lease(&tx, "proof").await.unwrap().unwrap();
            jobs::finish(&tx, id, String::new()).await.unwrap();
            tx.commit(Event::new("job.started").on(id)).await.unwrap();
            job
        };
        let stands = async |job: &jobs::Job, now| crate::still_stands(&db, &policies, now, job).await.unwrap();
        for nobody in [Viewer::system(), Viewer::visitor()] {
            assert!(stands(&job(&nobody).await, noon()).await);
        }
        add(&db, "keeper@proef.invalid", Capacity::Administrator).await;
        let id = add(&db, "officer@proef.invalid", Capacity::PolicyOfficer).await;
        let theirs = job(&Viewer::person(id, "", Capacity::PolicyOfficer)).await;
        assert!(stands(&theirs, noon()).await);
        assert!(!stands(&theirs, noon() - Duration::days(1)).await, "not yet an officer");
        assert!(!stands(&job(&Viewer::person(id, "", Capacity::Administrator)).await, noon()).await, "never was one");
        let person = find(&db, id).await.unwrap();
        let system = Viewer::system();
        let edit = db.allow::<EditPeople>(&system, Account::of(id, &system));
        let off = PersonChange { name: person.name, email: person.email, active: false };
        let tx = db.begin(&system, noon()).await.unwrap();
        store::change_person(&tx, &edit, id, &off, person.revision).await.unwrap();
        tx.commit(Event::new("person.changed").on(id)).await.unwrap();
        assert!(!stands(&theirs, noon()).await, "switched off");
        let delete = db.allow::<DeletePerson>(&system, Account::of(id, &system));
        let tx = db.begin(&system, noon()).await.unwrap();
        store::delete_person(&tx, &delete, id).await.unwrap();
        tx.commit(Event::new("person.deleted").on(id)).await.unwrap();
        assert!(!stands(&theirs, noon()).await, "deleted");
    }

    async fn a_task_that_broke_tells_why_while_it_waits_for_another_try(db: Database) {
        let browser = db.browser();
        let id = task(&db, browser.sign_in(Capacity::PolicyOfficer).await).await;
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        jobs::lease(&tx, "proof").await.unwrap();
        jobs::fail(&tx, id, r#"{"text": "task-full"}"#.to_owned()).await.unwrap();
        tx.commit(Event::new("job.moved")).await.unwrap();
        assert!(browser.open(&web::paths::job(id)).await.shows("De schijf van de server is vol. Er is niets veranderd."));
    }

    async fn an_address_with_a_zero_in_it_is_nowhere(db: Database) {
        let browser = db.browser();
        browser.sign_in(Capacity::Administrator).await;
        for path in ["/werk/mensen/%00", "/werk?x=%00", "/%00"] {
            assert_eq!(browser.fetch(path).await.status, 404, "{path}");
        }
        let page = browser.open("/werk/mensen").await.form("/werk/mensen").fill("name", "a\0b").submit().await;
        assert_eq!(page.status, 400);
    }

    async fn a_task_is_for_its_owner_and_administrators(db: Database) {
        let browser = db.browser();
        let id = task(&db, browser.sign_in(Capacity::PolicyOfficer).await).await;
        let path = web::paths::job(id);
        for (role, status) in [(Capacity::PolicyOfficer, 404), (Capacity::Administrator, 200)] {
            let other = db.browser();
            other.sign_in(role).await;
            assert_eq!(other.open(&path).await.status, status, "{role:?}");
        }
        assert_eq!(browser.open(&web::paths::job(JobId::fresh())).await.status, 404);
    }
}
