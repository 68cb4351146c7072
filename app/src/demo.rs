//! `demo`: both example municipalities on this computer, from one command.

use crate::checkpoints::Book;
use crate::cli::{DataArgs, say};
use crate::data::{Data, Municipality};
use crate::jobs::Around;
use crate::mail::Carrier;
use crate::worlds::{WORLDS, World};
use crate::{Fail, municipality, program, server};
use clap::Args;
use kernel::{Clock, Db};
use std::collections::HashMap;
use web::Site;
use web::mail::Post;
use web::site::Shared;

/// How to show the examples.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// The port to serve on; 0 takes a free one.
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
    /// Throw the examples in the data folder away first.
    #[arg(long)]
    reset: bool,
    /// How large Waterstad is made: 1 is 40,000 inhabitants.
    #[arg(long, value_name = "N", default_value_t = 1)]
    scale: u32,
    #[command(flatten)]
    data: DataArgs,
}

/// Makes what is missing and serves it on loopback.
///
/// # Errors
/// One sentence with the way out.
pub async fn run(args: DemoArgs) -> Result<(), Fail> {
    let data = Data::open(&args.data)?;
    let book = args.data.book()?;
    let listener = server::listen("127.0.0.1", args.port).await?;
    let mut tenants = HashMap::new();
    for world in WORLDS {
        let db = database(&data, &book, &world, args.reset, args.scale).await?;
        tenants.insert(format!("{}.localhost", world.key), program::tenant(world.key, db));
    }
    let port = listener.local_addr()?.port();
    let shared = program::shared(tenants, false, Post::Shown, Clock::System, true)?;
    let site = Site::new(Shared { port: server::port(&listener)?, ..shared });
    let around = Around { cbs: None, fetching: data.fetching(), book, backups: args.data.backups()? };
    say("\nReady. Open in your browser:");
    for World { key, name, .. } in WORLDS {
        say(&format!("  {name:<20} http://{key}.localhost:{port}/"));
    }
    say(&format!("  {:<20} http://localhost:{port}/\n\nStop with Ctrl-C. The data stay in {}.", "Both", args.data.data.display()));
    server::serve(site, listener, around, Some(Carrier::Shown), None).await
}

async fn database(data: &Data, book: &Book, world: &World, reset: bool, scale: u32) -> Result<Db, Fail> {
    let World { key, name, .. } = world;
    if reset {
        data.remove(key)?;
        book.forget(key)?;
    }
    if data.municipalities()?.contains_key(*key) {
        say(&format!("{name}: opening what is there"));
        return data.database(key).await;
    }
    say(&format!("{name}: making the database"));
    let here = Municipality { hosts: vec![format!("{key}.localhost")], postgres: None, openid: Vec::new() };
    let db = municipality::make(data, key, &here, &world.settings()).await?;
    world.fill(&db, scale).await?;
    data.enlist(key, &here)?;
    Ok(db)
}
