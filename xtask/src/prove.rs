//! `cargo x prove`: what follows from the policies, for every request that there can be (`proofs/claims.cedar`).

use std::process::ExitCode;

use crate::Outcome;
use crate::command::{cargo, command, must, step, succeeds, target};
use crate::setup::{Ready, ensure_python, python_folder};

/// Runs the task.
pub fn run(rest: &[String]) -> Outcome {
    if let Some(word) = rest.iter().find(|word| *word != "--mutants") {
        return Err(format!("there is no argument `{word}`; there is --mutants"));
    }
    if let Ready::AfterRunning(line) = ensure_python()? {
        eprintln!("Something is missing. Run this first:\n{line}");
        return Ok(ExitCode::from(2));
    }
    step("build");
    let folder = target().join("proofs");
    must(cargo().args(["build", "--quiet", "--locked", "--manifest-path", "proofs/Cargo.toml", "--target-dir"]).arg(&folder))?;
    step("proofs");
    let holds = succeeds(command(folder.join("debug/proofs")).args(rest).env("SAMENKOERS_VENV", python_folder()))?;
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
