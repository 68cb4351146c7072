//! The reader for spreadsheets and CSV: small made-up files through a saved mapping.

#![expect(clippy::unwrap_used, reason = "what a test needs is there, or the test fails")]

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use proptest::prelude::{any, prop_assert_eq, proptest};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use sources::spreadsheet::{Mapping, Spreadsheet};
use sources::{Cell, Content, DimensionKind, Nothing, Provenance, Reading, Refusal, Rejection, Source};
use zip::write::{SimpleFileOptions, ZipWriter};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/spreadsheet").join(name)
}

fn mapping() -> Mapping {
    Mapping::from_toml(&std::fs::read_to_string(fixture("ondersteuning.toml")).unwrap()).unwrap()
}

fn small(period: &str) -> Mapping {
    Mapping::from_toml(&format!(
        "period = {period}\narea = {{ from = \"fixed\", area = \"GM0303\" }}\nstatus = {{ from = \"fixed\", status = \"final\" }}\n\
         table = {{ id = \"t\", title = \"T\", source = \"S\" }}\nmeasures = [{{ column = \"Aantal\", code = \"aantal\", title = \"Aantal\" }}]"
    ))
    .unwrap()
}

const YEAR: &str = "{ from = \"column\", column = \"Jaar\", format = \"year\" }";

fn open(name: &str, bytes: impl Into<Vec<u8>>, mapping: Mapping) -> Result<Spreadsheet, Refusal> {
    Spreadsheet::open(name, Content::Bytes(bytes.into()), mapping)
}

fn refused(name: &str, bytes: impl Into<Vec<u8>>, mapping: Mapping) -> Refusal {
    open(name, bytes, mapping).map(|_| ()).unwrap_err()
}

fn read(source: &mut Spreadsheet) -> (Vec<Cell>, Vec<Rejection>) {
    let (mut cells, mut rejections) = (Vec::new(), Vec::new());
    for cell in source.cells().unwrap() {
        match cell {
            Ok(cell) => cells.push(cell),
            Err(rejection) => rejections.push(rejection),
        }
    }
    (cells, rejections)
}

fn shown(cell: &Cell) -> String {
    format!("{} {} {} {:?} {:?} {:?}", cell.measure, cell.period, cell.area, cell.dims.values(), cell.value, cell.status)
}

#[test]
fn a_csv_reads_through_its_mapping() {
    let path = fixture("ondersteuning.csv");
    let mut source = Spreadsheet::open("ondersteuning.csv", Content::Path(path), mapping()).unwrap();
    let (cells, rejections) = read(&mut source);
    assert!(rejections.is_empty(), "{rejections:?}");
    let expected = [
        "personen 2021JJ00 2022GM0303 [\"totaal\"] Value(1234.0) Final",
        "aandeel 2021JJ00 2022GM0303 [\"totaal\"] Value(4.5) Final",
        "personen 2022KW01 2022GM0303 [\"totaal\"] Nothing(Secret) Provisional",
        "aandeel 2022KW01 2022GM0303 [\"totaal\"] Nothing(Unknown) Provisional",
        "personen 2022JJ00 2022GM0034 [\"0 tot 23\"] Nothing(NotDelivered) Provisional",
        "aandeel 2022JJ00 2022GM0034 [\"0 tot 23\"] Nothing(Impossible) Provisional",
    ];
    assert_eq!(cells.iter().map(shown).collect::<Vec<_>>(), expected);
    assert_eq!((cells[4].at.file.as_ref(), cells[4].at.row), ("ondersteuning.csv", 4));
    assert_eq!(read(&mut source).0, cells, "a second time");
    let table = source.table();
    assert_eq!(
        (table.id.as_str(), table.source.as_str(), table.measures[1].unit.as_str()),
        ("verzonnen-ondersteuning", "Verzonnen", "%")
    );
    let dimensions: Vec<_> = table.dimensions.iter().map(|d| (d.code.as_str(), d.kind)).collect();
    let area = DimensionKind::Area(Some(2022));
    assert_eq!(dimensions, [("leeftijd", DimensionKind::Other), ("Gemeente", area), ("Periode", DimensionKind::Time)]);
}

#[test]
fn comma_semicolon_and_tab_are_told_apart() {
    for separator in [",", ";", "\t"] {
        let text = ["Jaar;Aantal", "2021;7"].join("\n").replace(';', separator);
        let (cells, rejections) = read(&mut open("a.csv", text, small(YEAR)).unwrap());
        assert_eq!((cells.len(), rejections.len()), (1, 0), "{separator:?}");
    }
}

