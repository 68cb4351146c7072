//! The real program from an empty folder: it starts, answers, and ends when it is asked to.

use crate::commands::{samenkoers, words};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

/// The program, which goes when this is dropped.
struct Running {
    child: Child,
    said: BufReader<ChildStdout>,
    port: u16,
}

impl Running {
    /// Starts it and waits for the line that tells where it is.
    fn start(data: &Path, args: &[&str], told: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_samenkoers"));
        let mut child = command.args(args).arg("--data").arg(data).stdout(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains(told) {
            line.clear();
            assert_ne!(said.read_line(&mut line).unwrap(), 0, "it did not start: {args:?}");
        }
        let port = line.trim().trim_end_matches('/').rsplit(':').next().unwrap();
        let port = port.parse().unwrap_or_else(|_| panic!("no port in {line:?}"));
        Self { child, said, port }
    }

    /// The first line of the answer, and all of it.
    fn ask(&self, host: &str, path: &str) -> (String, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        (answer.lines().next().unwrap_or_default().to_owned(), answer)
    }

    /// Asks it to end, as whoever keeps a server does, and waits until it did.
    fn end(mut self) {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let mut rest = String::new();
        self.said.read_to_string(&mut rest).unwrap();
        assert!(self.child.wait().unwrap().success(), "{rest}");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Of one that ended already nothing is left to kill.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

const FINE: &str = "HTTP/1.1 200 OK";

#[test]
fn the_demonstration_starts_in_an_empty_folder() {
    let data = tempfile::tempdir().unwrap();
    for round in ["made", "opened again"] {
        let demo = Running::start(data.path(), &["demo", "--port", "0"], "http://localhost:");
        for (host, name) in [("dronten.localhost", "Dronten"), ("waterstad.localhost", "Waterstad")] {
            let (status, page) = demo.ask(host, "/");
            assert!(status == FINE && page.contains(name), "{round}, {host}: {page}");
        }
        demo.end();
    }
    let verified = samenkoers(data.path(), &["audit", "verify", "--municipality", "dronten"]);
    assert!(verified.status.success(), "{}", words(&verified));
}

#[test]
fn a_server_of_one_municipality_starts_and_ends() {
    let data = crate::commands::with_municipality();
    let config = data.path().join("samenkoers.toml");
    std::fs::write(&config, "port = 0\nhttps = false\n").unwrap();
    let server = Running::start(data.path(), &["serve", "--config", config.to_str().unwrap()], "Serving beekstad");
    let (status, page) = server.ask("beekstad.example", "/");
    assert!(status == FINE && page.contains("Gemeente Beekstad"), "{page}");
    assert_eq!(server.ask("beekstad.example", "/gezond").0, FINE);
    server.end();
    assert!(data.path().join("backups").is_dir(), "backups have a place");
}
