//! Every reader against files that are broken, made to harm, or not what their name says: a refusal with a reason that
//! helps, or a right reading.

#![expect(clippy::unwrap_used, reason = "what a test needs is there, or the test fails")]

use std::io::{Cursor, Write};

use kernel::areas::Area;
use proptest::prelude::{any, proptest};
use rust_xlsxwriter::{Formula, Workbook};
use sources::spreadsheet::{Identity, Mapping, Spreadsheet, excerpt};
use sources::{Bundle, Content, Provenance, Reading, Refusal, Source, cbs, cbs_v3, statline, swing};
use zip::write::{SimpleFileOptions, ZipWriter};

type Reader = fn(&str, Vec<u8>) -> Result<Box<dyn Source>, Refusal>;

fn identity() -> Identity {
    Identity { id: "t".to_owned(), title: "T".to_owned(), source: "S".to_owned(), licence: String::new() }
}

fn mapping() -> Mapping {
    Mapping::from_toml(
        "period = { from = \"column\", column = \"Jaar\", format = \"year\" }\narea = { from = \"fixed\", area = \"GM0303\" }\n\
         status = { from = \"fixed\", status = \"final\" }\ntable = { id = \"t\", title = \"T\", source = \"S\" }\n\
         measures = [{ column = \"Aantal\", code = \"aantal\", title = \"Aantal\" }]",
    )
    .unwrap()
}

fn sheet(name: &str, bytes: Vec<u8>) -> Result<Box<dyn Source>, Refusal> {
    Ok(Box::new(Spreadsheet::open(name, Content::Bytes(bytes), mapping())?))
}

fn by_hand(name: &str, bytes: Vec<u8>) -> Result<Box<dyn Source>, Refusal> {
    Ok(Box::new(statline::open(name, Content::Bytes(bytes), identity(), Provenance::Final, &[])?))
}

/// A set in which one file is what is given and the others are as they should be.
fn set(own: &str, bytes: Vec<u8>, folder: &str) -> Result<Box<dyn Source>, Refusal> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    let others = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &std::path::Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let mut files: Vec<_> = others.map(|path| (name(&path), Content::Path(path))).filter(|(name, _)| name != own).collect();
    files.push((own.to_owned(), Content::Bytes(bytes)));
    cbs::open(Bundle::files(files)?, Area::netherlands())
}

fn v3(_: &str, bytes: Vec<u8>) -> Result<Box<dyn Source>, Refusal> {
    set("TypedDataSet.csv", bytes, "cbs_v3/99002NED")
}

fn v4(_: &str, bytes: Vec<u8>) -> Result<Box<dyn Source>, Refusal> {
    set("Observations.csv", bytes, "cbs_v4/99001NED")
}

const OF_CSV: [(&str, Reader); 4] = [("sheet", sheet), ("statline", by_hand), ("v3", v3), ("v4", v4)];

/// The code with which a reader refuses.
fn code(reader: Reader, name: &str, bytes: impl Into<Vec<u8>>) -> &'static str {
    reader(name, bytes.into()).map(|_| ()).map_or_else(|refusal| refusal.reason.code(), |()| "read")
}

#[test]
fn nothing_at_all_is_refused() {
    for (name, reader) in OF_CSV {
        for nothing in ["", "\n\n\r\n", "\u{feff}"] {
            let code = code(reader, "a.csv", nothing);
            assert!(matches!(code, "empty" | "column-missing" | "no-figures"), "{name}: {code}");
        }
    }
    for ending in ["xlsx", "ods", "xls", "pdf", "zip"] {
        assert_eq!(code(sheet, &format!("a.{ending}"), ""), "unknown-format", "{ending}");
    }
    let empty = || Content::Bytes(Vec::new());
    assert_eq!(swing::indicators("a.xlsx", empty()).unwrap_err().reason.code(), "unknown-format");
    assert_eq!(swing::indicators("a.csv", empty()).unwrap_err().reason.code(), "empty");
    assert_eq!(excerpt("a.csv", empty(), None, 1, 5).unwrap_err().reason.code(), "empty");
    assert_eq!(cbs_v3::areas_of_cbs(Bundle::files(Vec::new()).unwrap()).unwrap_err().reason.code(), "file-missing");
    assert!(Bundle::files(vec![("a.zip".to_owned(), empty())]).is_err_and(|refusal| refusal.reason.code() == "unknown-format"));
}

