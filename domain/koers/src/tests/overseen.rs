//! The others: who is told, who takes it back and who says whether it was right; and the person who may not know yet.

use super::world::{DANGER, LIST, OPENING, REASON, again, all, by_password, email, open, own, parts, somebody};
use chrono::Duration;
use kernel::audit::Event;
use kernel::{Capacity, Viewer, mail};
use people::access::{Account, DeletePerson, OwnAccount};
use sea_orm::{ConnectionTrait, Statement};
use testing::{Database, noon};
use web::cookies;

testing::on_both_engines! { parts;
    async fn without_anybody_else_there_is_none(db: Database) {
        let (_, person) = somebody(&db, Capacity::Resident).await;
        let (holder, id) = somebody(&db, Capacity::TeamLead).await;
        let page = open(&db, &holder, person, "1", false).await;
        assert_eq!((page.status, page.shows("Er is niemand anders die de toegang kan intrekken.")), (422, true), "{}", page.text());
        let (officer, other) = somebody(&db, Capacity::PrivacyOfficer).await;
        let page = open(&db, &holder, other, "1", false).await;
        assert_eq!(page.status, 422, "the only one is whom it is about");
        let page = open(&db, &holder, person, "1", false).await;
        assert_eq!(page.status, 200, "{}", page.text());
        assert_eq!(all(&db).await[0].informed, 1, "the holder is no other");
        // The holder oversees nothing of it, in no capacity.
        let oversees = officer.open(&page.path).await;
        assert!(oversees.shows(REASON));
        assert_eq!(holder.open(&page.path).await.texts("form textarea").len(), 0);
        again(&db, &holder, id, Capacity::TeamLead, true).await;
        let (csrf, path) = (holder.open(OPENING).await.form(OPENING).value("csrf").unwrap().to_owned(), format!("{}/oordeel", page.path));
        let answer = holder.post(&path, &[("csrf", csrf.as_str()), ("verdict", "right"), ("text", "Goed.")]).await;
        assert_eq!((answer.status, all(&db).await[0].review.is_none()), (404, true));
    }

    async fn who_cannot_take_it_back_is_told_and_does_not_count(db: Database) {
        let (_, person) = somebody(&db, Capacity::Resident).await;
        let (lead, _) = by_password(&db, Capacity::TeamLead).await;
        let (officer, _) = by_password(&db, Capacity::PrivacyOfficer).await;
        let (holder, _) = somebody(&db, Capacity::Guide).await;
        let page = open(&db, &holder, person, "1", false).await;
        assert_eq!((page.status, page.shows("die inlogt in twee stappen")), (422, true), "{}", page.text());
        assert_eq!((all(&db).await.len(), db.mails(9).await.len()), (0, 0));
        officer.put_app_on().await;
        let page = open(&db, &holder, person, "1", false).await;
        assert_eq!((page.status, all(&db).await[0].informed, db.mails(9).await.len()), (200, 1, 3), "{}", page.text());
        // A passkey does as well.
        lead.fetch("/inloggen").await;
        let token = lead.cookie(cookies::CSRF).unwrap();
        let question = lead.post("/mijn/passkeys/begin", &[("csrf", &token)]).await.html;
        let answer = testing::Authenticator::at("http://voorbeeld.localhost").make(&question);
        let made = lead.post("/mijn/passkeys", &[("csrf", &token), ("name", "Telefoon"), ("answer", &answer)]).await;
        assert_eq!(made.status, 303, "{}", made.text());
        let (other, _) = somebody(&db, Capacity::Professional).await;
        assert_eq!(open(&db, &other, person, "1", false).await.status, 200);
        assert_eq!(all(&db).await.iter().map(|one| one.informed).max(), Some(2));
    }

    async fn it_is_reviewed_once_it_is_over_and_no_other_is_opened_before(db: Database) {
        let (_, person) = somebody(&db, Capacity::Resident).await;
        let (lead, _) = somebody(&db, Capacity::TeamLead).await;
        let (holder, _) = somebody(&db, Capacity::Guide).await;
        let tab = open(&db, &holder, person, "8", false).await;
        let (withdrawal, review) = (format!("{}/intrekking", tab.path), format!("{}/oordeel", tab.path));
        let page = lead.open(&tab.path).await;
        assert!(page.shows("Een oordeel kan als de noodtoegang voorbij is: uiterlijk 1 juli 2026 20.00"), "{}", page.text());
        assert!(page.attributes("form", "action").iter().all(|action| *action != review));
        let token = lead.cookie(cookies::CSRF).unwrap();
        let page = lead.post(&review, &[("csrf", token.as_str()), ("verdict", "right"), ("text", "Prima.")]).await;
        assert_eq!((page.status, page.shows("Deze noodtoegang loopt nog.")), (409, true), "{}", page.text());
        assert!(all(&db).await[0].review.is_none());
        // However it came to be reviewed: as long as it lasts there is no other.
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        tx.execute_unprepared("UPDATE koers_emergency SET reviewed = starts").await.unwrap();
        tx.commit(Event::new("municipality.set_up")).await.unwrap();
        assert!(open(&db, &holder, person, "1", false).await.shows("Eerst moet iemand anders"));
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        tx.execute_unprepared("UPDATE koers_emergency SET reviewed = NULL").await.unwrap();
        tx.commit(Event::new("municipality.set_up")).await.unwrap();
        lead.open(&tab.path).await.form(&withdrawal).fill("why", "Bellen kan ook.").submit().await;
        assert!(open(&db, &holder, person, "1", false).await.shows("Eerst moet iemand anders"), "not reviewed yet");
        let form = lead.open(&tab.path).await.form(&review).fill("verdict", "right").fill("text", "Prima.");
        assert!(form.submit().await.shows("Uw oordeel is bewaard."));
        assert_eq!(open(&db, &holder, person, "1", false).await.status, 200);
    }

    async fn it_is_taken_back_and_the_open_tab_is_empty(db: Database) {
        let (own_browser, person) = somebody(&db, Capacity::Resident).await;
        let (lead, _) = somebody(&db, Capacity::TeamLead).await;
        let (holder, _) = somebody(&db, Capacity::Guide).await;
        let tab = open(&db, &holder, person, "8", false).await;
        let path = format!("{}/intrekking", tab.path);
        let page = lead.open(&tab.path).await.form(&path).submit().await;
        assert_eq!((page.status, page.texts(".sk-field__error").len()), (422, 1));
        let form = lead.open(&tab.path).await.form(&path).fill("why", "Dit kan met een telefoontje.");
        assert!(form.clone().submit().await.shows("De noodtoegang is ingetrokken."));
        assert_eq!(form.submit().await.status, 409, "once");
        assert_eq!(holder.fetch(&tab.path).await.status, 404);
        assert_eq!(tab.form(&format!("{}/einde", tab.path)).submit().await.status, 409);
        let path = format!("{}/oordeel", tab.path);
        let page = lead.open(&tab.path).await.form(&path).submit().await;
        assert_eq!((page.status, page.texts(".sk-field__error").len()), (422, 2));
        let form = lead.open(&tab.path).await.form(&path).fill("verdict", "wrong").fill("text", "Bellen kon ook.");
        assert!(form.clone().submit().await.shows("niet terecht"));
        assert_eq!(form.fill("verdict", "right").submit().await.status, 409, "a review stays");
        assert_eq!(db.verbs().await[..2], ["emergency.reviewed", "emergency.withdrawn"]);
        assert!(holder.open(LIST).await.shows("niet terecht"));
        let told = own(&own_browser).await;
        assert!(told.contains("niet terecht") && told.contains("Bellen kon ook.") && told.contains("\"verdict\": \"wrong\""), "{told}");
    }

    async fn the_holder_ends_it_themselves(db: Database) {
        let (_, person) = somebody(&db, Capacity::Resident).await;
        somebody(&db, Capacity::TeamLead).await;
        let (holder, _) = somebody(&db, Capacity::Guide).await;
        let tab = open(&db, &holder, person, "8", false).await;
        let end = tab.form(&format!("{}/einde", tab.path));
        assert!(end.clone().submit().await.shows("De noodtoegang is gestopt."));
        assert_eq!((end.submit().await.status, holder.fetch(&tab.path).await.status), (409, 404));
        assert!(open(&db, &holder, person, "1", false).await.shows("Eerst moet iemand anders"), "not to begin anew");
    }

    async fn who_may_not_know_hears_nothing_until_somebody_else_decides(db: Database) {
        let (own_browser, person) = somebody(&db, Capacity::Resident).await;
        let (officer, _) = somebody(&db, Capacity::PrivacyOfficer).await;
        let (holder, _) = somebody(&db, Capacity::Guide).await;
        let before = own(&own_browser).await;
        let page = open(&db, &holder, person, "1", true).await;
        assert!(page.shows("De persoon weet niet dat u kijkt."), "{}", page.text());
        let mails = db.mails(9).await;
        assert!(mails.len() == 1 && mails[0].person != person);
        let after = own(&own_browser).await;
        let same = |text: &str| !text.to_lowercase().replace("niemand opende in een noodgeval", "").contains("noodtoegang geopend");
        assert!(same(&before) && same(&after) && !after.contains("emergency.") && !after.contains("Proef guide"), "{after}");
        let events = db.events(99).await;
        let about = |verb: &str| events.iter().filter(|one| one.verb == verb).all(|one| one.subject != Some(person.0));
        assert!(["emergency.opened", "emergency.seen"].iter().all(|verb| about(verb)), "the trail does not name them either");

        officer.wait(Duration::days(3));
        officer.sign_in(Capacity::PrivacyOfficer).await;
        assert!(officer.open(LIST).await.shows("niet verteld, al 3 dagen"));
        let overseen = officer.open(&page.path).await;
        assert!(overseen.shows(DANGER) && overseen.shows(REASON));
        let form = overseen.form(&format!("{}/vertellen", page.path));
        assert!(form.clone().submit().await.shows("De persoon krijgt nu een mail."));
        assert_eq!(form.submit().await.status, 409, "once");
        assert_eq!(mail::own(&db.reader(), &db.allow(&Viewer::person(person, "", Capacity::Resident), OwnAccount)).await.unwrap().len(), 1);
        again(&db, &own_browser, person, Capacity::Resident, false).await;
        let told = own(&own_browser).await;
        assert!(told.contains("Geopend op 1 juli 2026 12.00") && told.contains("Proef guide, gids") && told.contains("emergency.told"), "{told}");
        assert!(!told.contains(DANGER));
    }

    async fn nobody_oversees_what_is_about_them(db: Database) {
        let (lead, person) = somebody(&db, Capacity::TeamLead).await;
        somebody(&db, Capacity::PrivacyOfficer).await;
        let (holder, _) = somebody(&db, Capacity::Professional).await;
        let page = open(&db, &holder, person, "1", true).await;
        assert_eq!(page.status, 200, "{}", page.text());
        assert!(lead.open(LIST).await.shows("Niemand anders opende noodtoegang."));
        assert_eq!(lead.fetch(&page.path).await.status, 404);
        assert!(mail::own(&db.reader(), &db.allow(&Viewer::person(person, "", Capacity::Resident), OwnAccount)).await.unwrap().is_empty(), "not even as a team lead");
    }

    async fn what_was_written_is_sealed_and_goes_with_the_person(db: Database) {
        let (own_browser, person) = somebody(&db, Capacity::Resident).await;
        let (officer, _) = somebody(&db, Capacity::PrivacyOfficer).await;
        let (holder, _) = somebody(&db, Capacity::Guide).await;
        let page = open(&db, &holder, person, "1", true).await;
        let reader = db.reader();
        let backend = ConnectionTrait::get_database_backend(&reader);
        let kept = reader.query_one_raw(Statement::from_string(backend, "SELECT reason, untold_why FROM koers_emergency")).await.unwrap().unwrap();
        for (at, text) in [REASON, DANGER].into_iter().enumerate() {
            let bytes: Vec<u8> = kept.try_get_by_index(at).unwrap();
            assert!(!bytes.windows(8).any(|part| text.as_bytes().windows(8).any(|words| words == part)));
        }
        let system = Viewer::system();
        let right = db.allow::<DeletePerson>(&system, Account::of(person, &system));
        let tx = db.begin(&system, noon()).await.unwrap();
        people::store::delete_person(&tx, &right, person).await.unwrap();
        tx.commit(Event::new("person.deleted").on(person)).await.unwrap();
        assert_eq!((holder.fetch(&page.path).await.status, holder.open(LIST).await.status), (404, 200));
        let (keeper, _) = somebody(&db, Capacity::Administrator).await;
        assert_eq!(keeper.fetch(&format!("/werk/mensen/{person}")).await.status, 404);
        assert_eq!(own_browser.open("/mijn/gegevens").await.path, "/inloggen?terug=/mijn/gegevens");
        assert_eq!(officer.open(LIST).await.status, 200);
        let overseen = officer.open(&page.path).await;
        assert!(overseen.status == 200 && overseen.shows("De woorden zijn er niet meer") && !overseen.shows(REASON), "{}", overseen.text());
    }

    async fn a_person_who_left_is_nobody_to_tell(db: Database) {
        let (_, person) = somebody(&db, Capacity::Resident).await;
        let (holder, _) = somebody(&db, Capacity::Guide).await;
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        people::seed_examples(&tx).await.unwrap();
        tx.commit(Event::new("municipality.set_up")).await.unwrap();
        assert!(email(&db, person).await.ends_with(".invalid"));
        assert_eq!(open(&db, &holder, person, "1", false).await.status, 422, "examples are nobody where they cannot sign in");
    }
}
