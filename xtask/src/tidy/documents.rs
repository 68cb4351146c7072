//! Documents that machines read: the paths that ARCHITECTURE.md names exist, and publiccode.yml is whole.

use super::{Finding, Rule, Tree};

pub const PATHS: Rule = Rule { name: "paths in ARCHITECTURE.md exist", find: paths, exceptions: &[] };
pub const PUBLICCODE: Rule = Rule { name: "publiccode.yml is whole", find: publiccode, exceptions: &[] };

const ARCHITECTURE: &str = "ARCHITECTURE.md";
const ENDS: [&str; 16] =
    ["rs", "md", "toml", "lock", "yml", "json", "html", "ftl", "cedar", "sql", "mjs", "js", "css", "csv", "cedarschema", "npmrc"];

fn paths(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut fence = None;
    let mut folders: Vec<(usize, String)> = Vec::new();
    for (number, line) in tree.text(ARCHITECTURE).unwrap_or_default().lines().enumerate() {
        if let Some(kind) = line.trim_start().strip_prefix("```") {
            fence = if fence.is_none() { Some(kind.trim()) } else { None };
            folders.clear();
            continue;
        }
        let named: Vec<String> = match fence {
            None => line.split('`').skip(1).step_by(2).flat_map(str::split_whitespace).map(str::to_owned).collect(),
            // A fence without a language is a listing: names first, then two blanks and what they are.
            Some("" | "text") => listed(line, &mut folders),
            Some(_) => Vec::new(),
        };
        let lost = named.iter().filter(|name| is_path(name) && !found(tree, name));
        findings.extend(lost.map(|name| Finding::line(ARCHITECTURE, number + 1, format_args!("`{name}` does not exist"))));
    }
    findings
}

/// The paths at the start of a line of a listing, below the folder that an indented line belongs to.
fn listed(line: &str, folders: &mut Vec<(usize, String)>) -> Vec<String> {
    let indent = line.len() - line.trim_start().len();
    folders.retain(|(depth, _)| *depth < indent);
    let names = line.trim_start().split("  ").next().unwrap_or_default();
    let parent = folders.last().map_or(String::new(), |(_, folder)| folder.clone());
    let full: Vec<_> = names.split([' ', ',']).filter(|name| is_path(name)).map(|name| format!("{parent}{name}")).collect();
    if let [only] = full.as_slice()
        && only.ends_with('/')
    {
        folders.push((indent, only.clone()));
    }
    full
}

/// Whether a word looks like a path in the repository: `kernel/src`, `deny.toml`, `domain/*/model.rs`.
pub fn is_path(word: &str) -> bool {
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "./_*-".contains(c));
    let ends_so = word.rsplit_once('.').is_some_and(|(start, end)| !start.is_empty() && ENDS.contains(&end));
    // `/resultaten/…` is the address of a page; `create/read` are words.
    plain && !word.starts_with('/') && (ends_so || word.ends_with('/') || (word.starts_with('.') && word.contains('/')))
}

/// Whether the path exists, from the root or in some part; a module may be a file or a folder.
pub fn found(tree: &Tree, name: &str) -> bool {
    let name = name.trim_end_matches('/');
    let folder = name.strip_suffix(".rs").unwrap_or(name);
    let places = ["", "domain/*/", "domain/*/src/"];
    let patterns: Vec<_> = places.iter().flat_map(|place| [format!("{place}{name}"), format!("{place}{folder}")]).collect();
    tree.sizes().any(|(path, _)| patterns.iter().any(|pattern| matches(pattern, path)))
}

/// Whether `path`, or a folder it lies in, has the form of `pattern`; `*` is anything within one name.
fn matches(pattern: &str, path: &str) -> bool {
    let mut names = path.split('/');
    pattern.split('/').all(|wanted| {
        names.next().is_some_and(|name| match wanted.split_once('*') {
            None => wanted == name,
            Some((start, end)) => name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end),
        })
    })
}

/// What the standard asks for, as paths of keys.
const MANDATORY: [&str; 16] = [
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "organisation/uri",
    "description/nl/shortDescription",
    "description/nl/longDescription",
    "description/nl/features",
    "description/en/shortDescription",
    "legal/license",
    "maintenance/type",
    "maintenance/contacts",
    "localisation/localisationReady",
    "localisation/availableLanguages",
];