#[test]
fn other_encodings_are_refused_by_every_reader() {
    let utf_16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("Jaar;Aantal\n2021;7\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (name, reader) in OF_CSV {
        assert_eq!(code(reader, "a.csv", utf_16.clone()), "not-utf8", "{name}");
        assert_eq!(code(reader, "a.csv", *b"Jaar;Aantal;caf\xe9\n2021;7;8\n"), "not-utf8", "{name}");
    }
    assert_eq!(excerpt("a.csv", Content::Bytes(utf_16), None, 1, 5).unwrap_err().reason.code(), "not-utf8");
}

#[test]
fn a_wrong_separator_is_refused_with_what_was_found() {
    for separator in ["|", ":", " ", "^"] {
        let text = format!("Jaar{separator}Aantal\n2021{separator}7\n");
        let refusal = sheet("a.csv", text.into_bytes()).map(|_| ()).unwrap_err();
        assert!(refusal.to_string().contains(&format!("there are: Jaar{separator}Aantal")), "{refusal}");
    }
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let v3_text = std::fs::read_to_string(fixtures.join("cbs_v3/99002NED/TypedDataSet.csv")).unwrap().replace(',', ";");
    let v4_text = std::fs::read_to_string(fixtures.join("cbs_v4/99001NED/Observations.csv")).unwrap().replace(';', ",");
    assert_eq!((code(v3, "", v3_text), code(v4, "", v4_text)), ("column-unexpected", "column-missing"));
}

#[test]
fn a_million_columns_are_refused() {
    for (name, reader) in OF_CSV {
        let separator = if name == "v3" { "," } else { ";" };
        assert_eq!(code(reader, "a.csv", separator.repeat(1_000_000)), "too-many-columns", "{name}");
        assert_eq!(code(reader, "a.csv", separator.repeat(10_000_000)), "row-too-long", "{name}");
    }
}

#[test]
fn json_that_is_made_to_harm_is_refused() {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cbs_v3/99002NED");
    let code = |text: String| {
        let lists = ["TableInfos.csv", "DataProperties.csv", "Leeftijd.csv", "RegioS.csv", "Perioden.csv"];
        let mut files: Vec<_> = lists.map(|name| (name.to_owned(), Content::Path(fixtures.join(name)))).into();
        files.push(("TypedDataSet.json".to_owned(), Content::Bytes(text.into_bytes())));
        let opened = cbs::open(Bundle::files(files).unwrap(), Area::netherlands());
        opened.map_or_else(|refusal| refusal.reason.code(), |_| "read")
    };
    let deep = "[".repeat(200_000);
    assert_eq!(code(format!("{{\"value\":[{{\"a\":{deep}")), "unreadable");
    assert_eq!(code(format!("{{\"value\":[{{\"a\":{deep}{}}}]}}", "]".repeat(200_000))), "column-unexpected");
    assert_eq!(code(format!("{deep}{deep}")), "unreadable");
    let wide: Vec<_> = (0..3_000).map(|at| format!("\"a{at}\":1")).collect();
    assert_eq!(code(format!("{{\"value\":[{{{}}}]}}", wide.join(","))), "unreadable");
    assert_eq!(code(format!("{{\"value\":[{{\"a\":\"{}\"}}]}}", "x".repeat(5_000_000))), "row-too-long");
    assert_eq!(code("\u{0}".repeat(1_000)), "unreadable");
}

