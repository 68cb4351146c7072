//! All database work of the agenda. A whole version is small, so it is read at once; writes go noun by noun, each on a draft.

mod goal;
mod identity;
mod indicator;
mod noun;
mod place;
mod policy_note;
mod read;
mod result;
mod rows;
mod statement;
mod theme;
mod version;
mod write;

pub use goal::{add_goal, change_goal};
pub use identity::renamed;
pub use indicator::{add_indicator, change_indicator};
pub use place::{move_thing, remove, remove_proposal};
pub use policy_note::{add_policy_note, change_policy_note};
pub use read::{agenda, current, public_keys, public_versions, shared, shared_agenda, version, versions, working};
pub use result::{add_result, change_result};
pub use statement::{add_statement, change_statement};
pub use theme::{add_theme, change_theme};
pub use version::{add_strategy, adopt, change_strategy, discard, propose, publish, start_draft, withdraw};
pub use write::{How, import};
