//! The reader for CBS OData v4 bulk sets: a small made-up set, broken variants of it, and the real set when at hand.

#![expect(clippy::unwrap_used, reason = "what a test needs is there, or the test fails")]

mod cbs;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cbs::{Site, files_of, real};
use kernel::areas::Area;
use kernel::periods::Period;
use proptest::prelude::{prop_assert, proptest};
use sources::cbs_v4::CbsV4;
use sources::fetch::Generation;
use sources::{Bundle, Cell, Content, DimensionKind, Nothing, Provenance, Reading, Refusal, RefusalReason, Rejection, Source};

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cbs_v4/99001NED")
}

/// The files of the made-up set by name, to change before opening.
fn files() -> BTreeMap<String, String> {
    files_of(&fixture())
}

fn open(files: BTreeMap<String, String>) -> Result<CbsV4, Refusal> {
    let files = files.into_iter().map(|(name, text)| (name, Content::Bytes(text.into_bytes()))).collect();
    CbsV4::open(Bundle::files(files)?, Area::netherlands())
}

fn refusal(change: impl FnOnce(&mut BTreeMap<String, String>)) -> Refusal {
    let mut files = files();
    change(&mut files);
    open(files).map(|_| ()).unwrap_err()
}

fn replace(files: &mut BTreeMap<String, String>, name: &str, from: &str, to: &str) {
    let text = files.get_mut(name).unwrap();
    assert!(text.contains(from), "{name} has {from}");
    *text = text.replace(from, to);
}

fn read(source: &mut CbsV4) -> (Vec<Cell>, Vec<Rejection>) {
    let (mut cells, mut rejections) = (Vec::new(), Vec::new());
    for cell in source.cells().unwrap() {
        match cell {
            Ok(cell) => cells.push(cell),
            Err(rejection) => rejections.push(rejection),
        }
    }
    (cells, rejections)
}

#[test]
fn a_table_is_described() {
    let source = CbsV4::open(Bundle::open(&fixture()).unwrap(), Area::netherlands()).unwrap();
    let table = source.table();
    assert_eq!((table.id.as_str(), table.source.as_str()), ("99001NED", "CBS"));
    assert_eq!(table.title, "Verzonnen tabel; ondersteuning naar leeftijd, regio");
    assert_eq!(table.licence, "https://creativecommons.org/licenses/by/4.0/");
    assert_eq!(table.modified.unwrap().to_string(), "2025-10-08");
    assert_eq!(
        (table.measures[1].code.as_str(), table.measures[1].unit.as_str(), table.measures[1].decimals),
        ("M000200_2", "%", 1)
    );
    assert_eq!(table.measures[0].description, "Aantal personen.\n\nVerzonnen.");
    let kinds: Vec<_> = table.dimensions.iter().map(|d| d.kind).collect();
    assert_eq!(kinds, [DimensionKind::Other, DimensionKind::Area(Some(2023)), DimensionKind::Time]);
    assert_eq!(table.dimensions[0].codes[1].title, "0 tot 23 jaar");
    let statuses: Vec<_> = table.periods.iter().map(|p| (p.period.code(), p.status, p.given.as_str())).collect();
    let expected = [
        ("2022JJ00".to_owned(), Provenance::Final, "Definitief"),
        ("2023JJ00".to_owned(), Provenance::Provisional, "NaderVoorlopig"),
        ("2024KW01".to_owned(), Provenance::Provisional, "Voorlopig"),
    ];
    assert_eq!(statuses, expected);
}

#[test]
fn every_kind_of_nothing_is_told_apart_and_never_0() {
    let (cells, rejections) = read(&mut open(files()).unwrap());
    assert!(rejections.is_empty(), "{rejections:?}");
    let values: Vec<_> = cells.iter().map(|cell| cell.value).collect();
    let expected = [
        Reading::Value(1000.0),
        Reading::Value(5.5),
        Reading::Nothing(Nothing::Impossible),
        Reading::Nothing(Nothing::Unknown),
        Reading::Nothing(Nothing::Secret),
        Reading::Nothing(Nothing::Secret),
        Reading::Nothing(Nothing::Unknown),
        Reading::Nothing(Nothing::NotDelivered),
        Reading::Nothing(Nothing::Unknown),
        Reading::Value(0.0),
        Reading::Nothing(Nothing::Secret),
        Reading::Value(-0.5),
    ];
    assert_eq!(values, expected);
    assert_eq!((cells[8].note.as_deref(), &cells[0].note), (Some("Onverwacht"), &None));
}

