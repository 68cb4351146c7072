//! The life of a version, on its own pages.

use super::{adopted, draft, officer, parts, working};
use crate::access::ReadAgenda;
use crate::model::VersionStatus;
use crate::store;
use testing::Browser;

async fn change_result(browser: &Browser, name: &str, reason: &str) {
    let path = "/werk/agenda/resultaten/eenzaam";
    let page = browser.open(path).await.form(path).fill("name", name).fill("reason", reason).submit().await;
    assert_eq!(page.status, 200, "{}", page.text());
}

testing::on_both_engines! { parts;
    async fn a_draft_is_proposed_taken_back_and_adopted(db: testing::Database) {
        draft(&db).await;
        let browser = officer(&db).await;
        let propose = "/werk/agenda/versies/1/voorstel";
        let page = browser.open("/werk/agenda").await.form(propose).submit().await;
        assert!(page.shows("De versie ligt nu voor."), "{}", page.text());
        assert_eq!(browser.open("/werk/agenda/resultaten/eenzaam").await.form("/werk/agenda/resultaten/eenzaam").submit().await.status, 409);
        let page = browser.open("/werk/agenda").await.form("/werk/agenda/versies/1/intrekking").submit().await;
        let page = page.form(propose).submit().await;
        let adopt = "/werk/agenda/versies/1/vaststelling";
        let page = page.click("Leg het besluit vast").await.form(adopt).fill("decision", "Vaststelling").submit().await;
        assert_eq!((page.status, page.texts("#date-error")), (422, vec!["Vul dit in.".to_owned()]));
        let page = page.form(adopt).fill("body", "Gemeenteraad").fill("date", "2026-06").submit().await;
        assert!(page.shows("Dit is nu de agenda."), "{}", page.text());
        assert_eq!(working(&db).await.version.status, VersionStatus::Adopted);
        assert_eq!(db.verbs().await[..4], ["version.adopted", "version.proposed", "version.withdrawn", "version.proposed"]);
    }

    async fn what_changed_has_to_be_explained_before_it_is_proposed(db: testing::Database) {
        adopted(&db).await;
        let browser = officer(&db).await;
        change_result(&browser, "Minder ouderen zijn eenzaam", "De raad kiest voor ouderen.").await;
        let page = browser.open("/werk/agenda").await;
        assert!(!page.shows("staat nog niet waarom"));
        let page = page.form("/werk/agenda/versies/2/voorstel").submit().await;
        assert!(page.shows("Versie 2 · ligt voor aan de raad"), "{}", page.text());
    }

    async fn the_differences_show_words_and_reasons(db: testing::Database) {
        adopted(&db).await;
        let browser = officer(&db).await;
        change_result(&browser, "Minder ouderen zijn eenzaam", "De raad kiest voor ouderen.").await;
        let remove = "/werk/agenda/notities/sport/verwijdering";
        browser.open(remove).await.form(remove).fill("reason", "De nota is verlopen.").submit().await;
        let page = browser.open("/werk/agenda/versies/1/verschil/2").await;
        assert_eq!(page.texts(".sk-diff del"), ["geschrapt: mensen"]);
        assert_eq!(page.texts(".sk-diff ins"), ["nieuw: ouderen"]);
        for words in ["De raad kiest voor ouderen.", "Nota sport", "De nota is verlopen."] {
            assert!(page.shows(words), "{words}: {}", page.text());
        }
        let visitor = db.browser();
        assert_eq!(visitor.open("/agenda/versies/1/verschil/2").await.status, 404, "a draft is not for visitors");
        browser.open("/werk/agenda").await.form("/werk/agenda/versies/2/voorstel").submit().await;
        let page = visitor.open("/agenda/versies").await.click("Bekijk de verschillen").await;
        assert!(page.shows("De raad kiest voor ouderen."), "{}", page.text());
    }

    async fn a_draft_is_discarded_with_a_reason_and_can_be_started_again(db: testing::Database) {
        let before = adopted(&db).await;
        let browser = officer(&db).await;
        change_result(&browser, "Anders", "Omdat.").await;
        let discard = "/werk/agenda/versies/2/verwijdering";
        let page = browser.open(discard).await.form(discard).submit().await;
        assert_eq!(page.status, 422);
        page.form(discard).fill("reason", "Het was een proef.").submit().await;
        assert_eq!(working(&db).await, before);
        change_result(&browser, "Toch anders", "Omdat.").await;
        assert_eq!(working(&db).await.version.number, 2);
    }

    async fn a_second_version_supersedes_the_first(db: testing::Database) {
        let first = adopted(&db).await;
        let browser = officer(&db).await;
        change_result(&browser, "Anders", "Omdat.").await;
        browser.open("/werk/agenda").await.form("/werk/agenda/versies/2/voorstel").submit().await;
        let adopt = "/werk/agenda/versies/2/vaststelling";
        let form = browser.open(adopt).await.form(adopt);
        assert_eq!(form.value("body"), Some("Gemeenteraad"), "who decided before");
        form.fill("decision", "Herziening").fill("date", "2026-07-01").submit().await;
        let versions = store::versions(&db.reader()).await.unwrap().into_iter().map(|version| db.open::<ReadAgenda, _>(version));
        let told: Vec<_> = versions.map(|version| (version.number, version.status)).collect();
        assert_eq!(told, [(2, VersionStatus::Adopted), (1, VersionStatus::Superseded)]);
        let kept = db.open::<ReadAgenda, _>(store::agenda(&db.reader(), first.version.id).await.unwrap());
        assert_eq!(kept.themes, first.themes);
        assert!(db.browser().open("/agenda/versies").await.shows("Herziening"));
    }

    async fn what_was_removed_from_a_discarded_draft_can_be_removed_again(db: testing::Database) {
        adopted(&db).await;
        let browser = officer(&db).await;
        let (remove, discard) = ("/werk/agenda/notities/sport/verwijdering", "/werk/agenda/versies/2/verwijdering");
        for _ in 0..2 {
            let page = browser.open(remove).await.form(remove).fill("reason", "De nota is verlopen.").submit().await;
            assert!(page.shows("Het is uit de agenda gehaald."), "{}", page.text());
            browser.open(discard).await.form(discard).fill("reason", "Het was een proef.").submit().await;
        }
    }
}
