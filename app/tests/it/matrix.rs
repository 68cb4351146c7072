//! The access matrix: every route × every role, kept as a table that a person can read (`docs/access-matrix.md`).

use app::program;
use kernel::Role;
use std::fmt::Write as _;
use std::path::Path;

fn matrix() -> String {
    let policies = program::policies().unwrap();
    let mut text = String::from(
        "# Access matrix\n\nWho gets past the gate of each route; made from the routes and the policies, and held by a test. What somebody may do \
         to one particular thing behind the gate is decided by its policy.\n\n| part | | address | action | visitor | policy officer | administrator |\n\
         | --- | --- | --- | --- | :-: | :-: | :-: |\n",
    );
    for part in program::parts() {
        for row in part.routes.rows() {
            let answers = row.gate.row(&policies);
            let mark = |role: Role| if answers.iter().any(|(other, yes)| *other == role && *yes) { "✔" } else { "✘" };
            let marks = [Role::Visitor, Role::PolicyOfficer, Role::Administrator].map(mark).join(" | ");
            writeln!(text, "| {} | {} | `{}` | {} | {marks} |", row.part.word(), row.method, row.path, row.gate.action).unwrap();
        }
    }
    text
}

#[test]
fn the_access_matrix_is_as_it_was_accepted() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/access-matrix.md");
    let now = matrix();
    if std::env::var_os("SAMENKOERS_WRITE").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let accepted = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        accepted == now,
        "docs/access-matrix.md differs; look at what changes, then accept it by SAMENKOERS_WRITE=1 cargo test -p samenkoers"
    );
}

#[test]
fn a_visitor_writes_nothing_but_the_sign_in_form() {
    let policies = program::policies().unwrap();
    // Forms that work for somebody without an account; this list may only shrink.
    let open = ["/inloggen", "/inloggen/voorbeeld", "/uitloggen"];
    for row in program::parts().iter().flat_map(|part| part.routes.rows()).filter(|row| row.method == "POST") {
        let visitor = row.gate.row(&policies).iter().any(|(role, yes)| *role == Role::Visitor && *yes);
        assert!(!visitor || open.contains(&row.path), "{} is open to visitors", row.path);
    }
}
