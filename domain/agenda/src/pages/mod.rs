//! The pages on which the agenda is kept, and the public pages around its themes.
//!
//! A noun's page (`result.rs`, `theme.rs` …) is read from top to bottom: show, change, add. What they share is in `desk.rs`
//! (the version at hand, a refused save) and `edit.html` (the form around the fields); moving and removing in `removal.rs`.

pub(crate) mod agenda;
pub(crate) mod compare;
pub(crate) mod decision;
mod desk;
pub(crate) mod goal;
pub(crate) mod indicator;
pub(crate) mod policy_note;
pub(crate) mod public;
pub(crate) mod reading;
pub(crate) mod removal;
pub(crate) mod result;
pub(crate) mod sharing;
pub(crate) mod sheet;
pub(crate) mod start;
pub(crate) mod statement;
pub(crate) mod take_over;
pub(crate) mod theme;
pub(crate) mod versions;
mod wording;
