//! The key-encryption keys: without the right ones nothing opens, and they are replaced while the server runs.

use crate::commands::{keep_to_owner, samenkoers, with_municipality, words};
use crate::deletion::{add, open};
use crate::kills::{Municipality, Server, cookie, hidden};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// So many people that a rotation takes a while.
const MANY: usize = 2500;

#[track_caller]
fn assert_says(output: &Output, code: i32, sentence: &str) {
    assert_eq!(output.status.code(), Some(code), "{}", words(output));
    assert!(words(output).contains(sentence), "{}", words(output));
}

fn keys(data: &Path, args: &[&str]) -> Output {
    samenkoers(data, &[&["keys"], args].concat())
}

/// The ids of the key files, the newest first.
fn files(data: &Path) -> Vec<String> {
    let names = std::fs::read_dir(data.join("keys")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter_map(|name| name.strip_suffix(".key").map(str::to_owned)).collect();
    names.sort();
    names.iter().rev().map(|name| name.split_once('-').unwrap().1.to_owned()).collect()
}

/// Whether the officer can sign in, which opens what is sealed about them.
fn signs_in(server: &Server) -> bool {
    let (_, page) = server.ask("GET", "/inloggen", "", "");
    let (form_cookie, csrf) = (cookie(&page, "samenkoers-form").unwrap(), hidden(&page, "csrf"));
    let form = format!("csrf={csrf}&terug=/werk&email=proef@samenkoers.example&password=een+lang+wachtwoord");
    let (status, answer) = server.ask("POST", "/inloggen", &form_cookie, &form);
    let cookies = format!("{form_cookie}; {}", cookie(&answer, "samenkoers-session").unwrap_or_default());
    status == 303 && server.ask("GET", "/werk", &cookies, "").1.contains("Welkom, Proef")
}

fn a_rotation_is_killed(postgres: bool) {
    let Some(municipality) = Municipality::bare(postgres) else { return };
    municipality.add_officer();
    let data = municipality.data();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let db = open(data, None).await;
        add(&db, &(0..MANY).map(|number| format!("proef{number}")).collect::<Vec<_>>()).await;
        db.close().await;
    });
    let server = Server::start(data);
    assert!(signs_in(&server));
    let old = files(data).remove(0);

    let mut rotation = Command::new(env!("CARGO_BIN_EXE_samenkoers"));
    let mut rotation = rotation.args(["keys", "rotate", "--data"]).arg(data).stdout(Stdio::piped()).spawn().unwrap();
    let begun = BufReader::new(rotation.stdout.take().unwrap()).lines().map_while(Result::ok).take(4).count();
    rotation.kill().unwrap();
    rotation.wait().unwrap();
    assert_eq!(begun, 4, "it was under way");
    let [new, _] = files(data).try_into().unwrap();
    let half = keys(data, &["check"]);
    assert_says(&half, 0, "Everything opens.");
    for id in [&old, &new] {
        assert!(words(&half).contains(&format!("{id}: waterstad ")), "caught in the middle: {}", words(&half));
    }
    assert!(signs_in(&server), "whichever key they are under");
    assert_says(&keys(data, &["retire", &old]), 2, "is in use (waterstad ");

    assert_says(&keys(data, &["rotate"]), 0, "Not everything is under the newest key yet; that goes on now.");
    assert_eq!(files(data), [new.clone(), old.clone()], "no third key was made");
    assert_says(&keys(data, &["check"]), 0, &format!("{old}: not in use"));
    assert!(signs_in(&server));
    assert_says(&keys(data, &["retire", &new]), 2, "is in use");
    assert_says(&keys(data, &["retire", &old]), 0, "gone");
    assert_eq!(files(data), [new]);
    assert!(signs_in(&server));
    drop(server);
    assert!(signs_in(&Server::start(data)), "nothing needs the old key");
    assert!(samenkoers(data, &["audit", "checkpoint"]).status.success());
    assert_says(&samenkoers(data, &["audit", "verify"]), 0, "events fit");
    let told = words(&samenkoers(data, &["audit", "export", "--format", "ldv-json"]));
    assert!(told.contains("key.rewrapped"));
}

#[test]
fn a_rotation_that_is_killed_goes_on_where_it_was_on_sqlite() {
    a_rotation_is_killed(false);
}

#[test]
fn a_rotation_that_is_killed_goes_on_where_it_was_on_postgres() {
    a_rotation_is_killed(true);
}

#[test]
fn without_its_key_a_database_is_refused_in_a_sentence_and_none_is_made() {
    let data = with_municipality();
    let elsewhere = data.path().join("elsewhere");
    for command in [&["backup", "never.zip"][..], &["keys", "check"], &["keys", "rotate"], &["audit", "checkpoint"]] {
        let output = samenkoers(data.path(), &[command, &["--keys", elsewhere.to_str().unwrap()]].concat());
        assert_says(&output, 2, "put it back there, or tell where it is with --keys DIR");
        assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1, "{}", words(&output));
    }
    assert!(!elsewhere.exists());
    let id = files(data.path()).remove(0);
    let file = data.path().join(format!("keys/0001-{id}.key"));
    std::fs::remove_file(&file).unwrap();
    std::fs::write(&file, "00".repeat(32)).unwrap();
    keep_to_owner(&file);
    assert_says(&keys(data.path(), &["check"]), 2, "is not the key that its name tells");
}

/// The program with keys in its environment.
fn with_keys(data: &Path, given: &str, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samenkoers"));
    command.args(args).arg("--data").arg(data).env("SAMENKOERS_KEY", given).output().unwrap()
}

#[test]
fn keys_may_come_from_the_environment_the_newest_first() {
    let data = tempfile::tempdir().unwrap();
    let (old, new) = ("1f".repeat(32), "2e".repeat(32));
    let add = ["municipality", "add", "beekstad", "--name", "Gemeente Beekstad", "--host", "beekstad.example"];
    assert_says(&with_keys(data.path(), "te kort", &add), 2, "openssl rand -hex 32");
    assert_says(&with_keys(data.path(), &old, &add), 0, "is ready");
    assert!(!data.path().join("keys").exists());
    assert_says(&with_keys(data.path(), &new, &["keys", "check"]), 2, "is not among those in SAMENKOERS_KEY");
    assert_says(&keys(data.path(), &["check"]), 2, "put it back there");
    assert_says(&with_keys(data.path(), &old, &["keys", "rotate"]), 2, "put the new one there, before the others");
    let both = format!("{new},{old}");
    assert_says(&with_keys(data.path(), &both, &["keys", "rotate"]), 0, "beekstad: 1 wrapped anew");
    assert_says(&with_keys(data.path(), &new, &["keys", "check"]), 0, "Everything opens.");
}
