//! "CSV met statistische symbolen" as downloaded from StatLine by hand: titles instead of codes, figures padded on the
//! left, a decimal point, and symbols for what is missing.
//!
//! The file does not say which table it is, nor what its columns are. So the caller says what the table is, and the
//! titles of the columns tell the rest: a figure has its unit in brackets at the end (`Personen (aantal)`), `Perioden`
//! is the period, and the areas stand in a column of codes (`Codering (code)`), or else in one of names (`Regio's`).
//! Names are read when each is of one area only in the list that the caller gives; StatLine repeats names of
//! neighbourhoods. What comes out is a [`Mapping`], so that there is one way to read a spreadsheet.
//!
//! An empty place means that a figure is impossible, `.` unknown, `x` secret. A star after a period means provisional.

use std::collections::BTreeSet;

use kernel::areas::{Area, AreaLevel};

use crate::csv_file::{CsvFile, column, listed};
use crate::number::{DecimalMark, grouped};
use crate::spreadsheet::{
    AreaFrom, Group, Identity, Mapping, NamedArea, PeriodFormat, PeriodFrom, Spreadsheet, StatusFrom, Symbols, Value,
};
use crate::spreadsheet::{AreaNames, separator};
use crate::{Bundle, Content, Measure, Provenance, Refusal, RefusalReason};

/// The titles of a column of periods.
const PERIODS: [&str; 2] = ["perioden", "periode"];

/// The titles of a column of areas by name.
const AREAS: [&str; 8] = ["regio's", "regio’s", "regio", "wijken en buurten", "gemeenten", "gemeente", "provincies", "gebieden"];

/// The units of texts.
const TEXTS: [&str; 3] = ["naam", "omschrijving", "code"];

/// How the rows below the figures begin.
const FOOTERS: [&str; 2] = ["Bron:", "©"];

/// The last row that may be the header.
const LAST_HEADER: u64 = 10;

/// The most different names of areas that are looked up.
const MOST_NAMES: usize = 100_000;

/// Opens a file. `status` is how sure the figures are of a period without a star; `areas` are all that a name can mean.
///
/// # Errors
/// When it cannot be read, has no column of periods or figures, or names areas that are not clear.
pub fn open(
    name: &str,
    content: Content,
    table: Identity,
    status: Provenance,
    areas: &[NamedArea],
) -> Result<Spreadsheet, Refusal> {
    let mut bundle = Bundle::files(vec![(name.to_owned(), content)])?;
    let name = bundle.names().next().unwrap_or(name).to_owned();
    let mapping = mapping(&name, &mut bundle, table, status, areas)?;
    Spreadsheet::of_bundle(&name, bundle, mapping, areas)
}

/// Reads the file once to see what its columns are.
fn mapping(name: &str, bundle: &mut Bundle, table: Identity, status: Provenance, areas: &[NamedArea]) -> Result<Mapping, Refusal> {
    let (header_row, columns) = columns(name, bundle)?;
    let titles = || listed(columns.iter().map(|column| &column.title));
    let period = columns.iter().find(|column| column.is_one_of(&PERIODS));
    let period = period.ok_or_else(|| Refusal::of_file(name, RefusalReason::NoTime {}))?;
    let first_figure = columns.iter().rposition(|column| column.unit().is_none()).map_or(0, |last| last + 1);
    let figures: Vec<_> = columns.iter().skip(first_figure).filter_map(Column::measure).collect();
    if figures.is_empty() {
        return Err(Refusal::of_file(name, RefusalReason::NoFigures { found: titles() }));
    }
    let header: Vec<_> = columns.iter().map(|column| column.title.clone()).collect();
    figures.iter().try_for_each(|figure| column(name, &header, &figure.column).map(|_| ()))?;
    let place = place(&columns);
    let is_group = |column: &&Column| {
        let is_figure = figures.iter().any(|figure| figure.column == column.title);
        let is_place = place.is_some_and(|place| place.title == column.title || (place.is_coded() && column.is_one_of(&AREAS)));
        !is_figure && !is_place && !column.is_one_of(&PERIODS) && !column.is_text()
    };
    let groups = columns.iter().filter(is_group).map(|column| Group { column: column.title.clone(), code: column.title.clone() });
    Ok(Mapping {
        sheet: None,
        header_row,
        decimal_mark: DecimalMark::Point,
        table,
        period: PeriodFrom::Column { column: period.title.clone(), format: PeriodFormat::Title },
        area: area(name, place, areas)?,
        status: StatusFrom::Fixed { status },
        symbols: Symbols { impossible: vec![String::new()], not_delivered: Vec::new(), ..Symbols::default() },
        skipped: FOOTERS.map(str::to_owned).to_vec(),
        groups: groups.collect(),
        measures: figures,
    })
}

