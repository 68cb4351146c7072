//! Whoever may not know of an emergency about them finds it nowhere, also when they look at who did what or at mail for their work.

use super::world::{LIST, all, open, parts, somebody};
use kernel::access::Policies;
use kernel::audit::Event;
use kernel::ids::{Kind, PersonId};
use kernel::{Capacity, Viewer};
use testing::{Browser, Database, noon};

const TRAIL: &str = "/werk/logboek";
const NOTHING: &str = "Er staat niets in het logboek dat hierbij past.";

/// Lets the mails that are due go out.
async fn send(db: &Database) {
    let policies: Vec<_> = db.parts().iter().map(|part| part.policies).collect();
    let policies = Policies::join(&policies).unwrap();
    while people::post::take(db, &policies, noon()).await.unwrap().is_some() {}
}

async fn lines(browser: &Browser, question: &str) -> Vec<String> {
    browser.open(&format!("{TRAIL}?{question}")).await.texts("tbody tr")
}

async fn mails(browser: &Browser) -> usize {
    browser.open("/werk/mail").await.texts("tbody").len()
}

/// What a number would tell of it is shown to nobody.
const UNCOUNTED: [&str; 3] = ["Pogingen", "Regels van het logboek", "Mails"];

/// What stands beside a name on the page of what is kept.
async fn stored(browser: &Browser, what: &str) -> String {
    let page = browser.open("/werk/bewaren").await;
    let rows = page.texts("tbody tr");
    rows.into_iter().find(|row| row.starts_with(what)).unwrap()
}

/// Somebody shows once more who they are, and the code was wrong the first time.
async fn confirm(db: &Database, holder: PersonId) {
    for verb in ["second_factor.tried", "second_factor.tried", "second_factor.shown", "session.confirmed"] {
        let viewer = Viewer::person(holder, "", Capacity::Guide);
        let tx = db.begin(&viewer, noon()).await.unwrap();
        tx.commit(Event::new(verb).on(holder)).await.unwrap();
    }
}

