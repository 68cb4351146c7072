//! A file with names instead of codes, read as if it had the codes of its table, as far as these came in earlier.

use crate::store::{DIMENSIONS, MEASURES};
use sources::{Cell, Cells, Refusal, Source, Table};
use std::collections::{BTreeMap, HashMap};

/// What a table calls its measures, dimensions and the codes of these. A name that two of them share means nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// The code by what it belongs to (measures, dimensions or the code of a dimension) and its name in lower case; `None`
    /// when there are more.
    codes: HashMap<(String, String), Option<String>>,
}

impl Names {
    /// Takes these labels: what it belongs to, code, name.
    pub(crate) fn of(labels: Vec<(String, String, String)>) -> Self {
        let mut codes: HashMap<_, Option<String>> = HashMap::new();
        for (below, code, name) in labels {
            let known = codes.entry((below, key(&name))).or_insert_with(|| Some(code.clone()));
            if known.as_ref() != Some(&code) {
                *known = None;
            }
        }
        Self { codes }
    }

    fn find(&self, below: &str, name: &str) -> Option<String> {
        self.codes.get(&(below.to_owned(), key(name))).cloned().flatten()
    }

    /// A cell with codes for the names that are known; the others stay as they are.
    fn coded(&self, mut cell: Cell) -> Cell {
        let bare = cell.measure.rsplit_once('(').map_or(cell.measure.as_str(), |(title, _)| title);
        let measure = self.find(MEASURES, &cell.measure).or_else(|| self.find(MEASURES, bare));
        cell.measure = measure.unwrap_or(cell.measure);
        let dims = cell.dims.into_iter().map(|(title, name)| {
            let dimension = self.find(DIMENSIONS, &title).unwrap_or(title);
            let code = self.find(&dimension, &name).unwrap_or(name);
            (dimension, code)
        });
        cell.dims = dims.collect::<BTreeMap<_, _>>();
        cell
    }
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// A source whose names become codes.
pub(crate) struct ByNames<S> {
    source: S,
    names: Names,
}

impl<S: Source> ByNames<S> {
    pub(crate) fn new(source: S, names: Names) -> Self {
        Self { source, names }
    }
}

impl<S: Source> Source for ByNames<S> {
    fn table(&self) -> &Table {
        self.source.table()
    }

    fn cells(&mut self) -> Result<Cells<'_>, Refusal> {
        let names = &self.names;
        Ok(Box::new(self.source.cells()?.map(|cell| cell.map(|cell| names.coded(cell)))))
    }
}
