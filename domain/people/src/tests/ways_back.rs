//! Letting somebody back in who lost their second factor.

use super::hostile::Hostile;
use super::{PASSWORD, add, door, find, openid, own, parts, passes, passkeys, second_factor, sign_in};
use crate::store::{self, SecondFactor};
use chrono::Duration;
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::{Capacity, Viewer};
use testing::{Browser, Database, Page, noon};

const EMAIL: &str = "iemand@voorbeeld.nl";
const LOST: &str = "everything";
const CHOSEN: &str = "een heel andere zin";

async fn administrator(db: &Database) -> Browser {
    let browser = db.browser();
    browser.sign_in(Capacity::Administrator).await;
    browser
}

fn path(person: PersonId) -> String {
    format!("/werk/mensen/{person}/weg-terug")
}

/// Fills in the form about somebody.
async fn ask(browser: &Browser, person: PersonId, lost: &str, known_by: &str) -> Page {
    let path = path(person);
    browser.open(&path).await.form(&path).fill("lost", lost).fill("known_by", known_by).submit().await
}

/// Somebody with an app, for whom a way back was asked; and the path of the link in the mail about it.
async fn asked(db: &Database) -> (PersonId, Vec<String>, Browser, String) {
    let (person, _, codes, browser) = second_factor::on(db).await;
    let page = ask(&administrator(db).await, person, LOST, "document").await;
    assert!(page.shows("De weg terug gaat open als de wachttijd voorbij is."), "{}", page.text());
    let mail = passes::next(db).await.expect("a mail");
    assert_eq!((mail.address.as_deref(), mail.letter.subject.as_str()), (Some(EMAIL), "Weer inloggen bij Gemeente"));
    assert!(mail.letter.text.contains("Vanaf 2 juli 2026 om 12.00 uur"), "{mail:?}");
    (person, codes, browser, passes::link(&mail))
}

/// Somebody at the door, so long after noon, with the right password.
async fn at_the_door(db: &Database, later: Duration) -> (Browser, Page) {
    let browser = db.browser();
    browser.wait(later);
    let page = sign_in(&browser, EMAIL, PASSWORD).await;
    (browser, page)
}

fn asks_code(page: &Page) -> bool {
    page.path.starts_with("/inloggen/code")
}

