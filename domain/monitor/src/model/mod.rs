//! The nouns of figures: an observation, what a page shows of it, and a delivery. No database, no pages.

mod delivery;
mod figure;
mod mapping_draft;
mod observation;
mod refresh;
mod way;

pub use delivery::{Counts, Import, ImportStatus, Mishap};
pub use figure::{Figure, Point, Shown, StandWord, path_value};
pub use mapping_draft::MappingDraft;
pub use observation::{Observation, nothing_word, provenance_word, read_nothing, read_provenance};
pub use refresh::{Every, Refresh, is_cbs_table};
pub use way::Way;
