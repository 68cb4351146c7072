//! What asks for an officer's attention.

use super::example::{adopt, indicator, mapped, parts, sheet, take_in, take_in_sheet};
use crate::import::Options;
use agenda::model::Indicator;
use kernel::Capacity;
use testing::{Browser, Database, Page};

async fn page(browser: &Browser, path: &str) -> Page {
    let page = browser.open(path).await;
    assert_eq!(page.status, 200);
    page
}

fn shows(page: &Page, texts: &[&str]) {
    for text in texts {
        assert!(page.shows(text), "{text} is not in: {}", page.text());
    }
}

testing::on_both_engines! { parts;
    async fn figures_that_lag_or_are_missing_stand_under_what_is_the_matter(db: Database) {
        let bare = Indicator { target: None, baseline: None, ..indicator("zonder-doel") };
        adopt(&db, &[indicator("eenzaamheid"), indicator("zonder-cijfer"), bare]).await;
        take_in_sheet(&db, "eenzaamheid", "2025;GM9999;definitief;60\n").await;
        take_in_sheet(&db, "zonder-doel", "2022;GM9999;definitief;41\n").await;
        let officer = db.browser();
        officer.sign_in(Capacity::PolicyOfficer).await;
        let page = page(&officer, "/werk/aandacht").await;
        shows(&page, &["4 dingen vragen aandacht.", "Achter 1", "Naam van eenzaamheid Zelfredzaamheid Het cijfer over 2025 is 60%. Het streefpad vraagt nu"]);
        shows(&page, &["Er had een nieuwer cijfer kunnen zijn 1", "Naam van zonder-doel Zelfredzaamheid Het nieuwste cijfer gaat over 2022."]);
        shows(&page, &["Nog geen cijfer 1", "Geen streefwaarde 1"]);
        let themed = officer.open("/werk/aandacht?thema=zelfredzaamheid").await;
        shows(&themed, &["Achter 1"]);
        assert_eq!(themed.texts(".sk-filter a[aria-current]"), ["Zelfredzaamheid 4"]);
    }

    async fn deliveries_that_went_wrong_stand_first(db: Database) {
        adopt(&db, &[indicator("eenzaamheid")]).await;
        take_in_sheet(&db, "eenzaamheid", "2025;GM9999;definitief;30\n2024;GM9999;definitief;l8\n").await;
        let trial = sheet("Jaar;Gebied;Status;Cijfer\n2025;GM9999;definitief;31\n", &[("Cijfer", "eenzaamheid")]);
        take_in(&db, trial, Options { dry_run: true, ..mapped() }).await;
        let officer = db.browser();
        officer.sign_in(Capacity::PolicyOfficer).await;
        let page = page(&officer, "/werk/aandacht").await;
        shows(&page, &["Eén ding vraagt aandacht.", "Eén regel is overgeslagen. De rest staat op de site."]);
        assert_eq!(page.texts("main h2"), ["Leveringen van de laatste maand"]);
    }

    async fn only_who_takes_figures_in_sees_it(db: Database) {
        adopt(&db, &[indicator("eenzaamheid")]).await;
        let browser = db.browser();
        assert_eq!(browser.open("/werk/aandacht").await.path, "/inloggen?terug=/werk/aandacht");
        browser.sign_in(Capacity::Administrator).await;
        assert_eq!(browser.open("/werk/aandacht").await.status, 403);
    }
}
