//! The house rules, as tests: each rule is a function from the files of the repository to findings.
//!
//! Every rule has its exceptions beside it, each with a reason; one that is no longer needed is a finding itself, so
//! the lists only shrink. The rules are named in ARCHITECTURE.md (R1, R2 …).

mod asvs;
mod clock;
mod documents;
mod edges;
mod layers;
mod lints;
mod manifest;
mod migrations;
mod nouns;
mod purity;
mod readers;
mod records;
mod repository;
mod shape;
mod sizes;
mod source;
mod tables;
mod texts;
mod tree;

pub use tree::Tree;

/// All rules.
pub const RULES: [&Rule; 20] = [
    &edges::RULE,
    &purity::RULE,
    &shape::RULE,
    &tables::RULE,
    &sizes::RULE,
    &layers::RULE,
    &clock::METHODS,
    &clock::PLACES,
    &migrations::RULE,
    &nouns::NOUNS,
    &nouns::STATES,
    &lints::RULE,
    &lints::MONEY,
    &documents::PATHS,
    &documents::PUBLICCODE,
    &records::RULE,
    &readers::RULE,
    &repository::RULE,
    &texts::RULE,
    &asvs::RULE,
];

/// One house rule.
pub struct Rule {
    /// Its number and what it asks, in a few words.
    pub name: &'static str,
    /// Everything in the tree that goes against it.
    pub find: fn(&Tree) -> Vec<Finding>,
    /// Findings that are allowed: their `at`, and why.
    pub exceptions: &'static [(&'static str, &'static str)],
}

/// Something that goes against a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, without a line number, so that an exception survives edits above it.
    pub at: String,
    /// What is wrong, with the line where there is one, and what to do instead.
    pub what: String,
}

impl Finding {
    fn new(at: &str, what: impl Into<String>) -> Self {
        Self { at: at.to_owned(), what: what.into() }
    }

    fn line(at: &str, line: usize, what: impl std::fmt::Display) -> Self {
        Self::new(at, format!("line {line}: {what}"))
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

impl Rule {
    /// What goes against the rule and is not excepted, and the exceptions that nothing needs any more.
    pub fn check(&self, tree: &Tree) -> Vec<Finding> {
        let found = (self.find)(tree);
        let excepted = |finding: &Finding| self.exceptions.iter().any(|(at, _)| *at == finding.at);
        let unneeded = |at: &str| found.iter().all(|finding| finding.at != at);
        let mut findings: Vec<_> = found.iter().filter(|finding| !excepted(finding)).cloned().collect();
        for (at, reason) in self.exceptions {
            if unneeded(at) {
                findings.push(Finding::new(at, format!("is an exception ({reason}) that is no longer needed; strike it off")));
            }
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The findings of `rule` in a made-up tree, exceptions left out of it, as text.
    pub fn found(rule: &Rule, files: &[(&str, &str)]) -> Vec<String> {
        (rule.find)(&Tree::of(files)).iter().map(Finding::to_string).collect()
    }

    #[test]
    fn the_repository_keeps_the_house_rules() {
        let tree = Tree::read(&crate::command::root()).unwrap();
        let told = |rule: &Rule| {
            let findings = rule.check(&tree).into_iter();
            findings.map(|finding| format!("{}: {finding}", rule.name)).collect::<Vec<_>>()
        };
        let findings: Vec<_> = RULES.iter().flat_map(|rule| told(rule)).collect();
        assert!(findings.is_empty(), "{} findings\n{}", findings.len(), findings.join("\n"));
    }

    #[test]
    fn every_exception_has_a_reason() {
        let reasons = RULES.iter().flat_map(|rule| rule.exceptions);
        assert!(reasons.into_iter().all(|(_, reason)| reason.split_whitespace().count() >= 4));
    }

    const LOUD: Rule = Rule {
        name: "R0 nobody shouts",
        find: |tree| tree.texts().filter(|(_, text)| text.contains('!')).map(|(at, _)| Finding::new(at, "shouts")).collect(),
        exceptions: &[("song.txt", "it is a song of joy")],
    };

    #[test]
    fn an_exception_hides_its_finding_only() {
        let findings = LOUD.check(&Tree::of(&[("song.txt", "hurray!"), ("note.txt", "now!")]));
        assert_eq!(findings, [Finding::new("note.txt", "shouts")]);
    }

    #[test]
    fn an_exception_that_nothing_needs_is_a_finding() {
        let findings = LOUD.check(&Tree::of(&[("song.txt", "hush")]));
        assert_eq!(findings.len(), 1);
        assert!(findings[0].what.contains("no longer needed"));
    }
}
