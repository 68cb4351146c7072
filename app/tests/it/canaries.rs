//! Canaries: people whose names, addresses and secrets stand nowhere else, used in every way. No file that the program or the database
//! leaves behind holds one of them, in whatever writing: databases, journals, logs, temporary files, backups, exports.

use crate::commands::{samenkoers, words};
use crate::deletion::open;
use crate::kills::{Municipality, Server, cookie, hidden, on_server};
use kernel::hex::hex;
use kernel::ids::{JobId, PersonId};
use kernel::rights::MailQueue;
use kernel::{Capacity, Clock, Viewer, mail};
use sea_orm::{ConnectionTrait, Statement};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// A text that stands nowhere else.
fn canary(word: &str) -> String {
    let id = JobId::fresh().0.simple().to_string();
    format!("{word}{}", &id[20..])
}

/// Bytes as base64 (RFC 4648, section 4), as far as they look the same whatever stands after them; `before` bytes stand before.
fn base64(bytes: &[u8], before: usize) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
    let skipped = (6 - before * 8 % 6) % 6;
    let whole = bits[skipped..].chunks_exact(6);
    whole.map(|six| char::from(LETTERS[usize::from(six.iter().fold(0, |sum, bit| sum << 1 | bit))])).collect()
}

/// Every writing of a text or secret that is looked for, as patterns of bytes.
fn writings(bytes: &[u8]) -> Vec<Vec<u8>> {
    let wide = |little: bool| match std::str::from_utf8(bytes) {
        Ok(text) => text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect(),
        Err(_) => bytes.to_vec(),
    };
    let mut all = vec![bytes.to_vec(), wide(true), wide(false), hex(bytes).into_bytes()];
    all.extend((0..3).map(|before| base64(bytes, before).into_bytes()));
    all
}

/// The files under these places that hold one of these, whatever the case of its letters.
fn holding(places: &[PathBuf], needles: &[Vec<u8>]) -> Vec<String> {
    let pattern = needles.iter().flat_map(|needle| writings(needle)).map(|bytes| {
        bytes.iter().fold(String::new(), |mut pattern, byte| {
            write!(pattern, "\\x{byte:02x}").unwrap();
            pattern
        })
    });
    let pattern = pattern.collect::<Vec<_>>().join("|");
    let mut grep = Command::new("grep");
    let found = grep.env("LC_ALL", "C").args(["-r", "-l", "-a", "-i", "-P", &pattern]).args(places).output().unwrap();
    // Exit code 2 also tells of a file that went while it was read.
    let found = String::from_utf8_lossy(&found.stdout);
    found.lines().map(str::to_owned).collect()
}

/// Somebody in a browser.
struct Visitor<'a> {
    server: &'a Server,
    cookies: String,
    csrf: String,
}

impl<'a> Visitor<'a> {
    fn at(server: &'a Server) -> Self {
        let (_, page) = server.ask("GET", "/inloggen", "", "");
        Self { server, cookies: cookie(&page, "samenkoers-form").unwrap(), csrf: hidden(&page, "csrf") }
    }

    fn sends(&self, path: &str, fields: &str) -> (u16, String) {
        self.server.ask("POST", path, &self.cookies, &format!("csrf={}&{fields}", self.csrf))
    }

    fn opens(&self, path: &str) -> String {
        let (status, page) = self.server.ask("GET", path, &self.cookies, "");
        assert_eq!(status, 200, "{path}: {page}");
        page
    }

    fn signs_in(&mut self, email: &str, password: &str) {
        let (status, answer) = self.sends("/inloggen", &format!("terug=/werk&email={email}&password={password}"));
        assert_eq!(status, 303, "{answer}");
        self.cookies = format!("{}; {}", self.cookies, cookie(&answer, "samenkoers-session").unwrap());
    }
}

