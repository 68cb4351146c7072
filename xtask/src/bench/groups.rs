//! Opinion groups beside red-dwarf, Polis in Python, on conversations of which Polis published the groups.

use std::path::Path;
use std::process::Command;

use super::Place;
use super::report::{Aim, Table, number};
use crate::command::{cargo, must, output, target};

/// So many made-up votes are grouped at once.
const MANY: &str = "1000000";

/// Measures, and gives the table of the report. `data`: the folder with a folder for each conversation.
pub fn measure(place: &Place, data: &Path) -> Result<Table, String> {
    must(cargo().args(["build", "--profile", "dist", "--package", "opinion_groups", "--example", "groups"]))?;
    let ours = target().join("dist/examples/groups");
    let asked = |what: &str| -> Result<Vec<toml::Table>, String> {
        let script = place.scripts.join("groups_peer.py");
        let told = output(Command::new(&place.python).args(["-W", "ignore"]).arg(script).arg(&ours).arg(what))?;
        let told: toml::Table = told.parse().map_err(|error| format!("the peer said something else: {error}"))?;
        Ok(told["answer"].as_array().into_iter().flatten().filter_map(|answer| answer.as_table().cloned()).collect())
    };
    let columns = [
        "conversation",
        "voters",
        "votes",
        "groups",
        "as Polis, ours",
        "red-dwarf",
        "milliseconds, ours",
        "red-dwarf",
        "times faster",
    ];
    let mut table = Table::new("Opinion groups beside red-dwarf", &columns);
    let (mut nearest, mut slowest, mut same) = (f64::INFINITY, f64::INFINITY, true);
    let mut conversations: Vec<_> = std::fs::read_dir(data).map_err(|e| e.to_string())?.filter_map(Result::ok).collect();
    conversations.sort_by_key(std::fs::DirEntry::file_name);
    for conversation in conversations {
        for answer in asked(&conversation.path().to_string_lossy())? {
            let value =
                |name: &str| answer.get(name).and_then(|v| v.as_float().or(v.as_integer().map(|v| v as f64))).unwrap_or(f64::NAN);
            let whole = |name: &str| format!("{:.0}", value(name));
            let faster = value("their_seconds") / value("our_seconds");
            nearest = nearest.min(value("ours") - value("theirs"));
            slowest = slowest.min(faster);
            same &= answer.get("same").and_then(toml::Value::as_bool).unwrap_or_default();
            table.row([
                conversation.file_name().to_string_lossy().into_owned(),
                whole("voters"),
                whole("votes"),
                if value("count") > 0.0 { whole("count") } else { "free".to_owned() },
                format!("{:.3}", value("ours")),
                format!("{:.3}", value("theirs")),
                number(1e3 * value("our_seconds")),
                number(1e3 * value("their_seconds")),
                format!("{faster:.0}"),
            ]);
        }
    }
    let many = asked(MANY)?.first().and_then(|answer| answer.get("our_seconds")?.as_float()).unwrap_or(f64::NAN);
    table.say(
        "As Polis: the adjusted Rand index with the groups that Polis published, 1 when they are the same and 0 when no more alike than \
         by chance; of red-dwarf the mean of five beginnings. With the number of groups free, and as published. Times are of the grouping \
         alone: of ours the mean of a hundred, of red-dwarf the median of five. The conversations: compdemocracy/openData, CC BY 4.0.",
    );
    table.say(if same { "The same votes gave the same groups each time." } else { "**The same votes gave other groups.**" });
    table.aim("nearness to the published groups beside red-dwarf's, at the least", nearest, Aim::AtLeast(0.0), "");
    table.aim("times faster than red-dwarf, at the least", slowest, Aim::AtLeast(20.0), "");
    table.aim(&format!("seconds for {MANY} votes"), many, Aim::AtMost(5.0), "");
    Ok(table)
}
