//! A result, through every turn that a save can take.

use super::{adopted, draft, officer, parts, working};
use crate::model::VersionStatus;
use kernel::Viewer;
use kernel::ids::Ref;

const PAGE: &str = "/werk/agenda/resultaten/eenzaam";

testing::on_both_engines! { parts;
    async fn a_change_is_stored_and_leaves_an_event(db: testing::Database) {
        draft(&db).await;
        let page = officer(&db).await.open(PAGE).await;
        let form = page.form(PAGE).fill("name", " Minder ouderen zijn eenzaam ").fill("direction", "better").fill("summary", "Uitleg.").fill("place", "bijlage 2");
        let page = form.submit().await;
        assert_eq!(page.status, 200);
        assert!(page.shows("Uw tekst is bewaard.") && page.shows("Minder ouderen zijn eenzaam"), "{}", page.text());
        let agenda = working(&db).await;
        let (_, result) = agenda.result("eenzaam").unwrap();
        assert_eq!((result.name.as_str(), result.place.as_str(), result.revision), ("Minder ouderen zijn eenzaam", "bijlage 2", 2));
        assert_eq!(db.verbs().await[0], "result.changed");
    }

    async fn a_stale_save_changes_nothing_and_shows_both_texts(db: testing::Database) {
        draft(&db).await;
        let (mine, theirs) = (officer(&db).await.open(PAGE).await, officer(&db).await.open(PAGE).await);
        theirs.form(PAGE).fill("name", "Wat een ander schreef").fill("place", "blz. 4").submit().await;
        let page = mine.form(PAGE).fill("name", "Wat ik schreef").fill("summary", "Mijn uitleg").submit().await;
        assert_eq!(page.status, 409);
        for words in ["Iemand anders bewaarde deze tekst net", "Wat een ander schreef", "Wat ik schreef", "Mijn uitleg", "blz. 4"] {
            assert!(page.shows(words), "{words}: {}", page.text());
        }
        assert_eq!(working(&db).await.result("eenzaam").unwrap().1.name, "Wat een ander schreef");
        let form = page.form(PAGE);
        assert_eq!((form.value("name"), form.value("summary")), (Some("Wat ik schreef"), Some("Mijn uitleg")));
        assert_eq!(form.submit().await.status, 200);
        assert_eq!(working(&db).await.result("eenzaam").unwrap().1.name, "Wat ik schreef");
    }

    async fn a_renamed_key_leads_on_from_the_old_one(db: testing::Database) {
        draft(&db).await;
        let browser = officer(&db).await;
        browser.open(PAGE).await.form(PAGE).fill("key", "minder-eenzaam").submit().await;
        let answer = browser.fetch(PAGE).await;
        assert_eq!((answer.status, answer.headers["location"].to_str().unwrap()), (307, "/werk/agenda/resultaten/minder-eenzaam"));
        assert_eq!(browser.open(PAGE).await.form("/werk/agenda/resultaten/minder-eenzaam").value("key"), Some("minder-eenzaam"));
        assert_eq!(browser.open("/werk/agenda/resultaten/nooit-geweest").await.status, 404);
    }

    async fn a_key_of_something_else_is_told_beside_the_field(db: testing::Database) {
        draft(&db).await;
        let page = officer(&db).await.open(PAGE).await.form(PAGE).fill("key", "vrijwillig").fill("summary", "Blijft staan").submit().await;
        assert_eq!(page.status, 422);
        assert_eq!(page.texts("#key-error"), ["Dit adres is al van iets anders."]);
        assert_eq!(page.form(PAGE).value("summary"), Some("Blijft staan"));
    }

    async fn empty_fields_are_told_and_what_was_typed_stays(db: testing::Database) {
        draft(&db).await;
        let page = officer(&db).await.open(PAGE).await.form(PAGE).fill("name", "").fill("summary", "Al getypt").submit().await;
        assert_eq!(page.status, 422);
        assert_eq!(page.texts("#name-error"), ["Vul dit in."]);
        assert_eq!(page.attributes("[data-error-summary] a", "href"), ["#name"]);
        assert_eq!(page.form(PAGE).value("summary"), Some("Al getypt"));
        assert_eq!(working(&db).await.result("eenzaam").unwrap().1.revision, 1);
    }

    async fn a_save_on_an_adopted_version_starts_a_draft_and_needs_a_new_reason(db: testing::Database) {
        let before = adopted(&db).await;
        let browser = officer(&db).await;
        let page = browser.open(PAGE).await;
        assert!(page.shows("begint u een concept van een nieuwe versie"));
        let page = page.form(PAGE).fill("name", "Minder ouderen zijn eenzaam").submit().await;
        assert_eq!(page.texts("#reason-error"), ["Schrijf op waarom de tekst verandert."]);
        assert_eq!(working(&db).await.version.status, VersionStatus::Adopted, "a refused save starts no draft");
        page.form(PAGE).fill("reason", "De raad kiest voor ouderen.").submit().await;
        let after = working(&db).await;
        assert_eq!((after.version.number, after.version.status), (2, VersionStatus::Draft));
        assert_eq!(after.result("eenzaam").unwrap().1.reason, "De raad kiest voor ouderen.");
        assert_eq!(db.open::<crate::access::ReadAgenda, _>(crate::store::agenda(&db.reader(), before.version.id).await.unwrap()), before);
        let form = browser.open(PAGE).await.form(PAGE);
        assert_eq!(form.value("reason"), Some("De raad kiest voor ouderen."));
        assert_eq!(form.fill("name", "Minder mensen zijn eenzaam").fill("reason", "").submit().await.status, 200, "back to the old text: no reason");
    }

    async fn a_result_is_added_moved_and_removed_with_a_reason(db: testing::Database) {
        draft(&db).await;
        let browser = officer(&db).await;
        let add = "/werk/agenda/doelen/erbij/resultaat-erbij";
        let page = browser.open(add).await.form(add).fill("name", "Langer thuis wonen").submit().await;
        assert_eq!(page.texts("#direction-error"), ["Kies er één."]);
        let page = page.form(add).fill("direction", "longer").submit().await;
        assert!(page.shows("Het staat in de agenda."));
        let page = page.form("/werk/agenda/resultaten/langer-thuis-wonen/plaats").press("up", "ja").await;
        let keys = |agenda: &crate::model::Agenda| agenda.results().map(|(_, result)| result.key.clone()).collect::<Vec<_>>();
        assert_eq!(keys(&working(&db).await), ["eenzaam", "langer-thuis-wonen", "vrijwillig"]);
        let page = page.form("/werk/agenda/resultaten/vrijwillig/plaats").press("up", "nee").await;
        assert_eq!(page.status, 200, "at the end nothing changes");
        assert_eq!(keys(&working(&db).await), ["eenzaam", "langer-thuis-wonen", "vrijwillig"]);
        let remove = "/werk/agenda/resultaten/vrijwillig/verwijdering";
        let page = browser.open(remove).await.form(remove).submit().await;
        assert_eq!((page.status, page.texts("#reason-error")), (422, vec!["Vul dit in.".to_owned()]));
        page.form(remove).fill("reason", "Valt onder een ander doel.").submit().await;
        assert_eq!(keys(&working(&db).await), ["eenzaam", "langer-thuis-wonen"]);
        assert_eq!(db.verbs().await[..4], ["result.removed", "result.moved", "result.moved", "result.added"]);
    }

    async fn a_result_with_indicators_stays(db: testing::Database) {
        draft(&db).await;
        let remove = "/werk/agenda/resultaten/eenzaam/verwijdering";
        let page = officer(&db).await.open(remove).await.form(remove).fill("reason", "Weg ermee").submit().await;
        assert_eq!(page.status, 409);
        assert!(page.shows("Haal eerst de cijfers bij dit resultaat weg."));
        assert!(working(&db).await.result("eenzaam").is_some());
    }

    async fn a_visitor_is_sent_to_sign_in(db: testing::Database) {
        draft(&db).await;
        let answer = db.browser().fetch(PAGE).await;
        assert_eq!((answer.status, answer.headers["location"].to_str().unwrap()), (303, "/inloggen?terug=/werk/agenda/resultaten/eenzaam"));
    }

    async fn a_card_hides_what_is_only_in_a_draft(db: testing::Database) {
        let agenda = draft(&db).await;
        let thing = Ref::from(agenda.result("eenzaam").unwrap().1.id);
        assert_eq!(crate::card(&db.reader(), &Viewer::visitor(), thing).await.unwrap(), None);
    }

    async fn a_card_shows_what_was_adopted(db: testing::Database) {
        let agenda = adopted(&db).await;
        let thing = Ref::from(agenda.result("eenzaam").unwrap().1.id);
        let card = crate::card(&db.reader(), &Viewer::visitor(), thing).await.unwrap().unwrap();
        assert_eq!((card.title.as_str(), card.line.as_str(), card.path.as_str()), ("Minder mensen zijn eenzaam", "Meedoen", "/resultaten/eenzaam"));
    }

    async fn every_form_refuses_to_come_from_elsewhere(db: testing::Database) {
        draft(&db).await;
        testing::assert_every_post_refuses_without_token(&db).await;
    }
}
