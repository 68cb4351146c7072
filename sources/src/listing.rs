//! A list of other things than figures, such as areas or definitions of indicators.

use crate::Rejection;

/// What was read, and what was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing<T> {
    /// What was read, in the order of the file.
    pub items: Vec<T>,
    /// What was left out, each with the reason.
    pub rejections: Vec<Rejection>,
}

impl<T> Default for Listing<T> {
    fn default() -> Self {
        Self { items: Vec::new(), rejections: Vec::new() }
    }
}
