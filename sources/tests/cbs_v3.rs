//! The reader for CBS OData v3: a small made-up table as CSV and as JSON, broken variants of it, and real ones when at hand.

#![expect(clippy::unwrap_used, reason = "what a test needs is there, or the test fails")]

mod cbs;

use std::collections::BTreeMap;
use std::path::Path;

use cbs::{Site, files_of, real};
use kernel::areas::Area;
use proptest::prelude::{prop_assert, proptest};
use sources::cbs_v3::{CbsV3, Class, DivisionChange, areas_of_cbs};
use sources::fetch::Generation;
use sources::{Bundle, Cell, Content, DimensionKind, Nothing, Provenance, Reading, Refusal, Rejection, Source};

type Files = BTreeMap<String, String>;

fn files() -> Files {
    files_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cbs_v3/99002NED"))
}

/// The figures as `UntypedDataSet` has them: texts, with a point for what is not known.
fn untyped() -> Files {
    let mut files = files();
    let typed = files.remove("TypedDataSet.csv").unwrap();
    let rows =
        typed.replace(",25,0.0,,", ",\"      25\",\"     0.0\",\"       .\",").replace(",,,0,", ",\"       x\",\"\",\"       0\",");
    files.insert("UntypedDataSet.csv".to_owned(), rows);
    files
}

/// The same files in JSON, two records a page.
fn in_json(files: Files) -> Files {
    let site = Site { generation: Generation::V3, base: "https://cbs.example/odata/99002NED".to_owned(), size: 2 };
    files.into_iter().filter(|(name, _)| name != "CategoryGroups.csv").flat_map(|(name, csv)| site.paged(&name, &csv)).collect()
}

fn bundle(files: Files) -> Bundle {
    Bundle::files(files.into_iter().map(|(name, text)| (name, Content::Bytes(text.into_bytes()))).collect()).unwrap()
}

fn open(files: Files) -> Result<CbsV3, Refusal> {
    CbsV3::open(bundle(files), Area::netherlands())
}

fn replace(files: &mut Files, name: &str, from: &str, to: &str) {
    let text = files.get_mut(name).unwrap();
    assert!(text.contains(from), "{name} has {from}");
    *text = text.replace(from, to);
}

fn refusal(change: impl FnOnce(&mut Files)) -> Refusal {
    let mut files = files();
    change(&mut files);
    open(files).map(|_| ()).unwrap_err()
}

fn read(source: &mut dyn Source) -> (Vec<Cell>, Vec<Rejection>) {
    let (mut cells, mut rejections) = (Vec::new(), Vec::new());
    for cell in source.cells().unwrap() {
        match cell {
            Ok(cell) => cells.push(cell),
            Err(rejection) => rejections.push(rejection),
        }
    }
    (cells, rejections)
}

const IMPOSSIBLE: Reading = Reading::Nothing(Nothing::Impossible);
const UNKNOWN: Reading = Reading::Nothing(Nothing::Unknown);

#[test]
fn a_table_is_described() {
    let source = open(files()).unwrap();
    let table = source.table();
    assert_eq!((table.id.as_str(), table.source.as_str(), table.licence.as_str()), ("99002NED", "CBS", ""));
    assert_eq!(table.modified.unwrap().to_string(), "2024-03-08");
    let measures: Vec<_> =
        table.measures.iter().map(|m| (m.code.as_str(), m.title.as_str(), m.unit.as_str(), m.decimals)).collect();
    let expected = [
        ("Clienten_1", "Wmo; Cliënten", "aantal", 0),
        ("Relatief_2", "Relatief", "per 1 000 inwoners", 1),
        ("Clienten_3", "Jeugdzorg; Cliënten", "aantal", 0),
    ];
    assert_eq!(measures, expected, "texts are no measures, and one title for two topics has its group before it");
    let kinds: Vec<_> = table.dimensions.iter().map(|d| d.kind).collect();
    assert_eq!(kinds, [DimensionKind::Other, DimensionKind::Area(Some(2022)), DimensionKind::Time]);
    assert_eq!((table.dimensions[1].codes[2].code.as_str(), table.dimensions[1].codes[2].title.as_str()), ("GM0303", "Dronten"));
    let statuses: Vec<_> = table.periods.iter().map(|p| (p.period.code(), p.status, p.given.as_str())).collect();
    let final_one = ("2021JJ00".to_owned(), Provenance::Final, "Definitief");
    assert_eq!(statuses, [final_one, ("2022JJ00".to_owned(), Provenance::Provisional, "Voorlopig")]);
}