fn add_administrator(data: &Path, name: &str, email: &str, password: &str) {
    let mut add = Command::new(env!("CARGO_BIN_EXE_samenkoers"));
    let add = add.args(["person", "add", "--name", name, "--email", email, "--role", "administrator", "--data"]).arg(data);
    let mut add = add.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    add.stdin.take().unwrap().write_all(format!("{password}\n").as_bytes()).unwrap();
    assert!(add.wait().unwrap().success());
}

/// The bytes of a key as an app gets it (RFC 4648, section 6), with spaces between.
fn unbase32(text: &str) -> Vec<u8> {
    let value = |c: char| c.to_digit(36).map_or(0, |digit| if c.is_ascii_digit() { digit + 24 } else { digit - 10 });
    let bits: Vec<u32> =
        text.chars().filter(|c| *c != ' ').flat_map(|c| (0..5).rev().map(move |bit| value(c) >> bit & 1)).collect();
    bits.chunks_exact(8).map(|byte| u8::try_from(byte.iter().fold(0, |sum, bit| sum << 1 | bit)).unwrap()).collect()
}

/// What stands between two texts of a page.
fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    page.split(start).nth(1).unwrap().split(end).next().unwrap()
}

/// Waits until so many mails wait.
async fn mails(data: &Path, number: usize) {
    let db = open(data, None).await;
    let keeper = Viewer { second_factor: true, ..Viewer::person(PersonId::fresh(), "", Capacity::Administrator) };
    let right = app::program::policies().unwrap().allow(&keeper, MailQueue).unwrap();
    while mail::newest(&db.reader(), &right, &[], 9).await.unwrap().len() < number {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    db.close().await;
}

/// Takes a backup and writes its parts as files.
fn backup(data: &Path) {
    let file = data.join("backup.zip");
    let done = samenkoers(data, &["backup", file.to_str().unwrap()]);
    assert!(done.status.success(), "{}", words(&done));
    zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap().extract(data.join("unpacked")).unwrap();
    let told = samenkoers(data, &["audit", "export", "--format", "ldv-json"]);
    std::fs::write(data.join("events.jsonl"), told.stdout).unwrap();
}

/// Where the database server keeps this database, its journal and its log.
fn server_places(name: &str) -> Vec<PathBuf> {
    on_server("CHECKPOINT");
    let server = std::env::var("SAMENKOERS_TEST_POSTGRES").unwrap();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let db = sea_orm::Database::connect(server).await.unwrap();
        let ask = async |sql: String| {
            let row = db.query_one_raw(Statement::from_string(sea_orm::DbBackend::Postgres, sql)).await.unwrap().unwrap();
            row.try_get_by_index::<String>(0).unwrap()
        };
        let data = PathBuf::from(ask("SHOW data_directory".to_owned()).await);
        let of_database = ask(format!("SELECT oid::text FROM pg_database WHERE datname = '{name}'")).await;
        let mut places = vec![data.join("base").join(of_database), data.join("pg_wal")];
        let beside = std::fs::read_dir(data.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
        places.extend(beside.filter(|path| path.is_file()));
        places
    })
}

