//! Signing in in two steps.

use super::{PASSWORD, add, own, parts, sign_in};
use crate::model::recovery_key;
use crate::store::{self, SecondFactor};
use chrono::Duration;
use kernel::ids::PersonId;
use kernel::{Capacity, Viewer};
use testing::{Browser, Database, Page, noon};
use web::cookies;

const EMAIL: &str = "iemand@voorbeeld.nl";
const PATH: &str = "/mijn/tweede-stap";

/// How far somebody is, as they see it after a password.
pub async fn of(db: &Database, person: PersonId) -> SecondFactor {
    let viewer = Viewer::person(person, "", Capacity::Guide);
    store::second_factor(&db.reader(), &own(db, person), &viewer).await.unwrap()
}

/// Puts the second factor on: the secret, the codes on paper, and the browser in which it was done.
pub async fn on(db: &Database) -> (PersonId, Vec<u8>, Vec<String>, Browser) {
    let person = add(db, EMAIL, Capacity::Guide).await;
    let browser = db.browser();
    sign_in(&browser, EMAIL, PASSWORD).await;
    let page = browser.open(PATH).await.form(&format!("{PATH}/begin")).submit().await;
    assert_eq!(page.attributes("svg.sk-qr", "role"), ["img"]);
    let SecondFactor::Begun(secret) = of(db, person).await else { panic!("not begun") };
    let page = page.form(PATH).fill("code", &testing::app_code(&secret, noon())).submit().await;
    assert!(page.shows("Bewaar deze herstelcodes"), "{}", page.text());
    (person, secret, page.texts(".sk-codes li"), browser)
}

async fn with_code(page: Page, code: &str) -> Page {
    page.form("/inloggen/code").fill("code", code).submit().await
}