testing::on_both_engines! { parts;
    async fn a_privacy_officer_reads_the_trail_as_if_it_had_never_been(db: Database) {
        let (own, person) = somebody(&db, Capacity::PrivacyOfficer).await;
        let (officer, _) = somebody(&db, Capacity::PrivacyOfficer).await;
        let (holder, holder_id) = somebody(&db, Capacity::Guide).await;
        confirm(&db, holder_id).await;
        let page = open(&db, &holder, person, "1", true).await;
        assert_eq!(page.status, 200, "{}", page.text());
        officer.open(&page.path).await;
        officer.open(&page.path).await.form(&format!("{}/intrekking", page.path)).fill("why", "Bellen kan ook.").submit().await;
        send(&db).await;
        for _ in 0..3 {
            let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
            tx.commit(Event::new("municipality.set_up")).await.unwrap();
        }
        let id = all(&db).await.remove(0).id;
        let events = db.events(500).await;
        let opened = events.iter().find(|event| event.verb == "emergency.opened").unwrap();
        assert_eq!(opened.facts["informed"], serde_json::Value::Null, "one less than usual tells too");
        assert!(events.iter().all(|event| event.verb != "person.sought"), "that somebody was found tells of it");
        let mail = events.iter().find(|event| event.verb == "mail.tried").and_then(|event| event.on).unwrap();
        let kept = events.iter().filter(|event| event.on.is_some_and(|on| on.id == id.0 || on.kind == Kind::Mail)).count() + 4;
        assert!(kept >= 9, "{kept}");

        let (of_it, of_mail, of_holder) = (format!("ding={id}"), format!("ding={}", mail.id), format!("persoon={holder_id}"));
        for question in [&*of_it, &of_mail] {
            assert_eq!(lines(&own, question).await, Vec::<String>::new(), "{question}");
            assert!(!lines(&officer, question).await.is_empty(), "{question}");
        }
        for question in ["", &of_holder, "van=2026-07-01&tot=2026-07-01"] {
            let seen = |lines: Vec<String>| lines.iter().any(|line| line.contains("Noodtoegang geopend"));
            assert_eq!((seen(lines(&own, question).await), seen(lines(&officer, question).await)), (false, true), "{question}");
            let shown = |lines: Vec<String>| lines.iter().filter(|line| line.contains("Nog een keer laten zien")).count();
            assert_eq!((shown(lines(&own, question).await), shown(lines(&officer, question).await)), (0, 1), "{question}");
        }
        // No place in the order tells either that there is something between two lines.
        let seen = events.len() - kept;
        for number in 1..=seen + 1 {
            assert_eq!(lines(&own, &format!("voor={number}")).await.len(), 50.min(number - 1), "{number}");
        }
        for what in UNCOUNTED {
            for browser in [&own, &officer] {
                let row = stored(browser, what).await;
                assert!(row.contains("wordt niet getoond"), "{row}");
            }
        }
        assert!(!own.open("/werk").await.shows("Noodtoegang geopend") && officer.open("/werk").await.shows("Noodtoegang geopend"));
        assert!(own.open(LIST).await.shows("Niemand anders opende noodtoegang."));

        officer.open(&page.path).await.form(&format!("{}/vertellen", page.path)).submit().await;
        for browser in [&own, &officer] {
            let lines = lines(browser, &of_it).await.join("\n");
            assert!(lines.contains("Noodtoegang geopend") && lines.contains("Noodtoegang ingetrokken"), "{lines}");
            assert!(!self::lines(browser, &of_mail).await.is_empty());
        }
    }

    async fn the_trail_of_somebody_else_has_no_gaps_either(db: Database) {
        let (own, person) = somebody(&db, Capacity::PrivacyOfficer).await;
        somebody(&db, Capacity::TeamLead).await;
        let (holder, _) = somebody(&db, Capacity::Guide).await;
        open(&db, &holder, person, "1", true).await;
        for _ in 0..60 {
            let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
            tx.commit(Event::new("municipality.set_up")).await.unwrap();
        }
        let first = own.open(TRAIL).await;
        let older = first.attributes("main p > a[href*='voor=']", "href").remove(0);
        let second = own.open(&older).await;
        let all = db.events(500).await;
        // The look at the second page came after all that it shows.
        let kept = all.iter().filter(|event| event.on.is_some_and(|on| on.kind == Kind::Emergency)).count();
        assert_eq!(first.texts("tbody tr").len() + second.texts("tbody tr").len(), all.len() - kept - 1);
    }

    async fn an_administrator_finds_it_in_no_mail(db: Database) {
        let (own, person) = somebody(&db, Capacity::Administrator).await;
        let (keeper, _) = somebody(&db, Capacity::Administrator).await;
        let (officer, _) = somebody(&db, Capacity::PrivacyOfficer).await;
        let (holder, _) = somebody(&db, Capacity::Guide).await;
        let before = mails(&own).await;
        let page = open(&db, &holder, person, "1", true).await;
        assert_eq!((mails(&own).await, mails(&keeper).await), (before, before), "who gets none would tell about whom it is");
        let id = all(&db).await.remove(0).id;
        assert!(own.open(&format!("{TRAIL}?ding={id}")).await.shows(NOTHING));
        officer.open(&page.path).await.form(&format!("{}/vertellen", page.path)).submit().await;
        assert_eq!((mails(&own).await, mails(&keeper).await), (before + 2, before + 2), "and the one that tells them");
        // One of which they are told at once hides nothing.
        let (other, resident) = (somebody(&db, Capacity::Guide).await.0, somebody(&db, Capacity::Resident).await.1);
        open(&db, &other, resident, "1", false).await;
        assert_eq!(mails(&own).await, mails(&keeper).await);
    }
}
