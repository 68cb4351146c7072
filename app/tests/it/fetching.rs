//! `cbs fetch` against a server on this machine, killed in the middle and run again, and the table taken in.

use super::commands::{samenkoers, with_municipality, words};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A server with a made-up table; while it hangs, the second page of figures is asked for in vain.
struct Server {
    base: String,
    hangs: Arc<AtomicBool>,
}

fn start() -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}/odata", listener.local_addr().unwrap());
    let hangs = Arc::new(AtomicBool::new(true));
    let (pages, wait) = (pages(&base), hangs.clone());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let asked = asked(&stream);
            if asked.contains("$skip") && wait.load(Ordering::Relaxed) {
                // Whoever asked is killed meanwhile.
                std::thread::spawn(move || stream_end(&stream));
                continue;
            }
            let page = pages.get(asked.as_str()).map(Value::to_string);
            let (status, body) = page.map_or(("404 Not Found", String::new()), |page| ("200 OK", page));
            write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len()).ok();
        }
    });
    Server { base, hangs }
}

pub fn asked(stream: &TcpStream) -> String {
    let mut lines = BufReader::new(stream).lines().map(|line| line.unwrap_or_default());
    let first = lines.next().unwrap_or_default();
    lines.find(String::is_empty);
    first.split(' ').nth(1).unwrap_or_default().to_owned()
}

/// Holds a connection until the other side is gone.
fn stream_end(stream: &TcpStream) {
    let mut rest = BufReader::new(stream).lines();
    while rest.next().is_some_and(|line| line.is_ok()) {}
}

fn pages(base: &str) -> BTreeMap<String, Value> {
    let list = |name: &str, value: Value| {
        let context = format!("{base}/99004NED/$metadata#{name}");
        (format!("/odata/99004NED/{name}?$format=json"), json!({ "odata.metadata": context, "value": value }))
    };
    let dimension = |at: usize, kind: &str, key: &str| {
        json!({ "odata.type": format!("Cbs.OData.{kind}"), "ID": at, "Position": at, "Type": kind, "Key": key, "Title": key,
                "Description": "", "MapYear": 2022 })
    };
    let topic = json!({ "odata.type": "Cbs.OData.Topic", "ID": 2, "Position": 2, "ParentID": null, "Type": "Topic", "Key": "Aantal_1",
        "Title": "Aantal", "Description": "", "Datatype": "Long", "Unit": "aantal", "Decimals": 0, "Default": "Missing" });
    let figure = |at: usize, year: &str, value: u32| json!({ "ID": at, "RegioS": "GM9999", "Perioden": year, "Aantal_1": value });
    let info = json!({ "ID": 0, "Title": "Verzonnen tabel", "ShortTitle": "Verzonnen", "Identifier": "99004NED", "Summary": "",
        "Modified": "2026-01-01T02:00:00", "Period": "2024 - 2025", "Source": "CBS.", "MetaDataModified": "2026-01-01T02:00:00" });
    let code = |key: &str, title: &str, status: &str| json!({ "Key": key, "Title": title, "Description": "", "Status": status });
    let mut pages: BTreeMap<_, _> = [
        list("TableInfos", json!([info])),
        list("DataProperties", json!([dimension(0, "GeoDimension", "RegioS"), dimension(1, "TimeDimension", "Perioden"), topic])),
        list("RegioS", json!([{ "Key": "GM9999", "Title": "Waterstad", "Description": "" }])),
        list("Perioden", json!([code("2024JJ00", "2024", "Definitief"), code("2025JJ00", "2025", "Definitief")])),
        list("TypedDataSet", json!([figure(0, "2024JJ00", 12)])),
    ]
    .into();
    pages.insert("/odata/99004NED/?$format=json".to_owned(), json!({ "value": [{ "name": "TypedDataSet", "url": "" }] }));
    let mut second = pages["/odata/99004NED/TypedDataSet?$format=json"].clone();
    second["value"] = json!([figure(1, "2025JJ00", 13)]);
    pages.insert("/odata/99004NED/TypedDataSet?$skip=1".to_owned(), second);
    let first = pages.get_mut("/odata/99004NED/TypedDataSet?$format=json").unwrap();
    first["odata.nextLink"] = json!(format!("{base}/99004NED/TypedDataSet?$skip=1"));
    pages
}

#[test]
fn a_fetch_that_was_killed_goes_on_and_its_folder_is_taken_in() {
    let server = start();
    let data = with_municipality();
    let folder = data.path().join("99004NED");
    let fetch = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_samenkoers"));
        command.args(["cbs", "fetch", "99004NED", "--v3", "--base", &server.base, "--to"]).arg(&folder);
        command
    };
    let mut killed = fetch().stdout(Stdio::piped()).spawn().unwrap();
    let told = BufReader::new(killed.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(told.take_while(|line| !line.starts_with("TypedDataSet: page 1")).count() < 100);
    killed.kill().unwrap();
    killed.wait().unwrap();
    server.hangs.store(false, Ordering::Relaxed);
    let done = fetch().output().unwrap();
    assert!(done.status.success(), "{}", words(&done));
    let lines = words(&done);
    assert!(lines.contains("going on where it stopped") && lines.contains("TypedDataSet: page 2"), "{lines}");
    assert!(!lines.contains("TypedDataSet: page 1,"), "{lines}");
    let folder = folder.to_string_lossy().into_owned();
    let taken = samenkoers(data.path(), &["observations", "import", &folder, "--dry-run", "--json"]);
    assert!(taken.status.success(), "{}", words(&taken));
    let outcome: Value = serde_json::from_slice(&taken.stdout).unwrap();
    assert_eq!((&outcome["recognised"], &outcome["read"]), (&json!("cbs-v3"), &json!(2)), "{outcome}");
}

#[test]
fn only_https_is_fetched_from_elsewhere() {
    let data = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_samenkoers"))
        .args(["cbs", "fetch", "99004NED", "--base", "http://example.org/odata", "--to"])
        .arg(data.path().join("x"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(words(&output).contains("https"), "{}", words(&output));
}