#[test]
fn a_wide_row_gives_a_cell_per_topic_and_an_empty_typed_place_its_default() {
    let (cells, rejections) = read(&mut open(files()).unwrap());
    assert!(rejections.is_empty(), "{rejections:?}");
    let values: Vec<_> = cells.iter().map(|cell| cell.value).collect();
    let v = Reading::Value;
    let expected =
        [[v(1000.0), v(4.5), v(12.0)], [v(25.0), v(0.0), UNKNOWN], [IMPOSSIBLE, UNKNOWN, v(0.0)], [v(-5.0), v(61.25), v(7.0)]];
    assert_eq!(values, expected.concat());
    let cell = &cells[6];
    assert_eq!(
        (cell.measure.as_str(), cell.period.code().as_str(), cell.area.to_string().as_str()),
        ("Clienten_1", "2021JJ00", "2022GM0303")
    );
    assert_eq!(cell.dims, BTreeMap::from([("Leeftijd".to_owned(), "53105".to_owned())]));
    assert_eq!((cell.status, cells[9].status), (Provenance::Final, Provenance::Provisional));
    assert_eq!((cell.at.file.as_ref(), cell.at.row), ("TypedDataSet.csv", 4));
    assert_eq!(cells[0].area, Area::netherlands(), "NL00 is the country");
}

#[test]
fn the_untyped_set_tells_unknown_secret_and_impossible_apart() {
    let (cells, rejections) = read(&mut open(untyped()).unwrap());
    let values: Vec<_> = cells[3..9].iter().map(|cell| cell.value).collect();
    let v = Reading::Value;
    assert_eq!(values, [v(25.0), v(0.0), UNKNOWN, Reading::Nothing(Nothing::Secret), IMPOSSIBLE, v(0.0)]);
    assert!(rejections.is_empty(), "{rejections:?}");
}

#[test]
fn pages_of_json_read_as_the_csv_does() {
    for files in [files(), untyped()] {
        let expected = read(&mut open(files.clone()).unwrap()).0;
        let json = in_json(files);
        assert!(json.contains_key("RegioS.2.json") && !json.contains_key("RegioS.3.json"));
        let mut source = sources::cbs::open(bundle(json), Area::netherlands()).unwrap();
        assert_eq!(source.table().id, "99002NED");
        let (mut cells, rejections) = read(source.as_mut());
        assert!(rejections.is_empty(), "{rejections:?}");
        let (file, row) = (&cells[6].at.file, cells[6].at.row);
        assert!(file.ends_with("DataSet.2.json") && row == 1, "{file} {row}");
        for (cell, expected) in cells.iter_mut().zip(&expected) {
            cell.at = expected.at.clone();
        }
        assert_eq!(cells, expected);
    }
}

#[test]
fn the_generations_are_told_apart() {
    let v4 = files_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cbs_v4/99001NED"));
    let lists = v4.iter().filter(|(name, _)| !name.starts_with("D-") && *name != "Distribution.csv");
    let site = Site { generation: Generation::V4, base: "https://cbs.example/odata/99001NED".to_owned(), size: 5 };
    let json = lists.flat_map(|(name, csv)| site.paged(name, csv)).collect();
    for (files, id) in [(v4.clone(), "99001NED"), (json, "99001NED"), (files(), "99002NED")] {
        assert_eq!(sources::cbs::open(bundle(files), Area::netherlands()).unwrap().table().id, id);
    }
}

