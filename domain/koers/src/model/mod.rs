//! What a person has to do with a household, and the emergency in which somebody reads without having been let in. No database, no pages.

mod emergency;
mod ground;
mod link;

pub use emergency::{Emergency, EmergencyChange, EmergencyDraft, Ended, HOURS, Review, ReviewDraft, Verdict, check_reason};
pub use ground::{Ground, Grounds, grounds};
pub use link::{HouseholdLink, LinkKind};