fn publiccode(tree: &Tree) -> Vec<Finding> {
    const AT: &str = "publiccode.yml";
    let Some(text) = tree.text(AT) else {
        return vec![Finding::new(AT, "is missing")];
    };
    let keys = keys(text);
    let lacking = MANDATORY.iter().filter(|key| !keys.iter().any(|(path, _)| path == *key));
    let mut findings: Vec<_> = lacking.map(|key| Finding::new(AT, format!("`{key}` is missing"))).collect();
    for (path, value) in keys {
        let length = value.chars().count();
        let too = match path.rsplit('/').next() {
            Some("shortDescription") if length > 150 => "long: 150 characters is the most",
            Some("longDescription") if length < 150 => "short: 150 characters is the least",
            Some("longDescription") if length > 10_000 => "long: 10,000 characters is the most",
            _ => continue,
        };
        findings.push(Finding::new(AT, format!("`{path}` is too {too}")));
    }
    findings
}

/// The keys of a plain YAML file as paths, each with what stands behind it and in the deeper lines below it.
fn keys(text: &str) -> Vec<(String, String)> {
    let mut keys: Vec<(String, String)> = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        let content = line.trim_start();
        let indent = line.len() - content.len();
        let item = content.starts_with("- ");
        // A list may stand as deep as its key.
        open.retain(|(depth, _)| *depth < indent || (item && *depth == indent));
        let key = content.split_once(':').filter(|(key, _)| !item && key.chars().all(|c| c.is_ascii_alphanumeric()));
        let Some((name, value)) = key else {
            for (_, at) in &open {
                keys[*at].1 = format!("{} {content}", keys[*at].1).trim().to_owned();
            }
            continue;
        };
        let parent = open.last().map_or(String::new(), |(_, at)| format!("{}/", keys[*at].0));
        open.push((indent, keys.len()));
        keys.push((format!("{parent}{name}"), value.trim().trim_start_matches(['>', '|', '-']).trim_matches('"').to_owned()));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn paths_in_words_and_in_listings_are_looked_up() {
        let text = "See `kernel/src/lib.rs`, `domain/*/`, `model.rs`, `/resultaten/x`, `web::paths` and `read/write`.\n\
            ```\nREADME.md deny.toml   two files\ndomain/     all parts\n  people/     people\n```\n```rust\nuse gone.rs\n```\n";
        let files = [
            (ARCHITECTURE, text),
            ("kernel/src/lib.rs", ""),
            ("README.md", ""),
            ("deny.toml", ""),
            ("domain/people/src/model.rs", ""),
        ];
        assert_eq!(super::super::tests::found(&PATHS, &files), [""; 0]);
        let lost = text.replace("deny.toml", "denied.toml").replace("people/ ", "ghosts/ ").replace("lib.rs", "lab.rs");
        let findings = found(&PATHS, &[(ARCHITECTURE, &lost), files[1], files[2], files[3], files[4]]);
        assert_eq!(
            findings,
            [
                "ARCHITECTURE.md: line 1: `kernel/src/lab.rs` does not exist",
                "ARCHITECTURE.md: line 3: `denied.toml` does not exist",
                "ARCHITECTURE.md: line 5: `domain/ghosts/` does not exist",
            ]
        );
    }

    #[test]
    fn every_mandatory_key_is_asked_for() {
        let long = "word ".repeat(40);
        let text = format!(
            "publiccodeYmlVersion: \"0.5\"\nname: A\nurl: b\nplatforms:\n  - web\ndevelopmentStatus: development\nsoftwareType: c\n\
             organisation:\n  uri: d\ndescription:\n  en:\n    shortDescription: e\n  nl:\n    shortDescription: f\n    longDescription: >\n      {long}\n    features:\n    - g\n\
             legal:\n  license: EUPL-1.2\nmaintenance:\n  type: internal\n  contacts:\n    - name: h\nlocalisation:\n  localisationReady: true\n  availableLanguages: [nl]\n"
        );
        let check = |text: &str| found(&PUBLICCODE, &[("publiccode.yml", text)]);
        assert_eq!(check(&text), [""; 0]);
        assert_eq!(check(&text.replace("  license: EUPL-1.2\n", "")), ["publiccode.yml: `legal/license` is missing"]);
        assert!(check(&text.replace(&long, "short"))[0].contains("too short"));
        assert!(check(&text.replace("shortDescription: f", &format!("shortDescription: {long}")))[0].contains("too long"));
        assert_eq!(found(&PUBLICCODE, &[]).len(), 1);
    }
}
