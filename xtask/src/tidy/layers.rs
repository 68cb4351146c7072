//! R6: `model` and `access` know nouns and rules; no async, web or database.

use super::source::tokens;
use super::tree::{is_module, part};
use super::{Finding, Rule, Tree};

pub const RULE: Rule = Rule { name: "R6 model and access know no async, web or database", find, exceptions: &[] };

const STRANGERS: [&str; 7] = ["axum", "askama", "sea_orm", "sqlx", "tokio", "async", "await"];

fn find(tree: &Tree) -> Vec<Finding> {
    let inner = |path: &str| {
        part(path).is_some_and(|part| {
            let folder = format!("domain/{part}/src");
            is_module(path, &folder, "model") || is_module(path, &folder, "access")
        })
    };
    let mut findings = Vec::new();
    for (path, code) in tree.product_code().filter(|(path, _)| inner(path)) {
        for (line, word) in tokens(&code).iter().filter(|(_, token)| STRANGERS.contains(token)) {
            findings.push(Finding::line(path, *line, format_args!("mentions {word}")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::RULE;

    #[test]
    fn plain_nouns_pass_and_strangers_are_found() {
        let plain = "//! No axum.\npub struct Theme { name: String } // async\nconst A: &str = \"tokio\";";
        assert_eq!(found(&RULE, &[("domain/a/src/model.rs", plain), ("domain/a/src/store.rs", "use sea_orm::*;")]), [""; 0]);
        for path in ["domain/a/src/model.rs", "domain/a/src/model/theme.rs", "domain/a/src/access.rs"] {
            assert_eq!(found(&RULE, &[(path, "use sea_orm::prelude::*;\npub async fn a() {}")]).len(), 2, "{path}");
        }
    }
}
