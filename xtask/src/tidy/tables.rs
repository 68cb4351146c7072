//! R4: a table is named only in the store and the migrations of the part that owns it, and carries its part's prefix.

use std::collections::BTreeMap;

use super::source::{has_word, strings, without_tests};
use super::tree::{is_module, is_test, part};
use super::{Finding, Rule, Tree};

pub const RULE: Rule = Rule { name: "R4 tables only in the store of their part", find, exceptions: &[] };

const SQL: [&str; 7] = ["select", "insert", "update", "delete", "from", "join", "into"];

fn find(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut owners = BTreeMap::new();
    for (path, sql) in tree.texts().filter(|(path, _)| is_migration(path)) {
        let owner = owner(path);
        for table in created(sql) {
            if !has_prefix(&table, owner) {
                findings.push(Finding::new(path, format!("the table `{table}` does not begin with `{owner}_`")));
            }
            owners.insert(table, owner);
        }
    }
    for (path, text) in tree.rust().filter(|(path, _)| !is_test(path)) {
        for literal in strings(&without_tests(text)) {
            let names_table = literal.before.trim_end_matches('"').trim_end().ends_with("table_name =");
            if names_table && !has_prefix(literal.text, owner(path)) {
                let what = format_args!("the table `{}` does not begin with `{}_`", literal.text, owner(path));
                findings.push(Finding::line(path, literal.line, what));
            }
            if !names_table && !is_sql(literal.text) {
                continue;
            }
            for (table, owner) in owners.iter().filter(|(table, _)| has_word(literal.text, table)) {
                if !in_store(path, owner) {
                    findings.push(Finding::line(path, literal.line, format_args!("`{table}` belongs to the store of {owner}")));
                }
            }
        }
    }
    findings
}

/// Whether this is a migration of one of our parts.
pub fn is_migration(path: &str) -> bool {
    path.contains("/migrations/") && path.ends_with(".sql")
}

/// The part whose prefix a table defined in `path` carries.
fn owner(path: &str) -> &str {
    part(path).unwrap_or_else(|| path.split('/').next().unwrap_or(path))
}

fn has_prefix(table: &str, owner: &str) -> bool {
    table.strip_prefix(owner).is_some_and(|rest| rest.starts_with('_'))
}

/// All of the kernel is a store: it is what every part stands on.
fn in_store(path: &str, owner: &str) -> bool {
    match owner {
        "kernel" => path.starts_with("kernel/src/"),
        _ => is_module(path, &format!("domain/{owner}/src"), "store"),
    }
}

fn is_sql(text: &str) -> bool {
    let lower = text.to_lowercase();
    SQL.iter().any(|word| has_word(&lower, word))
}

/// The tables that a migration makes.
pub fn created(sql: &str) -> Vec<String> {
    let words: Vec<_> = sql.split(|c: char| c.is_whitespace() || c == '(').filter(|word| !word.is_empty()).collect();
    let after_create = words.windows(3).enumerate().filter(|(_, words)| {
        words[0].eq_ignore_ascii_case("create") && ["table", "virtual"].iter().any(|word| words[1].eq_ignore_ascii_case(word))
    });
    let names = after_create.filter_map(|(at, _)| {
        let rest = words[at + 1..].iter();
        rest.copied().find(|word| !["virtual", "table", "if", "not", "exists"].contains(&word.to_lowercase().as_str()))
    });
    names.map(|name| name.trim_matches('"').to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::RULE;

    const MIGRATION: (&str, &str) =
        ("domain/agenda/migrations/0001_themes.sql", "CREATE TABLE IF NOT EXISTS agenda_theme(\n id {id}\n) {strict};");

    #[test]
    fn the_own_store_passes() {
        let sql = "#[sea_orm(table_name = \"agenda_theme\")]\nfn a() { raw(\"SELECT id FROM agenda_theme\") }";
        let files = [
            MIGRATION,
            ("domain/agenda/src/store/themes.rs", sql),
            ("domain/agenda/src/tests.rs", sql),
            ("domain/agenda/src/lib.rs", "#[cfg(test)]\nmod tests { const SQL: &str = \"DELETE FROM agenda_theme\"; }"),
            ("domain/people/src/pages.rs", "t(\"agenda_theme\"); t(\"SELECT FROM agenda_theme_version\")"),
        ];
        assert_eq!(found(&RULE, &files), [""; 0]);
    }

    #[test]
    fn any_other_place_is_found() {
        for path in ["domain/agenda/src/pages.rs", "domain/people/src/store.rs", "app/src/main.rs"] {
            assert_eq!(found(&RULE, &[MIGRATION, (path, "x(\"delete from agenda_theme\")")]).len(), 1, "{path}");
        }
        let entity = "#[sea_orm(table_name = \"agenda_theme\")]";
        assert_eq!(found(&RULE, &[MIGRATION, ("domain/people/src/store.rs", entity)]).len(), 2);
    }

    #[test]
    fn a_table_without_its_prefix_is_found() {
        assert_eq!(found(&RULE, &[("kernel/migrations/0001.sql", "create table audit (id int)")]).len(), 1);
        assert_eq!(found(&RULE, &[("domain/a/migrations/0001.sql", "CREATE VIRTUAL TABLE a_search USING fts5(x)")]), [""; 0]);
        assert_eq!(found(&RULE, &[("domain/a/src/store.rs", "#[sea_orm(table_name = \"b_x\")]")]).len(), 1);
    }
}
