//! Whoever keeps accounts or sees to personal data: seen by the others, never both, and never gone unseen.

use super::passes::{administrator, do_job};
use super::{add, add_new, find, parts};
use crate::access::{Account, GrantCapacity};
use crate::model::MembershipChange;
use crate::store;
use chrono::Days;
use kernel::clock::day;
use kernel::ids::PersonId;
use kernel::{Capacity, Error, Result, Viewer};
use testing::{Database, noon};

const EMAIL: &str = "iemand@voorbeeld.nl";

/// To whom mails of this subject go, in order.
async fn told(db: &Database, subject: &str) -> Vec<String> {
    let mails = db.mails(20).await.into_iter().filter(|mail| mail.letter.subject == subject);
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