#[test]
fn a_cell_tells_what_where_when_of_whom_and_how_sure() {
    let (cells, _) = read(&mut open(files()).unwrap());
    let cell = &cells[8];
    assert_eq!((cell.measure.as_str(), cell.period), ("M000100", "2024KW01".parse::<Period>().unwrap()));
    assert_eq!(cell.area.to_string(), "2023WK030301");
    assert_eq!(cell.dims, BTreeMap::from([("Leeftijd".to_owned(), "10000".to_owned())]));
    assert_eq!(
        (cell.status, cells[0].status, cells[5].status),
        (Provenance::Provisional, Provenance::Final, Provenance::Provisional)
    );
    assert_eq!((cell.at.file.as_ref(), cell.at.row), ("Observations.csv", 10));
    assert_eq!(cells[0].area, Area::netherlands());
}

#[test]
fn the_same_set_reads_from_folder_archive_and_uploads_and_twice() {
    let (expected, _) = read(&mut open(files()).unwrap());
    let bytes = zip_of(&files());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("99001NED.zip");
    fs::write(&path, &bytes).unwrap();
    for bundle in [Bundle::open(&fixture()).unwrap(), Bundle::open(&path).unwrap(), archive(&files())] {
        let mut source = CbsV4::open(bundle, Area::netherlands()).unwrap();
        assert_eq!(read(&mut source).0, expected);
        assert_eq!(read(&mut source).0, expected, "a second time");
    }
}

/// The same set in JSON, five records a page, as a table is fetched.
fn in_json() -> BTreeMap<String, String> {
    let lists = files().into_iter().filter(|(name, _)| !name.starts_with("D-") && name != "Distribution.csv");
    let site = Site { generation: Generation::V4, base: "https://cbs.example/odata/99001NED".to_owned(), size: 5 };
    lists.flat_map(|(name, csv)| site.paged(&name, &csv)).collect()
}

#[test]
fn pages_of_json_read_as_the_csv_does() {
    let csv = open(files()).unwrap();
    let mut source = open(in_json()).unwrap();
    assert_eq!(source.table(), csv.table());
    let (mut cells, rejections) = read(&mut source);
    assert!(rejections.is_empty(), "{rejections:?}");
    assert_eq!((cells[6].at.file.as_ref(), cells[6].at.row), ("Observations.2.json", 2));
    let (expected, _) = read(&mut open(files()).unwrap());
    for (cell, expected) in cells.iter_mut().zip(&expected) {
        cell.at = expected.at.clone();
    }
    assert_eq!(cells, expected);
    assert_eq!(read(&mut source).0.len(), 12, "a second time");
    let mut zipped = CbsV4::open(archive(&in_json()), Area::netherlands()).unwrap();
    assert_eq!(read(&mut zipped).0.len(), 12, "from an archive");
}

/// The files in an archive, in a folder of their own.
fn archive(files: &BTreeMap<String, String>) -> Bundle {
    Bundle::files(vec![("download.ZIP".to_owned(), Content::Bytes(zip_of(files)))]).unwrap()
}

