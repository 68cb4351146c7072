//! R10: what is not public is loaded with a right. A function of a store that others may call and that gives anything of a table
//! takes an `Authorized`, or gives a `Closed` that only a right opens. Each module is judged by the tables that it names, and by
//! those of the modules beside it that a function calls by name.

use super::source::{has_word, strings, tokens, without_tests};
use super::tables::{created, is_migration};
use super::tree::{is_module, is_test, part};
use super::{Finding, Rule, Tree, source};
use std::collections::{BTreeMap, BTreeSet};

pub const RULE: Rule = Rule {
    name: "R10 what is not public is loaded with a right",
    find,
    exceptions: &[
        // What everybody may read, out of tables that hold more.
        ("domain/agenda/src/store/read.rs current", "gives only what was proposed or adopted"),
        ("domain/agenda/src/store/identity.rs renamed", "gives a key of an agenda that the caller has"),
        ("domain/agenda/src/store/read.rs public_keys", "gives only what was proposed or adopted"),
        ("domain/agenda/src/store/read.rs public_versions", "gives only what was proposed or adopted"),
        ("domain/council/src/store/frozen.rs content", "gives nothing of a report that is not frozen"),
        ("domain/council/src/store/frozen.rs paper", "gives nothing of a report that is not frozen"),
        ("domain/council/src/store/read.rs find_frozen", "gives only reports that are frozen"),
        ("domain/council/src/store/read.rs frozen", "gives only reports that are frozen"),
        ("domain/council/src/store/read.rs newest_frozen", "gives only reports that are frozen"),
        ("domain/monitor/src/store/imports.rs newest_import", "gives only deliveries of which the figures are shown"),
        ("domain/monitor/src/store/observations.rs all", "figures; of a delivery only when it came"),
        ("domain/monitor/src/store/observations.rs around", "figures; of a delivery only when it came"),
        ("domain/monitor/src/store/observations.rs newest_periods", "figures; of a delivery only when it came"),
        ("domain/monitor/src/store/observations.rs of_areas", "figures; of a delivery only when it came"),
        ("domain/monitor/src/store/observations.rs parts_in", "figures; of a delivery only when it came"),
        ("domain/monitor/src/store/observations.rs source_of", "tells where a figure that is shown comes from"),
        ("domain/monitor/src/store/revisions.rs revisions", "tells what became of figures that were shown"),
        ("domain/participation/src/store/contributions.rs published", "gives only what everybody may read"),
        ("domain/koers/src/store/mod.rs at_hand", "gives only the facts that the policies look at"),
        // What the program needs before there is a viewer, or where there is none.
        ("domain/people/src/store/sessions.rs recognise", "makes the viewer, out of a token that only they hold"),
        ("kernel/src/audit/cut.rs last", "gives a number and a hash, nothing of what was done"),
        ("kernel/src/audit/cut.rs place", "gives a number and a hash, nothing of what was done"),
        ("kernel/src/audit/verify.rs verify_since", "gives a number and a hash, nothing of what was done"),
        ("kernel/src/audit/verify.rs end", "gives a number and a hash, nothing of what was done"),
        ("kernel/src/audit/verify.rs verify", "gives a number and a hash, nothing of what was done"),
        ("kernel/src/files.rs read", "a file has no facts; its id stands only in what is loaded with a right"),
        ("kernel/src/jobs.rs kinds_due", "the runner of jobs looks which there are"),
        ("kernel/src/jobs.rs lease", "the runner of jobs takes one, which then asks for the rights of its viewer"),
        ("kernel/src/vault/keys.rs all", "keys alone show nothing; what they open is loaded with a right"),
        ("kernel/src/vault/keys.rs of", "keys alone show nothing; what they open is loaded with a right"),
        ("kernel/src/vault/mod.rs of", "the vault is there before anything can be read"),
        ("kernel/src/vault/rotation.rs check", "gives which keys do not open, for the command that turns them"),
        ("kernel/src/vault/rotation.rs in_use", "gives how many keys are under which, for the command that turns them"),
    ],
};

/// The tables of which everybody may see everything, and why. Small figures are the matter of `monitor::model::points`.
const PUBLIC: [(&str, &str); 17] = [
    ("agenda_former_key", "a key leads on to a thing of an agenda that the caller has"),
    ("agenda_identity", "ids and keys, without wording"),
    ("kernel_link", "ids of two things; what they are is loaded on its own"),
    ("kernel_search", "only what every visitor may see goes in"),
    ("kernel_setting", "what the municipality chose to show"),
    ("kernel_settings_revision", "a number"),
    ("kernel_tombstone", "why something public is gone"),
    ("kernel_writes", "how many writes there were"),
    ("monitor_area", "areas and their outlines"),
    ("monitor_change", "how figures that were shown changed"),
    ("monitor_file", "in which row of which file a figure stood"),
    ("monitor_label", "what a source calls its codes"),
    ("monitor_observation", "figures"),
    ("monitor_peers", "with whom figures are compared"),
    ("monitor_series", "which figures belong together"),
    ("monitor_staging", "no figures yet, and never read but to make them visible"),
    ("participation_anchor_point", "principles of a policy note that is public"),
];

