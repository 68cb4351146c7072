//! What a report shows by district: where it differs most, on a map and in a table.

use super::example::{PUBLIC, REPORT, measure_everything, measure_in, parts, policies, settle};
use crate::paper;
use agenda::model::Agenda;
use kernel::Viewer;
use kernel::audit::Event;
use kernel::ids::IndicatorId;
use sea_orm::{ConnectionTrait, Statement};
use testing::{Database, noon};

const DISTRICTS: [(&str, &str); 2] = [("WK999901", "Centrum"), ("WK999902", "De Kaden")];

/// Two squares side by side, in the division of 2025.
async fn outlines(db: &Database) {
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    for (west, (code, name)) in (35_000..).step_by(100).zip(DISTRICTS) {
        let sql = "INSERT INTO monitor_area (code, division, level, name, parent, size_class, urbanity, same_since, boundary, source, \
            boundary_source) VALUES ($1, 2025, 'district', $2, '', '', '', 2025, $3, '', '')";
        let boundary = format!("{west} 532000 100 0 0 100 -100 0");
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [code.into(), name.into(), boundary.into()]);
        tx.execute_raw(statement).await.unwrap();
    }
    tx.commit(Event::new("areas.taken_in")).await.unwrap();
}

/// The first indicator with a target of each theme.
fn firsts(agenda: &Agenda) -> Vec<IndicatorId> {
    let of = |theme: &agenda::model::Theme| {
        theme.results().flat_map(|result| &result.indicators).find(|one| one.target.is_some()).map(|one| one.id)
    };
    agenda.themes.iter().filter_map(of).collect()
}

testing::on_both_engines! { parts;
    async fn the_two_themes_that_differ_most_have_a_map_with_its_table(db: Database) {
        let agenda = settle(&db).await;
        measure_everything(&db, &agenda).await;
        outlines(&db).await;
        let firsts = firsts(&agenda);
        assert!(firsts.len() > 3);
        for (apart, id) in firsts.iter().enumerate() {
            measure_in(&db, DISTRICTS[0].0, &[(*id, 2025, 40.0, "final")]).await;
            measure_in(&db, DISTRICTS[1].0, &[(*id, 2025, 41.5 + 5.0 * apart as f64, "final")]).await;
        }
        crate::seed(&db, &policies(), noon(), REPORT).await.unwrap();
        let page = db.browser().open(PUBLIC).await;
        assert_eq!(page.texts("article svg.sk-chart--map").len(), 4, "two maps, each for a wide screen and for a phone");
        let last = 41.5 + 5.0 * (firsts.len() - 1) as f64;
        let told = format!("Het hoogst is het in De Kaden ({})", format!("{last:.1}").replace('.', ","));
        assert!(page.text().contains(told.trim_end_matches(')')), "{told} is not in {}", page.text());
        assert_eq!(page.texts("article figure tbody th"), ["1. Centrum", "2. De Kaden", "1. Centrum", "2. De Kaden"]);

        let reader = db.reader();
        let kept = crate::store::newest_frozen(&reader).await.unwrap().unwrap();
        let report = crate::store::content(&reader, &kept).await.unwrap();
        let shown: Vec<_> = report.themes.iter().map(|theme| theme.districts.is_some()).collect();
        assert_eq!(shown.iter().rev().take(2).collect::<Vec<_>>(), [&true; 2]);
        assert_eq!(shown.iter().filter(|shown| **shown).count(), 2);
        let paper = paper::typeset(&report, noon()).await.unwrap();
        assert_eq!(paper.warnings, []);
        assert_eq!(paper.chapters.len(), 1 + report.themes.len() + 1 + 1, "the districts are a chapter");
    }
}
