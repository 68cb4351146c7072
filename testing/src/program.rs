//! The parts under test, put together as the program does it.

use crate::Parts;
use axum::Router;
use kernel::access::Policies;
use kernel::db::Migration;
use kernel::parts::Part;
use kernel::{Clock, Db, Moment};
use openid::Provider;
use std::collections::HashMap;
use std::sync::Arc;
use web::mail::Post;
use web::site::Shared;
use web::{Manifest, Site, Tenant, assembly};

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
    assembly::migrations(parts)
}

pub fn policies(parts: &[Manifest]) -> Policies {
    assembly::policies(parts).expect("the policies fit the schema")
}

pub fn site(parts: &[Manifest], db: Db, providers: Vec<Arc<Provider>>, now: Moment) -> Site {
    let tenant = Tenant::new("voorbeeld", db, providers);
    Site::new(Shared {
        texts: Arc::new(assembly::texts(parts).expect("the texts fit together")),
        policies: policies(parts),
        menu: assembly::menu(parts),
        rules: assembly::rules(parts),
        imports: assembly::imports(parts),
        recognise: Box::new(people::recognise()),
        clock: Clock::Fixed(now),
        post: Post::Shown,
        https: false,
        port: None,
        leaked_passwords: None,
        tenants: HashMap::from([(HOST.to_owned(), tenant)]),
        has_start_page: false,
    })
}

pub fn router(parts: Vec<Manifest>, site: Site) -> Router {
    assembly::router(parts, site, |pages| pages)
}
