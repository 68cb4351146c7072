//! What goes for the repository as a whole: licences, large files, and nothing of the machine it was written on.

use super::manifest::crates;
use super::{Finding, Rule, Tree};

pub const RULE: Rule = Rule { name: "the repository is fit for anyone", find, exceptions: &[] };

const MOST_BYTES: u64 = 400_000;

/// Folders at the root of someone's machine; a page's address never begins so.
const HOMES: [&str; 4] = ["home", "root", "Users", "work"];

/// Files in which a `registry` setting would tie everyone to one host.
const SETTINGS: [&str; 3] = [".npmrc", "requirements.txt", ".cargo/config.toml"];

fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for one in crates(tree) {
        if one.table.get("package").and_then(|package| package.get("license")).is_none() {
            findings.push(Finding::new(one.manifest, "has no licence (`license.workspace = true`)"));
        }
    }
    for (path, bytes) in tree.sizes() {
        if bytes > MOST_BYTES && !is_lock(path) {
            findings.push(Finding::new(path, format!("is {bytes} bytes; {MOST_BYTES} is the most")));
        }
    }
    for (path, text) in tree.texts() {
        for (number, line) in text.lines().enumerate() {
            if let Some(what) = of_one_machine(path, line) {
                findings.push(Finding::line(path, number + 1, what));
            }
        }
    }
    findings
}

fn is_lock(path: &str) -> bool {
    path.ends_with("Cargo.lock") || path.ends_with("package-lock.json")
}

fn of_one_machine(path: &str, line: &str) -> Option<&'static str> {
    if path.ends_with("package-lock.json") {
        return line
            .trim_start()
            .starts_with("\"resolved\": \"http")
            .then_some("names a registry's host (.npmrc should leave it out)");
    }
    if SETTINGS.iter().any(|name| path.ends_with(name)) {
        let sets = line.contains("registry=") || line.contains("index-url") || line.contains("replace-with");
        return sets.then_some("names a registry's host; that belongs in the settings of a machine");
    }
    let from_root = HOMES.iter().any(|home| {
        let folder = format!("/{home}/");
        let starts = line.match_indices(&folder).map(|(at, _)| line[..at].chars().next_back());
        starts.into_iter().any(|before| before.is_none_or(|c| !(c.is_alphanumeric() || "./-_}*)>".contains(c))))
    });
    from_root.then_some("names a folder of one machine")
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::RULE;

    #[test]
    fn an_ordinary_repository_passes() {
        let lock = "x".repeat(500_000);
        let files = [
            ("a/Cargo.toml", "[package]\nname = \"a\"\nlicense.workspace = true"),
            ("Cargo.toml", "[workspace]"),
            ("Cargo.lock", lock.as_str()),
            ("e2e/.npmrc", "omit-lockfile-registry-resolved=true"),
            ("web/pages.html", "<a href=\"/werk/home/\">src/pages/home/x.html</a>"),
        ];
        assert_eq!(found(&RULE, &files), [""; 0]);
    }

    #[test]
    fn each_fault_is_found() {
        let large = "x".repeat(400_001);
        let machine = ["see /ho", "me/jan/x"].concat();
        let faults = [
            ("a/Cargo.toml", "[package]\nname = \"a\""),
            ("world/streets.csv", large.as_str()),
            ("docs/a.md", machine.as_str()),
            ("e2e/package-lock.json", "\"resolved\": \"https://x/y.tgz\","),
            ("e2e/.npmrc", "registry=https://x"),
        ];
        for fault in faults {
            assert_eq!(found(&RULE, &[fault]).len(), 1, "{}", fault.0);
        }
    }
}
