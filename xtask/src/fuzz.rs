//! `cargo x fuzz`: one reader of foreign input against what nobody thought of. libFuzzer on the compiler that we have: it
//! needs no nightly one, as our code is safe and no sanitizer has to watch its memory.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::Outcome;
use crate::command::{cargo, command, must, output, root, step, succeeds, target};

/// How long a reader is tried when nobody says, in seconds.
const SECONDS: u32 = 600;

/// What makes the compiler count which ways the code goes, for libFuzzer to see.
const FLAGS: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "--cfg",
    "fuzzing",
];

/// One input may take ten seconds and a gigabyte at most.
const LIMITS: [&str; 3] = ["-timeout=10", "-rss_limit_mb=1024", "-max_len=65536"];

/// What was asked for.
#[derive(Debug, PartialEq)]
enum Wish {
    Try { name: String, seconds: u32 },
    Replay { name: String, input: PathBuf },
}

/// Runs the task.
pub fn run(rest: &[String]) -> Outcome {
    let readers = readers()?;
    let wish = wish(rest)?;
    let (Wish::Try { name, .. } | Wish::Replay { name, .. }) = &wish;
    if !readers.lines().any(|line| line.split_whitespace().next() == Some(name)) {
        eprintln!("There is no reader `{name}`. There are:\n{readers}");
        return Ok(ExitCode::from(2));
    }
    step("build");
    let mut program = command(build()?);
    program.env("SAMENKOERS_FUZZ", name);
    if let Wish::Replay { input, .. } = &wish {
        step("replay");
        return Ok(if succeeds(program.arg(input))? { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let Wish::Try { seconds, .. } = &wish else { return Err("nothing to do".to_owned()) };
    let (corpus, findings) = (folder("corpus", name)?, folder("findings", name)?);
    step(&format!("{name} for {seconds} s"));
    let known = fs::read_dir(&findings).map_err(|error| error.to_string())?.count();
    program.env("SAMENKOERS_FUZZ_SAMPLES", &corpus).args(LIMITS).arg(format!("-max_total_time={seconds}"));
    program.args(["-print_final_stats=1", "-print_funcs=0"]).arg(format!("-artifact_prefix={}/", findings.display())).arg(corpus);
    if succeeds(&mut program)? {
        return Ok(ExitCode::SUCCESS);
    }
    if fs::read_dir(&findings).map_err(|error| error.to_string())?.count() == known {
        return Err("it stopped without a finding".to_owned());
    }
    let newest = newest(&findings)?;
    Err(format!("a finding is kept; to see it again:\n  cargo x fuzz {name} --replay {}", newest.display()))
}

/// The names, each with what it reads.
fn readers() -> Result<String, String> {
    fs::read_to_string(root().join("fuzz/readers.txt")).map_err(|error| format!("fuzz/readers.txt: {error}"))
}

fn wish(words: &[String]) -> Result<Wish, String> {
    let usage =
        || "give a NAME, and if wanted --seconds N or --replay FILE; a name that is not there tells which there are".to_owned();
    let (name, rest) = words.split_first().ok_or_else(usage)?;
    let name = name.clone();
    match rest {
        [] => Ok(Wish::Try { name, seconds: SECONDS }),
        [option, value] if option == "--seconds" => Ok(Wish::Try { name, seconds: value.parse().map_err(|_| usage())? }),
        [option, value] if option == "--replay" => Ok(Wish::Replay { name, input: value.into() }),
        _ => Err(usage()),
    }
}

/// Builds the readers with what makes the compiler count, apart from everything else.
fn build() -> Result<PathBuf, String> {
    let version = output(command("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc does not tell its host")?;
    let folder = target().join("fuzz");
    // Naming the host keeps the flags from what runs while building.
    let words = ["build", "--release", "--locked", "--manifest-path", "fuzz/Cargo.toml", "--target", host, "--target-dir"];
    must(cargo().args(words).arg(&folder).env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}")))?;
    Ok(folder.join(host).join("release/fuzz"))
}

fn folder(what: &str, name: &str) -> Result<PathBuf, String> {
    let folder = target().join("fuzz").join(what).join(name);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

fn newest(folder: &Path) -> Result<PathBuf, String> {
    let entries = fs::read_dir(folder).map_err(|error| error.to_string())?.flatten();
    let newest = entries.max_by_key(|entry| entry.metadata().and_then(|file| file.modified()).ok());
    Ok(newest.ok_or("the finding is gone")?.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn reads_a_name_and_one_option() {
        let name = || "sheet".to_owned();
        assert_eq!(wish(&words("sheet")).unwrap(), Wish::Try { name: name(), seconds: 600 });
        assert_eq!(wish(&words("sheet --seconds 30")).unwrap(), Wish::Try { name: name(), seconds: 30 });
        assert_eq!(wish(&words("sheet --replay a")).unwrap(), Wish::Replay { name: name(), input: "a".into() });
        for wrong in ["", "sheet --seconds", "sheet --seconds x", "sheet --slow 1"] {
            assert!(wish(&words(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_name_is_known_to_the_readers_and_has_samples() {
        let sources = ["fuzz/src/readers.rs", "fuzz/src/seeds.rs"].map(|file| fs::read_to_string(root().join(file)).unwrap());
        for line in readers().unwrap().lines() {
            let name = line.split_whitespace().next().unwrap();
            for text in &sources {
                assert!(text.contains(&format!("\"{name}\" =>")), "{name}");
            }
        }
    }
}
