//! Taking in a million figures, against Python's csv and sqlite3 on the same rows, and DuckDB as a yardstick.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::process::{Cost, run};
use super::report::{Table, number};
use super::{Place, data};

/// Measures, and gives the table of the report.
pub fn measure(place: &Place) -> Result<Table, String> {
    let set = place.folder.join("million");
    data::write(&set, true)?;
    let ours = |at: &Path| -> Result<[Cost; 4], String> {
        place.municipality(at)?;
        let import =
            |more: &[&str]| run(place.program(at, &["observations", "import", "--municipality", "meting"]).arg(&set).args(more));
        // Nobody asks for anything yet: reading and matching alone.
        let read = import(&["--dry-run"])?;
        run(place.program(at, &["strategy", "import", "--municipality", "meting"]).arg(place.folder.join("strategie.toml")))?;
        Ok([read, import(&["--dry-run"])?, import(&[])?, import(&[])?])
    };
    let [read, trial, first, again] = ours(&place.folder.join("import"))?;
    let observations = set.join("Observations.csv");
    let python = |script: &str, target: &str| -> Result<Cost, String> {
        let target = place.folder.join(target);
        // What an earlier run left.
        let _ = fs::remove_file(&target);
        run(Command::new(&place.python).arg(place.scripts.join(script)).arg(&observations).arg(&target))
    };
    let peer = python("sqlite_peer.py", "peer.sqlite")?;
    let duck = python("duckdb_peer.py", "peer.duckdb")?;
    let mut table = Table::new(
        &format!("Import of {} figures", data::ROWS),
        &["", "seconds", "processor seconds", "MiB at most", "times Python"],
    );
    let rows = [
        ("reading and matching only (nobody asks for them)", read),
        ("a trial: read, staged, compared, nothing kept", trial),
        ("first import, with all checks and history", first),
        ("the same again: compared, nothing changed", again),
        ("Python, csv and sqlite3, plain insert", peer),
        ("DuckDB, plain insert", duck),
    ];
    for (what, cost) in rows {
        let ratio = format!("{:.2}", peer.seconds / cost.seconds);
        table.row([what.to_owned(), number(cost.seconds), number(cost.cpu), number(cost.peak), ratio]);
    }
    table.aim("1.5 times as fast as Python, under 150 MiB", peer.seconds / first.seconds >= 1.5 && first.peak < 150.0);
    Ok(table)
}
