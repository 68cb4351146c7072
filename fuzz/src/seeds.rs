//! The samples that a reader begins with: those of the tests, and the like.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::readers::{BETWEEN, MAPPING, zipped};

/// The samples for a reader.
pub fn of(name: &str) -> Vec<Vec<u8>> {
    match name {
        "cbs-v3" => sets("cbs_v3/99002NED"),
        "cbs-v4" => sets("cbs_v4/99001NED"),
        "statline" => vec![STATLINE.into(), STATLINE_CODED.into()],
        "swing" => vec![SWING.into()],
        "sheet" => {
            let own = ["ondersteuning.csv", "gebroken.csv"].map(|name| file(&fixtures("spreadsheet").join(name)));
            let mapping = file(&fixtures("spreadsheet").join("ondersteuning.toml"));
            let with = |text: &[u8]| [mapping.as_slice(), text].join(&BETWEEN);
            let waterstad =
                [file(&world("waterstad/voorbeeld-import.mapping.toml")), file(&world("waterstad/voorbeeld-import.csv"))];
            vec![with(&own[0]), with(&own[1]), waterstad.join(&BETWEEN), [MAPPING.as_bytes(), SHEET.as_bytes()].join(&BETWEEN)]
        }
        "xlsx" => vec![parts(&XLSX)],
        "ods" => vec![parts(&ODS)],
        "archive" => archives(),
        "geojson" => vec![GEOJSON.into(), GEOJSON_BEFORE_DIVISIONS.into()],
        "mapping" => vec![MAPPING.into(), file(&fixtures("spreadsheet").join("ondersteuning.toml"))],
        "mapping-form" => vec![FORM.into()],
        "strategy" => vec![file(&world("waterstad/strategie.toml")), STRATEGY.into()],
        "strategy-sheet" => vec![agenda::sheet::template()],
        _ => Vec::new(),
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn fixtures(folder: &str) -> PathBuf {
    root().join("sources/tests/fixtures").join(folder)
}

fn world(name: &str) -> PathBuf {
    root().join("world").join(name)
}

fn file(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a folder with their names.
fn folder(path: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let paths = entries.flatten().map(|entry| entry.path());
    let mut files: Vec<_> =
        paths.map(|path| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), file(&path))).collect();
    files.sort();
    files
}

/// A set of CBS as it stands there, and with its figures in JSON.
fn sets(name: &str) -> Vec<Vec<u8>> {
    let csv = folder(&fixtures(name));
    let json = csv.iter().map(|(name, text)| match name.strip_suffix(".csv") {
        Some(list) => (format!("{list}.json"), as_json(text)),
        None => (name.clone(), text.clone()),
    });
    vec![joined(&csv), joined(&json.collect::<Vec<_>>())]
}

fn joined(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    files.iter().flat_map(|(name, text)| [name.as_bytes(), text.as_slice()]).collect::<Vec<_>>().join(&BETWEEN)
}

/// A list as a page of OData; of CSV only what these fixtures need.
fn as_json(text: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(text);
    let mark = if text.lines().next().unwrap_or_default().contains(';') { ';' } else { ',' };
    let fields = |line: &str| line.split(mark).map(|field| field.trim_matches('"').to_owned()).collect::<Vec<_>>();
    let mut lines = text.lines().map(fields);
    let header = lines.next().unwrap_or_default();
    let records: Vec<_> = lines.map(|line| header.iter().cloned().zip(line).collect::<BTreeMap<_, _>>()).collect();
    serde_json::json!({ "value": records }).to_string().into_bytes()
}

/// Parts as they stand in an input, after the usual mapping.
fn parts(files: &[(&str, &str)]) -> Vec<u8> {
    let files = files.iter().flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]);
    std::iter::once(MAPPING.as_bytes()).chain(files).collect::<Vec<_>>().join(&BETWEEN)
}

fn archives() -> Vec<Vec<u8>> {
    let books = [XLSX.as_slice(), &ODS]
        .map(|book| book.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes())).collect::<Vec<_>>());
    let set = folder(&fixtures("cbs_v4/99001NED"));
    let set: Vec<_> = set.iter().map(|(name, text)| (name.clone(), text.as_slice())).collect();
    books.iter().chain([&set]).filter_map(|files| zipped(files)).collect()
}

