//! What a table of CBS says about areas: names, the regions they lie in, size class and urbanity.
//!
//! "Gebieden in Nederland" has all of it for every municipality; the key figures of districts and neighbourhoods have
//! the names, the urbanity and the inhabitants. What a column is, its title and group tell: the number at the end of
//! its key differs from year to year.

use std::collections::HashMap;

use csv::StringRecord;
use kernel::areas::Area;

use super::CbsV3;
use super::layout::{Layout, TopicAt};
use super::topics::check_width;
use crate::cbs::{Coded, Wrong, placed};
use crate::entity::{Rows, V3};
use crate::number::plain;
use crate::{Bundle, Listing, Refusal, RefusalReason, Rejection, RejectionReason};

/// An area as a table describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaRow {
    /// The area, in the division of the table.
    pub area: Area,
    /// Its name.
    pub name: String,
    /// The regions that it lies in.
    pub parents: Vec<Parent>,
    /// Class of the number of inhabitants.
    pub size_class: Option<Class>,
    /// Class of the number of addresses around an address.
    pub urbanity: Option<Class>,
    /// Number of inhabitants.
    pub inhabitants: Option<u64>,
    /// Whether it is what it was in the division of the year before, when told.
    pub change: Option<DivisionChange>,
}

/// What a new division did to an area, as the key figures of districts and neighbourhoods tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DivisionChange {
    /// Nothing: figures compare with those of the year before.
    None,
    /// Another code for the same ground: figures compare once the old code is known.
    Recoded,
    /// Other borders: figures do not compare.
    Redrawn,
}

/// A region that an area lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parent {
    /// What kind of region, as the table calls it: `Provincies`, `COROP-gebieden`, `GGD-regio's`.
    pub kind: String,
    /// The region, in the division of the table.
    pub area: Area,
    /// Its name; empty when not told.
    pub name: String,
}

/// A class of areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Code: `4`.
    pub code: String,
    /// What it stands for: `20 000 tot 50 000 inwoners`; empty when not told.
    pub title: String,
}

const CODE: &str = "Code";
const NAMES: [&str; 2] = ["Naam", "Omschrijving"];
const LOCATIONS: &str = "Lokaliseringen van gemeenten";
const SIZE_CLASS: &str = "Gemeentegrootte";
const URBANITY: &str = "Stedelijkheid";
const URBANITY_TOPIC: &str = "Mate van stedelijkheid";
const INHABITANTS: [&str; 2] = ["Inwonertal", "Aantal inwoners"];
const CHANGE: &str = "Indelingswijziging wijken en buurten";

/// Reads the areas of a table.
///
/// # Errors
/// When the table cannot be opened, or has no dimension of areas.
pub fn areas_of_cbs(bundle: Bundle) -> Result<Listing<AreaRow>, Refusal> {
    let CbsV3 { mut bundle, table, layout } = CbsV3::open(bundle, Area::netherlands())?;
    let Some((column, division)) = &layout.area else {
        return Err(Refusal::of_all(RefusalReason::NoAreas { table: table.id }));
    };
    let codes = table.dimensions.iter().filter(|dimension| dimension.code == column.name).flat_map(|dimension| &dimension.codes);
    let names = codes.map(|code| (code.code.as_str(), code.title.as_str())).collect();
    let reader = Reader { layout: &layout, column, division: *division, names, found: Found::new(&layout) };
    let mut rows = Rows::open(&mut bundle, layout.list, V3)?;
    let mut listing = Listing::default();
    while let Some(row) = rows.sound_row()? {
        match reader.read(&row.fields) {
            Ok(area) => listing.items.push(area),
            Err((column, value, reason)) => {
                let (file, reason) = (rows.file().clone(), Box::new(reason));
                listing.rejections.push(Rejection { file, row: row.number, column, cell: None, value, reason });
            }
        }
    }
    Ok(listing)
}

/// The columns that say something about an area.
struct Found<'a> {
    parents: Vec<(&'a str, Pair<'a>)>,
    size_class: Option<Pair<'a>>,
    urbanity: Option<Pair<'a>>,
    inhabitants: Option<&'a TopicAt>,
    change: Option<&'a TopicAt>,
}

/// The column of a code and, when there is one, that of its name.
struct Pair<'a> {
    code: &'a TopicAt,
    name: Option<&'a TopicAt>,
}

