//! This part through its own pages, on both engines.

mod answering;
mod following;
mod giving;
mod handling;
mod making;

use chrono::Duration;
use kernel::Capacity;
use testing::{Browser, Database, Page};

const SAID: &str = "Er rijdt na negen uur geen bus meer naar de kern.";

fn parts() -> Vec<web::Manifest> {
    vec![people::manifest(), agenda::manifest(), crate::manifest()]
}

/// Says something, and gives the page with the code.
async fn give(browser: &Browser, text: &str, consent: &str) -> Page {
    give_with(browser, text, &[("consent", consent)]).await
}

async fn give_with(browser: &Browser, text: &str, fields: &[(&str, &str)]) -> Page {
    let form = browser.open("/inbreng/nieuw").await.form("/inbreng/nieuw").fill("text", text);
    let form = fields.iter().fold(form, |form, (name, value)| form.fill(name, value));
    let check = form.press("step", "check").await;
    assert_eq!(check.status, 200, "{}", check.text());
    browser.wait(Duration::seconds(10));
    check.form("/inbreng/nieuw").press("step", "send").await
}

fn code(page: &Page) -> String {
    page.texts(".sk-ticket__code").pop().expect("a code")
}

async fn officer(db: &Database) -> Browser {
    let officer = db.browser();
    officer.sign_in(Capacity::PolicyOfficer).await;
    officer
}

/// Where the contribution that is open in the inbox is sent.
fn action(page: &Page) -> String {
    page.attributes("form[data-handle]", "action").pop().expect("something to handle")
}

/// What stands about the contribution that is open.
fn open_one(page: &Page) -> String {
    page.texts(".sk-detail").join(" ")
}

/// Answers the contribution that is open in the inbox.
async fn handle(officer: &Browser, fields: &[(&str, &str)]) -> Page {
    let page = officer.open("/werk/inbreng").await;
    let form = page.form(&action(&page));
    fields.iter().fold(form, |form, (name, value)| form.fill(name, value)).submit().await
}

/// Puts the example questionnaire there, open to everybody.
async fn example(db: &Database) {
    example_with(db, |text| text.to_owned()).await;
}

async fn example_with(db: &Database, change: impl FnOnce(&str) -> String) {
    let policies = web::assembly::policies(&parts()).unwrap();
    let text = change(include_str!("../../../../world/waterstad/vragenlijst.toml"));
    crate::seed(db, &policies, testing::noon(), &text).await.unwrap();
}

testing::on_both_engines! { parts;
    async fn every_form_needs_its_token(db: Database) {
        testing::assert_every_post_refuses_without_token(&db).await;
    }
}
