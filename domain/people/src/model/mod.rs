//! People with an account, what a municipality may choose, and what came of a task. No database, no pages.

mod comparison;
mod outcome;
mod person;
mod settings;

pub use comparison::{Difference, differences};
pub use outcome::Outcome;
pub use person::{PASSWORD_LEAST, Person, PersonChange, PersonDraft, check_password, email_key};
pub use settings::SettingsDraft;
