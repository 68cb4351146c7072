//! A whole database as rows of plain values, the same for both engines: what backups are made of.
//!
//! Tables and columns are read from the migrations themselves, whose type words tell what a column holds.

use super::{Db, Engine, Migration};
use crate::hex::{hex, unhex};
use crate::{Error, Result};
use futures_util::TryStreamExt;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::{Alias, Query};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, IsolationLevel, QueryResult, StreamTrait, TransactionOptions,
    TransactionTrait, Value,
};
use serde_json::Value as Json;

/// What a column holds, by the migrations' type words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// `{id}`
    Id,
    /// `{text}`
    Text,
    /// `{int}`
    Int,
    /// `{real}`
    Real,
    /// `{bool}`
    Bool,
    /// `{date}`
    Date,
    /// `{time}`
    Time,
    /// `{bytes}`
    Bytes,
}

/// A table as the migrations make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in order.
    pub columns: Vec<(String, Holds)>,
}

/// The tables that these migrations make, parents first.
pub fn tables(migrations: &[Migration]) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for line in migrations.iter().flat_map(|step| step.sql.lines()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["CREATE", "TABLE", name, ..] => tables.push(Table { name: (*name).to_owned(), columns: Vec::new() }),
            ["DROP", "TABLE", name, ..] => tables.retain(|table| table.name != name.trim_end_matches(';')),
            ["ALTER", "TABLE", name, "RENAME", "TO", new, ..] => {
                if let Some(table) = tables.iter_mut().find(|table| table.name == *name) {
                    new.trim_end_matches(';').clone_into(&mut table.name);
                }
            }
            ["ALTER", "TABLE", name, "ADD", "COLUMN", column, word, ..] => {
                let found = tables.iter_mut().find(|table| table.name == *name);
                if let (Some(table), Some(holds)) = (found, holds(word)) {
                    table.columns.push(((*column).to_owned(), holds));
                }
            }
            [column, word, ..] => {
                if let (Some(table), Some(holds)) = (tables.last_mut(), holds(word)) {
                    table.columns.push(((*column).to_owned(), holds));
                }
            }
            _ => {}
        }
    }
    tables
}

fn holds(word: &str) -> Option<Holds> {
    Some(match word.trim_end_matches([',', ';']) {
        "{id}" => Holds::Id,
        "{text}" => Holds::Text,
        "{int}" => Holds::Int,
        "{real}" => Holds::Real,
        "{bool}" => Holds::Bool,
        "{date}" => Holds::Date,
        "{time}" => Holds::Time,
        "{bytes}" => Holds::Bytes,
        _ => return None,
    })
}

/// One state of the database, whatever is written meanwhile.
#[derive(Debug)]
pub struct Snapshot(DatabaseTransaction);

impl Snapshot {
    /// Holds the state of this moment.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(db: &Db) -> Result<Self> {
        let options = match db.engine() {
            Engine::Sqlite => TransactionOptions::default(),
            Engine::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        let snapshot = db.read.begin_with_options(options).await?;
        // The state is that of the first question.
        snapshot.execute_unprepared("SELECT 1 FROM kernel_migration").await?;
        Ok(Self(snapshot))
    }

    /// Gives every row of a table as a line of JSON to `take`; how many there were.
    ///
    /// # Errors
    /// When the database fails, or as `take`.
    pub async fn rows(&self, table: &Table, mut take: impl FnMut(&str) -> Result<()> + Send) -> Result<u64> {
        let mut select = Query::select();
        select.from(Alias::new(&table.name)).columns(table.columns.iter().map(|(name, _)| Alias::new(name)));
        let mut rows = self.0.stream(&select).await?;
        let mut count = 0;
        while let Some(row) = rows.try_next().await? {
            take(&line(&row, table)?)?;
            count += 1;
        }
        Ok(count)
    }
}

fn line(row: &QueryResult, table: &Table) -> Result<String> {
    let values: Vec<Json> =
        table.columns.iter().enumerate().map(|(at, (_, holds))| value(row, at, *holds)).collect::<Result<_>>()?;
    serde_json::to_string(&values).map_err(Error::internal)
}

