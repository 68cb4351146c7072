//! Whoever keeps accounts, or sees to personal data, shows two things of themselves.

use super::{PASSWORD, add, find, own, parts, passkeys, second_factor, sign_in};
use crate::access::{Account, GrantCapacity};
use crate::model::MembershipChange;
use crate::store::{self, SecondFactor};
use kernel::audit::Event;
use kernel::retention::{DeleteOverdue, Terms};
use kernel::{Capacity, Viewer};
use testing::{Authenticator, Browser, Database, Page, noon};
use web::cookies;

const EMAIL: &str = "iemand@voorbeeld.nl";
const APP: &str = "/mijn/tweede-stap";

/// The page that says what is missing, and leads to it.
fn asks_for_both(page: &Page) -> bool {
    let ways = page.attributes("main .sk-actions a", "href");
    (page.status, ways.as_slice()) == (403, &["/mijn/passkeys".to_owned(), APP.to_owned()])
}

async fn send(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let token = browser.open("/mijn").await.attributes("main input[name=csrf]", "value").swap_remove(0);
    browser.post(path, &[&[("csrf", token.as_str())], fields].concat()).await
}

testing::on_both_engines! { parts;
    async fn an_administrator_without_a_second_factor_changes_nothing_until_they_have_one(db: Database) {
        let keeper = add(&db, EMAIL, Capacity::Administrator).await;
        let other = add(&db, "ander@voorbeeld.nl", Capacity::Guide).await;
        let before = find(&db, other).await.unwrap();
        let browser = db.browser();
        sign_in(&browser, EMAIL, PASSWORD).await;
        let page = browser.open("/werk").await;
        assert!(asks_for_both(&page) && page.shows("Dit doet u met een tweede stap"), "{}", page.text());
        let (person, events) = (format!("/werk/mensen/{other}"), db.verbs().await.len());
        for path in ["/werk/mensen", &person, "/werk/instellingen", "/werk/logboek", "/werk/mail", "/werk/organisaties"] {
            assert!(asks_for_both(&browser.open(path).await), "{path}");
        }
        let membership = before.memberships[0].id;
        for (path, fields) in [
            (person.clone(), vec![("name", "Anders"), ("email", "x@voorbeeld.nl"), ("revision", "1")]),
            (format!("{person}/uitnodiging"), vec![]),
            (format!("{person}/rollen"), vec![("capacity", "administrator"), ("starts", "2026-07-01")]),
            (format!("{person}/rollen/{membership}/einde"), vec![]),
            (format!("{person}/verwijdering"), vec![("sure", "on")]),
            ("/werk/mensen".to_owned(), vec![("name", "Nieuw"), ("email", "nieuw@voorbeeld.nl"), ("capacity", "administrator")]),
            ("/werk/organisaties".to_owned(), vec![("name", "Nieuw"), ("kind", "community")]),
            ("/werk/instellingen".to_owned(), vec![("name", "Anders"), ("revision", "1")]),
        ] {
            assert!(asks_for_both(&send(&browser, &path, &fields).await), "{path}");
        }
        assert_eq!((find(&db, other).await.unwrap(), db.verbs().await.len()), (before, events));
        assert_eq!(db.settings().await.name, "Gemeente");

        let page = browser.open(APP).await.form(&format!("{APP}/begin")).submit().await;
        let SecondFactor::Begun(secret) = second_factor::of(&db, keeper).await else { panic!("not begun") };
        let page = page.form(APP).fill("code", &testing::app_code(&secret, noon())).submit().await;
        let codes = page.texts(".sk-codes li");
        let page = browser.open(&person).await;
        assert_eq!(page.form(&person).fill("name", "Anders").submit().await.path, "/werk/mensen");
        assert_eq!(find(&db, other).await.unwrap().name, "Anders");
        send(&browser, &format!("{APP}/einde"), &[("code", &codes[0])]).await;
        assert!(asks_for_both(&browser.open("/werk/mensen").await), "and it ends with it");
    }

    async fn a_privacy_officer_without_a_second_factor_reads_nothing(db: Database) {
        add(&db, EMAIL, Capacity::PrivacyOfficer).await;
        let browser = db.browser();
        sign_in(&browser, EMAIL, PASSWORD).await;
        for path in ["/werk", "/werk/verzoeken", "/werk/logboek", "/werk/taken"] {
            assert!(asks_for_both(&browser.open(path).await), "{path}");
        }
        let refused = browser.open("/werk/instellingen").await;
        assert!(refused.shows("Deze pagina is niet voor u"), "what they never may is not promised: {}", refused.text());
        assert_eq!(browser.open("/mijn").await.status, 200);
    }

    async fn everybody_else_works_with_a_password_alone(db: Database) {
        for (at, capacity) in Capacity::given().enumerate() {
            let keeps = matches!(capacity, Capacity::Administrator | Capacity::PrivacyOfficer);
            let (email, browser) = (format!("iemand{at}@voorbeeld.nl"), db.browser());
            add(&db, &email, capacity).await;
            let page = sign_in(&browser, &email, PASSWORD).await;
            assert_eq!((page.status, page.path == APP), (200, keeps), "{capacity:?}: {}", page.text());
            assert_eq!(asks_for_both(&browser.open("/werk").await), keeps, "{capacity:?}");
            assert!(browser.cookie(cookies::SESSION).is_some());
        }
    }

    async fn whoever_lacks_the_second_step_is_led_to_it_and_told_why(db: Database) {
        add(&db, EMAIL, Capacity::PrivacyOfficer).await;
        let browser = db.browser();
        let told = |page: &Page| page.path == APP && page.status == 200 && page.shows("Dit doet u met een tweede stap");
        let page = sign_in(&browser, EMAIL, PASSWORD).await;
        assert!(told(&page), "{}", page.text());
        assert!(page.attributes("main a", "href").contains(&"/mijn/passkeys".to_owned()), "the other way stands beside it");
        assert!(told(&browser.open("/inloggen?terug=/werk/logboek").await), "also who is signed in already");
        assert_eq!(browser.open("/inloggen?terug=/mijn/gegevens").await.path, "/mijn/gegevens", "what takes one step is open");
        page.form(&format!("{APP}/begin")).submit().await;
        assert!(told(&browser.open("/inloggen").await), "also half way");

        let several = db.browser();
        let person = add(&db, "meer@voorbeeld.nl", Capacity::Resident).await;
        let right = db.allow::<GrantCapacity>(&Viewer::system(), Account::of(person, &Viewer::system()));
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        let new = MembershipChange::from(Capacity::Administrator, kernel::clock::day(noon()));
        store::grant(&tx, &right, person, &new).await.unwrap();
        tx.commit(kernel::audit::Event::new("capacity.granted").on(person)).await.unwrap();
        let form = sign_in(&several, "meer@voorbeeld.nl", PASSWORD).await.form("/mijn/rol");
        assert!(told(&form.press("capacity", "administrator").await));
    }

    async fn one_who_was_switched_off_goes_whatever_the_other_has(db: Database) {
        let one = add(&db, EMAIL, Capacity::Administrator).await;
        let first = db.browser();
        sign_in(&first, EMAIL, PASSWORD).await;
        passkeys::make(&first, &mut Authenticator::at("http://voorbeeld.localhost"), "Telefoon").await;
        let keeper = db.browser();
        let other = keeper.sign_in(Capacity::Administrator).await;
        keeper.put_app_on().await;
        let path = format!("/werk/mensen/{one}");
        assert_eq!(keeper.open(&path).await.form(&path).untick("active").submit().await.path, "/werk/mensen");
        // Who stays has only a password after that.
        let tx = db.begin(&Viewer::person(other, "", Capacity::Administrator), noon()).await.unwrap();
        store::end_second_factor(&tx, &own(&db, other)).await.unwrap();
        tx.commit(Event::new("second_factor.off").on(other)).await.unwrap();
        let right = db.allow::<DeleteOverdue>(&Viewer::system(), Terms);
        let rules = store::rules();
        let off = rules.iter().find(|rule| rule.key() == "accounts_off").unwrap();
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        assert_eq!(off.delete(&tx, &right, noon()).await.unwrap(), 1, "or the night stops at them, again and again");
        tx.commit(Event::new("retention.deleted")).await.unwrap();
        assert!(find(&db, one).await.is_err() && find(&db, other).await.is_ok());
    }
}
