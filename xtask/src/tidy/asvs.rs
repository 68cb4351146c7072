//! docs/asvs.toml: where each requirement of OWASP ASVS 5.0 stands. What it names as shown is looked up in the tree, and
//! docs/asvs.md is made from it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use toml::{Table, Value};

use super::documents::{found, is_path};
use super::manifest::crates;
use super::tree::is_test;
use super::{Finding, Rule, Tree};

pub const RULE: Rule = Rule { name: "docs/asvs.toml names what there is", find, exceptions: &[] };

const AT: &str = "docs/asvs.toml";
const MADE: &str = "docs/asvs.md";
const STATES: [&str; 4] = [SHOWN, "by construction", "not applicable", "not yet"];
const SHOWN: &str = "shown";

fn find(tree: &Tree) -> Vec<Finding> {
    let read = match tree.text(AT).map(read) {
        Some(Ok(read)) => read,
        Some(Err(error)) => return vec![Finding::new(AT, error)],
        None => return vec![Finding::new(AT, "is missing")],
    };
    let mut findings = Vec::new();
    for (at, requirement) in read.requirements.iter().enumerate() {
        let mut tell = |what: String| findings.push(Finding::new(AT, format!("{}: {what}", requirement.id)));
        if at > 0 && number(&read.requirements[at - 1].id) >= number(&requirement.id) {
            tell("stands twice, or not in order".to_owned());
        }
        if !read.chapters.contains_key(&number(&requirement.id)[0]) || number(&requirement.id).len() != 3 {
            tell("is no number of a requirement".to_owned());
        }
        if !(1..=3).contains(&requirement.level) || requirement.about.is_empty() {
            tell("needs a level from 1 to 3 and what it is about".to_owned());
        }
        if !STATES.contains(&requirement.state.as_str()) {
            tell(format!("the state is one of {}", STATES.join(", ")));
        }
        if (requirement.state == SHOWN) == requirement.tests.is_empty() {
            tell("what is shown has tests, and nothing else has".to_owned());
        }
        if requirement.state != SHOWN && requirement.why.is_empty() {
            tell("needs a why".to_owned());
        }
        let named = requirement.why.split('`').skip(1).step_by(2).filter(|word| is_path(word));
        for lost in named.filter(|path| !found(tree, path)) {
            tell(format!("`{lost}` does not exist"));
        }
        for lost in requirement.tests.iter().filter(|test| !exists(tree, test)) {
            tell(format!("there is no test {lost}"));
        }
    }
    if tree.text(MADE) != Some(made(&read).as_str()) {
        findings.push(Finding::new(MADE, "is not as it is made; SAMENKOERS_WRITE=1 cargo test -p xtask asvs"));
    }
    findings
}

/// The document, as it is read.
struct Document {
    /// The chapters by their number, in our own words.
    chapters: BTreeMap<u32, String>,
    requirements: Vec<Requirement>,
}

struct Requirement {
    id: String,
    level: i64,
    about: String,
    state: String,
    tests: Vec<String>,
    why: String,
}

fn read(text: &str) -> Result<Document, String> {
    let table: Table = text.parse().map_err(|error| format!("{error}"))?;
    let chapters = table.get("chapters").and_then(Value::as_table).into_iter().flatten();
    let chapters = chapters.filter_map(|(key, about)| Some((key.parse().ok()?, about.as_str()?.to_owned()))).collect();
    let requirements = table.get("requirement").and_then(Value::as_array).into_iter().flatten().map(|row| {
        let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let tests = row.get("tests").and_then(Value::as_array).into_iter().flatten();
        Requirement {
            id: text("id"),
            level: row.get("level").and_then(Value::as_integer).unwrap_or_default(),
            about: text("about"),
            state: text("state"),
            tests: tests.filter_map(Value::as_str).map(str::to_owned).collect(),
            why: text("why"),
        }
    });
    Ok(Document { chapters, requirements: requirements.collect() })
}

/// `1.2.10` as numbers, so that it stands after `1.2.9`.
fn number(id: &str) -> Vec<u32> {
    id.split('.').map(|part| part.parse().unwrap_or_default()).collect()
}

