//! R12: a migration that was released never changes. `xtask/migrations.lock` holds what was released, in the form of
//! `sha256sum`; a release adds the new lines.

use sha2::{Digest, Sha256};

use super::tables::is_migration;
use super::{Finding, Rule, Tree};

pub const RULE: Rule = Rule { name: "R12 released migrations never change", find, exceptions: &[] };

const LOCK: &str = "xtask/migrations.lock";

fn find(tree: &Tree) -> Vec<Finding> {
    let lock = tree.text(LOCK).unwrap_or_default();
    let mut findings = Vec::new();
    for line in lock.lines().filter(|line| !line.trim().is_empty()) {
        let Some((pinned, path)) = line.split_once("  ") else {
            findings.push(Finding::new(LOCK, format!("`{line}` is no line of sha256sum")));
            continue;
        };
        match tree.text(path) {
            None => findings.push(Finding::new(path, "was released and is gone")),
            Some(text) if sha256(text) != pinned => {
                findings.push(Finding::new(path, "was released and has changed; write a new migration"));
            }
            Some(_) => {}
        }
    }
    let has_migrations = tree.texts().any(|(path, _)| is_migration(path));
    if lock.trim().is_empty() && has_migrations && was_released(tree) {
        findings.push(Finding::new(LOCK, "holds nothing, but CHANGELOG.md tells of a release"));
    }
    findings
}

/// Whether the changelog has a heading with a version (`## [1.2.0] - 2027-01-31`).
fn was_released(tree: &Tree) -> bool {
    let headings = tree.text("CHANGELOG.md").unwrap_or_default().lines().filter_map(|line| line.strip_prefix("## "));
    headings.into_iter().any(|heading| heading.trim_start_matches('[').starts_with(|c: char| c.is_ascii_digit()))
}

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    const PATH: &str = "domain/a/migrations/0001_b.sql";

    fn lock_of(text: &str) -> String {
        format!("{}  {PATH}\n", sha256(text))
    }

    #[test]
    fn has_the_form_of_sha256sum() {
        assert_eq!(lock_of(""), format!("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  {PATH}\n"));
    }

    #[test]
    fn unreleased_ones_may_change_and_released_ones_may_not() {
        assert_eq!(found(&RULE, &[(PATH, "new")]), [""; 0]);
        assert_eq!(found(&RULE, &[(PATH, "old"), (LOCK, &lock_of("old"))]), [""; 0]);
        assert!(found(&RULE, &[(PATH, "new"), (LOCK, &lock_of("old"))])[0].contains("has changed"));
        assert!(found(&RULE, &[(LOCK, &lock_of("old"))])[0].contains("is gone"));
        assert_eq!(found(&RULE, &[(LOCK, "nonsense")]).len(), 1);
    }

    #[test]
    fn a_release_has_to_pin_its_migrations() {
        assert_eq!(found(&RULE, &[(PATH, ""), ("CHANGELOG.md", "## [Unreleased]\n")]), [""; 0]);
        assert_eq!(found(&RULE, &[(PATH, ""), ("CHANGELOG.md", "## [0.1.0] - 2027-01-01\n")]).len(), 1);
    }
}
