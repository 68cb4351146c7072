//! Themes, results with their thread, and the pages about figures and accessibility.

use super::example::{import, measure, parts, rename};
use kernel::Viewer;
use kernel::audit::Event;
use kernel::ids::ReportId;
use kernel::links::{self, Relation};
use testing::{Database, noon};

testing::on_both_engines! { parts;
    async fn a_theme_shows_its_results_with_figure_and_experience(db: Database) {
        import(&db, false).await;
        measure(&db, "eenzaamheid", &[(2024, 43.5), (2025, 44.0)], "provisional").await;
        let page = db.browser().open("/themas/zelfredzaamheid").await;
        assert_eq!(page.texts("h1"), ["Zelfredzaamheid"]);
        assert_eq!(page.texts(".sk-result h3"), ["Minder mensen voelen zich eenzaam", "Meer Coöperaties <in de buurt>"]);
        let row = &page.texts(".sk-indicators li")[0];
        assert!(row.contains("44,0%") && row.contains("Achter") && row.contains("Voorlopig"), "{row}");
        assert!(page.texts(".sk-indicators li").iter().any(|row| row.contains("buren") && row.contains("Voorstel")));
        assert_eq!(page.text().matches("Nog niet gevraagd").count(), 1);
        assert!(page.shows("Alles hierin is verzonnen.") && page.shows("hoofdstuk 1"));
        assert!(page.attributes(".sk-indicators a", "href").contains(&"/indicatoren/eenzaamheid".to_owned()));
        let next = page.click("Gezond leven ›").await;
        assert_eq!(next.texts(".sk-pages a"), ["‹ Zelfredzaamheid"]);
    }

    async fn a_result_stands_on_its_thread(db: Database) {
        import(&db, false).await;
        measure(&db, "eenzaamheid", &[(2023, 43.0), (2024, 43.5), (2025, 44.0)], "final").await;
        let page = db.browser().open("/resultaten/minder-eenzaamheid").await;
        let steps = page.texts(".sk-step h3");
        let expected = ["Vaststelling Voorbeeldagenda", "Zelfredzaamheid", "Niemand staat er alleen voor", "Minder mensen voelen zich eenzaam"];
        assert_eq!(steps[..4], expected);
        assert_eq!(steps[5], "Dit staat nog in geen rapport");
        let drawn = |size: &str| page.texts(&format!(".sk-rope-cloth {size} text")).join(" ");
        for step in &steps[..4] {
            for word in step.split(' ') {
                assert!(drawn(".sk-wide-only").contains(word) && drawn(".sk-narrow-only").contains(word), "{word}");
            }
        }
        for follows in ["eenzaam", "Dit staat nog in geen rapport", "U bent hier."] {
            assert!(drawn(".sk-narrow-only").contains(follows), "{follows}");
        }
        assert!(page.shows("Gemeenteraad van Voorbeeld, 27 juni 2024, nummer 2024-060"));
        assert!(page.shows("Minder is beter"));
        assert_eq!(page.texts(".sk-figure .sk-wide-only title").len(), 1);
        assert!(page.shows("Het cijfer kan komen uit: CBS, Kerncijfers."));
        let bare = db.browser().open("/resultaten/sterke-cooperaties").await;
        assert!(bare.shows("We spraken nog niet af waaraan we dit meten."));
    }

    async fn what_links_to_a_result_stands_on_its_thread(db: Database) {
        import(&db, false).await;
        let agenda = agenda::store::current(&db.reader()).await.unwrap().unwrap();
        let (_, result) = agenda.result("minder-eenzaamheid").unwrap();
        let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
        for _ in 0..8 {
            links::link(&tx, ReportId::fresh().into(), Relation::Mentions, result.id.into()).await.unwrap();
        }
        tx.commit(Event::new("report.published")).await.unwrap();
        let page = db.browser().open("/resultaten/minder-eenzaamheid").await;
        assert!(page.shows("Dit staat in meer rapporten") && page.shows("en meer"));
        assert_eq!(page.attributes(".sk-step a[href='/rapporten/voortgang']", "href").len(), 6);
    }

    async fn what_has_another_key_leads_on_and_says_why_it_changed(db: Database) {
        import(&db, false).await;
        rename(&db).await;
        let browser = db.browser();
        let first = browser.fetch("/resultaten/minder-eenzaamheid").await;
        assert_eq!((first.status, first.headers["location"].to_str().unwrap()), (308, "/resultaten/samen-eten"));
        let page = browser.open("/resultaten/minder-eenzaamheid").await;
        assert_eq!(page.texts("h1"), ["Meer mensen eten samen"]);
        assert!(page.shows("De raad wil het positief zeggen.") && page.shows("nummer onbekend"));
        let theme = browser.fetch("/themas/zelfredzaamheid").await;
        assert_eq!((theme.status, theme.headers["location"].to_str().unwrap()), (308, "/themas/meedoen"));
    }

    async fn what_is_not_there_is_not_found(db: Database) {
        import(&db, false).await;
        for path in ["/themas/niets", "/resultaten/niets", "/themas/minder-eenzaamheid", "/resultaten/%3Cscript%3E"] {
            assert_eq!(db.browser().open(path).await.status, 404, "{path}");
        }
    }

    async fn the_themes_are_listed_with_their_results(db: Database) {
        let page = db.browser().open("/themas").await;
        assert!(page.shows("De agenda komt eraan"));
        import(&db, false).await;
        let page = db.browser().open("/themas").await;
        assert!(page.shows("2 thema’s met samen 3 resultaten"));
        assert!(page.attributes("main a", "href").contains(&"/resultaten/meer-bewegen".to_owned()));
        db.set(|settings| settings.levels.theme = ("Opgave".to_owned(), "Opgaven".to_owned())).await;
        assert_eq!(db.browser().open("/themas").await.texts("h1"), ["Opgaven"]);
    }

    async fn the_figures_are_explained_with_their_sources(db: Database) {
        assert_eq!(db.browser().open("/over-deze-cijfers").await.status, 200);
        import(&db, false).await;
        db.set(|settings| { settings.small_count = 7; settings.contact = "cijfers@voorbeeld.example".to_owned(); }).await;
        let page = db.browser().open("/over-deze-cijfers").await;
        assert_eq!(page.texts("tbody tr"), ["CBS Kerncijfers 2", "Peiling Kerncijfers 2"]);
        assert!(page.shows("minder dan 7 mensen") && page.shows("CC BY 4.0") && page.shows("cijfers@voorbeeld.example"));
    }

    async fn the_accessibility_page_claims_nothing_that_is_not_published(db: Database) {
        assert!(db.browser().open("/toegankelijkheid").await.shows("Nog niet gepubliceerd."));
        db.set(|settings| settings.accessibility_statement = "https://register.example/1".to_owned()).await;
        let page = db.browser().open("/toegankelijkheid").await;
        assert!(!page.shows("Nog niet gepubliceerd.") && page.attributes("main a", "href").contains(&"https://register.example/1".to_owned()));
    }
}