testing::on_both_engines! { parts;
    async fn it_opens_after_a_day_to_the_password_and_the_old_second_step_is_gone(db: Database) {
        let (person, codes, before, _) = asked(&db).await;
        assert_eq!(db.verbs().await.iter().filter(|verb| *verb == "way_back.asked").count(), 1);
        assert!(asks_code(&at_the_door(&db, Duration::hours(24) - Duration::seconds(1)).await.1), "not yet");
        let wrong = db.browser();
        wrong.wait(Duration::hours(24));
        assert_eq!(sign_in(&wrong, EMAIL, "een andere zin").await.status, 422, "the password is asked as ever");

        let (browser, page) = at_the_door(&db, Duration::hours(24)).await;
        assert_eq!(page.path, "/mijn/tweede-stap", "{}", page.text());
        assert!(page.shows("U bent weer binnen. Kies nu een nieuwe tweede stap."));
        assert_eq!(second_factor::of(&db, &db.browser(), person).await, SecondFactor::None);
        assert_eq!(before.open("/mijn").await.path, "/inloggen?terug=/mijn", "signed out everywhere else");
        assert_eq!(db.verbs().await[..2], ["session.opened", "way_back.taken"]);
        let told = &db.mails(1).await[0];
        assert_eq!(told.letter.subject, "Er is weer ingelogd bij Gemeente");
        let page = browser.open("/mijn/tweede-stap").await.form("/mijn/tweede-stap/begin").submit().await;
        assert_eq!(page.attributes("svg.sk-qr", "role"), ["img"], "a new one is set up at once");
        let tx = db.begin(&kernel::Viewer::system(), noon()).await.unwrap();
        assert!(!store::code_fits(&tx, person, &codes[0]).await.unwrap(), "codes on paper of before open nothing");
    }

    async fn the_link_in_the_mail_stops_it_and_to_look_does_not(db: Database) {
        let (person, _, _, link) = asked(&db).await;
        let browser = db.browser();
        for _ in 0..2 {
            let page = browser.open(&link).await;
            assert_eq!((page.status, page.texts("h1")), (200, vec!["Kunt u nog gewoon inloggen?".to_owned()]));
            assert_eq!(page.headers["referrer-policy"], "no-referrer");
        }
        let page = browser.open(&link).await.form(&link).submit().await;
        assert!(page.path == "/inloggen" && page.shows("Het is gestopt."), "{}", page.text());
        assert_eq!(db.verbs().await[0], "way_back.stopped");
        assert_eq!(browser.open(&link).await.status, 409, "once");
        assert!(asks_code(&at_the_door(&db, Duration::hours(25)).await.1));
        assert!(matches!(second_factor::of(&db, &db.browser(), person).await, SecondFactor::On(_)));
    }

    async fn it_ends_when_it_is_not_needed_and_after_a_week(db: Database) {
        let (person, codes, _, link) = asked(&db).await;
        let (_, page) = at_the_door(&db, Duration::hours(1)).await;
        assert_eq!(page.form("/inloggen/code").fill("code", &codes[0]).submit().await.path, "/werk");
        assert_eq!(db.browser().open(&link).await.status, 409, "whoever shows a code lost nothing");
        assert!(asks_code(&at_the_door(&db, Duration::hours(25)).await.1));

        ask(&administrator(&db).await, person, LOST, "acquaintance").await;
        assert!(asks_code(&at_the_door(&db, Duration::days(8)).await.1), "over");
        let keeper = administrator(&db).await;
        let account = format!("/werk/mensen/{person}");
        keeper.open(&account).await.form(&account).fill("email", "nieuw@voorbeeld.nl").submit().await;
        let tx = db.begin(&kernel::Viewer::system(), noon()).await.unwrap();
        let person = find(&db, person).await.unwrap();
        assert_eq!(store::own_way_back(&tx, &door(&db), &person, noon()).await.unwrap(), None, "nor to another address");
    }

    async fn showing_a_code_once_more_ends_it_too(db: Database) {
        let (_, codes, owner, link) = asked(&db).await;
        owner.wait(Duration::minutes(11));
        let page = owner.open("/mijn/gegevens").await.form("/mijn/gegevens/naam").fill("name", "Iemand Anders").submit().await;
        page.form("/mijn/bevestiging").fill("bevestiging", &codes[0]).submit().await;
        assert_eq!(db.browser().open(&link).await.status, 409);
        let ended = db.events(9).await.into_iter().find(|event| event.verb == "way_back.stopped").unwrap();
        assert_eq!(ended.facts["by"], "code");
    }

    async fn another_password_ends_it_so_that_a_mailbox_alone_opens_nothing(db: Database) {
        let (_, _, owner, link) = asked(&db).await;
        let recovery = passes::recovery(&db, EMAIL).await;
        assert!(db.browser().open(&recovery).await.shows("Dat gaat dan niet door"));
        passes::choose(&db.browser(), &recovery, CHOSEN).await;
        assert_eq!(db.browser().open(&link).await.status, 409);
        let later = db.browser();
        later.wait(Duration::hours(25));
        assert!(asks_code(&sign_in(&later, EMAIL, CHOSEN).await), "the second step is asked as ever");
        assert_eq!(owner.open("/mijn").await.path, "/inloggen?terug=/mijn");
    }

    async fn ones_own_new_password_ends_it(db: Database) {
        let (_, _, owner, link) = asked(&db).await;
        let form = owner.open("/mijn/wachtwoord").await.form("/mijn/wachtwoord");
        form.fill("current", PASSWORD).fill("password", CHOSEN).submit().await;
        assert_eq!(db.browser().open(&link).await.status, 409);
    }

    async fn coming_in_by_a_provider_ends_it_but_not_before_the_code_is_shown(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        let (person, codes, owner, stop) = asked(&db).await;
        assert!(openid::link(&owner, &hostile, "high").await.shows("De koppeling is gelukt."));
        let page = openid::all_well(&db.browser(), &hostile, "high").await;
        assert!(asks_code(&page), "{}", page.text());
        assert_eq!(db.browser().open(&stop).await.status, 200, "whoever has no code any more still gets back");
        page.form("/inloggen/code").fill("code", &codes[0]).submit().await;
        assert_eq!(db.browser().open(&stop).await.status, 409);
        // Whoever has a passkey and no app comes in by the account elsewhere alone.
        let (tx, right) = (db.begin(&Viewer::person(person, "", Capacity::Guide), noon()).await.unwrap(), own(&db, person));
        store::end_second_factor(&tx, &right).await.unwrap();
        tx.commit(Event::new("second_factor.off").on(person)).await.unwrap();
        passkeys::make(&owner, &mut testing::Authenticator::at("http://voorbeeld.localhost"), "Telefoon").await;
        ask(&administrator(&db).await, person, LOST, "document").await;
        openid::all_well(&db.browser(), &hostile, "low").await;
        assert_eq!(db.verbs().await[..2], ["session.opened", "sign_in.returned"], "one thing of them shows nothing of the other");
        openid::all_well(&db.browser(), &hostile, "high").await;
        assert_eq!(db.verbs().await[..2], ["session.opened", "way_back.stopped"]);
        assert_eq!(db.events(2).await[1].facts["by"], "provider");
    }

    async fn nobody_opens_one_for_themselves_or_without_saying_how_they_knew(db: Database) {
        let (person, ..) = second_factor::on(&db).await;
        let keeper = db.browser();
        let own = keeper.sign_in(Capacity::Administrator).await;
        let token = keeper.open("/mijn").await.attributes("main input[name=csrf]", "value").swap_remove(0);
        let fields = [("csrf", token.as_str()), ("lost", LOST), ("known_by", "document")];
        assert_eq!((keeper.open(&path(own)).await.status, keeper.post(&path(own), &fields).await.status), (403, 403));
        let page = ask(&keeper, person, LOST, "").await;
        assert_eq!((page.status, page.attributes("[data-error-summary] a", "href")), (422, vec!["#known_by".to_owned()]));
        let without = add(&db, "zonder@voorbeeld.nl", Capacity::Guide).await;
        assert!(!keeper.open(&path(without)).await.html.contains("<select"), "nothing to lose");
        assert_eq!(keeper.post(&path(without), &fields).await.status, 422);
        assert_eq!(ask(&keeper, person, LOST, "document").await.status, 200);
        let page = ask(&keeper, person, LOST, "document").await;
        assert_eq!((page.status, page.shows("Trek die eerst in")), (422, true), "the wait does not begin anew: {}", page.text());
        let page = keeper.open(&path(person)).await.form(&format!("{}/einde", path(person))).submit().await;
        assert!(page.shows("De weg terug is ingetrokken."), "{}", page.text());
        assert!(asks_code(&at_the_door(&db, Duration::hours(25)).await.1));
        assert_eq!(passes::next(&db).await, None, "nor is a mail sent about what was withdrawn");
    }

    async fn nobody_is_given_another_address_and_then_a_way_back(db: Database) {
        let (person, ..) = second_factor::on(&db).await;
        let (keeper, account) = (administrator(&db).await, format!("/werk/mensen/{person}"));
        let page = keeper.open(&account).await.form(&account).fill("email", "doos@elders.invalid").submit().await;
        assert_eq!(page.status, 200, "{}", page.text());
        let page = ask(&keeper, person, LOST, "document").await;
        assert_eq!((page.status, page.shows("kreeg kort geleden een ander e-mailadres")), (422, true), "{}", page.text());
        keeper.wait(Duration::days(31));
        keeper.sign_in(Capacity::Administrator).await;
        assert_eq!(ask(&keeper, person, LOST, "document").await.status, 200);
    }

    async fn a_lost_passkey_is_taken_away_unless_it_is_the_last_thing(db: Database) {
        let (person, mut lost, owner) = passkeys::with_passkey(&db).await;
        passes::next(&db).await.expect("that it was added");
        let keeper = administrator(&db).await;
        let one = keeper.open(&path(person)).await.attributes("#lost option", "value").pop().unwrap();
        let refused = ask(&keeper, person, &one, "document").await;
        assert_eq!((refused.status, refused.shows("Dit is de enige tweede stap")), (422, true), "{}", refused.text());
        assert_eq!(owner.open("/mijn").await.path, "/mijn", "nothing happened");

        let mut other = testing::Authenticator::at("http://voorbeeld.localhost");
        passkeys::make(&owner, &mut other, "Laptop").await;
        passes::next(&db).await.expect("that it was added");
        let page = keeper.open(&path(person)).await;
        assert!(page.shows("Er zijn 2 passkeys.") && page.shows("Alleen de passkey ‘Mijn telefoon’"), "{}", page.text());
        let page = ask(&keeper, person, &one, "document").await;
        assert!(page.shows("De passkey is weg."), "{}", page.text());
        assert!(db.verbs().await.contains(&"passkey.taken_away".to_owned()));
        assert_eq!(passes::next(&db).await.unwrap().letter.subject, "Een passkey bij Gemeente is weggehaald");
        assert_eq!(owner.open("/mijn").await.path, "/inloggen?terug=/mijn", "signed out everywhere");
        assert_eq!(passkeys::show(&db.browser(), &mut lost).await.status, 422);
        assert_eq!(passkeys::show(&db.browser(), &mut other).await.status, 303);
    }
}
