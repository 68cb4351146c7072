//! Signing in and out.

use super::{PASSWORD, add, parts, sign_in};
use chrono::Duration;
use kernel::Role;
use kernel::settings::Lang;
use testing::Database;
use web::cookies;

const EMAIL: &str = "iemand@voorbeeld.nl";

testing::on_both_engines! { parts;
    async fn the_right_password_leads_to_where_one_wanted_to_go(db: Database) {
        add(&db, EMAIL, Role::PolicyOfficer).await;
        let browser = db.browser();
        let page = browser.open("/werk/wachtwoord").await;
        assert_eq!(page.path, "/inloggen?terug=/werk/wachtwoord");
        assert_eq!(page.headers["cache-control"], "no-store");
        let page = page.form("/inloggen").fill("email", "Iemand@Voorbeeld.NL ").fill("password", PASSWORD).submit().await;
        assert_eq!((page.path.as_str(), page.status), ("/werk/wachtwoord", 200));
        assert_eq!(db.verbs().await[..2], ["session.opened", "sign_in.tried"]);
        assert_eq!(page.headers["cache-control"], "no-store");
        let again = browser.open("/inloggen").await;
        assert_eq!(again.path, "/werk", "who is signed in need not sign in");
    }

    async fn a_wrong_password_and_an_unknown_address_get_the_same_answer(db: Database) {
        add(&db, EMAIL, Role::PolicyOfficer).await;
        let browser = db.browser();
        let wrong = sign_in(&browser, EMAIL, "een andere zin").await;
        let unknown = sign_in(&browser, "niemand@voorbeeld.nl", PASSWORD).await;
        for (page, email) in [(&wrong, EMAIL), (&unknown, "niemand@voorbeeld.nl")] {
            assert_eq!(page.status, 422);
            assert!(page.shows("Het e-mailadres of het wachtwoord klopt niet."));
            let form = page.form("/inloggen");
            assert_eq!((form.value("email"), form.value("password")), (Some(email), Some("")), "a password never comes back");
        }
        assert_eq!(wrong.text(), unknown.text());
        assert_eq!(browser.cookie(cookies::SESSION), None);
        assert_eq!(db.verbs().await[0], "sign_in.tried");
    }

    async fn after_five_wrong_tries_an_address_waits_a_quarter_of_an_hour(db: Database) {
        add(&db, EMAIL, Role::PolicyOfficer).await;
        add(&db, "ander@voorbeeld.nl", Role::PolicyOfficer).await;
        let browser = db.browser();
        for _ in 0..5 {
            assert_eq!(sign_in(&browser, EMAIL, "een andere zin").await.status, 422);
        }
        assert_eq!(sign_in(&browser, EMAIL, PASSWORD).await.status, 429, "the right one too");
        assert_eq!(sign_in(&db.browser(), "ander@voorbeeld.nl", PASSWORD).await.path, "/werk", "another address need not wait");
        browser.wait(Duration::minutes(14));
        assert_eq!(sign_in(&browser, EMAIL, PASSWORD).await.status, 429);
        browser.wait(Duration::minutes(1));
        assert_eq!(sign_in(&browser, EMAIL, PASSWORD).await.path, "/werk");
    }

    async fn a_right_try_wipes_out_the_wrong_ones(db: Database) {
        add(&db, EMAIL, Role::PolicyOfficer).await;
        for _ in 0..2 {
            let browser = db.browser();
            for _ in 0..4 {
                assert_eq!(sign_in(&browser, EMAIL, "een andere zin").await.status, 422);
            }
            assert_eq!(sign_in(&browser, EMAIL, PASSWORD).await.path, "/werk");
        }
    }

    async fn signing_out_ends_the_session_for_good(db: Database) {
        let browser = db.browser();
        browser.sign_in(Role::PolicyOfficer).await;
        let stolen = browser.cookie(cookies::SESSION).unwrap();
        let page = browser.open("/werk").await;
        let page = page.form("/uitloggen").submit().await;
        assert_eq!(page.path, "/");
        assert_eq!(browser.cookie(cookies::SESSION), None);
        assert_eq!(db.verbs().await[0], "session.closed");
        let viewer = crate::store::viewer_of(&db.reader(), &stolen, testing::noon()).await.unwrap();
        assert_eq!(viewer, None);
    }

    async fn a_session_ends_after_twelve_hours(db: Database) {
        let browser = db.browser();
        browser.sign_in(Role::PolicyOfficer).await;
        browser.wait(Duration::hours(12) - Duration::seconds(1));
        assert_eq!(browser.open("/werk").await.path, "/werk");
        browser.wait(Duration::seconds(1));
        assert_eq!(browser.open("/werk").await.path, "/inloggen?terug=/werk");
    }

    async fn nobody_is_led_off_this_site(db: Database) {
        add(&db, EMAIL, Role::PolicyOfficer).await;
        for back in ["https://elders.example", "//elders.example", "/\t/elders.example", "/\\elders.example"] {
            let browser = db.browser();
            let page = browser.open("/inloggen").await;
            let form = page.form("/inloggen").fill("email", EMAIL).fill("password", PASSWORD).fill("terug", back);
            assert_eq!(form.submit().await.path, "/", "{back}");
        }
    }

    async fn the_example_people_are_there_only_in_a_demonstration(db: Database) {
        let tx = db.begin(&kernel::Viewer::system(), testing::noon()).await.unwrap();
        crate::seed_examples(&tx).await.unwrap();
        crate::seed_examples(&tx).await.unwrap();
        tx.commit(kernel::audit::Event::new("municipality.set_up")).await.unwrap();

        let browser = db.browser();
        let page = browser.open("/inloggen").await;
        assert!(!page.shows("Bekijk als beheerder"));
        let token = page.form("/inloggen").value("csrf").unwrap().to_owned();
        let refused = browser.post("/inloggen/voorbeeld", &[("csrf", token.as_str()), ("role", "administrator")]).await;
        assert_eq!(refused.status, 404);
        assert_eq!(browser.cookie(cookies::SESSION), None);

        db.set(|settings| settings.example_sign_in = true).await;
        let page = browser.open("/inloggen?terug=/werk/mensen").await;
        let page = page.form("/inloggen/voorbeeld").press("role", "administrator").await;
        assert_eq!((page.path.as_str(), page.status), ("/werk/mensen", 200));
        assert!(page.shows("Beheerder (voorbeeld)") && page.shows("2 accounts"));
        assert_eq!(db.verbs().await[0], "session.opened");
    }

    async fn a_language_is_chosen_by_a_link_and_stays(db: Database) {
        let browser = db.browser();
        assert_eq!(browser.open("/taal/en?terug=/inloggen").await.texts("h1"), ["Sign in"]);
        assert_eq!(browser.open("/inloggen").await.texts("h1"), ["Sign in"]);
        assert_eq!(browser.fetch("/taal/nl?terug=//elders.example").await.headers["location"], "/");
        assert_eq!(browser.open("/taal/fr").await.status, 404);
        db.set(|settings| settings.languages = [Lang::Nl].into()).await;
        assert_eq!(browser.open("/taal/en").await.status, 404);
    }
}
