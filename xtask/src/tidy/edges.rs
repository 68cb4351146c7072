//! R1: a part uses only the parts that the table "Who may use whom" in ARCHITECTURE.md gives it.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::{Crate, crates};
use super::{Finding, Rule, Tree};

pub const RULE: Rule = Rule { name: "R1 only the edges of the table", find, exceptions: &[] };

const DOCUMENT: &str = "ARCHITECTURE.md";
const HEADING: &str = "Who may use whom";

/// What one row gives: the names it mentions, or everything.
#[derive(Debug, Clone, PartialEq)]
enum May {
    Use(BTreeSet<String>),
    UseEverything,
}

fn find(tree: &Tree) -> Vec<Finding> {
    let Some(document) = tree.text(DOCUMENT) else {
        return vec![Finding::new(DOCUMENT, "is missing")];
    };
    let crates = crates(tree);
    let rows = match table(document, &crates) {
        Ok(rows) => rows,
        Err(problem) => return vec![Finding::new(DOCUMENT, problem)],
    };
    let mut findings: Vec<_> = rows
        .keys()
        .filter(|part| crates.iter().all(|one| one.part != **part))
        .map(|part| Finding::new(DOCUMENT, format!("the table has a row for `{part}`, which is no crate")))
        .collect();
    for one in &crates {
        findings.extend(edges(one, &crates, &rows));
    }
    findings
}

/// The edges of one crate that the table does not have.
fn edges(one: &Crate, crates: &[Crate], rows: &BTreeMap<String, May>) -> Vec<Finding> {
    let ours = |name: &String| crates.iter().find(|other| other.name == *name).map(|other| other.part);
    let uses: Vec<_> = one.dependencies().iter().filter_map(ours).collect();
    let tests_use: Vec<_> = one.dev_dependencies().iter().filter_map(ours).collect();
    let Some(may) = rows.get(one.part) else {
        return vec![Finding::new(one.manifest, format!("`{}` has no row in the table \"{HEADING}\" of {DOCUMENT}", one.part))];
    };
    let allowed = |part: &&str| match may {
        May::UseEverything => true,
        May::Use(parts) => parts.contains(*part),
    };
    let refused = uses.iter().filter(|part| !allowed(part));
    let refused_in_tests = tests_use.iter().filter(|part| **part != "testing" && !allowed(part));
    let told = |part: &&str| Finding::new(one.manifest, format!("`{}` may not use `{part}` (see {DOCUMENT})", one.part));
    refused.chain(refused_in_tests).map(told).collect()
}

/// The rows of the table, by part. A row may name several parts; `pure/*` stands for the crates in `pure/`.
fn table(document: &str, crates: &[Crate]) -> Result<BTreeMap<String, May>, String> {
    let is_heading = |line: &&str| line.starts_with('#') && line.contains(HEADING);
    let mut lines = document.lines().skip_while(|line| !is_heading(line));
    lines.next().ok_or(format!("has no heading \"{HEADING}\""))?;
    let section = lines.take_while(|line| !line.starts_with('#'));
    let cells = section.filter_map(|line| line.trim().strip_prefix('|')?.trim_end().strip_suffix('|')?.split_once('|'));
    let body = cells.skip(1).filter(|(parts, _)| !parts.trim().starts_with('-'));
    let mut rows = BTreeMap::new();
    for (parts, used) in body {
        for part in names(parts).flat_map(|name| expand(name, crates)) {
            if rows.insert(part.clone(), may(&part, parts, used, crates)).is_some() {
                return Err(format!("the table has two rows for `{part}`"));
            }
        }
    }
    if rows.is_empty() { Err(format!("has no table under \"{HEADING}\"")) } else { Ok(rows) }
}

/// What the second cell gives. "nothing of ours" and "everything" are the plain words; "every other part" are the
/// crates in `domain/` but those of the same row.
fn may(part: &str, row: &str, used: &str, crates: &[Crate]) -> May {
    if used.trim().starts_with("everything") {
        return May::UseEverything;
    }
    let mut parts = BTreeSet::new();
    if used.contains("every other part") {
        let same_row = |other: &str| names(row).any(|name| name == other);
        let domain = crates.iter().filter(|one| one.manifest.starts_with("domain/"));
        parts.extend(domain.map(|one| one.part).filter(|other| !same_row(other)).map(str::to_owned));
    }
    let before_semicolon = used.split(';').next().unwrap_or(used);
    for cell in split(before_semicolon) {
        // A note in brackets that names parts of the row says for which of them the cell counts: "pdf (council)".
        let (name, note) = cell.split_once('(').unwrap_or((cell, ""));
        let only_for: Vec<_> = names(note.trim_end_matches(')')).filter(|name| names(row).any(|other| other == *name)).collect();
        if only_for.is_empty() || only_for.contains(&part) {
            parts.extend(expand(name.trim().trim_matches('`'), crates));
        }
    }
    May::Use(parts)
}

