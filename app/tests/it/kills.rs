//! Trouble in the middle: `kill -9`, a full disk, connections that go: nothing half-written shows, and what was confirmed on screen is there afterwards. On both engines.

use crate::commands::{samenkoers, words};
use sea_orm::ConnectionTrait;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A municipality with Waterstad's agenda: in a file, or in a PostgreSQL database of its own.
pub struct Municipality {
    folder: tempfile::TempDir,
    postgres: Option<(String, String)>,
}

impl Municipality {
    fn make(postgres: bool) -> Option<Self> {
        let made = Self::bare(postgres)?;
        made.take_strategy();
        Some(made)
    }

    /// Without the agenda.
    pub fn bare(postgres: bool) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let postgres = if postgres { Some(fresh_postgres()?) } else { None };
        let mut args = vec![
            "municipality",
            "add",
            "waterstad",
            "--name",
            "Gemeente Waterstad",
            "--area",
            "GM9999",
            "--host",
            "waterstad.localhost",
        ];
        if let Some((url, _)) = &postgres {
            args.extend(["--postgres", url]);
        }
        let made = samenkoers(folder.path(), &args);
        assert!(made.status.success(), "{}", words(&made));
        Some(Self { folder, postgres })
    }

    /// Takes the agenda in, in a process of its own.
    pub fn take_strategy(&self) {
        let strategy = Path::new(env!("CARGO_MANIFEST_DIR")).join("../world/waterstad/strategie.toml");
        let imported = samenkoers(self.data(), &["strategy", "import", strategy.to_str().unwrap()]);
        assert!(imported.status.success(), "{}", words(&imported));
    }

    /// Adds `proef@samenkoers.example` with the password `een lang wachtwoord`.
    pub fn add_officer(&self) {
        let mut add = Command::new(env!("CARGO_BIN_EXE_samenkoers"))
            .args(["person", "add", "--name", "Proef", "--email", "proef@samenkoers.example", "--role", "policy-officer", "--data"])
            .arg(self.data())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        add.stdin.take().unwrap().write_all(b"een lang wachtwoord\n").unwrap();
        assert!(add.wait().unwrap().success());
    }

    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    /// The name of its database on the server for tests.
    pub fn database(&self) -> Option<&str> {
        self.postgres.as_ref().map(|(_, name)| name.as_str())
    }
}

