//! The reader for StatLine's "CSV met statistische symbolen": small made-up files in the form of a download by hand.

#![expect(clippy::unwrap_used, reason = "what a test needs is there, or the test fails")]

use proptest::prelude::proptest;
use sources::spreadsheet::{Identity, NamedArea, Spreadsheet};
use sources::{Cell, Content, Provenance, Refusal, Rejection, Source, statline};

/// As it is downloaded: a title above, the source below, all in quotation marks, figures padded.
const NAMED: &str = "\"Verzonnen tabel, met een komma; en meer\"\n\
    \"Perioden\";\"Regio's\";\"Leeftijd (31 december)\";\"Cliënten, totaal (aantal)\";\"Cliënten (per 1 000 inwoners)\"\n\
    \"2021\";\"Nederland\";\"Totaal\";\"   12700\";\"   4.25\"\n\
    \"2021\";\"Dronten\";\"0 tot 23 jaar\";\"       .\";\"\"\n\
    \"2022*\";\"Dronten\";\"Totaal\";\"       x\";\"   0.0\"\n\
    \"2022 1e kwartaal*\";\"Almere\";\"Totaal\";\"       5\";\"    -1\"\n\
    \"Bron: CBS\"\n";

const CODED: &str = "\"Perioden\";\"Wijken en buurten\";\"Gemeentenaam (naam)\";\"Codering (code)\";\"Inwoners (aantal)\"\n\
    \"2022\";\"Centrum\";\"Dronten\";\"WK030301\";\"    5\"\n\
    \"2022\";\"Centrum\";\"Almere\";\"WK003401\";\"    7\"\n";

fn identity() -> Identity {
    Identity { id: "99003NED".to_owned(), title: "Verzonnen".to_owned(), source: "CBS".to_owned(), licence: String::new() }
}

fn known() -> Vec<NamedArea> {
    let areas = [("GM0303", "Dronten"), ("GM0034", "Almere"), ("WK030301", "Centrum"), ("WK003401", "Centrum")];
    areas.map(|(code, name)| NamedArea { area: code.parse().unwrap(), name: name.to_owned() }).into()
}

fn open(text: &str, areas: &[NamedArea]) -> Result<Spreadsheet, Refusal> {
    statline::open("a.csv", Content::Bytes(text.as_bytes().to_vec()), identity(), Provenance::Final, areas)
}

fn refused(text: &str, areas: &[NamedArea]) -> Refusal {
    open(text, areas).map(|_| ()).unwrap_err()
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
    format!("{} {} {:?} {:?} {:?}", cell.period, cell.area, cell.dims.values(), cell.value, cell.status)
}

#[test]
fn areas_by_name_are_read_when_each_name_is_of_one_known_area() {
    let mut source = open(NAMED, &known()).unwrap();
    let (cells, rejections) = read(&mut source);
    assert!(rejections.is_empty(), "{rejections:?}");
    let expected = [
        "2021JJ00 NL01 [\"Totaal\"] Value(12700.0) Final",
        "2021JJ00 NL01 [\"Totaal\"] Value(4.25) Final",
        "2021JJ00 GM0303 [\"0 tot 23 jaar\"] Nothing(Unknown) Final",
        "2021JJ00 GM0303 [\"0 tot 23 jaar\"] Nothing(Impossible) Final",
        "2022JJ00 GM0303 [\"Totaal\"] Nothing(Secret) Provisional",
        "2022JJ00 GM0303 [\"Totaal\"] Value(0.0) Provisional",
        "2022KW01 GM0034 [\"Totaal\"] Value(5.0) Provisional",
        "2022KW01 GM0034 [\"Totaal\"] Value(-1.0) Provisional",
    ];
    assert_eq!(cells.iter().map(shown).collect::<Vec<_>>(), expected);
    assert_eq!(cells[0].dims.keys().collect::<Vec<_>>(), ["Leeftijd (31 december)"], "it has brackets, but no figures");
    let measures: Vec<_> = source.table().measures.iter().map(|m| (m.title.as_str(), m.unit.as_str(), m.decimals)).collect();
    assert_eq!(measures, [("Cliënten, totaal", "aantal", 0), ("Cliënten", "per 1 000 inwoners", 2)]);
    assert_eq!((cells[0].at.row, source.table().id.as_str()), (3, "99003NED"));
}

