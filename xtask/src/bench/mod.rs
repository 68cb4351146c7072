//! `cargo x bench`: speed and size, as ratios against peers that it installs itself, in one run. Writes docs/benchmarks.md;
//! nothing fails because it is slow.

mod data;
mod import;
mod pages;
mod process;
mod report;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::Outcome;
use crate::command::{cargo, command, must, root, step, target};
use report::Table;

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

    /// A data folder with one empty municipality.
    fn municipality(&self, data: &Path) -> Result<(), String> {
        // What an earlier run left.
        let _ = fs::remove_dir_all(data);
        let words =
            ["municipality", "add", "meting", "--name", "Gemeente Meting", "--area", "GM0001", "--host", "meting.localhost"];
        process::run(&mut self.program(data, &words)).map(drop)
    }
}

/// Runs the task: `import`, `pages`, or both; `--binary FILE` measures a program that is there already.
pub fn run(rest: &[String]) -> Outcome {
    let (mut only, mut binary) = (None, None);
    let mut words = rest.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--binary" => binary = words.next().map(PathBuf::from),
            "import" | "pages" => only = Some(word.as_str()),
            _ => return Err(format!("there is no part `{word}`; there are import and pages")),
        }
    }
    let binary = match binary {
        Some(binary) => binary,
        None => {
            step("build (release)");
            must(cargo().args(["build", "--release"]))?;
            target().join("release/samenkoers")
        }
    };
    let place = Place { binary, folder: target().join("bench"), python: python()?, scripts: root().join("xtask/bench") };
    must(command("npm").current_dir(&place.scripts).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]))?;
    fs::create_dir_all(&place.folder).map_err(|error| error.to_string())?;
    let before = process::machine();
    let mut tables: Vec<Table> = Vec::new();
    if only.is_none_or(|part| part == "import") {
        step("import");
        tables.push(import::measure(&place)?);
    }
    if only.is_none_or(|part| part == "pages") {
        step("pages");
        tables.extend(pages::measure(&place)?);
    }
    let body: Vec<_> = tables.iter().map(Table::text).collect();
    let text = format!(
        "# Benchmarks\nMeasured by `cargo x bench` in the `release` profile; {before} before, {} after. Times are of this machine; only the\n\
         ratios mean something elsewhere. The peers do less: no checks, no history, no staging.\n\n{}",
        process::machine(),
        body.join("\n")
    );
    if only.is_none() {
        fs::write(root().join("docs/benchmarks.md"), &text).map_err(|error| error.to_string())?;
    }
    eprintln!("{text}");
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