#[test]
fn a_set_of_pages_that_is_not_whole_is_refused() {
    type Change = fn(&mut Files);
    let changes: [(&str, Change); 7] = [
        ("page-missing", |f| drop(f.remove("TypedDataSet.2.json"))),
        ("file-missing", |f| drop(f.remove("TypedDataSet.1.json"))),
        ("page-unexpected", |f| drop(f.insert("TypedDataSet.3.json".to_owned(), f["TypedDataSet.2.json"].clone()))),
        ("different-tables", |f| replace(f, "TypedDataSet.2.json", "99002NED/$metadata", "85067NED/$metadata")),
        ("unreadable", |f| replace(f, "TypedDataSet.2.json", "}", "")),
        ("unreadable", |f| drop(f.insert("TypedDataSet.1.json".to_owned(), String::new()))),
        ("figures-twice", |f| drop(f.insert("UntypedDataSet.json".to_owned(), f["TypedDataSet.2.json"].clone()))),
    ];
    for (code, change) in changes {
        let mut files = in_json(files());
        change(&mut files);
        let found = open(files).map(|_| ()).unwrap_err();
        assert_eq!(found.reason.code(), code, "{found}");
    }
}

#[test]
fn files_that_do_not_belong_together_are_refused_with_the_reason() {
    type Change = fn(&mut Files);
    let changes: [(&str, Change); 12] = [
        ("file-missing", |f| drop(f.remove("TableInfos.csv"))),
        ("file-missing", |f| drop(f.remove("DataProperties.csv"))),
        ("file-missing", |f| drop(f.remove("RegioS.csv"))),
        ("file-missing", |f| drop(f.remove("TypedDataSet.csv"))),
        ("figures-twice", |f| drop(f.insert("data.csv".to_owned(), f["TypedDataSet.csv"].clone()))),
        ("column-unexpected", |f| replace(f, "DataProperties.csv", "Clienten_3", "Clienten_5")),
        ("column-missing", |f| replace(f, "TypedDataSet.csv", "\"RegioS\",", "")),
        ("column-unexpected", |f| replace(f, "TypedDataSet.csv", "\"Toelichting_4\"", "\"Toelichting_4\",\"Extra_5\"")),
        ("codes-unknown", |f| replace(f, "Perioden.csv", "JJ00", "KW01")),
        ("empty", |f| drop(f.insert("TypedDataSet.csv".to_owned(), String::new()))),
        ("empty", |f| replace(f, "DataProperties.csv", "\"Topic\"", "\"TopicGroup\"")),
        ("column-missing", |f| f.values_mut().for_each(|text| *text = text.replace(',', ";"))),
    ];
    for (code, change) in changes {
        let found = refusal(change);
        assert_eq!(found.reason.code(), code, "{found}");
    }
}

#[test]
fn a_bad_row_or_value_is_listed_with_its_place() {
    let mut files = files();
    replace(&mut files, "TypedDataSet.csv", ",1000,4.5,", ",1000,\"4,5\",");
    replace(&mut files, "TypedDataSet.csv", "1,\"10000   \"", "1,\"10001   \"");
    replace(&mut files, "TypedDataSet.csv", ",-5,61.25,7,", ",-5,61.25,7");
    let (cells, rejections) = read(&mut open(files).unwrap());
    let shown: Vec<_> = rejections.iter().map(ToString::to_string).collect();
    let expected = [
        "TypedDataSet.csv: row 2, column Relatief_2, \"4,5\": is not a number; expected 1234.5",
        "TypedDataSet.csv: row 3, column Leeftijd, \"10001\": this code is not in Leeftijd.csv",
        "TypedDataSet.csv: row 5, \"3,10000,PV24,2022JJ00,-5,61.25,7\": the row has 7 columns, the header 8",
    ];
    assert_eq!((shown, cells.len()), (expected.map(str::to_owned).to_vec(), 5));
}

