//! R5: a file fits in a head: 400 lines, a template 150, a style sheet 300; and each Rust file opens by saying what it is.

use super::{Finding, Rule, Tree};

pub const RULE: Rule = Rule { name: "R5 short files that say what they are", find, exceptions: &[] };

/// The most lines per kind of file.
const LIMITS: [(&str, usize); 8] =
    [("rs", 400), ("html", 150), ("css", 300), ("js", 400), ("mjs", 400), ("cedar", 400), ("ftl", 400), ("sql", 400)];

fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.texts() {
        let limit = LIMITS.iter().find(|(kind, _)| path.rsplit_once('.').is_some_and(|(_, end)| end == *kind));
        let lines = text.lines().count();
        if let Some((_, limit)) = limit.filter(|(_, limit)| lines > *limit) {
            findings
                .push(Finding::new(path, format!("has {lines} lines; {limit} is the most (make a folder with a file per noun)")));
        }
        if path.ends_with(".rs") && !text.starts_with("//! ") {
            findings.push(Finding::new(path, "does not open with `//! ` and what it is for"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::RULE;

    #[test]
    fn short_files_pass_and_long_ones_are_found() {
        let rust = |lines: usize| format!("//! A.\n{}", "\n".repeat(lines - 1));
        assert_eq!(found(&RULE, &[("a.rs", &rust(400)), ("b.html", &"\n".repeat(150)), ("c.md", &"\n".repeat(4000))]), [""; 0]);
        assert_eq!(found(&RULE, &[("a.rs", &rust(401)), ("b.html", &"\n".repeat(151))]).len(), 2);
    }

    #[test]
    fn a_rust_file_without_a_first_sentence_is_found() {
        assert_eq!(found(&RULE, &[("a.rs", "fn main() {}")]).len(), 1);
    }
}
