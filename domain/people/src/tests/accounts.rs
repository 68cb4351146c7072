//! Keeping accounts, and one's own password.

use super::{PASSWORD, add, come_in, find, parts, sign_in};
use crate::access::{Account, Names};
use crate::store;
use kernel::{Capacity, Error};
use testing::{Database, noon};

const EMAIL: &str = "iemand@voorbeeld.nl";

testing::on_both_engines! { parts;
    async fn what_was_typed_stays_when_something_is_wrong(db: Database) {
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let browser = db.browser();
        browser.sign_in(Capacity::Administrator).await;
        let form = browser.open("/werk/mensen").await.form("/werk/mensen");
        let page = form.fill("name", "Een Collega").fill("email", "geen adres").submit().await;
        assert_eq!(page.status, 422);
        for words in ["Dit is geen e-mailadres.", "Kies een rol."] {
            assert!(page.shows(words), "{words}");
        }
        assert_eq!(page.attributes("[data-error-summary] a", "href"), ["#capacity", "#email"]);
        let form = page.form("/werk/mensen");
        assert_eq!((form.value("name"), form.value("email")), (Some("Een Collega"), Some("geen adres")));
        let page = form.fill("email", "IEMAND@voorbeeld.nl").fill("capacity", "partner").submit().await;
        assert_eq!((page.status, page.shows("Kies voor welke organisatie.")), (422, true));
        let form = page.form("/werk/mensen");
        assert_eq!(form.value("capacity"), Some("partner"));
        let page = form.fill("capacity", "guide").submit().await;
        assert_eq!((page.status, page.shows("Er is al een account met dit e-mailadres.")), (422, true));
    }

    async fn who_may_no_longer_sign_in_is_out_at_once(db: Database) {
        let id = add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let (colleague, browser) = (db.browser(), db.browser());
        sign_in(&colleague, EMAIL, PASSWORD).await;
        browser.sign_in(Capacity::Administrator).await;
        let path = format!("/werk/mensen/{id}");
        let page = browser.open("/werk/mensen").await.click("Voorbeeld").await;
        let page = page.form(&path).fill("name", "Oud-collega").untick("active").submit().await;
        assert!(page.shows("Oud-collega Kan niet inloggen"));
        assert_eq!(db.verbs().await[0], "person.changed");
        assert_eq!(colleague.open("/werk").await.path, "/inloggen?terug=/werk");
        assert_eq!(sign_in(&colleague, EMAIL, PASSWORD).await.status, 422);
    }

    async fn a_capacity_is_given_and_ended_and_counts_from_the_next_page_on(db: Database) {
        let id = add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let (colleague, browser) = (come_in(&db, id).await, db.browser());
        browser.sign_in(Capacity::Administrator).await;
        let path = format!("/werk/mensen/{id}");
        let page = browser.open(&path).await.form(&format!("{path}/rollen")).fill("capacity", "administrator").submit().await;
        assert!(page.shows("De rol is gegeven.") && page.shows("beheerder vanaf 1 juli 2026"), "{}", page.text());
        assert_eq!(db.verbs().await[0], "capacity.granted");
        assert_eq!(colleague.open("/werk/mensen").await.status, 403, "one capacity at a time");
        let page = colleague.open("/mijn").await.form("/mijn/rol").press("capacity", "administrator").await;
        assert_eq!(page.texts(".sk-work__who small"), ["beheerder"]);
        assert_eq!(colleague.open("/werk/mensen").await.status, 200);

        let ends = browser.open(&path).await.attributes("form[action$=einde]", "action");
        browser.open(&path).await.form(&ends[1]).submit().await;
        assert_eq!(db.verbs().await[0], "capacity.ended");
        assert_eq!(colleague.open("/werk").await.path, "/inloggen?terug=/werk", "the session acted in what ended");
        assert_eq!(sign_in(&colleague, EMAIL, PASSWORD).await.path, "/werk");
    }

    async fn nobody_grants_themselves_anything(db: Database) {
        let browser = db.browser();
        let id = browser.sign_in_as(&[Capacity::Administrator, Capacity::Resident]).await;
        let path = format!("/werk/mensen/{id}");
        let page = browser.open(&path).await;
        assert!(page.shows("Uw eigen rollen kunt u niet veranderen."));
        let token = page.form(&path).value("csrf").unwrap().to_owned();
        let fields = [("csrf", token.as_str()), ("capacity", "guide"), ("starts", "2026-07-01")];
        assert_eq!(browser.post(&format!("{path}/rollen"), &fields).await.status, 403);
        let person = find(&db, id).await.unwrap();
        for membership in &person.memberships {
            let ending = browser.post(&format!("{path}/rollen/{}/einde", membership.id), &fields[..1]).await;
            assert_eq!(ending.status, 403);
        }
        assert_eq!(find(&db, id).await.unwrap(), person);
        let page = page.form(&path).untick("active").submit().await;
        assert_eq!((page.status, page.shows("U kunt uw eigen account niet uitzetten.")), (422, true));
    }

    async fn a_membership_of_another_person_is_not_ended_by_way_of_this_one(db: Database) {
        let (one, other) = (add(&db, EMAIL, Capacity::Guide).await, add(&db, "ander@voorbeeld.nl", Capacity::Guide).await);
        let theirs = find(&db, other).await.unwrap().memberships[0].id;
        let browser = db.browser();
        browser.sign_in(Capacity::Administrator).await;
        let path = format!("/werk/mensen/{one}");
        let token = browser.open(&path).await.form(&path).value("csrf").unwrap().to_owned();
        let answer = browser.post(&format!("{path}/rollen/{theirs}/einde"), &[("csrf", token.as_str())]).await;
        assert_eq!(answer.status, 404);
        assert_eq!(find(&db, other).await.unwrap().memberships.len(), 1);
    }

    async fn a_right_to_one_account_is_none_to_another(db: Database) {
        let (one, other) = (add(&db, EMAIL, Capacity::Guide).await, add(&db, "ander@voorbeeld.nl", Capacity::Guide).await);
        let system = kernel::Viewer::system();
        let right = db.allow::<crate::access::EditPeople>(&system, Account::of(one, &system));
        assert_eq!(store::find(&db.reader(), &right).await.unwrap().id, one);
        let change = crate::model::PersonChange { name: "Anders".to_owned(), email: EMAIL.to_owned(), active: true };
        let tx = db.begin(&system, noon()).await.unwrap();
        let refused = store::change_person(&tx, &right, other, &change, 1).await.unwrap_err();
        assert!(matches!(refused, Error::Denied), "{refused}");
        drop(tx);
        let nobody = db.allow::<crate::access::EditPeople>(&system, Account::OTHER);
        assert!(matches!(store::find(&db.reader(), &nobody).await, Err(Error::NotFound)), "a right to all is no right to one");
    }

    async fn an_administrator_remains(db: Database) {
        // Two administrators put each other out: the second finds out that nobody would be left.
        let (first, second) = (db.browser(), db.browser());
        let (one, other) = (first.sign_in(Capacity::Administrator).await, second.sign_in(Capacity::Administrator).await);
        let of = async |id| format!("/werk/mensen/{id}/rollen/{}/einde", find(&db, id).await.unwrap().memberships[0].id);
        let form = second.open(&format!("/werk/mensen/{one}")).await.form(&of(one).await);
        let page = first.open(&format!("/werk/mensen/{other}")).await.form(&of(other).await).submit().await;
        assert!(page.shows("De rol is beëindigd."));
        assert_eq!(form.submit().await.path, "/inloggen?terug=/werk", "who is no longer an administrator ends nothing");

        let system = kernel::Viewer::system();
        let right = db.allow::<crate::access::GrantCapacity>(&system, Account::of(one, &system));
        let last = find(&db, one).await.unwrap().memberships[0].id;
        let tx = db.begin(&system, noon()).await.unwrap();
        let refused = store::end_membership(&tx, &right, one, last).await.unwrap_err();
        assert!(matches!(refused, Error::Refused("refused-last-administrator")), "{refused}");
    }

    async fn an_organisation_exists_once_and_a_partner_acts_for_it(db: Database) {
        let browser = db.browser();
        browser.sign_in(Capacity::Administrator).await;
        let path = "/werk/organisaties";
        let form = browser.open(path).await.form(path).fill("name", "Buurthuis De Brug").fill("kind", "community");
        let page = form.clone().submit().await;
        assert!(page.shows("De organisatie is toegevoegd.") && page.shows("Buurthuis De Brug Partner in het voorveld"));
        let page = form.fill("name", "  buurthuis  de brug").submit().await;
        assert_eq!((page.status, page.shows("Er is al een organisatie met deze naam.")), (422, true));
        let id = store::organisations(&db.reader(), &db.allow(&kernel::Viewer::system(), Names)).await.unwrap()[0].id;
        let form = browser.open("/werk/mensen").await.form("/werk/mensen").fill("name", "Een Partner").fill("email", EMAIL);
        let form = form.fill("capacity", "partner").fill("organisation", &id.to_string());
        let page = form.submit().await.click("Een Partner").await;
        assert!(page.shows("partner Buurthuis De Brug vanaf 1 juli 2026"), "{}", page.text());

        let own = format!("{path}/{id}");
        let (one, two) = (browser.open(&own).await.form(&own), browser.open(&own).await.form(&own));
        one.fill("name", "De Brug").submit().await;
        let page = two.fill("kind", "contracted").submit().await;
        assert_eq!((page.status, page.shows("Er staat nu: De Brug, Partner in het voorveld.")), (409, true));
        let page = page.form(&own).submit().await;
        assert!(page.shows("Buurthuis De Brug Partner met een contract"), "{}", page.text());
    }

    async fn a_save_on_an_older_revision_changes_nothing_and_shows_both(db: Database) {
        let id = add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let browser = db.browser();
        browser.sign_in(Capacity::Administrator).await;
        let path = format!("/werk/mensen/{id}");
        let (first, second) = (browser.open(&path).await.form(&path), browser.open(&path).await.form(&path));
        first.fill("name", "Eerste").submit().await;
        let page = second.fill("name", "Tweede").submit().await;
        assert_eq!(page.status, 409);
        assert_eq!(page.texts(".sk-compare dd"), ["Tweede", "Eerste"]);
        assert_eq!(find(&db, id).await.unwrap().name, "Eerste");
        let form = page.form(&path);
        assert_eq!(form.value("name"), Some("Tweede"));
        form.submit().await;
        assert_eq!(find(&db, id).await.unwrap().name, "Tweede");
    }

    async fn people_change_their_own_password_with_the_old_one(db: Database) {
        add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let (browser, elsewhere) = (db.browser(), db.browser());
        sign_in(&browser, EMAIL, PASSWORD).await;
        sign_in(&elsewhere, EMAIL, PASSWORD).await;
        let form = browser.open("/mijn/wachtwoord").await.form("/mijn/wachtwoord").fill("password", "een heel andere zin");
        let page = form.clone().fill("current", "niet het oude").submit().await;
        assert_eq!(page.status, 422);
        assert!(page.shows("Dit is niet uw wachtwoord van nu."));
        let page = form.fill("current", PASSWORD).submit().await;
        assert_eq!(page.path, "/mijn", "still signed in here");
        assert_eq!(db.verbs().await[..2], ["session.opened", "person.password_set"]);
        assert_eq!(elsewhere.open("/werk").await.path, "/inloggen?terug=/werk");
        assert_eq!(sign_in(&elsewhere, EMAIL, "een heel andere zin").await.path, "/werk");
    }

    async fn names_are_found_by_id(db: Database) {
        let id = add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let names = crate::names(&db.reader(), &db.allow(&kernel::Viewer::system(), Names), [id, kernel::ids::PersonId::fresh()]).await.unwrap();
        assert_eq!(names, [(id, crate::model::Name::Known("Voorbeeld".to_owned()))].into());
    }
}
