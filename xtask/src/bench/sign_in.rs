//! Many people who sign in within a minute, while others look at pages that are made for them: a password costs the processor
//! much on purpose, and nobody else may wait for it.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::Place;
use super::data::Extent;
use super::pages::{self, HOST, OURS};
use super::process::Server;
use super::report::{Aim, Table, number};
use crate::command::output;

/// So many people sign in within so many seconds.
const PEOPLE: usize = 200;
const SECONDS: &str = "60";
/// Of everybody here.
pub const PASSWORD: &str = "een zin om te meten";

const ABOUT: &str =
    "A page is a theme made anew, asked for every 40 milliseconds from before the first until after the last person signed in.";

/// Measures, and gives the table of the report.
pub fn measure(place: &Place) -> Result<Table, String> {
    let (set, home) = (place.folder.join("sign-in"), place.folder.join("sign-in-site"));
    pages::site(place, &set, &home, Extent { municipalities: 40, groups: 1, country: true })?;
    for person in 0..PEOPLE {
        add(place, &home, person)?;
    }
    let server = Server::start(place.program(&home, &["serve"]).arg("--config").arg(pages::config(place)?), OURS, "/gezond")?;
    let before = server.cost().cpu;
    let people = PEOPLE.to_string();
    let said = output(Command::new("node").arg(place.scripts.join("sign_in.mjs")).args([OURS, HOST, &people, SECONDS, PASSWORD]))?;
    let cpu = server.cost().cpu - before;
    let numbers: Vec<f64> = said.split_whitespace().flat_map(str::parse).collect();
    let [came_in, signing, page, asked] = numbers[..] else { return Err(format!("the people said {said}")) };
    let mut table = Table::new("People who sign in within a minute", &["", ""]);
    table.row(["who wanted to sign in".to_owned(), number(PEOPLE as f64)]);
    table.row(["who came in".to_owned(), number(came_in)]);
    table.row(["milliseconds within which 99 % was in".to_owned(), number(signing)]);
    table.row(["pages that others asked for meanwhile".to_owned(), number(asked)]);
    table.row(["milliseconds within which 99 % of those came".to_owned(), number(page)]);
    table.row(["processor seconds in all".to_owned(), number(cpu)]);
    table.say(ABOUT);
    table.aim("people in, of two hundred", came_in, Aim::AtLeast(PEOPLE as f64), "");
    table.aim("milliseconds for a page of somebody else", page, Aim::AtMost(50.0), "");
    Ok(table)
}

/// One more policy officer, with the address `pN@meting.invalid`.
pub fn add(place: &Place, home: &std::path::Path, person: usize) -> Result<(), String> {
    let email = format!("p{person}@meting.invalid");
    let words = ["person", "add", "--municipality", "meting", "--name", "Proef", "--email", &email, "--role", "policy_officer"];
    let mut command = place.program(home, &words);
    let failed = |error: std::io::Error| error.to_string();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        writeln!(input, "{PASSWORD}").map_err(failed)?;
    }
    let status = child.wait().map_err(failed)?;
    if status.success() { Ok(()) } else { Err(format!("person add ended with {status}")) }
}
