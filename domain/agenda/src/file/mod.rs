//! The portable strategy file: a whole version of an agenda as one TOML text that another municipality can read, keep
//! beside its own and take over. What it holds is described by `docs/strategy.schema.json`; words are written with hyphens.
//!
//! A file only comes in through [`read`], which reports everything that is wrong with it at once.

mod convert;
mod fault;
mod format;
mod indicator;
mod names;
mod node;
mod read;
mod take_over;
#[cfg(test)]
mod tests;
mod write;

pub use convert::{agenda, of};
pub use fault::{Fault, Wrong};
pub use format::{
    Decision, FORMAT, Format, Goal, IntendedResult, Municipality, Origin, PolicyNote, Statement, StrategyFile, Theme, Version,
    Word, Years,
};
pub use indicator::{Break, Indicator, Point, Source, Target};
pub use names::{Name, Names};
pub use read::{MOST_BYTES, read};
pub use take_over::take_over;
pub use write::write;

/// The JSON schema of the file, as it stands in `docs/strategy.schema.json`.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(StrategyFile).to_value()
}
