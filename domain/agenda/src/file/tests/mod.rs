//! Tests of the strategy file.

mod faults;
mod imports;
mod round_trip;
mod sample;

use super::{StrategyFile, read, schema};
use std::path::PathBuf;

fn in_repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The file of an example municipality, which has to be right.
fn world(name: &str) -> StrategyFile {
    let path = format!("world/{name}/strategie.toml");
    let bytes = std::fs::read(in_repository(&path)).unwrap();
    read(bytes).unwrap_or_else(|faults| {
        panic!("{}", faults.iter().map(|fault| fault.in_file(&path)).collect::<Vec<_>>().join("\n"));
    })
}

#[test]
fn both_worlds_are_right() {
    assert_eq!(world("dronten").theme.len(), 5);
    let waterstad = world("waterstad");
    assert!(waterstad.made_up);
    assert_eq!(waterstad.theme.iter().flat_map(|theme| &theme.goal).map(|goal| goal.result.len()).sum::<usize>(), 26);
}

#[test]
fn the_schema_is_the_one_in_the_documentation() {
    let path = in_repository("docs/strategy.schema.json");
    let now = schema();
    if std::env::var_os("SAMENKOERS_WRITE").is_some() {
        std::fs::write(&path, format!("{}\n", serde_json::to_string_pretty(&now).unwrap())).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let committed: serde_json::Value = serde_json::from_str(&committed).unwrap_or_default();
    assert!(committed == now, "docs/strategy.schema.json is behind; run: SAMENKOERS_WRITE=1 cargo test -p agenda the_schema");
}
