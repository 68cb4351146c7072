//! The ways in: what a delivery is recognised as, and what is said when it is not.

use super::example::{adopt, indicator, mapping, may_import, parts, take_in};
use crate::access::{AllFigures, ImportFigures};
use crate::import::{self, Options, Outcome, Said};
use crate::model::Way;
use crate::store;
use agenda::model::{Indicator, Source};
use kernel::Viewer;
use sources::{Content, Reading};
use testing::{Database, noon};

/// A made-up table of CBS in version 3.
const V3: [(&str, &str); 7] = [
    ("TableInfos.csv", include_str!("../../../../sources/tests/fixtures/cbs_v3/99002NED/TableInfos.csv")),
    ("DataProperties.csv", include_str!("../../../../sources/tests/fixtures/cbs_v3/99002NED/DataProperties.csv")),
    ("CategoryGroups.csv", include_str!("../../../../sources/tests/fixtures/cbs_v3/99002NED/CategoryGroups.csv")),
    ("RegioS.csv", include_str!("../../../../sources/tests/fixtures/cbs_v3/99002NED/RegioS.csv")),
    ("Perioden.csv", include_str!("../../../../sources/tests/fixtures/cbs_v3/99002NED/Perioden.csv")),
    ("Leeftijd.csv", include_str!("../../../../sources/tests/fixtures/cbs_v3/99002NED/Leeftijd.csv")),
    ("TypedDataSet.csv", include_str!("../../../../sources/tests/fixtures/cbs_v3/99002NED/TypedDataSet.csv")),
];

/// The same table as StatLine gives it by hand: by names, in a later year.
const STATLINE: &str = "\"Verzonnen tabel\"\n\"Perioden\";\"Leeftijd\";\"Regio's\";\"Relatief (per 1 000 inwoners)\"\n\
    \"2023\";\"Totaal\";\"Dronten\";\"   5.25\"\n\"2023\";\"0 tot 23 jaar\";\"Dronten\";\"   7.5\"\n\"Bron: CBS\"\n";

fn files(all: &[(&str, &str)]) -> Vec<(String, Content)> {
    all.iter().map(|(name, text)| ((*name).to_owned(), Content::Bytes(text.as_bytes().to_vec()))).collect()
}

async fn send(db: &Database, all: &[(&str, &str)], said: Said) -> Outcome {
    let known = import::known(&db.reader(), &may_import(db), &said).await.unwrap();
    take_in(db, import::sent(files(all), said, known), Options::default()).await
}

/// The code by which an outcome says that nothing could be read.
fn refused(outcome: &Outcome) -> Option<&str> {
    outcome.refusal.as_ref().map(|why| why.code.as_str())
}

async fn save(db: &Database, name: &str, code: &str) {
    let mapping = mapping(&[("Cijfer", code)]);
    let tx = db.begin(&Viewer::system(), noon()).await.unwrap();
    let right = db.allow::<ImportFigures>(&Viewer::system(), AllFigures);
    let event = store::save_mapping(&tx, &right, name, &mapping).await.unwrap();
    tx.commit(event).await.unwrap();
}

/// The share of all ages together in table 99002NED.
fn clients() -> Indicator {
    let source = Source {
        name: "CBS".into(),
        table: "99002NED".into(),
        measure: "Relatief_2".into(),
        select: [("Leeftijd".to_owned(), "10000".to_owned())].into(),
        by: "Leeftijd".into(),
        ..Source::default()
    };
    Indicator { source, ..indicator("clienten") }
}

testing::on_both_engines! { parts;
    async fn a_table_of_version_3_and_then_its_statline_file_by_names(db: Database) {
        let one = clients();
        adopt(&db, std::slice::from_ref(&one)).await;
        let table = send(&db, &V3, Said::default()).await;
        assert_eq!((refused(&table), table.way.clone()), (None, Some(Way::CbsV3)));
        let before = store::all(&db.reader(), one.id).await.unwrap().len();
        let said = Said { table: "99002NED".to_owned(), ..Said::default() };
        let later = send(&db, &[("download.csv", STATLINE)], said).await;
        assert_eq!((refused(&later), later.way.clone()), (None, Some(Way::StatLine)), "{later:?}");
        assert_eq!((later.counts.new, later.counts.unused, later.counts.rejected), (2, 0, 0), "{later:?}");
        let all = store::all(&db.reader(), one.id).await.unwrap();
        assert_eq!(all.len(), before + 2);
        let newest = all.iter().find(|seen| seen.period.code() == "2023JJ00" && seen.group.is_empty()).unwrap();
        assert_eq!((newest.area.as_str(), newest.reading), ("GM0303", Reading::Value(5.25)));
        let kept = store::import(&db.reader(), &may_import(&db), later.import.unwrap()).await.unwrap();
        assert_eq!(kept.way, Some(Way::StatLine));
    }

    async fn a_statline_file_needs_its_table(db: Database) {
        adopt(&db, &[clients()]).await;
        send(&db, &V3, Said::default()).await;
        assert_eq!(refused(&send(&db, &[("download.csv", STATLINE)], Said::default()).await), Some("table-needed"));
    }

    async fn a_spreadsheet_is_read_by_the_one_mapping_that_fits(db: Database) {
        let one = indicator("eenzaamheid");
        adopt(&db, std::slice::from_ref(&one)).await;
        let sheet = [("peiling.csv", "Jaar;Gebied;Status;Cijfer\n2025;GM9999;definitief;41\n")];
        assert_eq!(refused(&send(&db, &sheet, Said::default()).await), Some("mapping-none"));
        save(&db, "Peiling", "eenzaamheid").await;
        let outcome = send(&db, &sheet, Said::default()).await;
        assert_eq!((outcome.counts.new, outcome.way), (1, Some(Way::Mapped("Peiling".to_owned()))));
        save(&db, "Nog een", "eenzaamheid").await;
        let many = send(&db, &sheet, Said::default()).await;
        assert_eq!(refused(&many), Some("mapping-many"));
        assert_eq!(many.refusal.unwrap().args["names"], "Nog een, Peiling");
        let chosen = Said { mapping: "Nog een".to_owned(), ..Said::default() };
        assert_eq!(send(&db, &sheet, chosen).await.counts.same, 1);
    }

    async fn a_list_of_a_table_alone_is_no_spreadsheet(db: Database) {
        adopt(&db, &[clients()]).await;
        let list = send(&db, &[("Observations.csv", "Id;Measure;Perioden;Value\n")], Said::default()).await;
        assert_eq!(refused(&list), Some("identity-unknown"));
    }
}
