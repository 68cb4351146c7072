//! Joins the css of NL Design System and ours, and makes the stylesheets of the themes.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};

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
const OURS: [&str; 19] = [
    "fonts", "base", "nl", "words", "frame", "thread", "footer", "marks", "opening", "article", "results", "figure", "table",
    "notice", "form", "compare", "work", "list", "media",
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
    let texts = [minified(&joined)?, minified(&samenkoers)?, minified(&(tokens + &voorbeeld))?];
    Ok(SHEETS.map(str::to_owned).into_iter().zip(texts).collect())
}

fn minified(text: &str) -> Outcome<String> {
    let options = ParserOptions { error_recovery: true, ..ParserOptions::default() };
    let mut sheet = StyleSheet::parse(text, options).map_err(|error| format!("css: {error}"))?;
    sheet.minify(MinifyOptions::default()).map_err(|error| format!("css: {error}"))?;
    let printed =
        sheet.to_css(PrinterOptions { minify: true, ..PrinterOptions::default() }).map_err(|error| format!("css: {error}"))?;
    Ok(format!("{BANNER}{}", printed.code))
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
