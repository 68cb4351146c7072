//! The program as the sum of its parts, in the order in which they build on each other.

use kernel::access::{PartPolicies, Policies};
use kernel::db::Migration;
use kernel::retention::Rule;
use kernel::{Clock, Db, Result};
use std::collections::HashMap;
use std::sync::Arc;
use web::mail::Post;
use web::manifest::Manifest;
use web::site::Shared;
use web::{Site, Tenant, assembly};

/// What stands on the thread of a result, beside the agenda itself.
const CARDS: &[overview::CardOf] = &[|db, viewer, thing| Box::pin(council::card(db, viewer, thing))];

/// Every part. A part stands after those that it builds on.
pub fn parts() -> Vec<Manifest> {
    vec![people::manifest(), agenda::manifest(), monitor::manifest(), council::manifest(), overview::manifest(CARDS)]
}

/// Every migration, in order.
pub fn migrations() -> Vec<Migration> {
    assembly::migrations(&parts())
}

/// The schema and the policies of every part.
pub fn part_policies() -> Vec<PartPolicies> {
    // `koers` has rights before it has pages: the walls stand before the rooms are furnished.
    parts().iter().map(|part| part.policies).chain([koers::POLICIES]).collect()
}

/// How what is kept for a term is deleted.
pub fn rules() -> Vec<&'static dyn Rule> {
    assembly::rules(&parts())
}

/// Every right.
///
/// # Errors
/// When policies do not fit together, which a test excludes.
pub fn policies() -> Result<Policies> {
    Policies::join(&part_policies())
}

/// What all requests share, for these municipalities.
///
/// # Errors
/// When texts or policies do not fit together, which a test excludes.
pub fn site(tenants: HashMap<String, Arc<Tenant>>, https: bool, post: Post, clock: Clock, has_start_page: bool) -> Result<Site> {
    let parts = parts();
    Ok(Site::new(Shared {
        texts: Arc::new(assembly::texts(&parts)?),
        policies: policies()?,
        menu: assembly::menu(&parts),
        rules: assembly::rules(&parts),
        recognise: Box::new(people::recognise()),
        clock,
        post,
        https,
        tenants,
        has_start_page,
    }))
}

/// The municipality with its database, ready to be served, where people sign in by way of nobody else.
pub fn tenant(key: &str, db: Db) -> Arc<Tenant> {
    Tenant::new(key, db, Vec::new())
}