impl Drop for Municipality {
    fn drop(&mut self) {
        if let Some((_, name)) = &self.postgres {
            on_server(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

/// A new database on the server for tests: its address and its name.
pub fn fresh_postgres() -> Option<(String, String)> {
    let Ok(server) = std::env::var("SAMENKOERS_TEST_POSTGRES") else {
        println!("skipped: SAMENKOERS_TEST_POSTGRES is not set");
        return None;
    };
    let name = format!("kill_{}", kernel::ids::JobId::fresh().0.simple());
    on_server(&format!("CREATE DATABASE {name}"));
    let (base, query) =
        server.split_once('?').map_or((server.as_str(), String::new()), |(base, query)| (base, format!("?{query}")));
    let base = base.rsplit_once('/').unwrap().0;
    Some((format!("{base}/{name}{query}"), name))
}

pub fn on_server(sql: &str) {
    let server = std::env::var("SAMENKOERS_TEST_POSTGRES").unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        sea_orm::Database::connect(server).await.unwrap().execute_unprepared(sql).await.unwrap();
    });
}

const ROWS: usize = 20_000;

/// A long delivery: one indicator for a thousand made-up neighbourhoods in twenty years.
fn delivery(folder: &Path) -> (PathBuf, PathBuf) {
    let mut csv = String::from("periode;gebied;waarde\n");
    for row in 0..ROWS {
        writeln!(csv, "{}JJ00;BU9999{:04};{},{}", 2005 + row % 20, row / 20, row % 90, row % 10).unwrap();
    }
    let mapping = "header_row = 1\ndecimal_mark = \",\"\n[table]\nid = \"PROEF\"\ntitle = \"Proef (verzonnen)\"\nsource = \"Proef\"\n\
                   [period]\nfrom = \"column\"\ncolumn = \"periode\"\nformat = \"code\"\n[area]\nfrom = \"column\"\ncolumn = \"gebied\"\n\
                   [status]\nfrom = \"fixed\"\nstatus = \"final\"\n\
                   [[measures]]\ncolumn = \"waarde\"\ncode = \"eenzaamheid-65-plus\"\ntitle = \"Proef\"\nunit = \"%\"\ndecimals = 1\n";
    let (file, map) = (folder.join("levering.csv"), folder.join("levering.mapping.toml"));
    std::fs::write(&file, csv).unwrap();
    std::fs::write(&map, mapping).unwrap();
    (file, map)
}

fn an_import_is_killed(postgres: bool) {
    let Some(municipality) = Municipality::make(postgres) else { return };
    let (file, map) = delivery(municipality.data());
    let args = ["observations", "import", file.to_str().unwrap(), "--mapping", map.to_str().unwrap(), "--json"];
    let mut killed = 0;
    for wait in [60, 150, 300, 500, 800] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_samenkoers"))
            .args(args)
            .arg("--data")
            .arg(municipality.data())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        let finished = child.try_wait().unwrap().is_some();
        child.kill().unwrap();
        child.wait().unwrap();
        let tried = samenkoers(municipality.data(), &[&args[..], &["--dry-run"]].concat());
        let (new, same) = (told(&tried, "new"), told(&tried, "same"));
        assert!(
            (new, same) == (ROWS, 0) || (new, same) == (0, ROWS),
            "half an import shows: {new} new, {same} the same, after {wait} ms"
        );
        if finished || same == ROWS {
            break;
        }
        killed += 1;
    }
    assert!(killed > 0, "the import was never caught in the middle");
    samenkoers(municipality.data(), &args);
    let again = samenkoers(municipality.data(), &args);
    assert_eq!((told(&again, "new"), told(&again, "changed"), told(&again, "same")), (0, 0, ROWS));
}

#[test]
fn an_import_that_is_killed_leaves_nothing_or_all_on_sqlite() {
    an_import_is_killed(false);
}

#[test]
fn an_import_that_is_killed_leaves_nothing_or_all_on_postgres() {
    an_import_is_killed(true);
}

fn told(output: &std::process::Output, name: &str) -> usize {
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", words(output)));
    usize::try_from(json[name].as_u64().unwrap()).unwrap()
}

#[test]
fn a_full_disk_leaves_nothing_and_is_told() {
    let municipality = Municipality::make(false).unwrap();
    let (file, map) = delivery(municipality.data());
    let args = ["observations", "import", file.to_str().unwrap(), "--mapping", map.to_str().unwrap(), "--json"];
    // No file may grow past a megabyte, and the program gets to hear it.
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 2048; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_samenkoers")]);
    let full = limited.args(args).arg("--data").arg(municipality.data()).output().unwrap();
    assert_eq!(full.status.code(), Some(2), "{}", words(&full));
    assert!(words(&full).contains("the disk is full, and nothing was kept"), "{}", words(&full));
    let tried = samenkoers(municipality.data(), &[&args[..], &["--dry-run"]].concat());
    assert_eq!((told(&tried, "new"), told(&tried, "same")), (ROWS, 0));
    assert_eq!(told(&samenkoers(municipality.data(), &args), "new"), ROWS);
}

#[test]
fn a_postgres_that_drops_its_connections_leaves_nothing_and_is_told() {
    let Some(municipality) = Municipality::make(true) else { return };
    let (_, name) = municipality.postgres.clone().unwrap();
    let (file, map) = delivery(municipality.data());
    let args = ["observations", "import", file.to_str().unwrap(), "--mapping", map.to_str().unwrap(), "--json"];
    let drop_all = || on_server(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"));
    let server = Server::start(municipality.data());
    assert_eq!(server.ask("GET", "/", "", "").0, 200);
    let mut import = Command::new(env!("CARGO_BIN_EXE_samenkoers"));
    let import = import.args(args).arg("--data").arg(municipality.data()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut import = import.spawn().unwrap();
    std::thread::sleep(Duration::from_millis(400));
    while import.try_wait().unwrap().is_none() {
        drop_all();
    }
    let output = import.wait_with_output().unwrap();
    let tried = samenkoers(municipality.data(), &[&args[..], &["--dry-run"]].concat());
    if output.status.success() {
        assert_eq!((told(&tried, "new"), told(&tried, "same")), (0, ROWS));
    } else {
        assert!(words(&output).contains("nothing was kept; try again in a minute"), "{}", words(&output));
        assert_eq!((told(&tried, "new"), told(&tried, "same")), (ROWS, 0));
    }
    assert_eq!(server.ask("GET", "/", "", "").0, 200, "the server goes on without a restart");
    let again = samenkoers(municipality.data(), &args);
    assert_eq!(told(&again, "new") + told(&again, "same"), ROWS);
}

/// The program as it serves, until it is killed.
pub struct Server {
    child: Child,
    port: u16,
}

impl Server {
    pub fn start(data: &Path) -> Self {
        Self::with(data, "", "warn", Stdio::inherit())
    }

    /// With more in its configuration, and a log as talkative as `level`.
    pub fn with(data: &Path, more: &str, level: &str, log: impl Into<Stdio>) -> Self {
        let config = data.join("serve.toml");
        std::fs::write(&config, format!("port = 0\nhttps = false\n{more}")).unwrap();
        let temporary = data.join("tmp");
        std::fs::create_dir_all(&temporary).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_samenkoers"))
            .env("TMPDIR", temporary)
            .args(["serve", "--config", config.to_str().unwrap(), "--data"])
            .arg(data)
            .env("SAMENKOERS_LOG", level)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().rsplit(':').next().unwrap().parse().unwrap_or_else(|_| panic!("no port in {line:?}"));
        Self { child, port }
    }

    /// Where links in its mails lead to.
    pub fn origin(&self) -> String {
        format!("http://waterstad.localhost:{}", self.port)
    }

    pub fn ask(&self, method: &str, path: &str, cookies: &str, form: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: waterstad.localhost\r\ncookie: {cookies}\r\nconnection: close\r\n\
             user-agent: Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
            form.len()
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        (answer.split(' ').nth(1).unwrap().parse().unwrap(), answer)
    }
}

/// Dropped is killed, without a chance to put anything in order; also when a test fails.
impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

pub fn cookie(answer: &str, name: &str) -> Option<String> {
    let line = answer.lines().find(|line| line.starts_with(&format!("set-cookie: {name}=")))?;
    Some(line["set-cookie: ".len()..].split(';').next()?.to_owned())
}

pub fn hidden(page: &str, name: &str) -> String {
    page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
}

fn a_confirmed_save_survives(postgres: bool) {
    let Some(municipality) = Municipality::make(postgres) else { return };
    municipality.add_officer();
    let server = Server::start(municipality.data());
    let (_, page) = server.ask("GET", "/inloggen", "", "");
    let form_cookie = cookie(&page, "samenkoers-form").unwrap();
    let csrf = hidden(&page, "csrf");
    let sign_in = format!("csrf={csrf}&terug=/werk&email=proef@samenkoers.example&password=een+lang+wachtwoord");
    let (status, answer) = server.ask("POST", "/inloggen", &form_cookie, &sign_in);
    assert_eq!(status, 303, "{answer}");
    let cookies = format!("{form_cookie}; {}", cookie(&answer, "samenkoers-session").unwrap());
    let path = "/werk/agenda/themas/participatie";
    let (_, page) = server.ask("GET", path, &cookies, "");
    let save = format!(
        "csrf={csrf}&revision={}&name=Iedereen+doet+mee&ambition=x&summary=y&place=&key=participatie&reason=Proef",
        hidden(&page, "revision")
    );
    let (status, answer) = server.ask("POST", path, &cookies, &save);
    assert_eq!(status, 303, "{answer}");
    drop(server);

    let server = Server::start(municipality.data());
    let (status, page) = server.ask("GET", path, &cookies, "");
    assert_eq!(status, 200, "the session survives too");
    assert!(page.contains("Iedereen doet mee"));
    drop(server);
}

#[test]
fn a_save_that_was_confirmed_survives_a_kill_on_sqlite() {
    a_confirmed_save_survives(false);
}

#[test]
fn a_save_that_was_confirmed_survives_a_kill_on_postgres() {
    a_confirmed_save_survives(true);
}
