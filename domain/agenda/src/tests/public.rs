//! What visitors read around the themes.

use super::{adopted, draft, parts};

testing::on_both_engines! { parts;
    async fn visitors_read_vision_notes_and_versions(db: testing::Database) {
        adopted(&db).await;
        let browser = db.browser();
        let page = browser.open("/agenda/visie").await;
        assert!(page.shows("Wat we leerden") && page.shows("Te veel tegelijk"), "{}", page.text());
        let page = browser.open("/agenda/notities").await;
        assert!(page.shows("Nota sport") && page.shows("2020–2024"));
        let page = browser.open("/agenda/versies").await;
        assert!(page.shows("Vaststelling agenda") && page.shows("Gemeenteraad, 27 juni 2024") && page.shows("24-12"), "{}", page.text());
    }

    async fn the_strategy_is_a_file_that_reads_back(db: testing::Database) {
        let agenda = adopted(&db).await;
        let page = db.browser().open("/agenda/strategie.toml").await;
        assert_eq!(page.headers["content-disposition"], format!("attachment; filename=\"{}.toml\"", agenda.version.strategy.key));
        let text = page.html.clone();
        assert!(text.contains("Minder mensen zijn eenzaam"), "{text}");
    }

    async fn a_draft_is_not_for_visitors(db: testing::Database) {
        draft(&db).await;
        for path in ["/agenda/visie", "/agenda/notities", "/agenda/versies", "/agenda/strategie.toml"] {
            assert_eq!(db.browser().open(path).await.status, 404, "{path}");
        }
    }
}
