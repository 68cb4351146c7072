//! Fetching tables from a server on this machine that is slow, breaks off, fails, and changes its tables.

#![expect(clippy::unwrap_used, reason = "what a test needs is there, or the test fails")]

mod cbs;
mod server;

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use cbs::{files_of, real};
use kernel::areas::Area;
use server::{Reply, Server};
use sources::fetch::{self, Change, Fetch, Fetched, Generation, Limits, Service, Step};
use sources::{Bundle, Cell, Refusal};
use tempfile::TempDir;

type Files = BTreeMap<String, String>;

fn fixture(folder: &str) -> Files {
    let mut files = files_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder));
    files.retain(|name, _| !name.starts_with("D-") && name != "Distribution.csv" && name != "CategoryGroups.csv");
    files
}

/// A small table of v4 in pages of five: three pages of observations.
fn small() -> Server {
    Server::start(Generation::V4, "99001NED", &fixture("cbs_v4/99001NED"), 5)
}

/// A fetch with all that happened in it.
struct Run {
    result: Result<Fetched, Refusal>,
    steps: Vec<Step>,
    waits: Vec<u64>,
}

impl Run {
    fn code(&self) -> &'static str {
        self.result.as_ref().map_or_else(|refusal| refusal.reason.code(), |_| "fetched")
    }
}

fn run(service: &Service, folder: &Path) -> Run {
    run_with(service, folder, Limits::default(), |_| ControlFlow::Continue(()))
}

fn run_with(service: &Service, folder: &Path, limits: Limits, mut decide: impl FnMut(&Step) -> ControlFlow<()>) -> Run {
    let (mut steps, mut waits) = (Vec::new(), Vec::new());
    let mut wait = |time: Duration| waits.push(time.as_secs());
    let mut progress = |step: &Step| {
        steps.push(step.clone());
        decide(step)
    };
    let result = fetch::table(service, Fetch { folder, limits, wait: &mut wait, progress: &mut progress });
    Run { result, steps, waits }
}

/// The cells of a folder, without the place where each was read.
fn cells(folder: &Path) -> Vec<String> {
    let mut source = sources::cbs::open(Bundle::open(folder).unwrap(), Area::netherlands()).unwrap();
    source.cells().unwrap().map(|cell| shown(&cell.unwrap())).collect()
}

fn shown(cell: &Cell) -> String {
    format!("{} {} {} {:?} {:?} {:?}", cell.measure, cell.period, cell.area, cell.dims, cell.value, cell.status)
}

fn given(folder: &str) -> Vec<String> {
    cells(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder))
}

#[test]
fn what_is_fetched_reads_as_what_was_given() {
    for (generation, table, path) in
        [(Generation::V4, "99001NED", "cbs_v4/99001NED"), (Generation::V3, "99002NED", "cbs_v3/99002NED")]
    {
        let server = Server::start(generation, table, &fixture(path), 3);
        let folder = TempDir::new().unwrap();
        let run = run(&server.service(), folder.path());
        let fetched = run.result.unwrap();
        assert_eq!((fetched.changes.len(), run.waits.len()), (0, 0));
        assert_eq!(cells(folder.path()), given(path));
        let Some(Step::Page { records, bytes, .. }) = run.steps.last() else { panic!("{:?}", run.steps) };
        assert_eq!((*records, *bytes), (fetched.records, fetched.bytes));
        assert!(server.asked().iter().all(|path| !path.contains("Groups")), "{:?}", server.asked());
    }
}

#[test]
fn untyped_figures_are_taken_where_there_are_any() {
    let mut files = fixture("cbs_v3/99002NED");
    let typed = files["TypedDataSet.csv"].replace(",1000,4.5,12,", ",\"    1000\",\"       .\",\"\",");
    files.insert("UntypedDataSet.csv".to_owned(), typed);
    let server = Server::start(Generation::V3, "99002NED", &files, 3);
    let folder = TempDir::new().unwrap();
    run(&server.service(), folder.path()).result.unwrap();
    let cells = cells(folder.path());
    assert!(cells[1].contains("Nothing(Unknown)") && cells[2].contains("Nothing(Impossible)"), "{cells:?}");
}

