//! The workplace: starting, writing, taking away.

use super::example::{PUBLIC, WORK, freeze, measure, parts, settle, start};
use kernel::Capacity;
use testing::Database;

testing::on_both_engines! { parts;
    async fn a_save_over_an_older_text_changes_nothing_and_shows_it(db: Database) {
        settle(&db).await;
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        start(&browser).await;
        for (path, field) in [(WORK.to_owned(), "headline"), (format!("{WORK}/themas/participatie"), "headline")] {
            let (first, second) = (browser.open(&path).await.form(&path), browser.open(&path).await.form(&path));
            first.fill(field, "De eerste kop").submit().await;
            let page = second.fill(field, "De tweede kop").submit().await;
            assert_eq!(page.status, 409, "{path}");
            assert!(page.shows("De eerste kop"));
            assert_eq!(page.form(&path).value(field), Some("De tweede kop"));
            page.form(&path).submit().await;
            assert_eq!(browser.open(&path).await.form(&path).value(field), Some("De tweede kop"));
        }
    }

    async fn a_wrong_field_keeps_what_was_typed(db: Database) {
        settle(&db).await;
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        start(&browser).await;
        let form = browser.open(WORK).await.form(WORK);
        let page = form.fill("title", " ").fill("asks", &"Kies.\n".repeat(12)).submit().await;
        assert_eq!(page.status, 422);
        assert_eq!(page.attributes("[data-error-summary] a", "href"), ["#asks", "#title"]);
        assert!(page.form(WORK).value("asks").unwrap().contains("Kies."));
        let page = browser.open("/werk/rapporten").await.form("/werk/rapporten").fill("title", "").submit().await;
        assert_eq!(page.status, 422);
    }

    async fn a_draft_is_taken_away_with_a_reason(db: Database) {
        settle(&db).await;
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        start(&browser).await;
        let path = format!("{WORK}/weghalen");
        assert_eq!(browser.open(&path).await.form(&path).submit().await.status, 422);
        let page = browser.open(&path).await.form(&path).fill("reason", "Dubbel begonnen").submit().await;
        assert!(page.shows("Het rapport is weggehaald."));
        assert_eq!(browser.open(WORK).await.status, 404);
        assert_eq!(db.verbs().await[0], "report.removed");
        assert_eq!(start(&browser).await.path, WORK, "its key is free again");
        assert_eq!(start(&browser).await.path, format!("{WORK}-2"), "a second report gets another key");
    }

    async fn a_derived_figure_is_left_out_and_the_report_says_so(db: Database) {
        let agenda = settle(&db).await;
        let indicator = agenda.indicator("eenzaamheid-65-plus").unwrap().2;
        measure(&db, indicator.id, 2025, 77.7, "derived").await;
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        start(&browser).await;
        let page = browser.open(&format!("{WORK}/voorbeeld")).await;
        assert!(!page.shows("77,7"), "{}", page.text());
        assert!(page.shows(&format!("geen officieel cijfer: {}", indicator.name)), "{}", page.text());
    }

    async fn what_people_type_stays_text(db: Database) {
        settle(&db).await;
        let hostile = "<script>alert(1)</script> #panic() \"&amp;";
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        start(&browser).await.form(WORK).fill("headline", hostile).fill("standfirst", hostile).fill("asks", hostile).submit().await;
        let theme = format!("{WORK}/themas/participatie");
        browser.open(&theme).await.form(&theme).fill("headline", hostile).fill("text", hostile).fill("asks", hostile).submit().await;
        assert!(freeze(&db, &browser).await.contains("report-freeze-done"));
        for path in [PUBLIC, "/rapporten"] {
            let page = browser.open(path).await;
            assert!(!page.html.contains("<script>alert"), "{path}");
            assert!(page.shows(hostile), "{path}: {}", page.text());
        }
    }

    async fn a_report_without_an_agenda_is_refused_in_words(db: Database) {
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        let page = start(&browser).await;
        assert_eq!(page.status, 409);
        assert!(page.shows("Er is nog geen agenda"), "{}", page.text());
    }

    async fn a_report_can_be_written_in_english(db: Database) {
        settle(&db).await;
        let browser = db.browser();
        browser.sign_in(Capacity::PolicyOfficer).await;
        start(&browser).await.form(WORK).fill("language", "en").submit().await;
        let page = browser.open(&format!("{WORK}/voorbeeld")).await;
        assert_eq!(page.attributes("article", "lang"), ["en"]);
        assert!(page.shows("Asked of the council") && page.shows("Terug naar het rapport"), "{}", page.text());
    }
}
