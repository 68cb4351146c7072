//! What the two generations of CBS tables share: columns of codes, areas, and telling the generations apart.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;
use csv::StringRecord;
use kernel::areas::{Area, AreaLevel};
use kernel::periods::Period;

use crate::cbs_v3::CbsV3;
use crate::cbs_v4::CbsV4;
use crate::entity;
use crate::{Bundle, Provenance, Refusal, RefusalReason, RejectionReason, Source};

/// The most different unknown codes that are counted in a column; more would not change the outcome.
const MOST_UNKNOWN: usize = 10_000;

/// Opens a set of CBS files of either generation, CSV or JSON. `area` is where the figures are about when the table has
/// no dimension of areas: mostly [`Area::netherlands`].
///
/// # Errors
/// When a part is missing or broken, or when the files do not belong together.
pub fn open(bundle: Bundle, area: Area) -> Result<Box<dyn Source>, Refusal> {
    if entity::has(&bundle, "TableInfos") || entity::has(&bundle, "DataProperties") {
        return Ok(Box::new(CbsV3::open(bundle, area)?));
    }
    Ok(Box::new(CbsV4::open(bundle, area)?))
}

/// A column of codes.
pub(crate) struct Coded {
    /// Where it stands.
    pub at: usize,
    /// Its title: `Measure` or the code of the dimension.
    pub name: String,
    /// The file that lists the codes.
    pub file: String,
    /// The codes.
    pub codes: HashSet<String>,
}

/// What is wrong with a row: the column, the value, the reason.
pub(crate) type Wrong = (String, String, RejectionReason);

impl Coded {
    /// The code in a row, which must be in the code list.
    pub fn known<'a>(&self, fields: &'a StringRecord) -> Result<&'a str, Wrong> {
        let code = fields.get(self.at).unwrap_or_default().trim();
        if self.codes.contains(code) {
            return Ok(code);
        }
        Err(self.wrong(code, RejectionReason::CodeUnknown { file: self.file.clone() }))
    }

    /// What is wrong with a code.
    pub fn wrong(&self, value: &str, reason: RejectionReason) -> Wrong {
        (self.name.clone(), value.to_owned(), reason)
    }

    /// The code in a row as a period.
    pub fn period(&self, fields: &StringRecord) -> Result<Period, Wrong> {
        let code = self.known(fields)?;
        let expected = || RejectionReason::Period { expected: "2021JJ00 / 2021KW01 / 2021MM01".to_owned() };
        code.parse().map_err(|_| self.wrong(code, expected()))
    }

    /// The code in a row as an area. The country is one whatever the division, so that lines of different tables meet.
    pub fn area(&self, fields: &StringRecord, division: Option<u16>) -> Result<Area, Wrong> {
        let code = self.known(fields)?;
        let expected = || RejectionReason::Area { expected: "NL01 / PV24 / GM0303 / WK030301 / BU03030101".to_owned() };
        let area: Area = code.parse().map_err(|_| self.wrong(code, expected()))?;
        Ok(placed(area, division))
    }
}

/// An area in the division of a year, when there is one.
pub(crate) fn placed(area: Area, division: Option<u16>) -> Area {
    match division {
        Some(year) if area.level() != AreaLevel::Country => area.in_division(year),
        _ => area,
    }
}

/// How sure the figures of a period are. "Definitief" is final; "Voorlopig", "NaderVoorlopig" and whatever else or
/// nothing is provisional.
pub(crate) fn provenance(status: &str) -> Provenance {
    if status == "Definitief" { Provenance::Final } else { Provenance::Provisional }
}

/// The day of `2025-10-08T00:00:00+02:00`; the year 1 means that it is not told.
pub(crate) fn day(moment: &str) -> Option<NaiveDate> {
    let day: NaiveDate = moment.get(..10)?.parse().ok()?;
    (day.format("%Y").to_string() != "0001").then_some(day)
}

/// The codes that a column uses.
pub(crate) struct Used<'a> {
    coded: &'a Coded,
    known: HashSet<&'a str>,
    unknown: BTreeSet<String>,
}

impl<'a> Used<'a> {
    /// Nothing seen yet.
    pub fn new(coded: &'a Coded) -> Self {
        Self { coded, known: HashSet::new(), unknown: BTreeSet::new() }
    }

    /// Takes note of the code in a row.
    pub fn see(&mut self, fields: &StringRecord) {
        let code = fields.get(self.coded.at).unwrap_or_default().trim();
        if let Some(known) = self.coded.codes.get(code) {
            self.known.insert(known);
        } else if self.unknown.len() < MOST_UNKNOWN && !self.unknown.contains(code) {
            self.unknown.insert(code.to_owned());
        }
    }

    /// When most codes are unknown, the code list is another table's. Fewer are rejected row by row.
    pub fn check(&self, file: &str) -> Result<(), Refusal> {
        let Some(example) = self.unknown.first().filter(|_| self.unknown.len() > self.known.len()) else { return Ok(()) };
        let reason = RefusalReason::CodesUnknown {
            unknown: self.unknown.len().to_string(),
            used: (self.unknown.len() + self.known.len()).to_string(),
            example: example.clone(),
            file: self.coded.file.clone(),
        };
        Err(Refusal::of_file(file, reason).in_column(&self.coded.name))
    }
}
