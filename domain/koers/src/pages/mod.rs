//! The pages of emergencies: the list, opening one, looking by it, and looking after it.

mod desk;
mod emergency;
mod opening;
mod others;
mod oversight;
mod own;
mod words;

pub use own::{own_data, untold};

use crate::access::emergency::{EndEmergency, ListEmergencies, OpenEmergency, OverseeEmergency, ReviewEmergency};
use kernel::ids::EmergencyId;
use kernel::parts::Part;
use web::{Gate, Routes};

/// The emergencies.
pub const EMERGENCIES: &str = "/werk/noodtoegang";
/// Where one is opened.
const OPENING: &str = "/werk/noodtoegang/openen";

/// The routes of this part.
pub fn routes() -> Routes {
    let (list, oversee) = (Gate::of::<ListEmergencies>(), Gate::of::<OverseeEmergency>());
    Routes::new(Part::Koers)
        .get(list, EMERGENCIES, desk::get)
        .get(Gate::of::<OpenEmergency>(), OPENING, opening::get)
        .post(Gate::of::<OpenEmergency>(), OPENING, opening::post)
        .get(list, "/werk/noodtoegang/{id}", emergency::get)
        .post(Gate::of::<EndEmergency>(), "/werk/noodtoegang/{id}/einde", emergency::post_end)
        .post(oversee, "/werk/noodtoegang/{id}/intrekking", oversight::post_withdrawal)
        .post(Gate::of::<ReviewEmergency>(), "/werk/noodtoegang/{id}/oordeel", oversight::post_review)
        .post(oversee, "/werk/noodtoegang/{id}/vertellen", oversight::post_telling)
}

fn path(id: EmergencyId) -> String {
    format!("{EMERGENCIES}/{id}")
}
