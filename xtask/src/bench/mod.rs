//! `cargo x bench`: speed and size, as ratios against peers that it installs itself, in one run. Writes docs/benchmarks.md;
//! nothing fails because it is slow.

mod data;
mod groups;
mod growth;
mod import;
mod instructions;
mod pages;
mod process;
mod report;
mod rights;
mod sign_in;
mod sizes;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::Outcome;
use crate::command::{cargo, command, must, root, step, target};

/// Where things are while measuring.
struct Place {
    /// The program under measurement.
    binary: PathBuf,
    /// Data and databases.
    folder: PathBuf,
    /// Python with the peers.
    python: PathBuf,
    /// The peers' scripts.
    scripts: PathBuf,
}

impl Place {
    /// A command of the program on a data folder.
    fn program(&self, data: &Path, words: &[&str]) -> Command {
        let mut program = Command::new(&self.binary);
        program.args(words).arg("--data").arg(data);
        program
    }

    /// A file with an agenda of so many themes.
    fn strategy(&self, key: &str, themes: u32) -> Result<PathBuf, String> {
        let file = self.folder.join(format!("{key}.toml"));
        fs::write(&file, data::strategy(themes)).map_err(|error| error.to_string())?;
        Ok(file)
    }

    /// An empty municipality in a data folder.
    fn municipality(&self, data: &Path, key: &str, host: &str) -> Result<(), String> {
        let words = ["municipality", "add", key, "--name", "Gemeente Meting", "--area", "GM0001", "--host", host];
        process::run(&mut self.program(data, &words)).map(drop)
    }
}

/// The parts, in the order of the report.
const PARTS: [&str; 7] = ["import", "pages", "sign-in", "groups", "rights", "growth", "instructions"];

const ABOUT: &str = "Measured by `cargo x bench` on what users get (profile `dist`). Times are of that machine, only the ratios mean something \
elsewhere. The peers do less: no checks, no history, no staging. Parts can be measured apart";

/// Runs the task: one part, or all of them, into the report. `--binary FILE` measures a program that is there already, `--accept`
/// writes the counted instructions down as the measure of later runs.
pub fn run(rest: &[String]) -> Outcome {
    let (mut only, mut binary, mut accept) = (None, None, false);
    let mut words = rest.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--binary" => binary = words.next().map(PathBuf::from),
            "--accept" => accept = true,
            part if PARTS.contains(&part) => only = Some(part),
            _ => return Err(format!("there is no part `{word}`; there are {}", PARTS.join(", "))),
        }
    }
    let binary = match binary {
        Some(binary) => binary,
        None => {
            step("build (dist, what users get)");
            must(cargo().args(["build", "--profile", "dist"]))?;
            target().join("dist/samenkoers")
        }
    };
    let place = Place { binary, folder: target().join("bench"), python: python()?, scripts: root().join("xtask/bench") };
    must(command("npm").current_dir(&place.scripts).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]))?;
    fs::create_dir_all(&place.folder).map_err(|error| error.to_string())?;
    let report = root().join("docs/benchmarks.md");
    let mut text = fs::read_to_string(&report).unwrap_or_default();
    for part in PARTS.into_iter().filter(|part| only.is_none_or(|only| only == *part)) {
        step(part);
        let before = process::load_average();
        let mut tables = match part {
            "import" => vec![import::measure(&place)?],
            "pages" => pages::measure(&place)?,
            "sign-in" => vec![sign_in::measure(&place)?],
            "groups" => match env::var_os("SAMENKOERS_TESTDATA") {
                Some(data) => vec![groups::measure(&place, &Path::new(&data).join("opinion"))?],
                None => {
                    eprintln!("skipped: SAMENKOERS_TESTDATA is not set");
                    continue;
                }
            },
            "growth" => vec![growth::measure(&place)?],
            _ if !instructions::can() => {
                eprintln!("skipped: valgrind is not installed");
                continue;
            }
            "rights" => vec![rights::measure(&place)?],
            _ => vec![instructions::measure(&place, accept)?],
        };
        if let Some(last) = tables.last_mut() {
            last.say(&format!("Load average {before} before and {} after.", process::load_average()));
        }
        for table in &tables {
            eprintln!("{}", table.text());
            report::put(&mut text, table);
        }
    }
    let (_, tables) = text.split_at(text.find("\n## ").map_or(text.len(), |at| at + 1));
    let text = format!("# Benchmarks\n{ABOUT}, on {}.\n\n{tables}", process::machine());
    fs::write(report, text).map_err(|error| error.to_string())?;
    Ok(ExitCode::SUCCESS)
}

/// Python with the peers, installed when it is not there.
fn python() -> Result<PathBuf, String> {
    let (folder, wanted) = (target().join("bench-venv"), root().join("xtask/bench/requirements.txt"));
    let (python, stamp) = (folder.join("bin/python"), folder.join("requirements.txt"));
    if fs::read(&wanted).ok() != fs::read(&stamp).ok() {
        step("peers from PyPI");
        must(command("python3").args(["-m", "venv"]).arg(&folder))?;
        must(
            command(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(&wanted),
        )?;
        fs::copy(&wanted, &stamp).map_err(|error| error.to_string())?;
    }
    Ok(python)
}
