//! Somebody who opens an emergency, somebody whom it is about, and those who oversee it.

use crate::access::emergency::{EmergencyDesk, ListEmergencies};
use crate::model::Emergency;
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::{Capacity, Viewer};
use people::access::{Account, Door, EditPeople, SignIn};
use people::store::NewSession;
use testing::{Browser, Database, Page};
use web::cookies;

pub const LIST: &str = "/werk/noodtoegang";
pub const OPENING: &str = "/werk/noodtoegang/openen";
pub const REASON: &str = "Er neemt niemand op en de deur is dicht.";
pub const DANGER: &str = "Iemand leest de mail mee.";

pub fn parts() -> Vec<web::Manifest> {
    vec![people::manifest_with(&[|visit| crate::own_data(visit)], &[|visit| crate::untold(visit)]), crate::manifest()]
}

/// A browser in which somebody acts. Their account has the code of an app, but for residents.
pub async fn somebody(db: &Database, capacity: Capacity) -> (Browser, PersonId) {
    let (browser, id) = by_password(db, capacity).await;
    if capacity != Capacity::Resident {
        browser.put_app_on().await;
    }
    (browser, id)
}

/// A browser in which somebody acts who has no second factor on their account.
pub async fn by_password(db: &Database, capacity: Capacity) -> (Browser, PersonId) {
    let browser = db.browser();
    let id = browser.sign_in(capacity).await;
    (browser, id)
}

/// Signs the same person in again, as whatever they act.
pub async fn again(db: &Database, browser: &Browser, person: PersonId, capacity: Capacity, second_factor: bool) {
    let system = Viewer::system();
    let right = db.allow::<SignIn>(&system, Door);
    let session = NewSession { person, capacity, second_factor, shared: false, browser: String::new() };
    let tx = db.begin(&system, browser.now()).await.unwrap();
    let token = people::store::open_session(&tx, &right, session).await.unwrap();
    tx.commit(Event::new("session.opened").on(person)).await.unwrap();
    browser.keep_cookie(cookies::SESSION, &token);
}

/// All emergencies, as a privacy officer lists them.
pub async fn all(db: &Database) -> Vec<Emergency> {
    let officer = Viewer { second_factor: true, ..Viewer::person(PersonId::fresh(), "", Capacity::PrivacyOfficer) };
    let right = db.allow::<ListEmergencies>(&officer, EmergencyDesk);
    crate::store::emergencies(&db.reader(), &right, None).await.unwrap()
}

pub async fn email(db: &Database, person: PersonId) -> String {
    let right = db.allow::<EditPeople>(&Viewer::system(), Account::of(person, &Viewer::system()));
    people::store::find(&db.reader(), &right).await.unwrap().email
}

/// Opens an emergency about a person; `danger` when they may not know.
pub async fn open(db: &Database, holder: &Browser, person: PersonId, hours: &str, danger: bool) -> Page {
    let form = holder.open(OPENING).await.form(OPENING).fill("email", &email(db, person).await);
    let form = form.fill("ground", "vital").fill("reason", REASON).fill("hours", hours);
    match danger {
        true => form.tick("untold").fill("untold_why", DANGER).submit().await,
        false => form.submit().await,
    }
}

/// Everything that somebody sees of their own data: the page and the file.
pub async fn own(browser: &Browser) -> String {
    let (page, file) = (browser.open("/mijn/gegevens").await, browser.open("/mijn/gegevens/bestand").await);
    format!("{}\n{}", page.text(), file.html)
}
