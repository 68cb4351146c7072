//! CBS OData v4 as a set of files: `Observations` with its codes, dimensions and description.
//!
//! The set is what `https://datasets.cbs.nl/csv/CBS/nl/<table>` gives: separator `;`, decimal comma, UTF-8, one row per
//! figure; or the same lists in JSON, as [`crate::fetch`] keeps them. Needed: `Observations`, `MeasureCodes`,
//! `Dimensions`, the code list of every dimension and at least one file that names the table (`Properties`,
//! `D-<table>.json` or `Distribution.csv`). Groups and the rest may be missing.
//!
//! Opening reads all observations once, without keeping them, to see that the files belong together: every file that
//! names a table names the same one, the columns are the dimensions, the codes are mostly in the code lists (a stray
//! unknown code is a rejected row), and the number of rows is the number that the description names.

mod checks;
mod description;
mod layout;
mod observations;

use kernel::areas::Area;

use crate::entity::{Rows, V4, same_table};
use crate::{Bundle, Cells, Refusal, Source, Table};
use layout::Layout;

/// The list of the figures.
const OBSERVATIONS: &str = "Observations";

/// A bulk set that was opened and found to belong together.
pub struct CbsV4 {
    bundle: Bundle,
    table: Table,
    layout: Layout,
}

impl CbsV4 {
    /// Opens a set. `area` is where the figures are about when the table has no dimension of areas: mostly
    /// [`Area::netherlands`].
    ///
    /// # Errors
    /// When a part is missing or broken, or when the files do not belong together.
    pub fn open(mut bundle: Bundle, area: Area) -> Result<Self, Refusal> {
        let descriptions = description::read(&mut bundle)?;
        checks::same_table(&descriptions)?;
        if let Some(first) = descriptions.first() {
            same_table(&mut bundle, &first.file, &first.id)?;
        }
        let dimensions = layout::dimensions(&mut bundle)?;
        let measures = layout::measures(&mut bundle)?;
        checks::same_contents(&descriptions, &measures, &dimensions)?;
        let periods = layout::periods(&mut bundle, &dimensions)?;
        let layout = Layout::new(&mut bundle, area, &measures, &dimensions, &periods)?;
        checks::observations(&mut bundle, &layout, &descriptions)?;
        let table = description::table(&descriptions, measures, dimensions, periods);
        Ok(Self { bundle, table, layout })
    }
}

impl Source for CbsV4 {
    fn table(&self) -> &Table {
        &self.table
    }

    fn cells(&mut self) -> Result<Cells<'_>, Refusal> {
        let rows = Rows::open(&mut self.bundle, OBSERVATIONS, V4)?;
        Ok(Box::new(observations::Observations::new(rows, &self.layout)))
    }
}
