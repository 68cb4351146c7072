//! Taking in a million figures, against Python's csv and sqlite3 on the same rows, and DuckDB as a yardstick.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::Place;
use super::data::{self, Extent};
use super::process::{Cost, run};
use super::report::{Aim, Table, number};

const DOES_MORE: &str = "Every figure is held to what it may be and to its series and file by the database, and kept with its row, in a \
hundred transactions, where Python writes seven short columns in one.";

/// Measures, and gives the table of the report.
pub fn measure(place: &Place) -> Result<Table, String> {
    let set = place.folder.join("million");
    data::write(&set, Extent::FULL)?;
    let strategy = place.strategy("meting", 5)?;
    let ours = |at: &Path| -> Result<[Cost; 4], String> {
        // What an earlier run left.
        let _ = fs::remove_dir_all(at);
        place.municipality(at, "meting", "meting.localhost")?;
        let import =
            |more: &[&str]| run(place.program(at, &["observations", "import", "--municipality", "meting"]).arg(&set).args(more));
        // Nobody asks for anything yet: reading and matching alone.
        let read = import(&["--dry-run"])?;
        run(place.program(at, &["strategy", "import", "--municipality", "meting"]).arg(&strategy))?;
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
        &format!("Import of {} figures", Extent::FULL.rows()),
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
    table.aim("speed of a first import beside Python's", peer.seconds / first.seconds, Aim::AtLeast(1.5), DOES_MORE);
    table.aim("MiB at most", first.peak, Aim::AtMost(150.0), "");
    Ok(table)
}
