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
