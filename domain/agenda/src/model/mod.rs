//! The nouns of the agenda, and what may happen to them. No database, no pages.

mod agenda;
mod goal;
mod indicator;
mod policy_note;
mod result;
mod statement;
mod theme;
mod version;
pub mod words;

pub use agenda::Agenda;
pub use goal::{Goal, GoalChange, GoalDraft};
pub use indicator::{Baseline, Break, Indicator, IndicatorChange, Source, Standing, Target, TargetPoint};
pub use policy_note::{PolicyNote, PolicyNoteChange, PolicyNoteDraft};
pub use result::{IntendedResult, ResultChange, ResultDraft};
pub use statement::{Statement, StatementChange, StatementDraft};
pub use theme::{Theme, ThemeChange, ThemeDraft};
pub use version::{Decision, Origin, Strategy, Version, VersionStatus};
