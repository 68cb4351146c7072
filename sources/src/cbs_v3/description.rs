//! What the table says about itself: `TableInfos`.

use chrono::NaiveDate;
use kernel::periods::Period;

use super::layout::OneDimension;
use super::properties::Properties;
use crate::cbs::day;
use crate::entity::{InMemory, V3};
use crate::period_title::titled;
use crate::{Bundle, Refusal, RefusalReason, Table};

/// The one row of `TableInfos`.
pub struct Description {
    /// The file.
    pub file: String,
    /// The table.
    pub id: String,
    /// The period of a table that is about one: `2022`.
    pub period: Option<Period>,
    title: String,
    modified: Option<NaiveDate>,
    source: String,
}

/// Reads the description.
pub fn read(bundle: &mut Bundle) -> Result<Description, Refusal> {
    let list = InMemory::read(bundle, "TableInfos", V3)?;
    let (id, title) = (list.column("Identifier")?, list.column("Title")?);
    let row = list.rows.first().ok_or_else(|| Refusal::of_file(list.file(), RefusalReason::Empty {}))?;
    if let Some(second) = list.rows.iter().find(|other| other[id] != row[id]) {
        return Err(Refusal::of_all(RefusalReason::DifferentTables {
            first_file: list.file().to_owned(),
            first_id: row[id].clone(),
            second_file: list.file().to_owned(),
            second_id: second[id].clone(),
        }));
    }
    let source = list.told(row, "Source").trim_end_matches('.');
    Ok(Description {
        file: list.file().to_owned(),
        id: row[id].clone(),
        period: titled(list.told(row, "Period")),
        title: row[title].clone(),
        modified: day(list.told(row, "Modified")),
        source: if source.is_empty() { "CBS".to_owned() } else { source.to_owned() },
    })
}

impl Description {
    /// Puts the table together from its parts.
    pub fn table(self, properties: &Properties, dimensions: Vec<OneDimension>) -> Table {
        let (mut all, mut periods) = (Vec::new(), Vec::new());
        for one in dimensions {
            periods.extend(one.periods);
            all.push(one.dimension);
        }
        Table {
            id: self.id,
            title: self.title,
            modified: self.modified,
            licence: String::new(),
            source: self.source,
            measures: properties.topics.iter().filter(|topic| !topic.is_text).map(|topic| topic.measure.clone()).collect(),
            dimensions: all,
            periods,
        }
    }
}
