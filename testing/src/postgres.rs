//! PostgreSQL for tests: one template database per set of migrations, copied for each test and dropped after it.

use crate::sqlite::fingerprint;
use kernel::db::{Address, Migration, migrate};
use sea_orm::sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::sync::atomic::{AtomicU32, Ordering};

/// The environment variable with the address of a server that tests may fill: `postgres://user@host/postgres`.
pub const SERVER: &str = "SAMENKOERS_TEST_POSTGRES";

/// A database that is only there for one test.
pub struct Fresh {
    pub name: String,
    pub address: Address,
}

/// Makes a database for one test.
pub async fn fresh(server: &str, migrations: &[Migration]) -> Fresh {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let mut keeper = connect(server).await;
    let template = template(server, &mut keeper, migrations).await;
    let name = format!("samenkoers_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    run(&mut keeper, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    run(&mut keeper, format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")).await;
    keeper.close().await.expect("the connection closes");
    let address = address(server, &name);
    Fresh { name, address }
}

/// Drops it, whoever is still connected.
pub async fn drop(server: &str, name: &str) {
    let mut keeper = connect(server).await;
    run(&mut keeper, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    keeper.close().await.expect("the connection closes");
}

/// Made aside and then renamed, by one test at a time.
async fn template(server: &str, keeper: &mut PgConnection, migrations: &[Migration]) -> String {
    let name = format!("samenkoers_template_{}", fingerprint(migrations));
    run(keeper, "SELECT pg_advisory_lock(7236002)".to_owned()).await;
    let there = format!("SELECT 1 FROM pg_database WHERE datname = '{name}'");
    let there = keeper.fetch_optional(AssertSqlSafe(there)).await.expect("the list of databases");
    if there.is_none() {
        let aside = format!("{name}_aside");
        run(keeper, format!("DROP DATABASE IF EXISTS {aside} WITH (FORCE)")).await;
        run(keeper, format!("CREATE DATABASE {aside}")).await;
        migrate(&address(server, &aside), migrations).await.expect("the migrations run");
        run(keeper, format!("ALTER DATABASE {aside} RENAME TO {name}")).await;
    }
    run(keeper, "SELECT pg_advisory_unlock(7236002)".to_owned()).await;
    name
}

async fn connect(server: &str) -> PgConnection {
    PgConnection::connect(server).await.expect("the server for tests answers")
}

async fn run(keeper: &mut PgConnection, sql: String) {
    let done = keeper.execute(AssertSqlSafe(sql.clone())).await;
    assert!(done.is_ok(), "{sql}: {done:?}");
}

fn address(server: &str, name: &str) -> Address {
    let (server, _) = server.rsplit_once('/').expect("the address of the server ends in a database");
    Address::Postgres(format!("{server}/{name}"))
}
