//! Who has to wait, who does not, and what is kept of tries.

use super::hostile::Hostile;
use super::{PASSWORD, add, parts, passes, sign_in};
use crate::model::DEVICE_LASTS;
use chrono::Duration;
use kernel::Capacity;
use sea_orm::{ConnectionTrait, Statement};
use testing::{Browser, Database, Page};
use web::cookies;

const EMAIL: &str = "iemand@voorbeeld.nl";
const WRONG: &str = "een andere zin";

/// Sends a password without opening the page first.
async fn guess(browser: &Browser, token: &str, password: &str) -> Page {
    browser.post("/inloggen", &[("csrf", token), ("email", EMAIL), ("password", password)]).await
}

async fn token(browser: &Browser) -> String {
    browser.open("/inloggen").await.form("/inloggen").value("csrf").unwrap().to_owned()
}

/// Tries four times from each of so many places; how many of them were looked at.
async fn attack(db: &Database, places: u8) -> usize {
    let mut browser = db.browser();
    let token = token(&browser).await;
    let mut looked_at = 0;
    for place in 0..places {
        browser = browser.at([198, 51, 100, place]);
        for _ in 0..4 {
            match guess(&browser, &token, WRONG).await.status {
                422 => looked_at += 1,
                status => assert_eq!(status, 429),
            }
        }
    }
    looked_at
}

async fn column(db: &Database, sql: &str) -> Vec<String> {
    let backend = ConnectionTrait::get_database_backend(&db.reader());
    let rows = db.reader().query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index::<Option<String>>(0).unwrap().unwrap_or_default()).collect()
}

