//! All database work of participation.

mod answers;
mod contributions;
mod giving;
mod own;
pub mod questionnaire;
mod retention;
mod rows;

pub use answers::{answer, answers_of, handled};
pub use contributions::{Check, about, check, contact, contribution, line, newest, published, subjects_of, waiting};
pub use giving::{Given, give};
pub use own::{by_code, correct, own, withdraw};
pub use retention::rules;
