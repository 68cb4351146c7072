//! The parts under test, put together as the program does it.

use crate::Parts;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use kernel::access::Policies;
use kernel::db::Migration;
use kernel::parts::Part;
use kernel::{Clock, Db, Moment};
use std::collections::HashMap;
use std::sync::Arc;
use web::manifest::menu;
use web::site::Shared;
use web::texts::Texts;
use web::{Manifest, Site, Tenant, enter, headers};

/// The name under which browsers reach the municipality.
pub const HOST: &str = "voorbeeld.localhost";

pub fn parts(parts: Parts) -> Vec<Manifest> {
    let mut parts = parts();
    if !parts.iter().any(|part| part.part == Part::People) {
        parts.insert(0, people::manifest());
    }
    parts
}

pub fn migrations(parts: &[Manifest]) -> Vec<Migration> {
    kernel::migrations().into_iter().chain(parts.iter().flat_map(|part| part.migrations.clone())).collect()
}

pub fn policies(parts: &[Manifest]) -> Policies {
    let policies: Vec<_> = parts.iter().map(|part| part.policies).collect();
    Policies::join(&policies).expect("the policies fit the schema")
}

pub fn site(parts: &[Manifest], db: Db, now: Moment) -> Site {
    let texts: Vec<_> = std::iter::once(web::texts()).chain(parts.iter().map(|part| part.texts)).collect();
    let tenant = Arc::new(Tenant { key: "voorbeeld".to_owned(), db });
    Site::new(Shared {
        texts: Arc::new(Texts::merge(&texts).expect("the texts fit together")),
        policies: policies(parts),
        menu: menu(parts),
        recognise: Box::new(people::recognise()),
        clock: Clock::Fixed(now),
        https: false,
        tenants: HashMap::from([(HOST.to_owned(), tenant)]),
        has_start_page: false,
    })
}

pub fn router(parts: Vec<Manifest>, site: Site) -> Router {
    let pages = parts.into_iter().fold(Router::new(), |router, part| router.merge(part.routes.into_router()));
    pages
        .fallback(enter::nothing_here)
        .method_not_allowed_fallback(enter::nothing_here)
        .layer(from_fn_with_state(site.clone(), enter::enter))
        .layer(from_fn(|request: Request, next: Next| headers::strict(false, request, next)))
        .with_state(site)
}
