//! The saved column mapping: which column of a spreadsheet means what. Kept as TOML.

use std::collections::{BTreeMap, BTreeSet};

use kernel::areas::{Area, AreaLevel};
use kernel::periods::Period;
use serde::{Deserialize, Serialize};

use crate::number::DecimalMark;
use crate::{Measure, Provenance, Refusal, RefusalReason};

/// Which column means what, and what stands in none of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The sheet; the first one when left out. CSV has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row with the titles of the columns, counted from 1.
    #[serde(default = "first_row")]
    pub header_row: u64,
    /// What stands before the decimals of a number that is written as text.
    #[serde(default)]
    pub decimal_mark: DecimalMark,
    /// What the figures are.
    pub table: Identity,
    /// When.
    pub period: PeriodFrom,
    /// Where.
    pub area: AreaFrom,
    /// How sure.
    pub status: StatusFrom,
    /// What stands in a cell that has no figure.
    #[serde(default)]
    pub symbols: Symbols,
    /// How rows begin that hold no figures: a line of totals, or the source below the table (`Bron: CBS`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<String>,
    /// The columns that say of whom.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// The columns with figures.
    pub measures: Vec<Value>,
}

/// What the figures are, for the source line below them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// Code of the table: the publisher's, or one's own.
    pub id: String,
    /// Title.
    pub title: String,
    /// Who publishes the figures.
    pub source: String,
    /// The licence, when known.
    #[serde(default)]
    pub licence: String,
}

/// Where the period stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "kebab-case", deny_unknown_fields)]
pub enum PeriodFrom {
    /// In a column.
    Column {
        /// Title of the column.
        column: String,
        /// How it is written.
        format: PeriodFormat,
    },
    /// Nowhere: all rows are about this period.
    Fixed {
        /// The period.
        period: Period,
    },
}

/// How a period is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodFormat {
    /// As a CBS code: `2021KW01`.
    Code,
    /// As a year: `2021`.
    Year,
    /// As a title of CBS: `2021`, `2021 1e kwartaal`, `2021 januari`, `2020/'21`. A star after it means provisional.
    Title,
    /// As a day: a date cell, `2021-03-14` or `14-03-2021`.
    Day,
}

/// Where the area stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "kebab-case", deny_unknown_fields)]
pub enum AreaFrom {
    /// In a column, as a code.
    Column {
        /// Title of the column.
        column: String,
        /// What a bare number means: 303 is a municipality. Left out: bare numbers are rejected.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        numbers: Option<AreaLevel>,
        /// The column that tells row by row what a bare number means, as Swing has it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<LevelFrom>,
        /// Whether a name may stand there that only one of the known areas has.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        names: bool,
        /// Year of the division, for codes that do not carry it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        division: Option<u16>,
    },
    /// Nowhere: all rows are about this area.
    Fixed {
        /// The area.
        area: Area,
    },
}

/// Where the level of an area stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelFrom {
    /// Title of the column.
    pub column: String,
    /// The words for the levels: `gemeente` is a municipality. Capitals make no difference.
    pub words: BTreeMap<String, AreaLevel>,
}

/// Where it stands how sure a figure is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "kebab-case", deny_unknown_fields)]
pub enum StatusFrom {
    /// In a column, in these words. Capitals make no difference.
    Column {
        /// Title of the column.
        column: String,
        /// The words for provisional.
        #[serde(default)]
        provisional: Vec<String>,
        /// The words for final.
        #[serde(default)]
        r#final: Vec<String>,
        /// The words for derived.
        #[serde(default)]
        derived: Vec<String>,
    },
    /// Nowhere: it holds for all rows.
    Fixed {
        /// How sure.
        status: Provenance,
    },
}

/// What stands in a cell that has no figure. An empty text means an empty cell.
///
/// A dash has no meaning unless the mapping gives it one: CBS writes it for "nil", others for "impossible" or "secret".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Symbols {
    /// It cannot exist.
    pub impossible: Vec<String>,
    /// Unknown or too uncertain; `.` as CBS writes it.
    pub unknown: Vec<String>,
    /// Kept back to protect people; `x` as CBS writes it.
    pub secret: Vec<String>,
    /// Not supplied; an empty cell.
    pub not_delivered: Vec<String>,
}

impl Default for Symbols {
    fn default() -> Self {
        Self {
            impossible: Vec::new(),
            unknown: vec![".".to_owned()],
            secret: vec!["x".to_owned()],
            not_delivered: vec![String::new()],
        }
    }
}

