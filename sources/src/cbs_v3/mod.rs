//! CBS OData v3: `TableInfos`, `DataProperties`, a list per dimension, and the figures in wide rows.
//!
//! The lists are those of `https://opendata.cbs.nl/ODataFeed/odata/<table>/`, in JSON as they come or as CSV (separator
//! `,`, decimal point, UTF-8). The figures are one of `UntypedDataSet`, `TypedDataSet` and `data`, the last of which is
//! read as typed. A row has a column for every dimension and one for every topic: each topic that is a number gives a
//! cell, named by its key. Keys end in a number that differs from year to year; so a measure means something only
//! within its table.
//!
//! What an empty place means: in the untyped set that a figure is impossible, while `.` is unknown. The typed set has
//! lost that difference and leaves both empty; there it is what the topic itself gives as its default.
//!
//! Opening reads all rows once, without keeping them, to see that the files belong together: pages that name a table
//! name the same one, the columns are the dimensions and topics of `DataProperties`, the codes are mostly in the lists.

mod areas;
mod description;
mod layout;
mod properties;
mod topics;

use kernel::areas::Area;

use crate::cbs::Used;
use crate::entity::{Rows, V3, same_table};
use crate::{Bundle, Cells, Refusal, Source, Table};
use layout::Layout;

pub use areas::{AreaRow, Class, DivisionChange, Parent, areas_of_cbs};

/// A table that was opened and found to belong together.
pub struct CbsV3 {
    bundle: Bundle,
    table: Table,
    layout: Layout,
}

impl CbsV3 {
    /// Opens a set. `area` is where the figures are about when the table has no dimension of areas: mostly
    /// [`Area::netherlands`]. A table without a dimension of periods is about the one period that `TableInfos` names.
    ///
    /// # Errors
    /// When a part is missing or broken, or when the files do not belong together.
    pub fn open(mut bundle: Bundle, area: Area) -> Result<Self, Refusal> {
        let description = description::read(&mut bundle)?;
        same_table(&mut bundle, &description.file, &description.id)?;
        let properties = properties::read(&mut bundle)?;
        let dimensions = layout::dimensions(&mut bundle, &properties, description.period)?;
        let layout = Layout::new(&mut bundle, area, &description, &properties, &dimensions)?;
        check(&mut bundle, &layout)?;
        let table = description.table(&properties, dimensions);
        Ok(Self { bundle, table, layout })
    }
}

impl Source for CbsV3 {
    fn table(&self) -> &Table {
        &self.table
    }

    fn cells(&mut self) -> Result<Cells<'_>, Refusal> {
        let rows = Rows::open(&mut self.bundle, self.layout.list, V3)?;
        Ok(Box::new(topics::Topics::new(rows, &self.layout)))
    }
}

/// Reads all rows once: sound text, and codes of this table.
fn check(bundle: &mut Bundle, layout: &Layout) -> Result<(), Refusal> {
    let mut rows = Rows::open(bundle, layout.list, V3)?;
    let mut columns: Vec<_> = layout.coded().map(Used::new).collect();
    while let Some(row) = rows.sound_row()? {
        for column in &mut columns {
            column.see(&row.fields);
        }
    }
    columns.iter().try_for_each(|column| column.check(rows.file()))
}
