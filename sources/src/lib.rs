//! Readers of other people's figures: CBS OData v4 bulk sets, and spreadsheets or CSV through a saved mapping.
//!
//! Every reader is a [`Source`]: opening it checks that what was given belongs together and gives a [`Table`] (what
//! the figures are about), and [`Source::cells`] reads the figures one by one, so that memory stays flat however long
//! the file is. What cannot be used is never silently dropped and never becomes 0:
//!
//! - a [`Refusal`] says why nothing can be read at all;
//! - a [`Rejection`] says why one row or one value was left out: file, row, column, value, reason;
//! - a [`Reading::Nothing`] says which of the four kinds of nothing a place without a figure is.
//!
//! A new format (CBS OData v3, Swing, Iv3) is one more module with a type that is a [`Source`].

pub mod bundle;
pub mod cbs_v4;
mod cell;
mod csv_file;
mod number;
mod reason;
pub mod spreadsheet;
mod table;

pub use bundle::{Bundle, Content};
pub use cell::{Cell, Location, Nothing, Provenance, Reading};
pub use reason::{Refusal, RefusalReason, Rejection, RejectionReason};
pub use table::{Code, Dimension, DimensionKind, Measure, PeriodStatus, Table};

/// The cells of a source, one by one, each read or rejected with the reason.
pub type Cells<'a> = Box<dyn Iterator<Item = Result<Cell, Rejection>> + 'a>;

/// A set of figures that was opened and found to belong together.
pub trait Source {
    /// What the figures are about.
    fn table(&self) -> &Table;

    /// Reads the figures from the start. May be called again: to count and show first, to store later.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    fn cells(&mut self) -> Result<Cells<'_>, Refusal>;
}
