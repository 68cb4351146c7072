//! All database work of reports. Writers take the right to write the report that they write in.

mod frozen;
mod read;
mod rows;
mod write;

pub use frozen::{Files, content, file_name, freeze, paper};
pub use read::{all, by_key, edition, find, find_frozen, frozen, newest_frozen, writing};
pub use write::{change, remove, start, write_about};
