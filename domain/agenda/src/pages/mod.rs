//! The pages on which the agenda is kept.

pub mod result;
