//! Swing, the program behind Waarstaatjegemeente: the sheet that defines its indicators, and the levels of its areas.
//!
//! The sheet has a row per indicator and these titles: `Indicator code`, `Name`, `Description`, `Unit`, `Source`,
//! `Seq no`, `Aggregation indicator`, `Data type`. Exports are read through a [`Mapping`]: a column with the period,
//! one with the level, one with the bare number of the area (303 at the level of municipalities is `GM0303`), and one
//! per indicator, by its code. How the program itself names the first three is described nowhere; so a mapping says it,
//! and is kept.

use std::collections::BTreeMap;

use kernel::areas::AreaLevel;

use crate::csv_file::{column, listed};
use crate::spreadsheet::{
    AreaFrom, DecimalMark, Identity, LevelFrom, Mapping, PeriodFormat, PeriodFrom, StatusFrom, Symbols, Value, grid,
};
use crate::{Content, Listing, Measure, Provenance, Refusal, RefusalReason, Rejection, RejectionReason};

/// The most definitions that are read.
const MOST_INDICATORS: usize = 100_000;

/// The longest that a code may be.
const LONGEST_CODE: usize = 50;

/// An indicator as Swing defines it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwingIndicator {
    /// Code: at most 50 of `a-z`, `0-9` and `_`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Explanation; may hold HTML.
    pub description: String,
    /// Code of the unit: `p` for per cent, `aantal`, or one of Swing's own.
    pub unit: String,
    /// Code of the source: `king_bp`.
    pub source: String,
    /// Place in the order, when told.
    pub sequence: Option<u64>,
    /// Code of the indicator by which areas are weighed together (`weegbev`), when they can be.
    pub weight: Option<String>,
    /// How figures of areas become one of a larger area.
    pub kind: SwingKind,
}

/// What kind of figure an indicator is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SwingKind {
    /// A count: areas add up.
    Numeric,
    /// A percentage: areas weigh by the weight.
    PercentageSum,
    /// A mean: areas weigh by the weight.
    Mean,
    /// A choice from a list: areas do not add up.
    Enum,
    /// Not known here, in Swing's own words.
    Other(String),
}

/// How an export names what is not an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwingColumns {
    /// Title of the column of periods, which are years.
    pub period: String,
    /// Title of the column of levels.
    pub level: String,
    /// Title of the column of areas.
    pub item: String,
}

/// Reads the sheet that defines indicators.
///
/// # Errors
/// When the file cannot be read, or has no column of codes or names.
pub fn indicators(name: &str, content: Content) -> Result<Listing<SwingIndicator>, Refusal> {
    let (_, header, rows) = grid(name, content, None, 1, MOST_INDICATORS)?;
    let (code, title) = (column(name, &header, "Indicator code")?, column(name, &header, "Name")?);
    let mut listing: Listing<SwingIndicator> = Listing::default();
    for row in rows {
        let field = |at: usize| row.fields.get(at).map(|field| field.shown()).unwrap_or_default();
        let told = |title: &str| header.iter().position(|other| other == title).map(field).unwrap_or_default();
        let fault = match field(code) {
            empty if empty.is_empty() && field(title).is_empty() => continue,
            code if !is_code(&code) => Some(RejectionReason::SwingCode {}),
            code if listing.items.iter().any(|other| other.code == code) => Some(RejectionReason::CodeTwice {}),
            _ => None,
        };
        if let Some(reason) = fault {
            let (column, value, reason) = (header[code].clone(), field(code), Box::new(reason));
            listing.rejections.push(Rejection { file: name.into(), row: row.number, column, cell: None, value, reason });
            continue;
        }
        listing.items.push(SwingIndicator {
            code: field(code),
            name: field(title),
            description: told("Description"),
            unit: told("Unit"),
            source: told("Source"),
            sequence: told("Seq no").parse().ok(),
            weight: Some(told("Aggregation indicator")).filter(|weight| !weight.is_empty()),
            kind: kind(told("Data type")),
        });
    }
    Ok(listing)
}

fn is_code(code: &str) -> bool {
    let fits = code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    fits && !code.is_empty() && code.len() <= LONGEST_CODE
}

fn kind(given: String) -> SwingKind {
    match given.as_str() {
        "Numeric" => SwingKind::Numeric,
        "Percentage (sum)" => SwingKind::PercentageSum,
        "Mean" => SwingKind::Mean,
        "Enum" => SwingKind::Enum,
        _ => SwingKind::Other(given),
    }
}

/// The words for the levels of areas in the Netherlands.
#[must_use]
pub fn levels() -> BTreeMap<String, AreaLevel> {
    let words = [
        ("nederland", AreaLevel::Country),
        ("land", AreaLevel::Country),
        ("landsdeel", AreaLevel::CountryPart),
        ("provincie", AreaLevel::Province),
        ("corop", AreaLevel::Corop),
        ("gemeente", AreaLevel::Municipality),
        ("wijk", AreaLevel::District),
        ("buurt", AreaLevel::Neighbourhood),
    ];
    words.map(|(word, level)| (word.to_owned(), level)).into()
}

/// Makes a mapping for an export: the columns that are the code of an indicator become its measures, but for choices
/// from a list. It can be changed and saved as any other.
///
/// # Errors
/// When no column is the code of an indicator.
pub fn mapping(
    table: Identity,
    header: &[String],
    columns: SwingColumns,
    indicators: &[SwingIndicator],
) -> Result<Mapping, Refusal> {
    let is_figure = |indicator: &&SwingIndicator| indicator.kind != SwingKind::Enum;
    let defined = |title: &String| indicators.iter().filter(is_figure).find(|indicator| indicator.code == *title);
    let measures: Vec<_> = header.iter().filter_map(defined).map(measure).collect();
    if measures.is_empty() {
        return Err(Refusal::of_all(RefusalReason::NoFigures { found: listed(header) }));
    }
    Ok(Mapping {
        sheet: None,
        header_row: 1,
        decimal_mark: DecimalMark::default(),
        table,
        period: PeriodFrom::Column { column: columns.period, format: PeriodFormat::Year },
        area: AreaFrom::Column {
            column: columns.item,
            numbers: None,
            level: Some(LevelFrom { column: columns.level, words: levels() }),
            names: false,
            division: None,
        },
        status: StatusFrom::Fixed { status: Provenance::Provisional },
        symbols: Symbols::default(),
        skipped: Vec::new(),
        groups: Vec::new(),
        measures,
    })
}

fn measure(indicator: &SwingIndicator) -> Value {
    let unit = if indicator.unit == "p" { "%" } else { &indicator.unit };
    let measure = Measure {
        code: indicator.code.clone(),
        title: indicator.name.clone(),
        unit: unit.to_owned(),
        decimals: u8::from(indicator.kind != SwingKind::Numeric),
        description: indicator.description.clone(),
    };
    Value { column: indicator.code.clone(), measure }
}