/// Ids and bytes as hexadecimal, numbers as their shortest exact text, moments as RFC 3339.
fn value(row: &QueryResult, at: usize, holds: Holds) -> Result<Json> {
    let text = match holds {
        Holds::Id => row.try_get_by_index::<Option<Uuid>>(at)?.map(|id| id.to_string()),
        Holds::Text => row.try_get_by_index::<Option<String>>(at)?,
        Holds::Int => row.try_get_by_index::<Option<i64>>(at)?.map(|number| number.to_string()),
        Holds::Real => row.try_get_by_index::<Option<f64>>(at)?.map(|number| format!("{number:?}")),
        Holds::Bool => row.try_get_by_index::<Option<bool>>(at)?.map(|yes| yes.to_string()),
        Holds::Date => row.try_get_by_index::<Option<chrono::NaiveDate>>(at)?.map(|day| day.to_string()),
        Holds::Time => row.try_get_by_index::<Option<DateTimeUtc>>(at)?.map(|moment| moment.to_rfc3339()),
        Holds::Bytes => row.try_get_by_index::<Option<Vec<u8>>>(at)?.map(|bytes| hex(&bytes)),
    };
    Ok(text.map_or(Json::Null, Json::String))
}

/// Puts rows, as [`Snapshot::rows`] gave them, into a database that was just made. All or nothing.
#[derive(Debug)]
pub struct Filling(DatabaseTransaction);

impl Filling {
    /// Starts filling. What the migrations themselves put in is taken out first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(db: &Db, tables: &[Table]) -> Result<Self> {
        let filling = db.write.begin().await?;
        for table in tables.iter().rev() {
            filling.execute(Query::delete().from_table(Alias::new(&table.name))).await?;
        }
        Ok(Self(filling))
    }

    /// Puts rows in.
    ///
    /// # Errors
    /// When a row does not fit, or the database refuses it.
    pub async fn put(&self, table: &Table, lines: &[&str]) -> Result<()> {
        let mut insert = Query::insert();
        insert.into_table(Alias::new(&table.name)).columns(table.columns.iter().map(|(name, _)| Alias::new(name)));
        for line in lines {
            let values: Vec<Option<String>> = serde_json::from_str(line).map_err(|error| unfit(table, error))?;
            if values.len() != table.columns.len() {
                return Err(unfit(table, "a row of another length"));
            }
            let row = values.into_iter().zip(&table.columns).map(|(text, (_, holds))| bind(text, *holds));
            let row = row.collect::<Option<Vec<_>>>().ok_or_else(|| unfit(table, "a value of another kind"))?;
            insert.values_panic(row.into_iter().map(Into::into));
        }
        self.0.execute(&insert).await?;
        Ok(())
    }

    /// Makes it final.
    ///
    /// # Errors
    /// When the database fails; then nothing was put in.
    pub async fn finish(self) -> Result<()> {
        Ok(self.0.commit().await?)
    }
}

fn bind(text: Option<String>, holds: Holds) -> Option<Value> {
    Some(match (holds, text) {
        (Holds::Id, None) => Value::Uuid(None),
        (Holds::Id, Some(text)) => text.parse::<Uuid>().ok()?.into(),
        (Holds::Text, text) => Value::from(text),
        (Holds::Int, None) => Value::BigInt(None),
        (Holds::Int, Some(text)) => text.parse::<i64>().ok()?.into(),
        (Holds::Real, None) => Value::Double(None),
        (Holds::Real, Some(text)) => text.parse::<f64>().ok()?.into(),
        (Holds::Bool, None) => Value::Bool(None),
        (Holds::Bool, Some(text)) => text.parse::<bool>().ok()?.into(),
        (Holds::Date, None) => Value::ChronoDate(None),
        (Holds::Date, Some(text)) => text.parse::<chrono::NaiveDate>().ok()?.into(),
        (Holds::Time, None) => Value::ChronoDateTimeUtc(None),
        (Holds::Time, Some(text)) => text.parse::<DateTimeUtc>().ok()?.into(),
        (Holds::Bytes, None) => Value::Bytes(None),
        (Holds::Bytes, Some(text)) => unhex(&text)?.into(),
    })
}

fn unfit(table: &Table, why: impl std::fmt::Display) -> Error {
    Error::internal(format!("the backup holds a row of {} that does not fit: {why}", table.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_and_columns_come_from_the_migrations() {
        let steps = [
            Migration {
                name: "a/1",
                sql: "CREATE TABLE a_one (\n  id {id} NOT NULL PRIMARY KEY,\n  n {int},\n  CONSTRAINT x UNIQUE (n)\n) {strict};",
            },
            Migration { name: "a/2", sql: "ALTER TABLE a_one ADD COLUMN note {text} NOT NULL DEFAULT '';" },
        ];
        let columns = vec![("id".to_owned(), Holds::Id), ("n".to_owned(), Holds::Int), ("note".to_owned(), Holds::Text)];
        assert_eq!(tables(&steps), [Table { name: "a_one".to_owned(), columns }]);
    }
}
