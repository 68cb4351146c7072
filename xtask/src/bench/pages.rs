//! Public pages under eight connections, against datasette on the same figures; start-up, memory and sizes.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::Place;
use super::data::{self, Extent};
use super::process::{Server, run};
use super::report::{Aim, Table, number};
use super::sizes;
use crate::command::output;

/// Where ours listens.
pub const OURS: &str = "127.0.0.1:8791";
const THEIRS: &str = "127.0.0.1:8792";
/// Five themes of five indicators.
pub const HOST: &str = "meting.localhost";
/// One theme of all twenty-five.
const ONE_THEME: &str = "een.localhost";
const CONNECTIONS: &str = "8";
/// Of load on each page.
const SECONDS: &str = "4";

/// What is asked of ours, and what datasette is asked for the same figures.
struct Question {
    what: &'static str,
    host: &'static str,
    path: &'static str,
    peer: &'static str,
}

const QUESTIONS: [Question; 4] = [
    Question {
        what: "home: 25 indicators of a municipality",
        host: HOST,
        path: "/",
        peer: "/figures/observation?area=GM0001&period=2025JJ00",
    },
    Question {
        what: "an indicator: twelve years of a municipality",
        host: HOST,
        path: "/indicatoren/cijfer-1",
        peer: "/figures/observation?indicator=M001&area__in=GM0001,NL01",
    },
    Question {
        what: "the same as JSON: a municipality beside the country",
        host: HOST,
        path: "/indicatoren/cijfer-1.json?gebied=GM0001",
        peer: "/figures/observation.json?indicator=M001&area__in=GM0001,NL01",
    },
    Question {
        what: "a theme: 25 indicators, beside the country there",
        host: ONE_THEME,
        path: "/themas/thema-1",
        peer: "/figures?sql=select+o.indicator,+o.value,+n.value+as+country+from+observation+o+join+observation+n+using+(indicator,+period)+where+o.area%3D'GM0001'+and+n.area%3D'NL01'+and+o.period%3D'2025JJ00'",
    },
];

const ABOUT: &str = "Datasette serves the same 102,900 figures (25 indicators, 342 municipalities and the country, 12 years) from an indexed SQLite \
file with its ordinary settings; what it shows is a plain table, ours a page with marks, sentences and charts. \"Again\" is the \
ordinary case: a public page that nobody changed since it was made is sent as it is. \"Anew\" is a page that is made from the \
database for every request, by asking each time with another query.";

const SHARED: &str = "The load itself runs on the same processors.";

const TWO: &str = "Two municipalities are served, each with up to five connections to its database that keep 2 MB of pages.";