#[test]
fn every_bad_row_is_listed_with_file_row_column_value_and_reason() {
    let bytes = std::fs::read(fixture("gebroken.csv")).unwrap();
    let (cells, rejections) = read(&mut open("gebroken.csv", bytes, mapping()).unwrap());
    let shown: Vec<_> = rejections.iter().map(|r| (r.row, r.column.as_str(), r.value.as_str(), r.reason.code())).collect();
    let expected = [
        (2, "Gemeente", "Dronten", "area"),
        (3, "Periode", "21", "period"),
        (4, "Leeftijd", "", "group-empty"),
        (5, "Status", "zeker", "status"),
        (6, "Aantal personen", "12.34", "number"),
        (6, "Aandeel (%)", "4,5%", "number"),
        (7, "Aantal personen", "veel", "text"),
        (7, "Aandeel (%)", "-", "number"),
        (8, "", "303 | Dronten | 2021 | totaal | 1", "field-count"),
    ];
    assert_eq!(shown, expected);
    assert!(rejections.iter().all(|r| r.file.as_ref() == "gebroken.csv" && r.cell.is_none()));
    assert_eq!(cells.iter().map(|cell| cell.value).collect::<Vec<_>>(), [Reading::Value(7.0), Reading::Value(0.0)]);
}

#[test]
fn what_cannot_be_read_is_refused_with_the_reason() {
    let latin = refused("a.csv", b"Jaar;Aantal\n2021;caf\xe9\n".to_vec(), small(YEAR));
    assert_eq!((latin.row, latin.reason.code()), (Some(2), "not-utf8"));
    assert!(latin.to_string().contains("save it as \"CSV UTF-8"), "{latin}");
    let codes = [
        ("a.xls", b"Jaar;Aantal\n".to_vec(), "unknown-format"),
        ("a.xlsx", b"not a workbook".to_vec(), "unknown-format"),
        ("a.csv", Vec::new(), "empty"),
        ("a.csv", b"Jaar;Waarde\n2021;7\n".to_vec(), "column-missing"),
        ("a.csv", b"Jaar;Aantal;Aantal\n2021;7;8\n".to_vec(), "column-twice"),
        ("a.csv", format!("Jaar;Aantal\n2021;7{}\n", ";".repeat(2_000)).into_bytes(), "too-many-columns"),
    ];
    for (name, bytes, code) in codes {
        assert_eq!(refused(name, bytes, small(YEAR)).reason.code(), code);
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..80), name in "a\\.(csv|xlsx|ods)") {
        if let Ok(mut source) = open(&name, bytes, small(YEAR)) {
            read(&mut source);
        }
    }

    #[test]
    fn every_row_gives_one_cell_or_one_rejection(fields in proptest::collection::vec(("[ -!#-~]{0,6}", "[ -!#-+.-~]{0,6}"), 0..20)) {
        let rows: Vec<_> = fields.iter().map(|(year, value)| format!("{}\t{}", year, value)).collect();
        let blank = |(year, value): &&(String, String)| year.trim().is_empty() && value.trim().is_empty();
        let text = format!("Jaar\tAantal\n{}\n", rows.join("\n"));
        let (cells, rejections) = read(&mut open("a.csv", text, small(YEAR)).unwrap());
        prop_assert_eq!(cells.len() + rejections.len() + fields.iter().filter(blank).count(), fields.len());
    }
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Uitleg").unwrap().write(0, 0, "Verzonnen").unwrap();
    let sheet = book.add_worksheet().set_name("Cijfers").unwrap();
    for (row, line) in ["Toelichting", "", "Jaar;Aantal"].iter().enumerate() {
        for (column, text) in line.split(';').enumerate() {
            sheet.write(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), text).unwrap();
        }
    }
    let day = Format::new().set_num_format("dd-mm-yyyy");
    sheet.write(3, 0, 2021).unwrap().write(3, 1, 12.5).unwrap();
    sheet.write(5, 0, "2022").unwrap().write(5, 1, "1.234").unwrap();
    sheet.write(6, 0, 2023).unwrap().write_with_format(6, 1, ExcelDateTime::from_ymd(2023, 3, 1).unwrap(), &day).unwrap();
    sheet.write(7, 0, 2024).unwrap().write(7, 1, true).unwrap();
    sheet.write_with_format(8, 0, ExcelDateTime::from_ymd(2021, 3, 14).unwrap(), &day).unwrap().write(8, 1, 5).unwrap();
    sheet.write(9, 0, 2025).unwrap().write(9, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write(10, 0, 2026).unwrap();
    book.save_to_buffer().unwrap()
}

fn cijfers(period: &str) -> Mapping {
    Mapping { sheet: Some("Cijfers".to_owned()), header_row: 3, ..small(period) }
}

