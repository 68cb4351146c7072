//! The list behind the counts.

use super::example::{import, measure, parts, rename};
use testing::{Database, Page};

testing::on_both_engines! { parts;
    async fn every_count_is_as_long_as_the_list_it_leads_to(db: Database) {
        import(&db, false).await;
        measure(&db, "eenzaamheid", &[(2023, 43.0), (2024, 43.5), (2025, 44.0)], "final").await;
        measure(&db, "weinig-contact", &[(2024, 9.0), (2025, 8.5)], "derived").await;
        let mut followed = 0;
        for path in ["/", "/themas", "/themas/zelfredzaamheid", "/themas/gezond-leven"] {
            let page = db.browser().open(path).await;
            let links = "main a[href^='/indicatoren?stand=']";
            for (words, address) in page.texts(links).iter().zip(page.attributes(links, "href")) {
                let list = db.browser().open(&address).await;
                assert_eq!(listed(&list), words.split(' ').next().unwrap().parse::<usize>().unwrap(), "{path}: {words}, {address}");
                followed += 1;
            }
        }
        assert!(followed > 9, "{followed}");
        let all = db.browser().open("/").await.click("Alle 3 cijfers").await;
        assert_eq!((all.path.as_str(), listed(&all)), ("/indicatoren", 3));
        assert!(all.shows("U ziet 3 van de 3 cijfers."));
    }

    async fn a_filter_is_told_kept_in_the_form_and_undone(db: Database) {
        import(&db, false).await;
        measure(&db, "eenzaamheid", &[(2023, 43.0), (2024, 43.5), (2025, 44.0)], "final").await;
        let page = db.browser().open("/indicatoren?stand=achter&thema=zelfredzaamheid").await;
        assert_eq!(page.texts("h1"), ["Achter"]);
        assert!(page.shows("U ziet 1 van de 3 cijfers."));
        assert_eq!(page.attributes("main option[selected]", "value"), ["achter", "zelfredzaamheid"]);
        let undone = page.click("Niet alleen ‘achter’").await;
        assert_eq!((undone.path.as_str(), listed(&undone)), ("/indicatoren?thema=zelfredzaamheid", 2));
        assert_eq!(listed(&undone.click("Niet alleen ‘Zelfredzaamheid’").await), 3);
        let empty = db.browser().open("/indicatoren?stand=op-koers&thema=").await;
        assert!(listed(&empty) == 0 && empty.shows("Hier hoort nu geen enkel cijfer bij."));
        assert_eq!(listed(&empty.click("Niet alleen ‘op koers’").await), 3);
    }

    async fn it_says_what_it_does_not_know(db: Database) {
        assert!(db.browser().open("/indicatoren").await.shows("Er is nog geen agenda met cijfers."));
        import(&db, false).await;
        for query in ["stand=beter", "thema=niets", "stand=achter&stand=achter", "thema=%ff"] {
            assert_eq!(db.browser().open(&format!("/indicatoren?{query}")).await.status, 404, "{query}");
        }
        rename(&db).await;
        let page = db.browser().open("/indicatoren?stand=nog-geen-cijfer&thema=zelfredzaamheid").await;
        assert_eq!(page.path, "/indicatoren?stand=nog-geen-cijfer&thema=meedoen");
    }
}

fn listed(page: &Page) -> usize {
    page.texts(".sk-indicators li").len()
}
