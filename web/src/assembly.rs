//! The program put together from its parts; tests put fewer parts together in the same way.

use crate::manifest::{Imports, Manifest, MenuItem};
use crate::routes::Gate;
use crate::texts::Texts;
use crate::{Problem, Site, enter, headers};
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use kernel::access::Policies;
use kernel::db::Migration;
use kernel::parts::Part;
use kernel::retention::Rule;
use kernel::{Error, Result};
use tower_http::catch_panic::CatchPanicLayer;

/// Every migration, the shared tables first.
pub fn migrations(parts: &[Manifest]) -> Vec<Migration> {
    kernel::migrations().into_iter().chain(parts.iter().flat_map(|part| part.migrations.clone())).collect()
}

/// Every right.
///
/// # Errors
/// When policies do not fit together.
pub fn policies(parts: &[Manifest]) -> Result<Policies> {
    Policies::join(&parts.iter().map(|part| part.policies).collect::<Vec<_>>())
}

/// Every text, the shell's own first.
///
/// # Errors
/// When a file does not parse or a key stands twice.
pub fn texts(parts: &[Manifest]) -> Result<Texts> {
    Texts::merge(&std::iter::once(crate::texts()).chain(parts.iter().map(|part| part.texts)).collect::<Vec<_>>())
}

/// The menus of all parts in order, each item with the gate of the page that it leads to.
pub fn menu(parts: &[Manifest]) -> Vec<(MenuItem, Option<(Part, Gate)>)> {
    let gate = |path: &str| {
        let rows = parts.iter().flat_map(|part| part.routes.rows());
        rows.into_iter().find(|row| row.method == "GET" && row.path == path).map(|row| (row.part, row.gate))
    };
    let mut items: Vec<_> = parts.iter().flat_map(|part| &part.menu).map(|item| (*item, gate(item.path))).collect();
    items.sort_by_key(|(item, _)| item.order);
    items
}

/// How what is kept for a term is deleted: what parts keep first, what they share last.
pub fn rules(parts: &[Manifest]) -> Vec<&'static dyn Rule> {
    parts.iter().flat_map(|part| part.rules.iter().copied()).chain(kernel::retention::rules()).collect()
}

/// What parts take in from elsewhere.
pub fn imports(parts: &[Manifest]) -> Vec<(Part, Imports)> {
    parts.iter().filter_map(|part| Some((part.part, part.imports?))).collect()
}

/// All pages behind the door, with strict headers on every answer. `around` adds what is not behind the door (files, health).
pub fn router(parts: Vec<Manifest>, site: Site, around: impl FnOnce(Router<Site>) -> Router<Site>) -> Router {
    let https = site.https;
    let pages = parts.into_iter().fold(Router::new(), |router, part| router.merge(part.routes.into_router()));
    let pages = pages
        .fallback(enter::nothing_here)
        .method_not_allowed_fallback(enter::nothing_here)
        .layer(CatchPanicLayer::custom(|_| Problem::from(Error::internal("a handler panicked")).into_response()))
        .layer(from_fn_with_state(site.clone(), enter::enter));
    around(pages)
        .layer(from_fn(move |request: Request, next: Next| headers::strict(https, request, next)))
        .layer(axum::extract::DefaultBodyLimit::max(kernel::files::LARGEST + 1024 * 1024))
        .with_state(site)
}