testing::on_both_engines! { parts;
    async fn a_code_is_asked_from_the_first_right_one_on(db: Database) {
        let (person, secret, codes, first) = on(&db).await;
        assert_eq!((codes.len(), db.verbs().await[0].as_str()), (8, "second_factor.on"));
        let token = first.cookie(cookies::SESSION).unwrap();
        assert!(store::recognise(&db, &token, noon()).await.unwrap().unwrap().second_factor);
        assert!(first.open(PATH).await.shows("U hebt nog 8 herstelcodes."));

        let browser = db.browser();
        let page = sign_in(&browser, EMAIL, PASSWORD).await;
        assert_eq!((page.path.as_str(), page.headers["cache-control"].to_str().unwrap()), ("/inloggen/code?terug=", "no-store"));
        assert_eq!(browser.cookie(cookies::SESSION), None);
        assert_eq!(browser.open("/mijn").await.path, "/inloggen?terug=/mijn", "a password alone opens nothing");
        let page = with_code(browser.open("/inloggen/code").await, &testing::app_code(&secret, noon())).await;
        assert_eq!((page.status, page.shows("Elke code werkt één keer.")), (422, true), "it was used already");
        browser.wait(Duration::seconds(30));
        let page = with_code(page, &testing::app_code(&secret, noon() + Duration::seconds(30))).await;
        assert_eq!(page.path, "/werk");
        let token = browser.cookie(cookies::SESSION).unwrap();
        assert!(store::recognise(&db, &token, noon()).await.unwrap().unwrap().second_factor);
        assert_eq!(of(&db, person).await, SecondFactor::On(8));
    }

    async fn a_code_on_paper_works_once_and_for_its_owner_only(db: Database) {
        let (_, _, codes, _) = on(&db).await;
        let browser = db.browser();
        let page = with_code(sign_in(&browser, EMAIL, PASSWORD).await, &codes[0].to_lowercase()).await;
        assert_eq!(page.path, "/werk");
        assert!(browser.open(PATH).await.shows("U hebt nog 7 herstelcodes."));
        let again = with_code(sign_in(&db.browser(), EMAIL, PASSWORD).await, &codes[0]).await;
        assert_eq!(again.status, 422);
        let other = add(&db, "ander@voorbeeld.nl", Capacity::Guide).await;
        let tx = db.begin(&kernel::Viewer::system(), noon()).await.unwrap();
        assert!(!store::code_fits(&tx, other, &codes[1]).await.unwrap());
        drop(tx);
        assert_ne!(recognised(&db, &codes[1]).await, Some(()), "the database holds no code");
    }

    async fn five_wrong_codes_and_the_door_waits(db: Database) {
        let (_, secret, ..) = on(&db).await;
        let browser = db.browser();
        let mut page = sign_in(&browser, EMAIL, PASSWORD).await;
        for _ in 0..5 {
            page = with_code(page, "000000").await;
            assert_eq!(page.status, 422);
        }
        browser.wait(Duration::seconds(30));
        let refused = with_code(page.clone(), &testing::app_code(&secret, noon() + Duration::seconds(30))).await;
        assert_eq!(refused.status, 429);
        browser.wait(Duration::minutes(15));
        let late = with_code(page, &testing::app_code(&secret, noon() + Duration::minutes(15) + Duration::seconds(30))).await;
        assert_eq!(late.path, "/inloggen", "the password was shown too long ago");
    }

    async fn taking_it_off_needs_a_code(db: Database) {
        let (person, _, codes, browser) = on(&db).await;
        let page = browser.open(PATH).await;
        let token = page.form("/mijn/tweede-stap/herstelcodes").value("csrf").unwrap().to_owned();
        let end = format!("{PATH}/einde");
        let refused = browser.post(&end, &[("csrf", token.as_str()), ("code", "000000")]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(browser.post(&end, &[("csrf", token.as_str()), ("code", codes[0].as_str())]).await.status, 303);
        assert_eq!(of(&db, person).await, SecondFactor::None);
        let token = browser.cookie(cookies::SESSION).unwrap();
        assert!(!store::recognise(&db, &token, noon()).await.unwrap().unwrap().second_factor);
        assert_eq!(sign_in(&db.browser(), EMAIL, PASSWORD).await.path, "/werk");
    }

    async fn new_codes_on_paper_make_the_old_ones_worthless(db: Database) {
        let (_, _, codes, browser) = on(&db).await;
        let form = browser.open(PATH).await.form("/mijn/tweede-stap/herstelcodes").fill("code", &codes[0]);
        let fresh = form.submit().await.texts(".sk-codes li");
        assert_eq!(fresh.len(), 8);
        assert!(fresh.iter().all(|code| !codes.contains(code)));
        let page = sign_in(&db.browser(), EMAIL, PASSWORD).await;
        assert_eq!(with_code(page.clone(), &codes[1]).await.status, 422);
        assert_eq!(with_code(page, &fresh[1]).await.path, "/werk");
    }

    async fn switching_it_on_ends_the_other_sessions(db: Database) {
        add(&db, "eerste@voorbeeld.nl", Capacity::Resident).await;
        let person = add(&db, EMAIL, Capacity::Guide).await;
        let (here, elsewhere) = (db.browser(), db.browser());
        sign_in(&here, EMAIL, PASSWORD).await;
        sign_in(&elsewhere, EMAIL, PASSWORD).await;
        let page = here.open(PATH).await.form(&format!("{PATH}/begin")).submit().await;
        let SecondFactor::Begun(secret) = of(&db, person).await else { panic!("not begun") };
        assert_eq!(page.form(PATH).fill("code", "123").submit().await.status, 422);
        page.form(PATH).fill("code", &testing::app_code(&secret, noon())).submit().await;
        assert_eq!(here.open("/mijn").await.path, "/mijn");
        assert_eq!(elsewhere.open("/mijn").await.path, "/inloggen?terug=/mijn");
    }
}

/// Whether the database holds a code as it is shown or compared.
async fn recognised(db: &Database, code: &str) -> Option<()> {
    use sea_orm::{ConnectionTrait, Statement};
    let sql = format!("SELECT 1 FROM people_recovery_code WHERE hash IN ('{code}', '{}')", recovery_key(code));
    let backend = ConnectionTrait::get_database_backend(&db.reader());
    db.reader().query_one_raw(Statement::from_string(backend, sql)).await.unwrap().map(|_| ())
}
