//! How many instructions the hot paths take, counted by valgrind: nearly the same on every machine, so a ratchet. The counts that
//! were accepted stand in `xtask/bench/instructions.toml`.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Place;
use super::data::{self, Extent};
use super::pages::{self, HOST, OURS};
use super::process::{Server, get, run};
use super::report::Table;
use crate::command::root;

const ACCEPTED: &str = "xtask/bench/instructions.toml";
/// So much more than was accepted is too much, and so much less is worth accepting.
const TOLERANCE: f64 = 0.05;
/// How often a page is asked for: the difference is what counts, so starting and stopping do not.
const ASKED: (u32, u32) = (5, 25);
/// The same for a page that is sent again, which costs next to nothing.
const ASKED_AGAIN: (u32, u32) = (50, 450);

/// The pages that are counted, made anew for each request, except one that is sent again.
const PAGES: [(&str, &str, bool); 5] = [
    ("home", "/", true),
    ("home, again", "/", false),
    ("theme", "/themas/thema-1", true),
    ("indicator", "/indicatoren/cijfer-1", true),
    ("indicator as JSON", "/indicatoren/cijfer-1.json?gebied=GM0001", true),
];

/// Counts, compares with what was accepted (or accepts it), and gives the table of the report.
pub fn measure(place: &Place, accept: bool) -> Result<Table, String> {
    let mut counted = vec![("taking in a figure".to_owned(), import(place)?)];
    let (set, home) = (place.folder.join("counted"), place.folder.join("counted-site"));
    let small = Extent { municipalities: 40, groups: 1, country: true };
    pages::site(place, &set, &home, small)?;
    for (name, path, anew) in PAGES {
        let count = |times: u32| served(place, &home, path, anew, times);
        let (few, many) = if anew { ASKED } else { ASKED_AGAIN };
        counted.push((name.to_owned(), (count(many)? - count(few)?) / f64::from(many - few)));
    }
    let file = root().join(ACCEPTED);
    if accept {
        let lines: String = counted.iter().map(|(name, count)| format!("\"{name}\" = {count:.0}\n")).collect();
        fs::write(&file, format!("# Instructions that were accepted; `cargo x bench instructions --accept` writes them.\n{lines}"))
            .map_err(|error| error.to_string())?;
    }
    let text = fs::read_to_string(&file).unwrap_or_default();
    let accepted: toml::Table = text.parse().map_err(|error| format!("{ACCEPTED}: {error}"))?;
    let mut table = Table::new("Instructions of hot paths", &["", "thousands", "accepted", "ratio", ""]);
    for (name, count) in counted {
        let before = accepted.get(&name).and_then(toml::Value::as_integer).map_or(f64::NAN, |count| count as f64);
        let ratio = count / before;
        let word = match ratio {
            ratio if ratio > 1.0 + TOLERANCE => "**more than was accepted**",
            ratio if ratio < 1.0 - TOLERANCE => "less: accept it",
            _ => "",
        };
        table.row([name, format!("{:.0}", count / 1e3), format!("{:.0}", before / 1e3), format!("{ratio:.2}"), word.to_owned()]);
    }
    Ok(table)
}

/// Whether valgrind is there.
pub fn can() -> bool {
    Command::new("valgrind")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// For each figure of a delivery of CBS, from file to page.
fn import(place: &Place) -> Result<f64, String> {
    let count = |municipalities: u32| {
        let set = place.folder.join("counted-set");
        let extent = Extent { municipalities, groups: 2, country: false };
        data::write(&set, extent)?;
        let home = place.folder.join("counted-import");
        // What an earlier run left.
        let _ = fs::remove_dir_all(&home);
        place.municipality(&home, "meting", HOST)?;
        run(place.program(&home, &["strategy", "import"]).arg(place.strategy("meting", 5)?))?;
        let log = place.folder.join("valgrind.log");
        run(counting(place, &log, &home, &["observations", "import"]).arg(&set))?;
        Ok::<_, String>((counted(&log)?, f64::from(extent.rows())))
    };
    let ((few, rows), (many, more)) = (count(5)?, count(25)?);
    Ok((many - few) / (more - rows))
}

/// All instructions of a server that answers so often.
fn served(place: &Place, home: &Path, path: &str, anew: bool, times: u32) -> Result<f64, String> {
    let log = place.folder.join("valgrind.log");
    let mut command = counting(place, &log, home, &["serve"]);
    let server = Server::start(command.arg("--config").arg(pages::config(place)?), OURS, "/gezond")?;
    let joint = if path.contains('?') { '&' } else { '?' };
    for at in 0..times {
        let asked = if anew { format!("{path}{joint}n={at}") } else { path.to_owned() };
        get(OURS, HOST, &asked, true)?;
    }
    server.stop()?;
    counted(&log)
}

fn counting(place: &Place, log: &Path, data: &Path, words: &[&str]) -> Command {
    let mut command = Command::new("valgrind");
    command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    command.arg(format!("--log-file={}", log.display())).arg(&place.binary).args(words).arg("--data").arg(data);
    command
}

/// What valgrind counted: `==1== I   refs:      1,234,567`, or `==1== Collected : 1234567`.
pub fn counted(log: &Path) -> Result<f64, String> {
    let text = fs::read_to_string(log).map_err(|error| error.to_string())?;
    let line =
        text.lines().rev().find(|line| line.contains("refs:") || line.contains("Collected :")).ok_or("valgrind counted nothing")?;
    let digits: String = line.rsplit(':').next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    digits.parse().map_err(|_| format!("valgrind said {line}"))
}
