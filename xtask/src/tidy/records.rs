//! R9: nothing is written unrecorded. `Tx::stage` and raw transactions are the two ways around, so who may use them stands here.

use super::source::{code, rows, tokens};
use super::{Finding, Rule, Tree};

pub const RULE: Rule = Rule {
    name: "R9 nothing is written unrecorded",
    find,
    exceptions: &[
        ("domain/monitor/src/store/staging.rs", "staged rows are no figures yet; making them visible is recorded"),
        (
            "domain/participation/src/store/questionnaire/response.rs",
            "what somebody answers is theirs alone until they send it, which is recorded",
        ),
        ("domain/people/src/store/passkeys.rs", "what a browser was asked opens nothing; what comes of its answer is recorded"),
        ("domain/people/src/store/sessions.rs", "that somebody is still there is no change of anything"),
        ("kernel/src/db/copy.rs", "a restore fills a database that nobody uses yet, its own audit trail included"),
        ("kernel/src/jobs.rs", "that a job is still there is no change of anything"),
        ("kernel/src/db/tx.rs", "the transaction itself is made here"),
        ("kernel/src/db/mod.rs", "the transaction begins here"),
    ],
};

/// Calls that end or begin a transaction without an event.
const WAYS: [&[&str]; 4] =
    [&[".", "stage", "(", ")"], &[".", "commit", "(", ")"], &[".", "begin_with_options", "("], &["Database", ":", ":", "connect"]];

fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.rust().filter(|(path, _)| !is_test(path)) {
        let code = code(text);
        let tokens = tokens(&code);
        for line in WAYS.iter().flat_map(|way| rows(&tokens, way)) {
            findings.push(Finding::line(path, line, "writes without an audit event; end by `tx.commit(event)`"));
        }
    }
    findings
}

fn is_test(path: &str) -> bool {
    path.starts_with("testing/") || path.starts_with("xtask/") || path.contains("/tests")
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn a_commit_without_an_event_is_found() {
        assert_eq!(found(&RULE, &[("domain/a/src/store.rs", "fn f() { tx.stage().await; }")]).len(), 1);
        assert_eq!(found(&RULE, &[("domain/a/src/store.rs", "fn f() { inner.commit().await; }")]).len(), 1);
        assert_eq!(found(&RULE, &[("domain/a/src/store.rs", "fn f() { tx.commit(event).await; }")]), [""; 0]);
        assert_eq!(found(&RULE, &[("domain/a/src/tests.rs", "fn f() { tx.stage().await; }")]), [""; 0]);
    }
}