#[test]
fn a_server_that_fails_is_asked_again_after_longer_and_longer() {
    let server = small();
    server.behave(|number, _| match number {
        0 => Reply::Status(503, ""),
        1 => Reply::Status(429, "Retry-After: 7\r\n"),
        2 => Reply::Status(500, "Retry-After: soon\r\n"),
        5 => Reply::Cut,
        6 => Reply::CutWithoutLength,
        7 => Reply::Text("<html>".to_owned()),
        9 => Reply::Gzip,
        _ => Reply::Page,
    });
    let folder = TempDir::new().unwrap();
    let run = run(&server.service(), folder.path());
    run.result.unwrap();
    assert_eq!(run.waits, [1, 7, 4, 1, 2, 4]);
    assert!(matches!(&run.steps[0], Step::Waiting { seconds: 1, reason } if reason.contains("status 503")), "{:?}", run.steps);
    assert_eq!(cells(folder.path()), given("cbs_v4/99001NED"));
}

#[test]
fn a_slow_server_is_waited_for() {
    let server = small();
    server.behave(|_, _| Reply::Trickle);
    let folder = TempDir::new().unwrap();
    assert_eq!(run(&server.service(), folder.path()).code(), "fetched");
    assert_eq!(cells(folder.path()), given("cbs_v4/99001NED"));
}

#[test]
fn a_server_that_keeps_failing_is_given_up_with_the_reason() {
    let server = small();
    let folder = TempDir::new().unwrap();
    server.behave(|_, _| Reply::Status(500, ""));
    let run_500 = run(&server.service(), folder.path());
    assert_eq!((run_500.code(), run_500.waits), ("fetch-status", vec![1, 2, 4, 8, 16, 32]));
    server.behave(|_, _| Reply::Status(404, ""));
    let run_404 = run(&server.service(), folder.path());
    assert_eq!((run_404.code(), run_404.waits.len(), server.asked().len()), ("fetch-status", 0, 1));
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let run_gone = run(&Service::at(Generation::V4, &format!("http://{gone}/99001NED")).unwrap(), folder.path());
    assert_eq!((run_gone.code(), run_gone.waits.len()), ("fetch-failed", 6));
}

#[test]
fn a_fetch_that_was_cut_goes_on_where_it_stopped() {
    let server = small();
    let folder = TempDir::new().unwrap();
    let stop = |step: &Step| match step {
        Step::Page { list, page: 2, .. } if list == "Observations" => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    };
    assert_eq!(run_with(&server.service(), folder.path(), Limits::default(), stop).code(), "fetch-stopped");
    assert!(sources::cbs::open(Bundle::open(folder.path()).unwrap(), Area::netherlands()).is_err(), "two pages of three");
    server.behave(|_, _| Reply::Page);
    let second = run(&server.service(), folder.path());
    assert_eq!(
        (second.result.unwrap().records, server.asked()),
        (12, ["Properties", "Observations?$skip=10", "Properties"].map(str::to_owned).into())
    );
    assert!(matches!(second.steps[0], Step::Resumed { pages } if pages > 5), "{:?}", second.steps);
    assert_eq!(cells(folder.path()), given("cbs_v4/99001NED"));
    server.behave(|_, _| Reply::Page);
    assert_eq!(run(&server.service(), folder.path()).result.unwrap().records, 12, "all is there already");
    assert_eq!(server.asked(), ["Properties", "Properties"]);
}

#[test]
fn an_address_that_no_longer_holds_is_left_for_the_start_of_its_list() {
    let server = small();
    let folder = TempDir::new().unwrap();
    let stop = |step: &Step| match step {
        Step::Page { list, page: 2, .. } if list == "Observations" => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    };
    assert_eq!(run_with(&server.service(), folder.path(), Limits::default(), stop).code(), "fetch-stopped");
    server.behave(|number, _| if number == 1 { Reply::Status(410, "") } else { Reply::Page });
    assert_eq!(run(&server.service(), folder.path()).result.unwrap().records, 12);
    let pages = ["Observations?$skip=10", "Observations", "Observations?$skip=5", "Observations?$skip=10"];
    assert_eq!(server.asked()[1..5], pages);
    assert_eq!(cells(folder.path()), given("cbs_v4/99001NED"));
}