/// Measures, and gives the tables of the report.
pub fn measure(place: &Place) -> Result<Vec<Table>, String> {
    let (set, home) = (place.folder.join("pages"), place.folder.join("site"));
    site(place, &set, &home, Extent::PAGES)?;
    let figures = place.folder.join("figures.db");
    // What an earlier run left.
    let _ = std::fs::remove_file(&figures);
    run(Command::new(&place.python).arg(place.scripts.join("sqlite_peer.py")).arg(set.join("Observations.csv")).arg(&figures))?;

    let ours = serve(place, &home)?;
    let datasette = place.python.with_file_name("datasette");
    let theirs = Server::start(Command::new(datasette).arg(&figures).args(["--host", "127.0.0.1", "--port", "8792"]), THEIRS, "/")?;
    let resting = ours.resident();

    let columns =
        ["", "CPU ms again", "anew", "datasette", "again / datasette", "anew / datasette", "p99 ms again", "anew", "datasette"];
    let mut table = Table::new("Public pages, eight connections", &columns);
    let (mut dearest, mut slowest) = (0.0_f64, 0.0_f64);
    for question in QUESTIONS {
        let ask = |anew| load(place, &ours, &format!("http://{OURS}{}", question.path), question.host, SECONDS, anew);
        let (again, anew) = (ask(false)?, ask(true)?);
        let other = load(place, &theirs, &format!("http://{THEIRS}{}", question.peer), "localhost", SECONDS, false)?;
        dearest = dearest.max(again.cpu / other.cpu);
        slowest = slowest.max(again.p99);
        let ratio = |load: &Load| format!("{:.3}", load.cpu / other.cpu);
        table.row([
            question.what.to_owned(),
            number(again.cpu),
            number(anew.cpu),
            number(other.cpu),
            ratio(&again),
            ratio(&anew),
            number(again.p99),
            number(anew.p99),
            number(other.p99),
        ]);
    }
    table.say(ABOUT);
    table.aim("processor time of the dearest page, sent again, beside datasette's", dearest, Aim::AtMost(0.1), "");
    table.aim("milliseconds within which 99 % of the answers came, slowest page", slowest, Aim::AtMost(20.0), SHARED);
    let mut rest = Table::new("Start and memory", &["", "ours", "datasette"]);
    rest.row(["seconds until the first answer, on an existing database".to_owned(), number(ours.started), number(theirs.started)]);
    rest.row(["MiB resident before the load".to_owned(), number(resting), "–".to_owned()]);
    rest.row(["MiB resident after the load".to_owned(), number(ours.resident()), number(theirs.resident())]);
    let pdf = place.folder.join("raad.pdf");
    let report = run(place.program(&home, &["report", "council", "--municipality", "meting"]).arg("--out").arg(&pdf))?;
    rest.row(["seconds for the council report as PDF".to_owned(), number(report.seconds), "–".to_owned()]);
    let status = run(&mut place.program(&home, &["observations", "status", "--municipality", "meting"]))?;
    let all = "seconds for the status of 25 indicators in 342 municipalities and the country";
    rest.row([all.to_owned(), number(status.seconds), "–".to_owned()]);
    rest.row(["the same, processor seconds".to_owned(), number(status.cpu), "–".to_owned()]);
    rest.aim("seconds to start", ours.started, Aim::AtMost(0.5), "");
    rest.aim("MiB resident after the load", ours.resident(), Aim::AtMost(80.0), TWO);
    rest.aim("seconds for a PDF", report.seconds, Aim::AtMost(2.0), "");
    Ok(vec![table, rest, sizes::measure(OURS, HOST)?])
}

/// A site with the figures of everybody together, at two hosts: in five themes, and in one.
pub fn site(place: &Place, set: &Path, home: &Path, extent: Extent) -> Result<(), String> {
    data::write(set, extent)?;
    // What an earlier run left.
    let _ = std::fs::remove_dir_all(home);
    for (key, host, themes) in [("meting", HOST, 5), ("een", ONE_THEME, 1)] {
        let strategy = place.strategy(key, themes)?;
        place.municipality(home, key, host)?;
        run(place.program(home, &["strategy", "import", "--municipality", key]).arg(&strategy))?;
        run(place.program(home, &["observations", "import", "--municipality", key]).arg(set))?;
    }
    Ok(())
}

/// The program as a server on a data folder.
fn serve(place: &Place, home: &Path) -> Result<Server, String> {
    Server::start(place.program(home, &["serve"]).arg("--config").arg(config(place)?), OURS, "/gezond")
}

/// The configuration of a server at [`OURS`].
pub fn config(place: &Place) -> Result<PathBuf, String> {
    let config = place.folder.join("serve.toml");
    std::fs::write(&config, "host = \"127.0.0.1\"\nport = 8791\n").map_err(|error| error.to_string())?;
    Ok(config)
}

/// What one page costs.
pub struct Load {
    /// Processor milliseconds a request.
    pub cpu: f64,
    /// Milliseconds within which 99 % of the requests were answered.
    pub p99: f64,
}

/// Asks for a page for some seconds; `anew` with another query each time.
pub fn load(place: &Place, server: &Server, url: &str, host: &str, seconds: &str, anew: bool) -> Result<Load, String> {
    let ask = |seconds: &str| {
        let mut words = vec![url, host, CONNECTIONS, seconds];
        words.extend(anew.then_some("anew"));
        output(Command::new("node").arg(place.scripts.join("load.mjs")).args(words))
    };
    ask("1")?;
    let before = server.cost().cpu;
    let said = ask(seconds)?;
    std::thread::sleep(Duration::from_millis(50));
    let cpu = server.cost().cpu - before;
    let numbers: Vec<f64> = said.split_whitespace().flat_map(str::parse).collect();
    let [total, p99, wrong, _] = numbers[..] else { return Err(format!("autocannon said {said}")) };
    if wrong > 0.0 || total < 1.0 {
        return Err(format!("{url} at {host}: {total} answers, {wrong} of them wrong"));
    }
    Ok(Load { cpu: cpu * 1000.0 / total, p99 })
}
