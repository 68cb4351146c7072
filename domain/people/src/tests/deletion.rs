//! Deleting people.

use super::passes::recovery;
use super::{PASSWORD, add, add_new, door, find, own, parts, sign_in};
use crate::access::{Account, DeletePerson, Names};
use crate::model::Name;
use crate::store;
use kernel::audit::{Event, verify};
use kernel::ids::PersonId;
use kernel::{Capacity, Error, Viewer, vault};
use testing::{Browser, Database, Page, noon};

const EMAIL: &str = "iemand@voorbeeld.nl";

async fn keeper(db: &Database) -> (Browser, PersonId) {
    let browser = db.browser();
    let id = browser.sign_in(Capacity::Administrator).await;
    (browser, id)
}

async fn delete(browser: &Browser, id: PersonId) -> Page {
    let path = format!("/werk/mensen/{id}/verwijdering");
    browser.open(&path).await.form(&path).tick("sure").submit().await
}

testing::on_both_engines! { parts;
    async fn whoever_is_deleted_is_out_and_has_no_name_anywhere(db: Database) {
        let id = add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let (colleague, (browser, _)) = (db.browser(), keeper(&db).await);
        sign_in(&colleague, EMAIL, PASSWORD).await;
        let form = colleague.open("/werk/organisaties").await.form("/werk/organisaties");
        form.fill("name", "Wijkhuis").fill("kind", "community").submit().await;
        let form = colleague.open("/mijn/verzoek").await.form("/mijn/verzoek");
        let asked = form.fill("kind", "erase").fill("text", "Alles graag.").submit().await;
        assert_eq!(asked.status, 200, "{}", asked.text());
        let path = format!("/werk/mensen/{id}");
        recovery(&db, EMAIL).await;

        let page = browser.open(&path).await.click("Deze persoon verwijderen").await;
        assert!(page.shows("Voorbeeld verwijderen") && page.shows("Dit kunt u niet ongedaan maken."), "{}", page.text());
        let page = page.form(&page.path).submit().await;
        assert_eq!((page.status, page.shows("Zet een vinkje als u het zeker weet.")), (422, true));
        let page = delete(&browser, id).await;
        assert!(page.path == "/werk/mensen" && page.shows("De persoon is verwijderd."), "{}", page.text());
        assert!(!page.shows("Voorbeeld") && !page.shows(EMAIL));
        assert_eq!(db.verbs().await[0], "person.deleted");

        assert_eq!(colleague.open("/werk").await.path, "/inloggen?terug=/werk");
        assert_eq!(sign_in(&colleague, EMAIL, PASSWORD).await.status, 422);
        assert_eq!((browser.open(&path).await.status, delete_status(&browser, &path).await), (404, 404));
        assert_eq!(db.mails(9).await, [], "no mail goes out any more");
        assert_eq!(store::own_rights_requests(&db.reader(), &own(&db, id)).await.unwrap(), [], "nobody could answer it");
        assert_eq!(crate::names(&db.reader(), &db.allow(&Viewer::system(), Names), [id]).await.unwrap(), [(id, Name::Deleted)].into());
        let trail = browser.open("/werk/logboek").await;
        assert!(trail.shows("Organisatie toegevoegd verwijderde persoon, beleidsmedewerker"), "{}", trail.text());
        assert!(verify::verify(&db.reader(), &[]).await.unwrap().is_ok(), "the chain still fits");
        assert_ne!(add(&db, EMAIL, Capacity::Guide).await, id, "the address is free again");
    }

    async fn nobody_deletes_themselves_and_an_administrator_remains(db: Database) {
        let (browser, own) = keeper(&db).await;
        let path = format!("/werk/mensen/{own}");
        let page = browser.open(&path).await;
        assert!(!page.shows("Deze persoon verwijderen"));
        let token = page.form(&path).value("csrf").unwrap().to_owned();
        assert_eq!(browser.open(&format!("{path}/verwijdering")).await.status, 403);
        let fields = [("csrf", token.as_str()), ("sure", "on")];
        assert_eq!(browser.post(&format!("{path}/verwijdering"), &fields).await.status, 403);

        let system = Viewer::system();
        let right = db.allow::<DeletePerson>(&system, Account::of(own, &system));
        let tx = db.begin(&system, noon()).await.unwrap();
        let refused = store::delete_person(&tx, &right, own).await.unwrap_err();
        assert!(matches!(refused, Error::Refused("refused-last-administrator")), "{refused}");
        drop(tx);
        let viewer = Viewer::person(own, "", Capacity::Administrator);
        let tx = db.begin(&viewer, noon()).await.unwrap();
        assert!(matches!(store::delete_person(&tx, &right, own).await, Err(Error::Denied)), "a right for somebody else");
        drop(tx);
        let (other, second) = keeper(&db).await;
        delete(&browser, second).await;
        assert_eq!(other.open("/werk").await.path, "/inloggen?terug=/werk");
    }

    async fn a_place_without_a_key_is_nobody_and_is_emptied(db: Database) {
        let id = add_new(&db, EMAIL, Capacity::Guide).await;
        let (browser, keeper) = keeper(&db).await;
        let path = format!("/werk/mensen/{id}");
        browser.open(&path).await.form(&format!("{path}/uitnodiging")).submit().await;
        // As after a restore of a backup of before.
        let system = Viewer::system();
        let tx = db.begin(&system, noon()).await.unwrap();
        vault::destroy(&tx, id).await.unwrap();
        tx.commit(Event::new("person.deleted").on(id)).await.unwrap();
        let people: Vec<_> = store::all(&db.reader(), &db.allow(&system, Account::OTHER)).await.unwrap().into_iter().map(|person| person.id).collect();
        assert_eq!((people, store::by_email(&db.reader(), &door(&db), EMAIL).await.unwrap()), (vec![keeper], None));
        assert!(matches!(find(&db, id).await, Err(Error::NotFound)));
        assert_eq!(db.mails(1).await[0].address, None);
        assert!(browser.open("/werk/mail").await.shows("verwijderde persoon"));

        let right = db.allow::<DeletePerson>(&system, Account::OTHER);
        for emptied in [1, 0] {
            let tx = db.begin(&system, noon()).await.unwrap();
            assert_eq!(store::empty_places(&tx, &right).await.unwrap(), emptied);
            tx.commit(Event::new("backup.restored")).await.unwrap();
        }
        assert_eq!(db.mails(1).await, []);
        add(&db, EMAIL, Capacity::Guide).await;
    }
}

/// What sending the form gets for somebody who is not there any more.
async fn delete_status(browser: &Browser, path: &str) -> u16 {
    let token = browser.open("/werk/mensen").await.form("/werk/mensen").value("csrf").unwrap().to_owned();
    browser.post(&format!("{path}/verwijdering"), &[("csrf", token.as_str()), ("sure", "on")]).await.status
}
