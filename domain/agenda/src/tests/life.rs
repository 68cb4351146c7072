//! The life of a version, on its own pages.

use super::{adopt, adopted, draft, officer, parts, working};
use crate::access::ReadAgenda;
use crate::model::VersionStatus;
use crate::store;
use chrono::Duration;
use kernel::ids::Kind;
use kernel::search;
use testing::{Browser, Database};

async fn change_result(browser: &Browser, name: &str, reason: &str) {
    let path = "/werk/agenda/resultaten/eenzaam";
    let page = browser.open(path).await.form(path).fill("name", name).fill("reason", reason).submit().await;
    assert_eq!(page.status, 200, "{}", page.text());
}

/// Takes something out of the draft.
async fn remove(browser: &Browser, thing: &str, reason: &str) {
    let path = format!("/werk/agenda/{thing}/verwijdering");
    let page = browser.open(&path).await.form(&path).fill("reason", reason).submit().await;
    assert!(page.shows("Het is uit de agenda gehaald."), "{}", page.text());
}

/// Whether anybody reads these words between two versions.
async fn public_says(db: &Database, versions: &str, words: &str) -> bool {
    let page = db.browser().open(&format!("/agenda/versies/{}", versions.replace('-', "/verschil/"))).await;
    assert_eq!(page.status, 200, "{versions}");
    page.shows(words)
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

    async fn why_something_is_taken_out_is_told_with_the_version_that_it_is_gone_from(db: testing::Database) {
        adopted(&db).await;
        let browser = officer(&db).await;
        let add = "/werk/agenda/notitie-erbij";
        browser.open(add).await.form(add).fill("name", "Nota zwemmen").fill("scope", "social_domain").submit().await;
        remove(&browser, "notities/sport", "De nota is verlopen.").await;
        adopt(&db, working(&db).await.version.id).await;
        assert!(public_says(&db, "1-2", "De nota is verlopen.").await);
        for _ in 0..2 {
            remove(&browser, "notities/nota-zwemmen", "Nog niet openbaar.").await;
            assert!(browser.open("/werk/agenda/versies/2/verschil/3").await.shows("Nog niet openbaar."));
            assert!(public_says(&db, "2-1", "Nota zwemmen").await, "asked backwards, what is new is gone");
            assert!(!public_says(&db, "2-1", "Nog niet openbaar.").await);
            let discard = "/werk/agenda/versies/3/verwijdering";
            browser.open(discard).await.form(discard).fill("reason", "Het was een proef.").submit().await;
            assert!(!public_says(&db, "2-1", "Nog niet openbaar.").await, "nor after the draft is gone");
        }
        remove(&browser, "notities/nota-zwemmen", "Samengevoegd.").await;
        adopt(&db, working(&db).await.version.id).await;
        assert!(public_says(&db, "2-3", "Samengevoegd.").await);
        assert!(public_says(&db, "1-3", "De nota is verlopen.").await, "over two versions too");
    }

    async fn a_key_holds_for_visitors_when_its_version_is_adopted(db: testing::Database) {
        let first = adopted(&db).await;
        let browser = officer(&db).await;
        let rename = async |from: &str, to: &str| {
            let path = format!("/werk/agenda/resultaten/{from}");
            let page = browser.open(&path).await.form(&path).fill("key", to).fill("reason", "Een andere naam.").submit().await;
            assert_eq!(page.status, 200, "{}", page.text());
        };
        let current = async || store::current(&db.reader()).await.unwrap().unwrap();
        let leads = async |key: &str| store::renamed(&db.reader(), &current().await, Kind::Result, key).await.ok();
        let found = async || search::find(&db.reader(), "eenzaam").await.unwrap().remove(0).1.path;
        rename("eenzaam", "nog-geheim").await;
        assert_eq!(current().await, first, "visitors keep the key that was adopted");
        assert_eq!(leads("nog-geheim").await, None);
        assert!(working(&db).await.result("nog-geheim").is_some());
        assert_eq!(browser.open("/werk/agenda/resultaten/eenzaam").await.path, "/werk/agenda/resultaten/nog-geheim");
        let taken = browser.open("/werk/agenda/resultaten/vrijwillig").await.form("/werk/agenda/resultaten/vrijwillig");
        let page = taken.fill("key", "nog-geheim").fill("reason", "Om het even.").submit().await;
        assert_eq!((page.status, page.texts("#key-error").len()), (422, 1), "one thing has a key in a draft");
        let discard = "/werk/agenda/versies/2/verwijdering";
        browser.open(discard).await.form(discard).fill("reason", "Het was een proef.").submit().await;
        assert_eq!((working(&db).await, leads("nog-geheim").await), (first, None));
        rename("eenzaam", "samen").await;
        rename("samen", "eenzaamheid").await;
        adopt(&db, working(&db).await.version.id).await;
        assert!(current().await.result("eenzaamheid").is_some());
        assert_eq!(leads("eenzaam").await.as_deref(), Some("eenzaamheid"), "the old address leads on");
        assert_eq!((leads("samen").await, found().await.as_str()), (None, "/resultaten/eenzaamheid"));
    }

    async fn a_key_that_is_used_again_leads_elsewhere_only_once_that_is_adopted(db: testing::Database) {
        adopted(&db).await;
        let browser = officer(&db).await;
        let (path, add) = ("/werk/agenda/themas/meedoen", "/werk/agenda/thema-erbij");
        let page = browser.open(path).await.form(path).fill("key", "samen").fill("reason", "Een andere naam.").submit().await;
        assert_eq!(page.status, 200, "{}", page.text());
        let before = adopt(&db, working(&db).await.version.id).await;
        let current = async || store::current(&db.reader()).await.unwrap().unwrap();
        let leads = async || store::renamed(&db.reader(), &current().await, Kind::Theme, "meedoen").await.ok();
        assert_eq!(leads().await.as_deref(), Some("samen"));
        for discarded in [true, false] {
            browser.open(add).await.form(add).fill("name", "Meedoen").submit().await;
            assert_eq!(working(&db).await.theme("meedoen").map(|theme| theme.name.as_str()), Some("Meedoen"), "its key is free");
            assert_eq!((leads().await.as_deref(), current().await), (Some("samen"), before.clone()), "for visitors nothing changes");
            if discarded {
                let discard = "/werk/agenda/versies/3/verwijdering";
                browser.open(discard).await.form(discard).fill("reason", "Het was een proef.").submit().await;
                assert_eq!((leads().await.as_deref(), working(&db).await), (Some("samen"), before.clone()));
            }
        }
        adopt(&db, working(&db).await.version.id).await;
        assert_eq!((leads().await.as_deref(), current().await.theme("meedoen").is_some()), (Some("meedoen"), true));
    }

    async fn versions_of_an_earlier_strategy_keep_an_address(db: testing::Database) {
        let first = adopted(&db).await;
        let browser = officer(&db).await;
        change_result(&browser, "Anders", "Omdat.").await;
        adopt(&db, working(&db).await.version.id).await;
        let key = &first.version.strategy.key;
        browser.wait(Duration::minutes(1));
        let add = "/werk/agenda/strategie-erbij";
        browser.open(add).await.form(add).fill("title", "Heel anders").submit().await;
        let add = "/werk/agenda/thema-erbij";
        browser.open(add).await.form(add).fill("name", "Iets nieuws").submit().await;
        adopt(&db, working(&db).await.version.id).await;
        let page = db.browser().open("/agenda/versies").await.click("Bekijk de verschillen").await;
        assert_eq!(page.path, format!("/agenda/versies/{key}-1/verschil/2"));
        assert!(page.shows("Anders"), "{}", page.text());
        let page = db.browser().open(&format!("/agenda/versies/{key}-1/verschil/1")).await;
        assert!(page.shows("Iets nieuws"), "from the one strategy to the other: {}", page.text());
        for nothing in ["nergens-1", "-1", "1-", &format!("{key}-3")] {
            assert_eq!(db.browser().open(&format!("/agenda/versies/{nothing}/verschil/1")).await.status, 404, "{nothing}");
        }
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
