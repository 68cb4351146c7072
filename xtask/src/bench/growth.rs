//! How the example municipality costs more as it grows, as a table and a drawing.

use std::fs;
use std::path::Path;

use charts::{Caption, Locale, Paint, Panel, Point, Role, Size, SmallMultiples};

use super::Place;
use super::pages::load;
use super::process::{Server, get};
use super::report::{Table, number};
use crate::command::root;

const ADDRESS: &str = "127.0.0.1:8793";
const HOST: &str = "waterstad.localhost";
const SCALES: [u32; 3] = [1, 10, 100];
const INDICATOR: &str = "/indicatoren/eenzaamheid-65-plus";
/// Of load on each page.
const SECONDS: &str = "3";
/// Where the drawing goes, from the root.
const DRAWING: &str = "docs/growth.svg";

/// What is measured at each scale, in this order.
const MEASURED: [&str; 9] = [
    "s to make it",
    "CPU s to make it",
    "MB of database",
    "s to start",
    "MiB resident",
    "CPU ms home",
    "kB home",
    "CPU ms indicator",
    "kB indicator",
];

/// Measures, draws, and gives the table of the report.
pub fn measure(place: &Place) -> Result<Table, String> {
    let measured = SCALES.iter().map(|scale| at(place, *scale)).collect::<Result<Vec<_>, _>>()?;
    let mut table = Table::new("Growth of the example municipality", &["", "scale 1", "scale 10", "scale 100"]);
    for (row, what) in MEASURED.iter().enumerate() {
        let cell = |scale: usize| number(measured[scale][row]);
        table.row([(*what).to_owned(), cell(0), cell(1), cell(2)]);
    }
    table.say(
        "Scale 1 has 40,000 inhabitants in 32 neighbourhoods; a larger scale has more neighbourhoods, up to 792, with figures for \
         each. To make it is to take in its agenda and figures; pages are made from the database for every request.",
    );
    table.say("![How much more everything costs at scale 10 and 100](growth.svg)");
    fs::write(root().join(DRAWING), drawing(&measured)).map_err(|error| error.to_string())?;
    Ok(table)
}

fn at(place: &Place, scale: u32) -> Result<[f64; MEASURED.len()], String> {
    let folder = place.folder.join(format!("growth-{scale}"));
    // What an earlier run left.
    let _ = fs::remove_dir_all(&folder);
    let scale = scale.to_string();
    let start = || Server::start(&mut place.program(&folder, &["demo", "--port", "8793", "--scale", &scale]), ADDRESS, "/gezond");
    let making = start()?;
    let (made, cost) = (making.started, making.cost());
    making.stop()?;
    let server = start()?;
    let ask = |path: &str| load(place, &server, &format!("http://{ADDRESS}{path}"), HOST, SECONDS, true);
    let (home, indicator) = (ask("/")?, ask(INDICATOR)?);
    let kb = |path: &str| get(ADDRESS, HOST, path, true).map(|(_, body)| body.len() as f64 / 1000.0);
    Ok([
        made,
        cost.cpu,
        size(&folder.join("municipalities/waterstad"))? / 1e6,
        server.started,
        server.resident(),
        home.cpu,
        kb("/")?,
        indicator.cpu,
        kb(INDICATOR)?,
    ])
}

/// The bytes of the files in a folder.
fn size(folder: &Path) -> Result<f64, String> {
    let entries = fs::read_dir(folder).map_err(|error| error.to_string())?;
    Ok(entries.flatten().filter_map(|entry| entry.metadata().ok()).map(|file| file.len() as f64).sum())
}

/// A little chart for each measure: how many times as much as at scale 1.
fn drawing(measured: &[[f64; MEASURED.len()]]) -> String {
    let panel = |(row, what): (usize, &&str)| Panel {
        title: (*what).to_owned(),
        points: (SCALES.iter().zip(measured).zip(0u8..))
            .map(|((scale, at), place)| Point {
                x: f64::from(place),
                label: scale.to_string(),
                value: Some(at[row] / measured[0][row].max(f64::MIN_POSITIVE)),
                provisional: false,
                margin: None,
            })
            .collect(),
        nothing: String::new(),
        role: Role::Own,
    };
    SmallMultiples {
        caption: Caption {
            id: "growth".to_owned(),
            title: "How many times as much as at scale 1".to_owned(),
            desc: "The table above the drawing has the numbers.".to_owned(),
            unit_suffix: "×".to_owned(),
            decimals: 1,
            locale: Locale::English,
        },
        panels: MEASURED.iter().enumerate().map(panel).collect(),
        references: Vec::new(),
    }
    .svg(Size::Wide, Paint::Fixed)
}
