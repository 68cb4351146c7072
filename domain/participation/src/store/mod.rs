//! All database work of participation.

pub mod questionnaire;