#[test]
fn a_code_list_that_is_made_to_fill_memory_is_refused() {
    let empty_fields = format!("{}\n", ",".repeat(1_999)).repeat(2_000);
    let list = format!("Key,Title{}\n{empty_fields}", ",".repeat(1_998));
    let refusal = set("Leeftijd.csv", list.into_bytes(), "cbs_v3/99002NED").map(|_| ()).unwrap_err();
    assert!(refusal.to_string().contains("larger than 64 MB"), "{refusal}");
    let empty_records = "{},".repeat(3_000_000);
    let new_fields: String = (0..5_000).map(|at| format!("{{\"a{at}\":0}},")).collect();
    for records in [empty_records, new_fields] {
        let text = format!("{{\"value\":[{records}{{}}]}}");
        let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cbs_v3/99002NED");
        let mut files: Vec<_> = ["TableInfos.csv"].map(|name| (name.to_owned(), Content::Path(fixtures.join(name)))).into();
        files.push(("DataProperties.json".to_owned(), Content::Bytes(text.into_bytes())));
        let refusal = cbs::open(Bundle::files(files).unwrap(), Area::netherlands()).map(|_| ()).unwrap_err();
        assert!(refusal.to_string().contains("larger than 64 MB"), "{refusal}");
    }
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of one sheet of which the rows are given as they stand in the file.
fn xlsx(rows: &str) -> Vec<u8> {
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let book = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let links = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    let package = links
        .replace("worksheets/sheet1.xml", "xl/workbook.xml")
        .replace("relationships/worksheet", "relationships/officeDocument");
    zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", package.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn text(cell: &str, text: &str) -> String {
    format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn header() -> String {
    format!("<row r=\"1\">{}{}</row>", text("A1", "Jaar"), text("B1", "Aantal"))
}

#[test]
fn more_than_a_million_cells_are_refused_before_they_are_kept() {
    let small = header() + "<row r=\"2\"><c r=\"A2\"><v>2021</v></c><c r=\"B2\"><v>7</v></c></row>";
    assert_eq!(code(sheet, "a.xlsx", xlsx(&small)), "read");
    let cells = "<c><v>1</v></c>".repeat(1_000);
    let rows = format!("<row>{cells}</row>").repeat(1_000);
    assert_eq!(code(sheet, "a.xlsx", xlsx(&(header() + &rows))), "too-many-cells");
}

#[test]
fn a_cell_past_the_end_of_a_sheet_is_refused() {
    let far = ["AAAAAAAAAAAA2", "A99999999999999"].map(|cell| format!("<row r=\"2\">{}</row>", text(cell, "x")));
    for row in far.into_iter().chain(["<row r=\"99999999999999\"/>".to_owned()]) {
        assert_eq!(code(sheet, "a.xlsx", xlsx(&(header() + &row))), "unreadable", "{row}");
    }
    let last = format!("<row r=\"1048576\">{}</row>", text("XFD1048576", "x"));
    assert_eq!(code(sheet, "a.xlsx", xlsx(&last)), "empty", "the last cell itself is read: a heading without rows");
}

#[test]
fn a_formula_counts_by_its_result_and_is_refused_without_one() {
    let row = |cell: &str| header() + &format!("<row r=\"2\"><c r=\"A2\"><v>2021</v></c>{cell}</row>");
    let with = row("<c r=\"B2\"><f>3+4</f><v>7</v></c>");
    let cell = sheet("a.xlsx", xlsx(&with)).unwrap().cells().unwrap().next().unwrap().unwrap();
    assert_eq!(cell.value, Reading::Value(7.0));
    for without in ["<c r=\"B2\"><f>3+4</f></c>", "<c r=\"B2\"><f t=\"shared\" si=\"0\"/></c>", "<c r=\"B2\"><f>3+4</f><v/></c>"] {
        let refusal = sheet("a.xlsx", xlsx(&row(without))).map(|_| ()).unwrap_err();
        assert!(refusal.to_string().contains("cell B2 has a formula without a result"), "{without}: {refusal}");
    }
    let mut book = Workbook::new();
    let own = book.add_worksheet();
    own.write(0, 0, "Jaar").unwrap().write(0, 1, "Aantal").unwrap().write(1, 0, 2021).unwrap();
    own.write(1, 1, Formula::new("=A2&\" jaar\"").set_result("2021 jaar")).unwrap();
    let mut source = sheet("a.xlsx", book.save_to_buffer().unwrap()).unwrap();
    let rejection = source.cells().unwrap().next().unwrap().unwrap_err();
    assert_eq!((rejection.cell.as_deref(), rejection.reason.code()), (Some("B2"), "number"));
}

#[test]
fn an_ods_formula_without_a_result_is_refused() {
    let cell = |text: &str| format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>");
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Blad1\">\
         <table:table-row>{}{}</table:table-row><table:table-row>{}<table:table-cell table:formula=\"of:=3+4\"/></table:table-row>\
         </table:table></office:spreadsheet></office:body></office:document-content>",
        cell("Jaar"),
        cell("Aantal"),
        cell("2021")
    );
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    let refusal = sheet("a.ods", zipped(&[("mimetype", kind), ("content.xml", content.as_bytes())])).map(|_| ()).unwrap_err();
    assert!(refusal.to_string().contains("cell B2 has a formula"), "{refusal}");
}

#[test]
fn a_date_that_became_a_number_is_no_year() {
    let rows = header() + "<row r=\"2\"><c r=\"A2\"><v>44197</v></c><c r=\"B2\"><v>7</v></c></row>";
    let mut source = sheet("a.xlsx", xlsx(&rows)).unwrap();
    let rejection = source.cells().unwrap().next().unwrap().unwrap_err();
    assert_eq!((rejection.cell.as_deref(), rejection.value.as_str(), rejection.reason.code()), (Some("A2"), "44197", "period"));
}

#[test]
fn a_bomb_in_a_set_is_refused_by_its_size() {
    let zeros = vec![b'0'; 65 * 1024 * 1024];
    for name in ["MeasureCodes.csv", "D-99001NED.json"] {
        let archive = zipped(&[
            (name, &zeros),
            ("Properties.csv", b"Identifier\n99001NED\n"),
            ("Dimensions.csv", b"Identifier;Title;Kind\n"),
        ]);
        assert!(archive.len() < 1024 * 1024);
        let bundle = Bundle::files(vec![("a.zip".to_owned(), Content::Bytes(archive))]).unwrap();
        let refusal = cbs::open(bundle, Area::netherlands()).map(|_| ()).unwrap_err();
        assert!(matches!(refusal.reason.code(), "too-large" | "row-too-long"), "{refusal}");
    }
}

/// A file of which some bytes are others.
fn damaged(mut bytes: Vec<u8>, damage: &[(usize, u8)]) -> Vec<u8> {
    for (at, byte) in damage {
        let at = at % bytes.len();
        bytes[at] = *byte;
    }
    bytes
}

fn read_all(source: Result<Box<dyn Source>, Refusal>) {
    if let Ok(mut source) = source {
        assert!(source.cells().unwrap().count() < 1_000);
    }
}

proptest! {
    #[test]
    fn damaged_files_are_read_or_refused(damage in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..6)) {
        let rows = header() + "<row r=\"2\"><c r=\"A2\"><v>2021</v></c><c r=\"B2\"><f>3+4</f><v>7</v></c></row>";
        read_all(sheet("a.xlsx", damaged(xlsx(&rows), &damage)));
        let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        let own = |name: &str| std::fs::read(fixtures.join(name)).unwrap();
        read_all(v3("", damaged(own("cbs_v3/99002NED/TypedDataSet.csv"), &damage)));
        read_all(v4("", damaged(own("cbs_v4/99001NED/Observations.csv"), &damage)));
        read_all(set("DataProperties.csv", damaged(own("cbs_v3/99002NED/DataProperties.csv"), &damage), "cbs_v3/99002NED"));
        read_all(set("D-99001NED.json", damaged(own("cbs_v4/99001NED/D-99001NED.json"), &damage), "cbs_v4/99001NED"));
        let names = ["Observations", "MeasureCodes", "Dimensions", "Properties", "LeeftijdCodes", "RegioSCodes", "PeriodenCodes"];
        let files = names.map(|name| (format!("{name}.csv"), own(&format!("cbs_v4/99001NED/{name}.csv"))));
        let files: Vec<_> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let archive = Content::Bytes(damaged(zipped(&files), &damage));
        read_all(Bundle::files(vec![("a.zip".to_owned(), archive)]).and_then(|bundle| cbs::open(bundle, Area::netherlands())));
    }
}
