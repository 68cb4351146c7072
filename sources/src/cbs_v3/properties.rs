//! The dimensions and topics of a table: `DataProperties`.

use std::collections::{BTreeMap, HashMap};

use crate::entity::{InMemory, V3};
use crate::{Bundle, Measure, Nothing, Refusal, RefusalReason};

/// What the columns of the figures are.
pub struct Properties {
    /// The columns of codes.
    pub dimensions: Vec<Axis>,
    /// The columns of figures and texts.
    pub topics: Vec<Topic>,
}

/// A dimension, before its codes are known.
pub struct Axis {
    /// Its column.
    pub key: String,
    /// The publisher's title.
    pub title: String,
    /// What the publisher calls it: `Dimension`, `GeoDimension`, `GeoDetail` or `TimeDimension`.
    pub kind: String,
    /// Year of the division, when told.
    pub map_year: Option<u16>,
}

/// A column of figures or texts.
pub struct Topic {
    /// Its column, title and unit.
    pub measure: Measure,
    /// The title as it is given; that of the measure has the group before it where needed.
    pub title: String,
    /// The titles of the groups that it stands in, from the outer to the inner.
    pub groups: Vec<String>,
    /// Whether it is a text: a name or a code.
    pub is_text: bool,
    /// What an empty place means when the set itself does not tell.
    pub default: Nothing,
}

/// Reads the dimensions and topics.
pub fn read(bundle: &mut Bundle) -> Result<Properties, Refusal> {
    let list = InMemory::read(bundle, "DataProperties", V3)?;
    let (id, parent, kind) = (list.column("ID")?, list.column("ParentID")?, list.column("Type")?);
    let (key, title) = (list.column("Key")?, list.column("Title")?);
    let known: HashMap<&str, (&str, &str)> =
        list.rows.iter().map(|row| (row[id].as_str(), (row[title].as_str(), row[parent].as_str()))).collect();
    let (mut dimensions, mut topics) = (Vec::new(), Vec::new());
    for row in &list.rows {
        match row[kind].as_str() {
            "TopicGroup" => {}
            "Topic" => topics.push(Topic {
                measure: Measure {
                    code: row[key].clone(),
                    title: row[title].clone(),
                    unit: list.told(row, "Unit").to_owned(),
                    decimals: list.told(row, "Decimals").parse().unwrap_or(0),
                    description: list.told(row, "Description").to_owned(),
                },
                title: row[title].clone(),
                groups: groups(&known, &row[parent]),
                is_text: list.told(row, "Datatype") == "String",
                default: if list.told(row, "Default") == "Impossible" { Nothing::Impossible } else { Nothing::Unknown },
            }),
            kind => dimensions.push(Axis {
                key: row[key].clone(),
                title: row[title].clone(),
                kind: kind.to_owned(),
                map_year: list.told(row, "MapYear").parse().ok(),
            }),
        }
    }
    if topics.is_empty() {
        return Err(Refusal::of_file(list.file(), RefusalReason::Empty {}));
    }
    tell_apart(&mut topics);
    Ok(Properties { dimensions, topics })
}

/// The titles of the groups around a topic. A tree that bites its tail ends where it began.
fn groups<'a>(known: &HashMap<&'a str, (&'a str, &'a str)>, mut parent: &'a str) -> Vec<String> {
    let mut groups = Vec::new();
    while let Some((title, next)) = known.get(parent).filter(|_| groups.len() < known.len()) {
        groups.insert(0, (*title).to_owned());
        parent = next;
    }
    groups
}

/// A title that more topics have gets the title of its group before it.
fn tell_apart(topics: &mut [Topic]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for topic in topics.iter() {
        *counts.entry(topic.title.clone()).or_default() += 1;
    }
    for topic in topics.iter_mut().filter(|topic| counts.get(&topic.title).is_some_and(|count| *count > 1)) {
        if let Some(group) = topic.groups.last() {
            topic.measure.title = format!("{group}; {}", topic.title);
        }
    }
}
