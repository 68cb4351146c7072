//! A template as an answer. The answer remembers which page struct made it, so that a test can ask whether every
//! template was rendered from samples.

use crate::Shell;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// The page struct that made an answer, by its full name: `agenda::pages::result::ResultPage`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rendered(pub &'static str);

/// The page inside its shell.
///
/// # Errors
/// When the template breaks.
pub(crate) fn rendered<T: Template>(status: StatusCode, page: &T, shell: &Shell) -> askama::Result<Response> {
    let html = page.render_with_values(shell)?;
    let mut response = (status, Html(html)).into_response();
    let name = std::any::type_name::<T>();
    response.extensions_mut().insert(Rendered(name.split('<').next().unwrap_or(name)));
    Ok(response)
}
