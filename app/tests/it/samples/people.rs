//! Samples of the pages about people and of one's own account.

use super::State::{self, Empty, Full, Wrong};
use super::{Browser, Capacity, Clock, Seen, noon, program};
use kernel::Viewer;
use kernel::audit::Event;
use kernel::ids::PersonId;
use serde_json::json;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::Arc;

/// Accounts, organisations, settings, the audit trail, one's own account and signing in.
pub async fn full(seen: &mut Seen, keeper: &Browser, visitor: &Browser, db: &testing::Database) {
    seen.open(Full, keeper, &["/werk", "/werk/mensen", "/werk/instellingen", "/werk/mensen"]).await;
    seen.open(Empty, keeper, &["/mijn/wachtwoord"]).await;
    seen.wrong(keeper, "/werk/mensen", "/werk/mensen", &[("name", "")]).await;
    seen.wrong(keeper, "/werk/instellingen", "/werk/instellingen", &[("name", "")]).await;
    seen.wrong(keeper, "/mijn/wachtwoord", "/mijn/wachtwoord", &[]).await;
    let list = keeper.open("/werk/mensen").await;
    let link = "main a[href^='/werk/mensen/']";
    let mut people = list.texts(link).into_iter().zip(list.attributes(link, "href"));
    // An example person gets no invitation.
    let (_, person) = people.find(|(name, _)| name.starts_with("Proef policy")).expect("a person");
    seen.open(Full, keeper, &[&person]).await;
    seen.wrong(keeper, &person, &person, &[("name", "")]).await;
    seen.open(Empty, keeper, &[&format!("{person}/weg-terug")]).await;
    let deletion = format!("{person}/verwijdering");
    seen.open(Full, keeper, &[&deletion]).await;
    seen.wrong(keeper, &deletion, &deletion, &[]).await;
    let list = "/werk/organisaties";
    seen.open(Full, keeper, &[list]).await;
    seen.wrong(keeper, list, list, &[("name", "")]).await;
    let one = keeper.open(list).await.attributes("main a[href^='/werk/organisaties/']", "href")[0].clone();
    seen.open(Full, keeper, &[&one]).await;
    seen.wrong(keeper, &one, &one, &[("name", "")]).await;
    let asked = keeper.open("/werk/logboek").await.form("/werk/logboek/controle").submit().await;
    assert_eq!(asked.status, 200);
    seen.open(Full, keeper, &["/werk/logboek", "/werk/taken"]).await;
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    tx.commit(Event::new("backup.made").fact("rows", 12_345).fact("bytes", 9_876_543).fact("read_back", true)).await.unwrap();
    keeper.open("/werk/back-ups").await.form("/werk/back-ups").submit().await;
    seen.open(Full, keeper, &["/werk/back-ups", "/werk/inlezen"]).await;
    seen.open(Full, keeper, &["/werk/bewaren", "/werk/bewaren/sessions", "/werk/bewaren/mails"]).await;
    seen.wrong(keeper, "/werk/bewaren/mails", "/werk/bewaren/mails/aanhouden", &[("why", "")]).await;
    let hold = keeper.open("/werk/bewaren/mails").await.form("/werk/bewaren/mails/aanhouden");
    hold.fill("why", "Een verzoek.").fill("last_day", "2026-09-01").submit().await;
    seen.open(Full, keeper, &["/werk/bewaren/mails"]).await;
    let list = keeper.open("/werk/mensen").await.form("/werk/mensen");
    list.fill("name", "Nieuw").fill("email", "nieuw@proef.invalid").fill("capacity", "guide").submit().await;
    passes(seen, keeper, visitor, db).await;
    keeper.sign_in_as(&[Capacity::Administrator, Capacity::Resident]).await;
    seen.open(Full, keeper, &["/mijn", "/mijn/rol"]).await;
    passkeys(seen, keeper).await;
    seen.open(Full, visitor, &["/inloggen"]).await;
    seen.wrong(visitor, "/inloggen", "/inloggen", &[]).await;
}

