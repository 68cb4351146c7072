//! What people see of their own data, who looked at it, and what they ask about it.

use super::passes::do_job;
use super::{come_in, find, own, parts, passkeys};
use crate::access::{ShareThings, Sharing};
use crate::model::ShareChange;
use crate::store;
use chrono::Duration;
use kernel::audit::Event;
use kernel::{Capacity, Viewer, jobs};
use serde_json::Value;
use testing::{Browser, Database, noon};

async fn signed_in(db: &Database, capacity: Capacity) -> (Browser, kernel::ids::PersonId) {
    let browser = db.browser();
    let id = browser.sign_in(capacity).await;
    (browser, id)
}

async fn ask(browser: &Browser, kind: &str, text: &str) -> testing::Page {
    let path = "/mijn/verzoek";
    browser.open(path).await.form(path).fill("kind", kind).fill("text", text).submit().await
}

testing::on_both_engines! { parts;
    async fn whoever_looks_at_an_account_is_seen_by_its_owner(db: Database) {
        let (own, id) = signed_in(&db, Capacity::Partner).await;
        let page = own.open("/mijn/gegevens").await;
        assert!(page.shows("Proef partner") && page.shows("vanaf 1 juli 2026") && !page.shows("Account bekeken"), "{}", page.text());
        let (keeper, _) = signed_in(&db, Capacity::Administrator).await;
        for _ in 0..3 {
            keeper.open(&format!("/werk/mensen/{id}")).await;
        }
        let page = own.open("/mijn/gegevens").await;
        let mut rows = page.texts("tbody tr");
        rows.retain(|row| row.starts_with("Account bekeken"));
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert!(rows[0].starts_with("Account bekeken (3 keer)") && rows[0].contains("Proef administrator, beheerder"), "{rows:?}");
        let (other, _) = signed_in(&db, Capacity::Partner).await;
        assert!(!other.open("/mijn/gegevens").await.shows("Account bekeken"));
    }

    async fn everything_is_taken_along_as_a_file(db: Database) {
        let (own, id) = signed_in(&db, Capacity::Guide).await;
        ask(&own, "object", "Ik wil dit niet.").await;
        let file = own.open("/mijn/gegevens/bestand").await;
        assert!(file.headers["content-disposition"].to_str().unwrap().contains("mijn-gegevens.json"));
        let told: Value = serde_json::from_slice(&file.bytes).unwrap();
        assert_eq!(told["account"]["name"], "Proef guide");
        assert_eq!(told["account"]["id"], id.to_string());
        assert_eq!(told["capacities"][0]["capacity"], "guide");
        assert_eq!(told["requests"][0]["text"], "Ik wil dit niet.");
        assert_eq!(told["sessions"].as_array().unwrap().len(), 1);
        assert!(told["events"].as_array().unwrap().iter().any(|event| event["what"] == "rights_request.asked"));
        assert_eq!(db.verbs().await[0], "person.taken_along");
    }

    async fn the_ways_in_and_the_links_that_somebody_made_are_there_too(db: Database) {
        let (person, _, own) = passkeys::with_passkey(&db).await;
        let keeper = signed_in(&db, Capacity::Administrator).await.0;
        let path = format!("/werk/mensen/{person}/weg-terug");
        keeper.open(&path).await.form(&path).fill("lost", "everything").fill("known_by", "document").submit().await;
        let officer = Viewer::person(person, "", Capacity::PolicyOfficer);
        let right = db.allow::<ShareThings>(&officer, Sharing);
        let tx = db.begin(&Viewer::person(person, "", Capacity::Guide), noon()).await.unwrap();
        let change = ShareChange { receiver: "Mevrouw Proef".to_owned(), until: kernel::clock::day(noon()) };
        store::add_share(&tx, &right, person.into(), &change).await.unwrap();
        tx.commit(Event::new("share.made")).await.unwrap();
        let page = own.open("/mijn/gegevens").await;
        for told in ["Mijn telefoon", "Weg terug", "Vanaf 2 juli 2026", "Mevrouw Proef", "Waar u bent ingelogd"] {
            assert!(page.shows(told), "{told}: {}", page.text());
        }
        let file: Value = serde_json::from_slice(&own.open("/mijn/gegevens/bestand").await.bytes).unwrap();
        assert_eq!((&file["passkeys"][0]["name"], &file["links_to_read_along"][0]["for"]), (&"Mijn telefoon".into(), &"Mevrouw Proef".into()));
        assert_eq!(file["way_back"]["opens"], "2026-07-02T10:00:00+00:00");
    }

    async fn a_name_is_put_right_by_its_owner(db: Database) {
        let (own, _) = signed_in(&db, Capacity::Partner).await;
        let page = own.open("/mijn/gegevens").await.form("/mijn/gegevens/naam").fill("name", " ").submit().await;
        assert_eq!((page.status, page.texts(".sk-field__error").len()), (422, 1));
        let page = own.open("/mijn/gegevens").await.form("/mijn/gegevens/naam").fill("name", "Beter Zo").submit().await;
        assert!(page.shows("Uw naam is verbeterd.") && page.shows("Beter Zo"));
    }

    async fn a_request_is_read_and_answered_by_a_privacy_officer_alone(db: Database) {
        let (own, _) = signed_in(&db, Capacity::Resident).await;
        let page = ask(&own, "", "").await;
        assert_eq!((page.status, page.texts(".sk-field__error").len()), (422, 2), "{}", page.text());
        let (officer, _) = signed_in(&db, Capacity::PrivacyOfficer).await;
        let page = ask(&own, "erase", "Haal mijn naam weg.").await;
        assert!(page.shows("Uw verzoek is verstuurd.") && page.shows("Antwoord uiterlijk op 1 augustus 2026"), "{}", page.text());
        do_job(&db, "people.requests", noon()).await;
        let told = db.mails(9).await;
        assert_eq!(told.len(), 1, "to the privacy officer");
        assert!(!told[0].letter.text.contains("naam weg") && !told[0].letter.subject.contains("resident"));

        let list = officer.open("/werk/verzoeken").await;
        assert!(list.shows("Iets laten wissen") && list.shows("Proef resident"));
        let path = list.attributes("main td a", "href")[0].clone();
        assert!(officer.open(&path).await.shows("Haal mijn naam weg."));
        assert!(own.open("/mijn/gegevens").await.shows("Verzoek over gegevens bekeken"));
        assert_eq!(officer.open(&path).await.form(&path).submit().await.status, 422);
        let form = officer.open(&path).await.form(&path).fill("answer", "Dat is gedaan.");
        assert!(form.clone().submit().await.shows("Het antwoord staat klaar."));
        assert_eq!(form.submit().await.status, 409, "it has an answer");
        assert!(own.open("/mijn/gegevens").await.shows("Dat is gedaan."));
        let told = db.mails(9).await;
        assert!(told.len() == 2 && !told[0].letter.text.contains("gedaan"));
        for capacity in Capacity::given().filter(|one| *one != Capacity::PrivacyOfficer) {
            let (browser, _) = signed_in(&db, capacity).await;
            assert_eq!((browser.fetch(&path).await.status, browser.fetch("/werk/verzoeken").await.status), (403, 403), "{capacity:?}");
        }
    }

    async fn many_requests_are_one_mail_a_day_and_five_of_one_person_at_most(db: Database) {
        let (own, _) = signed_in(&db, Capacity::Resident).await;
        signed_in(&db, Capacity::PrivacyOfficer).await;
        for number in 0..5 {
            assert!(ask(&own, "correct", "Mijn naam.").await.shows("Uw verzoek is verstuurd."), "{number}");
        }
        let page = ask(&own, "correct", "Nog een.").await;
        assert_eq!((page.status, page.shows("U hebt al vijf verzoeken zonder antwoord.")), (422, true), "{}", page.text());
        do_job(&db, "people.requests", noon()).await;
        let told = db.mails(9).await;
        assert!(told.len() == 1 && told[0].letter.text.contains("Zonder antwoord: 5."), "{told:?}");
        assert_eq!(db.verbs().await[0], "rights_request.told");

        let (other, _) = signed_in(&db, Capacity::Resident).await;
        ask(&other, "correct", "Mijn naam.").await;
        let (soon, later) = (noon() + Duration::hours(23), noon() + Duration::hours(24));
        assert!(!jobs::kinds_due(&db.reader(), soon).await.unwrap().contains(&"people.requests".to_owned()));
        do_job(&db, "people.requests", later).await;
        assert!(db.mails(9).await[0].letter.text.contains("Zonder antwoord: 6."));
    }

    async fn the_notice_outlives_whoever_asked_first_and_comes_anew_when_it_failed(db: Database) {
        let (first, asker) = signed_in(&db, Capacity::Partner).await;
        signed_in(&db, Capacity::PrivacyOfficer).await;
        ask(&first, "erase", "Alles.").await;
        let last = async || jobs::last(&db.reader(), &own(&db, asker), "people.requests").await.unwrap().unwrap();
        let job = last().await;
        assert_eq!(job.viewer, Viewer::system(), "it is nobody's who may be gone by then");
        let policies = web::assembly::policies(&db.parts()).unwrap();
        let keeper = signed_in(&db, Capacity::Administrator).await.0;
        let path = format!("/werk/mensen/{asker}");
        keeper.open(&path).await.form(&path).untick("active").submit().await;
        assert!(crate::still_stands(&db, &policies, noon(), &job).await.unwrap());

        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        jobs::give_up(&tx, job.id, String::new()).await.unwrap();
        tx.commit(Event::new("job.failed").on(job.id)).await.unwrap();
        let (second, _) = signed_in(&db, Capacity::Resident).await;
        ask(&second, "correct", "Mijn naam.").await;
        assert_ne!(last().await.id, job.id);
        do_job(&db, "people.requests", noon()).await;
        assert!(db.mails(1).await[0].letter.text.contains("Zonder antwoord: 2."), "at once, not a day later");
    }

    async fn a_name_is_changed_a_few_times_in_a_quarter_of_an_hour(db: Database) {
        let (own, id) = signed_in(&db, Capacity::Resident).await;
        let rename = async |name: &str| own.open("/mijn/gegevens").await.form("/mijn/gegevens/naam").fill("name", name).submit().await;
        for number in 0..5 {
            assert!(rename(&format!("Naam {number} a")).await.shows("Uw naam is verbeterd."));
        }
        let before = db.verbs().await.len();
        let page = rename("Nog een").await;
        assert_eq!((page.status, page.headers["retry-after"].to_str().unwrap()), (429, "900"));
        assert!(page.shows("U veranderde uw naam net een paar keer. Over 15 minuten kan het weer."), "{}", page.text());
        assert_eq!(page.form("/mijn/gegevens/naam").value("name"), Some("Nog een"));
        assert_eq!((find(&db, id).await.unwrap().name.as_str(), db.verbs().await.len()), ("Naam 4 a", before));
        let anew = come_in(&db, id).await;
        let form = anew.open("/mijn/gegevens").await.form("/mijn/gegevens/naam");
        assert_eq!(form.fill("name", "Nog een").submit().await.status, 429, "also who signs in anew");
    }

    async fn nobody_answers_their_own_request(db: Database) {
        let (officer, _) = signed_in(&db, Capacity::PrivacyOfficer).await;
        ask(&officer, "correct", "Mijn naam.").await;
        assert!(officer.open("/werk/verzoeken").await.shows("Er zijn geen verzoeken."));
        let (colleague, _) = signed_in(&db, Capacity::PrivacyOfficer).await;
        let path = colleague.open("/werk/verzoeken").await.attributes("main td a", "href")[0].clone();
        assert_eq!(officer.fetch(&path).await.status, 404);
        assert_eq!(colleague.fetch(&path).await.status, 200);
        colleague.wait(Duration::days(40));
        colleague.sign_in(Capacity::PrivacyOfficer).await;
        assert!(colleague.open("/werk/verzoeken").await.shows("Te laat."));
    }
}
