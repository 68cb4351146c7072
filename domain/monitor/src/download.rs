//! The figures of an indicator as a file: for spreadsheets, and for programs.

use crate::model::{Observation, Point, Shown, nothing_word, points, provenance_word};
use crate::pages::Wording;
use agenda::model::Indicator;
use agenda::model::words::Choice;
use kernel::areas::{Area, AreaLevel};
use kernel::settings::Lang;
use kernel::{Error, Result};
use rust_xlsxwriter::{Workbook, XlsxError};
use serde_json::json;
use std::collections::BTreeMap;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Csv,
    Xlsx,
    Json,
}

impl Format {
    const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Json];

    /// The key and the kind of file in `KEY.csv`; a key holds no dot.
    pub fn split(named: &str) -> (&str, Option<Self>) {
        match named.rsplit_once('.') {
            Some((key, ending)) => match Self::ALL.into_iter().find(|format| format.ending() == ending) {
                Some(format) => (key, Some(format)),
                None => (named, None),
            },
            None => (named, None),
        }
    }

    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    pub fn mime(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }
}

/// One figure in a file.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub period: String,
    pub area: String,
    pub area_name: String,
    pub group: String,
    pub group_name: String,
    pub reading: Shown,
    pub status: &'static str,
    pub margin: Option<(f64, f64)>,
    pub source_table: String,
    /// Empty for a figure that is withheld.
    pub file: String,
    /// 0 where it was not kept, and for parts: in a file that is sorted by its figures the rows of some tell of the others.
    pub line: u64,
}

/// What may be shown of these observations, with the names of areas and groups.
pub(crate) fn records(
    words: &Wording<'_>,
    indicator: &Indicator,
    observations: &[Observation],
    names: &BTreeMap<String, String>,
) -> Vec<Record> {
    let name = |code: &str| names.get(code).cloned().unwrap_or_default();
    let settings = &words.shell.settings;
    let area_name = |code: &str| match code {
        "NL01" => words.shell.say("country"),
        own if own == settings.area => settings.name.clone(),
        other => name(other),
    };
    // More than four decimals of a margin say nothing.
    let rounded = |value: f64| (value * 10_000.0).round() / 10_000.0;
    let record = |(one, point): (&Observation, Point)| Record {
        period: one.period.code(),
        area_name: area_name(&one.area),
        area: one.area.clone(),
        group_name: name(&one.group),
        group: one.group.clone(),
        reading: point.reading,
        status: provenance_word(one.status),
        margin: point.margin.map(|(lower, upper)| (rounded(lower), rounded(upper))),
        source_table: one.source_table.clone(),
        file: if point.reading == Shown::Withheld { String::new() } else { one.file.clone() },
        line: if one.file.is_empty() || !is_larger(one) { 0 } else { one.line },
    };
    observations.iter().zip(points(observations, indicator, settings)).map(record).collect()
}

/// Whether an observation is about everybody in a municipality or in a larger area.
fn is_larger(one: &Observation) -> bool {
    let area = one.area.parse::<Area>();
    one.group.is_empty() && area.is_ok_and(|area| area.level() <= AreaLevel::Municipality)
}

/// The file.
///
/// # Errors
/// When it cannot be written, which a test excludes.
pub(crate) fn file(format: Format, words: &Wording<'_>, indicator: &Indicator, records: &[Record]) -> Result<Vec<u8>> {
    match format {
        Format::Csv => csv(words, records),
        Format::Xlsx => xlsx(words, indicator, records).map_err(Error::internal),
        Format::Json => json(words, indicator, records),
    }
}

const COLUMNS: [&str; 11] =
    ["period", "area", "area-name", "group", "figure", "lower", "upper", "status", "source-table", "source-file", "source-row"];

/// With semicolons and a byte order mark, as Dutch Excel wants it, and the decimal mark of the page's language.
fn csv(words: &Wording<'_>, records: &[Record]) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(COLUMNS.map(|column| words.shell.say(&format!("file-{column}")))).map_err(Error::internal)?;
    let number = |value: Option<f64>| match words.shell.lang {
        Lang::Nl => value.map(|value| value.to_string().replace('.', ",")),
        Lang::En => value.map(|value| value.to_string()),
    };
    for record in records {
        let (lower, upper) = (record.margin.map(|margin| margin.0), record.margin.map(|margin| margin.1));
        let figure = match record.reading {
            Shown::Value(value) => number(Some(value)).unwrap_or_default(),
            nothing => words.reading(nothing),
        };
        let row = [
            record.period.clone(),
            record.area.clone(),
            safe(&record.area_name),
            safe(group(record)),
            figure,
            number(lower).unwrap_or_default(),
            number(upper).unwrap_or_default(),
            words.shell.say(&format!("status-{}", record.status)),
            safe(&record.source_table),
            safe(&record.file),
            row_of(record).map(|row| row.to_string()).unwrap_or_default(),
        ];
        writer.write_record(row).map_err(Error::internal)?;
    }
    writer.into_inner().map_err(Error::internal)
}

