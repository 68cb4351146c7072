//! The home page in each of its states.

use super::example::{import, measure, parts, said};
use kernel::Capacity;
use testing::Database;

testing::on_both_engines! { parts;
    async fn without_an_agenda_a_visitor_reads_that_it_comes_and_an_officer_where_to_begin(db: Database) {
        let page = db.browser().open("/").await;
        assert_eq!(page.status, 200);
        assert_eq!(page.texts("h1"), ["De agenda komt eraan"]);
        assert!(page.attributes("main a", "href").is_empty());
        let officer = db.browser();
        officer.sign_in(Capacity::PolicyOfficer).await;
        assert_eq!(officer.open("/").await.attributes("main a", "href"), ["/werk/agenda"]);
    }

    async fn a_draft_is_for_the_workplace_only(db: Database) {
        import(&db, true).await;
        let browser = db.browser();
        assert_eq!(browser.open("/").await.texts("h1"), ["De agenda komt eraan"]);
        for path in ["/themas/zelfredzaamheid", "/resultaten/minder-eenzaamheid"] {
            assert_eq!(browser.open(path).await.status, 404, "{path}");
        }
        assert!(!browser.open("/themas").await.shows("Zelfredzaamheid"));
        assert!(browser.open("/zoeken?q=eenzaam").await.shows("Niets gevonden"));
    }

    async fn without_figures_it_says_so_and_names_the_source(db: Database) {
        import(&db, false).await;
        let page = db.browser().open("/").await;
        assert_eq!(page.texts("h1"), ["Waar staan we?"]);
        assert_eq!(said(&page, ".sk-standfirst"), ["Van deze 3 cijfers meten we er nog geen."]);
        assert_eq!(page.texts(".sk-opening__date"), ["Stand op 1 juli 2026"]);
        assert_eq!(page.texts(".sk-theme-row h3"), ["Zelfredzaamheid", "Gezond leven"]);
        assert!(page.shows("Nog geen cijfer. Het kan komen uit: CBS, Kerncijfers."));
        assert!(page.shows("Daarnaast is er één cijfer voorgesteld"));
        assert_eq!(page.text().matches("nog niet gevraagd").count(), 1);
    }

    async fn with_figures_it_counts_them_in_one_sentence(db: Database) {
        import(&db, false).await;
        measure(&db, "eenzaamheid", &[(2023, 43.0), (2024, 43.5), (2025, 44.0)], "final").await;
        measure(&db, "weinig-contact", &[(2024, 9.0), (2025, 8.5)], "provisional").await;
        measure(&db, "bewegen", &[(2025, 51.3)], "final").await;
        let page = db.browser().open("/").await;
        let sentence = "Van de 3 cijfers op onze agenda is er 1 op koers en 1 achter. Bij 1 is geen streefwaarde afgesproken.";
        assert_eq!(said(&page, ".sk-standfirst"), [sentence]);
        assert_eq!(page.texts(".sk-key li"), ["1 op koers", "1 achter", "1 zonder streefwaarde"]);
        assert_eq!(page.texts(".sk-theme-row .sk-count"), ["1 op koers 1 achter", "1 zonder streefwaarde"]);
        assert!(page.texts(".sk-spark-cell figcaption")[0].starts_with("44,0% Mensen die zich eenzaam voelen"));
        let label = page.attributes(".sk-spark", "aria-label");
        assert_eq!(label, ["Mensen die zich eenzaam voelen: van 43,0% in 2023 naar 44,0% in 2025."]);
    }

    async fn a_derived_value_is_shown_and_never_counted_as_official(db: Database) {
        import(&db, false).await;
        measure(&db, "eenzaamheid", &[(2021, 41.5)], "derived").await;
        let page = db.browser().open("/").await;
        assert!(said(&page, ".sk-standfirst")[0].contains("2 meten we nog niet en van 1 is het cijfer nog niet officieel"));
        assert_eq!(page.texts(".sk-key li"), ["2 nog geen cijfer", "1 nog niet officieel"]);
        assert!(page.texts(".sk-spark-cell figcaption")[0].contains("(2021, afgeleid)"));
    }

    async fn it_answers_in_english_and_without_figures_when_that_part_is_off(db: Database) {
        import(&db, false).await;
        measure(&db, "eenzaamheid", &[(2024, 43.5), (2025, 44.0)], "final").await;
        let browser = db.browser();
        browser.open("/taal/en?terug=/").await;
        let page = browser.open("/").await;
        assert_eq!(page.texts("h1"), ["Where do we stand?"]);
        assert_eq!(said(&page, ".sk-standfirst")[0], "Of the 3 figures on our agenda, 1 is behind and none is on course. 2 we do not measure yet.");
        assert!(page.shows("44.0% Mensen die zich eenzaam voelen"));
        db.set(|settings| settings.parts.clear()).await;
        let page = browser.open("/").await;
        assert_eq!(page.status, 200);
        assert!(page.attributes("main a", "href").iter().all(|path| !path.starts_with("/indicatoren/") && !path.starts_with("/rapporten")));
        assert!(!page.shows("44.0%"));
    }
}
