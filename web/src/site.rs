//! The running program: its municipalities by host name, and what they share (texts, policies), which is never data.

use crate::mail::Post;
use crate::manifest::{Imports, MenuItem};
use crate::memory::Memory;
use crate::routes::Gate;
use crate::texts::Texts;
use kernel::access::Policies;
use kernel::retention::Rule;
use kernel::{Clock, Db, Moment, Result, Viewer};
use openid::Provider;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

/// A municipality that is served: a name for commands, and its own database.
#[derive(Debug)]
pub struct Tenant {
    /// Its key in commands and folders: `dronten`.
    pub key: String,
    /// Its database. No request reaches another's.
    pub db: Db,
    /// What is remembered of it between requests.
    pub memory: Memory,
    /// By way of whom else people sign in.
    pub providers: Vec<Arc<Provider>>,
    /// Held by what is done one at a time in this municipality.
    pub turn: tokio::sync::Mutex<()>,
}

impl Tenant {
    /// A municipality of which nothing is remembered yet.
    pub fn new(key: &str, db: Db, providers: Vec<Arc<Provider>>) -> Arc<Self> {
        Arc::new(Self { key: key.to_owned(), db, memory: Memory::default(), providers, turn: tokio::sync::Mutex::default() })
    }
}

/// Finds out who a session cookie belongs to. The part that keeps accounts provides it.
#[async_trait::async_trait]
pub trait Recognise: Send + Sync {
    /// The person whose session this is, if it is still good.
    async fn viewer(&self, db: &Db, session: &str, now: Moment) -> Result<Option<Viewer>>;
}

/// What all requests share.
#[derive(Clone)]
pub struct Site(Arc<Shared>);

/// See [`Site`].
pub struct Shared {
    /// All texts.
    pub texts: Arc<Texts>,
    /// All rights.
    pub policies: Policies,
    /// All menu items, each with the gate of its page.
    pub menu: Vec<(MenuItem, Option<(kernel::parts::Part, Gate)>)>,
    /// How what is kept for a term is deleted.
    pub rules: Vec<&'static dyn Rule>,
    /// What parts take in from elsewhere.
    pub imports: Vec<(kernel::parts::Part, Imports)>,
    /// Who a session belongs to.
    pub recognise: Box<dyn Recognise>,
    /// The time.
    pub clock: Clock,
    /// What becomes of mail.
    pub post: Post,
    /// Whether browsers reach us over https.
    pub https: bool,
    /// At which port browsers reach us without https, when it is not the usual one.
    pub port: Option<u16>,
    /// A file of passwords that leaked, which nobody may choose.
    pub leaked_passwords: Option<PathBuf>,
    /// The municipalities by host name, lower case, without port.
    pub tenants: HashMap<String, Arc<Tenant>>,
    /// Whether an unknown host name gets a page that leads to the municipalities; for demonstrations only.
    pub has_start_page: bool,
}

impl Site {
    /// The site of these municipalities.
    pub fn new(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }

    /// The municipality of a host name such as `dronten.localhost:8080`.
    pub fn tenant(&self, host: &str) -> Option<Arc<Tenant>> {
        self.tenants.get(&bare_host(host)).cloned()
    }
}

impl std::ops::Deref for Site {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site").field("hosts", &self.tenants.keys()).finish_non_exhaustive()
    }
}

/// A host name without its port, in lower case.
pub fn bare_host(host: &str) -> String {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    name.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::bare_host;

    #[test]
    fn a_port_capitals_and_a_last_dot_do_not_count() {
        assert_eq!(bare_host("Dronten.Localhost:8080"), "dronten.localhost");
        assert_eq!(bare_host("dronten.example."), "dronten.example");
        assert_eq!(bare_host("[::1]:80"), "[::1]");
    }
}