#[test]
fn what_stands_half_written_after_a_power_cut_is_fetched_again() {
    let server = small();
    let folder = TempDir::new().unwrap();
    run(&server.service(), folder.path()).result.unwrap();
    fs::write(folder.path().join("page.part"), "{\"value\":[").unwrap();
    fs::write(folder.path().join("fetch.state"), "{\"addr").unwrap();
    let again = run(&server.service(), folder.path());
    assert_eq!(again.result.unwrap().records, 12);
    assert_eq!(cells(folder.path()), given("cbs_v4/99001NED"));
}

/// The small table after a revision.
fn revised() -> Files {
    let mut files = fixture("cbs_v4/99001NED");
    let change = |text: &mut String, from: &str, to: &str| *text = text.replace(from, to);
    change(files.get_mut("Properties.csv").unwrap(), "2025-10-08T00:00:00+02:00", "2025-11-01T00:00:00+02:00");
    change(files.get_mut("Observations.csv").unwrap(), "2022JJ00;1000;", "2022JJ00;2000;");
    files
}

#[test]
fn a_table_that_changed_since_the_cut_is_fetched_again_and_says_so() {
    let server = small();
    let folder = TempDir::new().unwrap();
    let stop = |step: &Step| match step {
        Step::Page { page: 2, .. } => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    };
    assert_eq!(run_with(&server.service(), folder.path(), Limits::default(), stop).code(), "fetch-stopped");
    server.publish(&revised());
    let second = run(&server.service(), folder.path());
    let change = Change {
        before: "2025-10-08T00:00:00+02:00, 2025-10-08T00:00:00+02:00, 12".to_owned(),
        after: "2025-11-01T00:00:00+02:00, 2025-11-01T00:00:00+02:00, 12".to_owned(),
    };
    assert_eq!((&second.steps[0], second.result.unwrap().changes), (&Step::Again(change.clone()), vec![change]));
    assert!(cells(folder.path())[0].contains("Value(2000.0)"));
}

#[test]
fn a_table_that_changes_meanwhile_is_never_a_mixture() {
    let server = small();
    let (pages, folder) = (std::sync::Arc::new(server), TempDir::new().unwrap());
    let (publisher, mut published) = (pages.clone(), false);
    let publish = move |step: &Step| {
        if matches!(step, Step::Page { list, page: 1, .. } if list == "Observations") && !published {
            publisher.publish(&revised());
            published = true;
        }
        ControlFlow::Continue(())
    };
    let run = run_with(&pages.service(), folder.path(), Limits::default(), publish);
    assert_eq!(run.result.unwrap().changes.len(), 1);
    assert!(cells(folder.path())[0].contains("Value(2000.0)"));
}

#[test]
fn a_table_that_changes_all_the_time_is_given_up() {
    let server = small();
    let version = std::sync::atomic::AtomicU32::new(0);
    server.behave(move |_, path| match path {
        "Properties" => {
            let version = version.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            Reply::Text(format!("{{\"Identifier\":\"99001NED\",\"Modified\":\"{version}\"}}"))
        }
        _ => Reply::Page,
    });
    let folder = TempDir::new().unwrap();
    let run = run(&server.service(), folder.path());
    assert_eq!(run.code(), "fetch-changing");
    assert!(run.steps.iter().filter(|step| matches!(step, Step::Again(_))).count() >= 3);
}

#[test]
fn pages_elsewhere_and_redirects_are_not_followed() {
    let other = small();
    let elsewhere = [
        other.service().address().to_owned(),
        "https://cbs.example/odata/99001NED/".to_owned(),
        "http://169.254.169.254/".to_owned(),
        "file:///etc/".to_owned(),
    ];
    for address in elsewhere {
        let server = small();
        let own = server.service().address().to_owned();
        server.change("Observations", &own, &address);
        let folder = TempDir::new().unwrap();
        let run = run(&server.service(), folder.path());
        assert_eq!(run.code(), "fetch-elsewhere", "{address}");
    }
    let server = small();
    server.behave(|_, _| Reply::Status(302, "Location: http://169.254.169.254/\r\n"));
    let folder = TempDir::new().unwrap();
    let run = run(&server.service(), folder.path());
    assert!(run.result.unwrap_err().to_string().contains("169.254.169.254"));
    assert_eq!((server.asked().len(), other.asked().len(), run.waits.len()), (1, 0, 0));
}

