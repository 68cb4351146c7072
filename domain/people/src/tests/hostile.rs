//! A provider of our own on this machine that does whatever a test wants of it, and keeps what it was asked.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openid::{ClientKey, Config, Provider};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

/// Ours at the provider, and the first of the provider; made for tests.
const OURS: &[u8] = include_bytes!("../../../../openid/src/p256-for-tests.pem");
const THEIRS: &[u8] = include_bytes!("../../../../openid/src/rsa-for-tests.pem");
/// What it calls us.
pub const CLIENT: &str = "samenkoers";

/// How an answer goes wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trouble {
    Huge,
    Slow,
    Redirect,
    Failing,
    Garbage,
}

/// The provider; it goes with the test.
#[derive(Clone)]
pub struct Hostile {
    pub issuer: String,
    inner: Arc<Mutex<Inner>>,
}

struct Inner {
    signer: ClientKey,
    published: Vec<Value>,
    id_token: String,
    more: Value,
    trouble: Option<(&'static str, Trouble)>,
    asked: Vec<(String, String)>,
}

impl Hostile {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let signer = ClientKey::read(THEIRS).unwrap();
        let published = vec![signer.public().clone()];
        let inner = Inner { signer, published, id_token: String::new(), more: json!({}), trouble: None, asked: Vec::new() };
        let hostile = Self { issuer, inner: Arc::new(Mutex::new(inner)) };
        let server = hostile.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let server = server.clone();
                std::thread::spawn(move || server.answer(stream.unwrap()));
            }
        });
        hostile
    }

    /// As it is set up at the municipality, under this key.
    pub fn provider(&self, key: &str) -> Arc<Provider> {
        let config = Config {
            key: key.to_owned(),
            name: "Werk".to_owned(),
            issuer: self.issuer.clone(),
            client_id: CLIENT.to_owned(),
            key_file: "key.pem".into(),
            acr: vec!["high".to_owned(), "low".to_owned()],
            two_factors: vec!["high".to_owned()],
            claim: "sub".to_owned(),
        };
        Provider::new(config, OURS, Some(Duration::from_millis(400))).unwrap()
    }

    /// The next token says this, signed as it should be.
    pub fn will_say(&self, claims: &Value) {
        let token = self.inner().signer.sign(claims).unwrap();
        self.will_send(token);
    }

    /// The next token is this.
    pub fn will_send(&self, token: String) {
        self.inner().id_token = token;
    }

    /// Answers at this path go wrong from now on.
    pub fn goes_wrong(&self, trouble: Option<(&'static str, Trouble)>) {
        self.inner().trouble = trouble;
    }

    /// Its description says this too.
    pub fn describes(&self, more: Value) {
        self.inner().more = more;
    }

    /// Signs with another key from now on, which it publishes or not.
    pub fn takes_another_key(&self, published: bool) {
        let der = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap();
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der));
        let signer = ClientKey::read(pem.as_bytes()).unwrap();
        let mut inner = self.inner();
        if published {
            inner.published = vec![signer.public().clone()];
        }
        inner.signer = signer;
    }

    /// The public key by which it signs.
    pub fn public_key(&self) -> Value {
        self.inner().signer.public().clone()
    }

    /// How often a path was asked for.
    pub fn times(&self, path: &str) -> usize {
        self.inner().asked.iter().filter(|(asked, _)| asked == path).count()
    }

    /// The fields of the last form that came in.
    pub fn form(&self) -> BTreeMap<String, String> {
        let inner = self.inner();
        let (_, body) = inner.asked.iter().rfind(|(path, _)| path == "/token").unwrap();
        url::form_urlencoded::parse(body.as_bytes()).into_owned().collect()
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }

    fn answer(&self, mut stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut first = String::new();
        reader.read_line(&mut first).unwrap();
        let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
        let mut length = 0;
        for line in reader.by_ref().lines().map_while(Result::ok).take_while(|line| !line.is_empty()) {
            if let Some((_, value)) = line.split_once(": ").filter(|(name, _)| name.eq_ignore_ascii_case("content-length")) {
                length = value.parse().unwrap();
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        self.inner().asked.push((path.clone(), String::from_utf8(body).unwrap()));
        let trouble = self.inner().trouble.filter(|(at, _)| *at == path).map(|(_, trouble)| trouble);
        let (status, answer) = match trouble {
            None => ("200 OK", self.good(&path).to_string()),
            Some(Trouble::Huge) => ("200 OK", format!("{{\"x\": \"{}\"}}", "x".repeat(1 << 20))),
            Some(Trouble::Slow) => {
                write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{{").ok();
                // Until the other side has had enough.
                stream.read_to_end(&mut Vec::new()).ok();
                return;
            }
            Some(Trouble::Redirect) => ("302 Found", self.good(&path).to_string()),
            Some(Trouble::Failing) => ("500 Internal Server Error", self.good(&path).to_string()),
            Some(Trouble::Garbage) => ("200 OK", "<html>".to_owned()),
        };
        let to = format!("Location: {}{path}?again\r\n", self.issuer);
        write!(stream, "HTTP/1.1 {status}\r\n{to}Content-Length: {}\r\nConnection: close\r\n\r\n{answer}", answer.len()).ok();
    }

    fn good(&self, path: &str) -> Value {
        let (inner, at) = (self.inner(), |path: &str| format!("{}{path}", self.issuer));
        match path.split('?').next().unwrap() {
            "/.well-known/openid-configuration" => {
                let mut document = json!({
                    "issuer": self.issuer, "authorization_endpoint": at("/auth?tenant=1"), "token_endpoint": at("/token"),
                    "jwks_uri": at("/jwks"), "token_endpoint_auth_methods_supported": ["private_key_jwt"],
                });
                document.as_object_mut().unwrap().extend(inner.more.as_object().unwrap().clone());
                document
            }
            "/jwks" => json!({ "keys": inner.published }),
            _ => json!({ "access_token": "token", "token_type": "Bearer", "id_token": inner.id_token }),
        }
    }
}

/// A token with this header and these claims; `sign` makes its signature.
pub fn token(header: &Value, claims: &Value, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> String {
    let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string()));
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(sign(signed.as_bytes())))
}
