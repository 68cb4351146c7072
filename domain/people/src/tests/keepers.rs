//! Whoever keeps accounts or sees to personal data: seen by the others, never both, and never gone unseen.

use super::passes::{administrator, do_job};
use super::{PASSWORD, add, add_new, find, parts, passkeys, second_factor, sign_in};
use crate::access::{Account, GrantCapacity};
use crate::model::MembershipChange;
use crate::pages::words::short;
use crate::store;
use chrono::Days;
use kernel::clock::day;
use kernel::ids::PersonId;
use kernel::{Capacity, Error, Result, Viewer};
use testing::{Browser, Database, noon};

const EMAIL: &str = "iemand@voorbeeld.nl";
const OTHERS: &str = "Iets veranderde aan een account bij Gemeente";
const YOU: &str = "Iets veranderde aan uw account bij Gemeente";

/// To whom mails of this subject go, in order.
async fn told(db: &Database, subject: &str) -> Vec<String> {
    let mails = db.mails(50).await.into_iter().filter(|mail| mail.letter.subject == subject);
    let mut told: Vec<_> = mails.filter_map(|mail| mail.address).collect();
    told.sort();
    told
}

/// Ends the first membership of a person, as the program itself.
async fn end(db: &Database, id: PersonId) -> Result<()> {
    let right = db.allow::<GrantCapacity>(&Viewer::system(), Account::of(id, &Viewer::system()));
    let membership = find(db, id).await?.memberships[0].id;
    let tx = db.begin(&Viewer::system(), noon()).await?;
    store::end_membership(&tx, &right, id, membership).await?;
    tx.commit(kernel::audit::Event::new("capacity.ended").on(id)).await
}

