//! R7: the clock and chance come from the caller. Clippy refuses the calls; here is who may make them all the same.

use super::source::{rows, tokens};
use super::{Finding, Rule, Tree};

pub const METHODS: Rule = Rule { name: "R7 clippy refuses the clock and chance", find: methods, exceptions: &[] };

pub const PLACES: Rule = Rule {
    name: "R7 clock and chance only from the caller",
    find: places,
    exceptions: &[
        ("kernel/src/clock.rs", "the one place where the machine's clock is read"),
        ("kernel/src/ids.rs", "the one place where ids are made"),
        ("domain/participation/src/store/questionnaire/secret.rs", "the codes of links and forms are made where they are kept"),
        ("domain/people/src/store/secrets.rs", "the secrets of sessions, links and codes are made where they are kept"),
        ("proofs/src/main.rs", "how long a proof takes is part of what is told"),
        ("xtask/src/bench/process.rs", "how long something takes is what is measured there"),
        ("web/src/enter.rs", "the secrets of forms are made where a request enters"),
    ],
};

/// What `clippy.toml` refuses, at the least.
const REFUSED: [&str; 8] = [
    "std::time::SystemTime::now",
    "std::time::Instant::now",
    "chrono::Utc::now",
    "chrono::Local::now",
    "uuid::Uuid::now_v7",
    "uuid::Uuid::new_v4",
    "getrandom::fill",
    "getrandom::u64",
];

fn methods(tree: &Tree) -> Vec<Finding> {
    let table: toml::Table = tree.text("clippy.toml").and_then(|text| text.parse().ok()).unwrap_or_default();
    let entries = table.get("disallowed-methods").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let text = |entry: &toml::Value, key: &str| entry.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    let with_reason = |entry: &toml::Value| text(entry, "reason").and_then(|_| text(entry, "path"));
    let refused: Vec<_> = entries.iter().filter_map(with_reason).collect();
    let missing = REFUSED.iter().filter(|path| !refused.iter().any(|refused| refused == *path));
    missing.map(|path| Finding::new("clippy.toml", format!("does not refuse `{path}` with a reason"))).collect()
}

fn places(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, code) in tree.rust().map(|(path, text)| (path, super::source::code(text))) {
        for line in rows(&tokens(&code), &["clippy", ":", ":", "disallowed_methods"]) {
            findings.push(Finding::line(path, line, "asks for the clock or for chance; let the caller give it"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn every_place_that_asks_is_found() {
        let asks = "#[expect(clippy::disallowed_methods, reason = \"x\")]\nfn now() {}";
        assert_eq!(found(&PLACES, &[("web/src/a.rs", asks)]).len(), 1);
        assert_eq!(found(&PLACES, &[("web/src/a.rs", "// clippy::disallowed_methods")]), [""; 0]);
    }

    #[test]
    fn clippy_refuses_each_method_with_a_reason() {
        let entry = |path: &&str| format!("{{ path = \"{path}\", reason = \"r\" }},");
        let all = format!("disallowed-methods = [{}]", REFUSED.iter().map(entry).collect::<String>());
        assert_eq!(found(&METHODS, &[("clippy.toml", &all)]), [""; 0]);
        assert_eq!(found(&METHODS, &[("clippy.toml", &all.replacen(", reason = \"r\"", "", 1))]).len(), 1);
        assert_eq!(found(&METHODS, &[]).len(), REFUSED.len());
    }
}
