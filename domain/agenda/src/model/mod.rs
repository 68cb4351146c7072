//! The nouns of the agenda, and what may happen to them. No database, no pages.

mod agenda;
mod draft;
mod goal;
mod indicator;
mod indicator_draft;
mod policy_note;
mod result;
mod statement;
mod strategy;
mod theme;
mod version;
pub mod words;

pub use agenda::Agenda;
pub use draft::Text;
pub use goal::{Goal, GoalChange, GoalDraft};
pub use indicator::{Baseline, Break, Indicator, Source, Standing, Target, TargetPoint};
pub use indicator_draft::{IndicatorDraft, read_number};
pub use policy_note::{PolicyNote, PolicyNoteChange, PolicyNoteDraft};
pub use result::{IntendedResult, ResultChange, ResultDraft};
pub use statement::{Statement, StatementChange, StatementDraft};
pub use strategy::{StrategyChange, StrategyDraft};
pub use theme::{Theme, ThemeChange, ThemeDraft};
pub use version::{Decision, Origin, Strategy, Version, VersionStatus, is_loose_date};
