//! R13: every public noun of a model stands in the glossary, and every status has its diagram.

use super::source::{has_word, tokens};
use super::tree::{is_module, part};
use super::{Finding, Rule, Tree};

pub const NOUNS: Rule = Rule { name: "R13 every public noun stands in the glossary", find: nouns, exceptions: &[] };
pub const STATES: Rule = Rule { name: "R13 every status has its diagram", find: states, exceptions: &[] };

const GLOSSARY: &str = "docs/glossary.md";

fn nouns(tree: &Tree) -> Vec<Finding> {
    let glossary = tree.text(GLOSSARY).unwrap_or_default();
    let known = |name: &str| has_word(glossary, name) || has_word(&glossary.to_lowercase(), &spaced(name, ' '));
    let mut findings = Vec::new();
    for (path, line, name) in public(tree, "struct") {
        // A draft is the same noun before it was checked.
        let noun = name.strip_suffix("Draft").filter(|noun| !noun.is_empty()).unwrap_or(&name);
        if !known(noun) {
            findings.push(Finding::line(path, line, format_args!("`{noun}` does not stand in {GLOSSARY}")));
        }
    }
    findings
}

fn states(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, line, name) in public(tree, "enum").into_iter().filter(|(_, _, name)| name.ends_with("Status")) {
        let diagram = format!("docs/states/{}.md", spaced(&name, '-'));
        let text = tree.text(&diagram).unwrap_or_default();
        if !(text.contains("```mermaid") && text.contains("stateDiagram")) {
            findings.push(Finding::line(path, line, format_args!("`{name}` has no mermaid stateDiagram in {diagram}")));
        }
    }
    findings
}

/// The public structs or enums of all models: path, line, name.
fn public<'a>(tree: &'a Tree, kind: &str) -> Vec<(&'a str, usize, String)> {
    let in_model = |path: &str| part(path).is_some_and(|part| is_module(path, &format!("domain/{part}/src"), "model"));
    let mut found = Vec::new();
    for (path, code) in tree.product_code().filter(|(path, _)| in_model(path)) {
        let tokens = tokens(&code);
        let named = tokens.windows(3).filter(|row| row[0].1 == "pub" && row[1].1 == kind);
        found.extend(named.map(|row| (path, row[2].0, row[2].1.to_owned())));
    }
    found
}

/// `policy note` for `PolicyNote`, with any sign between the words.
fn spaced(name: &str, between: char) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(between);
        }
        words.extend(c.to_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    const MODEL: &str = "pub struct PolicyNote { }\npub struct ThemeDraft;\nstruct Hidden;\npub enum NoteStatus { A }";

    #[test]
    fn nouns_of_the_glossary_pass_and_others_are_found() {
        let glossary = "| beleidsnotitie | policy note | |\n| thema | `Theme` | |";
        assert_eq!(found(&NOUNS, &[("domain/a/src/model.rs", MODEL), (GLOSSARY, glossary)]), [""; 0]);
        assert_eq!(found(&NOUNS, &[("domain/a/src/model/b.rs", MODEL), (GLOSSARY, "themes")]).len(), 2);
    }

    #[test]
    fn a_status_needs_its_diagram() {
        let model = ("domain/a/src/model.rs", MODEL);
        let diagram = ("docs/states/note-status.md", "```mermaid\nstateDiagram-v2\n[*] --> A\n```");
        assert_eq!(found(&STATES, &[model, diagram]), [""; 0]);
        assert_eq!(found(&STATES, &[model, ("docs/states/note-status.md", "later")]).len(), 1);
        assert_eq!(found(&STATES, &[model]).len(), 1);
    }
}
