//! The samples of the pages of people.

use super::State::{Empty, Full};
use super::{Browser, Capacity, Clock, Seen, noon, program};

/// Accounts, organisations, settings and signing in.
pub async fn full(seen: &mut Seen, keeper: &Browser, visitor: &Browser, db: &testing::Database) {
    seen.open(Full, keeper, &["/werk", "/werk/mensen", "/werk/instellingen", "/werk/mensen"]).await;
    seen.open(Empty, keeper, &["/mijn/wachtwoord"]).await;
    seen.wrong(keeper, "/werk/mensen", "/werk/mensen", &[("name", "")]).await;
    seen.wrong(keeper, "/werk/instellingen", "/werk/instellingen", &[("name", "")]).await;
    seen.wrong(keeper, "/mijn/wachtwoord", "/mijn/wachtwoord", &[]).await;
    let list = keeper.open("/werk/mensen").await;
    let person = list.attributes("main a[href^='/werk/mensen/']", "href").first().cloned().expect("a person");
    seen.open(Full, keeper, &[&person]).await;
    seen.wrong(keeper, &person, &person, &[("name", "")]).await;
    let list = "/werk/organisaties";
    seen.open(Full, keeper, &[list]).await;
    seen.wrong(keeper, list, list, &[("name", "")]).await;
    let one = keeper.open(list).await.attributes("main a[href^='/werk/organisaties/']", "href")[0].clone();
    seen.open(Full, keeper, &[&one]).await;
    seen.wrong(keeper, &one, &one, &[("name", "")]).await;
    keeper.open(&person).await.form(&format!("{person}/uitnodiging")).submit().await;
    passes(seen, keeper, visitor, db).await;
    keeper.sign_in_as(&[Capacity::Administrator, Capacity::Resident]).await;
    seen.open(Full, keeper, &["/mijn", "/mijn/rol"]).await;
    seen.open(Full, visitor, &["/inloggen"]).await;
    seen.wrong(visitor, "/inloggen", "/inloggen", &[]).await;
}

/// The mail with an invitation, as a demonstration shows it, and what its link opens.
async fn passes(seen: &mut Seen, keeper: &Browser, visitor: &Browser, db: &testing::Database) {
    let policies = program::policies().unwrap();
    while app::mail::next(db, &policies, &app::mail::Carrier::Shown, Clock::Fixed(noon())).await.unwrap() {}
    let page = keeper.open("/werk/mail").await;
    seen.note(Full, &page);
    let text = page.texts("details pre").pop().expect("a mail to read");
    let link = text.split_whitespace().find_map(|word| word.strip_prefix("http://voorbeeld.localhost")).expect("a link");
    seen.open(Full, visitor, &[link]).await;
    seen.wrong(visitor, link, link, &[("password", "te kort")]).await;
    seen.open(Empty, visitor, &["/wachtwoord-vergeten"]).await;
    seen.wrong(visitor, "/wachtwoord-vergeten", "/wachtwoord-vergeten", &[("email", "geen adres")]).await;
}
