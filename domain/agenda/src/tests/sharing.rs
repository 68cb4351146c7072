//! Reading along with a draft by a link: what it opens, and everything that it does not.

use super::{adopt, adopted, draft, officer, parts};
use crate::access::{ReadShared, SharedVersion, VersionAtHand};
use crate::model::VersionStatus;
use chrono::{Duration, TimeDelta};
use kernel::audit::Event;
use kernel::ids::VersionId;
use kernel::{Capacity, Viewer};
use people::access::{Account, DeletePerson, EditPeople, GrantCapacity};
use people::model::PersonChange;
use testing::{Browser, Database, Page, noon};
use web::cookies;

const PATH: &str = "/werk/agenda/meelezen";
const READ: &str = "/agenda/meelezen";

/// Makes a link on the page for it, and gives its address on this site.
async fn link(officer: &Browser, receiver: &str, until: &str) -> String {
    let page = officer.open(PATH).await.form(PATH).fill("receiver", receiver).fill("until", until).submit().await;
    assert_eq!((page.status, page.headers["cache-control"].to_str().unwrap()), (200, "no-store"), "{}", page.text());
    page.texts(".sk-secret")[0].strip_prefix("http://voorbeeld.localhost").unwrap().to_owned()
}

/// A link until the end of the month, in the middle of which these tests are.
async fn a_link(officer: &Browser) -> String {
    let until = (kernel::clock::day(noon()) + TimeDelta::days(14)).to_string();
    link(officer, "Buurthuis", &until).await
}

async fn opened(reader: &Browser, link: &str) -> Page {
    reader.open(link).await.form(link).submit().await
}

/// Whether an answer is that of an address at which there never was anything.
async fn is_nothing(browser: &Browser, page: &Page) -> bool {
    let nothing = browser.open("/agenda/nergens").await;
    (page.status, page.text()) == (404, nothing.text()) && page.headers.get("cache-control") == nothing.headers.get("cache-control")
}