testing::on_both_engines! { parts;
    async fn a_thousand_tries_get_no_further_and_keep_the_owner_from_nothing(db: Database) {
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let (known, unknown) = (db.browser().at([203, 0, 113, 1]), db.browser().at([203, 0, 113, 2]));
        sign_in(&known, EMAIL, PASSWORD).await;
        known.open("/mijn").await.form("/uitloggen").submit().await;
        assert_eq!(attack(&db, 250).await, 20);
        let page = sign_in(&unknown, EMAIL, PASSWORD).await;
        assert_eq!((page.status, page.shows("Even wachten")), (429, true), "the right one too: {}", page.text());
        assert_eq!(unknown.cookie(cookies::SESSION), None);
        assert_eq!(sign_in(&known, EMAIL, PASSWORD).await.path, "/werk", "a device that is known need not wait");

        let link = passes::recovery(&db, EMAIL).await;
        let chosen = unknown.open(&link).await.form(&link).fill("password", "een heel andere zin").submit().await;
        assert_eq!(chosen.path, "/inloggen");
        assert_eq!(attack(&db, 25).await, 0, "nothing of it was given back");
        assert_eq!(sign_in(&unknown, EMAIL, "een heel andere zin").await.path, "/werk", "nor whoever reads the mail");
        let page = sign_in(&db.browser().at([203, 0, 113, 3]), EMAIL, "een heel andere zin").await;
        assert_eq!(page.status, 429, "the attack still goes on elsewhere");
    }

    async fn the_page_says_when_to_go_on_and_keeps_what_was_typed(db: Database) {
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let browser = db.browser();
        for _ in 0..5 {
            sign_in(&browser, EMAIL, WRONG).await;
            browser.wait(Duration::minutes(1));
        }
        let form = browser.open("/inloggen?terug=/mijn").await.form("/inloggen");
        let page = form.fill("email", EMAIL).fill("password", PASSWORD).tick("shared").submit().await;
        assert_eq!((page.status, page.headers["retry-after"].to_str().unwrap()), (429, "600"));
        assert!(page.shows("Over 10 minuten kunt u het opnieuw proberen."), "{}", page.text());
        assert_eq!(page.attributes("[role=alert] a", "href"), ["/wachtwoord-vergeten"]);
        let form = page.form("/inloggen");
        assert_eq!((form.value("email"), form.value("password"), form.value("terug")), (Some(EMAIL), Some(""), Some("/mijn")));
        assert!(form.value("shared").is_some());
        browser.wait(Duration::minutes(10));
        assert_eq!(form.fill("password", PASSWORD).submit().await.path, "/mijn");
        let asked = db.browser().at([203, 0, 113, 9]);
        let ask = async || {
            let page = asked.open("/wachtwoord-vergeten").await;
            page.form("/wachtwoord-vergeten").fill("email", EMAIL).submit().await
        };
        for _ in 0..3 {
            ask().await;
        }
        let page = ask().await;
        assert_eq!((page.status, page.form("/wachtwoord-vergeten").value("email")), (429, Some(EMAIL)));
    }

    async fn what_is_right_does_not_count(db: Database) {
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
        for _ in 0..12 {
            let browser = db.browser();
            assert_eq!(sign_in(&browser, EMAIL, PASSWORD).await.path, "/werk");
        }
        assert_eq!(column(&db, "SELECT target FROM people_attempt").await, [""; 0]);
    }

    async fn a_device_is_known_for_whoever_signed_in_on_it_and_by_another_token_each_time(db: Database) {
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
        add(&db, "ander@voorbeeld.nl", Capacity::Guide).await;
        let browser = db.browser();
        browser.keep_cookie(cookies::DEVICE, "planted");
        sign_in(&browser, EMAIL, PASSWORD).await;
        let first = browser.cookie(cookies::DEVICE).unwrap();
        assert_eq!(first.len(), 64);
        browser.open("/mijn").await.form("/uitloggen").submit().await;
        assert_eq!(browser.cookie(cookies::DEVICE).unwrap(), first, "also after signing out");
        let page = browser.open("/inloggen").await.form("/inloggen").fill("email", "ander@voorbeeld.nl");
        page.fill("password", PASSWORD).submit().await;
        let second = browser.cookie(cookies::DEVICE).unwrap();
        assert_ne!(second, first);
        let known = "SELECT hash FROM people_device";
        let hashes = column(&db, known).await;
        assert_eq!((hashes.len(), hashes[0] == hashes[1]), (2, true), "one browser, two people");
        assert!(!hashes.contains(&first) && !hashes.contains(&second), "only a hash is kept");

        let shared = db.browser();
        let form = shared.open("/inloggen").await.form("/inloggen").fill("email", EMAIL).fill("password", PASSWORD);
        form.tick("shared").submit().await;
        assert_eq!(shared.cookie(cookies::DEVICE), None, "a computer of many is nobody's");
        let form = shared.open("/mijn/wachtwoord").await.form("/mijn/wachtwoord").fill("current", PASSWORD);
        form.fill("password", "een heel andere zin").submit().await;
        assert_eq!(column(&db, known).await.len(), 1, "another password forgets the devices");
        browser.wait(Duration::days(181));
        sign_in(&browser, EMAIL, "een heel andere zin").await;
        let devices = crate::store::rules().into_iter().find(|rule| rule.key() == "devices").unwrap();
        let (reader, before) = (db.reader(), browser.now() - DEVICE_LASTS);
        let (all, gone) = (devices.count(&reader, None), devices.count(&reader, Some(before)));
        assert_eq!((all.await.unwrap(), gone.await.unwrap()), (2, 1), "half a year later the one of before goes in the night");
    }

    async fn of_a_try_there_are_only_hashes_for_a_quarter_of_an_hour(db: Database) {
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let browser = db.browser().at([198, 51, 100, 7]);
        sign_in(&browser, EMAIL, WRONG).await;
        let kept = column(&db, "SELECT client FROM people_attempt").await;
        assert_eq!((kept.len(), kept[0].len(), kept[0].contains('.')), (1, 64, false));
        browser.wait(Duration::minutes(15));
        sign_in(&browser, "ander@voorbeeld.nl", WRONG).await;
        assert_eq!(column(&db, "SELECT target FROM people_attempt").await.len(), 1);
        let secrets = db.browser().at([198, 51, 100, 8]);
        for _ in 0..50 {
            assert_eq!(secrets.fetch("/uitnodiging/geraden").await.status, 409);
        }
        assert_eq!(secrets.fetch("/uitnodiging/geraden").await.status, 429);
    }

    async fn what_is_no_page_sets_nobody_out_and_too_often_says_when(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        let browser = db.browser().at([203, 0, 113, 7]);
        for dest in ["image", "iframe", "empty", "script"] {
            assert_eq!(browser.fetch_with("/inloggen/via/werk", &[("sec-fetch-dest", dest)]).await.status, 403, "{dest}");
        }
        assert!(!db.verbs().await.contains(&"sign_in.tried".to_owned()), "that takes no room");
        for _ in 0..300 {
            assert_eq!(browser.fetch_with("/inloggen/via/werk", &[("sec-fetch-dest", "document")]).await.status, 303);
        }
        assert_eq!(browser.fetch("/inloggen/via/werk").await.status, 429);
        assert_eq!(db.browser().at([203, 0, 113, 8]).fetch("/inloggen/via/werk").await.status, 303);
    }
}