#[test]
fn a_workbook_reads_with_the_names_of_its_cells() {
    let (cells, rejections) = read(&mut open("a.xlsx", workbook(), cijfers(YEAR)).unwrap());
    let read: Vec<_> = cells.iter().map(|cell| (cell.period.code(), cell.value, cell.at.row)).collect();
    let expected = [
        ("2021JJ00".to_owned(), Reading::Value(12.5), 4),
        ("2022JJ00".to_owned(), Reading::Value(1234.0), 6),
        ("2026JJ00".to_owned(), Reading::Nothing(Nothing::NotDelivered), 11),
    ];
    assert_eq!(read, expected);
    let shown: Vec<_> = rejections.iter().map(|r| (r.cell.as_deref().unwrap(), r.value.as_str(), r.reason.code())).collect();
    assert_eq!(shown[..3], [("B7", "2023-03-01", "date"), ("B8", "true", "truth"), ("A9", "2021-03-14", "date")]);
    assert_eq!((shown[3].0, shown.len()), ("B10", 4));
    assert_eq!(cells[0].status, Provenance::Final);
}

#[test]
fn date_cells_are_days_when_the_mapping_says_so() {
    let day = YEAR.replace("year", "day");
    let (cells, _) = read(&mut open("a.xlsx", workbook(), cijfers(&day)).unwrap());
    assert_eq!(cells.iter().map(|cell| cell.period.code()).collect::<Vec<_>>(), ["20210314"]);
}

#[test]
fn a_sheet_that_is_not_there_is_refused_naming_those_that_are() {
    let mapping = Mapping { sheet: Some("Blad9".to_owned()), ..small(YEAR) };
    assert_eq!(refused("a.xlsx", workbook(), mapping).to_string(), "a.xlsx: there is no sheet Blad9; there are: Uitleg, Cijfers");
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"Blad1\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    let manifest =
        b"<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    zipped(&[("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", content.as_bytes())])
}

fn text(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

fn number(number: &str) -> String {
    format!("<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p></table:table-cell>")
}

#[test]
fn an_ods_reads_and_its_empty_end_does_not_count() {
    let rows = format!(
        "<table:table-row>{}{}</table:table-row><table:table-row>{}{}<table:table-cell table:number-columns-repeated=\"16382\"/>\
         </table:table-row><table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row>",
        text("Jaar"),
        text("Aantal"),
        number("2021"),
        number("12.5")
    );
    let (cells, rejections) = read(&mut open("a.ods", ods(&rows), small(YEAR)).unwrap());
    assert_eq!((cells.len(), cells[0].value, rejections.len()), (1, Reading::Value(12.5), 0));
}

#[test]
fn a_cell_that_is_repeated_a_million_times_is_refused_before_it_unfolds() {
    let filled = "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/>";
    let rows = format!("<table:table-row table:number-rows-repeated=\"1000000\">{filled}</table:table-row>");
    assert_eq!(refused("a.ods", ods(&rows), small(YEAR)).reason.code(), "too-many-cells");
}

#[test]
fn a_workbook_that_unpacks_to_more_than_50_mb_is_refused() {
    let zeros = vec![0; 51 * 1024 * 1024];
    let bytes = zipped(&[("xl/workbook.xml", &zeros)]);
    assert!(bytes.len() < 1024 * 1024);
    assert_eq!(refused("a.xlsx", bytes.clone(), small(YEAR)).reason.code(), "too-large");
    let mut lying = bytes;
    let directory = lying.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    lying[directory + 24..directory + 28].copy_from_slice(&10_u32.to_le_bytes());
    assert_eq!(refused("a.xlsx", lying, small(YEAR)).reason.code(), "unreadable");
}

#[test]
fn two_far_corners_do_not_make_a_sheet_of_millions_of_cells() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Jaar").unwrap().write(0, 1, "Aantal").unwrap().write(1_048_575, 16_383, 1).unwrap();
    let (cells, rejections) = read(&mut open("a.xlsx", book.save_to_buffer().unwrap(), small(YEAR)).unwrap());
    assert_eq!((cells.len(), rejections.len()), (0, 1));
}

#[test]
fn a_real_table_of_odata_v3_reads_through_a_mapping() {
    let Some(folder) = std::env::var_os("SAMENKOERS_TESTDATA") else {
        eprintln!("skipped: SAMENKOERS_TESTDATA is not set");
        return;
    };
    let mapping = "period = { from = \"fixed\", period = \"2022JJ00\" }\n\
                   area = { from = \"column\", column = \"RegioS\", division = 2022 }\nstatus = { from = \"fixed\", status = \"final\" }\n\
                   table = { id = \"85067NED\", title = \"Gebieden in Nederland 2022\", source = \"CBS\" }\n\
                   measures = [{ column = \"Inwonertal_54\", code = \"inwoners\", title = \"Inwonertal\" }]";
    let path = Path::new(&folder).join("cbs_v3_85067NED/data.csv");
    let mut source = Spreadsheet::open("data.csv", Content::Path(path), Mapping::from_toml(mapping).unwrap()).unwrap();
    let (cells, rejections) = read(&mut source);
    assert_eq!((cells.len(), rejections.len()), (345, 0));
    let dronten = cells.iter().find(|cell| cell.area.to_string() == "2022GM0303").unwrap();
    assert_eq!(dronten.value, Reading::Value(42_865.0));
}
