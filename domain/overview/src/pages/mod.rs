//! The pages, all public.

pub mod about;
pub mod accessibility;
pub mod home;
pub mod indicators;
pub mod result;
pub mod search;
pub mod theme;
pub mod themes;

use agenda::model::Agenda;
use agenda::store::{self, Keyed};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::ids::Kind;
use kernel::{Error, Reader};
use web::Problem;

/// The themes with what they want.
pub const THEMES: &str = "/themas";
/// The indicators that other pages count.
pub const INDICATORS: &str = "/indicatoren";
/// What the figures and their marks mean.
pub const ABOUT_FIGURES: &str = "/over-deze-cijfers";
/// How accessible this site is.
pub const ACCESSIBILITY: &str = "/toegankelijkheid";
/// The versions of the agenda, which `agenda` shows.
pub const VERSIONS: &str = "/agenda/versies";

/// Where an address leads: to the current agenda with what has the key, or on to the address that the thing has now.
pub(crate) enum Way {
    Here(Box<Agenda>),
    On(Response),
}

/// Follows a key in an address.
///
/// # Errors
/// `Error::NotFound` when no public agenda has, or had, something of this kind with the key.
pub(crate) async fn follow(db: &Reader, kind: Kind, key: &str, path: impl Fn(&str) -> String) -> Result<Way, Problem> {
    if let Keyed::Renamed(now) = store::named(db, kind, key).await? {
        return Ok(Way::On(Redirect::permanent(&path(&now)).into_response()));
    }
    let agenda = store::current(db).await?.ok_or(Error::NotFound)?;
    Ok(Way::Here(Box::new(agenda)))
}
