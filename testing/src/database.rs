//! A municipality of one test.

use crate::{Browser, postgres, program, sqlite};
use chrono::{DateTime, Utc};
use kernel::access::{Action, Authorized};
use kernel::audit::Event;
use kernel::settings::{self, Settings};
use kernel::{Db, Keyring, Moment, Viewer, audit};
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
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
        Browser::new(self.db.clone(), self.parts)
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

    /// The verbs of the audit trail, newest first, without those of somebody who only looked.
    pub async fn verbs(&self) -> Vec<String> {
        let events = audit::newest(&self.db.reader(), None, 1000).await.expect("the audit trail");
        let is_look = |verb: &String| verb.ends_with(".seen") || verb.ends_with(".listed");
        events.into_iter().map(|event| event.verb).filter(|verb| !is_look(verb)).collect()
    }
}

/// Runs a test on an SQLite file of its own.
pub fn on_sqlite<F: Future<Output = ()>>(parts: Parts, test: impl FnOnce(Database) -> F) {
    let migrations = program::migrations(&program::parts(parts));
    runtime().block_on(async {
        let (_folder, address) = sqlite::fresh(&migrations).await;
        let db = address.open(&keyring()).await.expect("the database opens");
        test(Database { db, parts }).await;
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
            test(Database { db, parts }).await;
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