#[test]
fn a_table_without_periods_is_about_the_one_that_it_names() {
    let mut files = files();
    replace(
        &mut files,
        "DataProperties.csv",
        "\"Cbs.OData.TimeDimension\",2,2,,\"TimeDimension\",\"Perioden\",\"Perioden\",\"\",,,,,\n",
        "",
    );
    replace(
        &mut files,
        "DataProperties.csv",
        "\"GeoDimension\",\"RegioS\",\"Regio's\",\"\",2022",
        "\"Dimension\",\"RegioS\",\"Regio's\",\"\",",
    );
    replace(&mut files, "TypedDataSet.csv", ",\"Perioden\"", "");
    for period in ["2021", "2022"] {
        replace(&mut files, "TypedDataSet.csv", &format!(",\"{period}JJ00\""), "");
    }
    assert_eq!(open(files.clone()).map(|_| ()).unwrap_err().reason.code(), "no-time");
    replace(&mut files, "TableInfos.csv", "2021 - 2022", "2022");
    let mut source = open(files).unwrap();
    assert_eq!(source.table().dimensions[1].kind, DimensionKind::Area(Some(2022)), "codes tell that a plain dimension has areas");
    let (cells, _) = read(&mut source);
    assert_eq!((cells[3].period.code().as_str(), cells[3].area.to_string().as_str()), ("2022JJ00", "2022GM0303"));
    assert_eq!(cells[3].status, Provenance::Provisional);
}

/// A made-up yearly table of districts, as the key figures have them.
fn districts() -> Files {
    let mut files = files();
    files.retain(|name, _| name == "TableInfos.csv");
    replace(&mut files, "TableInfos.csv", "2021 - 2022", "2022");
    let own = [
        (
            "DataProperties.csv",
            "ID,ParentID,Type,Key,Title,MapYear,Datatype,Unit,Default\n0,,GeoDetail,WijkenEnBuurten,Wijken en buurten,2022,,,\n\
             1,,Topic,AantalInwoners_5,Aantal inwoners,,Long,aantal,Impossible\n\
             2,,Topic,MateVanStedelijkheid_116,Mate van stedelijkheid ,,Long,code,Impossible\n\
             3,,Topic,Indelingswijziging_4,Indelingswijziging wijken en buurten,,String,code,Impossible\n",
        ),
        (
            "WijkenEnBuurten.csv",
            "Key,Title,Municipality\nGM0303    ,Dronten,GM0303\nWK030301  ,Wijk 01,GM0303\nWK030302  ,Wijk 02,GM0303\n",
        ),
        (
            "data.csv",
            "ID,WijkenEnBuurten,AantalInwoners_5,MateVanStedelijkheid_116,Indelingswijziging_4\n0,GM0303    ,40000,4,.\n\
             1,WK030301  ,,,3       \n2,WK030302  ,1.5,5,1       \n",
        ),
    ];
    files.extend(own.map(|(name, text)| (name.to_owned(), text.to_owned())));
    files
}

#[test]
fn what_a_column_tells_of_an_area_is_found_by_its_title() {
    let areas = areas_of_cbs(bundle(districts())).unwrap();
    let shown: Vec<_> = areas.items.iter().map(|row| (row.area.to_string(), row.name.as_str(), row.inhabitants)).collect();
    assert_eq!(shown, [("2022GM0303".to_owned(), "Dronten", Some(40_000)), ("2022WK030301".to_owned(), "Wijk 01", None)]);
    assert_eq!(areas.items[0].urbanity, Some(Class { code: "4".to_owned(), title: String::new() }));
    assert_eq!((&areas.items[1].urbanity, &areas.items[1].size_class), (&None, &None));
    assert_eq!((areas.items[0].change, areas.items[1].change), (None, Some(DivisionChange::Redrawn)));
    let shown: Vec<_> = areas.rejections.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["data.csv: row 4, column AantalInwoners_5, \"1.5\": is not a number; expected 1234"]);

    let mut files = files();
    replace(
        &mut files,
        "DataProperties.csv",
        "\"Cbs.OData.GeoDimension\",1,1,,\"GeoDimension\",\"RegioS\",\"Regio's\",\"\",2022,,,,\n",
        "",
    );
    for area in ["\"RegioS\",", "\"NL00      \",", "\"GM0303    \",", "\"PV24      \","] {
        replace(&mut files, "TypedDataSet.csv", area, "");
    }
    assert_eq!(areas_of_cbs(bundle(files)).unwrap_err().reason.code(), "no-areas");
}

