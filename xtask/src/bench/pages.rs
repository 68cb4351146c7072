//! Public pages under eight connections, against datasette on the same figures; start-up, memory and sizes.

use std::process::Command;
use std::time::Duration;

use super::process::{Server, run};
use super::report::{Table, number};
use super::{Place, data};
use crate::command::output;

const OURS: &str = "127.0.0.1:8791";
const THEIRS: &str = "127.0.0.1:8792";
const HOST: &str = "meting.localhost";
const CONNECTIONS: &str = "8";
/// Of load on each page.
const SECONDS: &str = "8";

/// What is asked of ours, and the nearest thing that datasette has.
const PAGES: [(&str, &str, &str); 4] = [
    ("home, 25 indicators", "/", "/figures/observation?area=GM0001&period=2025JJ00"),
    ("indicator", "/indicatoren/cijfer-1", "/figures/observation?indicator=M001&area=GM0001"),
    ("indicator as JSON", "/indicatoren/cijfer-1.json", "/figures/observation.json?indicator=M001&area=GM0001"),
    (
        "a theme, its indicators beside the country",
        "/themas/thema-1",
        "/figures.json?sql=select+o.*,+n.value+as+country+from+observation+o+join+observation+n+using+(indicator,+period)+where+o.area%3D'GM0001'+and+n.area%3D'NL01'+and+o.period%3D'2025JJ00'",
    ),
];

/// Measures, and gives the tables of the report.
pub fn measure(place: &Place) -> Result<Vec<Table>, String> {
    let (set, home) = (place.folder.join("pages"), place.folder.join("site"));
    data::write(&set, false)?;
    place.municipality(&home)?;
    run(place.program(&home, &["strategy", "import", "--municipality", "meting"]).arg(place.folder.join("strategie.toml")))?;
    run(place.program(&home, &["observations", "import", "--municipality", "meting"]).arg(&set))?;
    let figures = place.folder.join("figures.db");
    // What an earlier run left.
    let _ = std::fs::remove_file(&figures);
    run(Command::new(&place.python).arg(place.scripts.join("sqlite_peer.py")).arg(set.join("Observations.csv")).arg(&figures))?;

    let config = place.folder.join("serve.toml");
    std::fs::write(&config, "host = \"127.0.0.1\"\nport = 8791\n").map_err(|error| error.to_string())?;
    let ours = Server::start(place.program(&home, &["serve"]).arg("--config").arg(&config), OURS)?;
    let datasette = place.python.with_file_name("datasette");
    let theirs = Server::start(Command::new(datasette).arg(&figures).args(["--host", "127.0.0.1", "--port", "8792"]), THEIRS)?;

    let columns = ["", "CPU ms", "datasette", "ratio", "p99 ms", "datasette", "a second", "datasette"];
    let mut table = Table::new("Public pages, eight connections", &columns);
    let (mut dearest, mut slowest) = (0.0_f64, 0.0_f64);
    for (what, path, peer) in PAGES {
        let (one, other) = (load(place, &ours, OURS, path)?, load(place, &theirs, THEIRS, peer)?);
        dearest = dearest.max(one.cpu / other.cpu);
        slowest = slowest.max(one.p99);
        table.row([
            what.to_owned(),
            format!("{:.2}", one.cpu),
            format!("{:.2}", other.cpu),
            format!("{:.3}", one.cpu / other.cpu),
            number(one.p99),
            number(other.p99),
            number(one.a_second),
            number(other.a_second),
        ]);
    }
    table.aim("a tenth of datasette's processor time, 99 % within 20 ms", dearest <= 0.1 && slowest < 20.0);
    let mut rest = Table::new("Start and memory", &["", "ours", "datasette"]);
    rest.row(["seconds until it takes a connection".to_owned(), number(ours.started), number(theirs.started)]);
    rest.row(["MiB resident after the load".to_owned(), number(ours.resident()), number(theirs.resident())]);
    let pdf = place.folder.join("raad.pdf");
    let report = run(place.program(&home, &["report", "council", "--municipality", "meting"]).arg("--out").arg(&pdf))?;
    rest.row(["seconds for the council report as PDF".to_owned(), number(report.seconds), "–".to_owned()]);
    let is_met = ours.started < 0.5 && ours.resident() < 80.0 && report.seconds < 2.0;
    rest.aim("start within 0.5 s, under 80 MiB, a PDF within 2 s", is_met);
    Ok(vec![table, rest])
}

/// What one page costs.
struct Load {
    /// Processor milliseconds a request.
    cpu: f64,
    /// Milliseconds within which 99 % of the requests were answered.
    p99: f64,
    /// Requests a second.
    a_second: f64,
}

fn load(place: &Place, server: &Server, address: &str, path: &str) -> Result<Load, String> {
    let ask = |seconds: &str| {
        let url = format!("http://{address}{path}");
        output(Command::new("node").arg(place.scripts.join("load.mjs")).args([&url, HOST, CONNECTIONS, seconds]))
    };
    ask("1")?;
    let before = server.cost().cpu;
    let said = ask(SECONDS)?;
    std::thread::sleep(Duration::from_millis(50));
    let cpu = server.cost().cpu - before;
    let numbers: Vec<f64> = said.split_whitespace().flat_map(str::parse).collect();
    let [total, p99, wrong] = numbers[..] else { return Err(format!("autocannon said {said}")) };
    if wrong > 0.0 || total < 1.0 {
        return Err(format!("{path} at {address}: {total} answers, {wrong} of them wrong"));
    }
    let seconds: f64 = SECONDS.parse().unwrap_or(1.0);
    Ok(Load { cpu: cpu * 1000.0 / total, p99, a_second: total / seconds })
}
