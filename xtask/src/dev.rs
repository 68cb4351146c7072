//! `cargo x dev`: the example municipalities, built in the profile that the tests use.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::Outcome;
use crate::command::{cargo, command, must, succeeds, target};

/// Runs the task; what stands behind `dev` goes to the program.
pub fn run(rest: &[String]) -> Outcome {
    // Not `cargo run --package app`: that would build the dependencies once more, with fewer features.
    must(cargo().args(["build", "--workspace", "--bins"]))?;
    let ended_well = succeeds(command(binary()).arg("demo").args(rest))?;
    Ok(if ended_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The program, as the dev profile builds it.
pub fn binary() -> PathBuf {
    target().join("debug/samenkoers")
}
