//! All database work of figures: what is shown, what came in, and how a delivery becomes visible at once.

mod areas;
mod earlier;
mod imports;
mod labels;
mod mappings;
mod maps;
mod notices;
mod numbers;
mod observations;
mod peers;
mod publish;
mod refreshes;
mod revisions;
mod rows;
mod sheets;
mod staging;

pub(crate) use areas::{AreaNames, put_areas, put_outlines};
pub use areas::{Known, SIZE_CLASS, URBANITY, known, outlined};
pub use imports::{Changed, Rejected, changes, import, imports, newest_import, rejections};
pub(crate) use imports::{Opening, begin, refuse};
pub use labels::labels;
pub(crate) use labels::{AREAS, DIMENSIONS, MEASURES, labels_below, named_areas, put as put_labels, scope_below};
pub use mappings::{mapping, mapping_names, mappings, save_mapping};
pub use maps::{newest_with_districts, periods_of_parts};
pub use notices::{periods_of_delivery, secret_parts, uncounted_parts};
pub(crate) use numbers::Numbers;
pub use observations::{Newest, all, around, newest_periods, of_areas, of_parts, parts_in, source_of};
pub use peers::{Ours, municipalities, ours, peer_choice, peer_group, peer_values, save_peer_choice};
pub(crate) use publish::publish;
pub use refreshes::{last_way, refresh, refreshes, save_refresh};
pub use revisions::{Revision, revisions};
pub(crate) use sheets::{add_sheet, change_sheet, end_sheet, leave_sheet, sheet, sheets};
pub(crate) use staging::{Arrival, Delivery, Staged, clear, keep, put, put_rejections};
