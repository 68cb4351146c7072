//! The program `samenkoers`: commands, configuration, and the server that all parts hang in.

mod cli;
mod data;
mod demo;
mod fail;
mod jobs;
mod municipality;
mod program;
mod server;
mod strategy;

use clap::Parser;
use fail::Fail;

fn main() {
    let command = cli::Cli::parse();
    let filter = tracing_subscriber::EnvFilter::try_from_env("SAMENKOERS_LOG").unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let outcome = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Fail::from).and_then(|runtime| runtime.block_on(cli::run(command)));
    if let Err(fail) = outcome {
        fail.print();
        std::process::exit(fail.code());
    }
}
