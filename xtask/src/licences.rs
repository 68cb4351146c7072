//! The crates we stand on: their licences, where they come from, and which may not be there or not twice.
//!
//! A part of what cargo-deny does, on the same `deny.toml`, without its weight.

use std::collections::BTreeMap;
use std::fs;

use toml::{Table, Value};

use crate::command::{cargo, output, root};

/// What goes against `deny.toml`.
pub fn problems() -> Result<Vec<String>, String> {
    let rules = read("deny.toml")?;
    let lock = read("Cargo.lock")?;
    let tree = output(cargo().args([
        "tree",
        "--workspace",
        "--locked",
        "--edges",
        "normal,build,dev",
        "--prefix",
        "none",
        "--format",
        "{p};{l}",
    ]))?;
    let mut problems = licences(&rules, &tree);
    problems.extend(sources(&rules, &lock));
    problems.extend(bans(&rules, &lock));
    Ok(problems)
}

fn read(name: &str) -> Result<Table, String> {
    let text = fs::read_to_string(root().join(name)).map_err(|error| format!("{name}: {error}"))?;
    text.parse().map_err(|error| format!("{name}: {error}"))
}

fn list<'a>(table: &'a Table, section: &str, key: &str) -> &'a [Value] {
    table.get(section).and_then(|section| section.get(key)).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

/// Crates whose licence is not in the list. `tree` has a line `name vX.Y.Z (…);licence` per crate.
fn licences(rules: &Table, tree: &str) -> Vec<String> {
    let allowed = list(rules, "licenses", "allow");
    let exceptions = list(rules, "licenses", "exceptions");
    let clarified = list(rules, "licenses", "clarify");
    let mut seen = BTreeMap::new();
    for line in tree.lines().filter_map(|line| line.split_once(';')) {
        seen.insert(line.0.trim_end_matches(" (*)"), line.1.trim_end_matches(" (*)"));
    }
    let refused = seen.iter().filter(|(package, licence)| {
        let name = package.split(' ').next().unwrap_or(package);
        let is_it = |rule: &&Value| text(rule, "crate").or_else(|| text(rule, "name")) == Some(name);
        let expression = clarified.iter().find(is_it).and_then(|rule| text(rule, "expression")).unwrap_or(licence);
        let excepted = exceptions.iter().filter(is_it).filter_map(|rule| rule.get("allow")?.as_array()).flatten();
        let all: Vec<_> = allowed.iter().chain(excepted).filter_map(Value::as_str).collect();
        !permits(expression, &all)
    });
    refused.map(|(package, licence)| format!("{package}: licence `{licence}` is not allowed by deny.toml")).collect()
}

/// Whether a licence expression (SPDX) can be met by the allowed licences alone.
fn permits(expression: &str, allowed: &[&str]) -> bool {
    // The old way of writing "or" was a stroke.
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<_> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = any(&words, &mut at, allowed);
    met && at == words.len()
}

fn any(words: &[&str], at: &mut usize, allowed: &[&str]) -> bool {
    let mut met = all(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all(words, at, allowed);
    }
    met
}

fn all(words: &[&str], at: &mut usize, allowed: &[&str]) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &[&str]) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let met = any(words, at, allowed);
        let closed = words.get(*at) == Some(&")");
        *at += 1;
        return met && closed;
    }
    if words.get(*at) == Some(&"WITH") {
        let exception = words.get(*at + 1).copied().unwrap_or_default();
        *at += 2;
        return allowed.contains(&format!("{word} WITH {exception}").as_str());
    }
    allowed.contains(word)
}

fn packages(lock: &Table) -> &[Value] {
    lock.get("package").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Crates from elsewhere than the registries of the list.
fn sources(rules: &Table, lock: &Table) -> Vec<String> {
    let allowed = list(rules, "sources", "allow-registry");
    let known = |source: &str| allowed.iter().filter_map(Value::as_str).any(|url| source.strip_prefix("registry+") == Some(url));
    let strange = packages(lock).iter().filter_map(|package| Some((text(package, "name")?, text(package, "source")?)));
    let strange = strange.filter(|(_, source)| !known(source));
    strange.map(|(name, source)| format!("{name}: comes from {source}, which deny.toml does not allow")).collect()
}

/// Crates that may not be there, or not in two versions.
fn bans(rules: &Table, lock: &Table) -> Vec<String> {
    let mut problems = Vec::new();
    for rule in list(rules, "bans", "deny") {
        let name = text(rule, "crate").or_else(|| text(rule, "name")).or_else(|| rule.as_str()).unwrap_or_default();
        let versions: Vec<_> = packages(lock).iter().filter(|package| text(package, "name") == Some(name)).collect();
        let once = rule.get("deny-multiple-versions").and_then(Value::as_bool).unwrap_or(false);
        if versions.len() > usize::from(once) {
            let reason = text(rule, "reason").unwrap_or("deny.toml refuses it");
            let found: Vec<_> = versions.iter().filter_map(|package| text(package, "version")).collect();
            problems.push(format!("{name} {}: {reason}", found.join(" and ")));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_licence_expressions() {
        let allowed = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"];
        for good in ["MIT", "MIT/GPL-3.0", "GPL-3.0 OR MIT", "(MIT OR GPL-2.0) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception"] {
            assert!(permits(good, &allowed), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR X) AND GPL-2.0", "MIT WITH Y", "(MIT", "MIT MIT"] {
            assert!(!permits(bad, &allowed), "{bad}");
        }
    }

    #[test]
    fn a_licence_may_be_allowed_for_one_crate_or_made_clear() {
        let rules = "[licenses]\nallow = [\"MIT\"]\nexceptions = [{ allow = [\"OFL-1.1\"], crate = \"font\" }]\n\
            [[licenses.clarify]]\ncrate = \"bare\"\nexpression = \"MIT\"\nlicense-files = []\n";
        let rules: Table = rules.parse().unwrap();
        let tree = "a v1.0.0;MIT\nfont v1.0.0;OFL-1.1\nbare v0.1.0; \nother v2.0.0 (proc-macro);OFL-1.1 (*)\na v1.0.0;MIT (*)\n";
        assert_eq!(licences(&rules, tree), ["other v2.0.0 (proc-macro): licence `OFL-1.1` is not allowed by deny.toml"]);
    }

    #[test]
    fn strange_sources_and_banned_crates_are_found() {
        let rules = "[sources]\nallow-registry = [\"https://r\"]\n[bans]\ndeny = [{ crate = \"b\", reason = \"no b\" }, { crate = \"a\", deny-multiple-versions = true, reason = \"one a\" }]";
        let rules: Table = rules.parse().unwrap();
        let lock = |text: &str| text.parse::<Table>().unwrap();
        let one = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"registry+https://r\"\n";
        assert_eq!(sources(&rules, &lock(one)), [""; 0]);
        assert_eq!(bans(&rules, &lock(one)), [""; 0]);
        let more = format!(
            "{one}[[package]]\nname = \"a\"\nversion = \"2.0.0\"\nsource = \"git+https://g\"\n[[package]]\nname = \"b\"\nversion = \"3.0.0\"\n"
        );
        assert_eq!(sources(&rules, &lock(&more)).len(), 1);
        assert_eq!(bans(&rules, &lock(&more)), ["b 3.0.0: no b", "a 1.0.0 and 2.0.0: one a"]);
    }
}
