//! Fetches the third-party styles and fonts with npm, joins and minifies the css, and embeds everything under hashed names.

#![expect(clippy::print_stdout, reason = "a build script speaks to cargo over standard output")]

mod css;
mod dist;
mod npm;

use std::{
    env, fs,
    path::Path,
    process::{Command, ExitCode},
};

use dist::Dist;

/// What a step of the build gives, or one sentence that says what is wrong and how to solve it.
type Outcome<T> = Result<T, String>;

/// Our own folders and files: a change in them builds again.
const WATCHED: [&str; 8] = ["build", "css", "themes", "js", "svg", "package.json", "package-lock.json", ".npmrc"];

/// The web fonts: name in our css, letters and optical sizes that are kept, file in `node_modules`.
const WEB_FONTS: [(&str, &str, Option<&str>, &str); 6] = [
    ("literata", "latin", Some("opsz=14:72"), "literata/files/literata-latin-opsz-normal.woff2"),
    ("literata-italic", "latin", None, "literata/files/literata-latin-wght-italic.woff2"),
    ("atkinson", "latin", None, "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2"),
    ("atkinson-italic", "latin", None, "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2"),
    ("public-sans", "latin", None, "public-sans/files/public-sans-latin-wght-normal.woff2"),
    ("public-sans-digits", "digits", None, "public-sans/files/public-sans-latin-wght-normal.woff2"),
];

/// The lightest and the boldest weight on any page; the fonts have more.
const WEIGHTS: &str = "wght=400:700";

/// The fonts for pdf, which cannot use woff2.
const PDF_FONTS: [&str; 9] = [
    "literata/400Regular/Literata_400Regular.ttf",
    "literata/400Regular_Italic/Literata_400Regular_Italic.ttf",
    "literata/500Medium/Literata_500Medium.ttf",
    "literata/600SemiBold/Literata_600SemiBold.ttf",
    "atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
    "atkinson-hyperlegible-next/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf",
    "atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf",
    "public-sans/400Regular/PublicSans_400Regular.ttf",
    "public-sans/700Bold/PublicSans_700Bold.ttf",
];

fn main() -> ExitCode {
    for path in WATCHED {
        println!("cargo::rerun-if-changed={path}");
    }
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            println!("cargo::error={sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Without the packages the program is still built, so that it can say by itself what is missing and end in good order. The
/// next build looks again, because the stamp is not there.
fn without_packages(here: &Path, mut dist: Dist, sentence: &str) -> Outcome<()> {
    println!("cargo::warning={sentence}");
    println!("cargo::rerun-if-changed=node_modules/{}", npm::STAMP);
    for name in css::SHEETS {
        dist.add(name, b"")?;
    }
    for folder in ["js", "svg"] {
        for name in names(&here.join(folder))? {
            dist.add(&format!("{folder}/{name}"), b"")?;
        }
    }
    dist.write_table(Some(sentence))
}

fn build() -> Outcome<()> {
    let here = env::var("CARGO_MANIFEST_DIR").map_err(|error| error.to_string())?;
    let here = Path::new(&here);
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let mut dist = Dist::new(Path::new(&out))?;
    if let Err(sentence) = npm::install(here) {
        return without_packages(here, dist, &sentence);
    }
    let modules = here.join("node_modules");
    for (name, letters, sizes, file) in WEB_FONTS {
        let font = modules.join("@fontsource-variable").join(file);
        dist.add(&format!("fonts/{name}.woff2"), &subset(here, letters, sizes, &font)?)?;
    }
    for (name, text) in css::stylesheets(here, &dist)? {
        dist.add(&name, text.as_bytes())?;
    }
    for folder in ["js", "svg"] {
        for name in names(&here.join(folder))? {
            dist.add(&format!("{folder}/{name}"), &read(&here.join(folder).join(&name))?)?;
        }
    }
    dist.add("licences.txt", npm::licences(here)?.as_bytes())?;
    for file in PDF_FONTS {
        dist.add_pdf_font(&read(&modules.join("@expo-google-fonts").join(file))?)?;
    }
    dist.write_table(None)
}

/// A font with only the letters and weights that pages use: a first visit loads three of them.
fn subset(here: &Path, letters: &str, sizes: Option<&str>, font: &Path) -> Outcome<Vec<u8>> {
    let mut node = Command::new("node");
    node.arg(here.join("build/subset.mjs")).arg(font).args([letters, WEIGHTS]).args(sizes);
    let run = node.output().map_err(|error| format!("cannot run node: {error}"))?;
    if run.status.success() {
        Ok(run.stdout)
    } else {
        Err(format!("cannot subset {}: {}", font.display(), String::from_utf8_lossy(&run.stderr)))
    }
}

/// Reads a file, with its path in the error.
fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Reads a file of text.
fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// The names in a folder, in a fixed order.
fn names(folder: &Path) -> Outcome<Vec<String>> {
    let problem = |error: std::io::Error| format!("cannot read {}: {error}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(problem)? {
        names.push(entry.map_err(problem)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}
