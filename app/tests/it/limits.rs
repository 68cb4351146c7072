//! Where a request comes from, as the program itself hears it, and what it says of entries that are not right.

use crate::commands::{keep_to_owner, samenkoers, with_municipality, words};
use crate::kills::{Municipality, Server, cookie, hidden};
use std::process::Stdio;

/// How often a wrong password for one account is looked at, of so many times from one place after another.
fn looked_at(server: &Server, places: &[&str], times: usize) -> Vec<usize> {
    let (_, page) = server.ask("GET", "/inloggen", "", "");
    let (cookies, csrf) = (cookie(&page, "samenkoers-form").unwrap(), hidden(&page, "csrf"));
    let form = format!("csrf={csrf}&email=proef@samenkoers.example&password=een+ander+wachtwoord");
    let from = |place: &str| server.ask("POST", "/inloggen", &format!("{cookies}\r\nx-forwarded-for: 10.0.0.1, {place}"), &form).0;
    places.iter().map(|place| (0..times).filter(|_| from(place) == 422).count()).collect()
}

#[test]
fn a_proxy_is_believed_when_it_is_told_of_and_nobody_else() {
    let municipality = Municipality::bare(false).unwrap();
    municipality.add_officer();
    let (one, other) = ("203.0.113.1", "203.0.113.2");
    let server = Server::with(municipality.data(), "trusted_proxy = \"127.0.0.1\"\n", "warn", Stdio::inherit());
    assert_eq!(looked_at(&server, &[one, other, one], 6), [5, 5, 0]);
    drop(server);
    let server = Server::with(municipality.data(), "trusted_proxy = \"10.9.9.9\"\n", "warn", Stdio::inherit());
    assert_eq!(looked_at(&server, &[one, other], 6), [6, 4], "what was counted survives, and the header says nothing");
}

#[test]
fn an_entry_of_a_provider_that_is_not_right_is_one_sentence() {
    let data = with_municipality();
    let entry = data.path().join("municipalities/beekstad/municipality.toml");
    let before = std::fs::read_to_string(&entry).unwrap();
    let key = data.path().join("werk.pem");
    std::fs::write(&key, include_bytes!("../../../openid/src/p256-for-tests.pem")).unwrap();
    keep_to_owner(&key);
    let wrong = [
        ("http://login.example", "werk.pem", "https"),
        ("https://login.example", "weg.pem", "cannot read"),
        ("https://login.example", "municipalities/beekstad/municipality.toml", "BEGIN PRIVATE KEY"),
    ];
    for (issuer, file, told) in wrong {
        let file = data.path().join(file);
        let provider = format!(
            "\n[[openid]]\nkey = \"werk\"\nname = \"x\"\nissuer = \"{issuer}\"\nclient_id = \"x\"\nkey_file = {file:?}\nacr = [\"high\"]\n"
        );
        std::fs::write(&entry, format!("{before}{provider}")).unwrap();
        let output = samenkoers(data.path(), &["serve"]);
        assert_eq!(output.status.code(), Some(2), "{}", words(&output));
        assert!(words(&output).contains(told) && words(&output).lines().count() == 1, "{}", words(&output));
    }
}
