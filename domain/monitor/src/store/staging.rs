//! The staging area: rows of a delivery that nobody sees yet, written in short transactions.

use super::rows::{import, rejection, staging};
use crate::model::{ImportStatus, Mishap, nothing_word, provenance_word};
use kernel::areas::Area;
use kernel::ids::{ImportId, IndicatorId};
use kernel::periods::Period;
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{DbBackend, Statement, Value};
use sources::{Provenance, Reading};
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

/// Clears what deliveries that broke off left behind. One that is still running finds itself discarded and ends.
pub(crate) async fn clear(tx: &Tx) -> Result<()> {
    staging::Entity::delete_many().exec(tx).await?;
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

/// Puts figures into the staging area. The statement is written by hand: as text it is the same for every full chunk, so it is
/// parsed once.
pub(crate) async fn put_staged(tx: &Tx, id: ImportId, figures: Vec<Staged>) -> Result<()> {
    if figures.is_empty() {
        return Ok(());
    }
    let backend = ConnectionTrait::get_database_backend(tx);
    let sql = insertion(figures.len(), backend);
    let mut values = Vec::with_capacity(figures.len() * COLUMNS.len());
    for staged in figures {
        values.extend(row(id, staged)?);
    }
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}

const COLUMNS: [&str; 17] = [
    "import",
    "indicator",
    "series",
    "period",
    "area",
    "group_key",
    "period_end",
    "division",
    "value",
    "absence",
    "status",
    "numerator",
    "denominator",
    "margin_lower",
    "margin_upper",
    "file",
    "line",
];

/// Without numbers on SQLite, which would look each one up among all others.
fn insertion(rows: usize, backend: DbBackend) -> String {
    let mut sql = format!("INSERT INTO monitor_staging ({}) VALUES ", COLUMNS.join(", "));
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { "), (" });
        for column in 0..COLUMNS.len() {
            let comma = if column == 0 { "" } else { ", " };
            // Writing to a String cannot fail.
            let _ = match backend {
                DbBackend::Postgres => write!(sql, "{comma}${}", row * COLUMNS.len() + column + 1),
                _ => write!(sql, "{comma}?"),
            };
        }
    }
    sql.push(')');
    sql
}

/// The values of a row, in the order of the columns.
fn row(id: ImportId, staged: Staged) -> Result<[Value; COLUMNS.len()]> {
    let (value, nothing) = match staged.reading {
        Reading::Value(value) => (Some(value), ""),
        Reading::Nothing(nothing) => (None, nothing_word(nothing)),
    };
    Ok([
        id.0.into(),
        staged.indicator.0.into(),
        staged.series.into(),
        staged.period.code().into(),
        staged.area.code().into(),
        staged.group.into(),
        staged.period.last_day().into(),
        staged.area.division().map(i64::from).into(),
        value.into(),
        nothing.into(),
        provenance_word(staged.status).into(),
        staged.numerator.into(),
        staged.denominator.into(),
        staged.margin.map(|(lower, _)| lower).into(),
        staged.margin.map(|(_, upper)| upper).into(),
        staged.file.to_string().into(),
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