/// Whether there is such a test: `people tests::sign_in::NAME` of a crate, as `cargo test -p people` calls it (`it::` left out),
/// `e2e pages: TITLE` of a file in `e2e/tests`, or `proofs claims: TITLE` of what `cargo x prove` proves.
fn exists(tree: &Tree, test: &str) -> bool {
    match test.split_once(": ") {
        Some((file, title)) => {
            let path = match file.split_once(' ') {
                Some(("e2e", name)) => format!("e2e/tests/{name}.test.mjs"),
                Some(("proofs", name)) => format!("proofs/{name}.cedar"),
                _ => return false,
            };
            tree.text(&path).is_some_and(|text| text.contains(title))
        }
        None => test.split_once(' ').is_some_and(|(name, path)| in_rust(tree, name, path)),
    }
}

fn in_rust(tree: &Tree, name: &str, path: &str) -> bool {
    let Some((module, function)) = path.rsplit_once("::") else { return false };
    let Some(found) = crates(tree).into_iter().find(|one| one.name == name) else { return false };
    let folder = found.manifest.trim_end_matches("Cargo.toml");
    let within = module.strip_suffix("::tests").unwrap_or(module);
    let (call, wanted) = (format!("fn {function}("), [module, within].map(|module| module.replace("::", "/")));
    tree.rust()
        .filter(|(path, _)| path.strip_prefix(folder).is_some_and(|path| wanted.iter().any(|name| name == module_of(path))))
        .any(|(path, text)| {
            let tests = if is_test(path) { Some(0) } else { text.find("#[cfg(test)]") };
            tests.is_some_and(|start| text[start..].contains(&call))
        })
}

/// `forms` of `src/forms.rs`, `tests/sign_in` of `src/tests/sign_in.rs`, `edge` of `tests/it/edge.rs`.
fn module_of(path: &str) -> &str {
    let path = ["src/", "tests/it/", "tests/"].iter().find_map(|folder| path.strip_prefix(folder)).unwrap_or(path);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    path.strip_suffix("/mod").unwrap_or(path)
}

/// The document for people, by chapter.
fn made(document: &Document) -> String {
    let mut text = String::from(
        "# Where we stand with OWASP ASVS 5.0\n\n\
         Every requirement of level 1 and 2 of the Application Security Verification Standard 5.0.0, and those of level 3 that we take on, \
         with the test that shows it, or why it needs none here, or an honest *not yet*. What a requirement is about stands in our own few \
         words; its text is at [owasp.org](https://owasp.org/www-project-application-security-verification-standard/). Made from \
         [asvs.toml](asvs.toml) by `SAMENKOERS_WRITE=1 cargo test -p xtask asvs`; a test looks up every test that is named.\n\n",
    );
    let all: Vec<&Requirement> = document.requirements.iter().collect();
    write_counts(&mut text, &all);
    for (chapter, about) in &document.chapters {
        let of: Vec<&Requirement> = all.iter().copied().filter(|one| number(&one.id)[0] == *chapter).collect();
        let counted = STATES.map(|state| (state, of.iter().filter(|one| one.state == state).count()));
        let counted = counted.iter().filter(|(_, count)| *count > 0).map(|(state, count)| format!("{count} {state}"));
        let counted = counted.collect::<Vec<_>>().join(", ");
        let _ = write!(
            text,
            "\n## {chapter}. {about}\n{counted}.\n\n| | level | about | state | how we know |\n| --- | :-: | --- | --- | --- |\n"
        );
        for one in of {
            let tests = one.tests.iter().map(|test| format!("`{test}`"));
            let why = Some(one.why.clone()).filter(|why| !why.is_empty());
            let how = tests.chain(why).collect::<Vec<_>>().join("<br>");
            let _ = writeln!(text, "| {} | {} | {} | {} | {how} |", one.id, one.level, one.about, one.state);
        }
    }
    text
}