/// Splits at the commas that stand outside brackets.
fn split(cell: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    cell.split(move |c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    })
}

fn names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(',').map(|name| name.trim().trim_matches('`')).filter(|name| !name.is_empty())
}

/// The parts that a name stands for: `pure/*` for all in that folder, else a part's folder or what cargo calls it.
fn expand(name: &str, crates: &[Crate]) -> Vec<String> {
    if let Some(folder) = name.strip_suffix('*') {
        let inside = crates.iter().filter(|one| one.manifest.starts_with(folder));
        return inside.map(|one| one.part.to_owned()).collect();
    }
    let last = name.trim_end_matches('/').rsplit('/').next().unwrap_or(name);
    let part = crates.iter().find(|one| one.name == last).map_or(last, |one| one.part);
    vec![part.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::RULE;

    const TABLE: &str = "# A\n## Who may use whom (a test reads this)\nwords\n\n| part | may use |\n| --- | --- |\n\
        | pure/*, kernel | nothing of ours |\n| web, `pdf` | kernel |\n| people | kernel, web |\n\
        | agenda | kernel, web, people (hands over a, b), statistics |\n\
        | council, overview | kernel, web, every other part, pdf (council); not each other |\n| samenkoers, testing | everything; nothing uses them |\n## B\n| x | y |\n";

    fn manifest(name: &str, uses: &str, tests_use: &str) -> String {
        let list = |names: &str| names.split_whitespace().map(|name| format!("{name}.workspace = true\n")).collect::<String>();
        format!(
            "[package]\nname = \"{name}\"\n[dependencies]\nserde = \"1\"\n{}[dev-dependencies]\n{}",
            list(uses),
            list(tests_use)
        )
    }

    fn check(agenda: &str, council: &str, agenda_tests: &str) -> Vec<String> {
        let manifests = [
            ("kernel/Cargo.toml", manifest("kernel", "", "testing")),
            ("pure/statistics/Cargo.toml", manifest("statistics", "", "")),
            ("web/Cargo.toml", manifest("web", "kernel", "")),
            ("pdf/Cargo.toml", manifest("pdf", "kernel", "")),
            ("domain/people/Cargo.toml", manifest("people", "kernel web", "")),
            ("domain/agenda/Cargo.toml", manifest("agenda", agenda, agenda_tests)),
            ("domain/council/Cargo.toml", manifest("council", council, "")),
            ("domain/overview/Cargo.toml", manifest("overview", "agenda people", "")),
            ("testing/Cargo.toml", manifest("testing", "overview", "")),
            ("app/Cargo.toml", manifest("samenkoers", "overview council", "")),
        ];
        let mut files = vec![("ARCHITECTURE.md", TABLE)];
        files.extend(manifests.iter().map(|(path, text)| (*path, text.as_str())));
        found(&RULE, &files)
    }

    #[test]
    fn edges_of_the_table_pass() {
        assert_eq!(check("kernel people statistics", "agenda pdf", "testing"), [""; 0]);
    }

    #[test]
    fn other_edges_are_found_also_in_tests() {
        let uses_pdf = ["domain/agenda/Cargo.toml: `agenda` may not use `pdf` (see ARCHITECTURE.md)"];
        assert_eq!(check("pdf", "", ""), uses_pdf);
        assert_eq!(check("", "", "pdf"), uses_pdf);
        assert_eq!(
            check("", "overview", ""),
            ["domain/council/Cargo.toml: `council` may not use `overview` (see ARCHITECTURE.md)"]
        );
        assert_eq!(check("samenkoers", "", "").len(), 1);
    }

    #[test]
    fn a_note_gives_an_edge_to_one_part_of_a_row() {
        let files = [
            ("ARCHITECTURE.md", TABLE),
            ("pdf/Cargo.toml", "[package]\nname = \"pdf\""),
            ("domain/overview/Cargo.toml", "[package]\nname = \"overview\"\n[dependencies]\npdf = { path = \"../../pdf\" }"),
        ];
        assert!(found(&RULE, &files).iter().any(|finding| finding.contains("`overview` may not use `pdf`")));
    }

    #[test]
    fn a_crate_needs_a_row_and_a_row_a_crate() {
        let files = [
            ("ARCHITECTURE.md", "## Who may use whom\n| part | may use |\n|---|---|\n| ghost | kernel |"),
            ("new/Cargo.toml", "[package]\nname = \"new\""),
        ];
        let findings = found(&RULE, &files);
        assert!(findings.iter().any(|finding| finding.contains("`ghost`, which is no crate")));
        assert!(findings.iter().any(|finding| finding.contains("`new` has no row")));
        assert!(found(&RULE, &[("ARCHITECTURE.md", "# Nothing")])[0].contains("no heading"));
    }
}
