//! `cargo x`: the tasks of this repository. `cargo x --help` names them.

mod bench;
mod check;
mod command;
mod dev;
mod fuzz;
mod guard;
mod licences;
mod postgres;
mod setup;
mod test;
mod tidy;

use std::process::ExitCode;

const HELP: &str = "\
cargo x TASK

  setup            install what the tests need (Debian, as root); quick when all is there
  dev [ARGS…]      run the example municipalities in the dev profile
  test [FILTER]    all tests: Rust on SQLite and PostgreSQL, then the browser
    --rust           only the Rust tests
    --browser        only the browser tests
  bench [PART]     speed and size against peers, into docs/benchmarks.md; PART is import, pages, growth or instructions
  fuzz NAME        a reader of foreign input against what nobody thought of, for ten minutes
    --seconds N      for as long as that
    --replay FILE    one input once more
  check            formatting, clippy, the lock file of fuzz/, the house rules, licences
    --tidy           only the house rules and the licences

FILTER is a part of the names of the tests to run.
SAMENKOERS_TESTDATA names a folder with published figures; tests that read it are skipped without it.";

/// What a task comes to: an `Err` holds what to tell the person who ran it.
type Outcome = Result<ExitCode, String>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (task, rest) = match words.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("--help", [].as_slice()),
    };
    let outcome = if rest.iter().any(|word| word == "--help" || word == "-h") && task != "dev" { help() } else { run(task, rest) };
    outcome.unwrap_or_else(|problem| {
        eprintln!("cargo x {task}: {problem}");
        ExitCode::FAILURE
    })
}

fn run(task: &str, rest: &[String]) -> Outcome {
    match task {
        "setup" => setup::run(rest),
        "dev" => dev::run(rest),
        "test" => test::run(rest),
        "bench" => bench::run(rest),
        "fuzz" => fuzz::run(rest),
        "check" => check::run(rest),
        "--help" | "-h" | "help" => help(),
        _ => {
            eprintln!("There is no task `{task}`.\n\n{HELP}");
            Ok(ExitCode::from(2))
        }
    }
}

#[expect(clippy::print_stdout, reason = "help is what was asked for, so it goes to standard output")]
fn help() -> Outcome {
    println!("{HELP}");
    Ok(ExitCode::SUCCESS)
}
