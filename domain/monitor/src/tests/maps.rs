//! The figures of an indicator on the map: what is drawn, what is held back, and which division it belongs to.

use super::areas::{bring, file, squares};
use super::example::{adopt, indicator, mapped, parts, sheet, take_in, take_in_sheet};
use crate::areas::Years;
use crate::import::Options;
use testing::{Database, Page};

const KEY: &str = "eenzaamheid";
const WIJKEN: [(&str, &str); 3] = [("WK999901", "Centrum"), ("WK999902", "De Kaden"), ("WK999903", "Veenmeer")];

/// The map after bringing in these rows, with outlines of this division.
async fn map(db: &Database, years: Years, rows: &str) -> Page {
    adopt(db, &[indicator(KEY)]).await;
    take_in_sheet(db, KEY, rows).await;
    if years.year.is_some() {
        assert_eq!(bring(db, file("wijken.geojson", &squares(&WIJKEN)), years).await.outlines, 3);
    }
    let page = db.browser().open("/indicatoren/eenzaamheid/kaart").await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

fn shows(page: &Page, all: &[&str]) {
    for words in all {
        assert!(page.shows(words), "{words} is not in: {}", page.text());
    }
}

const ROWS: &str =
    "2025;GM9999;definitief;41,2\n2025;WK999901;definitief;46\n2025;WK999902;definitief;38,5\n2024;WK999901;definitief;47\n";

testing::on_both_engines! { parts;
    async fn the_map_shows_each_district_beside_its_table(db: Database) {
        let page = map(&db, Years { year: Some(2025), same_since: None }, ROWS).await;
        shows(&page, &["Per wijk", "Het hoogst is het in Centrum (46,0%), het laagst in De Kaden (38,5%).", "Indeling van 2025. Grenzen: wijken.geojson."]);
        shows(&page, &["Centrum 46,0", "De Kaden 38,5", "Veenmeer geen cijfer", "Hoe het verschilt binnen Voorbeeld over 2025."]);
        assert_eq!(page.texts("svg.sk-chart--map").len(), 2, "one for a wide screen, one for a phone");
        assert!(!page.shows("Per buurt"));
        let page = page.click("2024").await;
        shows(&page, &["over 2024", "Centrum 47,0", "Alleen voor Centrum is er een cijfer dat we kunnen tonen: 47,0%."]);
        assert_eq!(page.texts("svg.sk-chart--map").len(), 0, "no outline tells that 2024 was the same");
        shows(&page, &["De grenzen die we hebben, zijn van een ander jaar dan deze cijfers."]);
    }

    async fn a_figure_of_an_earlier_division_is_drawn_where_the_ground_is_marked_the_same(db: Database) {
        let page = map(&db, Years { year: Some(2025), same_since: Some(2024) }, ROWS).await;
        let page = page.click("2024").await;
        assert_eq!(page.texts("svg.sk-chart--map").len(), 2);
        shows(&page, &["Centrum 47,0", "Indeling van 2025."]);
    }

    async fn a_small_number_is_neither_drawn_nor_written(db: Database) {
        adopt(&db, &[indicator(KEY)]).await;
        let text = "Jaar;Gebied;Status;Cijfer;Teller;Noemer\n2025;WK999901;definitief;46;120;260\n2025;WK999902;definitief;50;5;10\n";
        let (numerator, denominator) = (format!("{KEY}:numerator"), format!("{KEY}:denominator"));
        let columns = [("Cijfer", KEY), ("Teller", numerator.as_str()), ("Noemer", denominator.as_str())];
        take_in(&db, sheet(text, &columns), Options { ..mapped() }).await;
        bring(&db, file("wijken.geojson", &squares(&WIJKEN)), Years { year: Some(2025), same_since: None }).await;
        let page = db.browser().open("/indicatoren/eenzaamheid/kaart").await;
        shows(&page, &["De Kaden niet getoond vanwege privacy", "Alleen voor Centrum"]);
        assert!(!page.shows("50"), "{}", page.text());
    }

    async fn without_outlines_or_figures_the_page_says_what_is_missing(db: Database) {
        let page = map(&db, Years::default(), ROWS).await;
        shows(&page, &["Er is geen kaart, want de grenzen van deze gebieden zijn nog niet ingelezen.", "WK999901 46,0"]);
        assert!(db.browser().open("/indicatoren/eenzaamheid").await.shows("Bekijk dit op de kaart"));
        assert_eq!(db.browser().open("/indicatoren/bestaat-niet/kaart").await.status, 404);
    }

    async fn without_figures_of_parts_there_is_nothing_to_draw(db: Database) {
        let page = map(&db, Years { year: Some(2025), same_since: None }, "2025;GM9999;definitief;41\n").await;
        shows(&page, &["Binnen Voorbeeld zijn er nog geen cijfers per wijk of buurt."]);
    }
}
