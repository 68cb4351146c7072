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
use agenda::store;
use axum::response::{IntoResponse, Redirect};
use kernel::Reader;
use kernel::ids::Kind;
use web::Answer;

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

/// On to the address by which something of the current agenda is found now.
///
/// # Errors
/// `Error::NotFound` when nothing in it had this key.
pub(crate) async fn renamed(db: &Reader, agenda: &Agenda, kind: Kind, key: &str, path: impl Fn(&str) -> String) -> Answer {
    let now = store::renamed(db, agenda, kind, key).await?;
    Ok(Redirect::permanent(&path(&now)).into_response())
}
