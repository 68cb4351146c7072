//! Readers of other people's figures: tables of CBS (OData v3 and v4, CSV and JSON), files of StatLine and of Swing, and
//! spreadsheets or CSV through a saved mapping. [`fetch`] gets tables of CBS over HTTP.
//!
//! Every reader is a [`Source`]: opening it checks that what was given belongs together and gives a [`Table`] (what
//! the figures are about), and [`Source::cells`] reads the figures one by one, so that memory stays flat however long
//! the file is. What cannot be used is never silently dropped and never becomes 0:
//!
//! - a [`Refusal`] says why nothing can be read at all;
//! - a [`Rejection`] says why one row or one value was left out: file, row, column, value, reason;
//! - a [`Reading::Nothing`] says which of the four kinds of nothing a place without a figure is.
//!
//! A new format is one more module with a type that is a [`Source`]. What a file tells besides figures, such as areas
//! or definitions, comes as a [`Listing`].

pub mod bundle;
pub mod cbs;
pub mod cbs_v3;
pub mod cbs_v4;
mod cell;
mod csv_file;
mod entity;
pub mod fetch;
mod json_page;
mod listing;
mod number;
mod period_title;
mod reason;
pub mod spreadsheet;
pub mod statline;
pub mod swing;
mod table;

pub use bundle::{Bundle, Content};
pub use cell::{Cell, Location, Nothing, Provenance, Reading};
pub use listing::Listing;
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
