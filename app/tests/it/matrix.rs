//! The access matrix: every route × every role, kept as a table that a person can read (`docs/access-matrix.md`).

use app::program;
use kernel::Capacity;
use std::fmt::Write as _;
use std::path::Path;

fn matrix() -> String {
    let policies = program::policies().unwrap();
    let columns: Vec<_> = Capacity::ALL.into_iter().filter(|capacity| *capacity != Capacity::System).collect();
    let mut text = String::from(
        "# Access matrix\n\nWho gets past the gate of each route, by capacity (with a second factor); made from the routes and the policies, \
         and held by a test. What somebody may do to one particular thing behind the gate is decided by its policy.\n\n",
    );
    let names = columns.iter().map(|capacity| capacity.word().replace('_', " ")).collect::<Vec<_>>().join(" | ");
    let rule = columns.iter().map(|_| ":-:").collect::<Vec<_>>().join(" | ");
    writeln!(text, "| part | | address | action | {names} |\n| --- | --- | --- | --- | {rule} |").unwrap();
    for part in program::parts() {
        for row in part.routes.rows() {
            let answers = row.gate.row(&policies);
            let mark = |capacity| if answers.contains(&(capacity, true)) { "✔" } else { "✘" };
            let marks = columns.iter().map(|capacity| mark(*capacity)).collect::<Vec<_>>().join(" | ");
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
    let secret = ["/uitnodiging/{secret}", "/wachtwoord-vergeten/{secret}", "/weg-terug/{secret}"];
    let ways_in = ["/inloggen/passkey", "/inloggen/passkey/begin", "/l/{secret}"];
    let contributing = ["/inbreng/nieuw", "/volg", "/volg/{secret}/verbetering", "/volg/{secret}/intrekking"];
    let answering = [
        "/vragenlijsten/{key}",
        "/vragenlijsten/{key}/verder",
        "/vragenlijsten/{key}/vragen/{number}",
        "/vragenlijsten/{key}/klopt-dit",
        "/vragenlijsten/{key}/vergeten",
        "/meedoen/{secret}",
    ];
    let open = ["/inloggen", "/inloggen/code", "/inloggen/voorbeeld", "/uitloggen", "/wachtwoord-vergeten"];
    for row in program::parts().iter().flat_map(|part| part.routes.rows()).filter(|row| row.method == "POST") {
        let visitor = row.gate.row(&policies).iter().any(|(capacity, yes)| *capacity == Capacity::Visitor && *yes);
        let listed = [&open[..], &secret, &ways_in, &contributing, &answering].iter().any(|paths| paths.contains(&row.path));
        assert!(!visitor || listed, "{} is open to visitors", row.path);
    }
}
