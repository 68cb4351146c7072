//! Reading a page of OData in JSON record by record: `{"odata.metadata":"..","value":[{..},{..}],"odata.nextLink":".."}`.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::csv_file::{BadRow, LONGEST_ROW, MOST_COLUMNS};

/// A page of which everything before its records was read.
pub struct JsonPage<R> {
    name: Arc<str>,
    input: BufReader<R>,
    members: BTreeMap<String, String>,
    row: u64,
    at: Place,
}

/// How far a page was read.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Records,
    End,
}

/// A record: its fields as text, in the order in which they stand there. `null` is the empty text. What the protocol
/// adds of its own (`odata.type`, `@odata.id`) is left out: not every record of a list has it.
pub struct Record(pub Vec<(String, String)>);

impl<R: Read> JsonPage<R> {
    /// Reads up to the first record.
    pub fn open(name: &str, input: R) -> io::Result<Self> {
        let mut page = Self::begin(name, input)?;
        if page.members()? { Ok(page) } else { Err(bad("there is no list named \"value\"")) }
    }

    fn begin(name: &str, input: R) -> io::Result<Self> {
        let members = BTreeMap::new();
        let mut page = Self { name: name.into(), input: BufReader::new(input), members, row: 0, at: Place::Records };
        if page.sign()? == Some(0xef) {
            page.input.read_exact(&mut [0; 3])?;
        }
        page.take(b'{')?;
        Ok(page)
    }

    /// Name of the file.
    pub const fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The table that the page says it is of: the folder before `$metadata` in its context.
    pub fn table(&self) -> Option<&str> {
        let context = self.members.get("odata.metadata").or_else(|| self.members.get("@odata.context"))?;
        let (before, _) = context.split_once("/$metadata")?;
        before.rsplit('/').next().filter(|id| !id.is_empty())
    }

    /// The address of the next page; known once all records were read.
    pub fn next_page(&self) -> Option<&str> {
        ["odata.nextLink", "@odata.nextLink"].iter().find_map(|name| self.members.get(*name)).map(String::as_str)
    }

    /// The next record with its number, if any. After an error there is none.
    pub fn next_record(&mut self) -> Option<Result<(u64, Record), BadRow>> {
        if self.at == Place::End {
            return None;
        }
        match self.record() {
            Ok(record) => {
                self.row += 1;
                record.map(|record| Ok((self.row, record)))
            }
            Err(error) => {
                self.at = Place::End;
                Some(Err(BadRow::Unreadable { row: self.row + 1, error }))
            }
        }
    }

    fn record(&mut self) -> io::Result<Option<Record>> {
        match (self.sign()?, self.row) {
            (None, _) => return Err(cut()),
            (Some(b']'), _) => {
                self.input.consume(1);
                self.at = Place::End;
                self.after_records()?;
                return Ok(None);
            }
            (Some(b','), 1..) => self.input.consume(1),
            (Some(_), 0) => {}
            (Some(_), _) => return Err(bad("a comma is missing between two records")),
        }
        let record: Record = parsed(&self.value()?)?;
        if record.0.len() > MOST_COLUMNS {
            return Err(bad("a record has too many fields"));
        }
        Ok(Some(record))
    }

    fn after_records(&mut self) -> io::Result<()> {
        if self.sign()? == Some(b',') {
            self.input.consume(1);
            if self.members()? {
                return Err(bad("there are two lists named \"value\""));
            }
            return Ok(());
        }
        self.take(b'}')
    }

    /// Reads members up to the list of records, which is true, or the end of the page, which is false.
    fn members(&mut self) -> io::Result<bool> {
        loop {
            if self.sign()? == Some(b'}') {
                self.input.consume(1);
                return Ok(false);
            }
            let name: String = parsed(&self.value()?)?;
            self.take(b':')?;
            if name == "value" && self.sign()? == Some(b'[') {
                self.input.consume(1);
                return Ok(true);
            }
            let value = self.value()?;
            if value.starts_with(b"\"") {
                self.members.insert(name, parsed(&value)?);
            }
            if self.sign()? == Some(b',') {
                self.input.consume(1);
            }
        }
    }

    /// The next sign that is no space; it is not taken.
    fn sign(&mut self) -> io::Result<Option<u8>> {
        loop {
            let buffer = self.input.fill_buf()?;
            let spaces = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            match buffer.get(spaces).copied() {
                Some(sign) => {
                    self.input.consume(spaces);
                    return Ok(Some(sign));
                }
                None if spaces == 0 => return Ok(None),
                None => self.input.consume(spaces),
            }
        }
    }

    fn take(&mut self, wanted: u8) -> io::Result<()> {
        match self.sign()? {
            Some(sign) if sign == wanted => {
                self.input.consume(1);
                Ok(())
            }
            Some(_) => Err(bad(&format!("expected {}", char::from(wanted)))),
            None => Err(cut()),
        }
    }

    /// Takes one value as it stands there, up to its closing bracket or quotation mark.
    fn value(&mut self) -> io::Result<Vec<u8>> {
        self.sign()?;
        let (mut value, mut edge) = (Vec::new(), Edge::default());
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                return Err(cut());
            }
            let (used, whole) = edge.find(buffer);
            value.extend_from_slice(&buffer[..used]);
            self.input.consume(used);
            if whole {
                return Ok(value);
            }
            if value.len() as u64 > LONGEST_ROW {
                return Err(io::ErrorKind::QuotaExceeded.into());
            }
        }
    }
}

/// Looks for the end of a value, which may lie in a later piece.
#[derive(Default)]
struct Edge {
    depth: usize,
    in_text: bool,
    escaped: bool,
    begun: bool,
}

