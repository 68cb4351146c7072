//! Whoever has a way in gets no other by another's doing, and another address brings nobody in.

use super::hostile::Hostile;
use super::openid::{Asked, all_well, link as link_elsewhere, linked};
use super::passes::{administrator, choose, invite, link, next, recovery};
use super::passkeys::with_passkey;
use super::{PASSWORD, add, add_new, door, parts, sign_in};
use crate::access::{Account, EditPeople};
use crate::model::WaysIn;
use crate::store;
use kernel::{Capacity, Viewer};
use testing::{Database, noon};

const EMAIL: &str = "iemand@voorbeeld.nl";
const CHOSEN: &str = "een heel andere zin";

testing::on_both_engines! { parts;
    async fn whoever_can_sign_in_is_not_invited(db: Database) {
        let id = add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let keeper = administrator(&db).await;
        let path = format!("/werk/mensen/{id}");
        let page = keeper.open(&path).await;
        assert!(page.shows("Een wachtwoord") && page.shows("vraagt deze persoon zelf een nieuw"), "{}", page.text());
        assert!(!page.shows("Uitnodiging sturen"));
        let token = page.form(&path).value("csrf").unwrap().to_owned();
        let refused = keeper.post(&format!("{path}/uitnodiging"), &[("csrf", token.as_str())]).await;
        assert_eq!((refused.status, refused.shows("Deze persoon kan al inloggen.")), (409, true), "{}", refused.text());
        assert_eq!(next(&db).await, None);
        let new = add_new(&db, "nieuw@voorbeeld.nl", Capacity::Guide).await;
        assert!(keeper.open(&format!("/werk/mensen/{new}")).await.shows("nog op geen enkele manier inloggen"));
        assert!(invite(&keeper, new).await.shows("De uitnodiging is onderweg."));
    }

    async fn an_administrator_sees_how_many_ways_in_there_are(db: Database) {
        let (person, ..) = with_passkey(&db).await;
        let right = db.allow::<EditPeople>(&Viewer::system(), Account::of(person, &Viewer::system()));
        let ways = store::ways_in(&db.reader(), &right).await.unwrap();
        assert_eq!(ways, WaysIn { passwords: 1, passkeys: 1, ..WaysIn::default() });
        let page = administrator(&db).await.open(&format!("/werk/mensen/{person}")).await;
        assert!(page.shows("Een wachtwoord Eén passkey") && !page.shows("Mijn telefoon"), "{}", page.text());
    }

    async fn another_password_by_mail_ends_what_is_linked(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        linked(&db, &hostile).await;
        next(&db).await.expect("that it was linked");
        let (path, browser) = (recovery(&db, EMAIL).await, db.browser());
        assert!(browser.open(&path).await.shows("Koppelingen met accounts van andere organisaties eindigen, behalve die u in twee stappen maakte."));
        choose(&browser, &path, CHOSEN).await;
        assert!(all_well(&db.browser(), &hostile, "high").await.shows("nog niet bekend"));
        assert_eq!(sign_in(&db.browser(), EMAIL, CHOSEN).await.path, "/werk");
    }

    async fn another_address_lets_nobody_in_until_its_mail_was_read(db: Database) {
        let id = add(&db, EMAIL, Capacity::PolicyOfficer).await;
        let colleague = db.browser();
        sign_in(&colleague, EMAIL, PASSWORD).await;
        let (path, new) = (format!("/werk/mensen/{id}"), "ander@voorbeeld.nl");
        administrator(&db).await.open(&path).await.form(&path).fill("email", new).submit().await;
        assert_eq!(colleague.open("/werk").await.path, "/inloggen?terug=/werk", "out everywhere");
        for email in [EMAIL, new] {
            assert_eq!(sign_in(&db.browser(), email, PASSWORD).await.status, 422, "{email}");
        }
        let device = colleague.cookie(web::cookies::DEVICE).unwrap();
        let known = store::known_device(&db.reader(), &door(&db), &device, store::Whose::Person(id), noon()).await;
        assert_eq!(known.unwrap(), None);
        let mails = [next(&db).await.unwrap(), next(&db).await.unwrap()];
        assert_eq!(mails[0].address.as_deref(), Some(new), "a mail with a link goes first");
        let to = |address: &str| mails.iter().find(|mail| mail.address.as_deref() == Some(address)).unwrap();
        assert_eq!(to(EMAIL).letter.subject, "Uw e-mailadres bij Gemeente is veranderd");
        let page = choose(&db.browser(), &link(to(new)), CHOSEN).await;
        assert_eq!(page.path, "/inloggen", "by the front door");
        assert_eq!(sign_in(&db.browser(), new, CHOSEN).await.path, "/werk");
    }

    async fn a_password_alone_links_nothing_to_an_account_with_a_passkey(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        let (_, _, owner) = with_passkey(&db).await;
        let thief = db.browser();
        sign_in(&thief, EMAIL, PASSWORD).await;
        let page = link_elsewhere(&thief, &hostile, "low").await;
        assert_eq!((page.status, page.shows("Log daarmee in")), (409, true), "{}", page.text());
        assert!(link_elsewhere(&owner, &hostile, "low").await.shows("De koppeling is gelukt."));
    }

    async fn whoever_comes_by_a_provider_in_two_steps_is_not_taken_over_with_one(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        let id = add_new(&db, EMAIL, Capacity::Guide).await;
        invite(&administrator(&db).await, id).await;
        let invitation = link(&next(&db).await.unwrap());
        let owner = db.browser();
        let way = owner.open(&invitation).await.attributes("main a[href*='/via/']", "href").remove(0);
        let asked = Asked::read(owner.fetch(&way).await.headers["location"].to_str().unwrap());
        hostile.will_say(&asked.claims(&hostile, "high"));
        assert_eq!(owner.open(&asked.back()).await.path, "/werk");

        // One step there changes no way in, and takes nothing away.
        for _ in 0..2 {
            let thief = db.browser();
            assert_eq!(all_well(&thief, &hostile, "low").await.status, 200);
            let page = thief.open("/mijn/tweede-stap").await.form("/mijn/tweede-stap/begin").submit().await;
            assert!(page.text().contains("U logt in via een andere organisatie"), "{}", page.text());
            let path = &thief.open("/mijn").await.attributes("form[action^='/mijn/koppelingen/']", "action")[0];
            let page = thief.open("/mijn").await.form(path).submit().await;
            assert!(page.text().contains("U logt in via een andere organisatie"), "{}", page.text());
        }
        // Nor does a mailbox: another password leaves what shows more, and opens nothing.
        choose(&db.browser(), &recovery(&db, EMAIL).await, CHOSEN).await;
        let browser = db.browser();
        let form = browser.open("/inloggen?terug=/mijn").await.form("/inloggen").fill("email", EMAIL).fill("password", CHOSEN);
        let page = form.submit().await;
        assert!(page.status == 409 && page.shows("Een wachtwoord alleen is dan niet genoeg."), "{}", page.text());
        assert_eq!(browser.cookie(web::cookies::SESSION), None);
        assert_eq!(all_well(&db.browser(), &hostile, "high").await.path, "/mijn", "the provider still opens it");
    }

    async fn a_link_made_with_a_password_alone_can_be_taken_off_with_it(db: Database) {
        let hostile = Hostile::start();
        let db = db.with_providers(vec![hostile.provider("werk")]);
        linked(&db, &hostile).await;
        assert_eq!(all_well(&db.browser(), &hostile, "high").await.status, 200);
        let owner = db.browser();
        sign_in(&owner, EMAIL, PASSWORD).await;
        let path = &owner.open("/mijn").await.attributes("form[action^='/mijn/koppelingen/']", "action")[0];
        assert_eq!(owner.open("/mijn").await.form(path).submit().await.status, 200);
        assert_eq!(all_well(&db.browser(), &hostile, "high").await.status, 422, "it opens nothing any more");
    }
}
