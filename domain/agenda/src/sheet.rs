//! An agenda typed in a spreadsheet (.xlsx, .ods or .csv): one result a row, with its theme and goal, and if wanted an indicator.
//! An empty theme or goal means: as in the row above. Nothing is stored here.

use crate::model::words::{AreaLevel, Direction, Frequency, IndicatorKind, Wanted};
use crate::model::{Indicator, Source, Standing};
use kernel::fold;
use kernel::ids::{IndicatorId, ResultId};
use sources::spreadsheet::filled_rows;

/// More rows than any agenda has.
const MOST_ROWS: usize = 2000;
/// More columns than any agenda has.
const MOST_COLUMNS: usize = 1000;
/// The largest CSV file, in bytes; a workbook has its own measure.
const LARGEST_CSV: usize = 4 * 1024 * 1024;

/// The columns, by the names in the first row. The last three may be missing.
pub const COLUMNS: [&str; 7] = ["thema", "doel", "resultaat", "richting", "uitleg", "indicator", "eenheid"];

/// A theme with its goals, as the sheet has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetTheme {
    /// Its name.
    pub name: String,
    /// In order.
    pub goals: Vec<SheetGoal>,
}

/// A goal with its results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetGoal {
    /// Its name.
    pub name: String,
    /// In order.
    pub results: Vec<SheetResult>,
}

/// A result with its indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetResult {
    /// Its name.
    pub name: String,
    /// Which way it points.
    pub direction: Direction,
    /// What it means.
    pub summary: String,
    /// Name and unit of what it is measured by.
    pub indicators: Vec<(String, String)>,
}

/// What has to be mended, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// The row, counted as a spreadsheet does: 1 is the row with the names of the columns.
    pub row: usize,
    /// The key of what is wrong.
    pub text: &'static str,
    /// The column that it is in.
    pub column: &'static str,
}

/// Reads a file by its name.
///
/// # Errors
/// Everything that has to be mended, from top to bottom.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<SheetTheme>, Vec<RowFault>> {
    let rows = if name.to_lowercase().ends_with(".csv") { csv_rows(bytes) } else { workbook_rows(name, bytes) };
    arranged(&rows.map_err(|text| vec![RowFault { row: 1, text, column: "thema" }])?)
}

/// The sheet as text in the form that [`read`] reads: what a preview keeps until it is saved.
pub fn write(themes: &[SheetTheme]) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    let mut line = |cells: [&str; 7]| out.write_record(cells).is_ok();
    line(COLUMNS);
    for (theme, goal, result) in results(themes) {
        let direction = crate::model::words::Choice::word(result.direction);
        let none = [(String::new(), String::new())];
        for (indicator, unit) in if result.indicators.is_empty() { &none[..] } else { &result.indicators } {
            line([&theme.name, &goal.name, &result.name, direction, &result.summary, indicator, unit]);
        }
    }
    out.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// An example to fill in, as Dutch spreadsheet programs read it: semicolons, and a byte-order mark for the accents.
pub fn template() -> Vec<u8> {
    let rows = [
        COLUMNS.join(";"),
        "Meedoen;Iedereen doet mee;Meer inwoners hebben betaald werk;meer;Werk dat bij iemand past.;Inwoners met betaald werk;%"
            .to_owned(),
        ";;Minder inwoners hebben moeite met lezen;minder;;;".to_owned(),
    ];
    format!("\u{feff}{}\r\n", rows.join("\r\n")).into_bytes()
}

/// Every result with its theme and goal.
pub fn results(themes: &[SheetTheme]) -> impl Iterator<Item = (&SheetTheme, &SheetGoal, &SheetResult)> {
    themes
        .iter()
        .flat_map(|theme| theme.goals.iter().flat_map(move |goal| goal.results.iter().map(move |result| (theme, goal, result))))
}

/// An indicator of the sheet as a proposal: somebody still has to say what exactly is counted and by which source.
pub fn proposal(result: ResultId, direction: Direction, name: &str, unit: &str) -> Indicator {
    Indicator {
        id: IndicatorId::fresh(),
        key: fold::key(name),
        result,
        standing: Standing::Proposal,
        name: name.to_owned(),
        definition: String::new(),
        unit: unit.to_owned(),
        kind: if unit == "%" { IndicatorKind::Proportion } else { IndicatorKind::Count },
        numerator: String::new(),
        denominator: String::new(),
        wanted: match direction {
            Direction::More | Direction::Longer => Wanted::Up,
            Direction::Fewer => Wanted::Down,
            Direction::Better => Wanted::None,
        },
        frequency: Frequency::Yearly,
        areas: vec![AreaLevel::Municipality],
        groups: Vec::new(),
        source: Source::default(),
        baseline: None,
        target: None,
        breaks: Vec::new(),
        reason: String::new(),
        revision: 0,
    }
}