impl<'a> Found<'a> {
    fn new(layout: &'a Layout) -> Self {
        let topics = &layout.topics;
        let named = |code: &'a TopicAt| {
            let is_name = |topic: &&TopicAt| topic.groups == code.groups && NAMES.contains(&topic.title.as_str());
            Pair { code, name: topics.iter().find(is_name) }
        };
        let class = |group: &str| topics.iter().find(|topic| topic.title == CODE && is_in(topic, group)).map(named);
        let titled = |title: &str| topics.iter().find(|topic| topic.title.trim() == title);
        let locations = topics.iter().filter(|topic| topic.title == CODE && topic.groups.first().is_some_and(|g| g == LOCATIONS));
        Self {
            parents: locations.filter_map(|topic| Some((topic.groups.last()?.as_str(), named(topic)))).collect(),
            size_class: class(SIZE_CLASS),
            urbanity: class(URBANITY).or_else(|| titled(URBANITY_TOPIC).map(named)),
            inhabitants: INHABITANTS.into_iter().find_map(titled),
            change: titled(CHANGE),
        }
    }
}

fn is_in(topic: &TopicAt, group: &str) -> bool {
    topic.groups.last().is_some_and(|last| last == group)
}

struct Reader<'a> {
    layout: &'a Layout,
    column: &'a Coded,
    division: Option<u16>,
    names: HashMap<&'a str, &'a str>,
    found: Found<'a>,
}

impl Reader<'_> {
    fn read(&self, fields: &StringRecord) -> Result<AreaRow, Wrong> {
        let found = &self.found;
        check_width(self.layout, fields)?;
        let name = self.names.get(self.column.known(fields)?).copied().unwrap_or_default();
        let parents = found.parents.iter().filter_map(|(kind, pair)| self.parent(fields, kind, pair).transpose());
        Ok(AreaRow {
            area: self.column.area(fields, self.division)?,
            name: name.to_owned(),
            parents: parents.collect::<Result<_, _>>()?,
            size_class: found.size_class.as_ref().and_then(|pair| class(fields, pair)),
            urbanity: found.urbanity.as_ref().and_then(|pair| class(fields, pair)),
            inhabitants: found.inhabitants.map(|topic| count(self.layout, fields, topic)).transpose()?.flatten(),
            change: found.change.and_then(|topic| change(fields, topic)),
        })
    }

    fn parent(&self, fields: &StringRecord, kind: &str, pair: &Pair<'_>) -> Result<Option<Parent>, Wrong> {
        let Some(class) = class(fields, pair) else { return Ok(None) };
        let expected = || RejectionReason::Area { expected: "PV24 / CR40 / GG2209".to_owned() };
        let area = class.code.parse().map_err(|_| (pair.code.code.clone(), class.code.clone(), expected()))?;
        Ok(Some(Parent { kind: kind.to_owned(), area: placed(area, self.division), name: class.title }))
    }
}

/// What stands in the columns of a code and its name; none when there is no code.
fn class(fields: &StringRecord, pair: &Pair<'_>) -> Option<Class> {
    let text = |topic: &TopicAt| fields.get(topic.at).unwrap_or_default().trim().to_owned();
    let code = Some(text(pair.code)).filter(|code| !matches!(code.as_str(), "" | "."))?;
    Some(Class { code, title: pair.name.map(text).unwrap_or_default() })
}

/// What stands in the column of changes; none for what is not known here.
fn change(fields: &StringRecord, topic: &TopicAt) -> Option<DivisionChange> {
    match fields.get(topic.at).unwrap_or_default().trim() {
        "1" => Some(DivisionChange::None),
        "2" => Some(DivisionChange::Recoded),
        "3" => Some(DivisionChange::Redrawn),
        _ => None,
    }
}

fn count(layout: &Layout, fields: &StringRecord, topic: &TopicAt) -> Result<Option<u64>, Wrong> {
    let text = fields.get(topic.at).unwrap_or_default().trim();
    if matches!(text, "" | ".") {
        return Ok(None);
    }
    let whole = plain(text, layout.decimal_mark).filter(|number| *number >= 0.0 && number.fract() == 0.0);
    let reason = || RejectionReason::Number { expected: "1234".to_owned() };
    let whole = whole.and_then(|number| format!("{number}").parse().ok());
    whole.map(Some).ok_or_else(|| (topic.code.clone(), text.to_owned(), reason()))
}