proptest! {
    #[test]
    fn any_row_is_read_rejected_or_refused(row in "[0-9A-Z,.x\" \n]{0,60}") {
        let mut files = files();
        files.get_mut("TypedDataSet.csv").unwrap().push_str(&row);
        if let Ok(mut source) = open(files) {
            let (cells, rejections) = read(&mut source);
            prop_assert!(cells.len() >= 12);
            prop_assert!(rejections.iter().all(|rejection| rejection.row > 5));
        }
    }

    #[test]
    fn any_json_is_read_or_refused(text in "[\\[\\]{}:,\"a1. ]{0,40}") {
        let mut files = in_json(files());
        files.insert("TypedDataSet.2.json".to_owned(), format!("{{\"value\":[{text}]}}"));
        if let Ok(mut source) = open(files) {
            read(&mut source);
        }
    }
}

#[test]
fn the_real_table_85067ned_reads_whole_and_tells_what_areas_are() {
    let Some(path) = real("cbs_v3_85067NED") else { return };
    let mut source = CbsV3::open(Bundle::open(&path).unwrap(), Area::netherlands()).unwrap();
    assert_eq!((source.table().id.as_str(), source.table().measures.len()), ("85067NED", 2));
    let (cells, rejections) = read(&mut source);
    assert_eq!((cells.len(), rejections.len()), (690, 0));
    let dronten: Vec<_> = cells.iter().filter(|cell| cell.area.to_string() == "2022GM0303").map(|cell| cell.value).collect();
    assert_eq!(dronten, [Reading::Value(42_865.0), Reading::Value(781.0)]);
    assert!(cells.iter().all(|cell| cell.period.code() == "2022JJ00"));

    let areas = areas_of_cbs(Bundle::open(&path).unwrap()).unwrap();
    assert_eq!((areas.items.len(), areas.rejections), (345, Vec::new()));
    let dronten = areas.items.iter().find(|row| row.area.code() == "GM0303").unwrap();
    assert_eq!((dronten.name.as_str(), dronten.inhabitants), ("Dronten", Some(42_865)));
    let class = |code: &str, title: &str| Some(Class { code: code.to_owned(), title: title.to_owned() });
    assert_eq!(dronten.size_class, class("4", "20 000 tot 50 000 inwoners"));
    assert_eq!(dronten.urbanity, class("4", "Weinig stedelijk"));
    let parent =
        |kind: &str| dronten.parents.iter().find(|parent| parent.kind == kind).map(|p| (p.area.to_string(), p.name.clone()));
    assert_eq!(parent("Provincies"), Some(("2022PV24".to_owned(), "Flevoland".to_owned())));
    assert_eq!(parent("COROP-gebieden"), Some(("2022CR40".to_owned(), "Flevoland".to_owned())));
    assert_eq!(parent("GGD-regio's"), Some(("2022GG2209".to_owned(), "GGD Flevoland".to_owned())));
    assert_eq!(parent("Jeugdregio's").unwrap().0, "2022JZ08");
}

#[test]
fn the_real_key_figures_without_their_figures_are_refused_naming_what_is_missing() {
    let Some(path) = real("cbs_v3_85318NED_meta") else { return };
    let found = CbsV3::open(Bundle::open(&path).unwrap(), Area::netherlands()).map(|_| ()).unwrap_err();
    assert_eq!(found.reason.code(), "file-missing", "{found}");
}