testing::on_both_engines! { parts;
    async fn a_link_opens_the_draft_after_a_button_and_leaves_the_address(db: Database) {
        draft(&db).await;
        let officer = officer(&db).await;
        let link = a_link(&officer).await;
        assert!(link.strip_prefix("/l/").is_some_and(|secret| secret.len() == 64), "256 bits: {link}");
        let reader = db.browser();
        for _ in 0..3 {
            let page = reader.open(&link).await;
            assert_eq!((page.status, page.headers["referrer-policy"].to_str().unwrap()), (200, "no-referrer"));
            assert_eq!(page.headers["cache-control"], "no-store");
        }
        assert_eq!(reader.cookie(cookies::SHARE), None);
        assert!(officer.open(PATH).await.shows("Nog niet geopend."), "to look at it does not open it");
        let page = opened(&reader, &link).await;
        assert_eq!((page.path.as_str(), page.status), (READ, 200));
        for words in ["Samen in Proefstad", "Meedoen", "Iedereen hoort erbij", "Minder mensen zijn eenzaam", "Eenzame ouderen", "Nota sport"] {
            assert!(page.shows(words), "{words}: {}", page.text());
        }
        assert_eq!(page.headers["cache-control"], "no-store");
        assert_eq!(db.verbs().await[..2], ["share.opened", "sign_in.tried"]);
        assert!(officer.open(PATH).await.shows("Eén keer geopend."));
        assert!(officer.open(PATH).await.shows("Buurthuis"));
        let elsewhere = db.browser();
        let page = elsewhere.open(READ).await;
        assert!(is_nothing(&elsewhere, &page).await, "the address alone opens nothing");
    }

    async fn it_opens_nothing_else_and_writes_nothing(db: Database) {
        draft(&db).await;
        let officer = officer(&db).await;
        let link = a_link(&officer).await;
        let reader = db.browser();
        opened(&reader, &link).await;
        for path in ["/werk", "/werk/agenda", PATH, "/werk/agenda/themas/meedoen", "/werk/mensen", "/mijn"] {
            assert!(reader.open(path).await.path.starts_with("/inloggen"), "{path}");
        }
        for path in ["/agenda/visie", "/agenda/strategie.toml", "/agenda/versies", "/agenda/meelezen/1", "/themas"] {
            assert_eq!(reader.open(path).await.status, 404, "{path}");
        }
        let token = reader.open(&link).await.form(&link).value("csrf").unwrap().to_owned();
        let before = db.verbs().await.len();
        for path in [PATH, "/werk/agenda/themas/meedoen", "/werk/agenda/versies/1/voorstel", "/mijn/wachtwoord"] {
            let page = reader.post(path, &[("csrf", &token), ("name", "Van mij")]).await;
            assert!(page.headers["location"].to_str().unwrap().starts_with("/inloggen"), "{path}");
        }
        let page = reader.post(READ, &[("csrf", &token)]).await;
        assert_eq!(page.status, 404, "{}", page.text());
        assert_eq!(db.verbs().await.len(), before);
    }

    async fn withdrawn_it_opens_nothing_at_once(db: Database) {
        draft(&db).await;
        let officer = officer(&db).await;
        let (link, other) = (a_link(&officer).await, a_link(&officer).await);
        let (reader, second) = (db.browser(), db.browser());
        opened(&reader, &link).await;
        opened(&second, &other).await;
        // The newest stands first: that is the other one.
        let actions = officer.open(PATH).await.attributes("main form", "action");
        let withdrawals: Vec<_> = actions.iter().filter(|action| action.ends_with("/intrekking")).collect();
        let page = officer.open(PATH).await.form(withdrawals[1]).submit().await;
        assert!(page.shows("De link is ingetrokken.") && page.shows("Ingetrokken"));
        for path in [READ, &link] {
            let page = reader.open(path).await;
            assert!(is_nothing(&reader, &page).await, "{path}");
        }
        assert_eq!(second.open(READ).await.status, 200, "another link stays");
        let again = officer.post(withdrawals[1], &[("csrf", &officer.cookie(cookies::CSRF).unwrap())]).await;
        assert_eq!(again.status, 404, "it is withdrawn once");
    }

    async fn it_opens_nothing_once_its_maker_may_share_no_more(db: Database) {
        draft(&db).await;
        db.browser().sign_in(Capacity::Administrator).await;
        let system = Viewer::system();
        let about = |id| Account::of(id, &Viewer::system());
        for leave in ["switched off", "role ended", "deleted"] {
            let officer = db.browser();
            let id = officer.sign_in_as(&[Capacity::PolicyOfficer, Capacity::Partner]).await;
            let link = a_link(&officer).await;
            let reader = db.browser();
            assert_eq!(opened(&reader, &link).await.status, 200, "{leave}");
            let person = people::store::find(&db.reader(), &db.allow::<EditPeople>(&system, about(id))).await.unwrap();
            let tx = db.begin(&system, noon()).await.unwrap();
            match leave {
                "switched off" => {
                    let off = PersonChange { name: person.name, email: person.email, active: false };
                    let right = db.allow::<EditPeople>(&system, about(id));
                    people::store::change_person(&tx, &right, id, &off, person.revision).await.unwrap();
                }
                "role ended" => {
                    let role = person.memberships.iter().find(|one| one.capacity == Capacity::PolicyOfficer).unwrap().id;
                    let right = db.allow::<GrantCapacity>(&system, about(id));
                    people::store::end_membership(&tx, &right, id, role).await.unwrap();
                }
                _ => people::store::delete_person(&tx, &db.allow::<DeletePerson>(&system, about(id)), id).await.unwrap(),
            }
            tx.commit(Event::new("person.changed").on(id)).await.unwrap();
            for path in [READ, &link] {
                let page = reader.open(path).await;
                assert!(is_nothing(&reader, &page).await, "{leave}: {path}");
            }
            let token = reader.open("/inloggen").await.form("/inloggen").value("csrf").unwrap().to_owned();
            assert_eq!(db.browser().open(&link).await.status, 404, "{leave}");
            assert_eq!(reader.post(&link, &[("csrf", &token)]).await.status, 404, "{leave}");
            let page = self::officer(&db).await.open(PATH).await;
            assert!(page.shows("wie de link maakte, mag dat niet meer"), "{leave}: {}", page.text());
        }
    }

    async fn it_ends_by_itself_with_its_last_day(db: Database) {
        draft(&db).await;
        let officer = officer(&db).await;
        let link = link(&officer, "Buurthuis", &kernel::clock::day(noon()).to_string()).await;
        let reader = db.browser();
        opened(&reader, &link).await;
        reader.wait(Duration::hours(9));
        assert_eq!(reader.open(READ).await.status, 200);
        reader.wait(Duration::hours(3));
        for path in [READ, &link] {
            let page = reader.open(path).await;
            assert!(is_nothing(&reader, &page).await, "{path}");
        }
    }

    async fn a_browser_reads_on_for_half_a_day(db: Database) {
        draft(&db).await;
        let officer = officer(&db).await;
        let link = a_link(&officer).await;
        let reader = db.browser();
        opened(&reader, &link).await;
        reader.wait(Duration::hours(12));
        assert_eq!(reader.open(READ).await.status, 404);
        assert_eq!(opened(&reader, &link).await.status, 200, "the link still works");
    }

    async fn after_the_decision_and_for_the_next_draft_it_opens_nothing(db: Database) {
        let version = draft(&db).await.version.id;
        let officer = officer(&db).await;
        let link = a_link(&officer).await;
        let reader = db.browser();
        opened(&reader, &link).await;
        adopt(&db, version).await;
        let page = reader.open(READ).await;
        assert!(is_nothing(&reader, &page).await);
        let page = officer.open(PATH).await;
        assert!(page.shows("Er is geen concept om mee te lezen."));
        let path = "/werk/agenda/resultaten/eenzaam";
        officer.open(path).await.form(path).fill("name", "Een nieuw concept").fill("reason", "Daarom.").submit().await;
        assert!(is_nothing(&reader, &reader.open(READ).await).await, "the next draft is another version");
    }

    async fn a_guess_opens_nothing_and_is_counted(db: Database) {
        draft(&db).await;
        let reader = db.browser();
        let guess = format!("/l/{}", "0".repeat(64));
        let page = reader.open(&guess).await;
        assert!(is_nothing(&reader, &page).await);
        let token = reader.open("/inloggen").await.form("/inloggen").value("csrf").unwrap().to_owned();
        for _ in 0..5 {
            assert_eq!(reader.post(&guess, &[("csrf", &token)]).await.status, 404);
        }
        assert_eq!(db.verbs().await.iter().filter(|verb| *verb == "sign_in.tried").count(), 5);
        assert_eq!(reader.cookie(cookies::SHARE), None);
    }

    async fn only_officers_make_links_and_only_for_a_draft(db: Database) {
        adopted(&db).await;
        let officer = officer(&db).await;
        let token = officer.open("/mijn").await.attributes("main input[name=csrf]", "value").swap_remove(0);
        let until = kernel::clock::day(noon()).to_string();
        let page = officer.post(PATH, &[("csrf", &token), ("receiver", "Buurthuis"), ("until", &until)]).await;
        assert_eq!((page.status, page.shows("Er is geen concept om mee te lezen.")), (409, true));
        for capacity in Capacity::given().filter(|capacity| *capacity != Capacity::PolicyOfficer) {
            let browser = db.browser();
            browser.sign_in(capacity).await;
            assert_eq!(browser.open(PATH).await.status, 403, "{capacity:?}");
        }
    }

    async fn what_a_link_opens_follows_from_the_link_alone(db: Database) {
        let policies = web::assembly::policies(&db.parts()).unwrap();
        let at = |status| VersionAtHand { id: VersionId::fresh(), status };
        let draft = at(VersionStatus::Draft);
        let (now, ends) = (noon(), noon() + Duration::hours(1));
        let may = |version: VersionAtHand, link, now| {
            let all = Capacity::ALL.into_iter().map(|capacity| {
                let viewer = Viewer { capacity, ..Viewer::visitor() };
                policies.allow::<ReadShared>(&viewer, SharedVersion { version, link, now }).is_ok()
            });
            let answers: std::collections::BTreeSet<bool> = all.collect();
            assert_eq!(answers.len(), 1, "no role reads more or less by it");
            answers.contains(&true)
        };
        assert!(may(draft, Some((draft.id, ends, false)), now));
        assert!(!may(draft, None, now));
        assert!(!may(draft, Some((VersionId::fresh(), ends, false)), now), "another version");
        assert!(!may(draft, Some((draft.id, ends, true)), now), "withdrawn");
        assert!(!may(draft, Some((draft.id, ends, false)), ends), "over");
        for (status, open) in [(VersionStatus::Proposed, true), (VersionStatus::Adopted, false), (VersionStatus::Superseded, false)] {
            let version = at(status);
            assert_eq!(may(version, Some((version.id, ends, false)), now), open, "{status:?}");
        }
    }
}
