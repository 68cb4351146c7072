//! Answering: forward and back, later and elsewhere, once and never twice.

use super::{example, example_with, officer, parts};
use chrono::Duration;
use kernel::Capacity;
use testing::{Browser, Database, Page};

const START: &str = "/vragenlijsten/hulp-en-ontmoeting-in-uw-buurt";

/// Begins as somebody who reads the first page.
async fn begin(browser: &Browser) -> Page {
    let form = browser.open(START).await.form(START);
    browser.wait(Duration::seconds(20));
    form.submit().await
}

fn screen(number: u32) -> String {
    format!("{START}/vragen/{number}")
}

/// Answers a question and goes on.
async fn answer(browser: &Browser, number: u32, field: &str, value: &str) -> Page {
    let path = screen(number);
    browser.open(&path).await.form(&path).fill(field, value).press("go", "next").await
}

testing::on_both_engines! { parts;
    async fn somebody_answers_and_it_is_kept(db: Database) {
        example(&db).await;
        let browser = db.browser();
        assert!(browser.open("/vragenlijsten").await.shows("Hulp en ontmoeting in uw buurt"));
        let page = begin(&browser).await;
        assert_eq!(page.path, screen(1), "{}", page.text());
        assert!(page.shows("Vraag 1 van"), "{}", page.text());
        let page = page.form(&screen(1)).press("go", "next").await;
        assert_eq!(page.path, screen(2));
        // Who does not agree is asked why; who does is not.
        assert_eq!(answer(&browser, 2, "reply", "agree").await.path, screen(4));
        assert_eq!(answer(&browser, 2, "reply", "disagree").await.path, screen(3));
        let page = browser.open(&screen(4)).await.form(&screen(4)).fill("reply", "Een bus.").press("go", "back").await;
        assert_eq!(page.path, screen(3), "back is the way one came");
        assert_eq!(browser.open(&screen(4)).await.form(&screen(4)).value("reply"), Some("Een bus."), "and keeps what was typed");
        let check = format!("{START}/klopt-dit");
        let page = browser.open(&check).await;
        assert!(page.shows("Een bus.") && page.shows("Niet mee eens"), "{}", page.text());
        assert_eq!(page.form(&check).submit().await.status, 422, "own words need a yes or a no");
        let page = browser.open(&check).await.form(&check).fill("publish", "no").submit().await;
        assert_eq!(page.path, format!("{START}/bedankt"));
        assert_eq!(page.texts(".sk-secret")[0].len(), 19);
        assert_eq!(db.verbs().await[..2], ["response.sent", "response.started"]);
        // Own words are a contribution, which the same code follows and officers answer.
        let code = page.texts(".sk-secret")[0].clone();
        assert!(browser.open(&format!("/volg/{code}")).await.shows("Een bus."));
        assert!(officer(&db).await.open("/werk/inbreng").await.shows("Een bus."));
        // What was sent never changes.
        assert_eq!(browser.open(&screen(2)).await.path, format!("{START}/bedankt"));
    }

    async fn what_is_wrong_is_said_and_what_was_typed_stays(db: Database) {
        example(&db).await;
        let browser = db.browser();
        begin(&browser).await;
        answer(&browser, 9, "reply", "1").await;
        let page = answer(&browser, 10, "reply", "heel veel").await;
        assert_eq!((page.status, page.form(&screen(10)).value("reply")), (422, Some("heel veel")));
        assert!(page.shows("Dit is geen getal"), "{}", page.text());
        assert_eq!(answer(&browser, 10, "reply", "2,5").await.path, screen(11));
        assert!(browser.open(&format!("{START}/klopt-dit")).await.shows("2,5 uur"));
        let page = browser.open(&screen(8)).await.form(&screen(8)).fill("rank-1", "1").fill("rank-2", "1").press("go", "next").await;
        assert!(page.status == 422 && page.shows("hetzelfde nummer"));
    }

    async fn somebody_goes_on_later_and_elsewhere_by_code(db: Database) {
        example(&db).await;
        let (here, there) = (db.browser(), db.browser());
        begin(&here).await;
        answer(&here, 2, "reply", "pass").await;
        let page = here.open(&screen(4)).await.form(&screen(4)).fill("reply", "Half").press("go", "later").await;
        let code = page.texts(".sk-secret")[0].clone();
        page.form(&format!("{START}/vergeten")).submit().await;
        assert_eq!(here.open(&screen(4)).await.path, START, "this browser has forgotten");
        let again = format!("{START}/verder");
        let page = there.open(START).await.form(&again).fill("code", "0000 0000 0000 0000").submit().await;
        assert!(page.status == 422 && page.shows("kennen we niet"));
        let page = page.form(&again).fill("code", &code.to_lowercase().replace('-', " ")).submit().await;
        assert_eq!(page.path, START);
        assert_eq!(there.open(&screen(4)).await.form(&screen(4)).value("reply"), Some("Half"));
        assert_eq!(there.open(&format!("{START}/verder")).await.path, screen(5), "after the last question that was answered");
    }

    async fn who_tries_again_begins_and_sends_once(db: Database) {
        example(&db).await;
        let browser = db.browser();
        let page = browser.open(START).await;
        browser.wait(Duration::seconds(20));
        for _ in 0..3 {
            assert_eq!(page.form(START).submit().await.path, screen(1));
        }
        let check = format!("{START}/klopt-dit");
        let page = browser.open(&check).await;
        for _ in 0..3 {
            assert_eq!(page.form(&check).submit().await.path, format!("{START}/bedankt"));
        }
        let verbs = db.verbs().await;
        for verb in ["response.started", "response.sent"] {
            assert_eq!(verbs.iter().filter(|one| *one == verb).count(), 1, "{verb}");
        }
    }

    async fn what_no_person_sends_is_asked_again_and_shuts_nobody_out(db: Database) {
        example(&db).await;
        let browser = db.browser();
        let page = browser.open(START).await.form(START).submit().await;
        assert!(page.status == 422 && page.shows("heel snel"), "{}", page.text());
        browser.wait(Duration::seconds(20));
        let page = page.form(START).fill("website", "http://ergens.invalid").submit().await;
        assert!(page.status == 422 && page.shows("leeg moet blijven"), "{}", page.text());
        let page = page.form(START).fill("ticket", "1.2.3").submit().await;
        assert!(page.status == 422 && page.shows("lang open"), "{}", page.text());
        browser.wait(Duration::seconds(20));
        assert_eq!(page.form(START).submit().await.path, screen(1));
    }

    async fn an_account_answers_once_from_wherever(db: Database) {
        example_with(&db, |text| text.replace("way = \"open\"", "way = \"account\"")).await;
        let (visitor, home) = (db.browser(), db.browser());
        assert!(visitor.open(START).await.shows("Inloggen om mee te doen"));
        home.sign_in(Capacity::Resident).await;
        assert_eq!(begin(&home).await.path, screen(1));
        answer(&home, 2, "reply", "agree").await;
        assert!(home.open(START).await.shows("Verder gaan"));
        let check = format!("{START}/klopt-dit");
        home.open(&check).await.form(&check).submit().await;
        assert_eq!(home.open(&format!("{START}/verder")).await.path, format!("{START}/bedankt"));
    }

    async fn what_was_never_sent_goes_after_its_term(db: Database) {
        use kernel::retention::Rule;
        example(&db).await;
        let (browser, other) = (db.browser(), db.browser());
        begin(&browser).await;
        begin(&other).await;
        let check = format!("{START}/klopt-dit");
        other.open(&check).await.form(&check).submit().await;
        let rule = crate::store::questionnaire::Unfinished;
        assert_eq!(rule.count(&db.reader(), None).await.unwrap(), 1);
        let right = db.allow(&kernel::Viewer::system(), kernel::retention::Terms);
        let tx = db.begin(&kernel::Viewer::system(), browser.now()).await.unwrap();
        assert_eq!(rule.delete(&tx, &right, browser.now()).await.unwrap(), 1);
        tx.commit(kernel::audit::Event::new("retention.carried_out")).await.unwrap();
        assert_eq!(rule.count(&db.reader(), None).await.unwrap(), 0);
        assert_eq!(browser.open(&screen(2)).await.path, START);
        assert_eq!(other.open(&format!("{START}/bedankt")).await.path, format!("{START}/bedankt"));
    }
}
