//! The arithmetic behind a figure: its margin, the path it should follow and what may be said about it.
//!
//! Pure: numbers in, numbers out. Periods come in as positions on a line (a year and its fraction).

mod interval;
pub mod path;
mod status;

pub use interval::{Interval, wilson};
pub use status::{Direction, Reading, Status, judge};
