//! Figures of a delivery that nobody sees yet, written in short transactions: those of a series that has none yet go to their
//! place, as the series itself is not visible; the others wait in the staging area.

use super::numbers::Numbers;
use super::rows::{import, observation, rejection, series};
use crate::model::{ImportStatus, Mishap, nothing_word, provenance_word};
use kernel::areas::Area;
use kernel::ids::{ImportId, IndicatorId};
use kernel::periods::Period;
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{DbBackend, QuerySelect, QueryTrait, Statement, Value};
use sources::{Provenance, Reading};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

/// A figure of a delivery that belongs to an indicator.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Staged {
    pub indicator: IndicatorId,
    pub series: i64,
    pub period: Period,
    pub area: Area,
    pub group: String,
    pub reading: Reading,
    pub status: Provenance,
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
    pub margin: Option<(f64, f64)>,
    pub file: Arc<str>,
    pub line: u64,
}

/// How the figures of a delivery came in.
#[derive(Debug, Default)]
pub(crate) struct Arrival {
    /// The newest area of each indicator.
    newest: HashMap<IndicatorId, String>,
    is_mixed: bool,
}

impl Arrival {
    /// One more figure came in.
    pub fn see(&mut self, staged: &Staged) {
        let (area, newest) = (staged.area.code(), self.newest.entry(staged.indicator).or_default());
        if newest != area {
            self.is_mixed |= newest.as_str() > area;
            area.clone_into(newest);
        }
    }

    /// Whether those of each indicator came area by area, in the order in which they are kept: most tables do.
    pub fn is_in_order(&self) -> bool {
        !self.is_mixed
    }
}

/// A delivery that is being put together.
#[derive(Debug)]
pub(crate) struct Delivery {
    pub id: ImportId,
    pub source_table: String,
    pub dry: bool,
    /// Whether all figures so far came in the order in which they are kept.
    pub is_in_order: bool,
    /// How many figures went to their place.
    pub in_place: u64,
    /// How many wait in the staging area.
    pub waiting: u64,
    pub numbers: Numbers,
}

/// Clears what deliveries that broke off left behind. One that is still running finds itself discarded and ends.
pub(crate) async fn clear(tx: &Tx) -> Result<()> {
    execute(tx, "DELETE FROM monitor_staging", []).await?;
    let unfinished = || {
        let of_any = series::Entity::find().select_only().column(series::Column::Number);
        of_any.filter(series::Column::StagedBy.is_not_null()).into_query()
    };
    observation::Entity::delete_many().filter(observation::Column::Series.in_subquery(unfinished())).exec(tx).await?;
    series::Entity::delete_many().filter(series::Column::StagedBy.is_not_null()).exec(tx).await?;
    let broken = Query::select()
        .column(import::Column::Id)
        .from(import::Entity)
        .and_where(import::Column::State.eq(ImportStatus::Staging.word()))
        .to_owned();
    rejection::Entity::delete_many().filter(rejection::Column::Import.in_subquery(broken)).exec(tx).await?;
    import::Entity::update_many()
        .col_expr(import::Column::State, Expr::value(ImportStatus::Discarded.word()))
        .col_expr(import::Column::Finished, Expr::value(tx.now()))
        .filter(import::Column::State.eq(ImportStatus::Staging.word()))
        .exec(tx)
        .await?;
    Ok(())
}

/// That nobody cleared a delivery away.
///
/// # Errors
/// [`Error::Refused`] when another delivery was started meanwhile.
pub(super) async fn expect_alive(tx: &Tx, id: ImportId) -> Result<()> {
    let alive = import::Entity::find_by_id(id.0).one(tx).await?.is_some_and(|row| row.state == ImportStatus::Staging.word());
    if alive { Ok(()) } else { Err(Error::Refused("import-overtaken")) }
}

/// How many figures a statement puts in.
const TOGETHER: usize = 1000;

/// Puts figures where nobody sees them yet. The statements are written by hand: as text they are the same for every thousand
/// figures of a file, so they are parsed once, and what those have in common is not sent with each of them.
///
/// # Errors
/// [`Error::Refused`] when another delivery was started meanwhile.
pub(crate) async fn put(tx: &Tx, delivery: &mut Delivery, figures: &[Staged]) -> Result<()> {
    expect_alive(tx, delivery.id).await?;
    delivery.numbers.give(tx, delivery.id, &delivery.source_table, figures).await?;
    let numbers = &delivery.numbers;
    let rows = figures.iter().map(|staged| Row::of(staged, numbers)).collect::<Result<Vec<_>>>()?;
    // Out of order, every row would change another page of the file.
    let to_place = |row: &Row| row.is_new && delivery.is_in_order && !delivery.dry;
    let alike = |one: &Row, next: &Row| (one.file, to_place(one)) == (next.file, to_place(next));
    for chunk in rows.chunk_by(alike).flat_map(|rows| rows.chunks(TOGETHER)) {
        let Some(first) = chunk.first() else { continue };
        let (table, count) = match to_place(first) {
            true => (("monitor_observation", "file, first_file"), &mut delivery.in_place),
            false => (("monitor_staging", "file"), &mut delivery.waiting),
        };
        tx.execute_raw(insertion(table, first.file, chunk, ConnectionTrait::get_database_backend(tx))?).await?;
        *count += u64::try_from(chunk.len()).map_err(Error::internal)?;
    }
    Ok(())
}