fn zip_of(files: &BTreeMap<String, String>) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(format!("99001NED/{name}"), zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut archive, text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn pages_that_are_not_whole_or_of_another_table_are_refused() {
    type Change = fn(&mut BTreeMap<String, String>);
    let changes: [(&str, Change); 4] = [
        ("page-missing", |f| drop(f.remove("Observations.3.json"))),
        ("file-missing", |f| drop(f.remove("Observations.2.json"))),
        ("different-tables", |f| replace(f, "Observations.2.json", "99001NED/$metadata", "83841NED/$metadata")),
        ("row-count", |f| replace(f, "Properties.json", ":12", ":13")),
    ];
    for (code, change) in changes {
        let mut files = in_json();
        change(&mut files);
        let found = open(files).map(|_| ()).unwrap_err();
        assert_eq!(found.reason.code(), code, "{found}");
    }
}

#[test]
fn groups_and_all_but_one_description_may_be_missing() {
    for kept in ["Properties.csv", "D-99001NED.json", "Distribution.csv"] {
        let mut files = files();
        files.retain(|name, _| {
            name == kept || name.ends_with("Codes.csv") || name == "Dimensions.csv" || name == "Observations.csv"
        });
        assert_eq!(open(files).unwrap().table().id, "99001NED", "{kept}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_no_problem() {
    let changed = files().into_iter().map(|(name, text)| (name, format!("\u{feff}{}", text.replace('\n', "\r\n")))).collect();
    assert_eq!(read(&mut open(changed).unwrap()).0.len(), 12);
}

#[test]
fn files_of_different_tables_are_refused_naming_both() {
    let found = refusal(|files| replace(files, "Properties.csv", "99001NED", "85678NED"));
    let RefusalReason::DifferentTables { first_file, first_id, second_file, second_id } = found.reason.as_ref() else {
        panic!("{found}");
    };
    assert_eq!((first_file.as_str(), first_id.as_str()), ("Properties.csv", "85678NED"));
    assert_eq!((second_file.as_str(), second_id.as_str()), ("D-99001NED.json", "99001NED"));
    let without_json = refusal(|files| {
        files.remove("D-99001NED.json");
        replace(files, "Properties.csv", "99001NED", "85678NED");
    });
    assert!(without_json.to_string().contains("85678NED, Distribution.csv is of table 99001NED"), "{without_json}");
}

#[test]
fn a_set_that_does_not_fit_together_is_refused_with_the_reason() {
    type Change = fn(&mut BTreeMap<String, String>);
    let changes: [(&str, Change); 15] = [
        ("identity-unknown", |f| {
            f.retain(|name, _| !matches!(name.as_str(), "Properties.csv" | "D-99001NED.json" | "Distribution.csv"))
        }),
        ("file-missing", |f| drop(f.remove("PeriodenCodes.csv"))),
        ("file-missing", |f| drop(f.remove("Observations.csv"))),
        ("row-count", |f| replace(f, "Properties.csv", ";12;", ";13;")),
        ("different-contents", |f| replace(f, "MeasureCodes.csv", "M000200_2", "M000300")),
        ("different-contents", |f| replace(f, "D-99001NED.json", "\"Leeftijd\", \"Title", "\"Geslacht\", \"Title")),
        ("column-missing", |f| replace(f, "Observations.csv", ";RegioS;", ";")),
        ("column-unexpected", |f| replace(f, "Observations.csv", "ValueAttribute", "ValueAttribute;Geslacht")),
        ("column-twice", |f| replace(f, "Observations.csv", "StringValue", "Value")),
        ("codes-unknown", |f| {
            replace(f, "PeriodenCodes.csv", "2022JJ00", "2012JJ00");
            replace(f, "PeriodenCodes.csv", "2023JJ00", "2013JJ00");
        }),
        ("no-time", |f| replace(f, "Dimensions.csv", "TimeDimension", "Dimension")),
        ("empty", |f| drop(f.insert("Observations.csv".to_owned(), String::new()))),
        ("bad-json", |f| drop(f.insert("D-99001NED.json".to_owned(), "{}".to_owned()))),
        ("field-count", |f| replace(f, "MeasureCodes.csv", ";Personen met ondersteuning, ", ";Personen; ")),
        ("too-many-columns", |f| replace(f, "Observations.csv", "0;M000100", &format!("0{}", ";".repeat(2_001)))),
    ];
    for (code, change) in changes {
        let found = refusal(change);
        assert_eq!(found.reason.code(), code, "{found}");
    }
}

#[test]
fn code_lists_of_another_table_are_refused_with_an_example() {
    let found = refusal(|files| {
        replace(files, "LeeftijdCodes.csv", "10000;", "20000;");
        replace(files, "LeeftijdCodes.csv", "53105;", "63105;");
    });
    assert_eq!(found.column.as_deref(), Some("Leeftijd"));
    assert!(found.to_string().contains("2 of the 2 codes in this column are not in LeeftijdCodes.csv, such as 10000"), "{found}");
}

#[test]
fn other_encodings_are_refused_with_the_row() {
    let mut files: Vec<_> = files().into_iter().map(|(name, text)| (name, Content::Bytes(text.into_bytes()))).collect();
    for (name, content) in &mut files {
        if let (Content::Bytes(bytes), "Observations.csv") = (content, name.as_str()) {
            bytes.extend(b"12;M000100;10000;NL01;2022JJ00;;caf\xe9;None\n");
        }
    }
    let found = CbsV4::open(Bundle::files(files).unwrap(), Area::netherlands()).map(|_| ()).unwrap_err();
    assert_eq!((found.file.as_deref(), found.row, found.reason.code()), (Some("Observations.csv"), Some(14), "not-utf8"));
}

#[test]
fn a_bad_row_is_listed_with_file_row_column_value_and_reason() {
    let mut files = files();
    replace(
        &mut files,
        "Observations.csv",
        "\n0;M000100;10000;NL01;2022JJ00;1000;;None",
        "\n0;M000100;10000;NL01;2022JJ00;1.000;;None",
    );
    replace(&mut files, "Observations.csv", "\n2;M000100;10000;PV24", "\n2;M000100;10000;PV99");
    replace(&mut files, "Observations.csv", ";;Onverwacht", ";laag;None");
    replace(&mut files, "Observations.csv", "0;;None\n10;", "0;None\n10;");
    let (cells, rejections) = read(&mut open(files).unwrap());
    let shown: Vec<_> = rejections.iter().map(ToString::to_string).collect();
    let expected = [
        "Observations.csv: row 2, column Value, \"1.000\": is not a number; expected 1234,5",
        "Observations.csv: row 4, column RegioS, \"PV99\": this code is not in RegioSCodes.csv",
        "Observations.csv: row 10, column StringValue, \"laag\": is a text, not a figure",
        "Observations.csv: row 11, \"9;M000200_2;10000;WK030301;2024KW01;0;None\": the row has 7 columns, the header 8",
    ];
    assert_eq!((shown, cells.len()), (expected.map(str::to_owned).to_vec(), 8));
}

proptest! {
    #[test]
    fn any_row_is_read_rejected_or_refused(row in "[0-9A-Z;,.x\"\n]{0,60}") {
        let mut files = files();
        files.retain(|name, _| !matches!(name.as_str(), "Properties.csv" | "D-99001NED.json"));
        let observations = files.get_mut("Observations.csv").unwrap();
        observations.push_str(&row);
        if let Ok(mut source) = open(files) {
            let (cells, rejections) = read(&mut source);
            prop_assert!(cells.len() >= 12);
            prop_assert!(rejections.iter().all(|rejection| rejection.row > 13));
        }
    }
}

#[test]
fn the_real_table_83841ned_reads_whole() {
    let Some(path) = real("cbs_v4_83841NED") else { return };
    let mut source = CbsV4::open(Bundle::open(&path).unwrap(), Area::netherlands()).unwrap();
    let last = source.table().periods.iter().max_by_key(|p| p.period).unwrap();
    assert_eq!((last.period.code(), last.status), ("2024JJ00".to_owned(), Provenance::Provisional));
    let (cells, rejections) = read(&mut source);
    assert_eq!((cells.len(), rejections.len()), (11_460, 0));
    assert_eq!(cells.iter().filter(|cell| cell.status == Provenance::Provisional).count(), 564);
    assert!(cells.iter().all(|cell| matches!(cell.value, Reading::Value(_)) && cell.area == Area::netherlands()));
    assert_eq!((cells[0].value, cells[1].value), (Reading::Value(481.8), Reading::Value(6.9)));
}

#[test]
fn real_observations_beside_another_tables_description_are_refused() {
    let (Some(own), Some(other)) = (real("cbs_v4_83841NED"), real("cbs_v4_85678NED_meta")) else { return };
    let file = |folder: &Path, name: &str| (name.to_owned(), Content::Path(folder.join(name)));
    let mut mixed: Vec<_> = fs::read_dir(&own).unwrap().map(|e| file(&own, &e.unwrap().file_name().to_string_lossy())).collect();
    mixed.retain(|(name, _)| name != "Properties.csv");
    mixed.push(file(&other, "Properties.csv"));
    let found = CbsV4::open(Bundle::files(mixed).unwrap(), Area::netherlands()).map(|_| ()).unwrap_err().to_string();
    assert!(found.contains("Properties.csv is of table 85678NED, D-83841NED.json is of table 83841NED"), "{found}");

    let mut upstream: Vec<_> =
        fs::read_dir(&other).unwrap().map(|e| file(&other, &e.unwrap().file_name().to_string_lossy())).collect();
    upstream.extend(["Observations.csv", "DuurInkomenspositieCodes.csv"].map(|name| file(&own, name)));
    let found = CbsV4::open(Bundle::files(upstream).unwrap(), Area::netherlands()).map(|_| ()).unwrap_err();
    assert_eq!((found.column.as_deref(), found.reason.code()), (Some("RegioS"), "column-missing"), "{found}");
}