#[test]
fn names_from_the_server_are_no_paths() {
    for name in ["../../Leeftijd", "http://127.0.0.1/", "a/b", "", "a?b"] {
        let server = small();
        server.change("Dimensions", "\"Identifier\":\"Leeftijd\"", &format!("\"Identifier\":\"{name}\""));
        let outer = TempDir::new().unwrap();
        let run = run(&server.service(), &outer.path().join("a/b"));
        assert!(matches!(run.code(), "fetch-address" | "fetch-status"), "{name}: {}", run.code());
        assert_eq!(fs::read_dir(outer.path()).unwrap().count(), 1);
        assert!(server.asked().iter().all(|path| !path.contains("..")), "{:?}", server.asked());
    }
}

#[test]
fn more_than_is_safe_is_not_fetched() {
    let server = small();
    let folder = TempDir::new().unwrap();
    let few = Limits { pages: 4, ..Limits::default() };
    assert_eq!(run_with(&server.service(), folder.path(), few, |_| ControlFlow::Continue(())).code(), "too-many-files");
    let little = Limits { bytes: 3_000, ..Limits::default() };
    assert_eq!(run_with(&server.service(), folder.path(), little, |_| ControlFlow::Continue(())).code(), "too-large");
    server.behave(|_, path| if path == "Observations" { Reply::Endless } else { Reply::Page });
    let endless = Limits { bytes: 1024 * 1024, ..Limits::default() };
    assert_eq!(run_with(&server.service(), folder.path(), endless, |_| ControlFlow::Continue(())).code(), "too-large");
    let bytes: u64 = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).sum();
    assert!(bytes < 1024 * 1024, "{bytes}");
}

#[test]
fn a_page_that_refers_to_itself_ends_at_the_limit() {
    let server = small();
    server.change("Observations?$skip=5", "$skip=10", "$skip=5");
    let folder = TempDir::new().unwrap();
    let limits = Limits { pages: 20, ..Limits::default() };
    assert_eq!(run_with(&server.service(), folder.path(), limits, |_| ControlFlow::Continue(())).code(), "too-many-files");
}

#[test]
fn a_folder_with_something_else_in_it_is_left_alone() {
    let server = small();
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("begroting.json"), "{}").unwrap();
    assert_eq!(run(&server.service(), folder.path()).code(), "folder-in-use");
    let other = TempDir::new().unwrap();
    run(&server.service(), other.path()).result.unwrap();
    let moved = Server::start(Generation::V4, "99009NED", &fixture("cbs_v4/99001NED"), 5);
    assert_eq!(run(&moved.service(), other.path()).code(), "folder-in-use", "of another table");
    assert_eq!(fs::read_to_string(folder.path().join("begroting.json")).unwrap(), "{}");
    let file = folder.path().join("begroting.json/deeper");
    assert_eq!(run(&server.service(), &file).code(), "not-kept");
}

#[test]
fn the_real_tables_are_fetched_in_pages_and_read() {
    let (Some(v4), Some(v3)) = (real("cbs_v4_83841NED"), real("cbs_v3_85067NED")) else { return };
    let mut files = files_of(&v4);
    files.retain(|name, _| {
        ["Codes.csv", "Dimensions.csv", "Observations.csv", "Properties.csv"].iter().any(|end| name.ends_with(end))
    });
    let server = Server::start(Generation::V4, "83841NED", &files, 1_000);
    server.behave(|number, _| if number % 7 == 3 { Reply::Cut } else { Reply::Gzip });
    let folder = TempDir::new().unwrap();
    let fetched = run(&server.service(), folder.path()).result.unwrap();
    assert_eq!(fetched.records, 11_460);
    assert_eq!(cells(folder.path()), cells(&v4));

    let mut files = files_of(&v3);
    files.remove("CategoryGroups.csv");
    let figures = files.remove("data.csv").unwrap();
    files.insert("TypedDataSet.csv".to_owned(), figures);
    let server = Server::start(Generation::V3, "85067NED", &files, 100);
    let folder = TempDir::new().unwrap();
    assert_eq!(run(&server.service(), folder.path()).result.unwrap().records, 345);
    assert_eq!(cells(folder.path()), cells(&v3));
    let areas = sources::cbs_v3::areas_of_cbs(Bundle::open(folder.path()).unwrap()).unwrap();
    assert_eq!((areas.items.len(), areas.rejections.len()), (345, 0));
}
