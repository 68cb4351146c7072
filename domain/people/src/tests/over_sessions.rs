//! Signing in over a session that is open in the same browser: that one ends, by whichever way somebody comes in.

use super::hostile::Hostile;
use super::{PASSWORD, add, openid, parts, passes, passkeys, second_factor};
use kernel::Capacity;
use testing::{Browser, Database, Page};
use web::cookies;

const SECOND: &str = "ander@voorbeeld.nl";

/// A browser in which somebody else is signed in, with the token of that session.
async fn taken(db: &Database) -> (Browser, String) {
    let browser = db.browser();
    browser.sign_in(Capacity::PolicyOfficer).await;
    (browser.clone(), browser.cookie(cookies::SESSION).unwrap())
}

/// Sends fields with the token of this browser, as the page where one signs in would.
async fn post(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let token = browser.open("/mijn").await.attributes("main input[name=csrf]", "value").swap_remove(0);
    browser.post(path, &[&[("csrf", token.as_str())], fields].concat()).await
}

/// The session of before opens nothing any more, and whoever signed in is there.
async fn is_over(db: &Database, browser: &Browser, before: &str, way: &str) {
    let now = browser.cookie(cookies::SESSION).unwrap();
    assert_ne!(now, before, "{way}");
    assert_eq!(browser.open("/mijn").await.path, "/mijn", "{way}");
    let thief = db.browser();
    thief.keep_cookie(cookies::SESSION, before);
    assert_eq!(thief.open("/mijn").await.path, "/inloggen?terug=/mijn", "{way}");
}

testing::on_both_engines! { parts;
    async fn a_password_ends_it(db: Database) {
        add(&db, SECOND, Capacity::Guide).await;
        let (browser, before) = taken(&db).await;
        let wrong = post(&browser, "/inloggen", &[("email", SECOND), ("password", "een andere zin")]).await;
        assert_eq!((wrong.status, browser.open("/mijn").await.path.as_str()), (422, "/mijn"), "a wrong one does not");
        assert_eq!(post(&browser, "/inloggen", &[("email", SECOND), ("password", PASSWORD)]).await.status, 303);
        is_over(&db, &browser, &before, "password").await;
    }

    async fn a_code_and_one_click_of_an_example_end_it(db: Database) {
        let (_, _, codes, _) = second_factor::on(&db).await;
        let (browser, before) = taken(&db).await;
        post(&browser, "/inloggen", &[("email", "iemand@voorbeeld.nl"), ("password", PASSWORD)]).await;
        assert_eq!(browser.cookie(cookies::SESSION).as_ref(), Some(&before), "not before the code");
        assert_eq!(post(&browser, "/inloggen/code", &[("code", &codes[0])]).await.status, 303);
        is_over(&db, &browser, &before, "code").await;

        let tx = db.begin(&kernel::Viewer::system(), testing::noon()).await.unwrap();
        crate::seed_examples(&tx).await.unwrap();
        tx.commit(kernel::audit::Event::new("municipality.set_up")).await.unwrap();
        db.set(|settings| settings.example_sign_in = true).await;
        let before = browser.cookie(cookies::SESSION).unwrap();
        post(&browser, "/inloggen/voorbeeld", &[("role", "administrator")]).await;
        is_over(&db, &browser, &before, "example").await;
    }

    async fn a_passkey_an_invitation_and_a_provider_end_it(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        let path = passes::invitation(&db, SECOND).await;
        let (_, mut device, owner) = passkeys::with_passkey(&db).await;
        assert!(openid::link(&owner, &hostile, "low").await.shows("De koppeling is gelukt."));
        let (browser, before) = taken(&db).await;
        let question = post(&browser, "/inloggen/passkey/begin", &[]).await.html;
        post(&browser, "/inloggen/passkey", &[("answer", &device.show(&question))]).await;
        is_over(&db, &browser, &before, "passkey").await;

        let (browser, before) = taken(&db).await;
        browser.open(&path).await.form(&path).fill("password", "een heel andere zin").submit().await;
        is_over(&db, &browser, &before, "invitation").await;

        let (away, back) = (db.browser(), taken(&db).await);
        let asked = openid::set_out(&away).await;
        hostile.will_say(&asked.claims(&hostile, "high"));
        let (browser, before) = back;
        browser.keep_cookie(cookies::DETOUR, &away.cookie(cookies::DETOUR).unwrap());
        assert_eq!(browser.open(&asked.back()).await.path, "/mijn");
        is_over(&db, &browser, &before, "provider").await;
    }
}