testing::on_both_engines! { parts;
    async fn all_keepers_hear_of_another_at_once(db: Database) {
        let id = add(&db, EMAIL, Capacity::Guide).await;
        add(&db, "beheer@voorbeeld.nl", Capacity::Administrator).await;
        add(&db, "privacy@voorbeeld.nl", Capacity::PrivacyOfficer).await;
        add(&db, "beleid@voorbeeld.nl", Capacity::PolicyOfficer).await;
        let (keeper, path) = (administrator(&db).await, format!("/werk/mensen/{id}"));
        let grant = async |capacity: &str| {
            keeper.open(&path).await.form(&format!("{path}/rollen")).fill("capacity", capacity).submit().await
        };
        grant("councillor").await;
        assert_eq!(db.mails(9).await, []);
        assert!(grant("privacy_officer").await.shows("De rol is gegeven."));
        assert_eq!(told(&db, "Een andere rol bij Gemeente").await, [EMAIL]);
        assert_eq!(told(&db, "Iemand kreeg een rol bij Gemeente").await, ["beheer@voorbeeld.nl", "privacy@voorbeeld.nl"]);
        let mails = db.mails(9).await;
        assert!(mails.iter().all(|mail| mail.letter.text.contains("de rol privacyfunctionaris") && !mail.letter.text.contains("http")));

        let form = keeper.open("/werk/mensen").await.form("/werk/mensen").fill("name", "Nieuw");
        form.fill("email", "nieuw@voorbeeld.nl").fill("capacity", "administrator").submit().await;
        assert_eq!(told(&db, "Een andere rol bij Gemeente").await, [EMAIL, "nieuw@voorbeeld.nl"]);
    }

    async fn all_keepers_hear_what_happens_to_one_of_them_and_who_it_is(db: Database) {
        let officer = add(&db, EMAIL, Capacity::PrivacyOfficer).await;
        add(&db, "beheer@voorbeeld.nl", Capacity::Administrator).await;
        add(&db, "beleid@voorbeeld.nl", Capacity::PolicyOfficer).await;
        let (keeper, path) = (administrator(&db).await, format!("/werk/mensen/{officer}"));
        let newest = async |subject: &str| db.mails(50).await.into_iter().find(|mail| mail.letter.subject == subject).unwrap().letter.text;
        let save = async |field: &str, value: &str| {
            let form = keeper.open(&path).await.form(&path);
            match field {
                "active" if value.is_empty() => form.untick("active").submit().await,
                "active" => form.tick("active").submit().await,
                _ => form.fill(field, value).submit().await,
            }
        };
        let mut told_you = Vec::new();
        for (nth, (field, value, what)) in [
            ("email", "elders@voorbeeld.nl", "heeft een ander e-mailadres"),
            ("active", "", "is uitgezet"),
            ("active", "on", "is weer aangezet"),
        ].into_iter().enumerate() {
            let page = save(field, value).await;
            assert_eq!(page.shows("niemand met de rol privacyfunctionaris"), what == "is uitgezet", "{}", page.text());
            assert_eq!(told(&db, OTHERS).await, vec!["beheer@voorbeeld.nl"; nth + 1], "{what}");
            let text = newest(OTHERS).await;
            assert!(text.contains(&format!("Voorbeeld ({})", short(officer))) && text.contains(what), "{text}");
            assert!(text.contains("Dat deed Proef administrator (") && !text.contains("elders@"), "{text}");
            assert_eq!(text.contains("er is nu niemand met de rol privacyfunctionaris"), what == "is uitgezet", "{text}");
            if field == "active" {
                told_you.push("elders@voorbeeld.nl");
                assert!(newest(YOU).await.contains(what));
            }
            assert_eq!(told(&db, YOU).await, told_you, "a new address is told of otherwise");
        }
        save("name", "Anders").await;
        let text = newest(OTHERS).await;
        assert!(text.contains(&format!("Voorbeeld ({})", short(officer))) && text.contains("De naam bij het account"), "{text}");
        assert!(newest(YOU).await.contains("De naam bij het account"));
    }

    async fn all_keepers_hear_that_one_of_them_takes_another_name(db: Database) {
        add(&db, "beheer@voorbeeld.nl", Capacity::Administrator).await;
        let rename = async |browser: &Browser, name: &str| {
            browser.open("/mijn/gegevens").await.form("/mijn/gegevens/naam").fill("name", name).submit().await
        };
        let guide = db.browser();
        guide.sign_in(Capacity::Guide).await;
        assert!(rename(&guide, "Iemand nieuws").await.shows("Uw naam is verbeterd."));
        assert_eq!(told(&db, OTHERS).await, [""; 0], "of others nobody hears");
        let keeper = db.browser();
        let own = keeper.sign_in(Capacity::PrivacyOfficer).await;
        rename(&keeper, "Proef privacy_officer").await;
        assert_eq!(told(&db, OTHERS).await, [""; 0], "the same name");
        rename(&keeper, "Iemand anders").await;
        assert_eq!((told(&db, OTHERS).await, told(&db, YOU).await), (vec!["beheer@voorbeeld.nl".to_owned()], vec![]));
        let mail = db.mails(9).await.into_iter().find(|mail| mail.letter.subject == OTHERS).unwrap();
        assert!(mail.letter.text.contains(&format!("Proef privacy_officer ({})", short(own))), "{}", mail.letter.text);
    }

    async fn all_keepers_hear_that_one_of_them_goes(db: Database) {
        let officer = add(&db, EMAIL, Capacity::PrivacyOfficer).await;
        let other = add(&db, "ander@voorbeeld.nl", Capacity::PrivacyOfficer).await;
        add(&db, "beheer@voorbeeld.nl", Capacity::Administrator).await;
        let keeper = administrator(&db).await;
        let path = format!("/werk/mensen/{officer}");
        let end = keeper.open(&path).await.attributes("form[action$='/einde']", "action").remove(0);
        let page = keeper.open(&path).await.form(&end).submit().await;
        assert!(page.shows("De rol is beëindigd.") && !page.shows("Let op"), "{}", page.text());
        assert_eq!(told(&db, YOU).await, [EMAIL]);
        assert_eq!(told(&db, OTHERS).await, ["ander@voorbeeld.nl", "beheer@voorbeeld.nl"]);
        let path = format!("/werk/mensen/{other}/verwijdering");
        let page = keeper.open(&path).await.form(&path).tick("sure").submit().await;
        assert!(page.shows("Let op: er is nu niemand met de rol privacyfunctionaris."), "{}", page.text());
        let mails = db.mails(20).await;
        let text = &mails.iter().find(|mail| mail.letter.subject == OTHERS).unwrap().letter.text;
        assert!(text.contains(&format!("verwijderde persoon ({})", short(other))) && !text.contains("Voorbeeld ("), "{text}");
        assert!(text.contains("er is nu niemand met de rol privacyfunctionaris"), "{text}");
        let guide = add(&db, "gids@voorbeeld.nl", Capacity::Guide).await;
        let path = format!("/werk/mensen/{guide}");
        keeper.open(&path).await.form(&path).untick("active").submit().await;
        assert_eq!(db.mails(20).await.len(), mails.len(), "of others nobody hears");
    }

    async fn all_keepers_hear_that_one_of_them_gets_a_way_back(db: Database) {
        let (person, ..) = second_factor::on(&db).await;
        let bob = add(&db, "beheer@voorbeeld.nl", Capacity::Administrator).await;
        let (keeper, path) = (administrator(&db).await, format!("/werk/mensen/{person}"));
        let page = keeper.open(&path).await.form(&format!("{path}/rollen")).fill("capacity", "privacy_officer").submit().await;
        assert!(page.shows("De rol is gegeven."), "{}", page.text());
        let granted = db.mails(9).await.into_iter().find(|mail| mail.person == bob).unwrap().letter.text;
        assert!(granted.contains(&format!("Voorbeeld ({}) heeft bij", short(person))), "{granted}");
        let back = format!("{path}/weg-terug");
        keeper.open(&back).await.form(&back).fill("lost", "everything").fill("known_by", "acquaintance").submit().await;
        assert_eq!(told(&db, OTHERS).await, ["beheer@voorbeeld.nl"]);
        let mails = db.mails(9).await;
        let text = &mails.iter().find(|mail| mail.letter.subject == OTHERS).unwrap().letter.text;
        assert!(text.contains("weer te laten inloggen") && !text.contains("http"), "without the link that stops it: {text}");
    }

    async fn an_administrator_without_a_second_factor_is_not_the_one_who_remains(db: Database) {
        let (one, ..) = second_factor::on(&db).await;
        add(&db, "wachtwoord@voorbeeld.nl", Capacity::Administrator).await;
        let keeper = administrator(&db).await;
        let path = format!("/werk/mensen/{one}");
        keeper.open(&path).await.form(&format!("{path}/rollen")).fill("capacity", "administrator").submit().await;
        let right = db.allow::<GrantCapacity>(&Viewer::system(), Account::of(one, &Viewer::system()));
        let membership = find(&db, one).await.unwrap().memberships.into_iter().find(|one| one.capacity == Capacity::Administrator);
        let ended = async || {
            let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
            store::end_membership(&tx, &right, one, membership.clone().unwrap().id).await
        };
        assert!(matches!(ended().await, Err(Error::Refused("refused-last-administrator"))), "the others keep nothing");
        let browser = db.browser();
        sign_in(&browser, "wachtwoord@voorbeeld.nl", PASSWORD).await;
        passkeys::make(&browser, &mut testing::Authenticator::at("http://voorbeeld.localhost"), "Sleutel").await;
        assert_eq!(ended().await.unwrap(), Capacity::Administrator, "until one of them has a second factor");
    }

    async fn whoever_keeps_nothing_yet_can_go_while_nobody_has_a_second_factor(db: Database) {
        let one = add(&db, EMAIL, Capacity::Administrator).await;
        add(&db, "ander@voorbeeld.nl", Capacity::Administrator).await;
        end(&db, one).await.unwrap();
        let guide = add(&db, "gids@voorbeeld.nl", Capacity::Guide).await;
        let (keeper, path) = (administrator(&db).await, format!("/werk/mensen/{guide}"));
        let page = keeper.open(&path).await.form(&path).untick("active").submit().await;
        assert!(page.shows("Bewaard."), "{}", page.text());
    }

    async fn the_last_administrator_who_can_come_in_without_an_end_stays(db: Database) {
        let last = add(&db, EMAIL, Capacity::Administrator).await;
        add_new(&db, "dood@voorbeeld.nl", Capacity::Administrator).await;
        let ends = add(&db, "straks@voorbeeld.nl", Capacity::Guide).await;
        let right = db.allow::<GrantCapacity>(&Viewer::system(), Account::of(ends, &Viewer::system()));
        let today = day(noon());
        let short = MembershipChange { ends: today.checked_add_days(Days::new(1)), ..MembershipChange::from(Capacity::Administrator, today) };
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        store::grant(&tx, &right, ends, &short).await.unwrap();
        tx.commit(kernel::audit::Event::new("capacity.granted").on(ends)).await.unwrap();
        assert!(matches!(end(&db, last).await, Err(Error::Refused("refused-last-administrator"))));
        add(&db, "ander@voorbeeld.nl", Capacity::Administrator).await;
        end(&db, last).await.unwrap();
    }

    async fn without_a_privacy_officer_administrators_hear_that_somebody_asks(db: Database) {
        let officer = add(&db, EMAIL, Capacity::PrivacyOfficer).await;
        add(&db, "beheer@voorbeeld.nl", Capacity::Administrator).await;
        let (keeper, path) = (administrator(&db).await, format!("/werk/mensen/{officer}"));
        let end = keeper.open(&path).await.attributes("form[action$='/einde']", "action").remove(0);
        let page = keeper.open(&path).await.form(&end).submit().await;
        assert!(page.shows("Let op: er is nu niemand met de rol privacyfunctionaris."), "{}", page.text());
        let asker = db.browser();
        asker.sign_in(Capacity::Resident).await;
        let form = asker.open("/mijn/verzoek").await.form("/mijn/verzoek");
        form.fill("kind", "erase").fill("text", "Iets heel eigens.").submit().await;
        do_job(&db, "people.requests", noon()).await;
        let mails = db.mails(9).await;
        let mail = mails.iter().find(|mail| mail.address.as_deref() == Some("beheer@voorbeeld.nl")).expect("a mail");
        assert_eq!(mail.letter.subject, "Niemand beantwoordt vragen bij Gemeente");
        assert!(!mail.letter.text.contains("eigens"), "without content");
    }

    async fn what_is_over_is_not_ended_again(db: Database) {
        let id = add(&db, EMAIL, Capacity::Guide).await;
        let (keeper, path) = (administrator(&db).await, format!("/werk/mensen/{id}"));
        let form = keeper.open(&path).await.form(&format!("{path}/rollen")).fill("capacity", "councillor");
        assert_eq!(form.clone().fill("starts", "2020-01-01").submit().await.status, 422);
        form.fill("starts", "2026-01-01").fill("ends", "2026-02-01").submit().await;
        let before = find(&db, id).await.unwrap().memberships;
        let over = before.iter().find(|one| one.ends.is_some()).unwrap();
        let token = keeper.open(&path).await.form(&path).value("csrf").unwrap().to_owned();
        let page = keeper.post(&format!("{path}/rollen/{}/einde", over.id), &[("csrf", token.as_str())]).await;
        assert_eq!((page.status, page.shows("Deze rol is al voorbij.")), (422, true), "{}", page.text());
        assert_eq!(find(&db, id).await.unwrap().memberships, before);
    }

    async fn nobody_is_both(db: Database) {
        let id = add(&db, EMAIL, Capacity::PrivacyOfficer).await;
        let (keeper, path) = (administrator(&db).await, format!("/werk/mensen/{id}"));
        let page = keeper.open(&path).await.form(&format!("{path}/rollen")).fill("capacity", "administrator").submit().await;
        assert_eq!((page.status, page.shows("Niemand is tegelijk beheerder en privacyfunctionaris.")), (422, true), "{}", page.text());
        assert_eq!((find(&db, id).await.unwrap().memberships.len(), db.mails(9).await.len()), (1, 0));
        let page = page.form(&format!("{path}/rollen")).fill("capacity", "guide").submit().await;
        assert!(page.shows("De rol is gegeven."));
    }
}