#[test]
fn names_that_are_not_clear_are_refused_with_what_helps() {
    let unknown = refused(NAMED, &known()[..1]);
    assert_eq!((unknown.column.as_deref(), unknown.reason.code()), (Some("Regio's"), "areas-unclear"));
    assert!(
        unknown.to_string().contains("1 of the names, such as Almere") && unknown.to_string().contains("with codes"),
        "{unknown}"
    );
    let without_codes = CODED.replace("Codering (code)", "Soort (naam)").replace("WK030301", "Wijk").replace("WK003401", "Wijk");
    let ambiguous = refused(&without_codes, &known());
    assert!(ambiguous.to_string().contains("such as Centrum"), "{ambiguous}");
}

#[test]
fn codes_are_read_wherever_they_stand() {
    let mut source = open(CODED, &[]).unwrap();
    let (cells, rejections) = read(&mut source);
    assert_eq!(
        cells.iter().map(shown).collect::<Vec<_>>(),
        ["2022JJ00 WK030301 [] Value(5.0) Final", "2022JJ00 WK003401 [] Value(7.0) Final"]
    );
    assert!(rejections.is_empty() && source.table().measures.len() == 1, "{rejections:?}");
    let in_place =
        NAMED.replace("\"Dronten\"", "\"GM0303    \"").replace("\"Almere\"", "\"GM0034    \"").replace("\"Nederland\"", "\"NL01\"");
    assert_eq!(read(&mut open(&in_place, &[]).unwrap()).0[2].area.to_string(), "GM0303");
}

#[test]
fn a_table_without_areas_is_about_the_country() {
    let (cells, _) = read(&mut open("\"Perioden\";\"Inwoners (x 1 000)\"\n\"2020/'21\";\"17.5\"\n", &[]).unwrap());
    assert_eq!(shown(&cells[0]), "2020SJ00 NL01 [] Value(17.5) Final");
}

#[test]
fn what_is_no_such_file_is_refused_with_the_reason() {
    let changes = [
        ("", "empty"),
        ("\"Een titel\"\n", "empty"),
        (&"\"Een titel\"\n".repeat(12), "no-figures"),
        ("\"Jaar\";\"Inwoners (aantal)\"\n\"2021\";\"5\"\n", "no-time"),
        ("\"Perioden\";\"Inwoners\"\n\"2021\";\"5\"\n", "no-figures"),
        ("\"Perioden\";\"Inwoners (aantal)\";\"Inwoners (aantal)\"\n\"2021\";\"5\";\"6\"\n", "column-twice"),
    ];
    for (text, code) in changes {
        let found = refused(text, &known());
        assert_eq!(found.reason.code(), code, "{found}");
    }
    let latin: Vec<u8> = NAMED.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let found = statline::open("a.csv", Content::Bytes(latin), identity(), Provenance::Final, &[]).map(|_| ()).unwrap_err();
    assert_eq!(found.reason.code(), "not-utf8");
}

#[test]
fn a_bad_row_is_listed_and_the_rest_is_read() {
    let text = NAMED.replace("\"   12700\"", "\"veel\"").replace("\"2022*\"", "\"later\"");
    let (cells, rejections) = read(&mut open(&text, &known()).unwrap());
    let shown: Vec<_> = rejections.iter().map(|r| (r.row, r.column.as_str(), r.reason.code())).collect();
    assert_eq!(shown, [(3, "Cliënten, totaal (aantal)", "text"), (5, "Perioden", "period")]);
    assert_eq!(cells.len(), 5);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[\"P;().x0-9a\n]{0,80}") {
        for text in [text.clone(), format!("{NAMED}{text}")] {
            if let Ok(mut source) = open(&text, &known()) {
                read(&mut source);
            }
        }
    }
}
