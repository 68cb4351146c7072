//! Samples of the pages of contributions.

use super::State::{Empty, Full, Wrong};
use super::{Browser, Capacity, Seen};
use chrono::Duration;
use testing::Page;

/// Says something that everybody may read, and gives the page with the code.
pub async fn give(browser: &Browser, text: &str) -> Page {
    let form = browser.open("/inbreng/nieuw").await.form("/inbreng/nieuw").fill("text", text).fill("consent", "public");
    let check = form.press("step", "check").await;
    browser.wait(Duration::seconds(10));
    check.form("/inbreng/nieuw").press("step", "send").await
}

/// Before anybody said anything.
pub async fn nothing_yet(seen: &mut Seen, visitor: &Browser, officer: &Browser) {
    seen.open(Empty, visitor, &["/inbreng", "/inbreng/nieuw", "/volg"]).await;
    seen.open(Empty, officer, &["/werk/inbreng"]).await;
}

/// Saying something, following it, and answering it.
pub async fn contributions(seen: &mut Seen, db: &testing::Database) {
    let (browser, officer) = (db.browser(), db.browser());
    officer.sign_in(Capacity::PolicyOfficer).await;
    seen.wrong(&browser, "/volg", "/volg", &[("code", "1234")]).await;
    let path = "/inbreng/nieuw";
    let form = browser.open(path).await.form(path).fill("text", "Er rijdt na negen uur geen bus meer.");
    let unsure = form.press("step", "check").await;
    seen.note(Wrong, &unsure);
    let check = unsure.form(path).fill("consent", "public").press("step", "check").await;
    seen.note(Full, &check);
    seen.note(Full, &check.form(path).press("step", "change").await);
    seen.note(Wrong, &check.form(path).press("step", "send").await);
    browser.wait(Duration::seconds(10));
    let given = check.form(path).press("step", "send").await;
    seen.note(Full, &given);
    let own = format!("/volg/{}", given.texts(".sk-ticket__code").remove(0));
    seen.open(Full, &browser, &[&own]).await;
    seen.wrong(&browser, &own, &format!("{own}/verbetering"), &[("text", "")]).await;
    let inbox = officer.open("/werk/inbreng").await;
    seen.note(Full, &inbox);
    let action = inbox.attributes("form[data-handle]", "action").remove(0);
    seen.note(Wrong, &inbox.form(&action).submit().await);
    inbox.form(&action).fill("kind", "partly").fill("answer", "Wij vragen een avondbus.").submit().await;
    let register = browser.open("/inbreng").await;
    seen.note(Full, &register);
    let place = register.attributes(".sk-said a", "href").remove(0);
    seen.open(Full, &browser, &[&place]).await;
    let withdrawal = format!("{own}/intrekking");
    let gone = browser.open(&own).await.form(&withdrawal).tick("sure").submit().await;
    seen.note(Empty, &gone);
}
