//! Do the files of a set belong together?

use std::collections::BTreeSet;

use super::OBSERVATIONS;
use super::description::Description;
use super::layout::Layout;
use crate::cbs::Used;
use crate::csv_file::listed;
use crate::entity::{Rows, V4};
use crate::{Bundle, Dimension, Measure, Refusal, RefusalReason};

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
        same_codes(description, description.measures.as_ref(), "MeasureCodes", &measures)?;
        same_codes(description, description.dimensions.as_ref(), "Dimensions", &dimensions)?;
    }
    Ok(())
}

fn same_codes(
    description: &Description,
    named: Option<&BTreeSet<String>>,
    list: &str,
    codes: &BTreeSet<String>,
) -> Result<(), Refusal> {
    match named {
        Some(named) if named != codes => Err(Refusal::of_all(RefusalReason::DifferentContents {
            first_file: description.file.clone(),
            first: listed(named),
            second_file: list.to_owned(),
            second: listed(codes),
        })),
        _ => Ok(()),
    }
}

/// Reads all observations once: sound text, codes of this table, and as many rows as the description names.
pub fn observations(bundle: &mut Bundle, layout: &Layout, found: &[Description]) -> Result<(), Refusal> {
    let mut rows = Rows::open(bundle, OBSERVATIONS, V4)?;
    let mut columns: Vec<_> = layout.coded().map(Used::new).collect();
    let mut counted = 0_u64;
    while let Some(row) = rows.sound_row()? {
        counted += 1;
        for column in &mut columns {
            column.see(&row.fields);
        }
    }
    for column in &columns {
        column.check(rows.file())?;
    }
    match found.iter().find_map(|d| d.count.filter(|named| *named != counted).map(|named| (d, named))) {
        None => Ok(()),
        Some((description, named)) => Err(Refusal::of_file(
            rows.file(),
            RefusalReason::RowCount { named: named.to_string(), counted: counted.to_string(), file: description.file.clone() },
        )),
    }
}
