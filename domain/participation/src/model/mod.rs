//! The nouns of participation, without database or pages.

mod code;
pub mod questionnaire;

pub use code::Code;
