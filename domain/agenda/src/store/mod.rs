//! All database work of the agenda. A whole version is small, so it is read at once; writes go noun by noun, each on a draft.

mod identity;
mod read;
mod result;
mod rows;
mod version;

pub use identity::{Keyed, named};
pub use read::{agenda, current, newest, public_keys, version, versions, working};
pub use result::{add_result, change_result, move_result, remove_result};
pub use version::{adopt, propose, publish, start_draft, withdraw};
