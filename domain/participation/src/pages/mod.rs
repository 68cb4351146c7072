//! The pages of participation.

pub(crate) mod answering;
pub(crate) mod asked;
mod contribution;
mod follow;
mod form_key;
mod giving;
mod inbox;
pub(crate) mod making;
mod own;
pub(crate) mod reading;
mod register;
pub(crate) mod said;
mod stitches;
mod subjects;
mod words;

pub use own::own_data;

use crate::access::{GiveContribution, ListContributions, ReadContributions};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use axum::response::Response;
use kernel::parts::Part;
use web::headers::NO_REFERRER;
use web::{Gate, Routes, paths};

/// Every page with its gate.
pub fn routes() -> Routes {
    making::routes(answering::routes(contribution_routes()))
}

fn contribution_routes() -> Routes {
    let (read, give) = (Gate::of::<ReadContributions>(), Gate::of::<GiveContribution>());
    let list = Gate::of::<ListContributions>();
    Routes::new(Part::Participation)
        .get(read, paths::CONTRIBUTIONS, register::get)
        .get(give, paths::CONTRIBUTE, giving::get)
        .post(give, paths::CONTRIBUTE, giving::post)
        .get(read, "/inbreng/{id}", contribution::get)
        .get(give, paths::FOLLOW, follow::get)
        .post(give, paths::FOLLOW, follow::post)
        .get(give, "/volg/{secret}", follow::get_own)
        .post(give, "/volg/{secret}/verbetering", follow::post_correction)
        .post(give, "/volg/{secret}/intrekking", follow::post_withdrawal)
        .get(list, paths::WORK_CONTRIBUTIONS, inbox::get)
        .get(list, "/werk/inbreng/{id}", inbox::get_one)
        .post(list, "/werk/inbreng/{id}", inbox::post)
}

/// Kept nowhere, and told to no page that comes after it.
fn unseen(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static(NO_REFERRER));
    response
}
