//! `cargo x check`: what a reviewer should not have to look at.

use std::process::ExitCode;

use crate::command::{cargo, output, root, step, succeeds};
use crate::tidy::{RULES, Tree};
use crate::{Outcome, licences};

/// Runs the task: all of it, also when the first part fails, so that one run tells everything.
pub fn run(rest: &[String]) -> Outcome {
    let only_tidy = match rest {
        [] => false,
        [word] if word == "--tidy" => true,
        _ => return Err("the only option is `--tidy`".to_owned()),
    };
    let mut failed = Vec::new();
    if !only_tidy {
        step("formatting");
        if !succeeds(cargo().args(["fmt", "--all", "--check"]))? {
            failed.push("formatting (repair: cargo fmt --all)");
        }
        step("clippy");
        if !succeeds(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))? {
            failed.push("clippy");
        }
        step("the lock file of fuzz/");
        if !report(stale_lock()) {
            failed.push("fuzz/Cargo.lock is behind (repair: cargo update --workspace --manifest-path fuzz/Cargo.toml)");
        }
    }
    step("house rules");
    if !report(house_rules()?) {
        failed.push("house rules");
    }
    step("licences and sources");
    if !report(licences::problems()?) {
        failed.push("licences and sources");
    }
    if failed.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    Err(format!("failed: {}", failed.join(", ")))
}

fn house_rules() -> Result<Vec<String>, String> {
    let tree = Tree::read(&root())?;
    let told = |rule: &crate::tidy::Rule| {
        let findings = rule.check(&tree).into_iter();
        findings.map(|finding| format!("{}: {finding}", rule.name)).collect::<Vec<_>>()
    };
    Ok(RULES.iter().flat_map(|rule| told(rule)).collect())
}

/// What cargo says of the lock file of `fuzz/` where that no longer fits the parts: it is a workspace of its own, so building the rest
/// does not keep it up.
fn stale_lock() -> Vec<String> {
    let locked = ["metadata", "--locked", "--format-version", "1", "--manifest-path", "fuzz/Cargo.toml"];
    output(cargo().args(locked)).err().into_iter().collect()
}

fn report(problems: Vec<String>) -> bool {
    for problem in &problems {
        eprintln!("{problem}");
    }
    problems.is_empty()
}