fn nothing_readable_is_left(postgres: bool) {
    let Some(municipality) = Municipality::bare(postgres) else { return };
    let data = municipality.data();
    let [name, second, renamed] = ["Kanariepiet", "Kwartelkoning", "Roodborst"].map(canary);
    let [local, other, stranger] = ["putter", "sijsje", "koekoek"].map(canary);
    let [password, request, open_name] = ["geheim", "Appelvink", "Koolmees"].map(canary);
    let (email, other_email) = (format!("{local}@voorbeeld.example"), format!("{other}@voorbeeld.example"));
    add_administrator(data, &name, &email, &password);

    // A mail server that is away, so that mails wait.
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let config = format!("[mail]\nfrom = \"agenda@gemeente.example\"\nhost = \"127.0.0.1\"\nport = {nobody}\ntls = \"none\"\n");
    let log = std::fs::File::create(data.join("server.log")).unwrap();
    let server = Server::with(data, &config, "debug", log);
    let mut keeper = Visitor::at(&server);
    for wrong in [&email, &format!("{stranger}@voorbeeld.example")] {
        assert_eq!(keeper.sends("/inloggen", &format!("email={wrong}&password=een+ander+woord")).0, 422);
        assert_eq!(keeper.sends("/wachtwoord-vergeten", &format!("email={wrong}")).0, 303);
    }
    keeper.signs_in(&email, &password);
    assert_eq!(keeper.sends("/mijn/tweede-stap/begin", "").0, 303);
    let key = between(&keeper.opens("/mijn/tweede-stap"), "sk-secret\">", "<").to_owned();
    let secret = unbase32(&key);
    let code = testing::app_code(&secret, Clock::System.now());
    let (status, codes) = keeper.sends("/mijn/tweede-stap", &format!("code={code}"));
    assert_eq!(status, 200, "{codes}");
    let on_paper = between(&codes, "sk-codes\">\n<li>", "<").to_owned();
    assert_eq!(keeper.sends("/werk/organisaties", &format!("name={open_name}&kind=community")).0, 303);
    let add = format!("name={second}&email={other_email}&capacity=guide");
    assert_eq!(keeper.sends("/werk/mensen", &add).0, 303);
    assert_eq!(keeper.sends("/werk/mensen", &add).0, 422, "the database refuses, and tells so in its log");
    let list = keeper.opens("/werk/mensen");
    let path = format!(
        "/werk/mensen/{}",
        list.split("href=\"/werk/mensen/").find(|part| part.contains(&second)).unwrap().split('"').next().unwrap()
    );
    let revision = hidden(&keeper.opens(&path), "revision");
    let changed = format!("name={renamed}&email={other_email}&active=on&revision={revision}");
    assert_eq!(keeper.sends(&path, &changed).0, 303);
    assert!(keeper.opens("/werk/logboek").contains(&name) && keeper.opens("/mijn").contains("Firefox, Linux"));

    assert_eq!(keeper.sends("/mijn/verzoek", &format!("kind=correct&text={request}")).0, 303);
    assert!(keeper.opens("/mijn/gegevens").contains(&request));
    tokio::runtime::Runtime::new().unwrap().block_on(mails(data, 2));
    backup(data);
    drop(server);

    let mut places = vec![data.to_owned()];
    places.extend(municipality.database().into_iter().flat_map(server_places));
    let texts = [&name, &second, &renamed, &local, &other, &stranger, &password, &request, &on_paper, &on_paper.replace('-', "")];
    let mut needles: Vec<Vec<u8>> = texts.iter().map(|text| text.as_bytes().to_vec()).collect();
    needles.extend([secret, key.clone().into_bytes(), key.replace(' ', "").into_bytes()]);
    assert_eq!(holding(&places, &needles), [""; 0]);
    if !postgres {
        assert_eq!(holding(&[data.join("municipalities")], &[b"Firefox, Linux".to_vec()]), [""; 0]);
    }

    // What is meant to be readable is found in each kind of file, and each writing of a canary is.
    let found = holding(&places, &[open_name.into_bytes()]);
    let database = if postgres { "/base/" } else { "samenkoers.sqlite" };
    for kind in [database, "unpacked/people_organisation.jsonl"] {
        assert!(found.iter().any(|path| path.contains(kind)), "{kind}: {found:?}");
    }
    for (number, writing) in writings(name.as_bytes()).into_iter().enumerate() {
        let file = data.join(format!("writing-{number}"));
        std::fs::write(&file, [b"\0\xff".as_slice(), &writing, b"\n\xfe"].concat()).unwrap();
        let found = holding(std::slice::from_ref(&file), &[name.clone().into_bytes()]);
        assert_eq!(found.len(), 1, "the search finds writing {number}");
    }
}

#[test]
fn nothing_readable_of_people_is_left_on_sqlite() {
    nothing_readable_is_left(false);
}

#[test]
fn nothing_readable_of_people_is_left_on_postgres() {
    nothing_readable_is_left(true);
}
