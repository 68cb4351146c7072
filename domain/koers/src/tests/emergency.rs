//! T5: an emergency opens what it should, for as long as it should, and its holder does not get more out of it.

use super::world::{LIST, OPENING, REASON, again, all, email, open, own, parts, somebody};
use crate::access::emergency::{EmergencyAtHand, OpenEmergency};
use crate::access::{EditPlanGoal, PlanGoalAtHand, ReadPlanGoal, Standing};
use crate::model::{EmergencyDraft, grounds};
use crate::store;
use chrono::Duration;
use kernel::ids::HouseholdId;
use kernel::{Capacity, Error, Viewer};
use testing::{Database, noon};
use web::cookies;

testing::on_both_engines! { parts;
    async fn every_form_needs_its_token(db: Database) {
        testing::assert_every_post_refuses_without_token(&db).await;
    }

    async fn it_opens_at_once_and_everybody_who_should_hears_of_it(db: Database) {
        let (own_browser, person) = somebody(&db, Capacity::Resident).await;
        let (officer, _) = somebody(&db, Capacity::PrivacyOfficer).await;
        let (lead, _) = somebody(&db, Capacity::TeamLead).await;
        let (holder, _) = somebody(&db, Capacity::Guide).await;
        assert!(own(&own_browser).await.contains("Niemand opende in een noodgeval uw gegevens"));
        let page = open(&db, &holder, person, "2", false).await;
        assert_eq!(page.status, 200, "{}", page.text());
        assert!(page.shows("De noodtoegang is open.") && page.shows("Proef resident") && page.shows(&email(&db, person).await));
        assert!(page.shows("inwoner") && page.shows("loopt tot 1 juli 2026 14.00") && page.shows("De persoon weet dat u kijkt."));
        assert_eq!(db.verbs().await[..1], ["emergency.opened"]);

        let mails = db.mails(9).await;
        assert_eq!(mails.len(), 3, "two overseers and the person");
        for mail in &mails {
            let written = format!("{} {}", mail.letter.subject, mail.letter.text);
            assert!(!written.contains(REASON) && !written.contains("Proef guide"), "{written}");
            assert!(!mail.letter.subject.contains("Proef"), "{}", mail.letter.subject);
            assert_eq!(written.contains("Proef resident"), mail.person == person, "names nobody but whoever gets it: {written}");
        }
        assert!(officer.open("/werk").await.shows("Noodtoegang geopend"), "the news");
        assert!(!lead.open("/werk").await.shows("Noodtoegang geopend"), "it may be one about themselves that they may not know of");
        for overseer in [&officer, &lead] {
            let list = overseer.open(LIST).await;
            assert!(list.shows("Proef resident") && list.shows("Proef guide, gids") && list.shows("nog geen oordeel"));
            assert!(overseer.open(&page.path).await.shows(REASON));
        }
        // Opened by the form, twice more by hand.
        holder.open(&page.path).await;
        holder.open(&page.path).await;
        let told = own(&own_browser).await;
        for words in ["Geopend op 1 juli 2026 12.00", "Proef guide, gids", "AVG artikel 6 lid 1 onder d", "loopt tot", "nog geen oordeel"] {
            assert!(told.contains(words), "{words}: {told}");
        }
        assert!(told.contains("Gegevens bekeken met noodtoegang (3 keer) voor: noodtoegang"), "{told}");
        assert!(!told.contains(REASON));
    }

    async fn nobody_makes_it_longer(db: Database) {
        let (_, person) = somebody(&db, Capacity::Resident).await;
        let (lead, lead_id) = somebody(&db, Capacity::TeamLead).await;
        let (holder, id) = somebody(&db, Capacity::Professional).await;
        let opened = open(&db, &holder, person, "1", false).await;
        assert!(open(&db, &holder, person, "8", false).await.shows("Eerst moet iemand anders zeggen of die terecht was."));
        let review = [("verdict", "right"), ("text", "Prima."), ("hours", "8"), ("ends", "2027-01-01"), ("why", "Klaar.")];
        for path in ["oordeel", "intrekking", "vertellen"].map(|end| format!("{}/{end}", opened.path)) {
            let token = holder.cookie(cookies::CSRF).unwrap();
            let page = holder.post(&path, &[&[("csrf", token.as_str())], &review[..]].concat()).await;
            assert_eq!(page.status, 403, "{path}: {}", page.text());
        }
        holder.wait(Duration::minutes(59) + Duration::seconds(59));
        again(&db, &holder, id, Capacity::Professional, true).await;
        assert_eq!(holder.fetch(&opened.path).await.status, 200);
        // A tab that was still open.
        let tab = holder.open(&opened.path).await;
        holder.wait(Duration::seconds(1));
        assert_eq!(holder.fetch(&opened.path).await.status, 404, "from its end on");
        assert_eq!(tab.form(&format!("{}/einde", opened.path)).submit().await.status, 409, "it is over");
        assert!(!holder.open(LIST).await.shows("Proef resident"), "nor whom it was about");
        assert!(open(&db, &holder, person, "1", false).await.shows("Eerst moet iemand anders"), "nor a second time");
        lead.wait(Duration::hours(1));
        again(&db, &lead, lead_id, Capacity::TeamLead, true).await;
        let form = lead.open(&opened.path).await.form(&format!("{}/oordeel", opened.path));
        assert!(form.fill("verdict", "right").fill("text", "Prima.").submit().await.shows("Uw oordeel is bewaard."));
        assert_eq!(open(&db, &holder, person, "1", false).await.status, 200, "once somebody else looked at it");
    }

    async fn forged_fields_give_nothing(db: Database) {
        let (_, person) = somebody(&db, Capacity::Resident).await;
        let (officer, overseer) = somebody(&db, Capacity::PrivacyOfficer).await;
        let (holder, id) = somebody(&db, Capacity::Guide).await;
        let token = holder.open(OPENING).await.form(OPENING).value("csrf").unwrap().to_owned();
        let address = email(&db, person).await;
        let good = [("csrf", token.as_str()), ("email", &address), ("ground", "vital"), ("reason", REASON)];
        for hours in ["24", "-1", "9", "8.5", "", "999999999999"] {
            let page = holder.post(OPENING, &[&good[..], &[("hours", hours)]].concat()).await;
            assert_eq!(page.status, 422, "{hours}");
        }
        let (other, far) = (overseer.to_string(), "2030-01-01T00:00:00Z");
        let forged = [
            ("hours", "1"), ("holder", &*other), ("person", &*other), ("starts", far), ("ends", far), ("informed", "0"), ("told", "1"),
            ("verdict", "right"), ("reviewed", far), ("capacity", "administrator"), ("looks", "-1"), ("untold_why", "Niets."),
        ];
        assert_eq!(holder.post(OPENING, &[&good[..], &forged].concat()).await.status, 303);
        let made = all(&db).await.remove(0);
        assert_eq!((made.holder, made.person, made.hours, made.starts, made.capacity), (id, person, 1, noon(), Capacity::Guide));
        assert_eq!((made.informed, made.told, made.untold, made.looks, made.review), (1, Some(noon()), None, 0, None));
        assert!(officer.open(LIST).await.shows("nog geen oordeel"));
    }

    async fn of_two_tabs_one_opens_it(db: Database) {
        let (_, person) = somebody(&db, Capacity::Resident).await;
        let (_, id) = somebody(&db, Capacity::Guide).await;
        let viewer = Viewer { second_factor: true, ..Viewer::person(id, "Proef", Capacity::Guide) };
        let draft = EmergencyDraft { email: email(&db, person).await, ground: "vital".to_owned(), reason: REASON.to_owned(), hours: "1".to_owned(), ..EmergencyDraft::default() };
        let new = draft.check(grounds().unwrap()).unwrap();
        let on = EmergencyAtHand {
            holder: id, person, ground: "vital".to_owned(), reasoned: true, informed: true, starts: noon(), ends: noon() + Duration::hours(1),
            now: noon(), withdrawn: false, unreviewed: false,
        };
        let open = async |on: EmergencyAtHand| {
            let right = db.allow::<OpenEmergency>(&viewer, on);
            let tx = db.begin(&viewer, noon()).await.unwrap();
            let opened = store::open(&tx, &right, &new, 1).await;
            tx.commit(kernel::audit::Event::new("emergency.opened")).await.ok();
            opened
        };
        // A right for other hours than are asked opens nothing.
        let longer = EmergencyAtHand { ends: noon() + Duration::hours(8), ..on.clone() };
        assert!(matches!(open(longer).await, Err(Error::Denied)));
        assert!(open(on.clone()).await.is_ok());
        assert!(matches!(open(on).await, Err(Error::Taken(_))), "the database holds it too");
    }

    async fn a_clock_that_is_set_back_opens_nothing(db: Database) {
        let (_, person) = somebody(&db, Capacity::Resident).await;
        somebody(&db, Capacity::TeamLead).await;
        let (holder, id) = somebody(&db, Capacity::Guide).await;
        let opened = open(&db, &holder, person, "1", false).await;
        holder.wait(Duration::minutes(-5));
        assert_eq!(holder.fetch(&opened.path).await.status, 404, "it has not begun");
        holder.wait(Duration::minutes(70));
        again(&db, &holder, id, Capacity::Guide, true).await;
        assert_eq!(holder.fetch(&opened.path).await.status, 404);
    }

    async fn it_takes_a_second_factor_and_the_right_capacity(db: Database) {
        let (_, person) = somebody(&db, Capacity::Resident).await;
        somebody(&db, Capacity::TeamLead).await;
        let (holder, id) = somebody(&db, Capacity::Guide).await;
        let opened = open(&db, &holder, person, "1", false).await;
        let (other, _) = somebody(&db, Capacity::Guide).await;
        assert_eq!(other.fetch(&opened.path).await.status, 404, "a colleague");
        again(&db, &holder, id, Capacity::Guide, false).await;
        for path in [OPENING, LIST, &opened.path] {
            assert_eq!(holder.fetch(path).await.status, 403, "{path} with a password alone");
        }
        for capacity in Capacity::given().filter(|one| !matches!(one, Capacity::Guide | Capacity::Professional | Capacity::TeamLead)) {
            let (browser, _) = somebody(&db, capacity).await;
            let status = browser.fetch(&opened.path).await.status;
            assert_eq!((browser.fetch(OPENING).await.status, status), (403, if capacity == Capacity::PrivacyOfficer { 200 } else { 403 }));
        }
    }

    async fn nobody_is_found_by_trying_addresses(db: Database) {
        somebody(&db, Capacity::TeamLead).await;
        let (holder, id) = somebody(&db, Capacity::Guide).await;
        let seek = async |address: &str| {
            let form = holder.open(OPENING).await.form(OPENING).fill("email", address).fill("ground", "youth");
            form.fill("reason", REASON).fill("hours", "4").submit().await
        };
        let own_address = email(&db, id).await;
        for address in ["niemand@voorbeeld.invalid", &own_address] {
            let page = seek(address).await;
            assert_eq!((page.status, page.shows("We vinden niemand met dit adres")), (422, true), "{}", page.text());
            let form = page.form(OPENING);
            assert_eq!((form.value("reason"), form.value("ground"), form.value("hours")), (Some(REASON), Some("youth"), Some("4")));
        }
        for number in 0..8 {
            assert_eq!(seek(&format!("{number}@voorbeeld.invalid")).await.status, 422);
        }
        assert_eq!(db.verbs().await.iter().filter(|verb| *verb == "person.sought").count(), 10);
        let page = seek("nog@voorbeeld.invalid").await;
        assert_eq!((page.status, page.form(OPENING).value("email")), (429, Some("nog@voorbeeld.invalid")), "{}", page.text());
        assert_eq!(all(&db).await.len(), 0);
    }

    async fn whoever_showed_long_ago_who_they_are_does_it_again_and_loses_nothing(db: Database) {
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        people::seed_examples(&tx).await.unwrap();
        tx.commit(kernel::audit::Event::new("municipality.set_up")).await.unwrap();
        db.set(|settings| settings.example_sign_in = true).await;
        let holder = db.browser();
        holder.open("/inloggen").await.form("/inloggen/voorbeeld").press("role", "guide").await;
        holder.wait(Duration::minutes(11));
        let form = holder.open(OPENING).await.form(OPENING).fill("email", "INWONER@voorbeeld.invalid").fill("ground", "support");
        let asked = form.fill("reason", "Een \"brand\" & rook\nnu").fill("hours", "4").tick("untold").fill("untold_why", "Gevaar").submit().await;
        assert_eq!(asked.texts("h1"), ["Bent u het zelf?"]);
        assert_eq!(all(&db).await.len(), 0, "nothing yet");
        let page = asked.form("/mijn/bevestiging").submit().await;
        assert!(page.shows("Inwoner (voorbeeld)"), "{}", page.text());
        let made = all(&db).await.remove(0);
        assert_eq!((made.reason.as_deref(), made.hours, made.untold.as_deref()), (Some("Een \"brand\" & rook\nnu"), 4, Some("Gevaar")));
        assert_eq!((made.informed, made.ground.as_str()), (2, "support"), "the examples count where they can sign in");
    }

    async fn plans_hang_on_it(db: Database) {
        let (_, person) = somebody(&db, Capacity::Resident).await;
        somebody(&db, Capacity::PrivacyOfficer).await;
        let (holder, id) = somebody(&db, Capacity::TeamLead).await;
        open(&db, &holder, person, "8", false).await;
        let emergency = all(&db).await.remove(0);
        let viewer = Viewer { second_factor: true, ..Viewer::person(id, "Proef", Capacity::TeamLead) };
        let household = HouseholdId::fresh();
        let goal = |now| PlanGoalAtHand {
            standing: Standing { household, link: Some(emergency.link_to(household)), now },
            shared_with: [].into(),
            ground: String::new(),
        };
        let policies = crate::tests::policies();
        let reads = |now| policies.allow::<ReadPlanGoal>(&viewer, goal(now)).is_ok();
        assert_eq!([noon(), noon() + Duration::hours(8)].map(reads), [true, false]);
        assert!(policies.allow::<EditPlanGoal>(&viewer, goal(noon())).is_err());
    }
}
