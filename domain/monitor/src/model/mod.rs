//! The nouns of figures: an observation, what a page shows of it, and a delivery. No database, no pages.

mod among;
mod area;
mod attention;
mod beside;
mod delivery;
mod disclosed;
mod figure;
mod gathered;
mod mapping_draft;
mod margin;
mod observation;
mod peers;
mod place;
mod refresh;
mod rounding;
mod sums;
mod way;

pub use among::{Among, BesidePeers, Middle, Other, PeerFigures, PeerValues, Peers, PeriodValues, size};
pub use area::{KnownArea, Outline, level_word};
pub use attention::{Matter, matters};
pub use beside::{Beside, Recent, direction};
pub use delivery::{Counts, Import, ImportStatus, Mishap};
pub use disclosed::points;
pub use figure::{Figure, Point, Shown, StandWord, is_measured_anew, path_value};
pub use gathered::Gathered;
pub use mapping_draft::MappingDraft;
pub use margin::{Counted, Method};
pub use observation::{Earlier, Observation, nothing_word, provenance_word, read_nothing, read_provenance};
pub use peers::{FEWEST_PEERS, Municipality, PeerChoice, PeerDraft, PeerGroup, PeerKind};
pub use place::{Ground, Place, Question, places};
pub use refresh::{Every, Refresh, is_cbs_table};
pub use way::Way;
