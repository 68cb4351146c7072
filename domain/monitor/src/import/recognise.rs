//! What was sent: a table of CBS, a file of StatLine or a spreadsheet, told apart by the names and columns of the files.

use super::Open;
use super::by_names::{ByNames, Names};
use crate::access::ImportFigures;
use crate::model::{Mishap, Way};
use crate::store;
use kernel::Result;
use kernel::access::Authorized;
use kernel::areas::Area;
use sea_orm::ConnectionTrait;
use sources::spreadsheet::{Identity, Mapping, NamedArea, Spreadsheet};
use sources::{Bundle, Content, Provenance, Source, cbs, statline};

/// The lists of a table of CBS. One of them alone is a part of a table, not a spreadsheet.
const LISTS: [&str; 8] =
    ["Observations", "MeasureCodes", "Dimensions", "Properties", "TableInfos", "DataProperties", "TypedDataSet", "UntypedDataSet"];

/// The lists that only version 3 has.
const LISTS_OF_V3: [&str; 2] = ["TableInfos", "DataProperties"];

/// A delivery that was opened, and as what.
pub struct Opened {
    /// The figures.
    pub source: Box<dyn Source>,
    /// As what it was recognised.
    pub way: Way,
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened").field("way", &self.way).finish_non_exhaustive()
    }
}

/// What the sender says of a delivery; empty where the files should tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The name of the mapping by which a spreadsheet is read.
    pub mapping: String,
    /// The table that a file of StatLine is of: it does not say so itself.
    pub table: String,
}

/// What is known here by which a delivery is recognised.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The saved mappings by name.
    pub mappings: Vec<(String, Mapping)>,
    /// The areas by name.
    areas: Vec<NamedArea>,
    /// What the table that the sender names calls its measures, dimensions and codes.
    names: Names,
}

/// Reads what is known here.
///
/// # Errors
/// When the database fails.
pub async fn known(db: &impl ConnectionTrait, right: &Authorized<ImportFigures>, said: &Said) -> Result<Known> {
    let names = if said.table.is_empty() { Names::default() } else { Names::of(store::labels_below(db, &said.table).await?) };
    Ok(Known { mappings: store::mappings(db, right).await?, areas: store::named_areas(db).await?, names })
}

/// Opens a delivery as what it is found to be.
pub fn sent(files: Vec<(String, Content)>, said: Said, known: Known) -> Open {
    Box::new(move || open(files, &said, known))
}

fn open(mut files: Vec<(String, Content)>, said: &Said, known: Known) -> Result<Opened, Box<Mishap>> {
    let is_sheet = matches!(files.as_slice(), [(name, _)] if !said.mapping.is_empty() || is_sheet(name));
    match files.pop() {
        Some((name, content)) if is_sheet => one_sheet(&name, content, said, known),
        last => {
            files.extend(last);
            table(files)
        }
    }
}

fn table(files: Vec<(String, Content)>) -> Result<Opened, Box<Mishap>> {
    let bundle = Bundle::files(files)?;
    let is_v3 = bundle.names().any(|name| LISTS_OF_V3.contains(&stem(name)));
    let way = if is_v3 { Way::CbsV3 } else { Way::CbsV4 };
    Ok(Opened { source: cbs::open(bundle, Area::netherlands())?, way })
}

/// A file by itself: by the mapping that was chosen, as a file of StatLine, or by the only mapping that fits.
fn one_sheet(name: &str, content: Content, said: &Said, known: Known) -> Result<Opened, Box<Mishap>> {
    let Known { mappings, areas, names } = known;
    if !said.mapping.is_empty() {
        let chosen = mappings.into_iter().find(|(name, _)| *name == said.mapping);
        let (title, mapping) = chosen.ok_or_else(|| Mishap::of_file(name, "mapping-gone", &[("name", &said.mapping)]))?;
        let source = Spreadsheet::open_naming(name, content, mapping, &areas)?;
        return Ok(Opened { source: Box::new(source), way: Way::Mapped(title) });
    }
    if !said.table.is_empty() {
        return Ok(of_statline(name, content, &said.table, &areas, names)?);
    }
    let read = |mapping: Mapping| Spreadsheet::open_naming(name, again(&content), mapping, &areas).ok();
    let mut fitting: Vec<_> = mappings.into_iter().filter_map(|(title, mapping)| Some((title, read(mapping)?))).collect();
    if fitting.len() > 1 {
        let titles = fitting.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>().join(", ");
        return Err(Mishap::of_file(name, "mapping-many", &[("names", &titles)]));
    }
    match fitting.pop() {
        Some((title, source)) => Ok(Opened { source: Box::new(source), way: Way::Mapped(title) }),
        None => Err(not_known(name, content, &areas)),
    }
}

/// Why a file is not read that no mapping fits: its table has to be told, or it has no mapping yet.
fn not_known(name: &str, content: Content, areas: &[NamedArea]) -> Box<Mishap> {
    if !is_csv(name) {
        return Mishap::of_file(name, "mapping-none", &[]);
    }
    match of_statline(name, content, "", areas, Names::default()) {
        Ok(_) => Mishap::of_file(name, "table-needed", &[]),
        Err(refusal) => match refusal.reason.code() {
            "no-time" | "no-figures" | "unknown-format" => Mishap::of_file(name, "mapping-none", &[]),
            _ => refusal.into(),
        },
    }
}

fn of_statline(name: &str, content: Content, table: &str, areas: &[NamedArea], names: Names) -> Result<Opened, sources::Refusal> {
    // The file does not tell its title.
    let title = format!("StatLine {table}");
    let table = Identity { id: table.to_owned(), title, source: "CBS".to_owned(), licence: String::new() };
    let source = statline::open(name, content, table, Provenance::Final, areas)?;
    Ok(Opened { source: Box::new(ByNames::new(source, names)), way: Way::StatLine })
}

/// Whether a file is a spreadsheet by its name, and no list of a table.
fn is_sheet(name: &str) -> bool {
    (is_csv(name) || ["xlsx", "ods"].contains(&ending(name).as_str())) && !LISTS.contains(&stem(name))
}

fn is_csv(name: &str) -> bool {
    ["csv", "tsv", "txt"].contains(&ending(name).as_str())
}

fn ending(name: &str) -> String {
    name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

/// The name of a file without folders and ending.
fn stem(name: &str) -> &str {
    let own = name.rsplit(['/', '\\']).next().unwrap_or(name);
    own.split('.').next().unwrap_or(own)
}

fn again(content: &Content) -> Content {
    match content {
        Content::Path(path) => Content::Path(path.clone()),
        Content::Bytes(bytes) => Content::Bytes(bytes.clone()),
    }
}
