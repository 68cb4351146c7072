//! The nouns of participation, without database or pages.

pub mod questionnaire;
