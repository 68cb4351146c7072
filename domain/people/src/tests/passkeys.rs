//! Passkeys: made, shown at the door, and everything that must not let anybody in.

use super::{PASSWORD, add, door, own, parts, second_factor, sign_in};
use crate::access::{Account, EditPeople};
use crate::model::PersonChange;
use crate::store;
use chrono::Duration;
use kernel::audit::Stored;
use kernel::ids::PersonId;
use kernel::{Capacity, Viewer};
use testing::{Authenticator, Browser, Database, Page, noon};
use web::cookies;

const EMAIL: &str = "iemand@voorbeeld.nl";
const ORIGIN: &str = "http://voorbeeld.localhost";
const PATH: &str = "/mijn/passkeys";
const APP: &str = "/mijn/tweede-stap";
const REFUSED: &str = "Inloggen met uw passkey is niet gelukt.";

/// The token of a form on a page.
async fn csrf(browser: &Browser, path: &str) -> String {
    browser.open(path).await.attributes("main input[name=csrf]", "value").swap_remove(0)
}

/// Asks what a browser is asked when somebody adds a passkey.
async fn asked_new(browser: &Browser) -> Page {
    let token = csrf(browser, "/mijn").await;
    browser.post("/mijn/passkeys/begin", &[("csrf", &token)]).await
}

pub async fn make(browser: &Browser, device: &mut Authenticator, name: &str) -> Page {
    let question = asked_new(browser).await;
    assert_eq!(question.headers["cache-control"], "no-store");
    let form = browser.open(PATH).await.form(PATH).fill("name", name);
    form.fill("answer", &device.make(&question.html)).submit().await
}

/// What a browser is asked at the door.
async fn asked(browser: &Browser) -> String {
    let token = csrf(browser, "/inloggen").await;
    browser.post("/inloggen/passkey/begin", &[("csrf", &token)]).await.html
}

async fn send(browser: &Browser, answer: &str) -> Page {
    let token = csrf(browser, "/inloggen").await;
    browser.post("/inloggen/passkey", &[("csrf", &token), ("answer", answer)]).await
}

pub async fn show(browser: &Browser, device: &mut Authenticator) -> Page {
    let question = asked(browser).await;
    send(browser, &device.show(&question)).await
}

/// Somebody who has a passkey, and the browser in which they made it.
pub async fn with_passkey(db: &Database) -> (PersonId, Authenticator, Browser) {
    let person = add(db, EMAIL, Capacity::Guide).await;
    let (browser, mut device) = (db.browser(), Authenticator::at(ORIGIN));
    sign_in(&browser, EMAIL, PASSWORD).await;
    let page = make(&browser, &mut device, "Mijn telefoon").await;
    assert!(page.shows("De passkey is toegevoegd."), "{}", page.text());
    (person, device, browser)
}

async fn refused(db: &Database, page: &Page, why: &str) {
    assert_eq!((page.status, told(page, REFUSED)), (422, true), "{why}: {}", page.text());
    let event = newest(db).await;
    assert_eq!((event.verb.as_str(), event.facts["why"].as_str()), ("sign_in.passkey_refused", Some(why)));
}

/// Whether this is what was wrong; a page may hold the same words for its script.
fn told(page: &Page, words: &str) -> bool {
    page.texts("[role=alert]").iter().any(|alert| alert.contains(words))
}

async fn newest(db: &Database) -> Stored {
    db.events(1).await.swap_remove(0)
}

