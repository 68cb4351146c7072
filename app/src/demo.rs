//! `demo`: both example municipalities on this computer, from one command.

use crate::cli::{DataArgs, say};
use crate::data::{Data, Municipality};
use crate::{Fail, municipality, program, server};
use clap::Args;
use kernel::audit::Event;
use kernel::settings::Settings;
use kernel::{Clock, Db, Viewer};
use std::collections::HashMap;

/// How to show the examples.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// The port to serve on; 0 takes a free one.
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
    /// Throw the examples in the data folder away first.
    #[arg(long)]
    reset: bool,
    #[command(flatten)]
    data: DataArgs,
}

/// The example municipalities.
const WORLDS: [(&str, &str, &str, bool); 2] =
    [("dronten", "Gemeente Dronten", "GM0303", false), ("waterstad", "Gemeente Waterstad", "GM9999", true)];

/// Makes what is missing and serves it on loopback.
///
/// # Errors
/// One sentence with the way out.
pub async fn run(args: DemoArgs) -> Result<(), Fail> {
    let data = Data::open(&args.data.data)?;
    let listener = server::listen("127.0.0.1", args.port).await?;
    let mut tenants = HashMap::new();
    for world in WORLDS {
        let db = world_database(&data, world, args.reset).await?;
        tenants.insert(format!("{}.localhost", world.0), program::tenant(world.0, db));
    }
    let port = listener.local_addr()?.port();
    let site = program::site(tenants, false, Clock::System, true)?;
    say("\nReady. Open in your browser:");
    for (key, name, _, _) in WORLDS {
        say(&format!("  {name:<20} http://{key}.localhost:{port}/"));
    }
    say(&format!("  {:<20} http://localhost:{port}/\n\nStop with Ctrl-C. The data stay in {}.", "Both", args.data.data.display()));
    server::serve(site, listener).await
}

async fn world_database(data: &Data, (key, name, area, made_up): (&str, &str, &str, bool), reset: bool) -> Result<Db, Fail> {
    if reset {
        data.remove(key)?;
    }
    if data.municipalities()?.contains_key(key) {
        say(&format!("{name}: opening what is there"));
        return data.database(key).await;
    }
    say(&format!("{name}: making the database"));
    let settings = Settings { name: name.to_owned(), area: area.to_owned(), made_up, example_sign_in: true, ..Settings::default() };
    let here = Municipality { hosts: vec![format!("{key}.localhost")], postgres: None };
    let db = municipality::add(data, key, &here, &settings).await?;
    let tx = db.begin(&Viewer::system(), Clock::System.now()).await?;
    people::seed_examples(&tx).await?;
    tx.commit(Event::new("example.people.added")).await?;
    Ok(db)
}