/// The figures on the first sheet; what they are and where they come from on the second.
fn xlsx(words: &Wording<'_>, indicator: &Indicator, records: &[Record]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name(words.shell.say("file-sheet-figures"))?;
    for (column, name) in (0u16..).zip(COLUMNS) {
        sheet.write_string(0, column, words.shell.say(&format!("file-{name}")))?;
    }
    for (row, record) in (1u32..).zip(records) {
        let texts = [(0, &record.period), (1, &record.area), (2, &record.area_name), (8, &record.source_table), (9, &record.file)];
        for (column, text) in texts {
            sheet.write_string(row, column, safe(text))?;
        }
        sheet.write_string(row, 3, safe(group(record)))?;
        sheet.write_string(row, 7, words.shell.say(&format!("status-{}", record.status)))?;
        match record.reading {
            Shown::Value(value) => sheet.write_number(row, 4, value)?,
            nothing => sheet.write_string(row, 4, words.reading(nothing))?,
        };
        if let Some(row_of) = row_of(record) {
            sheet.write_number(row, 10, row_of as f64)?;
        }
        if let Some((lower, upper)) = record.margin {
            sheet.write_number(row, 5, lower)?;
            sheet.write_number(row, 6, upper)?;
        }
    }
    let sheet = workbook.add_worksheet().set_name(words.shell.say("file-sheet-about"))?;
    for (row, (title, text)) in (0u32..).zip(about(words, indicator)) {
        sheet.write_string(row, 0, title)?;
        sheet.write_string(row, 1, safe(&text))?;
    }
    workbook.save_to_buffer()
}

fn about(words: &Wording<'_>, indicator: &Indicator) -> Vec<(String, String)> {
    let source = &indicator.source;
    let named = [source.name.as_str(), source.title.as_str(), source.table.as_str(), source.measure.as_str()];
    let mut about = vec![
        ("file-name", indicator.name.clone()),
        ("how-definition", indicator.definition.clone()),
        ("file-unit", indicator.unit.clone()),
        ("how-numerator", indicator.numerator.clone()),
        ("how-denominator", indicator.denominator.clone()),
        ("how-source", named.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")),
        ("file-url", source.url.clone()),
    ];
    if words.shell.settings.made_up {
        about.push(("file-note", words.say("made-up-line", &[("name", words.shell.settings.name.clone())])));
    }
    about.into_iter().map(|(key, text)| (words.shell.say(key), text)).collect()
}

/// Stable names in English, whatever the language of the page.
fn json(words: &Wording<'_>, indicator: &Indicator, records: &[Record]) -> Result<Vec<u8>> {
    let observation = |record: &Record| {
        let (value, reason) = match record.reading {
            Shown::Value(value) => (Some(value), None),
            Shown::Nothing(nothing) => (None, Some(nothing_word(nothing))),
            Shown::Withheld => (None, Some("withheld")),
        };
        json!({
            "period": record.period, "area": record.area, "area_name": record.area_name, "group": record.group,
            "group_name": record.group_name, "value": value, "no_value_because": reason, "status": record.status,
            "lower": record.margin.map(|margin| margin.0), "upper": record.margin.map(|margin| margin.1),
            "source_table": record.source_table, "file": record.file, "row": row_of(record),
        })
    };
    let source = &indicator.source;
    let file = json!({
        "key": indicator.key, "name": indicator.name, "definition": indicator.definition, "unit": indicator.unit,
        "kind": indicator.kind.word(), "wanted": indicator.wanted.word(), "standing": indicator.standing.word(),
        "municipality": words.shell.settings.name, "made_up": words.shell.settings.made_up,
        "source": { "name": source.name, "title": source.title, "table": source.table, "measure": source.measure, "url": source.url },
        "observations": records.iter().map(observation).collect::<Vec<_>>(),
    });
    serde_json::to_vec_pretty(&file).map_err(Error::internal)
}

/// The row of the file, where that was kept.
fn row_of(record: &Record) -> Option<u64> {
    (record.line > 0).then_some(record.line)
}

fn group(record: &Record) -> &str {
    if record.group_name.is_empty() { &record.group } else { &record.group_name }
}

/// A text that no spreadsheet program takes for a formula.
fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_a_formula() {
        for text in ["=1+1", "+31", "-x", "@A1", "\tx", "\rx"] {
            assert_eq!(safe(text), format!("'{text}"));
        }
        assert_eq!(safe("De Kaden"), "De Kaden");
    }

    #[test]
    fn the_ending_is_split_from_the_key() {
        assert_eq!(Format::split("geldzorgen.csv"), ("geldzorgen", Some(Format::Csv)));
        assert_eq!(Format::split("geldzorgen"), ("geldzorgen", None));
        assert_eq!(Format::split("geldzorgen.exe"), ("geldzorgen.exe", None));
    }
}