testing::on_both_engines! { parts;
    async fn a_passkey_is_made_and_then_opens_the_door_with_a_second_factor(db: Database) {
        let (person, mut device, first) = with_passkey(&db).await;
        assert_eq!(db.verbs().await[0], "passkey.added");
        let token = first.cookie(cookies::SESSION).unwrap();
        assert!(store::recognise(&db, &token, noon()).await.unwrap().unwrap().second_factor, "as with a code of an app");
        assert!(first.open(PATH).await.shows("Nog niet gebruikt."));

        let browser = db.browser();
        let page = show(&browser, &mut device).await;
        assert_eq!((page.status, page.headers["location"].to_str().unwrap()), (303, "/werk"));
        let token = browser.cookie(cookies::SESSION).unwrap();
        let viewer = store::recognise(&db, &token, noon()).await.unwrap().unwrap();
        assert_eq!((viewer.person, viewer.second_factor), (Some(person), true));
        assert_eq!(db.verbs().await[..2], ["session.opened", "sign_in.passkey_shown"]);
        assert_eq!(newest(&db).await.facts["by"], "passkey");
        assert!(browser.open(PATH).await.shows("Laatst gebruikt op"));
        let mails = db.mails(10).await;
        assert!(mails.iter().any(|mail| mail.letter.subject.starts_with("Een nieuwe passkey")), "its owner is told");
    }

    async fn the_browser_is_asked_for_a_key_that_it_keeps_and_an_owner_that_it_knows(db: Database) {
        let person = add(&db, EMAIL, Capacity::Guide).await;
        let browser = db.browser();
        sign_in(&browser, EMAIL, PASSWORD).await;
        let question: serde_json::Value = serde_json::from_str(&asked_new(&browser).await.html).unwrap();
        let device = &question["publicKey"];
        assert_eq!(device["rp"]["id"], "voorbeeld.localhost");
        assert_eq!(device["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(device["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(device["attestation"], "none");
        assert_eq!(device["user"]["name"], EMAIL);
        assert!(!question.to_string().contains(&person.to_string()), "in bytes, not in words");
        let door: serde_json::Value = serde_json::from_str(&asked(&db.browser()).await).unwrap();
        assert_eq!(door["publicKey"]["userVerification"], "required");
        assert_eq!(door["publicKey"]["allowCredentials"], serde_json::json!([]), "it names nobody's keys");
    }

    async fn an_answer_counts_once_and_for_five_minutes(db: Database) {
        let (_, mut device, _) = with_passkey(&db).await;
        let browser = db.browser();
        let answer = device.show(&asked(&browser).await);
        assert_eq!(send(&browser, &answer).await.status, 303);
        let again = db.browser();
        refused(&db, &send(&again, &answer).await, "late").await;
        let answer = device.show(&asked(&again).await);
        again.wait(Duration::minutes(5));
        refused(&db, &send(&again, &answer).await, "late").await;
        // Also an answer that was not right uses the question up.
        let late = db.browser();
        late.wait(Duration::minutes(5));
        let question = asked(&late).await;
        device.verified = false;
        refused(&db, &send(&late, &device.show(&question)).await, "wrong").await;
        device.verified = true;
        refused(&db, &send(&late, &device.show(&question)).await, "late").await;
    }

    async fn a_place_pushes_out_its_own_questions_alone(db: Database) {
        let (_, mut device, _) = with_passkey(&db).await;
        let (office, street) = ([198, 51, 100, 1], [203, 0, 113, 1]);
        let (victim, early) = (db.browser().at(street), db.browser().at(office));
        let (question, pushed_out) = (asked(&victim).await, asked(&early).await);
        for _ in 0..20 {
            asked(&db.browser().at(office)).await;
        }
        refused(&db, &send(&early, &device.show(&pushed_out)).await, "late").await;
        assert_eq!(send(&victim, &device.show(&question)).await.status, 303, "whatever they do elsewhere");
    }

    async fn nonsense_from_a_place_keeps_no_known_device_there_from_its_passkey(db: Database) {
        let (_, mut device, known) = with_passkey(&db).await;
        let place = [198, 51, 100, 1];
        let (known, stranger) = (known.at(place), db.browser().at(place));
        known.open("/mijn").await.form("/uitloggen").submit().await;
        let token = csrf(&stranger, "/inloggen").await;
        for _ in 0..50 {
            assert_eq!(stranger.post("/inloggen/passkey", &[("csrf", &token), ("answer", "{}")]).await.status, 422);
        }
        assert_eq!(show(&stranger, &mut device).await.status, 429);
        assert_eq!(show(&known, &mut device).await.status, 303);
        let known = db.browser().at(place);
        sign_in(&known, EMAIL, PASSWORD).await;
        known.open("/mijn").await.form("/uitloggen").submit().await;
        for turn in 0..60 {
            let status = send(&known, "{}").await.status;
            assert_eq!(status, if turn < 50 { 422 } else { 429 }, "a device has a budget too: {turn}");
        }
    }

    async fn an_answer_counts_in_the_browser_that_was_asked(db: Database) {
        let (_, mut device, _) = with_passkey(&db).await;
        let (asked_here, other) = (db.browser(), db.browser());
        let answer = device.show(&asked(&asked_here).await);
        refused(&db, &send(&other, &answer).await, "late").await;
        asked(&other).await;
        refused(&db, &send(&other, &answer).await, "wrong").await;
        assert_eq!(other.cookie(cookies::SESSION), None);
    }

    async fn a_device_elsewhere_or_without_its_owner_opens_nothing(db: Database) {
        let (_, mut device, _) = with_passkey(&db).await;
        let browser = db.browser();
        for origin in ["http://elders.localhost", "http://voorbeeld.localhost:81", "https://voorbeeld.localhost", "https://voorbeeld.nl"] {
            device.origin = origin.to_owned();
            refused(&db, &show(&browser, &mut device).await, "wrong").await;
        }
        device.origin = ORIGIN.to_owned();
        let question = asked(&browser).await.replace(r#""rpId":"voorbeeld.localhost""#, r#""rpId":"elders.localhost""#);
        refused(&db, &send(&browser, &device.show(&question)).await, "wrong").await;
        device.verified = false;
        refused(&db, &show(&browser, &mut device).await, "wrong").await;
        refused(&db, &send(&browser, "{}").await, "unreadable").await;
        let mut stranger = Authenticator::at(ORIGIN);
        stranger.user = device.user.clone();
        refused(&db, &show(&browser, &mut stranger).await, "unknown").await;
        assert_eq!(browser.cookie(cookies::SESSION), None);
        device.verified = true;
        assert_eq!(show(&browser, &mut device).await.status, 303, "and nobody is shut out by it");
    }

    async fn a_device_that_counts_back_was_copied(db: Database) {
        let (_, mut device, _) = with_passkey(&db).await;
        assert_eq!(show(&db.browser(), &mut device).await.status, 303);
        assert_eq!(show(&db.browser(), &mut device).await.status, 303);
        device.counter = 1;
        refused(&db, &show(&db.browser(), &mut device).await, "copied").await;
        assert!(newest(&db).await.on.is_some(), "which passkey it was is kept");
    }

    async fn a_key_under_the_name_of_another_opens_nothing(db: Database) {
        let (_, mut device, _) = with_passkey(&db).await;
        let browser = db.browser();
        add(&db, "ander@voorbeeld.nl", Capacity::Administrator).await;
        sign_in(&browser, "ander@voorbeeld.nl", PASSWORD).await;
        let mut other = Authenticator::at(ORIGIN);
        make(&browser, &mut other, "Andere").await;
        (device.user, other.user) = (other.user.clone(), device.user.clone());
        refused(&db, &show(&db.browser(), &mut device).await, "unknown").await;
        refused(&db, &show(&db.browser(), &mut other).await, "unknown").await;
    }

    async fn a_question_to_another_adds_nothing(db: Database) {
        add(&db, EMAIL, Capacity::Guide).await;
        let (browser, mut device) = (db.browser(), Authenticator::at(ORIGIN));
        sign_in(&browser, EMAIL, PASSWORD).await;
        let wrong = async |browser: &Browser, answer: &str| {
            let form = browser.open(PATH).await.form(PATH).fill("name", "Van mij");
            let page = form.fill("answer", answer).submit().await;
            assert_eq!((page.status, told(&page, "De passkey is niet gemaakt.")), (422, true), "{}", page.text());
        };
        let answer = device.make(&asked_new(&browser).await.html);
        let other = db.browser();
        add(&db, "ander@voorbeeld.nl", Capacity::Guide).await;
        sign_in(&other, "ander@voorbeeld.nl", PASSWORD).await;
        wrong(&other, &answer).await;
        asked_new(&other).await;
        wrong(&other, &answer).await;
        device.verified = false;
        wrong(&browser, &device.make(&asked_new(&browser).await.html)).await;
        device.verified = true;
        device.origin = "https://elders.example".to_owned();
        wrong(&browser, &device.make(&asked_new(&browser).await.html)).await;
        device.origin = ORIGIN.to_owned();
        let late = device.make(&asked_new(&browser).await.html);
        browser.wait(Duration::minutes(5));
        wrong(&browser, &late).await;
        assert!(browser.open(PATH).await.shows("U hebt nog geen passkey."));
        let mut question: serde_json::Value = serde_json::from_str(&asked_new(&browser).await.html).unwrap();
        let token = csrf(&browser, "/mijn").await;
        let door = browser.post("/inloggen/passkey/begin", &[("csrf", &token)]).await.html;
        let door: serde_json::Value = serde_json::from_str(&door).unwrap();
        question["publicKey"]["challenge"] = door["publicKey"]["challenge"].clone();
        wrong(&browser, &device.make(&question.to_string())).await;
        let page = make(&browser, &mut device, "Goed").await;
        assert_eq!((page.status, page.shows("De passkey is toegevoegd.")), (200, true), "{}", page.text());
    }

    async fn who_may_not_sign_in_does_not_with_a_passkey_either(db: Database) {
        let (person, mut device, _) = with_passkey(&db).await;
        add(&db, "ander@voorbeeld.nl", Capacity::Administrator).await;
        let right = db.allow::<EditPeople>(&Viewer::system(), Account::of(person, &Viewer::system()));
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        let off = PersonChange { name: "Voorbeeld".to_owned(), email: EMAIL.to_owned(), active: false };
        store::change_person(&tx, &right, person, &off, 1).await.unwrap();
        tx.commit(kernel::audit::Event::new("person.changed").on(person)).await.unwrap();
        refused(&db, &show(&db.browser(), &mut device).await, "inactive").await;
    }

    async fn a_removed_passkey_opens_nothing_and_ends_the_other_sessions(db: Database) {
        let (_, mut device, first) = with_passkey(&db).await;
        let elsewhere = db.browser();
        show(&elsewhere, &mut device).await;
        let one = first.open(PATH).await.attributes("main a[href^='/mijn/passkeys/']", "href").swap_remove(0);
        let page = first.open(&one).await.form(&one).fill("name", " ").submit().await;
        assert_eq!(page.status, 422);
        let page = page.form(&one).fill("name", "Oude telefoon").submit().await;
        assert!(page.shows("Oude telefoon"));
        let page = first.open(&one).await.form(&format!("{one}/verwijderen")).submit().await;
        assert!(page.shows("De passkey is verwijderd.") && page.shows("U hebt nog geen passkey."));
        assert_eq!(db.verbs().await[..2], ["passkey.removed", "passkey.renamed"]);
        assert_eq!(elsewhere.open("/mijn").await.path, "/inloggen?terug=/mijn");
        let token = first.cookie(cookies::SESSION).unwrap();
        assert!(!store::recognise(&db, &token, noon()).await.unwrap().unwrap().second_factor, "nothing stands for it any more");
        refused(&db, &show(&db.browser(), &mut device).await, "unknown").await;
    }

    async fn another_has_no_passkey_at_its_address(db: Database) {
        let (_, _, first) = with_passkey(&db).await;
        let one = first.open(PATH).await.attributes("main a[href^='/mijn/passkeys/']", "href").swap_remove(0);
        let other = db.browser();
        other.sign_in(Capacity::Administrator).await;
        assert_eq!(other.open(&one).await.status, 404);
        let token = csrf(&other, "/mijn").await;
        for path in [one.clone(), format!("{one}/verwijderen")] {
            assert_eq!(other.post(&path, &[("csrf", &token), ("name", "Van mij")]).await.status, 404, "{path}");
        }
        assert!(first.open(PATH).await.shows("Mijn telefoon"));
    }

    async fn a_password_alone_changes_nothing_about_a_passkey(db: Database) {
        let (_, _, first) = with_passkey(&db).await;
        let one = first.open(PATH).await.attributes("main a[href^='/mijn/passkeys/']", "href").swap_remove(0);
        let thief = db.browser();
        sign_in(&thief, EMAIL, PASSWORD).await;
        assert!(thief.open(PATH).await.shows("Log daarmee in om dit te veranderen."));
        let token = csrf(&thief, &one).await;
        let ways = [one.clone(), format!("{one}/verwijderen"), "/mijn/passkeys/begin".to_owned(), "/mijn/tweede-stap/begin".to_owned()];
        for path in ways {
            let page = thief.post(&path, &[("csrf", &token), ("name", "Van mij")]).await;
            assert_eq!((page.status, page.shows("Log daarmee in")), (409, true), "{path}");
        }
    }

    async fn an_app_that_was_begun_is_no_way_round_a_passkey(db: Database) {
        let (person, _, first) = with_passkey(&db).await;
        let begin = async |browser: &Browser| browser.open(APP).await.form(&format!("{APP}/begin")).submit().await;
        assert_eq!(begin(&first).await.attributes("svg.sk-qr", "role"), ["img"]);
        let viewer = Viewer { second_factor: true, ..Viewer::person(person, "", Capacity::Guide) };
        let begun = store::second_factor(&db.reader(), &own(&db, person), &viewer).await.unwrap();
        let store::SecondFactor::Begun(secret) = begun else { panic!("{begun:?}") };
        let thief = db.browser();
        sign_in(&thief, EMAIL, PASSWORD).await;
        assert!(!thief.open(APP).await.html.contains("sk-qr"), "its secret is shown to who may put it on");
        let token = csrf(&thief, APP).await;
        let page = thief.post(APP, &[("csrf", &token), ("code", &testing::app_code(&secret, noon()))]).await;
        assert_eq!((page.status, page.shows("Log daarmee in")), (409, true), "{}", page.text());
        make(&first, &mut Authenticator::at(ORIGIN), "Sleutel").await;
        assert!(!first.open(APP).await.html.contains("sk-qr"), "another way in ends what was begun");
    }

    async fn a_password_alone_makes_no_other_password_beside_a_passkey(db: Database) {
        with_passkey(&db).await;
        let thief = db.browser();
        sign_in(&thief, EMAIL, PASSWORD).await;
        let form = thief.open("/mijn/wachtwoord").await.form("/mijn/wachtwoord");
        let page = form.fill("current", PASSWORD).fill("password", "een heel andere zin").submit().await;
        assert_eq!((page.status, page.shows("Log daarmee in")), (409, true), "{}", page.text());
        assert!(sign_in(&db.browser(), EMAIL, PASSWORD).await.status == 200);
    }

    async fn without_the_app_a_passkey_still_counts(db: Database) {
        let (_, _, codes, browser) = second_factor::on(&db).await;
        make(&browser, &mut Authenticator::at(ORIGIN), "Sleutel").await;
        let token = csrf(&browser, APP).await;
        browser.post(&format!("{APP}/einde"), &[("csrf", &token), ("code", &codes[0])]).await;
        assert_eq!(db.verbs().await[0], "second_factor.off");
        let token = browser.cookie(cookies::SESSION).unwrap();
        assert!(store::recognise(&db, &token, noon()).await.unwrap().unwrap().second_factor);
    }

    async fn nobody_has_more_than_ten(db: Database) {
        let (_, _, browser) = with_passkey(&db).await;
        for number in 2..=10 {
            let page = make(&browser, &mut Authenticator::at(ORIGIN), &format!("Nummer {number}")).await;
            assert!(page.shows("is toegevoegd"), "{number}");
        }
        assert_eq!(asked_new(&browser).await.status, 409);
        assert!(browser.open(PATH).await.shows("U hebt al tien passkeys."));
    }

    async fn example_people_keep_their_one_click(db: Database) {
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        store::seed_examples(&tx).await.unwrap();
        tx.commit(kernel::audit::Event::new("example.people.added")).await.unwrap();
        db.set(|settings| settings.example_sign_in = true).await;
        let browser = db.browser();
        browser.open("/inloggen").await.form("/inloggen/voorbeeld").press("role", "administrator").await;
        assert!(browser.open(PATH).await.shows("Iedereen kan er met één klik mee inloggen"));
        let token = csrf(&browser, "/mijn").await;
        let example = store::example(&db.reader(), &door(&db), Capacity::Administrator).await.unwrap().unwrap();
        let invite = format!("/werk/mensen/{}/uitnodiging", example.id);
        for path in ["/mijn/passkeys/begin", "/mijn/tweede-stap/begin", &invite] {
            let page = browser.post(path, &[("csrf", &token)]).await;
            assert_eq!((page.status, page.shows("een persoon uit het voorbeeld")), (409, true), "{path}");
        }
    }
}
