//! Keeping accounts, and one's own password.

use super::{PASSWORD, add, parts, sign_in};
use crate::store;
use kernel::Role;
use testing::Database;

const EMAIL: &str = "iemand@voorbeeld.nl";

testing::on_both_engines! { parts;
    async fn an_administrator_adds_a_person_who_can_sign_in(db: Database) {
        let browser = db.browser();
        browser.sign_in(Role::Administrator).await;
        let form = browser.open("/werk/mensen").await.form("/werk/mensen");
        let form = form.fill("name", "Een Collega").fill("email", EMAIL).tick("policy_officer").fill("password", PASSWORD);
        let page = form.submit().await;
        assert!(page.html.contains("Het account is toegevoegd."));
        assert_eq!(page.texts("td a"), ["Een Collega", "Proef administrator"]);
        assert_eq!(db.verbs().await[0], "person.added");
        let page = sign_in(&db.browser(), EMAIL, PASSWORD).await;
        assert_eq!(page.path, "/werk");
        assert!(page.shows("Welkom, Een Collega") && !page.shows("Instellingen"));
    }

    async fn what_was_typed_stays_when_something_is_wrong(db: Database) {
        add(&db, EMAIL, Role::PolicyOfficer).await;
        let browser = db.browser();
        browser.sign_in(Role::Administrator).await;
        let form = browser.open("/werk/mensen").await.form("/werk/mensen");
        let page = form.fill("name", "Een Collega").fill("email", "geen adres").fill("password", "te kort").submit().await;
        assert_eq!(page.status, 422);
        for words in ["Dit is geen e-mailadres.", "Kies minstens één rol.", "Een wachtwoord heeft minstens 12 tekens."] {
            assert!(page.shows(words), "{words}");
        }
        assert_eq!(page.attributes("[data-error-summary] a", "href"), ["#email", "#password", "#policy_officer"]);
        let form = page.form("/werk/mensen");
        assert_eq!((form.value("name"), form.value("email")), (Some("Een Collega"), Some("geen adres")));
        let page = form.fill("email", "IEMAND@voorbeeld.nl").tick("administrator").fill("password", PASSWORD).submit().await;
        assert_eq!(page.status, 422);
        assert!(page.shows("Er is al een account met dit e-mailadres."));
        assert_eq!(page.form("/werk/mensen").value("administrator"), Some("on"));
    }

    async fn who_may_no_longer_sign_in_is_out_at_once(db: Database) {
        let id = add(&db, EMAIL, Role::PolicyOfficer).await;
        let (colleague, browser) = (db.browser(), db.browser());
        sign_in(&colleague, EMAIL, PASSWORD).await;
        browser.sign_in(Role::Administrator).await;
        let path = format!("/werk/mensen/{id}");
        let page = browser.open("/werk/mensen").await.click("Voorbeeld").await;
        let page = page.form(&path).fill("name", "Oud-collega").untick("active").submit().await;
        assert!(page.shows("Oud-collega Kan niet inloggen"));
        assert_eq!(db.verbs().await[0], "person.changed");
        assert_eq!(colleague.open("/werk").await.path, "/inloggen?terug=/werk");
        assert_eq!(sign_in(&colleague, EMAIL, PASSWORD).await.status, 422);
    }

    async fn roles_count_from_the_next_page_on(db: Database) {
        let id = add(&db, EMAIL, Role::PolicyOfficer).await;
        let (colleague, browser) = (db.browser(), db.browser());
        sign_in(&colleague, EMAIL, PASSWORD).await;
        assert_eq!(colleague.open("/werk/mensen").await.status, 403);
        browser.sign_in(Role::Administrator).await;
        let path = format!("/werk/mensen/{id}");
        browser.open(&path).await.form(&path).tick("administrator").submit().await;
        assert_eq!(colleague.open("/werk/mensen").await.status, 200);
    }

    async fn administrators_keep_their_own_administration(db: Database) {
        let browser = db.browser();
        let id = browser.sign_in(Role::Administrator).await;
        let path = format!("/werk/mensen/{id}");
        let form = browser.open(&path).await.form(&path).tick("policy_officer").untick("administrator").untick("active");
        let page = form.submit().await;
        assert_eq!(page.status, 422);
        assert!(page.shows("U kunt uzelf niet het beheer afnemen.") && page.shows("U kunt uw eigen account niet uitzetten."));
        assert!(store::find(&db.reader(), id).await.unwrap().roles.contains(&Role::Administrator));
    }

    async fn a_save_on_an_older_revision_changes_nothing_and_shows_both(db: Database) {
        let id = add(&db, EMAIL, Role::PolicyOfficer).await;
        let browser = db.browser();
        browser.sign_in(Role::Administrator).await;
        let path = format!("/werk/mensen/{id}");
        let (first, second) = (browser.open(&path).await.form(&path), browser.open(&path).await.form(&path));
        first.fill("name", "Eerste").submit().await;
        let page = second.fill("name", "Tweede").submit().await;
        assert_eq!(page.status, 409);
        assert_eq!(page.texts(".sk-compare dd"), ["Tweede", "Eerste"]);
        assert_eq!(store::find(&db.reader(), id).await.unwrap().name, "Eerste");
        let form = page.form(&path);
        assert_eq!(form.value("name"), Some("Tweede"));
        form.submit().await;
        assert_eq!(store::find(&db.reader(), id).await.unwrap().name, "Tweede");
    }

    async fn another_password_ends_the_old_one_and_its_sessions(db: Database) {
        let id = add(&db, EMAIL, Role::PolicyOfficer).await;
        let (colleague, browser) = (db.browser(), db.browser());
        sign_in(&colleague, EMAIL, PASSWORD).await;
        browser.sign_in(Role::Administrator).await;
        let path = format!("/werk/mensen/{id}");
        let form = browser.open(&path).await.form(&format!("{path}/wachtwoord"));
        form.fill("password", "een heel andere zin").submit().await;
        assert_eq!(db.verbs().await[0], "person.password_set");
        assert_eq!(colleague.open("/werk").await.path, "/inloggen?terug=/werk");
        assert_eq!(sign_in(&colleague, EMAIL, PASSWORD).await.status, 422);
        assert_eq!(sign_in(&colleague, EMAIL, "een heel andere zin").await.path, "/werk");
    }

    async fn people_change_their_own_password_with_the_old_one(db: Database) {
        add(&db, EMAIL, Role::PolicyOfficer).await;
        let (browser, elsewhere) = (db.browser(), db.browser());
        sign_in(&browser, EMAIL, PASSWORD).await;
        sign_in(&elsewhere, EMAIL, PASSWORD).await;
        let form = browser.open("/werk/wachtwoord").await.form("/werk/wachtwoord").fill("password", "een heel andere zin");
        let page = form.clone().fill("current", "niet het oude").submit().await;
        assert_eq!(page.status, 422);
        assert!(page.shows("Dit is niet uw wachtwoord van nu."));
        let page = form.fill("current", PASSWORD).submit().await;
        assert_eq!(page.path, "/werk", "still signed in here");
        assert_eq!(db.verbs().await[..2], ["session.opened", "person.password_set"]);
        assert_eq!(elsewhere.open("/werk").await.path, "/inloggen?terug=/werk");
        assert_eq!(sign_in(&elsewhere, EMAIL, "een heel andere zin").await.path, "/werk");
    }

    async fn names_are_found_by_id(db: Database) {
        let id = add(&db, EMAIL, Role::PolicyOfficer).await;
        let names = crate::names(&db.reader(), [id, kernel::ids::PersonId::fresh()]).await.unwrap();
        assert_eq!(names, [(id, "Voorbeeld".to_owned())].into());
    }
}
