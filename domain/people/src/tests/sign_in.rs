//! Signing in and out.

use super::{PASSWORD, add, find, parts, sign_in};
use crate::access::{Account, GrantCapacity};
use crate::model::{Limits, MembershipChange};
use chrono::Duration;
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::settings::Lang;
use kernel::{Capacity, Viewer};
use testing::{Browser, Database};
use web::cookies;

const EMAIL: &str = "iemand@voorbeeld.nl";

/// Lets somebody act in one more capacity.
async fn grant(db: &Database, person: PersonId, capacity: Capacity) {
    let right = db.allow::<GrantCapacity>(&Viewer::system(), Account::of(person, &Viewer::system()));
    let tx = db.begin(&Viewer::system(), testing::noon()).await.unwrap();
    let change = MembershipChange::from(capacity, kernel::clock::day(tx.now()));
    crate::store::grant(&tx, &right, person, &change).await.unwrap();
    tx.commit(Event::new("capacity.granted").on(person)).await.unwrap();
}

/// Whether somebody is still signed in.
async fn stays_at(browser: &Browser) -> bool {
    browser.open("/mijn").await.path == "/mijn"
}

testing::on_both_engines! { parts;
    async fn the_right_password_leads_to_where_one_wanted_to_go(db: Database) {
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let browser = db.browser();
        let page = browser.open("/mijn/wachtwoord").await;
        assert_eq!(page.path, "/inloggen?terug=/mijn/wachtwoord");
        assert_eq!(page.headers["cache-control"], "no-store");
        let page = page.form("/inloggen").fill("email", "Iemand@Voorbeeld.NL ").fill("password", PASSWORD).submit().await;
        assert_eq!((page.path.as_str(), page.status), ("/mijn/wachtwoord", 200));
        assert_eq!(db.verbs().await[..2], ["session.opened", "sign_in.tried"]);
        assert_eq!(page.headers["cache-control"], "no-store");
        let again = browser.open("/inloggen").await;
        assert_eq!(again.path, "/werk", "who is signed in need not sign in");
    }

    async fn a_wrong_password_and_an_unknown_address_get_the_same_answer(db: Database) {
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
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
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
        add(&db, "ander@voorbeeld.nl", Capacity::PolicyOfficer).await;
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
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
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
        browser.sign_in(Capacity::PolicyOfficer).await;
        let stolen = browser.cookie(cookies::SESSION).unwrap();
        let page = browser.open("/werk").await;
        let page = page.form("/uitloggen").submit().await;
        assert_eq!(page.path, "/");
        assert_eq!(browser.cookie(cookies::SESSION), None);
        assert_eq!(db.verbs().await[0], "session.closed");
        let viewer = crate::store::recognise(&db, &stolen, testing::noon()).await.unwrap();
        assert_eq!(viewer, None);
    }

    async fn a_session_ends_when_nobody_is_there_and_after_its_time_whatever_happens(db: Database) {
        for capacity in Capacity::given() {
            let limits = Limits::of(capacity, false);
            let browser = db.browser();
            browser.sign_in(capacity).await;
            browser.wait(limits.idle - Duration::seconds(1));
            assert!(stays_at(&browser).await, "{capacity:?}: being there counts");
            browser.wait(limits.idle - Duration::seconds(1));
            assert!(stays_at(&browser).await, "{capacity:?}: it began anew");
            browser.wait(limits.idle);
            assert!(!stays_at(&browser).await, "{capacity:?}: nobody was there");

            let browser = db.browser();
            browser.sign_in(capacity).await;
            let mut left = limits.whole;
            while left > limits.idle {
                browser.wait(limits.idle - Duration::minutes(1));
                left -= limits.idle - Duration::minutes(1);
                assert!(stays_at(&browser).await, "{capacity:?}");
            }
            browser.wait(left);
            assert!(!stays_at(&browser).await, "{capacity:?}: the whole time is over");
        }
    }

    async fn being_there_is_no_write_that_pages_or_the_audit_trail_see(db: Database) {
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        let (verbs, writes) = (db.verbs().await, db.reader().writes().await.unwrap());
        browser.wait(Duration::minutes(5));
        assert!(stays_at(&browser).await);
        assert_eq!((db.verbs().await, db.reader().writes().await.unwrap()), (verbs, writes));
    }

    async fn whoever_has_two_capacities_chooses_first_and_switches_visibly(db: Database) {
        let browser = db.browser();
        let person = add(&db, EMAIL, Capacity::Resident).await;
        grant(&db, person, Capacity::PolicyOfficer).await;
        let page = sign_in(&browser, EMAIL, PASSWORD).await;
        assert!(page.shows("In welke rol gaat u verder?"), "{}", page.text());
        let old = browser.cookie(cookies::SESSION).unwrap();
        let page = page.form("/mijn/rol").press("capacity", "policy_officer").await;
        assert_eq!((page.path.as_str(), page.texts(".sk-work__who small")), ("/werk", vec!["beleidsmedewerker".to_owned()]));
        assert_ne!(browser.cookie(cookies::SESSION).unwrap(), old);
        let viewer = crate::store::recognise(&db, &old, testing::noon()).await.unwrap();
        assert_eq!(viewer, None, "the old token is worth nothing");
        let page = browser.open("/mijn").await.form("/mijn/rol").press("capacity", "resident").await;
        assert_eq!((page.path.as_str(), page.shows("U bent hier als inwoner.")), ("/mijn", true));
        assert_eq!(browser.open("/werk").await.status, 403);
        let token = page.form("/mijn/rol").value("csrf").unwrap().to_owned();
        let answer = browser.post("/mijn/rol", &[("csrf", token.as_str()), ("capacity", "administrator")]).await;
        assert_eq!(answer.status, 404, "a capacity that is not theirs");
    }

    async fn people_see_where_they_are_signed_in_and_end_it(db: Database) {
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let (here, elsewhere, other) = (db.browser(), db.browser(), db.browser());
        sign_in(&here, EMAIL, PASSWORD).await;
        let page = elsewhere.open("/inloggen").await;
        page.form("/inloggen").fill("email", EMAIL).fill("password", PASSWORD).tick("shared").submit().await;
        other.sign_in(Capacity::PolicyOfficer).await;
        let page = here.open("/mijn").await;
        assert_eq!(page.texts(".sk-ways h3").len(), 2, "{}", page.text());
        assert!(page.shows("gedeelde computer"));
        let ends = page.attributes("form[action$=einde]", "action");
        let token = other.open("/mijn").await.form("/uitloggen").value("csrf").unwrap().to_owned();
        assert_eq!(other.post(&ends[0], &[("csrf", token.as_str())]).await.status, 404, "of somebody else");
        assert!(stays_at(&elsewhere).await);
        let page = page.form(&ends[0]).submit().await;
        assert!(page.shows("U bent daar uitgelogd."));
        assert!(!stays_at(&elsewhere).await && stays_at(&here).await);
        assert_eq!(db.verbs().await[0], "session.ended");
    }

    async fn a_shared_computer_is_left_sooner(db: Database) {
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let browser = db.browser();
        let page = browser.open("/inloggen").await;
        page.form("/inloggen").fill("email", EMAIL).fill("password", PASSWORD).tick("shared").submit().await;
        let form = browser.open("/mijn/wachtwoord").await.form("/mijn/wachtwoord").fill("current", PASSWORD);
        form.fill("password", "een heel andere zin").submit().await;
        assert!(browser.open("/mijn").await.shows("gedeelde computer"), "another password makes it no less shared");
        browser.wait(Limits::of(Capacity::PolicyOfficer, true).idle);
        assert!(!stays_at(&browser).await);
    }

    async fn whoever_has_no_capacity_today_is_told_so(db: Database) {
        add(&db, EMAIL, Capacity::Administrator).await;
        let person = add(&db, "ander@voorbeeld.nl", Capacity::PolicyOfficer).await;
        let membership = find(&db, person).await.unwrap().memberships[0].id;
        let right = db.allow::<GrantCapacity>(&Viewer::system(), Account::of(person, &Viewer::system()));
        let tx = db.begin(&Viewer::system(), testing::noon()).await.unwrap();
        crate::store::end_membership(&tx, &right, person, membership).await.unwrap();
        tx.commit(Event::new("capacity.ended").on(person)).await.unwrap();
        let browser = db.browser();
        let page = sign_in(&browser, "ander@voorbeeld.nl", PASSWORD).await;
        assert_eq!((page.status, page.texts("h1")), (403, vec!["U hebt hier nu geen rol".to_owned()]), "{}", page.text());
        assert!(page.shows("Het inloggen is gelukt.") && page.shows("Vraag het dan aan de gemeente."), "{}", page.text());
        db.set(|settings| settings.contact = "info@gemeente.example".to_owned()).await;
        assert!(sign_in(&browser, "ander@voorbeeld.nl", PASSWORD).await.shows("info@gemeente.example"));
        assert_eq!(browser.cookie(cookies::SESSION), None);
    }

    async fn nobody_is_led_off_this_site(db: Database) {
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
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
        assert!(!page.html.contains("/inloggen/voorbeeld"));
        let token = page.form("/inloggen").value("csrf").unwrap().to_owned();
        let refused = browser.post("/inloggen/voorbeeld", &[("csrf", token.as_str()), ("role", "administrator")]).await;
        assert_eq!(refused.status, 404);
        assert_eq!(browser.cookie(cookies::SESSION), None);

        db.set(|settings| settings.example_sign_in = true).await;
        let page = browser.open("/inloggen?terug=/werk/mensen").await;
        let page = page.form("/inloggen/voorbeeld").press("role", "administrator").await;
        assert_eq!((page.path.as_str(), page.status), ("/werk/mensen", 200));
        assert!(page.shows("Beheerder (voorbeeld)") && page.shows("11 accounts"));
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