/// A figure with its numbers.
struct Row<'a> {
    staged: &'a Staged,
    series: i64,
    is_new: bool,
    file: i64,
}

impl<'a> Row<'a> {
    fn of(staged: &'a Staged, numbers: &Numbers) -> Result<Self> {
        let series = numbers.series(staged)?;
        Ok(Self { staged, series: series.number, is_new: series.is_new, file: numbers.file(staged)? })
    }
}

/// The columns that every figure has for itself.
const OWN: [&str; 7] = ["series", "area", "group_key", "period", "value", "status", "line"];
/// What a figure tells for a column, and whether it tells anything.
type Tells = fn(&Staged) -> (Value, bool);
/// The columns that most deliveries have nothing for: a statement leaves out those that none of its figures has.
const RARE: [(&str, Tells); 6] = [
    ("absence", |staged| (nothing(staged).into(), !nothing(staged).is_empty())),
    ("division", |staged| (staged.area.division().map(i64::from).into(), staged.area.division().is_some())),
    ("numerator", |staged| (staged.numerator.into(), staged.numerator.is_some())),
    ("denominator", |staged| (staged.denominator.into(), staged.denominator.is_some())),
    ("margin_lower", |staged| (staged.margin.map(|(lower, _)| lower).into(), staged.margin.is_some())),
    ("margin_upper", |staged| (staged.margin.map(|(_, upper)| upper).into(), staged.margin.is_some())),
];

/// The statement for figures of one file, of which the number goes into the columns `files`.
fn insertion((table, files): (&str, &str), file: i64, chunk: &[Row<'_>], backend: DbBackend) -> Result<Statement> {
    let tells = |tells: &Tells| chunk.iter().any(|row| tells(row.staged).1);
    let told: Vec<(&str, Tells)> = RARE.into_iter().filter(|(_, rare)| tells(rare)).collect();
    let mut values: Vec<Value> = Vec::with_capacity(chunk.len() * (OWN.len() + told.len()));
    let named = OWN.into_iter().chain(told.iter().map(|(name, _)| *name)).collect::<Vec<_>>().join(", ");
    let mut sql = format!("INSERT INTO {table} ({files}, {named}) VALUES ");
    let shared = files.split(", ").map(|_| file.to_string()).collect::<Vec<_>>().join(", ");
    for (place, row) in chunk.iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = write!(sql, "{}({shared}", if place == 0 { "" } else { ", " });
        for value in own(row)?.into_iter().chain(told.iter().map(|(_, tells)| tells(row.staged).0)) {
            values.push(value);
            // SQLite looks numbered values up one by one.
            let _ = match backend {
                DbBackend::Postgres => write!(sql, ", ${}", values.len()),
                _ => write!(sql, ", ?"),
            };
        }
        sql.push(')');
    }
    Ok(Statement::from_sql_and_values(backend, sql, values))
}

/// The word of why there is no value; empty for a value.
fn nothing(staged: &Staged) -> &'static str {
    match staged.reading {
        Reading::Value(_) => "",
        Reading::Nothing(nothing) => nothing_word(nothing),
    }
}

/// The values of a figure, in the order of [`OWN`].
fn own(row: &Row<'_>) -> Result<[Value; OWN.len()]> {
    let staged = row.staged;
    let value = match staged.reading {
        Reading::Value(value) => Some(value),
        Reading::Nothing(_) => None,
    };
    Ok([
        row.series.into(),
        staged.area.code().into(),
        staged.group.as_str().into(),
        staged.period.code().into(),
        value.into(),
        provenance_word(staged.status).into(),
        i64::try_from(staged.line).map_err(Error::internal)?.into(),
    ])
}

/// Lists what was left out, from this position on.
pub(crate) async fn put_rejections(tx: &Tx, id: ImportId, from: u64, mishaps: &[Mishap]) -> Result<()> {
    let mut rows = Vec::new();
    for (position, mishap) in (from..).zip(mishaps) {
        rows.push(rejection::ActiveModel {
            import: Set(id.0),
            position: Set(i64::try_from(position).map_err(Error::internal)?),
            file: Set(mishap.file.clone()),
            line: Set(i64::try_from(mishap.line).map_err(Error::internal)?),
            column_name: Set(mishap.column.clone()),
            value: Set(mishap.value.clone()),
            code: Set(mishap.code.clone()),
            args: Set(serde_json::to_string(&mishap.args).map_err(Error::internal)?),
        });
    }
    for chunk in rows.chunks(1000) {
        rejection::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Keeps what was staged so far. It is no change of anything that anybody can see.
pub(crate) async fn keep(tx: Tx) -> Result<()> {
    tx.stage().await
}

/// Runs a statement of both engines.
pub(super) async fn execute(tx: &Tx, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<()> {
    let backend = ConnectionTrait::get_database_backend(tx);
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}
