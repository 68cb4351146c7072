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

/// What parts keep of somebody, beside what stands on the page about their own data anyway.
const TELL: &[people::TellOf] = &[|visit| koers::own_data(visit), |visit| participation::own_data(visit)];

/// What parts keep from somebody in the audit trail, for as long as they may not know of it.
const HIDE: &[people::HideFrom] = &[|visit| koers::untold(visit)];

/// Every part. A part stands after those that it builds on.
pub fn parts() -> Vec<Manifest> {
    vec![
        people::manifest_with(TELL, HIDE),
        agenda::manifest(),
        monitor::manifest(),
        council::manifest(),
        overview::manifest(CARDS),
        koers::manifest(),
        participation::manifest(),
    ]
}

/// Every migration, in order.
pub fn migrations() -> Vec<Migration> {
    assembly::migrations(&parts())
}

/// The schema and the policies of every part.
pub fn part_policies() -> Vec<PartPolicies> {
    parts().iter().map(|part| part.policies).collect()
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

/// The site of these municipalities, where any password that is hard to guess may be chosen.
///
/// # Errors
/// As [`shared`].
pub fn site(tenants: HashMap<String, Arc<Tenant>>, https: bool, post: Post, clock: Clock, has_start_page: bool) -> Result<Site> {
    Ok(Site::new(shared(tenants, https, post, clock, has_start_page)?))
}

/// What all requests share, for these municipalities; no password counts as leaked.
///
/// # Errors
/// When texts or policies do not fit together, which a test excludes.
pub fn shared(
    tenants: HashMap<String, Arc<Tenant>>,
    https: bool,
    post: Post,
    clock: Clock,
    has_start_page: bool,
) -> Result<Shared> {
    let parts = parts();
    Ok(Shared {
        texts: Arc::new(assembly::texts(&parts)?),
        policies: policies()?,
        menu: assembly::menu(&parts),
        rules: assembly::rules(&parts),
        imports: assembly::imports(&parts),
        recognise: Box::new(people::recognise()),
        clock,
        post,
        https,
        port: None,
        leaked_passwords: None,
        tenants,
        has_start_page,
    })
}

/// The municipality with its database, ready to be served, where people sign in by way of nobody else.
pub fn tenant(key: &str, db: Db) -> Arc<Tenant> {
    Tenant::new(key, db, Vec::new())
}
