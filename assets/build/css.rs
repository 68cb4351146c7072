//! Joins the css of NL Design System and ours, and makes the stylesheets of the themes.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use crate::{Outcome, dist::Dist, read_text};

/// The components of NL Design System that we use.
const PACKAGES: [&str; 12] = [
    "@nl-design-system-candidate/button-css/dist/button.css",
    "@nl-design-system-candidate/heading-css/dist/heading.css",
    "@nl-design-system-candidate/link-css/dist/link.css",
    "@nl-design-system-candidate/paragraph-css/dist/paragraph.css",
    "@nl-design-system-candidate/skip-link-css/dist/skip-link.css",
    "@utrecht/checkbox-css/dist/index.css",
    "@utrecht/form-label-css/dist/index.css",
    "@utrecht/radio-button-css/dist/index.css",
    "@utrecht/select-css/dist/index.css",
    "@utrecht/table-css/dist/index.css",
    "@utrecht/textarea-css/dist/index.css",
    "@utrecht/textbox-css/dist/index.css",
];

/// Our own files after those, in this order: the bare elements first, the exceptions last.
const OURS: [&str; 23] = [
    "fonts",
    "base",
    "nl",
    "words",
    "frame",
    "thread",
    "footer",
    "marks",
    "opening",
    "article",
    "results",
    "contribution",
    "figure",
    "rope",
    "table",
    "notice",
    "form",
    "questionnaire",
    "compare",
    "work",
    "list",
    "tree",
    "media",
];

const VOORBEELD: &str = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css";
const BANNER: &str = "/*! Samenkoers, EUPL-1.2; with components of NL Design System, EUPL-1.2. See licences.txt. */\n";

/// The logical names of the stylesheets.
pub const SHEETS: [&str; 3] = ["css/samenkoers.css", "themes/samenkoers.css", "themes/voorbeeld.css"];

/// Logical name and minified text of each stylesheet. The fonts are in `dist` already: their names are filled in.
pub fn stylesheets(here: &Path, dist: &Dist) -> Outcome<Vec<(String, String)>> {
    let modules = here.join("node_modules");
    let mut joined = String::new();
    for file in PACKAGES {
        joined.push_str(&read_text(&modules.join(file))?);
        joined.push('\n');
    }
    for name in OURS {
        joined.push_str(&read_text(&here.join("css").join(format!("{name}.css")))?);
    }
    for (name, url) in dist.urls("fonts/") {
        joined = joined.replace(&format!("\"{name}\""), &format!("\"{url}\""));
    }

    let theme = |name: &str| read_text(&here.join("themes").join(format!("{name}.css")));
    let samenkoers = theme("samenkoers")? + &theme("samenkoers-nl")?;
    let voorbeeld = theme("voorbeeld")?;
    let used = names_used(&joined).chain(names_used(&voorbeeld)).collect();
    let tokens = pruned(&read_text(&modules.join(VOORBEELD))?, used);
    let texts = [minified(here, &joined)?, minified(here, &samenkoers)?, minified(here, &(tokens + &voorbeeld))?];
    Ok(SHEETS.map(str::to_owned).into_iter().zip(texts).collect())
}

/// Lightning CSS comes with npm: as a crate it would be a twentieth of a cold build.
fn minified(here: &Path, text: &str) -> Outcome<String> {
    let problem = |error: std::io::Error| format!("css: cannot run node: {error}");
    let mut node = Command::new("node")
        .arg(here.join("build/minify.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(problem)?;
    // It reads everything before it writes, so that neither waits for the other.
    if let Some(mut input) = node.stdin.take() {
        input.write_all(text.as_bytes()).map_err(problem)?;
    }
    let run = node.wait_with_output().map_err(problem)?;
    if !run.status.success() {
        return Err(format!("css: {}", String::from_utf8_lossy(&run.stderr)));
    }
    Ok(format!("{BANNER}{}", String::from_utf8_lossy(&run.stdout)))
}

/// The custom properties that a text reads.
fn names_used(text: &str) -> impl Iterator<Item = &str> {
    text.split("var(").skip(1).filter_map(|rest| {
        let rest = rest.trim_start();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))?;
        Some(&rest[..end])
    })
}

/// A theme of NL Design System holds thousands of tokens; this keeps those that are used, directly or through another.
fn pruned(theme: &str, used: BTreeSet<&str>) -> String {
    let tokens: BTreeMap<&str, &str> = theme
        .lines()
        .filter_map(|line| line.trim().strip_suffix(';').or_else(|| line.trim().split_once("; /*").map(|(token, _)| token)))
        .filter_map(|token| token.split_once(": "))
        .collect();
    let mut kept = BTreeMap::new();
    let mut open: Vec<&str> = used.into_iter().collect();
    while let Some(name) = open.pop() {
        if let Some(value) = tokens.get(name)
            && kept.insert(name, *value).is_none()
        {
            open.extend(names_used(value));
        }
    }
    let lines: String = kept.iter().map(|(name, value)| format!("{name}:{value};\n")).collect();
    format!(".voorbeeld-theme{{{lines}}}\n")
}
