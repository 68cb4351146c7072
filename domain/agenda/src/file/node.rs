//! A table of a file under reading: hands out checked values, and gathers what is wrong with its line and place.

use super::fault::{Fault, Wrong};
use super::format::Word;
use crate::model::is_loose_date;
use crate::model::words::Choice;
use kernel::fold;
use kernel::ids::Kind;
use kernel::periods::Period;
use std::cell::RefCell;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use toml_edit::{Item, TableLike, Value};
use uuid::Uuid;

/// What all tables of one file share.
#[derive(Debug)]
pub(super) struct Sheet {
    line_ends: Vec<usize>,
    faults: RefCell<Vec<Fault>>,
    keys: RefCell<HashMap<(Kind, String), usize>>,
    ids: RefCell<HashMap<Uuid, usize>>,
}

/// A place in the file.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    path: String,
    line: usize,
}

/// A table under reading. Every key that is asked for is known; [`Node::done`] reports the others.
pub(super) struct Node<'a> {
    sheet: &'a Sheet,
    table: &'a dyn TableLike,
    spot: Spot,
    known: Vec<&'static str>,
}

impl Sheet {
    pub fn new(text: &str) -> Self {
        Self {
            line_ends: text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect(),
            faults: RefCell::default(),
            keys: RefCell::default(),
            ids: RefCell::default(),
        }
    }

    /// The line of a byte, counted from 1.
    pub fn line(&self, at: usize) -> usize {
        self.line_ends.partition_point(|end| *end < at) + 1
    }

    pub fn root<'a>(&'a self, table: &'a dyn TableLike) -> Node<'a> {
        Node { sheet: self, table, spot: Spot { path: String::new(), line: 1 }, known: Vec::new() }
    }

    pub fn fault(&self, spot: &Spot, wrong: Wrong) {
        self.faults.borrow_mut().push(Fault { line: spot.line, path: spot.path.clone(), wrong });
    }

    /// Everything that is wrong, from top to bottom.
    pub fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by_key(|fault| fault.line);
        faults
    }

    pub fn has(&self, kind: Kind, key: &str) -> bool {
        self.keys.borrow().contains_key(&(kind, key.to_owned()))
    }
}

impl<'a> Node<'a> {
    pub fn fault(&self, key: &str, wrong: Wrong) {
        self.sheet.fault(&self.spot_of(key), wrong);
    }

    /// Reports the keys that nobody asked for.
    pub fn done(self) {
        for (key, _) in self.table.iter().filter(|(key, _)| !self.known.contains(key)) {
            self.fault(key, Wrong::UnknownKey {});
        }
    }

