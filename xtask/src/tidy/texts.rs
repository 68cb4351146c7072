//! Texts: Dutch and English have the same keys, and every key is used.

use std::collections::BTreeSet;

use super::source::{has_word, strings};
use super::{Finding, Rule, Tree};

pub const RULE: Rule = Rule { name: "texts in both languages, each one used", find, exceptions: &[] };

const DUTCH: &str = ".nl.ftl";
const ENGLISH: &str = ".en.ftl";

fn find(tree: &Tree) -> Vec<Finding> {
    let used = Used::read(tree);
    let mut findings = Vec::new();
    for (path, text) in tree.texts().filter(|(path, _)| path.ends_with(".ftl")) {
        let other = match path.strip_suffix(DUTCH) {
            Some(start) => format!("{start}{ENGLISH}"),
            None => format!("{}{DUTCH}", path.trim_end_matches(ENGLISH)),
        };
        let here = keys(text);
        let there = keys(tree.text(&other).unwrap_or_default());
        findings.extend(here.difference(&there).map(|key| Finding::new(&other, format!("`{key}` of {path} is missing"))));
        if path.ends_with(DUTCH) {
            let unused = here.iter().filter(|key| !used.has(key));
            findings.extend(unused.map(|key| Finding::new(path, format!("nothing uses `{key}`"))));
        }
    }
    findings
}

/// The keys that a line begins with: `a-key = `.
fn keys(text: &str) -> BTreeSet<&str> {
    let key = |line: &'_ str| {
        let end = line.find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && !"-_".contains(c))?;
        (line.starts_with(|c: char| c.is_ascii_lowercase()) && line[end..].trim_start().starts_with('=')).then_some(end)
    };
    text.lines().filter_map(|line| key(line).map(|end| &line[..end])).collect()
}

/// What sources, templates and texts mention.
struct Used {
    words: BTreeSet<String>,
    /// The beginnings of keys that are put together: `"status-{}"` in Rust, `"status-" ~ status` in a template.
    prefixes: BTreeSet<String>,
    references: String,
}

impl Used {
    fn read(tree: &Tree) -> Self {
        let mut used = Self { words: BTreeSet::new(), prefixes: BTreeSet::new(), references: String::new() };
        for (path, text) in tree.texts() {
            match path.rsplit('.').next() {
                Some("rs") => strings(text).iter().for_each(|literal| used.add(literal.text)),
                Some("html" | "js" | "mjs" | "typ") => text.split(['"', '\'']).for_each(|piece| used.add(piece)),
                Some("ftl") => text.split('{').skip(1).for_each(|after| {
                    used.references.push_str(after.split('}').next().unwrap_or(after));
                    used.references.push(' ');
                }),
                _ => {}
            }
        }
        used
    }

    fn add(&mut self, literal: &str) {
        let is_key = |text: &str| text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        let start = literal.split('{').next().unwrap_or(literal);
        if start.len() > 2 && start.ends_with('-') && is_key(start) {
            self.prefixes.insert(start.to_owned());
        } else if is_key(literal) {
            self.words.insert(literal.to_owned());
        }
    }

    fn has(&self, key: &str) -> bool {
        let built = self.prefixes.iter().any(|prefix| key.starts_with(prefix));
        built || self.words.contains(key) || has_word(&self.references, key)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn reads_keys_and_nothing_else() {
        assert_eq!(
            keys("# c = d\na-b = text = more\n  .attribute = x\n-term = y\nc= z\n").into_iter().collect::<Vec<_>>(),
            ["a-b", "c"]
        );
    }

    #[test]
    fn keys_of_both_languages_in_use_pass() {
        let text = "title = x\nstatus-open = y\npart = z\nwhole = { part }\nbutton = b\n";
        let files = [
            ("domain/a/src/texts.nl.ftl", text),
            ("domain/a/src/texts.en.ftl", text),
            ("domain/a/src/pages.rs", "t(\"title\"); format!(\"status-{}\", s)"),
            ("domain/a/src/pages/a.html", "{{ \"whole\"|t }}{{ 'button'|t }}"),
        ];
        assert_eq!(found(&RULE, &files), [""; 0]);
    }

    #[test]
    fn a_key_in_one_language_and_an_unused_key_are_found() {
        let files = [
            ("domain/a/src/texts.nl.ftl", "one = { $x }\ntwo = y\n"),
            ("domain/a/src/texts.en.ftl", "one = x\nthree = y\n"),
            ("a.rs", "t(\"one\")"),
        ];
        assert_eq!(
            found(&RULE, &files),
            [
                "domain/a/src/texts.nl.ftl: `three` of domain/a/src/texts.en.ftl is missing",
                "domain/a/src/texts.en.ftl: `two` of domain/a/src/texts.nl.ftl is missing",
                "domain/a/src/texts.nl.ftl: nothing uses `two`",
            ]
        );
    }
}