const STATLINE: &str = "\"Verzonnen tabel, met een komma; en meer\"\n\
    \"Perioden\";\"Regio's\";\"Leeftijd (31 december)\";\"Cliënten, totaal (aantal)\";\"Cliënten (per 1 000 inwoners)\"\n\
    \"2021\";\"Almere\";\"Totaal\";\"   12700\";\"   4.25\"\n\"2022*\";\"Dronten\";\"Totaal\";\"       x\";\"   0.0\"\n\
    \"2022 1e kwartaal*\";\"Almere\";\"Totaal\";\"       .\";\"\"\n\"Bron: CBS\"\n";

const STATLINE_CODED: &str = "\"Perioden\";\"Wijken en buurten\";\"Gemeentenaam (naam)\";\"Codering (code)\";\"Inwoners (aantal)\"\n\
    \"2022\";\"Centrum\";\"Dronten\";\"WK030301\";\"    5\"\n\"2022\";\"Centrum\";\"Almere\";\"WK003401\";\"    7\"\n";

const SWING: &str = "Indicator code;Name;Description;Unit;Source;Seq no;Aggregation indicator;Data type\n\
    wmo_clienten;Cliënten Wmo;Verzonnen;p;eigen;7;weegbev;Percentage (sum)\ninwoners;Inwoners;;aantal;eigen;;;Numeric\n\
    Wmo-cliënten;Met hoofdletter;;p;eigen;;;Mean\ninwoners;Nog eens;;aantal;eigen;;;Enum\n";

const SHEET: &str = "Jaar;Gebied;Groep;Aantal\n2021;Dronten;a;7\n2022;Almere;b;1.234,5\n2022;Centrum;b;-\n;;;\n";

const XLSX: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
    ),
    (
        "_rels/.rels",
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
    (
        "xl/worksheets/sheet1.xml",
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:D3"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Jaar</t></is></c><c r="B1" t="inlineStr"><is><t>Gebied</t></is></c><c r="C1" t="inlineStr"><is><t>Groep</t></is></c><c r="D1" t="inlineStr"><is><t>Aantal</t></is></c></row><row r="2"><c r="A2"><v>2021</v></c><c r="B2" t="str"><v>Dronten</v></c><c r="C2" t="str"><v>a</v></c><c r="D2"><f>3+4</f><v>7</v></c></row><row r="3"><c r="A3"><v>44197</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><v>#DIV/0!</v></c><c r="D3"><v>-1.5e3</v></c></row></sheetData></worksheet>"#,
    ),
];

const ODS: [(&str, &str); 2] = [
    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
    (
        "content.xml",
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Blad1"><table:table-row><table:table-cell office:value-type="string"><text:p>Jaar</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Gebied</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Groep</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Aantal</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="2021"/><table:table-cell office:value-type="string"><text:p>Dronten</text:p></table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell table:formula="of:=3+4" office:value-type="percentage" office:value="0.07" table:number-columns-repeated="2"/></table:table-row><table:table-row><table:table-cell office:value-type="date" office:date-value="2021-01-01"/><table:covered-table-cell/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#,
    ),
];

const GEOJSON: &str = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[
{"type":"Feature","properties":{"statcode":"WK999901","statnaam":"Centrum","jrstatcode":"2022WK999901"},"geometry":{"type":"Polygon","coordinates":[[[5,52],[5.1,52],[5.1,52.1],[5,52.1],[5,52]]]}},
{"type":"Feature","properties":{"buurtcode":"BU99990101","buurtnaam":"Haven"},"geometry":{"type":"MultiPolygon","coordinates":[[[[5,52],[5.1,52],[5.1,52.1],[5,52]],[[5.01,52.01],[5.02,52.01],[5.02,52.02],[5.01,52.01]]]]}}]}"#;

const GEOJSON_BEFORE_DIVISIONS: &str = r#"{"type":"FeatureCollection","features":[{"properties":{"gemeentecode":"GM9999"},"geometry":{"type":"Point","coordinates":[5,52]}},7,null]}"#;

const FORM: &str = "name=Onze peiling\npublisher=Gemeente\nheader_row=1\ndecimal_mark=comma\ndash=secret\nperiod=Jaar\nperiod_form=year\n\
    period_fixed=2021\narea=Gebied\narea_form=names\narea_fixed=GM0303\nstatus=\nstatus_fixed=final\ngroup=Groep\nJaar=\nGebied=\nGroep=\nAantal=sleutel\n";

const STRATEGY: &str = "format = \"samenkoers-strategy/1\"\nkey = \"x\"\ntitle = \"X\"\n[[theme]]\nkey = \"a\"\nname = \"A\"\n";