/// A column that says of whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Title of the column.
    pub column: String,
    /// Code of the dimension.
    pub code: String,
}

/// A column with figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// Title of the column.
    pub column: String,
    /// What is measured.
    #[serde(flatten)]
    pub measure: Measure,
}

const fn first_row() -> u64 {
    1
}

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    /// When it does not parse, names no column with figures, or gives one code or symbol two meanings.
    pub fn from_toml(text: &str) -> Result<Self, Refusal> {
        // No text has a zero in it, and databases keep none. Only an escape can bring one in.
        if text.contains("\\u0000") || text.contains("\\U00000000") || text.contains("\\x00") {
            return Err(bad("a text holds a zero".to_owned()));
        }
        let mapping: Self = toml::from_str(text).map_err(|error| bad(error.to_string()))?;
        mapping.check()?;
        Ok(mapping)
    }

    /// Writes the mapping, to save it.
    ///
    /// # Errors
    /// When it cannot be written as TOML.
    pub fn to_toml(&self) -> Result<String, Refusal> {
        toml::to_string(self).map_err(|error| bad(error.to_string()))
    }

    /// Checks what a parser cannot see.
    ///
    /// # Errors
    /// When it names no column with figures, or gives one code or symbol two meanings.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.measures.is_empty() {
            return Err(bad("it names no column with figures".to_owned()));
        }
        if self.header_row == 0 {
            return Err(bad("rows are counted from 1".to_owned()));
        }
        if self.skipped.iter().any(|start| start.trim().is_empty()) {
            return Err(bad("it skips every row: a row always begins with nothing".to_owned()));
        }
        let Symbols { impossible, unknown, secret, not_delivered } = &self.symbols;
        unique("measure", self.measures.iter().map(|value| &value.measure.code))?;
        unique("group", self.groups.iter().map(|group| &group.code))?;
        unique("symbol", [impossible, unknown, secret, not_delivered].into_iter().flatten())
    }
}

fn unique<'a>(what: &str, codes: impl Iterator<Item = &'a String>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for code in codes {
        if !seen.insert(code) {
            return Err(bad(format!("the {what} \"{code}\" is there twice")));
        }
    }
    Ok(())
}

fn bad(error: String) -> Refusal {
    Refusal::of_all(RefusalReason::BadMapping { error })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"
        period = { from = "column", column = "Jaar", format = "year" }
        area = { from = "fixed", area = "GM0303" }
        status = { from = "fixed", status = "derived" }
        table = { id = "eigen", title = "Eigen cijfers", source = "Gemeente" }
        measures = [{ column = "Aantal", code = "aantal", title = "Aantal" }]
    "#;

    #[test]
    fn a_small_mapping_has_sensible_defaults_and_reads_back() {
        let mapping = Mapping::from_toml(SMALL).unwrap();
        assert_eq!((mapping.header_row, mapping.decimal_mark), (1, DecimalMark::Comma));
        assert_eq!(mapping.symbols, Symbols::default());
        assert_eq!(Mapping::from_toml(&mapping.to_toml().unwrap()).unwrap(), mapping);
    }

    #[test]
    fn a_mapping_that_cannot_be_used_is_refused_with_the_reason() {
        let changes = [
            ("format = \"year\"", "format = \"jaar\"", "unknown variant"),
            ("area = \"GM0303\"", "area = \"Dronten\"", "is not an area code"),
            ("header", "", "header"),
            ("[{ column = \"Aantal\", code = \"aantal\", title = \"Aantal\" }]", "[]", "no column with figures"),
            ("table =", "symbols = { secret = [\".\"] }\ntable =", "the symbol \".\" is there twice"),
            ("table =", "spelfout = 1\ntable =", "unknown field"),
            ("\"aantal\"", "\"a\\u0000\"", "holds a zero"),
            ("table =", "skipped = [\" \"]\ntable =", "skips every row"),
        ];
        for (from, to, why) in changes {
            let text = if from == "header" { format!("header_row = 0\n{SMALL}") } else { SMALL.replace(from, to) };
            let refusal = Mapping::from_toml(&text).unwrap_err();
            assert_eq!(refusal.reason.code(), "bad-mapping");
            assert!(refusal.to_string().contains(if from == "header" { "counted from 1" } else { why }), "{refusal}");
        }
    }
}
