//! What asking for rights costs of a page: the instructions of asking beside those of the whole answer,
//! counted by valgrind on a signed-in person's pages.

use std::path::Path;
use std::process::Command;

use super::Place;
use super::data::Extent;
use super::instructions::counted;
use super::pages::{self, HOST, OURS};
use super::process::Server;
use super::report::{Aim, Table, number};
use super::sign_in::{self, PASSWORD};
use crate::command::output;

/// How often a page is asked for: the difference is what counts, so starting and signing in do not.
const ASKED: (u32, u32) = (5, 25);
/// Where every question for a right goes through, remembered or not.
const ASKING: &str = "kernel::access::Policies::rule";
/// The pages, of which the last asks most: whose agenda it is decides what may be done on it.
const PAGES: [(&str, &str); 3] =
    [("home", "/"), ("first page of the workplace", "/werk"), ("agenda in the workplace", "/werk/agenda")];
const AIM: f64 = 5.0;

/// Measures, and gives the table of the report.
pub fn measure(place: &Place) -> Result<Table, String> {
    let (set, home) = (place.folder.join("rights"), place.folder.join("rights-site"));
    pages::site(place, &set, &home, Extent { municipalities: 40, groups: 1, country: true })?;
    sign_in::add(place, &home, 0)?;
    let mut table =
        Table::new("What rights cost of a page", &["signed in, as policy officer", "thousands in all", "for rights", "%"]);
    let mut dearest = 0.0_f64;
    for (name, path) in PAGES {
        let per_page = |only: bool| {
            let (few, many) = (served(place, &home, path, only, ASKED.0)?, served(place, &home, path, only, ASKED.1)?);
            Ok::<_, String>((many - few) / f64::from(ASKED.1 - ASKED.0))
        };
        let (all, rights) = (per_page(false)?, per_page(true)?);
        if rights <= 0.0 {
            return Err(format!("{ASKING} was not found in the program, so nothing was counted on {path}"));
        }
        let share = 100.0 * rights / all;
        dearest = dearest.max(share);
        table.row([name.to_owned(), format!("{:.0}", all / 1e3), format!("{:.0}", rights / 1e3), number(share)]);
    }
    table.say("Instructions of the program. What a capacity may ever do is asked once and remembered; what may be done to this thing is asked each time.");
    table.aim("per cent of the dearest page", dearest, Aim::AtMost(AIM), "");
    Ok(table)
}

/// Instructions of a server where one person signs in and looks at a page so often; of asking for rights `only`, or all.
fn served(place: &Place, home: &Path, path: &str, only: bool, times: u32) -> Result<f64, String> {
    let log = place.folder.join("valgrind.log");
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(format!("--log-file={}", log.display()));
    if only {
        command.arg(format!("--toggle-collect={ASKING}"));
    }
    command.arg(&place.binary).arg("serve").arg("--data").arg(home).arg("--config").arg(pages::config(place)?);
    let server = Server::start(&mut command, OURS, "/gezond")?;
    let look = place.scripts.join("look.mjs");
    output(Command::new("node").arg(look).args([OURS, HOST, PASSWORD, path, &times.to_string()]))?;
    server.stop()?;
    counted(&log)
}
