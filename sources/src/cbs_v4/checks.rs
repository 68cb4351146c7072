//! Do the files of a set belong together?

use std::collections::{BTreeSet, HashSet};

use super::OBSERVATIONS;
use super::description::Description;
use super::layout::{Coded, Layout};
use crate::csv_file::{CsvFile, listed};
use crate::{Bundle, Dimension, Measure, Refusal, RefusalReason};

/// The most different unknown codes that are counted in a column; more would not change the outcome.
const MOST_UNKNOWN: usize = 10_000;

/// Every file that names a table must name the same one.
pub fn same_table(found: &[Description]) -> Result<(), Refusal> {
    let Some((first, rest)) = found.split_first() else { return Ok(()) };
    match rest.iter().find(|other| other.id != first.id) {
        None => Ok(()),
        Some(other) => Err(Refusal::of_all(RefusalReason::DifferentTables {
            first_file: first.file.clone(),
            first_id: first.id.clone(),
            second_file: other.file.clone(),
            second_id: other.id.clone(),
        })),
    }
}

/// Measures and dimensions must be those that the description names, where it does.
pub fn same_contents(found: &[Description], measures: &[Measure], dimensions: &[Dimension]) -> Result<(), Refusal> {
    let measures = measures.iter().map(|measure| measure.code.clone()).collect();
    let dimensions = dimensions.iter().map(|dimension| dimension.code.clone()).collect();
    for description in found {
        same_codes(description, description.measures.as_ref(), "MeasureCodes.csv", &measures)?;
        same_codes(description, description.dimensions.as_ref(), "Dimensions.csv", &dimensions)?;
    }
    Ok(())
}

fn same_codes(
    description: &Description,
    named: Option<&BTreeSet<String>>,
    file: &str,
    codes: &BTreeSet<String>,
) -> Result<(), Refusal> {
    match named {
        Some(named) if named != codes => Err(Refusal::of_all(RefusalReason::DifferentContents {
            first_file: description.file.clone(),
            first: listed(named),
            second_file: file.to_owned(),
            second: listed(codes),
        })),
        _ => Ok(()),
    }
}

/// Reads all observations once: sound text, codes of this table, and as many rows as the description names.
pub fn observations(bundle: &mut Bundle, layout: &Layout, found: &[Description]) -> Result<(), Refusal> {
    let mut file = CsvFile::open(OBSERVATIONS, bundle.reader(OBSERVATIONS)?, b';', 1)?;
    let mut columns: Vec<_> = layout.coded().map(Used::new).collect();
    let mut counted = 0_u64;
    while let Some(row) = file.sound_row()? {
        counted += 1;
        for column in &mut columns {
            column.see(row.fields.get(column.coded.at).unwrap_or_default().trim());
        }
    }
    for column in &columns {
        column.check()?;
    }
    match found.iter().find_map(|d| d.count.filter(|named| *named != counted).map(|named| (d, named))) {
        None => Ok(()),
        Some((description, named)) => Err(Refusal::of_file(
            OBSERVATIONS,
            RefusalReason::RowCount { named: named.to_string(), counted: counted.to_string(), file: description.file.clone() },
        )),
    }
}

/// The codes that a column uses.
struct Used<'a> {
    coded: &'a Coded,
    known: HashSet<&'a str>,
    unknown: BTreeSet<String>,
}

impl<'a> Used<'a> {
    fn new(coded: &'a Coded) -> Self {
        Self { coded, known: HashSet::new(), unknown: BTreeSet::new() }
    }

    fn see(&mut self, code: &str) {
        if let Some(known) = self.coded.codes.get(code) {
            self.known.insert(known);
        } else if self.unknown.len() < MOST_UNKNOWN && !self.unknown.contains(code) {
            self.unknown.insert(code.to_owned());
        }
    }

    /// When most codes are unknown, the code list is another table's. Fewer are rejected row by row.
    fn check(&self) -> Result<(), Refusal> {
        let Some(example) = self.unknown.first().filter(|_| self.unknown.len() > self.known.len()) else { return Ok(()) };
        let reason = RefusalReason::CodesUnknown {
            unknown: self.unknown.len().to_string(),
            used: (self.unknown.len() + self.known.len()).to_string(),
            example: example.clone(),
            file: self.coded.file.clone(),
        };
        Err(Refusal::of_file(OBSERVATIONS, reason).in_column(&self.coded.name))
    }
}
