//! `cargo x test`: every Rust test on both databases, then the browser against the example municipalities.

use std::fs;
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Duration;

use crate::Outcome;
use crate::command::{cargo, command, must, output, root, step, succeeds};
use crate::dev::binary;
use crate::guard::{self, Guard};
use crate::postgres;
use crate::setup::{Ready, ensure, python_folder};

/// What was asked for.
#[derive(Debug, Default, PartialEq)]
struct Wish {
    filter: Option<String>,
    only_rust: bool,
    only_browser: bool,
}

/// Runs the task.
pub fn run(rest: &[String]) -> Outcome {
    let wish = wish(rest)?;
    if let Ready::AfterRunning(line) = ensure()? {
        eprintln!("Something is missing. Run this first:\n{line}");
        return Ok(ExitCode::from(2));
    }
    step("build");
    // With the tests, so that both steps build the dependencies with one set of features.
    must(cargo().args(["build", "--workspace", "--bins", "--tests"]))?;
    let rust = wish.only_browser || rust_tests(wish.filter.as_deref())?;
    let browser = wish.only_rust || browser_tests(wish.filter.as_deref())?;
    Ok(if rust && browser { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn wish(words: &[String]) -> Result<Wish, String> {
    let mut wish = Wish::default();
    for word in words {
        match word.as_str() {
            "--rust" => wish.only_rust = true,
            "--browser" => wish.only_browser = true,
            option if option.starts_with('-') => return Err(format!("there is no option `{option}`")),
            _ if wish.filter.is_some() => return Err("one filter at a time".to_owned()),
            filter => wish.filter = Some(filter.to_owned()),
        }
    }
    if wish.only_rust && wish.only_browser {
        return Err("--rust and --browser exclude each other".to_owned());
    }
    Ok(wish)
}

fn rust_tests(filter: Option<&str>) -> Result<bool, String> {
    step("PostgreSQL");
    let server = postgres::start()?;
    let environment = |command: &mut Command| {
        command.env("SAMENKOERS_TEST_POSTGRES", &server.url).env("SAMENKOERS_VENV", python_folder());
    };
    step("Rust tests");
    let mut tests = cargo();
    environment(&mut tests);
    let nextest = output(cargo().args(["nextest", "--version"])).is_ok();
    if nextest {
        tests.args(["nextest", "run", "--workspace", "--no-fail-fast", "--no-tests=pass"]).args(filter);
    } else {
        tests.args(["test", "--workspace", "--no-fail-fast", "--lib", "--bins", "--tests"]).args(filter);
    }
    let tests_passed = succeeds(&mut tests)?;
    step("examples in the documentation");
    let mut examples = cargo();
    environment(&mut examples);
    let examples_passed = succeeds(examples.args(["test", "--quiet", "--workspace", "--no-fail-fast", "--doc"]).args(filter))?;
    Ok(tests_passed && examples_passed)
}

fn browser_tests(filter: Option<&str>) -> Result<bool, String> {
    step("the example municipalities");
    let folder = guard::folder("demo")?;
    let port = guard::free_port()?;
    let args = ["demo".into(), "--data".into(), folder.join("data").into_os_string(), "--port".into(), port.to_string().into()];
    let server = Guard::start(&folder, "TERM", None, &binary(), args)?;
    server.wait_until(Duration::from_secs(300), || TcpStream::connect(("127.0.0.1", port)).is_ok())?;
    step("browser tests");
    let mut node = command("node");
    node.current_dir(root().join("e2e")).env("SAMENKOERS_URL_PORT", port.to_string()).env("SAMENKOERS_PROGRAM", binary());
    node.args(["--test", "--test-concurrency=1", "--test-reporter=./reporter.mjs", "--test-reporter-destination=stdout"]);
    node.args(filter.map(|filter| format!("--test-name-pattern={filter}"))).args(browser_test_files()?);
    succeeds(&mut node)
}

/// By name, as what `node --test` makes of a folder differs between its versions.
fn browser_test_files() -> Result<Vec<PathBuf>, String> {
    let folder = root().join("e2e/tests");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.flatten().map(|entry| entry.path());
    let mut files: Vec<_> = paths.filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn reads_a_filter_and_one_option() {
        let read = wish(&words("--rust theme")).unwrap();
        assert_eq!(read, Wish { filter: Some("theme".to_owned()), only_rust: true, only_browser: false });
        assert!(wish(&words("--fast")).is_err());
        assert!(wish(&words("one two")).is_err());
        assert!(wish(&words("--rust --browser")).is_err());
    }
}
