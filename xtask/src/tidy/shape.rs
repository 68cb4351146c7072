//! R3: every part has the same shape, and no file is a drawer for what has no place.

use super::tree::{is_module, part};
use super::{Finding, Rule, Tree};

pub const RULE: Rule = Rule {
    name: "R3 every part has the shape",
    find,
    exceptions: &[
        ("domain/overview/src/model", "overview shows other parts and has no nouns of its own"),
        ("domain/overview/src/store", "overview owns no tables and asks the parts"),
    ],
};

const FILES: [&str; 4] = ["README.md", "src/lib.rs", "src/texts.nl.ftl", "src/texts.en.ftl"];
const MODULES: [&str; 4] = ["model", "store", "access", "pages"];
const DRAWERS: [&str; 8] = ["util", "utils", "helper", "helpers", "common", "misc", "shared", "stuff"];

fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for part in tree.folders("domain") {
        for file in FILES {
            let path = format!("domain/{part}/{file}");
            if tree.text(&path).is_none() {
                findings.push(Finding::new(&path, "is missing"));
            }
        }
        let folder = format!("domain/{part}/src");
        for module in MODULES {
            if !tree.rust().any(|(path, _)| is_module(path, &folder, module)) {
                findings.push(Finding::new(&format!("{folder}/{module}"), "is missing, as a file or as a folder"));
            }
        }
    }
    findings.extend(drawers(tree));
    findings
}

fn drawers(tree: &Tree) -> Vec<Finding> {
    let ours = tree.sizes().map(|(path, _)| path).filter(|path| part(path).is_some() || !path.starts_with('.'));
    let named = ours.filter(|path| path.split('/').any(|segment| DRAWERS.contains(&segment.split('.').next().unwrap_or(segment))));
    named.map(|path| Finding::new(path, "name what it holds, not that it holds things")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::RULE;

    const PART: [(&str, &str); 8] = [
        ("domain/a/README.md", ""),
        ("domain/a/src/lib.rs", ""),
        ("domain/a/src/model/theme.rs", ""),
        ("domain/a/src/store.rs", ""),
        ("domain/a/src/access.rs", ""),
        ("domain/a/src/pages.rs", ""),
        ("domain/a/src/texts.nl.ftl", ""),
        ("domain/a/src/texts.en.ftl", ""),
    ];

    #[test]
    fn a_whole_part_passes_and_each_lack_is_found() {
        assert_eq!(found(&RULE, &PART), [""; 0]);
        for lacking in PART {
            let files: Vec<_> = PART.into_iter().filter(|file| *file != lacking).collect();
            assert_eq!(found(&RULE, &files).len(), 1, "without {}", lacking.0);
        }
    }

    #[test]
    fn drawers_are_found_anywhere() {
        let files = [("web/src/utils.rs", ""), ("assets/js/common/x.js", ""), ("web/src/commons.rs", "")];
        assert_eq!(found(&RULE, &files).len(), 2);
    }
}