type Rows = Result<Vec<Vec<String>>, &'static str>;

fn csv_rows(bytes: &[u8]) -> Rows {
    if bytes.len() > LARGEST_CSV {
        return Err("sheet-too-large");
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // A zero is in no text: it is another kind of file.
    if bytes.contains(&0) {
        return Err("sheet-unreadable");
    }
    // What is no UTF-8 comes from an older spreadsheet program, which writes one byte a letter.
    let text = std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned);
    let first = text.lines().next().unwrap_or_default();
    let often = |mark: &u8| first.bytes().filter(|byte| byte == mark).count();
    let delimiter = [b';', b'\t', b','].into_iter().max_by_key(often).unwrap_or(b';');
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let cells = |record: csv::StringRecord| record.iter().take(MOST_COLUMNS).map(|cell| cell.trim().to_owned()).collect();
    let rows = reader.records().take(MOST_ROWS + 2).map(|record| record.map(cells).map_err(|_| "sheet-unreadable"));
    rows.collect()
}

/// The rows of a workbook, each in its place: those without anything in them are not in the file.
fn workbook_rows(name: &str, bytes: &[u8]) -> Rows {
    let filled = filled_rows(name, bytes.to_vec(), MOST_ROWS + 2).map_err(|refusal| match refusal.reason.code() {
        "too-large" | "too-many-cells" => "sheet-too-large",
        _ => "sheet-unreadable",
    })?;
    let mut rows = Vec::new();
    for row in filled {
        // A row far below is one too many, and need not be in its place.
        rows.resize(usize::try_from(row.number - 1).unwrap_or(usize::MAX).min(MOST_ROWS + 1), Vec::new());
        rows.push(row.fields);
    }
    Ok(rows)
}

fn arranged(rows: &[Vec<String>]) -> Result<Vec<SheetTheme>, Vec<RowFault>> {
    let top = rows.iter().position(|row| row.iter().any(|cell| !cell.is_empty())).unwrap_or(0);
    let names: Vec<String> = rows.get(top).map(|row| row.iter().map(|name| fold::fold(name)).collect()).unwrap_or_default();
    let at = COLUMNS.map(|column| names.iter().position(|name| name == column));
    let missing = COLUMNS.iter().zip(at).take(4).filter(|(_, at)| at.is_none());
    let mut faults: Vec<_> = missing.map(|(column, _)| RowFault { row: top + 1, text: "sheet-no-column", column }).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    if rows.len() > MOST_ROWS {
        return Err(vec![RowFault { row: MOST_ROWS, text: "sheet-too-long", column: "thema" }]);
    }
    let mut themes = Vec::new();
    for (index, row) in rows.iter().enumerate().skip(top + 1) {
        let cells = at.map(|at| at.and_then(|at| row.get(at)).map_or("", String::as_str));
        if cells.iter().any(|cell| !cell.is_empty()) {
            let wrong = add_row(&mut themes, cells);
            faults.extend(wrong.into_iter().map(|(column, text)| RowFault { row: index + 1, text, column }));
        }
    }
    if themes.is_empty() && faults.is_empty() {
        faults.push(RowFault { row: top + 2, text: "sheet-empty", column: "thema" });
    }
    if faults.is_empty() { Ok(themes) } else { Err(faults) }
}

type CellFaults = Vec<(&'static str, &'static str)>;

