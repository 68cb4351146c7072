//! The nouns of reports to the council, and how a report is composed. No database, no pages.

mod amounts;
mod compose;
mod districts;
mod figure;
mod kept;
mod report;
mod sentences;
mod writing;

pub use compose::{Ingredients, compose};
pub use districts::DistrictFigures;
pub use figure::{FigurePoint, IndicatorFigure};
pub use kept::{Ask, CouncilReport, Frozen, ReportStatus, ThemeText, Writing};
pub use pdf::council_report::Status as Stand;
pub use report::{CoursePoint, Definition, DistrictsReport, IndicatorReport, LatestFigure, Report, ResultReport, ThemeReport};
pub use sentences::{Slot, Wording};
pub use writing::{ReportChange, ReportDraft, ThemeTextChange, ThemeTextDraft};
