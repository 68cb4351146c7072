//! `cargo x setup`: what the tests need besides Rust and Node.js.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::Outcome;
use crate::command::{command, find, is_root, must, output, root, step, target};
use crate::postgres;

/// Runs the task.
pub fn run(rest: &[String]) -> Outcome {
    if let Some(word) = rest.first() {
        return Err(format!("there is no argument `{word}`"));
    }
    Ok(match ensure()? {
        Ready::Yes => ExitCode::SUCCESS,
        Ready::AfterRunning(line) => {
            eprintln!("{line}");
            ExitCode::from(2)
        }
    })
}

/// Whether the tests can run.
pub enum Ready {
    /// All is there.
    Yes,
    /// Someone with more rights has to run this line first.
    AfterRunning(String),
}

/// Installs what is missing, as far as this process may; says nothing when all is there.
pub fn ensure() -> Result<Ready, String> {
    if find("npm").is_none() {
        return Err("Node.js 20 or newer, with npm, is needed for the styles and the browser tests".to_owned());
    }
    if let Ready::AfterRunning(line) = packages(&missing_packages())? {
        return Ok(Ready::AfterRunning(line));
    }
    // Those of the styles are fetched by the build itself (assets/build).
    node_packages(&root().join("e2e"))?;
    python_packages()?;
    Ok(Ready::Yes)
}

/// Installs Python with its packages, where they are missing, and nothing else.
pub fn ensure_python() -> Result<Ready, String> {
    let missing: Vec<_> = missing_packages().into_iter().filter(|package| *package == "python3-venv").collect();
    let ready = packages(&missing)?;
    if matches!(ready, Ready::Yes) {
        python_packages()?;
    }
    Ok(ready)
}

/// Where the tests find Python with the packages of `xtask/requirements.txt`.
pub fn python_folder() -> PathBuf {
    target().join("venv")
}

/// Debian's names of what is not here.
fn missing_packages() -> Vec<&'static str> {
    let python = || output(command("python3").args(["-c", "import ensurepip, venv"])).is_ok();
    let needs = [
        ("chromium", find("chromium").is_some()),
        ("postgresql", postgres::programs().is_some()),
        ("default-jre-headless", find("java").is_some()),
        ("python3-venv", python_folder().join("bin/python").exists() || python()),
    ];
    needs.into_iter().filter(|(_, here)| !here).map(|(package, _)| package).collect()
}

/// Installs what is missing of Debian's, or says what has to be run for that.
fn packages(missing: &[&str]) -> Result<Ready, String> {
    if missing.is_empty() {
        return Ok(Ready::Yes);
    }
    let install = format!("apt-get install --yes --no-install-recommends {}", missing.join(" "));
    if find("apt-get").is_none() || !is_root()? {
        return Ok(Ready::AfterRunning(format!("sudo sh -c 'apt-get update && {install}'")));
    }
    install_packages(missing)?;
    Ok(Ready::Yes)
}

fn install_packages(packages: &[&str]) -> Result<(), String> {
    step(&format!("installing {}", packages.join(", ")));
    let apt = || {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").args(["-q", "-o", "DPkg::Lock::Timeout=600"]);
        apt
    };
    must(apt().arg("update"))?;
    must(apt().args(["install", "--yes", "--no-install-recommends"]).args(packages))
}

/// `npm ci` in `folder`, when its lock file changed since the last time.
fn node_packages(folder: &Path) -> Result<(), String> {
    let lock = folder.join("package-lock.json");
    let stamp = folder.join("node_modules/.installed-lock");
    if !lock.exists() || same(&lock, &stamp) {
        return Ok(());
    }
    step(&format!("npm ci in {}", folder.display()));
    must(command("npm").current_dir(folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    copy(&lock, &stamp)
}

fn python_packages() -> Result<(), String> {
    let wanted = root().join("xtask/requirements.txt");
    let stamp = python_folder().join("requirements.txt");
    if same(&wanted, &stamp) {
        return Ok(());
    }
    step("Python packages for the tests");
    must(command("python3").args(["-m", "venv"]).arg(python_folder()))?;
    // Not `bin/pip`: that names the folder that it was made in, which may be another one by now.
    let mut python = command(python_folder().join("bin/python"));
    must(python.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(&wanted))?;
    copy(&wanted, &stamp)
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}", to.display()))
}
