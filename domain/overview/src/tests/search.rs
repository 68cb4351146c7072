//! Search, with friendly and with hostile questions.

use super::example::{import, parts};
use testing::Database;

testing::on_both_engines! { parts;
    async fn words_are_found_in_any_spelling(db: Database) {
        import(&db, false).await;
        let page = db.browser().open("/zoeken?q=COOPERATIES").await;
        assert_eq!(page.texts(".sk-search__count"), ["1 gevonden"]);
        assert_eq!(page.texts(".sk-hit mark"), ["Coöperaties"]);
        assert_eq!(page.texts(".sk-hit .sk-kind"), ["Resultaat"]);
        assert_eq!(page.texts(".sk-hit h2"), ["Meer Coöperaties <in de buurt>"]);
        assert_eq!(page.attributes(".sk-hit a", "href"), ["/resultaten/sterke-cooperaties"]);
    }

    async fn without_words_it_tells_what_can_be_found(db: Database) {
        for path in ["/zoeken", "/zoeken?q=", "/zoeken?q=%20%20"] {
            let page = db.browser().open(path).await;
            assert!(page.shows("U vindt hier thema’s, resultaten, cijfers en rapporten."), "{path}");
            assert!(page.texts(".sk-hit").is_empty());
        }
    }

    async fn a_hostile_question_is_only_text(db: Database) {
        import(&db, false).await;
        let page = db.browser().open("/zoeken?q=%3Cscript%3Ealert(1)%3C/script%3E%22%25_").await;
        assert_eq!(page.status, 200);
        assert!(!page.html.contains("<script>alert") && page.shows("Niets gevonden voor ‘<script>alert(1)</script>\"%_’"));
        assert_eq!(page.attributes("main input", "value"), ["<script>alert(1)</script>\"%_"]);
        assert_eq!(db.browser().open("/zoeken?q=%ff%fe").await.status, 200);
    }

    async fn a_very_long_question_is_cut_off(db: Database) {
        import(&db, false).await;
        let page = db.browser().open(&format!("/zoeken?q={}", "lang+".repeat(2000))).await;
        assert_eq!(page.status, 200);
        assert!(page.attributes("main input", "value")[0].chars().count() <= 200);
    }
}
