//! The styles keep their promises: defined tokens, readable contrast, documented classes, small files.

use std::{collections::BTreeMap, fs, path::Path};

type Tokens = BTreeMap<String, String>;

fn text(logical: &str) -> &'static str {
    std::str::from_utf8(assets::bytes(logical)).expect("utf-8")
}

/// The files in a folder of this crate, with their text.
fn sources(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    fs::read_dir(folder)
        .expect("folder")
        .map(|entry| {
            let entry = entry.expect("entry");
            let text = fs::read_to_string(entry.path()).expect("text");
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .collect()
}

/// The custom properties that a stylesheet sets; of two with one name the last.
fn tokens(css: &str) -> Tokens {
    css.split(['{', ';', '}'])
        .filter_map(|declaration| declaration.split_once(':'))
        .filter(|(name, _)| name.trim().starts_with("--"))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

/// The three colour schemes: the default theme in light and in dark, and voorbeeld.
fn schemes() -> [(&'static str, Tokens); 3] {
    let samenkoers = text("themes/samenkoers.css");
    let start = samenkoers.find("@media").expect("a dark scheme");
    let end = start + samenkoers[start..].find("}}").expect("the end of the dark scheme");
    let mut light = tokens(&samenkoers[..start]);
    light.extend(tokens(&samenkoers[end..]));
    let mut dark = light.clone();
    dark.extend(tokens(&samenkoers[start..end]));
    assert_ne!(light["--sk-paper"], dark["--sk-paper"], "the dark scheme was not found");
    [("light", light), ("dark", dark), ("voorbeeld", tokens(text("themes/voorbeeld.css")))]
}

/// The value of a token, followed through the tokens it refers to.
fn value<'a>(tokens: &'a Tokens, name: &str) -> &'a str {
    let value = tokens.get(name).unwrap_or_else(|| panic!("{name} is not defined"));
    match value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) {
        Some(other) => self::value(tokens, other),
        None => value,
    }
}

/// Relative luminance of WCAG 2 of a colour written as #rgb or #rrggbb.
fn luminance(colour: &str) -> f64 {
    let digits = colour.strip_prefix('#').unwrap_or_else(|| panic!("{colour} is not written with #"));
    let channel = |index: usize| {
        let pair = match digits.len() {
            3 => digits[index..=index].repeat(2),
            _ => digits[index * 2..index * 2 + 2].to_owned(),
        };
        let part = f64::from(u8::from_str_radix(&pair, 16).expect("hexadecimal")) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2)
}

/// Contrast ratio of WCAG 2.
fn contrast(tokens: &Tokens, front: &str, ground: &str) -> f64 {
    let (a, b) = (luminance(value(tokens, front)), luminance(value(tokens, ground)));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn too_low(pairs: &[(&str, &str)], least: f64) -> Vec<String> {
    let mut low = Vec::new();
    for (scheme, tokens) in schemes() {
        for (front, ground) in pairs {
            let ratio = contrast(&tokens, front, ground);
            if ratio < least {
                low.push(format!("{scheme}: {front} on {ground} is {ratio:.2}"));
            }
        }
    }
    low
}

#[test]
fn contrast_is_computed_as_wcag_does() {
    let tokens = tokens(".x{--black:#000;--white:#ffffff;--grey:#767676}");
    assert!((contrast(&tokens, "--black", "--white") - 21.0).abs() < 0.001);
    assert!((contrast(&tokens, "--grey", "--white") - 4.54).abs() < 0.01);
}

#[test]
fn text_has_a_contrast_of_at_least_four_and_a_half() {
    let pairs = [
        ("--sk-ink", "--sk-paper"),
        ("--sk-ink", "--sk-surface"),
        ("--sk-ink", "--sk-mark-ground"),
        ("--sk-ink-soft", "--sk-paper"),
        ("--sk-ink-soft", "--sk-surface"),
        ("--sk-link", "--sk-paper"),
        ("--sk-link", "--sk-surface"),
        ("--sk-behind", "--sk-paper"),
        ("--sk-behind", "--sk-surface"),
        ("--sk-thread", "--sk-paper"),
        ("--sk-nation", "--sk-paper"),
        ("--sk-peers", "--sk-paper"),
        ("--sk-ink", "--sk-shade-1"),
        ("--sk-ink", "--sk-shade-2"),
        ("--sk-ink", "--sk-shade-3"),
        ("--sk-paper", "--sk-shade-4"),
        ("--sk-paper", "--sk-shade-5"),
        ("--sk-action-text", "--sk-action"),
        ("--sk-action-text", "--sk-action-hover"),
    ];
    assert_eq!(too_low(&pairs, 4.5), Vec::<String>::new());
}

#[test]
fn marks_lines_and_field_borders_have_a_contrast_of_at_least_three() {
    let pairs = [
        ("--sk-on-course", "--sk-paper"),
        ("--sk-on-course", "--sk-surface"),
        ("--sk-undetermined", "--sk-paper"),
        ("--sk-undetermined", "--sk-surface"),
        ("--sk-no-figure", "--sk-paper"),
        ("--sk-no-figure", "--sk-surface"),
        ("--sk-thread", "--sk-surface"),
        ("--sk-line-strong", "--sk-paper"),
        ("--sk-line-strong", "--sk-surface"),
        ("--sk-action", "--sk-paper"),
    ];
    assert_eq!(too_low(&pairs, 3.0), Vec::<String>::new());
}

#[test]
fn every_token_of_ours_that_is_read_is_defined_by_each_theme() {
    let css = text("css/samenkoers.css");
    let shared = tokens(css);
    let mut missing = Vec::new();
    for (scheme, theme) in schemes() {
        let own: String = theme.values().map(|value| format!("{value};")).collect();
        for read in css.split("var(").chain(own.split("var(")).skip(1).filter(|rest| rest.starts_with("--sk-")) {
            let name = read.split([')', ',']).next().expect("a name").trim();
            if !theme.contains_key(name) && !shared.contains_key(name) {
                missing.push(format!("{scheme}: {name}"));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_class_of_the_samples_has_a_style() {
    let readme = include_str!("../README.md");
    let css = text("css/samenkoers.css");
    let samples = readme.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let classes: Vec<&str> = samples.flat_map(str::split_whitespace).filter(|name| *name != "…").collect();
    assert!(classes.len() > 100, "the samples were not found");
    let styled = |class: &str| {
        css.split(&format!(".{class}"))
            .skip(1)
            .any(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || "-_".contains(c)))
    };
    // Names for a theme, a whole page, a list of steps and the plainest notice: they say what it is and look like nothing.
    let bare = ["samenkoers-theme", "sk-page", "sk-steps", "sk-notice--info"];
    let unknown: Vec<&&str> = classes.iter().filter(|class| !bare.contains(class) && !styled(class)).collect();
    assert_eq!(unknown, Vec::<&&str>::new());
}

#[test]
fn files_of_css_stay_short() {
    for (name, text) in sources("css").into_iter().chain(sources("themes")) {
        assert!(text.lines().count() <= 300, "{name} has {} lines", text.lines().count());
    }
}

#[test]
fn colours_are_set_by_themes_only() {
    for (name, text) in sources("css") {
        let hexadecimal = text.match_indices('#').any(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_hexdigit()));
        assert!(!hexadecimal, "{name} holds a colour; a theme must set it");
    }
}
