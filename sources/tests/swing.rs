//! Definitions and exports of Swing: made-up ones, and the real definitions when at hand.

#![expect(clippy::unwrap_used, reason = "what a test needs is there, or the test fails")]

use std::path::Path;

use rust_xlsxwriter::Workbook;
use sources::spreadsheet::{AreaFrom, Identity, Mapping, Spreadsheet, excerpt};
use sources::swing::{self, SwingColumns, SwingIndicator, SwingKind};
use sources::{Content, Reading, Source};

const DEFINITIONS: [&str; 6] = [
    "Indicator code;Name;Description;Unit;Source;Seq no;Aggregation indicator;Data type",
    "wmo_clienten;Cliënten Wmo;Verzonnen;p;eigen;7;weegbev;Percentage (sum)",
    "inwoners;Inwoners;;aantal;eigen;;;Numeric",
    "deelname;Deelname;;jaren;eigen;;;Enum",
    "Wmo-cliënten;Met hoofdletter;;p;eigen;;;Mean",
    "inwoners;Nog eens;;aantal;eigen;;;Kaart",
];

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(DEFINITIONS) {
        for (column, text) in (0..).zip(line.split(';')) {
            sheet.write(row, column, text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn csv(text: &str) -> Content {
    Content::Bytes(text.as_bytes().to_vec())
}

fn indicators() -> Vec<SwingIndicator> {
    swing::indicators("a.xlsx", Content::Bytes(workbook())).unwrap().items
}

fn mapping(header: &str) -> Result<Mapping, sources::Refusal> {
    let header = excerpt("a.csv", csv(header), None, 1, 5).unwrap().header;
    let table = Identity { id: "wsjg".to_owned(), title: "Verzonnen".to_owned(), source: "VNG".to_owned(), licence: String::new() };
    let title = str::to_owned;
    let columns = SwingColumns { period: title("period"), level: title("geolevel"), item: title("geoitem") };
    swing::mapping(table, &header, columns, &indicators())
}

#[test]
fn definitions_are_read_from_a_workbook_or_csv() {
    let listing = swing::indicators("a.xlsx", Content::Bytes(workbook())).unwrap();
    assert_eq!(swing::indicators("a.csv", csv(&DEFINITIONS.join("\r\n"))).unwrap().items, listing.items);
    let [wmo, inhabitants, choice] = listing.items.as_slice() else { panic!("{:?}", listing.items) };
    assert_eq!(
        (wmo.code.as_str(), wmo.name.as_str(), wmo.unit.as_str(), wmo.source.as_str()),
        ("wmo_clienten", "Cliënten Wmo", "p", "eigen")
    );
    assert_eq!((wmo.sequence, wmo.weight.as_deref(), &wmo.kind), (Some(7), Some("weegbev"), &SwingKind::PercentageSum));
    assert_eq!((inhabitants.sequence, &inhabitants.weight, &inhabitants.kind), (None, &None, &SwingKind::Numeric));
    assert_eq!(choice.kind, SwingKind::Enum);
    let left_out: Vec<_> = listing.rejections.iter().map(|r| (r.row, r.value.as_str(), r.reason.code())).collect();
    assert_eq!(left_out, [(5, "Wmo-cliënten", "swing-code"), (6, "inwoners", "code-twice")]);
    assert_eq!(swing::indicators("a.csv", csv("code;Name\na;b\n")).unwrap_err().reason.code(), "column-missing");
}

#[test]
fn an_export_reads_through_a_mapping_that_is_made_and_kept() {
    let export = "period;geolevel;geoitem;inwoners;wmo_clienten;deelname\n2022;gemeente;303;42865;5,5;1\n2022;Nederland;1;;4,4;1\n\
                  2022;wijk;30301;7;x;1\n2022;postcode;8251;7;1;1\n";
    let made = mapping(export).unwrap();
    let kept = Mapping::from_toml(&made.to_toml().unwrap()).unwrap();
    assert_eq!(kept, made);
    assert_eq!(kept.measures.iter().map(|value| value.measure.unit.as_str()).collect::<Vec<_>>(), ["aantal", "%"]);
    let mut source = Spreadsheet::open("a.csv", csv(export), kept).unwrap();
    let (cells, rejections): (Vec<_>, Vec<_>) = source.cells().unwrap().partition(Result::is_ok);
    let shown: Vec<_> =
        cells.into_iter().flatten().map(|cell| format!("{} {} {:?}", cell.measure, cell.area, cell.value)).collect();
    let expected = [
        "inwoners GM0303 Value(42865.0)",
        "wmo_clienten GM0303 Value(5.5)",
        "inwoners NL01 Nothing(NotDelivered)",
        "wmo_clienten NL01 Value(4.4)",
        "inwoners WK030301 Value(7.0)",
        "wmo_clienten WK030301 Nothing(Secret)",
    ];
    assert_eq!(shown, expected);
    let [Err(level)] = rejections.as_slice() else { panic!("{rejections:?}") };
    assert_eq!(
        (level.row, level.column.as_str(), level.value.as_str(), level.reason.code()),
        (5, "geolevel", "postcode", "area-level")
    );
    assert_eq!(mapping("period;geolevel;geoitem;deelname\n").unwrap_err().reason.code(), "no-figures");
}

#[test]
fn a_file_of_one_level_needs_no_column_for_it() {
    let mut mapping = mapping("period;geolevel;geoitem;inwoners\n").unwrap();
    if let AreaFrom::Column { numbers, level, .. } = &mut mapping.area {
        (*numbers, *level) = (Some(kernel::areas::AreaLevel::Municipality), None);
    }
    let mut source = Spreadsheet::open("a.csv", csv("period;geoitem;inwoners\n2022;303;5\n"), mapping).unwrap();
    let cell = source.cells().unwrap().next().unwrap().unwrap();
    assert_eq!((cell.area.to_string().as_str(), cell.value), ("GM0303", Reading::Value(5.0)));
}

#[test]
fn the_start_of_a_file_is_shown_to_choose_columns_from() {
    let start = excerpt("a.xlsx", Content::Bytes(workbook()), None, 1, 2).unwrap();
    assert_eq!((start.sheets.len(), start.header.len(), start.rows.len()), (1, 8, 2));
    assert_eq!((start.rows[0].number, start.rows[0].fields[1].as_str()), (2, "Cliënten Wmo"));
    assert_eq!(excerpt("a.xlsx", Content::Bytes(workbook()), None, 9, 2).unwrap_err().reason.code(), "empty");
    assert_eq!(excerpt("a.pdf", csv("a"), None, 1, 2).unwrap_err().reason.code(), "unknown-format");
}

#[test]
fn the_real_definitions_read_whole() {
    let Some(folder) = std::env::var_os("SAMENKOERS_TESTDATA") else {
        eprintln!("skipped: SAMENKOERS_TESTDATA is not set");
        return;
    };
    let name = "Metadata_indicatoren_WSJG_rapportages.xlsx";
    let listing = swing::indicators(name, Content::Path(Path::new(&folder).join("wsjg").join(name))).unwrap();
    assert_eq!((listing.items.len(), listing.rejections.len()), (523, 0));
    let of_kind = |kind: SwingKind| listing.items.iter().filter(|one| one.kind == kind).count();
    let counts = [SwingKind::PercentageSum, SwingKind::Mean, SwingKind::Numeric, SwingKind::Enum].map(of_kind);
    assert_eq!(counts, [348, 170, 3, 2]);
    assert_eq!(listing.items.iter().filter(|one| one.weight.as_deref() == Some("weegbev")).count(), 518);
}