/// One's own data, and what people ask about them.
pub(super) async fn own_data(seen: &mut Seen, db: &testing::Database) {
    let (own, officer, keeper) = (db.browser(), db.browser(), db.browser());
    let person = own.sign_in(Capacity::Resident).await;
    officer.sign_in(Capacity::PrivacyOfficer).await;
    keeper.sign_in(Capacity::Administrator).await;
    let (data, ask, list) = ("/mijn/gegevens", "/mijn/verzoek", "/werk/verzoeken");
    seen.open(Empty, &own, &[data, ask]).await;
    seen.open(Empty, &officer, &[list]).await;
    seen.wrong(&own, data, "/mijn/gegevens/naam", &[("name", "")]).await;
    seen.wrong(&own, ask, ask, &[("text", "")]).await;
    let form = own.open(ask).await.form(ask).fill("kind", "correct").fill("text", "Mijn naam.");
    keeper.open(&format!("/werk/mensen/{person}")).await;
    seen.note(Full, &form.submit().await);
    seen.open(Full, &officer, &[list]).await;
    let one = officer.open(list).await.attributes("main td a", "href")[0].clone();
    seen.open(Full, &officer, &[&one]).await;
    seen.wrong(&officer, &one, &one, &[("answer", "")]).await;
}

/// Signing in in two steps, from putting it on to being asked for a code.
pub(super) async fn two_steps(seen: &mut Seen, db: &testing::Database) {
    let (email, password) = ("twee@proef.invalid", "een lange zin");
    let system = Viewer::system();
    let right = program::policies().unwrap().allow(&system, ::people::access::Account::OTHER).unwrap();
    let new = ::people::model::PersonChange { name: "Proef".to_owned(), email: email.to_owned(), active: true };
    let first = ::people::model::MembershipChange::from(Capacity::Guide, kernel::clock::day(noon()));
    let hash = ::people::password::hash(password.to_owned()).await.unwrap();
    let tx = db.begin(&system, noon()).await.unwrap();
    let id = ::people::store::add_person(&tx, &right, &new, &first, Some(hash)).await.unwrap();
    tx.commit(Event::new("person.added").on(id)).await.unwrap();
    let sign_in = async |browser: &Browser| {
        browser.open("/inloggen").await.form("/inloggen").fill("email", email).fill("password", password).submit().await
    };
    let late = db.browser();
    sign_in(&late).await;
    late.wait(chrono::Duration::minutes(11));
    let asked = late.open("/mijn/tweede-stap").await.form("/mijn/tweede-stap/begin").submit().await;
    seen.note(Full, &asked);
    seen.note(Wrong, &asked.form("/mijn/bevestiging").submit().await);
    let (browser, path) = (db.browser(), "/mijn/tweede-stap");
    sign_in(&browser).await;
    seen.open(Empty, &browser, &[path]).await;
    seen.note(Full, &browser.open(path).await.form("/mijn/tweede-stap/begin").submit().await);
    seen.wrong(&browser, path, path, &[("code", "0")]).await;
    let viewer = Viewer::person(id, "", Capacity::Guide);
    let own = db.allow(&viewer, ::people::access::OwnAccount);
    let factor = ::people::store::second_factor(&db.reader(), &own, &viewer).await.unwrap();
    let ::people::store::SecondFactor::Begun(secret) = factor else { panic!("{factor:?}") };
    let code = testing::app_code(&secret, noon());
    seen.note(Full, &browser.open(path).await.form(path).fill("code", &code).submit().await);
    let other = db.browser();
    seen.note(Empty, &sign_in(&other).await);
    seen.wrong(&other, "/inloggen/code", "/inloggen/code", &[("code", "0")]).await;
    way_back(seen, db, id).await;
    elsewhere(seen, db).await;
    without_capacity(seen, db).await;
}

/// Signing in without a role.
async fn without_capacity(seen: &mut Seen, db: &testing::Database) {
    let (email, password, system) = ("zonder@proef.invalid", "een lange zin", Viewer::system());
    let right = db.allow(&system, ::people::access::Account::OTHER);
    let new = ::people::model::PersonChange { name: "Proef".to_owned(), email: email.to_owned(), active: true };
    let tomorrow = kernel::clock::day(noon()).succ_opt().unwrap();
    let first = ::people::model::MembershipChange::from(Capacity::Guide, tomorrow);
    let hash = ::people::password::hash(password.to_owned()).await.unwrap();
    let tx = db.begin(&system, noon()).await.unwrap();
    let id = ::people::store::add_person(&tx, &right, &new, &first, Some(hash)).await.unwrap();
    tx.commit(Event::new("person.added").on(id)).await.unwrap();
    let form = db.browser().open("/inloggen").await.form("/inloggen").fill("email", email).fill("password", password);
    seen.note(Full, &form.submit().await);
}