const DATABASES: [&str; 5] = ["ConnectionTrait", "Sealed", "Reader", "Tx", "Db"];
const RIGHTS: [&str; 2] = ["Authorized", "Closed"];
/// What a function may give without giving anything of a table away: whether it worked, how many, and the name of what it made.
const NOTHING: [&str; 8] = ["", "()", "bool", "u64", "usize", "Event", "std::convert::Infallible", "MailStatus"];

fn find(tree: &Tree) -> Vec<Finding> {
    let tables = Tables::of(tree);
    let mut findings: Vec<_> = PUBLIC
        .iter()
        .filter(|(table, _)| !tables.all.contains(*table) && !tables.all.is_empty())
        .map(|(table, _)| Finding::new("xtask/src/tidy/readers.rs", format!("`{table}` is no table; strike it off")))
        .collect();
    for (path, code) in tree.product_code().filter(|(path, _)| in_store(path)) {
        for function in functions(&code) {
            let closed = tables.closed(path, function.body);
            if let (Some(table), true) = (closed, function.reads_unasked()) {
                let what = format_args!("`{}` gives something of `{table}` without a right of anybody", function.name);
                findings.push(Finding::line(&format!("{path} {}", function.name), function.line, what));
            }
        }
    }
    findings
}

fn in_store(path: &str) -> bool {
    let of_part = part(path).is_some_and(|part| is_module(path, &format!("domain/{part}/src"), "store"));
    of_part || path.starts_with("kernel/src/")
}

/// Which module names which tables.
struct Tables {
    all: BTreeSet<String>,
    by_path: BTreeMap<String, BTreeSet<String>>,
}

impl Tables {
    fn of(tree: &Tree) -> Self {
        let texts = || tree.rust().filter(|(path, _)| in_store(path) && !is_test(path));
        let rows: BTreeMap<_, _> =
            texts().filter(|(path, _)| is_rows(path)).map(|(path, text)| (folder(path), entities(text))).collect();
        let own = texts().filter(|(path, _)| !is_rows(path)).flat_map(|(_, text)| entities(text).into_values());
        let all = rows.values().flat_map(|rows| rows.values().cloned()).chain(own);
        let made = tree.texts().filter(|(path, _)| is_migration(path)).flat_map(|(_, sql)| created(sql));
        let all: BTreeSet<_> = all.chain(made).collect();
        let mut by_path = BTreeMap::new();
        for (path, text) in texts().filter(|(path, _)| !is_rows(path)) {
            let text = without_tests(text);
            let mut named: BTreeSet<_> = entities(&text).into_values().collect();
            for literal in strings(&text).iter().filter(|literal| has_word(&literal.text.to_lowercase(), "from")) {
                named.extend(all.iter().filter(|table| has_word(literal.text, table)).cloned());
            }
            let beside = rows.get(folder(path)).into_iter().flatten();
            let words = after_rows(&source::code(&text));
            named.extend(beside.filter(|(module, _)| words.contains(*module)).map(|(_, table)| table.clone()));
            by_path.insert(path.to_owned(), named);
        }
        Self { all, by_path }
    }

    /// A table that is not public, of those that a function of this module can reach.
    fn closed(&self, path: &str, body: &str) -> Option<&str> {
        let words = tokens(body);
        let called = self.by_path.iter().filter(|(other, _)| {
            let module = other.rsplit('/').next().and_then(|name| name.strip_suffix(".rs")).unwrap_or_default();
            let calls = || !source::rows(&words, &[module, ":", ":"]).is_empty();
            other.as_str() == path || (folder(other) == folder(path) && part(path).is_some() && calls())
        });
        let is_public = |table: &str| PUBLIC.iter().any(|(public, _)| *public == table);
        called.flat_map(|(_, tables)| tables).map(String::as_str).find(|table| !is_public(table))
    }
}

fn is_rows(path: &str) -> bool {
    ["/rows.rs", "/row.rs"].iter().any(|end| path.ends_with(end))
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The tables that a text defines, by the module in which each stands: `row` where that is the file itself.
fn entities(text: &str) -> BTreeMap<String, String> {
    let mut module = "row".to_owned();
    let mut found = BTreeMap::new();
    for line in text.lines().map(str::trim) {
        if let Some(name) = line.trim_start_matches("pub ").strip_prefix("mod ").and_then(|rest| rest.strip_suffix(" {")) {
            name.clone_into(&mut module);
        }
        if let Some((_, rest)) = line.split_once("table_name = \"") {
            found.insert(module.clone(), rest.split('"').next().unwrap_or_default().to_owned());
        }
    }
    found
}

/// Every word between `rows::` or `row::` and the end of its statement, and `row` itself.
fn after_rows(code: &str) -> BTreeSet<String> {
    let words = tokens(code);
    let mut found = BTreeSet::new();
    for (at, window) in words.windows(3).enumerate() {
        if matches!(window[0].1, "rows" | "row") && window[1].1 == ":" && window[2].1 == ":" {
            found.insert(window[0].1.to_owned());
            found.extend(words[at..].iter().map(|(_, word)| *word).take_while(|word| *word != ";").map(str::to_owned));
        }
    }
    found
}

struct Function<'a> {
    line: usize,
    name: &'a str,
    /// From its name to its body.
    signature: &'a str,
    body: &'a str,
}

