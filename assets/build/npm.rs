//! Installs the packages of the lock file when it has changed, and collects their licences.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::ErrorKind,
    path::Path,
    process::Command,
};

use crate::{Outcome, dist::hash, names, read, read_text};

const WAY_OUT: &str = "Samenkoers needs npm (Node.js 20 or newer) to fetch its styles and fonts: \
                       install Node.js, then run the command again.";

/// What stands in `node_modules` once it was made from the lock file.
pub const STAMP: &str = ".samenkoers-stamp";

/// The command's name; on Windows npm is a script.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Runs `npm ci` if `node_modules` was not made from this lock file. Builds that run at once wait for each other.
pub fn install(here: &Path) -> Outcome<()> {
    let guard = File::create(here.join(".install-lock"))
        .map_err(|error| format!("cannot make the lock file in {}: {error}", here.display()))?;
    guard.lock().map_err(|error| format!("cannot wait for another build: {error}"))?;

    let wanted = hash(&read(&here.join("package-lock.json"))?);
    let stamp = here.join("node_modules").join(STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|present| present == wanted) {
        return Ok(());
    }
    let run = Command::new(NPM).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(here).output().map_err(
        |error| match error.kind() {
            ErrorKind::NotFound => WAY_OUT.to_owned(),
            _ => format!("cannot start npm: {error}. {WAY_OUT}"),
        },
    )?;
    if !run.status.success() {
        let said = String::from_utf8_lossy(&run.stderr);
        let reason = said.lines().find(|line| line.starts_with("npm error")).unwrap_or("no reason given");
        return Err(format!("npm could not fetch the styles and fonts ({reason}): check the network, then run the command again."));
    }
    fs::write(&stamp, wanted).map_err(|error| format!("cannot write {}: {error}", stamp.display()))
}

/// The licence texts of all packages, each text once, as the licences of the fonts and styles ask.
pub fn licences(here: &Path) -> Outcome<String> {
    let modules = here.join("node_modules");
    let mut packages_of: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for scope in names(&modules)?.into_iter().filter(|name| name.starts_with('@')) {
        for package in names(&modules.join(&scope))? {
            let folder = modules.join(&scope).join(&package);
            for file in names(&folder)?.into_iter().filter(|name| name.starts_with("LICEN")) {
                let text = read_text(&folder.join(file))?;
                packages_of.entry(text).or_default().push(format!("{scope}/{package}"));
            }
        }
    }
    let mut all = String::from("Styles and fonts of others that Samenkoers ships, with their licences.\n");
    for (text, packages) in packages_of {
        all.push_str(&format!("\n\n==== {} ====\n\n{text}", packages.join(", ")));
    }
    Ok(all)
}