/// A way back for somebody who has a second factor, and the link that stops it.
async fn way_back(seen: &mut Seen, db: &testing::Database, id: PersonId) {
    let (keeper, path) = (db.browser(), format!("/werk/mensen/{id}/weg-terug"));
    keeper.sign_in(Capacity::Administrator).await;
    seen.open(Full, &keeper, &[&format!("/werk/mensen/{id}"), &path]).await;
    seen.wrong(&keeper, &path, &path, &[]).await;
    let form = keeper.open(&path).await.form(&path).fill("lost", "everything").fill("known_by", "document");
    seen.note(Full, &form.submit().await);
    let policies = program::policies().unwrap();
    let link = loop {
        let mail = ::people::post::take(db, &policies, noon()).await.unwrap().expect("a mail about it");
        let stop = mail.letter.text.split_whitespace().find(|word| word.contains("/weg-terug/"));
        if let Some(link) = stop.and_then(|link| link.strip_prefix("http://voorbeeld.localhost")) {
            break link.to_owned();
        }
    };
    seen.open(Full, &db.browser(), &[&link]).await;
}

/// Reading along with the draft: an officer makes a link, somebody without an account opens it.
pub(super) async fn reading_along(seen: &mut Seen, draft: State, officer: &Browser, reader: &Browser) {
    let path = "/werk/agenda/meelezen";
    seen.wrong(officer, path, path, &[("receiver", "")]).await;
    let made = officer.open(path).await.form(path).fill("receiver", "Buurthuis").submit().await;
    seen.note(Full, &made);
    let link = made.texts(".sk-secret").pop().expect("a link");
    let link = link.strip_prefix("http://voorbeeld.localhost").expect("a link to here");
    seen.open(Full, reader, &[link]).await;
    seen.note(draft, &reader.open(link).await.form(link).submit().await);
    seen.open(Full, officer, &[path]).await;
}

/// One's own passkeys, before the first and after it.
async fn passkeys(seen: &mut Seen, keeper: &Browser) {
    let path = "/mijn/passkeys";
    seen.open(Empty, keeper, &[path]).await;
    seen.wrong(keeper, path, path, &[("name", "")]).await;
    let token = keeper.open(path).await.form(path).value("csrf").expect("a token").to_owned();
    let question = keeper.post("/mijn/passkeys/begin", &[("csrf", &token)]).await.html;
    let answer = testing::Authenticator::at("http://voorbeeld.localhost").make(&question);
    let form = keeper.open(path).await.form(path).fill("name", "Mijn telefoon").fill("answer", &answer);
    let page = form.submit().await;
    seen.note(Full, &page);
    let one = page.attributes("main a[href^='/mijn/passkeys/']", "href").swap_remove(0);
    seen.open(Full, keeper, &[&one]).await;
    seen.wrong(keeper, &one, &one, &[("name", "")]).await;
}

/// On the way to a provider of which nothing but its description is there.
async fn elsewhere(seen: &mut Seen, db: &testing::Database) {
    let browser = db.browser_with(vec![provider()]);
    seen.open(Full, &browser, &["/inloggen"]).await;
    seen.note(Wrong, &browser.open("/inloggen/via/werk/terug").await);
    browser.sign_in(Capacity::Guide).await;
    let page = browser.open("/mijn").await;
    seen.note(Full, &page);
    seen.note(Full, &page.form("/mijn/koppelingen").press("provider", "werk").await);
}

fn provider() -> Arc<openid::Provider> {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let document = json!({
        "issuer": issuer, "authorization_endpoint": issuer, "token_endpoint": issuer, "jwks_uri": issuer,
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
    });
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            BufReader::new(&stream).lines().map_while(Result::ok).find(String::is_empty);
            write!(&stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{document}").ok();
        }
    });
    let config = openid::Config {
        key: "werk".to_owned(),
        name: "uw werkaccount".to_owned(),
        issuer,
        client_id: "samenkoers".to_owned(),
        key_file: "werk.pem".into(),
        acr: vec!["high".to_owned()],
        two_factors: Vec::new(),
        claim: "sub".to_owned(),
    };
    openid::Provider::new(config, include_bytes!("../../../../openid/src/p256-for-tests.pem"), None).unwrap()
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
