//! What holds for all parts together.

use app::program::{self, parts};
use kernel::settings::Lang;
use web::texts::Texts;

testing::on_both_engines! { parts;
    async fn every_post_refuses_a_form_without_its_token(db: testing::Database) {
        testing::assert_every_post_refuses_without_token(&db).await;
    }

    async fn every_page_that_needs_no_key_answers_every_role(db: testing::Database) {
        for role in std::iter::once(None).chain(kernel::Capacity::given().map(Some)) {
            let browser = db.browser();
            if let Some(role) = role {
                browser.sign_in(role).await;
            }
            for row in program::parts().iter().flat_map(|part| part.routes.rows()) {
                if row.method == "GET" && !row.path.contains('{') {
                    let page = browser.fetch(row.path).await;
                    assert!(page.status < 500, "{} as {role:?}: {}", row.path, page.status);
                    assert!(page.headers.contains_key("content-security-policy"), "{}", row.path);
                }
            }
        }
    }

    async fn a_part_that_is_off_has_no_routes_and_no_menu(db: testing::Database) {
        db.set(|settings| settings.parts.clear()).await;
        let browser = db.browser();
        browser.sign_in(kernel::Capacity::PolicyOfficer).await;
        let home = browser.open("/werk").await;
        for part in program::parts().iter().filter(|part| part.part.is_optional()) {
            for row in part.routes.rows().iter().filter(|row| row.method == "GET") {
                let page = browser.fetch(&row.path.replace(['{', '}'], "")).await;
                assert_eq!(page.status, 404, "{}", row.path);
            }
            for item in &part.menu {
                assert!(home.texts(&format!("a[href=\"{}\"]", item.path)).is_empty(), "{}", item.path);
            }
        }
    }
}

#[test]
fn the_texts_of_all_parts_fit_together_in_both_languages() {
    let parts = program::parts();
    let texts =
        Texts::merge(&std::iter::once(web::texts()).chain(parts.iter().map(|part| part.texts)).collect::<Vec<_>>()).unwrap();
    for part in &parts {
        for item in &part.menu {
            for lang in Lang::ALL {
                assert_ne!(texts.say(lang, item.text, &[]), "", "{}", item.text);
            }
        }
    }
}

/// What stands between `"` and `"` and looks like the verb of an event: `session.opened`.
fn verbs(text: &str) -> impl Iterator<Item = &str> {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|one| one.is_ascii_lowercase() || one == '_');
    text.split('"').filter(move |quoted| quoted.split_once('.').is_some_and(|(noun, verb)| is_word(noun) && is_word(verb)))
}

#[test]
fn every_event_has_words() {
    /// Names of files, which look like verbs.
    const FILES: [&str; 4] = [".html", ".toml", ".key", ".unfinished"];
    let parts = program::parts();
    let texts =
        Texts::merge(&std::iter::once(web::texts()).chain(parts.iter().map(|part| part.texts)).collect::<Vec<_>>()).unwrap();
    let register = kernel::activities::register().unwrap();
    let mut wordless = std::collections::BTreeSet::new();
    for file in sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..")) {
        let text = std::fs::read_to_string(file).unwrap();
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        for verb in verbs(program).filter(|verb| register.of_verb(verb).is_some() && !FILES.iter().any(|end| verb.ends_with(end))) {
            if !verb.starts_with("example.") && !texts.has(&format!("event-{}", verb.replace('.', "-"))) {
                wordless.insert(verb.to_owned());
            }
        }
    }
    assert!(wordless.is_empty(), "no text event-… for {wordless:?}");
}

/// The sources of the program, without its tests.
fn sources(root: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<_> = ["app/src", "kernel/src", "web/src", "domain"].map(|folder| root.join(folder)).into();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            match path.is_dir() {
                true if name != "tests" => folders.push(path),
                false if name.ends_with(".rs") && name != "tests.rs" => found.push(path),
                _ => {}
            }
        }
    }
    found
}

#[test]
fn every_route_has_its_own_address() {
    let mut seen = std::collections::BTreeSet::new();
    for row in program::parts().iter().flat_map(|part| part.routes.rows()) {
        assert!(seen.insert((row.method, row.path)), "{} {} stands twice", row.method, row.path);
    }
}

#[test]
fn tables_are_known_to_backups() {
    let migrations = program::migrations();
    let tables = kernel::db::copy::tables(&migrations);
    let count = |what: &str| migrations.iter().map(|step| step.sql.matches(what).count()).sum::<usize>();
    assert_eq!(tables.len(), count("CREATE TABLE") - count("DROP TABLE"));
    assert!(tables.iter().all(|table| !table.columns.is_empty()));
}

#[test]
fn the_program_joins_the_policies_beside_every_part() {
    let domain = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain");
    let folders = std::fs::read_dir(domain).unwrap().map(|entry| entry.unwrap().path());
    let beside = folders.map(|folder| ["access.cedar", "access.cedarschema"].map(|file| folder.join("src").join(file)));
    // What `cargo x prove` reads has to be what the program runs on.
    let mut proved: Vec<_> = beside.map(|files| files.map(|file| std::fs::read_to_string(file).unwrap())).collect();
    let mut joined: Vec<_> = program::part_policies().iter().map(|part| [part.policies, part.schema].map(str::to_owned)).collect();
    proved.sort();
    joined.sort();
    assert_eq!(proved, joined);
}
