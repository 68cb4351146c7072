//! Showing once more who one is, before something that reaches far.

use super::{PASSWORD, add, come_in, parts, second_factor};
use chrono::Duration;
use kernel::Capacity;
use testing::{Browser, Database, Page, noon};

const EMAIL: &str = "iemand@voorbeeld.nl";
const SETTINGS: &str = "/werk/instellingen";
const CONFIRM: &str = "/mijn/bevestiging";

/// An administrator who signed in with a passkey so long ago, and has a password too.
async fn since(db: &Database, time: Duration) -> Browser {
    let person = add(db, EMAIL, Capacity::Administrator).await;
    let browser = come_in(db, person).await;
    browser.wait(time);
    browser
}

fn asks(page: &Page) -> bool {
    page.texts("h1") == ["Bent u het zelf?"]
}

testing::on_both_engines! { parts;
    async fn what_was_typed_goes_on_after_it(db: Database) {
        let browser = since(&db, Duration::minutes(10)).await;
        let contact = "Bel \"Noor\" & co <mail> é\r\nof kom langs";
        let form = browser.open(SETTINGS).await.form(SETTINGS).fill("name", "Gemeente Proef").fill("contact", contact);
        let page = form.clone().submit().await;
        assert!(asks(&page) && page.status == 200, "{}", page.text());
        assert_eq!(page.headers["cache-control"], "no-store");
        assert_eq!(db.settings().await.name, "Gemeente", "nothing yet");
        let wrong = page.form(CONFIRM).fill("bevestiging", "een andere zin").submit().await;
        assert_eq!((wrong.status, asks(&wrong)), (422, true));
        let done = wrong.form(CONFIRM).fill("bevestiging", PASSWORD).submit().await;
        assert!(done.shows("Bewaard."), "{}", done.text());
        let settings = db.settings().await;
        assert_eq!((settings.name.as_str(), settings.contact.replace('\r', "").as_str()), ("Gemeente Proef", contact.replace('\r', "").as_str()));
        assert_eq!(db.verbs().await[..2], ["settings.changed", "session.confirmed"]);

        let again = browser.open(SETTINGS).await.form(SETTINGS).fill("name", "Gemeente Nog").submit().await;
        assert!(again.shows("Bewaard."), "not asked twice: {}", again.text());
        browser.wait(Duration::minutes(10));
        let late = browser.open(SETTINGS).await.form(SETTINGS).fill("name", "Gemeente Laat").submit().await;
        assert!(asks(&late));
        let elsewhere = late.form(CONFIRM).fill("bevestiging", PASSWORD).fill("bevestiging-naar", "//elders.example").submit().await;
        assert_eq!(elsewhere.status, 404, "nobody is led off this site");
    }

    async fn it_is_asked_for_all_that_reaches_far_and_not_right_after_signing_in(db: Database) {
        let keeper = add(&db, EMAIL, Capacity::Administrator).await;
        let browser = come_in(&db, keeper).await;
        browser.wait(Duration::minutes(11));
        let other = add(&db, "ander@voorbeeld.nl", Capacity::Guide).await;
        let (person, list) = (format!("/werk/mensen/{other}"), "/werk/mensen");
        let roles = format!("{person}/rollen");
        let page = browser.open(&person).await;
        let end = page.attributes(&format!("form[action^='{roles}/']"), "action").remove(0);
        for (at, form) in [
            (&*person, &*person), (&person, &roles), (&person, &end), (&person, &format!("{person}/uitnodiging")), (list, list),
            (SETTINGS, SETTINGS), ("/mijn/tweede-stap", "/mijn/tweede-stap/begin"),
        ] {
            let before = db.verbs().await.len();
            let page = browser.open(at).await.form(form).submit().await;
            assert!(asks(&page), "{form}: {}", page.text());
            assert_eq!(db.verbs().await.len(), before, "{form}");
        }
        let fresh = come_in(&db, keeper).await;
        assert!(fresh.open(SETTINGS).await.form(SETTINGS).fill("name", "Gemeente Proef").submit().await.shows("Bewaard."));
        assert!(asks(&browser.open(SETTINGS).await.form(SETTINGS).submit().await), "that was another session");
    }

    async fn guessing_is_counted_with_the_tries_at_the_door(db: Database) {
        let browser = since(&db, Duration::minutes(11)).await;
        let mut page = browser.open(SETTINGS).await.form(SETTINGS).fill("name", "Gemeente Proef").submit().await;
        for _ in 0..5 {
            page = page.form(CONFIRM).fill("bevestiging", "een andere zin").submit().await;
            assert_eq!(page.status, 422);
        }
        page = page.form(CONFIRM).fill("bevestiging", PASSWORD).submit().await;
        assert_eq!((page.status, page.form(CONFIRM).value("name")), (429, Some("Gemeente Proef")), "{}", page.text());
    }

    async fn whoever_has_a_second_factor_shows_a_code(db: Database) {
        let (_, secret, codes, browser) = second_factor::on(&db).await;
        let path = "/mijn/tweede-stap/begin";
        browser.wait(Duration::minutes(11));
        let token = browser.open("/mijn").await.form("/uitloggen").value("csrf").unwrap().to_owned();
        let page = browser.post(path, &[("csrf", token.as_str())]).await;
        assert!(asks(&page) && page.form(CONFIRM).value("bevestiging").is_some(), "{}", page.text());
        assert_eq!(page.attributes("#bevestiging", "autocomplete"), ["one-time-code"]);
        assert_eq!(page.form(CONFIRM).fill("bevestiging", PASSWORD).submit().await.status, 422);
        let code = testing::app_code(&secret, noon() + Duration::minutes(11));
        let done = page.form(CONFIRM).fill("bevestiging", &code).submit().await;
        assert!(done.shows("Inloggen in twee stappen staat al aan."), "{}", done.text());
        browser.wait(Duration::minutes(10));
        let page = browser.post(path, &[("csrf", token.as_str())]).await;
        assert!(!asks(&page.form(CONFIRM).fill("bevestiging", &codes[0]).submit().await), "a code on paper will do");
    }

    async fn an_example_person_has_nothing_to_show_and_only_in_a_demonstration(db: Database) {
        let tx = db.begin(&kernel::Viewer::system(), noon()).await.unwrap();
        crate::seed_examples(&tx).await.unwrap();
        tx.commit(kernel::audit::Event::new("municipality.set_up")).await.unwrap();
        db.set(|settings| settings.example_sign_in = true).await;
        let browser = db.browser();
        browser.open("/inloggen").await.form("/inloggen/voorbeeld").press("role", "administrator").await;
        browser.wait(Duration::minutes(11));
        let ask = async || browser.open(SETTINGS).await.form(SETTINGS).fill("name", "Gemeente Proef").submit().await;
        let page = ask().await;
        assert!(page.shows("Dit is een voorbeeld. U hoeft niets in te vullen."), "{}", page.text());
        assert!(page.form(CONFIRM).submit().await.shows("Bewaard."));

        browser.wait(Duration::minutes(11));
        let offered = ask().await.form(CONFIRM);
        db.set(|settings| settings.example_sign_in = false).await;
        let refused = offered.submit().await;
        assert_eq!((refused.status, refused.shows("Log daarom uit en opnieuw in.")), (422, true), "{}", refused.text());
        assert!(!refused.html.contains("bevestiging-naar"), "nor is it offered");
        assert!(ask().await.shows("Log daarom uit en opnieuw in."));
        let token = db.browser().open("/inloggen").await;
        assert!(!token.html.contains("/inloggen/voorbeeld"));
    }
}