    /// Where a key stands; the table itself when it has no such key.
    fn spot_of(&self, key: &str) -> Spot {
        let path = if self.spot.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.spot.path) };
        let span = self.table.get_key_value(key).and_then(|(name, item)| name.span().or_else(|| item.span()));
        Spot { path, line: self.line_or_own(span) }
    }

    fn line_or_own(&self, span: Option<Range<usize>>) -> usize {
        span.map_or(self.spot.line, |span| self.sheet.line(span.start))
    }

    fn find(&mut self, key: &'static str) -> Option<(Spot, &'a Item)> {
        self.known.push(key);
        let item = self.table.get(key).filter(|item| !item.is_none())?;
        Some((self.spot_of(key), item))
    }

    fn find_needed(&mut self, key: &'static str) -> Option<(Spot, &'a Item)> {
        let found = self.find(key);
        if found.is_none() {
            self.fault(key, Wrong::Missing {});
        }
        found
    }

    /// A text that has to be there and say something, at most `most` characters.
    pub fn needed(&mut self, key: &'static str, most: usize) -> String {
        let Some((spot, item)) = self.find_needed(key) else { return String::new() };
        let text = self.text_of(&spot, item.as_value(), most);
        if text.as_deref() == Some("") {
            self.sheet.fault(&spot, Wrong::Empty {});
        }
        text.unwrap_or_default()
    }

    /// A text that has to be there but may be empty.
    pub fn present(&mut self, key: &'static str, most: usize) -> String {
        self.find_needed(key).and_then(|(spot, item)| self.text_of(&spot, item.as_value(), most)).unwrap_or_default()
    }

    /// A text that may be left out.
    pub fn optional(&mut self, key: &'static str, most: usize) -> String {
        self.find(key).and_then(|(spot, item)| self.text_of(&spot, item.as_value(), most)).unwrap_or_default()
    }

    /// A text as forms keep it: without white space around it and with plain line ends.
    fn text_of(&self, spot: &Spot, value: Option<&Value>, most: usize) -> Option<String> {
        let Some(text) = value.and_then(Value::as_str) else {
            self.sheet.fault(spot, Wrong::NoText {});
            return None;
        };
        let text = text.trim().replace("\r\n", "\n");
        if text.chars().count() > most {
            self.sheet.fault(spot, Wrong::TooLong { most });
        }
        if text.contains(|sign: char| sign.is_control() && sign != '\n' && sign != '\t') {
            self.sheet.fault(spot, Wrong::Sign {});
        }
        Some(text)
    }

    /// A text on one line, which the database may keep in a list.
    fn line_of(&self, spot: &Spot, value: Option<&Value>, most: usize) -> Option<String> {
        let text = self.text_of(spot, value, most)?;
        if text.is_empty() {
            self.sheet.fault(spot, Wrong::Empty {});
        }
        if text.contains('\n') {
            self.sheet.fault(spot, Wrong::Sign {});
        }
        Some(text)
    }

    /// The readable key of this thing, which nothing else of its kind may have.
    pub fn key(&mut self, kind: Kind) -> String {
        let Some((spot, item)) = self.find_needed("key") else { return String::new() };
        let Some(key) = self.text_of(&spot, item.as_value(), usize::MAX) else { return String::new() };
        if !fold::is_key(&key) {
            self.sheet.fault(&spot, Wrong::Key { found: key.clone() });
        }
        match self.sheet.keys.borrow_mut().entry((kind, key.clone())) {
            Entry::Occupied(first) => self.sheet.fault(&spot, Wrong::KeyTwice { found: key.clone(), first: *first.get() }),
            Entry::Vacant(free) => {
                free.insert(spot.line);
            }
        }
        key
    }

    /// The identity of this thing, which nothing else may have.
    pub fn id(&mut self) -> Option<Uuid> {
        let (spot, item) = self.find("id")?;
        let text = self.text_of(&spot, item.as_value(), 100)?;
        let Ok(id) = text.parse::<Uuid>() else {
            self.sheet.fault(&spot, Wrong::Id { found: text });
            return None;
        };
        match self.sheet.ids.borrow_mut().entry(id) {
            Entry::Occupied(first) => self.sheet.fault(&spot, Wrong::IdTwice { first: *first.get() }),
            Entry::Vacant(free) => {
                free.insert(spot.line);
            }
        }
        Some(id)
    }

    /// One of a few words.
    pub fn word<C: Choice>(&mut self, key: &'static str) -> Option<Word<C>> {
        let (spot, item) = self.find_needed(key)?;
        self.word_of(&spot, item.as_value())
    }

    fn word_of<C: Choice>(&self, spot: &Spot, value: Option<&Value>) -> Option<Word<C>> {
        let found = self.text_of(spot, value, 100)?;
        let word = Word::read(&found);
        if word.is_none() {
            self.sheet.fault(spot, Wrong::Word { found, choices: Word::<C>::all().join(", ") });
        }
        word
    }

    /// A list of words, at least one.
    pub fn words<C: Choice>(&mut self, key: &'static str) -> Vec<Word<C>> {
        let Some(found) = self.find_needed(key).and_then(|(spot, item)| self.elements(&spot, item)) else { return Vec::new() };
        if found.is_empty() {
            self.fault(key, Wrong::Empty {});
        }
        found.iter().filter_map(|(spot, value)| self.word_of(spot, Some(value))).collect()
    }

    /// A list of texts of one line each, which may be left out.
    pub fn lines(&mut self, key: &'static str, most: usize) -> Vec<String> {
        let Some(found) = self.find(key).and_then(|(spot, item)| self.elements(&spot, item)) else { return Vec::new() };
        found.iter().filter_map(|(spot, value)| self.line_of(spot, Some(value), most)).collect()
    }

    /// A table of texts of one line each, which may be left out.
    pub fn pairs(&mut self, key: &'static str, most: usize) -> BTreeMap<String, String> {
        let mut pairs = BTreeMap::new();
        let Some(node) = self.table(key) else { return pairs };
        for (name, item) in node.table.iter() {
            let spot = node.spot_of(name);
            let kept = name.trim() == name && !name.is_empty() && !name.contains(|sign: char| sign.is_control() || sign == '=');
            if !kept {
                self.sheet.fault(&spot, Wrong::Sign {});
            }
            if let Some(text) = self.line_of(&spot, item.as_value(), most) {
                pairs.insert(name.to_owned(), text);
            }
        }
        pairs
    }

    /// A whole number.
    pub fn whole(&mut self, key: &'static str) -> Option<i64> {
        let (spot, item) = self.find_needed(key)?;
        let number = item.as_integer();
        if number.is_none() {
            self.sheet.fault(&spot, Wrong::NoWhole {});
        }
        number
    }

    /// A number, counted from 1.
    pub fn ordinal(&mut self, key: &'static str) -> i64 {
        let number = self.whole(key);
        if number.is_some_and(|number| number < 1) {
            self.fault(key, Wrong::BelowOne {});
        }
        number.unwrap_or(1)
    }

    /// A finite number, whole or not.
    pub fn number(&mut self, key: &'static str) -> Option<f64> {
        let (spot, item) = self.find_needed(key)?;
        #[expect(clippy::cast_precision_loss, reason = "no figure is that large")]
        let number = item.as_float().or_else(|| item.as_integer().map(|whole| whole as f64));
        match number {
            None => self.sheet.fault(&spot, Wrong::NoNumber {}),
            Some(number) if !number.is_finite() => self.sheet.fault(&spot, Wrong::NotFinite {}),
            Some(number) => return Some(number),
        }
        None
    }

    /// A yes or no.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some((spot, item)) = self.find_needed(key) else { return false };
        let flag = item.as_bool();
        if flag.is_none() {
            self.sheet.fault(&spot, Wrong::NoFlag {});
        }
        flag.unwrap_or_default()
    }

    /// A year, month or day; TOML's own dates are taken too.
    pub fn date(&mut self, key: &'static str, needed: bool) -> String {
        let found = if needed { self.find_needed(key) } else { self.find(key) };
        let Some((spot, item)) = found else { return String::new() };
        let own = item.as_datetime().map(ToString::to_string);
        let Some(date) = own.or_else(|| self.text_of(&spot, item.as_value(), 100)) else { return String::new() };
        if (needed || !date.is_empty()) && !is_loose_date(&date) {
            self.sheet.fault(&spot, Wrong::Date { found: date.clone() });
        }
        date
    }

    /// A period as CBS writes it.
    pub fn period(&mut self, key: &'static str) -> Option<Period> {
        let (spot, item) = self.find_needed(key)?;
        let found = self.text_of(&spot, item.as_value(), 100)?;
        let period = found.parse().ok();
        if period.is_none() {
            self.sheet.fault(&spot, Wrong::Period { found });
        }
        period
    }

    /// A table that has to be there.
    pub fn table_needed(&mut self, key: &'static str) -> Option<Node<'a>> {
        self.find_needed(key).and_then(|(spot, item)| self.node(spot, item.as_table_like()))
    }

    /// A table that may be left out.
    pub fn table(&mut self, key: &'static str) -> Option<Node<'a>> {
        self.find(key).and_then(|(spot, item)| self.node(spot, item.as_table_like()))
    }

    /// A list of tables, which may be left out.
    pub fn tables(&mut self, key: &'static str) -> Vec<Node<'a>> {
        self.find(key).and_then(|(spot, item)| self.nodes(&spot, item)).unwrap_or_default()
    }

    /// A list of tables that has to be there.
    pub fn tables_needed(&mut self, key: &'static str) -> Option<Vec<Node<'a>>> {
        self.find_needed(key).and_then(|(spot, item)| self.nodes(&spot, item))
    }

    fn nodes(&self, spot: &Spot, item: &'a Item) -> Option<Vec<Node<'a>>> {
        if let Some(tables) = item.as_array_of_tables() {
            let at = |index, span| Spot { path: format!("{}[{index}]", spot.path), line: self.line_or_own(span) };
            return Some(
                tables.iter().enumerate().filter_map(|(index, table)| self.node(at(index, table.span()), Some(table))).collect(),
            );
        }
        let inline = |value: &'a Value| value.as_inline_table().map(|table| table as &dyn TableLike);
        let elements = self.elements(spot, item)?;
        Some(elements.into_iter().filter_map(|(spot, value)| self.node(spot, inline(value))).collect())
    }

    fn node(&self, spot: Spot, table: Option<&'a dyn TableLike>) -> Option<Node<'a>> {
        if table.is_none() {
            self.sheet.fault(&spot, Wrong::NoTable {});
        }
        Some(Node { sheet: self.sheet, table: table?, spot, known: Vec::new() })
    }

    fn elements(&self, spot: &Spot, item: &'a Item) -> Option<Vec<(Spot, &'a Value)>> {
        let Some(list) = item.as_array() else {
            self.sheet.fault(spot, Wrong::NoList {});
            return None;
        };
        let at = |index, value: &Value| Spot { path: format!("{}[{index}]", spot.path), line: self.line_or_own(value.span()) };
        Some(list.iter().enumerate().map(|(index, value)| (at(index, value), value)).collect())
    }
}
