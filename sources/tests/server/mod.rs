//! A small server on this machine that serves a table as CBS does, and misbehaves when asked to.

#![expect(clippy::unwrap_used, reason = "what a test needs is there, or the test fails")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value, json};
use sources::fetch::{Generation, Service};

use crate::cbs::Site;

/// How a request is answered.
pub enum Reply {
    /// With the page.
    Page,
    /// With this text in place of it.
    Text(String),
    /// With a status and headers.
    Status(u16, &'static str),
    /// With the first half of the page, and then no more.
    Cut,
    /// With the first half of the page and no word of how long it should be.
    CutWithoutLength,
    /// With the page in pieces of one byte.
    Trickle,
    /// With the page, compressed.
    Gzip,
    /// With more and more.
    Endless,
}

/// Decides on a reply: the number of the request, counted from 0, and what is asked for (`Observations?$skip=5`).
pub type Behaviour = Box<dyn FnMut(usize, &str) -> Reply + Send>;

/// A server that serves one table. It ends with the test.
pub struct Server {
    site: Site,
    pages: Arc<Mutex<BTreeMap<String, String>>>,
    behaviour: Arc<Mutex<Behaviour>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves the lists of a table, given as CSV.
    pub fn start(generation: Generation, table: &str, files: &BTreeMap<String, String>, size: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}/odata/{table}", listener.local_addr().unwrap());
        let site = Site { generation, base, size };
        let behaviour: Behaviour = Box::new(|_, _| Reply::Page);
        let server = Self {
            pages: Arc::new(Mutex::new(pages(&site, files))),
            site,
            behaviour: Arc::new(Mutex::new(behaviour)),
            asked: Arc::default(),
        };
        let (pages, behaviour, asked) = (server.pages.clone(), server.behaviour.clone(), server.asked.clone());
        let folder = format!("/odata/{table}/");
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let path = path(&stream);
                let path = path.strip_prefix(&folder).unwrap_or(&path).to_owned();
                let number = asked.lock().unwrap().len();
                asked.lock().unwrap().push(path.clone());
                let reply = (behaviour.lock().unwrap())(number, &path);
                let page = pages.lock().unwrap().get(&path).cloned();
                // A client that has seen enough may be gone already.
                answer(&mut stream, reply, page.as_deref()).ok();
            }
        });
        server
    }

    /// The table to fetch.
    pub fn service(&self) -> Service {
        Service::at(self.site.generation, &self.site.base).unwrap()
    }

    /// Changes how it behaves from here on; requests are counted anew.
    pub fn behave(&self, behaviour: impl FnMut(usize, &str) -> Reply + Send + 'static) {
        self.asked.lock().unwrap().clear();
        *self.behaviour.lock().unwrap() = Box::new(behaviour);
    }

    /// What was asked for since it was last told how to behave.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// Serves another version of the table.
    pub fn publish(&self, files: &BTreeMap<String, String>) {
        *self.pages.lock().unwrap() = pages(&self.site, files);
    }

    /// Changes one page.
    pub fn change(&self, page: &str, from: &str, to: &str) {
        let mut pages = self.pages.lock().unwrap();
        let text = pages.get_mut(page).unwrap();
        assert!(text.contains(from), "{page} has {from}");
        *text = text.replace(from, to);
    }
}

/// The pages of a table by what is asked for.
fn pages(site: &Site, files: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let first = if site.generation == Generation::V3 { "?$format=json" } else { "" };
    let mut pages = BTreeMap::new();
    for (name, text) in files.iter().flat_map(|(name, csv)| site.paged(name, csv)) {
        let mut parts = name.split('.');
        let (list, number) = (parts.next().unwrap(), parts.next().unwrap());
        let path = match number.parse::<usize>() {
            Ok(number) if number > 1 => format!("{list}?$skip={}", (number - 1) * site.size),
            _ => format!("{list}{first}"),
        };
        pages.insert(path, text);
    }
    let lists: Vec<Value> = files.keys().map(|name| json!({ "name": name.trim_end_matches(".csv"), "url": "" })).collect();
    pages.insert(first.to_owned(), json!({ "value": lists }).to_string());
    pages
}

fn path(stream: &TcpStream) -> String {
    let mut lines = BufReader::new(stream).lines().map(|line| line.unwrap_or_default());
    let first = lines.next().unwrap_or_default();
    lines.find(String::is_empty);
    first.split(' ').nth(1).unwrap_or_default().to_owned()
}

fn answer(stream: &mut TcpStream, reply: Reply, page: Option<&str>) -> std::io::Result<()> {
    let Some(page) = page else { return head(stream, "404 Not Found", "", Some(0)) };
    let half = &page.as_bytes()[..page.len() / 2];
    match reply {
        Reply::Page => {
            head(stream, "200 OK", "", Some(page.len()))?;
            stream.write_all(page.as_bytes())
        }
        Reply::Text(text) => {
            head(stream, "200 OK", "", Some(text.len()))?;
            stream.write_all(text.as_bytes())
        }
        Reply::Status(status, headers) => head(stream, &format!("{status} No"), headers, Some(0)),
        Reply::Cut => {
            head(stream, "200 OK", "", Some(page.len()))?;
            stream.write_all(half)
        }
        Reply::CutWithoutLength => {
            head(stream, "200 OK", "", None)?;
            stream.write_all(half)
        }
        Reply::Trickle => {
            head(stream, "200 OK", "", Some(page.len()))?;
            page.as_bytes().iter().try_for_each(|byte| stream.write_all(&[*byte]).and_then(|()| stream.flush()))
        }
        Reply::Gzip => {
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            packed.write_all(page.as_bytes())?;
            let packed = packed.finish()?;
            head(stream, "200 OK", "Content-Encoding: gzip\r\n", Some(packed.len()))?;
            stream.write_all(&packed)
        }
        Reply::Endless => {
            head(stream, "200 OK", "", None)?;
            loop {
                stream.write_all(&[b' '; 64 * 1024])?;
            }
        }
    }
}

fn head(stream: &mut TcpStream, status: &str, headers: &str, length: Option<usize>) -> std::io::Result<()> {
    let length = length.map_or(String::new(), |length| format!("Content-Length: {length}\r\n"));
    write!(stream, "HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{headers}{length}Connection: close\r\n\r\n")
}
