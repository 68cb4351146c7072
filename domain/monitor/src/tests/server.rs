//! A small server on this machine with a made-up table of CBS, version 4.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// The lists of the table.
const LISTS: [(&str, &str); 7] = [
    ("Properties", include_str!("../../../../sources/tests/fixtures/cbs_v4/99001NED/Properties.csv")),
    ("Dimensions", include_str!("../../../../sources/tests/fixtures/cbs_v4/99001NED/Dimensions.csv")),
    ("PeriodenCodes", include_str!("../../../../sources/tests/fixtures/cbs_v4/99001NED/PeriodenCodes.csv")),
    ("LeeftijdCodes", include_str!("../../../../sources/tests/fixtures/cbs_v4/99001NED/LeeftijdCodes.csv")),
    ("RegioSCodes", include_str!("../../../../sources/tests/fixtures/cbs_v4/99001NED/RegioSCodes.csv")),
    ("MeasureCodes", include_str!("../../../../sources/tests/fixtures/cbs_v4/99001NED/MeasureCodes.csv")),
    ("Observations", include_str!("../../../../sources/tests/fixtures/cbs_v4/99001NED/Observations.csv")),
];

/// A server that ends with the test.
pub struct Server {
    /// The address below which the table stands.
    pub base: String,
    pages: Arc<Mutex<BTreeMap<String, Value>>>,
}

impl Server {
    /// Serves the table.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}/odata", listener.local_addr().unwrap());
        let pages: BTreeMap<_, _> =
            LISTS.iter().map(|(list, text)| (format!("/odata/99001NED/{list}"), page(&base, list, text))).collect();
        let pages = Arc::new(Mutex::new(pages));
        let served = pages.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let page = served.lock().unwrap().get(&asked(&stream)).map(Value::to_string);
                let (status, body) = page.map_or(("404 Not Found", String::new()), |page| ("200 OK", page));
                write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len()).ok();
            }
        });
        Self { base, pages }
    }

    /// Publishes another value for the first figure.
    pub fn revise(&self, value: f64) {
        self.pages.lock().unwrap().get_mut("/odata/99001NED/Observations").unwrap()["value"][0]["Value"] = json!(value);
    }

    /// Takes the table away.
    pub fn withdraw(&self) {
        self.pages.lock().unwrap().clear();
    }
}

fn asked(stream: &TcpStream) -> String {
    let mut lines = BufReader::new(stream).lines().map(|line| line.unwrap_or_default());
    let first = lines.next().unwrap_or_default();
    lines.find(String::is_empty);
    first.split(' ').nth(1).unwrap_or_default().to_owned()
}

/// A list as JSON: the properties are one record.
fn page(base: &str, list: &str, text: &str) -> Value {
    let mut rows = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let header: Vec<_> = rows.headers().unwrap().iter().map(str::to_owned).collect();
    let field = |title: &str, text: &str| match text {
        "" => Value::Null,
        text if ["Id", "Value", "Decimals", "ObservationCount"].contains(&title) => {
            text.replace(',', ".").parse().map_or_else(|_| json!(text), Value::Number)
        }
        text => json!(text),
    };
    let record = |row: csv::StringRecord| -> Value {
        Value::Object(header.iter().zip(row.iter()).map(|(title, text)| (title.clone(), field(title, text))).collect())
    };
    let records: Vec<Value> = rows.records().map(|row| record(row.unwrap())).collect();
    let context = format!("{base}/99001NED/$metadata#{list}");
    if list == "Properties" {
        let mut properties = records[0].clone();
        properties["@odata.context"] = json!(context);
        return properties;
    }
    json!({ "@odata.context": context, "value": records })
}
