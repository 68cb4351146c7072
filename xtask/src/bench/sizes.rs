//! What a first visit to the home page costs: its text, styles and scripts, and the fonts that they ask for.

use super::process::get;
use super::report::{Aim, Table, number};

/// Bytes of a kB.
const KB: f64 = 1000.0;

/// In the names of fonts that the home page does not use.
const LATER: [&str; 2] = ["-italic.", "/public-sans."];

/// Measures, and gives the table of the report.
pub fn measure(address: &str, host: &str) -> Result<Table, String> {
    let size = |path: &str| get(address, host, path, true).map(|(_, body)| body.len() as f64 / KB);
    let text = |path: &str| get(address, host, path, false).map(|(_, body)| String::from_utf8_lossy(&body).into_owned());
    let page = text("/")?;
    let mut table = Table::new("A first visit to the home page", &["", "kB as sent"]);
    let mut parts = vec![("/".to_owned(), size("/")?)];
    let mut fonts = Vec::new();
    for path in between(&page, "\"/static/", "\"").into_iter().filter(|path| path.contains(".css") || path.contains(".js")) {
        let path = format!("/static/{path}");
        parts.push((path.clone(), size(&path)?));
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for font in between(&text(&path)?, "url(", ")").into_iter().filter(|font| font.contains(".woff2")) {
            let font = absolute(folder, font.trim_matches('"'));
            fonts.push((font.clone(), size(&font)?));
        }
    }
    let sum = |rows: &[(String, f64)]| rows.iter().map(|(_, size)| size).sum::<f64>();
    let visit = sum(&parts);
    let at_home: Vec<_> = fonts.iter().filter(|(path, _)| !LATER.iter().any(|later| path.contains(later))).cloned().collect();
    let of_fonts = sum(&at_home);
    for (path, size) in parts.into_iter().chain(fonts) {
        table.row([plain(&path), number(size)]);
    }
    table.aim("kB of page, styles and scripts", visit, Aim::AtMost(60.0), "");
    table.say("A browser fetches an italic only for a page that uses it, and Public Sans only for the other theme.");
    table.aim("kB of the fonts of the home page", of_fonts, Aim::AtMost(100.0), "");
    Ok(table)
}

/// What stands between two marks, each once.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    let mut found: Vec<&str> = text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The address of a file that a style names from its own folder.
fn absolute(folder: &str, named: &str) -> String {
    if named.starts_with('/') {
        return named.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in named.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A path without the hash in it.
fn plain(path: &str) -> String {
    let parts: Vec<&str> = path.split('.').collect();
    match parts[..] {
        [name, _, ending] => format!("{name}.{ending}"),
        _ => path.to_owned(),
    }
}
