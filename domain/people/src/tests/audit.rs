//! The page of the audit trail.

use super::passes::{administrator, invite};
use super::{add, add_new, parts};
use kernel::audit::Event;
use kernel::{Capacity, Viewer};
use testing::noon;

#[test]
fn every_processing_activity_has_words() {
    let texts = web::texts::Texts::merge(&[crate::manifest().texts]).unwrap();
    for activity in &kernel::activities::register().unwrap().activity {
        assert!(texts.has(&format!("audit-activity-{}", activity.key)), "{}", activity.key);
    }
}

testing::on_both_engines! { parts;
    async fn an_administrator_sees_who_did_what_by_which_rule_and_nothing_of_what_was_written(db: testing::Database) {
        let browser = db.browser();
        browser.sign_in(Capacity::Administrator).await;
        let list = browser.open("/werk/organisaties").await;
        list.form("/werk/organisaties").fill("name", "Wijkhuis Kwartel").fill("kind", "community").submit().await;
        let page = browser.open("/werk/logboek").await;
        assert!(page.shows("Organisatie toegevoegd"));
        assert!(page.shows("accounts en inloggen · regel: people/"));
        assert!(!page.shows("Wijkhuis Kwartel"));
    }

    async fn the_trail_is_looked_at_by_person_thing_and_period(db: testing::Database) {
        let browser = db.browser();
        browser.sign_in(Capacity::Administrator).await;
        let list = browser.open("/werk/organisaties").await;
        list.form("/werk/organisaties").fill("name", "Wijkhuis").fill("kind", "community").submit().await;
        let event = db.events(1).await.remove(0);
        let (thing, person) = (event.on.unwrap().id, event.person.unwrap());
        let of_thing = browser.open(&format!("/werk/logboek?ding={thing}")).await;
        assert!(of_thing.shows("Organisatie toegevoegd") && !of_thing.shows("Ingelogd"));
        assert!(browser.open(&format!("/werk/logboek?persoon={person}")).await.shows("Organisatie toegevoegd"));
        let somebody_else = kernel::ids::PersonId::fresh();
        assert!(!browser.open(&format!("/werk/logboek?persoon={somebody_else}")).await.shows("Organisatie toegevoegd"));
        assert!(browser.open("/werk/logboek?van=2026-07-01&tot=2026-07-01").await.shows("Organisatie toegevoegd"));
        assert!(browser.open("/werk/logboek?tot=2026-06-30").await.shows("past"));
    }

    async fn the_trail_tells_whom_and_what(db: testing::Database) {
        let id = add(&db, "iemand@voorbeeld.nl", Capacity::Guide).await;
        let (browser, path) = (administrator(&db).await, format!("/werk/mensen/{id}"));
        let short = |id: kernel::ids::PersonId| id.0.simple().to_string()[26..].to_owned();
        let page = browser.open(&path).await.form(&format!("{path}/rollen")).fill("capacity", "councillor").submit().await;
        page.form(&path).fill("name", "Anders").fill("email", "ander@voorbeeld.nl").submit().await;
        let form = browser.open("/werk/instellingen").await.form("/werk/instellingen");
        form.fill("small_count", "20").fill("contact", "Bel Jansen").submit().await;
        let new = add_new(&db, "nieuw@voorbeeld.nl", Capacity::Guide).await;
        invite(&browser, new).await;
        let keeper = db.events(1).await[0].person.unwrap();
        assert!(db.events(1).await[0].rule.is_some(), "an invitation has its rule");

        let page = browser.open("/werk/logboek").await;
        for words in [
            format!("Rol gegeven Over: Anders ({}) Rol: raadslid", short(id)),
            format!("Account veranderd Over: Anders ({}) Naam veranderd E-mailadres veranderd", short(id)),
            "Laat aantallen onder dit getal nooit zien: eerst 10, nu 20".to_owned(),
            "Contact: veranderd".to_owned(),
            format!("Proef administrator, beheerder {}", short(kernel::ids::PersonId(keeper))),
        ] {
            assert!(page.shows(&words), "{words}: {}", page.text());
        }
        assert!(!page.shows("ander@voorbeeld.nl") && !page.shows("Jansen"));
    }

    async fn older_events_stand_on_the_next_page(db: testing::Database) {
        for _ in 0..60 {
            let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
            tx.commit(Event::new("settings.changed")).await.unwrap();
        }
        let browser = db.browser();
        browser.sign_in(Capacity::PrivacyOfficer).await;
        let first = browser.open("/werk/logboek?van=2026-07-01").await;
        let older = first.attributes("main a[href*='voor=']", "href")[0].clone();
        assert!(older.contains("van=2026-07-01"), "{older}");
        let second = browser.open(&older).await;
        assert!(second.attributes("main a[href*='voor=']", "href").is_empty());
    }
}