/// The column of areas: one of codes, or else one of names.
fn place(columns: &[Column]) -> Option<&Column> {
    columns.iter().find(|column| column.is_coded()).or_else(|| columns.iter().find(|column| column.is_one_of(&AREAS)))
}

/// Where the areas stand: in codes, in names that are all clear, or nowhere: then it is the country.
fn area(name: &str, place: Option<&Column>, areas: &[NamedArea]) -> Result<AreaFrom, Refusal> {
    let from = |column: &Column, names| AreaFrom::Column {
        column: column.title.clone(),
        numbers: None,
        level: None,
        names,
        division: None,
    };
    let Some(named) = place else { return Ok(AreaFrom::Fixed { area: Area::netherlands() }) };
    if named.is_coded() {
        return Ok(from(named, false));
    }
    let known = AreaNames::of(areas);
    let unclear: Vec<_> = named.texts.iter().filter(|text| !matches!(known.find(text), Ok(Some(_)))).collect();
    match unclear.first() {
        None => Ok(from(named, true)),
        Some(example) => {
            let (unclear, example) = (unclear.len().to_string(), (*example).clone());
            Err(Refusal::of_file(name, RefusalReason::AreasUnclear { unclear, example }).in_column(&named.title))
        }
    }
}

/// A column, and what was seen in it.
struct Column {
    title: String,
    /// The different texts, as long as they may still be names or codes of areas.
    texts: BTreeSet<String>,
    has_figures: bool,
    has_codes: bool,
    has_others: bool,
    decimals: u8,
}

impl Column {
    fn new(title: &str) -> Self {
        let (title, texts) = (title.to_owned(), BTreeSet::new());
        Self { title, texts, has_figures: false, has_codes: false, has_others: false, decimals: 0 }
    }

    fn see(&mut self, text: &str) {
        let text = text.trim();
        match (text, grouped(text, DecimalMark::Point)) {
            ("" | "." | "x", _) => {}
            (_, Some(_)) => {
                let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
                self.decimals = self.decimals.max(u8::try_from(decimals).unwrap_or(u8::MAX));
                self.has_figures = true;
            }
            _ if text.parse().is_ok_and(|area: Area| area.level() != AreaLevel::Other) => self.has_codes = true,
            _ => self.has_others = true,
        }
        let may_name_areas = self.is_one_of(&AREAS) && self.texts.len() < MOST_NAMES;
        if may_name_areas && !text.is_empty() && !self.texts.contains(text) && text.parse::<Area>().is_err() {
            self.texts.insert(text.to_owned());
        }
    }

    fn is_one_of(&self, titles: &[&str]) -> bool {
        titles.contains(&self.title.to_lowercase().as_str())
    }

    /// Whether only codes of areas stand in it.
    const fn is_coded(&self) -> bool {
        self.has_codes && !self.has_others && !self.has_figures
    }

    fn is_text(&self) -> bool {
        self.unit().is_some_and(|unit| TEXTS.contains(&unit.to_lowercase().as_str()))
    }

    /// What stands in brackets at the end of the title.
    fn unit(&self) -> Option<&str> {
        self.title.strip_suffix(')')?.rsplit_once('(').map(|(_, unit)| unit.trim())
    }

    /// The column as one of figures: it has a unit that is not that of texts, and not only other things in it.
    fn measure(&self) -> Option<Value> {
        let unit = self.unit().filter(|_| !self.is_text() && (self.has_figures || !(self.has_others || self.has_codes)))?;
        let title = self.title.rsplit_once('(').map_or(self.title.as_str(), |(title, _)| title).trim();
        let measure = Measure {
            code: self.title.clone(),
            title: title.to_owned(),
            unit: unit.to_owned(),
            decimals: self.decimals,
            description: String::new(),
        };
        Some(Value { column: self.title.clone(), measure })
    }
}

/// Reads all rows. The header is the first row of more than one field; a title may stand above it.
fn columns(name: &str, bundle: &mut Bundle) -> Result<(u64, Vec<Column>), Refusal> {
    for header_row in 1..=LAST_HEADER {
        let separator = separator(name, bundle, header_row)?;
        let mut file = CsvFile::open(name, bundle.reader(name)?, separator, header_row)?;
        if file.header().len() == 1 {
            continue;
        }
        let mut columns: Vec<_> = file.header().iter().map(|title| Column::new(title)).collect();
        while let Some(row) = file.sound_row()? {
            if row.fields.len() == columns.len() {
                columns.iter_mut().zip(&row.fields).for_each(|(column, text)| column.see(text));
            }
        }
        return Ok((header_row, columns));
    }
    Err(Refusal::of_file(name, RefusalReason::NoFigures { found: String::new() }))
}
