//! Whatever shows somebody's data leaves a look, also when something was wrong with what was sent.

use super::passes::administrator;
use super::{add, parts};
use kernel::Capacity;
use kernel::audit::{self, Filter};
use testing::{Browser, Database, Page};

const EMAIL: &str = "iemand@voorbeeld.nl";

/// How often something was looked at.
async fn looks(db: &Database, verb: &str) -> usize {
    let auditor = kernel::Viewer::system();
    let right = db.allow::<crate::access::ReadAuditTrail>(&auditor, crate::access::AuditTrail);
    let events = audit::find(&db.reader(), &right, &Filter::default(), 500).await.unwrap();
    events.iter().filter(|event| event.verb == verb).count()
}

async fn send(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let token = browser.open("/mijn").await.attributes("main input[name=csrf]", "value").swap_remove(0);
    browser.post(path, &[&[("csrf", token.as_str())], fields].concat()).await
}

testing::on_both_engines! { parts;
    async fn a_form_that_comes_back_is_a_look_at_what_it_shows(db: Database) {
        let id = add(&db, EMAIL, Capacity::Guide).await;
        let keeper = administrator(&db).await;
        let person = format!("/werk/mensen/{id}");
        let stale = [("name", "Anders"), ("email", EMAIL), ("active", "on"), ("revision", "0")];
        for (path, fields, status, verb) in [
            ("/werk/mensen".to_owned(), &[][..], 422, "person.listed"),
            (person.clone(), &[("name", "")][..], 422, "person.seen"),
            (person.clone(), &stale[..], 409, "person.seen"),
            (format!("{person}/rollen"), &[("capacity", "x")][..], 422, "person.seen"),
            (format!("{person}/verwijdering"), &[][..], 422, "person.seen"),
        ] {
            let before = looks(&db, verb).await;
            assert_eq!(send(&keeper, &path, fields).await.status, status, "{path}");
            assert_eq!(looks(&db, verb).await, before + 1, "{path} {status}");
        }
        let before = looks(&db, "person.seen").await;
        keeper.open(&format!("{person}/verwijdering")).await;
        assert_eq!(looks(&db, "person.seen").await, before + 1);
    }

    async fn an_answer_that_comes_back_is_a_look_at_the_request(db: Database) {
        let (asker, officer) = (db.browser(), db.browser());
        asker.sign_in(Capacity::Resident).await;
        officer.sign_in(Capacity::PrivacyOfficer).await;
        let form = asker.open("/mijn/verzoek").await.form("/mijn/verzoek");
        form.fill("kind", "erase").fill("text", "Alles graag.").submit().await;
        let page = officer.open("/werk/verzoeken").await;
        let one = page.attributes("main a[href^='/werk/verzoeken/']", "href").remove(0);
        assert_eq!(send(&officer, &one, &[("answer", "")]).await.status, 422);
        assert_eq!(looks(&db, "rights_request.seen").await, 1);
    }
}