impl Edge {
    /// How many bytes belong to the value, and whether it ends there.
    fn find(&mut self, bytes: &[u8]) -> (usize, bool) {
        for (at, byte) in bytes.iter().enumerate() {
            let begun = std::mem::replace(&mut self.begun, true);
            if self.in_text {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => self.in_text = false,
                    _ => {}
                }
                if !self.in_text && self.depth == 0 {
                    return (at + 1, true);
                }
                continue;
            }
            match byte {
                b'"' => self.in_text = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' if self.depth > 1 => self.depth -= 1,
                b'}' | b']' if self.depth == 1 => return (at + 1, true),
                b'}' | b']' | b',' | b':' if self.depth == 0 => return (at, true),
                b' ' | b'\t' | b'\r' | b'\n' if self.depth == 0 && begun => return (at, true),
                _ => {}
            }
        }
        (bytes.len(), false)
    }
}

/// The table that a JSON file says it is of, when it does; only its start is read.
pub fn table_named(input: impl Read) -> Option<String> {
    let mut page = JsonPage::begin("", input).ok()?;
    page.members().ok();
    page.table().map(str::to_owned)
}

/// No text has a zero in it, and databases keep none.
fn parsed<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    if holds_zero(bytes) {
        return Err(bad("a text holds a zero"));
    }
    serde_json::from_slice(bytes).map_err(|error| bad(&error.to_string()))
}

/// Whether a zero stands in a text of some JSON.
pub fn holds_zero(json: &[u8]) -> bool {
    json.windows(6).any(|six| six == b"\\u0000")
}

fn bad(error: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("the JSON is not sound: {error}"))
}

fn cut() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the JSON breaks off")
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Record;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a record")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
                let mut fields = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
                    if !(name.contains("odata.") || name.contains('@')) {
                        fields.push((name, text(value.get()).map_err(serde::de::Error::custom)?));
                    }
                }
                Ok(Record(fields))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

/// A value as CSV would have it: no quotation marks, no exponents.
fn text(value: &str) -> serde_json::Result<String> {
    match value.as_bytes().first() {
        Some(b'"') => serde_json::from_str(value),
        Some(b'n') => Ok(String::new()),
        Some(b'-' | b'0'..=b'9') if value.contains(['e', 'E']) => {
            Ok(value.parse::<f64>().map_or_else(|_| value.to_owned(), |number| number.to_string()))
        }
        _ => Ok(value.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> io::Result<JsonPage<&[u8]>> {
        JsonPage::open("a.json", text.as_bytes())
    }

    /// All records of a page, and what ended it.
    fn read(text: &str) -> (Vec<Vec<(String, String)>>, Option<String>) {
        let mut page = page(text).unwrap();
        let mut records = Vec::new();
        while let Some(next) = page.next_record() {
            match next {
                Ok((_, record)) => records.push(record.0),
                Err(bad) => return (records, Some(bad.refuse("a.json").to_string())),
            }
        }
        (records, page.next_page().map(str::to_owned))
    }

    fn field(name: &str, text: &str) -> (String, String) {
        (name.to_owned(), text.to_owned())
    }

    #[test]
    fn records_come_one_by_one_with_the_next_page_after_them() {
        let text = "\u{feff}{ \"odata.metadata\" : \"https://a/85067NED/$metadata#Cbs\", \"value\" : [ {\"odata.type\":\"A\",\"ID\":0,\"a\":\"x ]},\\\" y\",\"b\":null} ,\n\
            {\"ID\":1,\"a\":\"\",\"b\":-1.50} ],\"odata.nextLink\":\"https://a/?$skiptoken=1\" }";
        assert_eq!(page(text).unwrap().table(), Some("85067NED"));
        assert_eq!(table_named(text.as_bytes()).as_deref(), Some("85067NED"));
        let first = vec![field("ID", "0"), field("a", "x ]},\" y"), field("b", "")];
        let second = vec![field("ID", "1"), field("a", ""), field("b", "-1.50")];
        assert_eq!(read(text), (vec![first, second], Some("https://a/?$skiptoken=1".to_owned())));
    }

    #[test]
    fn an_empty_list_is_a_page() {
        assert_eq!(read("{\"value\":[]}"), (Vec::new(), None));
    }

    #[test]
    fn numbers_have_no_exponent() {
        assert_eq!(
            read("{\"value\":[{\"a\":1e-5,\"b\":2.5E3,\"c\":true}]}").0[0],
            [field("a", "0.00001"), field("b", "2500"), field("c", "true")]
        );
    }

    #[test]
    fn what_breaks_off_or_is_not_sound_is_an_error_after_the_records_before_it() {
        let whole = "{\"value\":[{\"a\":1},{\"a\":2}],\"odata.nextLink\":\"b\"}";
        for end in 0..whole.len() {
            let cut = &whole[..end];
            assert!(page(cut).is_err() || read(cut).1.is_some_and(|error| error.contains("breaks off")), "{cut}");
        }
        for text in [
            "{\"value\":[{\"a\":1}{\"a\":2}]}",
            "{\"value\":[1]}",
            "{\"value\":[{\"a\":}]}",
            "{\"value\":[,]}",
            "{\"value\":[{\"a\":\"\\u0000\"}]}",
        ] {
            assert!(read(text).1.unwrap().contains("not sound"), "{text}");
        }
        for text in ["[]", "{}", "{\"value\":{}}", "<html>", "{\"odata.error\":{\"code\":\"\"}}"] {
            assert!(page(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_record_that_never_ends_is_refused() {
        let text = format!("{{\"value\":[{{\"a\":\"{}", "x".repeat(5 * 1024 * 1024));
        assert!(read(&text).1.unwrap().contains("longer than 4 MB"));
    }
}
