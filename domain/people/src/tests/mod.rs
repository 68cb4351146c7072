//! This part through its own pages, on both engines.

mod accounts;
mod administrators;
mod audit;
mod confirm;
mod deletion;
mod hostile;
mod openid;
mod over_sessions;
mod own_data;
mod passes;
mod passkeys;
mod second_factor;
mod settings;
mod sign_in;
mod tries;
mod work;

use crate::access::{Account, Door, EditPeople, KeepOwnAccount, OwnAccount, SignIn};
use crate::model::{MembershipChange, Person, PersonChange};
use crate::store::NewSession;
use crate::{password, store};
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::{Capacity, Result, Viewer};
use testing::{Browser, Database, Page, noon};
use web::cookies;

const PASSWORD: &str = "een lange zin";

fn parts() -> Vec<web::Manifest> {
    vec![crate::manifest()]
}

/// Adds a person with a password.
async fn add(db: &Database, email: &str, capacity: Capacity) -> PersonId {
    let right = db.allow::<EditPeople>(&Viewer::system(), Account::OTHER);
    let new = PersonChange { name: "Voorbeeld".to_owned(), email: email.to_owned(), active: true };
    let first = MembershipChange::from(capacity, kernel::clock::day(noon()));
    let hash = password::hash(PASSWORD.to_owned()).await.unwrap();
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let id = store::add_person(&tx, &right, &new, &first, Some(hash)).await.unwrap();
    tx.commit(Event::new("person.added").on(id)).await.unwrap();
    id
}

/// The account of a person, as the program itself finds it.
async fn find(db: &Database, id: PersonId) -> Result<Person> {
    let right = db.allow::<EditPeople>(&Viewer::system(), Account::of(id, &Viewer::system()));
    store::find(&db.reader(), &right).await
}

/// The right of a person to what is their own.
fn own(db: &Database, id: PersonId) -> Authorized<KeepOwnAccount> {
    db.allow(&Viewer::person(id, "", Capacity::Resident), OwnAccount)
}

/// The right of everybody at the door.
fn door(db: &Database) -> Authorized<SignIn> {
    db.allow(&Viewer::visitor(), Door)
}

async fn sign_in(browser: &Browser, email: &str, password: &str) -> Page {
    let page = browser.open("/inloggen").await;
    page.form("/inloggen").fill("email", email).fill("password", password).submit().await
}

/// A browser in which somebody came in by a passkey, as what they act first.
async fn come_in(db: &Database, person: PersonId) -> Browser {
    let capacity = find(db, person).await.unwrap().memberships[0].capacity;
    let right = db.allow::<SignIn>(&Viewer::system(), Door);
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let new = NewSession { person, capacity, second_factor: true, shared: false, browser: "Firefox, Linux".to_owned() };
    let token = store::open_session(&tx, &right, new).await.unwrap();
    tx.commit(Event::new("session.opened").on(person)).await.unwrap();
    let browser = db.browser();
    browser.keep_cookie(cookies::SESSION, &token);
    browser
}

testing::on_both_engines! { parts;
    async fn every_form_needs_its_token(db: Database) {
        testing::assert_every_post_refuses_without_token(&db).await;
    }
}