fn add_row(themes: &mut Vec<SheetTheme>, cells: [&str; 7]) -> CellFaults {
    let [theme, goal, result, direction, summary, indicator, unit] = cells;
    let mut faults: CellFaults = COLUMNS
        .into_iter()
        .zip(cells)
        .filter(|(_, cell)| cell.chars().count() > 300)
        .map(|(column, _)| (column, "fault-too-long"))
        .collect();
    faults.retain(|(column, _)| *column != "uitleg" || summary.chars().count() > 2000);
    if !theme.is_empty() && themes.iter().all(|one| one.name != theme) {
        themes.push(SheetTheme { name: theme.to_owned(), goals: Vec::new() });
    }
    let found = if theme.is_empty() { themes.last_mut() } else { themes.iter_mut().find(|one| one.name == theme) };
    let Some(theme) = found else {
        faults.push(("thema", "fault-empty"));
        return faults;
    };
    if !goal.is_empty() && theme.goals.iter().all(|one| one.name != goal) {
        theme.goals.push(SheetGoal { name: goal.to_owned(), results: Vec::new() });
    }
    let found = if goal.is_empty() { theme.goals.last_mut() } else { theme.goals.iter_mut().find(|one| one.name == goal) };
    let Some(goal) = found else {
        faults.push(("doel", "fault-empty"));
        return faults;
    };
    if !result.is_empty() && goal.results.iter().all(|one| one.name != result) {
        let Some(direction) = read_direction(direction) else {
            faults.push(("richting", "sheet-direction"));
            return faults;
        };
        goal.results.push(SheetResult { name: result.to_owned(), direction, summary: summary.to_owned(), indicators: Vec::new() });
    }
    let as_above = result.is_empty() && !indicator.is_empty();
    let found = if as_above { goal.results.last_mut() } else { goal.results.iter_mut().find(|one| one.name == result) };
    match found {
        Some(result) if !indicator.is_empty() => result.indicators.push((indicator.to_owned(), unit.to_owned())),
        Some(_) => {}
        None => faults.push(("resultaat", "fault-empty")),
    }
    faults
}

fn read_direction(word: &str) -> Option<Direction> {
    match fold::fold(word).trim() {
        "meer" | "more" => Some(Direction::More),
        "minder" | "fewer" | "less" => Some(Direction::Fewer),
        "langer" | "longer" => Some(Direction::Longer),
        "beter" | "better" => Some(Direction::Better),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_reads_and_empty_cells_mean_as_above() {
        let themes = read("Agenda.CSV", &template()).unwrap();
        let found: Vec<_> =
            results(&themes).map(|(theme, goal, result)| (&*theme.name, &*goal.name, &*result.name, result.direction)).collect();
        assert_eq!(found[0], ("Meedoen", "Iedereen doet mee", "Meer inwoners hebben betaald werk", Direction::More));
        assert_eq!(found[1], ("Meedoen", "Iedereen doet mee", "Minder inwoners hebben moeite met lezen", Direction::Fewer));
        assert_eq!(themes[0].goals[0].results[0].indicators, [("Inwoners met betaald werk".to_owned(), "%".to_owned())]);
        assert_eq!(read("weer.csv", write(&themes).as_bytes()).unwrap(), themes, "a preview reads back");
    }

    #[test]
    fn every_row_that_is_wrong_is_named_with_its_column() {
        let faults = read(
            "a.csv",
            "Thema,Doel,Resultaat,Richting\n,,Iets,meer\nMeedoen,,Iets,meer\nMeedoen,Werk,Iets,omhoog\n,,,meer\n".as_bytes(),
        );
        let told: Vec<_> = faults.unwrap_err().into_iter().map(|fault| (fault.row, fault.column, fault.text)).collect();
        let wanted = [
            (2, "thema", "fault-empty"),
            (3, "doel", "fault-empty"),
            (4, "richting", "sheet-direction"),
            (5, "resultaat", "fault-empty"),
        ];
        assert_eq!(told, wanted);
    }

    #[test]
    fn a_sheet_without_the_columns_says_which() {
        let faults = read("a.csv", b"Thema;Doel\nx;y\n").unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.column).collect::<Vec<_>>(), ["resultaat", "richting"]);
        assert_eq!(read("a.xlsx", b"no workbook").unwrap_err()[0].text, "sheet-unreadable");
        assert_eq!(read("a.csv", b"t\0h\0e\0m\0a\0").unwrap_err()[0].text, "sheet-unreadable");
        assert_eq!(read("a.csv", &vec![b';'; LARGEST_CSV + 1]).unwrap_err()[0].text, "sheet-too-large");
        assert_eq!(read("a.csv", b"thema;doel;resultaat;richting\n").unwrap_err()[0].text, "sheet-empty");
    }

    #[test]
    fn accents_of_an_older_program_are_read() {
        let themes = read("a.csv", b"thema;doel;resultaat;richting\nCo\xf6peratie;a;b;meer\n").unwrap();
        assert_eq!(themes[0].name, "Coöperatie");
    }
}
