//! The public page of an indicator with its downloads, and the pages on which figures are taken in.

mod areas;
mod attention;
mod beside;
mod chart;
mod choosing;
mod delivery;
mod figures;
mod history;
mod indicator;
mod known;
mod map;
mod map_drawing;
mod mapping;
mod opened;
mod parts;
mod peer_drawings;
mod peer_words;
mod peers;
mod refresh;
mod sentences;
mod table;
mod upload;
mod wording;

pub(crate) use attention::ATTENTION;
pub(crate) use wording::Wording;

use crate::access::{ChoosePeers, ImportFigures, ReadFigures};
use kernel::ids::ImportId;
use kernel::parts::Part;
use web::{Gate, Routes, paths};

/// Where a delivery is sent to.
pub(crate) const DELIVERIES: &str = "/werk/cijfers/leveringen";
/// Where a column mapping is sent to.
const MAPPINGS: &str = "/werk/cijfers/indelingen";

/// A delivery's page.
pub(crate) fn delivery_path(id: ImportId) -> String {
    format!("{DELIVERIES}/{id}")
}

pub(crate) fn routes() -> Routes {
    let (read, import) = (Gate::of::<ReadFigures>(), Gate::of::<ImportFigures>());
    Routes::new(Part::Monitor)
        .get(read, "/indicatoren/{key}", indicator::get)
        .get(read, "/indicatoren/{key}/kaart", map::get)
        .get(read, "/indicatoren/{key}/geschiedenis", history::get)
        .get(read, "/indicatoren/{key}/vergelijken", peers::get)
        .get(import, ATTENTION, attention::get)
        .get(import, paths::WORK_FIGURES, figures::get)
        .post(import, DELIVERIES, upload::deliver)
        .post(import, MAPPINGS, upload::save_mapping)
        .post(import, "/werk/cijfers/ophalen", refresh::post)
        .get(import, mapping::MAKE, mapping::start)
        .post(import, mapping::MAKE, mapping::begin)
        .get(import, "/werk/cijfers/indeling/{id}", mapping::get)
        .post(import, "/werk/cijfers/indeling/{id}", mapping::post)
        .get(import, "/werk/cijfers/leveringen/{id}", delivery::get)
        .get(import, paths::WORK_AREAS, areas::get)
        .post(import, paths::WORK_AREAS, areas::post)
        .post(import, "/werk/cijfers/leveringen/{id}/echt", upload::repeat)
        .get(Gate::of::<ChoosePeers>(), paths::WORK_PEERS, choosing::get)
        .post(Gate::of::<ChoosePeers>(), paths::WORK_PEERS, choosing::post)
}
