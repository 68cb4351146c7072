//! The binary: reads the command, runs it, and turns a failure into one sentence and an exit code.

use app::{Fail, cli};
use clap::Parser;

fn main() {
    let command = cli::Cli::parse();
    let filter = tracing_subscriber::EnvFilter::try_from_env("SAMENKOERS_LOG").unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Fail::from);
    if let Err(fail) = runtime.and_then(|runtime| runtime.block_on(cli::run(command))) {
        fail.print();
        std::process::exit(fail.code());
    }
}