fn write_counts(text: &mut String, all: &[&Requirement]) {
    let _ = writeln!(text, "| | {} | together |\n| --- |{} --: |", STATES.join(" | "), " --: |".repeat(STATES.len()));
    for level in 1..=3 {
        let of: Vec<_> = all.iter().filter(|one| one.level == level).collect();
        let counts = STATES.map(|state| of.iter().filter(|one| one.state == state).count().to_string());
        let _ = writeln!(text, "| level {level} | {} | {} |", counts.join(" | "), of.len());
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::{AT, MADE, RULE, made, read};

    #[test]
    fn the_document_is_as_it_is_made() {
        let root = crate::command::root();
        let now = made(&read(&std::fs::read_to_string(root.join(AT)).unwrap()).unwrap());
        if std::env::var_os("SAMENKOERS_WRITE").is_some() {
            std::fs::write(root.join(MADE), &now).unwrap();
        }
        let kept = std::fs::read_to_string(root.join(MADE)).unwrap_or_default();
        assert!(kept == now, "{MADE} differs; make it anew by SAMENKOERS_WRITE=1 cargo test -p xtask asvs");
    }

    const CRATE: (&str, &str) = ("domain/people/Cargo.toml", "[package]\nname = \"people\"\n");
    const TESTS: (&str, &str) = ("domain/people/src/tests/sign_in.rs", "async fn nobody_is_led_off() {}");
    const UNIT: (&str, &str) =
        ("domain/people/src/store/mod.rs", "fn not_a_test() {}\n#[cfg(test)]\nmod tests { fn it_holds() {} }");
    const TITLE: (&str, &str) = ("e2e/tests/pages.test.mjs", "test('the start page leads on', () => {})");

    fn told(rows: &str) -> Vec<String> {
        let text = format!("[chapters]\n1 = \"Escaping\"\n{rows}");
        let made = read(&text).map(|read| made(&read)).unwrap_or_default();
        found(&RULE, &[(AT, &text), (MADE, &made), CRATE, TESTS, UNIT, TITLE])
    }

    fn row(id: &str, rest: &str) -> String {
        format!("[[requirement]]\nid = \"{id}\"\nlevel = 1\nabout = \"x\"\n{rest}\n")
    }

    #[test]
    fn what_is_named_is_looked_up() {
        let named = |test: &str| told(&row("1.1.1", &format!("state = \"shown\"\ntests = [\"{test}\"]")));
        for there in
            ["people tests::sign_in::nobody_is_led_off", "people store::tests::it_holds", "e2e pages: the start page leads on"]
        {
            assert_eq!(named(there), [""; 0], "{there}");
        }
        let lost = [
            "people tests::sign_in::gone",
            "people store::not_a_test",
            "people nobody_is_led_off",
            "web tests::sign_in::nobody_is_led_off",
        ];
        for lost in lost.into_iter().chain(["e2e pages: gone", "e2e gone: the start page leads on", "x"]) {
            assert_eq!(named(lost), [format!("{AT}: 1.1.1: there is no test {lost}")]);
        }
    }

    #[test]
    fn each_lack_is_found() {
        let why = "state = \"not yet\"\nwhy = \"y\"";
        assert_eq!(told(&[row("1.2.9", why), row("1.2.10", why)].concat()), [""; 0]);
        for (rows, what) in [
            ([row("1.1.1", why), row("1.1.1", why)].concat(), "twice"),
            ([row("1.2.10", why), row("1.2.9", why)].concat(), "not in order"),
            (row("2.1.1", why), "no number"),
            (row("1.1", why), "no number"),
            (row("1.1.1", why).replace("level = 1", "level = 4"), "a level"),
            (row("1.1.1", "state = \"perhaps\"\nwhy = \"y\""), "one of"),
            (row("1.1.1", "state = \"shown\"\nwhy = \"y\""), "has tests"),
            (row("1.1.1", "state = \"not yet\""), "needs a why"),
            (row("1.1.1", "state = \"by construction\"\nwhy = \"see `web/src/gone.rs`\""), "does not exist"),
        ] {
            let findings = told(&rows);
            assert!(findings.len() == 1 && findings[0].contains(what), "{what}: {findings:?}");
        }
        assert_eq!(found(&RULE, &[]), [format!("{AT}: is missing")]);
        let text = format!("[chapters]\n1 = \"Escaping\"\n{}", row("1.1.1", why));
        let stale = found(&RULE, &[(AT, &text), (MADE, "# Where we stood")]);
        assert!(stale.len() == 1 && stale[0].contains("is not as it is made"), "{stale:?}");
    }
}
