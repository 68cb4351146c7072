//! The report to the council as a file, asked of an independent validator: PDF/UA-1 and PDF/A-2a.

use crate::commands::{samenkoers, with_municipality, words};
use std::path::Path;
use std::process::Command;

const ASK: &str = "
import sys, page
for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
    report = str(page.validate_pdf(sys.argv[1], profile=profile))
    print(report)
    if 'Checks: 0 failed' not in report:
        sys.exit(1)
";

#[test]
fn the_report_is_accessible_and_lasting() {
    let data = with_municipality();
    let strategy = Path::new(env!("CARGO_MANIFEST_DIR")).join("../world/waterstad/strategie.toml");
    assert!(samenkoers(data.path(), &["strategy", "import", strategy.to_str().unwrap()]).status.success());
    for language in ["nl", "en"] {
        let file = data.path().join(format!("raad-{language}.pdf"));
        let made = samenkoers(data.path(), &["report", "council", "--language", language, "--out", file.to_str().unwrap()]);
        assert!(made.status.success(), "{}", words(&made));
        let Some(venv) = std::env::var_os("SAMENKOERS_VENV") else {
            println!("skipped: SAMENKOERS_VENV is not set");
            return;
        };
        let asked = Command::new(Path::new(&venv).join("bin/python")).args(["-c", ASK]).arg(&file).output().unwrap();
        assert!(asked.status.success(), "{}", words(&asked));
    }
}

#[test]
fn a_report_needs_an_agenda_and_a_known_ending() {
    let data = with_municipality();
    let none = samenkoers(data.path(), &["report", "council", "--out", data.path().join("raad.pdf").to_str().unwrap()]);
    assert_eq!(none.status.code(), Some(2));
    assert!(words(&none).contains("no agenda"), "{}", words(&none));
    let ending = samenkoers(data.path(), &["report", "council", "--out", data.path().join("raad.docx").to_str().unwrap()]);
    assert_eq!(ending.status.code(), Some(2));
}
