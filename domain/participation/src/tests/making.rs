//! Making a questionnaire: questions, routes, undoing, publishing, closing, and links.

use super::{example, example_with, officer, parts};
use chrono::Duration;
use testing::{Browser, Database, Page};

const LIST: &str = "/werk/vragenlijsten";
const WORK: &str = "/werk/vragenlijsten/wonen";
const EXAMPLE: &str = "/werk/vragenlijsten/hulp-en-ontmoeting-in-uw-buurt";

async fn add(browser: &Browser, kind: &str, title: &str) -> Page {
    let form = browser.open(WORK).await.form(&format!("{WORK}/vraag-erbij"));
    let page = form.fill("kind", kind).submit().await;
    let path = page.path.clone();
    page.form(&path).fill("title", title).submit().await
}

async fn order(browser: &Browser, number: &str, go: &str) -> Page {
    let page = browser.open(WORK).await;
    let token = page.form(&format!("{WORK}/volgorde")).value("csrf").unwrap().to_owned();
    browser.post(&format!("{WORK}/volgorde"), &[("csrf", &token), ("number", number), ("go", go)]).await
}

testing::on_both_engines! { parts;
    async fn a_questionnaire_is_made_opened_answered_and_closed(db: Database) {
        let officer = officer(&db).await;
        let page = officer.open(LIST).await.form(LIST).fill("title", "Wonen").submit().await;
        assert_eq!(page.path, WORK, "{}", page.text());
        add(&officer, "statement", "Het is hier fijn wonen.").await;
        let page = add(&officer, "single", "Waarom?").await;
        assert!(page.shows("Vraag 2 heeft te weinig om uit te kiezen"), "{}", page.text());
        let second = format!("{WORK}/vragen/2");
        let page = officer.open(&second).await;
        assert!(page.shows("1. Het is hier fijn wonen."), "{}", page.text());
        let token = page.form(&second).value("csrf").unwrap().to_owned();
        let revision = page.form(&second).value("revision").unwrap().to_owned();
        let fields = [
            ("csrf", token.as_str()), ("revision", &revision), ("title", "Waarom?"), ("title_en", ""), ("text", ""), ("text_en", ""),
            ("choice_number", ""), ("choice", "Te druk"), ("choice_en", "Too busy"),
            ("choice_number", ""), ("choice", "Te stil"), ("choice_en", ""),
            ("shown", "1:2"),
        ];
        assert_eq!(officer.post(&second, &fields).await.status, 303);
        let page = officer.open(WORK).await;
        assert!(page.shows("alleen na een antwoord op vraag 1") && page.shows("nog niet vertaald"), "{}", page.text());
        let form = page.form(WORK).fill("purpose", "Wij willen weten hoe u woont.").fill("asked_by", "De gemeente");
        let page = form.fill("follow_up", "U leest het hier.").submit().await;
        assert!(!page.shows("Dit moet nog"), "{}", page.text());
        assert!(officer.open(&format!("{WORK}/voorbeeld/2")).await.shows("Te druk"));
        assert_eq!(db.browser().open("/vragenlijsten/wonen").await.status, 404, "nobody sees it before it is open");
        let publish = format!("{WORK}/openen");
        assert!(officer.open(&publish).await.form(&publish).submit().await.shows("staat open"));
        assert!(db.browser().open("/vragenlijsten").await.shows("Wonen"));
        let close = format!("{WORK}/sluiten");
        assert!(officer.open(&close).await.form(&close).submit().await.shows("is gesloten"));
        assert!(db.browser().open("/vragenlijsten/wonen").await.shows("is gesloten"));
        let verbs: Vec<_> = db.verbs().await.into_iter().filter(|verb| verb.starts_with("questionnaire")).collect();
        assert_eq!((verbs[0].as_str(), verbs[1].as_str(), verbs.last().unwrap().as_str()),
            ("questionnaire.closed", "questionnaire.published", "questionnaire.started"));
    }

    async fn what_is_moved_or_removed_is_undone_and_a_wrong_route_is_told(db: Database) {
        let officer = officer(&db).await;
        officer.open(LIST).await.form(LIST).fill("title", "Wonen").submit().await;
        add(&officer, "statement", "De eerste.").await;
        add(&officer, "long_text", "De tweede.").await;
        let second = format!("{WORK}/vragen/2");
        officer.open(&second).await.form(&second).tick("shown").submit().await;
        assert_eq!(order(&officer, "2", "up").await.status, 303);
        let page = officer.open(WORK).await;
        assert!(page.shows("Vraag 1 wacht op een antwoord op vraag 2. Die vraag komt pas later."), "{}", page.text());
        let publish = format!("{WORK}/openen");
        assert!(officer.open(&publish).await.attributes("form[action$='/openen']", "action").is_empty(), "it cannot be opened");
        let undo = format!("{WORK}/terug");
        let page = officer.open(WORK).await.form(&undo).submit().await;
        assert!(!page.shows("Die vraag komt pas later"), "{}", page.text());
        order(&officer, "1", "remove").await;
        assert!(officer.open(WORK).await.shows("Die vraag is er niet meer"));
        assert_eq!(order(&officer, "9", "remove").await.status, 404);
        assert!(officer.open(WORK).await.form(&undo).submit().await.shows("De eerste."));
    }

    async fn a_save_over_an_older_one_changes_nothing(db: Database) {
        example(&db).await;
        let officer = officer(&db).await;
        for (path, field) in [(EXAMPLE.to_owned(), "purpose"), (format!("{EXAMPLE}/vragen/4"), "text")] {
            let (first, second) = (officer.open(&path).await.form(&path), officer.open(&path).await.form(&path));
            first.fill(field, "De eerste tekst").submit().await;
            let page = second.fill(field, "De tweede tekst").submit().await;
            assert_eq!(page.status, 409, "{path}");
            assert_eq!(page.form(&path).value(field), Some("De tweede tekst"));
            assert_eq!(officer.open(&path).await.form(&path).value(field), Some("De eerste tekst"));
        }
    }

    async fn who_began_goes_on_with_what_they_began(db: Database) {
        example(&db).await;
        let (officer, resident) = (officer(&db).await, db.browser());
        let start = "/vragenlijsten/hulp-en-ontmoeting-in-uw-buurt";
        let form = resident.open(start).await.form(start);
        resident.wait(Duration::seconds(20));
        form.submit().await;
        let path = format!("{EXAMPLE}/vragen/2");
        officer.open(&path).await.form(&path).fill("title", "Heel anders.").submit().await;
        assert!(!db.browser().open(start).await.shows("Heel anders."));
        let publish = format!("{EXAMPLE}/openen");
        officer.open(&publish).await.form(&publish).submit().await;
        assert!(resident.open(&format!("{start}/vragen/2")).await.shows("Ik kan in mijn eigen buurt hulp vinden."));
        let other = db.browser();
        let form = other.open(start).await.form(start);
        other.wait(Duration::seconds(20));
        form.submit().await;
        assert!(other.open(&format!("{start}/vragen/2")).await.shows("Heel anders."));
    }

    async fn one_link_is_one_response(db: Database) {
        example_with(&db, |text| text.replace("way = \"open\"", "way = \"link\"")).await;
        let officer = officer(&db).await;
        let links = format!("{EXAMPLE}/links");
        assert_eq!(officer.open(&links).await.form(&links).fill("count", "0").submit().await.status, 422);
        let page = officer.open(&links).await.form(&links).fill("count", "2").submit().await;
        let made = page.texts(".sk-codes li");
        assert_eq!(made.len(), 2);
        assert!(officer.open(&links).await.texts(".sk-codes li").is_empty(), "they are shown once");
        let (first, again) = (db.browser(), db.browser());
        assert!(first.open("/vragenlijsten/hulp-en-ontmoeting-in-uw-buurt").await.shows("persoonlijke link"));
        assert_eq!(first.open("/meedoen/0000-0000-0000-0000").await.status, 404);
        for browser in [&first, &again] {
            let form = browser.open(&made[0]).await.form(&made[0]);
            browser.wait(Duration::seconds(20));
            assert!(form.submit().await.path.ends_with("/vragen/1"));
        }
        assert_eq!(db.verbs().await.iter().filter(|verb| *verb == "response.started").count(), 1);
    }

    async fn hints_stand_beside_a_text_and_never_in_the_way(db: Database) {
        example(&db).await;
        let officer = officer(&db).await;
        let long = "Wij vragen u om met betrekking tot de aanwezigheid van voorzieningen in uw eigen directe leefomgeving aan te geven \
            wat u daar zoal van vindt en waarom u dat vindt.";
        let page = officer.open(EXAMPLE).await.form(EXAMPLE).fill("purpose", long).submit().await;
        assert_eq!(page.status, 200);
        assert!(page.shows("meer dan 20 woorden") && page.shows("Makkelijker kan"), "{}", page.text());
    }
}
