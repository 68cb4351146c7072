//! R2: what is in `pure/` takes values and gives values: no files, network, clock, threads or chance of its own.

use super::manifest::crates;
use super::source::{rows, tokens};
use super::{Finding, Rule, Tree};

pub const RULE: Rule = Rule { name: "R2 pure/ is pure", find, exceptions: &[] };

const MODULES: [&str; 5] = ["fs", "net", "env", "process", "thread"];
const CLOCKS: [&str; 4] = ["SystemTime", "Instant", "Utc", "Local"];
const CRATES_OF_CHANCE: [&str; 5] = ["rand", "rand_core", "getrandom", "fastrand", "tokio"];

fn find(tree: &Tree) -> Vec<Finding> {
    let crates = crates(tree);
    let mut findings = Vec::new();
    for one in crates.iter().filter(|one| one.manifest.starts_with("pure/")) {
        for name in one.dependencies() {
            if crates.iter().any(|other| other.name == name) {
                findings.push(Finding::new(one.manifest, format!("uses `{name}`, which is ours")));
            }
            if CRATES_OF_CHANCE.contains(&name.as_str()) {
                findings.push(Finding::new(one.manifest, format!("uses `{name}`; a seed is an argument")));
            }
        }
    }
    for (path, code) in tree.product_code().filter(|(path, _)| path.starts_with("pure/") && path.contains("/src/")) {
        findings.extend(impurities(path, &code));
    }
    findings
}

fn impurities(path: &str, code: &str) -> Vec<Finding> {
    let tokens = tokens(code);
    let mut findings = Vec::new();
    for module in MODULES {
        for line in rows(&tokens, &["std", ":", ":", module]) {
            findings.push(Finding::line(path, line, format_args!("uses std::{module}")));
        }
        // `use std::{fs, …}`
        let grouped = tokens.iter().enumerate().filter(|(_, (_, token))| *token == module);
        for (at, (line, _)) in grouped {
            let before = &tokens[..at];
            let opened = before.iter().rposition(|(_, token)| *token == "{");
            let in_group = opened.is_some_and(|open| {
                open >= 3 && tokens[open - 3].1 == "std" && !before[open..].iter().any(|(_, token)| *token == ";" || *token == "}")
            });
            if in_group {
                findings.push(Finding::line(path, *line, format_args!("uses std::{module}")));
            }
        }
    }
    for (line, token) in tokens.iter().filter(|(_, token)| CLOCKS.contains(token)) {
        findings.push(Finding::line(path, *line, format_args!("mentions {token}; the moment is an argument")));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::RULE;

    #[test]
    fn values_in_and_values_out_passes() {
        let code = "//! std::fs is not used\nuse std::time::Duration;\nfn envelope(env: f64) -> f64 { env }\n#[cfg(test)]\nmod tests { use std::fs; }";
        assert_eq!(
            found(
                &RULE,
                &[("pure/a/src/lib.rs", code), ("web/src/lib.rs", "use std::fs;"), ("pure/a/examples/b.rs", "use std::fs;")]
            ),
            [""; 0]
        );
    }

    #[test]
    fn the_outside_world_is_found() {
        for code in [
            "use std::fs;",
            "use std::{fmt, fs};",
            "fn a() { std::thread::spawn(b); }",
            "use std::time::{Duration, Instant};",
            "let now = std::time::SystemTime::now();",
        ] {
            assert_eq!(found(&RULE, &[("pure/a/src/lib.rs", code)]).len(), 1, "{code}");
        }
    }

    #[test]
    fn crates_of_ours_and_of_chance_are_found() {
        let pure = "[package]\nname = \"a\"\n[dependencies]\nkernel.workspace = true\nrand = \"0.9\"\nserde = \"1\"\n[dev-dependencies]\nproptest = \"1\"";
        let files = [("pure/a/Cargo.toml", pure), ("kernel/Cargo.toml", "[package]\nname = \"kernel\"")];
        assert_eq!(
            found(&RULE, &files),
            ["pure/a/Cargo.toml: uses `kernel`, which is ours", "pure/a/Cargo.toml: uses `rand`; a seed is an argument"]
        );
    }
}
