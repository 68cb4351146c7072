//! One program for every reader; `cargo x fuzz NAME` runs it. The names stand in `readers.txt`.
#![no_main]

mod readers;
mod seeds;

use std::path::PathBuf;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;

/// Tells which reader is tried.
const NAME: &str = "SAMENKOERS_FUZZ";
/// Tells where the samples are put that it begins with.
const SAMPLES: &str = "SAMENKOERS_FUZZ_SAMPLES";

static READER: OnceLock<fn(&[u8])> = OnceLock::new();

fuzz_target!(init: begin(), |input: &[u8]| {
    if let Some(read) = READER.get() {
        read(input);
    }
});

fn begin() {
    let name = std::env::var(NAME).unwrap_or_default();
    let Some(reader) = readers::find(&name) else {
        eprintln!("{NAME} names no reader: {name:?}");
        std::process::exit(2);
    };
    READER.get_or_init(|| reader);
    let Some(folder) = std::env::var_os(SAMPLES).map(PathBuf::from) else { return };
    for (number, sample) in seeds::of(&name).into_iter().enumerate() {
        if let Err(error) = std::fs::write(folder.join(format!("sample-{number}")), sample) {
            eprintln!("{}: {error}", folder.display());
            std::process::exit(2);
        }
    }
}
