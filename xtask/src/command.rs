//! Where the repository is, and running programs in it with their output left alone.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    root().join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// A command that runs in the root of the repository.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The cargo that started this task.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Says on standard error which step begins, so that it stands between the output of the steps.
pub fn step(what: &str) {
    eprintln!("==> {what}");
}

/// Runs `command` with its output shown. `Ok(false)` when it ran and failed; `Err` when it could not start.
pub fn succeeds(command: &mut Command) -> Result<bool, String> {
    let status = command.status().map_err(|error| format!("{} does not start: {error}", name(command)))?;
    Ok(status.success())
}

/// Runs `command` with its output shown; a failure is an error that names it.
pub fn must(command: &mut Command) -> Result<(), String> {
    if succeeds(command)? { Ok(()) } else { Err(format!("{} failed", name(command))) }
}

/// What `command` writes to standard output.
pub fn output(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("{} does not start: {error}", name(command)))?;
    if !output.status.success() {
        return Err(format!("{} failed:\n{}", name(command), String::from_utf8_lossy(&output.stderr)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The full path of `program`, when it can be run from here.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Whether this process runs as root.
pub fn is_root() -> Result<bool, String> {
    Ok(output(Command::new("id").arg("-u"))?.trim() == "0")
}

fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args().take(3));
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
