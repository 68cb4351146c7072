//! A municipality of one test.

use crate::{Browser, postgres, program, sqlite};
use chrono::{DateTime, Utc};
use kernel::access::{Action, Authorized, Closed, Guarded};
use kernel::audit::{Event, Filter, Stored};
use kernel::ids::PersonId;
use kernel::mail::{self, Mail};
use kernel::rights::{AuditTrail, MailQueue, ReadAuditTrail, ReadMailQueue};
use kernel::settings::{self, Settings};
use kernel::{Capacity, Db, Keyring, Moment, Viewer, audit};
use openid::Provider;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use web::Manifest;

/// Gives the manifests of the parts under test. People is added when it is not there, because it signs people in.
pub type Parts = fn() -> Vec<Manifest>;

/// The moment at which every test begins: noon on 1 July 2026 in the Netherlands.
pub fn noon() -> Moment {
    DateTime::parse_from_rfc3339("2026-07-01T12:00:00+02:00").expect("a moment").with_timezone(&Utc)
}

/// The keys of every database for tests.
pub fn keyring() -> Keyring {
    Keyring::given(&"5a".repeat(32)).expect("a key")
}

/// A fresh database with all tables and default settings. It works as a [`kernel::Db`] too.
#[derive(Debug)]
pub struct Database {
    db: Db,
    parts: Parts,
    providers: Vec<Arc<Provider>>,
}

impl std::ops::Deref for Database {
    type Target = Db;
    fn deref(&self) -> &Db {
        &self.db
    }
}

impl Database {
    /// A browser without cookies at this municipality, at [`noon`].
    pub fn browser(&self) -> Browser {
        Browser::new(self.db.clone(), self.parts, self.providers.clone())
    }

    /// A browser at this municipality, where people also sign in by way of these.
    pub fn browser_with(&self, providers: Vec<Arc<Provider>>) -> Browser {
        Browser::new(self.db.clone(), self.parts, providers)
    }

    /// The same municipality, where people also sign in by way of these.
    #[must_use]
    pub fn with_providers(self, providers: Vec<Arc<Provider>>) -> Self {
        Self { providers, ..self }
    }

    /// The manifests of the parts under test.
    pub fn parts(&self) -> Vec<Manifest> {
        program::parts(self.parts)
    }

    /// Changes the settings without anybody's right.
    pub async fn set(&self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.settings().await;
        change(&mut settings);
        let tx = self.db.begin(&Viewer::system(), noon()).await.expect("a write");
        settings::store(&tx, &settings).await.expect("settings");
        tx.commit(Event::new("municipality.set_up")).await.expect("a commit");
    }

    /// The settings as they stand.
    pub async fn settings(&self) -> Settings {
        settings::read(&self.db.reader()).await.expect("settings").settings
    }

    /// The proof that a viewer may do something.
    pub fn allow<A: Action>(&self, viewer: &Viewer, on: A::On) -> Authorized<A> {
        program::policies(&self.parts()).allow(viewer, on).expect("a right")
    }

    /// A thing as the program itself sees it.
    pub fn open<A: Action, T: Guarded<A>>(&self, thing: Closed<T>) -> T {
        program::policies(&self.parts()).open::<A, T>(&Viewer::system(), thing).expect("a right").0
    }

    /// The newest events, newest first.
    pub async fn events(&self, limit: u64) -> Vec<Stored> {
        let right = self.allow::<ReadAuditTrail>(&Viewer::system(), AuditTrail);
        audit::find(&self.db.reader(), &right, &Filter::default(), limit).await.expect("the audit trail")
    }

    /// The newest mails, newest first.
    pub async fn mails(&self, limit: u64) -> Vec<Mail> {
        let keeper = Viewer { second_factor: true, ..Viewer::person(PersonId::fresh(), "", Capacity::Administrator) };
        let right = self.allow::<ReadMailQueue>(&keeper, MailQueue);
        mail::newest(&self.db.reader(), &right, &[], limit).await.expect("the mails")
    }

    /// The verbs of the audit trail, newest first, without those of somebody who only looked.
    pub async fn verbs(&self) -> Vec<String> {
        let is_look = |verb: &String| verb.ends_with(".seen") || verb.ends_with(".listed");
        self.events(1000).await.into_iter().map(|event| event.verb).filter(|verb| !is_look(verb)).collect()
    }
}

/// Runs a test on an SQLite file of its own.
pub fn on_sqlite<F: Future<Output = ()>>(parts: Parts, test: impl FnOnce(Database) -> F) {
    let migrations = program::migrations(&program::parts(parts));
    runtime().block_on(async {
        let (_folder, address) = sqlite::fresh(&migrations).await;
        let db = address.open(&keyring()).await.expect("the database opens");
        test(Database { db, parts, providers: Vec::new() }).await;
    });
}

/// Runs a test on a PostgreSQL database of its own, when there is a server for tests.
pub fn on_postgres<F: Future<Output = ()>>(parts: Parts, test: impl FnOnce(Database) -> F) {
    let Ok(server) = std::env::var(postgres::SERVER) else {
        eprintln!("skipped: {} is not set", postgres::SERVER);
        return;
    };
    let migrations = program::migrations(&program::parts(parts));
    let runtime = runtime();
    let fresh = runtime.block_on(postgres::fresh(&server, &migrations));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            let db = fresh.address.open(&keyring()).await.expect("the database opens");
            test(Database { db, parts, providers: Vec::new() }).await;
        });
    }));
    runtime.block_on(postgres::drop(&server, &fresh.name));
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}