impl Function<'_> {
    fn reads_unasked(&self) -> bool {
        let names = |words: &[&str]| words.iter().any(|word| has_word(self.signature, word));
        let mut gives = self.signature.rsplit_once("->").map_or("", |(_, gives)| gives.trim());
        while let Some(inner) = gives.strip_prefix("Result<").and_then(|rest| rest.strip_suffix('>')) {
            gives = inner;
        }
        let nothing = NOTHING.contains(&gives) || (gives.ends_with("Id") && !gives.contains('<'));
        names(&DATABASES) && !names(&RIGHTS) && !nothing
    }
}

/// The async functions of a file that others may call. Only an async function can ask a database.
fn functions(code: &str) -> Vec<Function<'_>> {
    let starts: Vec<_> = ["pub async fn ", "pub(crate) async fn "].iter().flat_map(|start| code.match_indices(start)).collect();
    let found = starts.into_iter().filter_map(|(at, start)| {
        let rest = &code[at + start.len()..];
        let body = rest.find("{\n").unwrap_or(rest.len());
        let end = rest[body..].find("\n}\n").map_or(rest.len(), |end| body + end);
        let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
        let line = code[..at].matches('\n').count() + 1;
        Some(Function { line, name, signature: &rest[..body], body: &rest[body..end] })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::{PUBLIC, RULE};

    const ROWS: &str =
        "pub mod note {\n #[sea_orm(table_name = \"a_note\")]\n}\npub mod area {\n #[sea_orm(table_name = \"monitor_area\")]\n}";

    /// The findings in a store with this beside its rows, but those about tables that the made-up tree has not.
    fn in_store(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<_> = files.iter().copied().chain([("domain/a/src/store/rows.rs", ROWS)]).collect();
        found(&RULE, &files).into_iter().filter(|one| !one.contains("is no table")).collect()
    }

    #[test]
    fn a_right_in_or_a_closed_thing_out_passes_and_so_does_what_gives_nothing() {
        let good = "use super::rows::note;\n\
            pub async fn all(db: &impl ConnectionTrait, _right: &Authorized<ReadNotes>) -> Result<Vec<Note>> {\n a\n}\n\
            pub async fn find(db: &impl ConnectionTrait, id: NoteId) -> Result<Closed<Note>> {\n a\n}\n\
            pub async fn add(tx: &Tx) -> Result<NoteId> {\n a\n}\n\
            pub(super) async fn one(db: &impl ConnectionTrait) -> Result<Note> {\n a\n}\n\
            pub fn worded(db: &impl Sealed) -> Words {\n a\n}\n";
        let public = "use super::rows::area;\npub async fn areas(db: &impl ConnectionTrait) -> Result<Vec<Area>> {\n a\n}\n";
        assert_eq!(in_store(&[("domain/a/src/store/note.rs", good), ("domain/a/src/store/area.rs", public)]), [""; 0]);
    }

    #[test]
    fn a_finder_without_a_right_is_found_however_it_names_its_table() {
        let finder = "pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Note>> {\n a\n}\n";
        for names in ["use super::rows::note;", "use super::rows::{area, note};", "const ALL: &str = \"SELECT text FROM a_note\";"]
        {
            let text = format!("{names}\n{finder}");
            assert_eq!(in_store(&[("domain/a/src/store/note.rs", &text)]).len(), 1, "{names}");
        }
        let own = format!("mod row {{\n #[sea_orm(table_name = \"kernel_note\")]\n}}\n{finder}");
        assert_eq!(in_store(&[("kernel/src/note.rs", &own)]).len(), 1);
    }

    #[test]
    fn a_finder_that_asks_the_module_beside_it_is_found_too() {
        let note = "use super::rows::note;\npub(super) async fn one(db: &impl ConnectionTrait) -> Result<Note> {\n a\n}\n";
        let roundabout = "pub async fn one(db: &impl ConnectionTrait) -> Result<Note> {\n super::note::one(db).await\n}\n";
        assert_eq!(in_store(&[("domain/a/src/store/note.rs", note), ("domain/a/src/store/way.rs", roundabout)]).len(), 1);
    }

    #[test]
    fn a_table_that_is_gone_is_public_no_more() {
        let all = found(&RULE, &[("domain/a/src/store/rows.rs", ROWS)]);
        assert_eq!(all.len(), PUBLIC.len() - 1, "all but monitor_area");
    }
}
