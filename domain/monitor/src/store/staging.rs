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
use std::collections::BTreeSet;
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
    /// Of which indicators.
    pub indicators: BTreeSet<IndicatorId>,
    /// How many.
    pub figures: u64,
    last: Option<(IndicatorId, String)>,
    is_mixed: bool,
}

impl Arrival {
    /// One more figure came in.
    pub fn see(&mut self, staged: &Staged) {
        self.figures += 1;
        let place = (staged.indicator, staged.area.code());
        let last = self.last.as_ref().map(|(indicator, area)| (*indicator, area.as_str()));
        if last == Some(place) {
            return;
        }
        self.is_mixed |= last.is_some_and(|last| place < last);
        self.indicators.insert(staged.indicator);
        self.last = Some((place.0, place.1.to_owned()));
    }

    /// Whether they came indicator by indicator and area by area, in the order in which they are kept: most tables do.
    pub fn is_in_order(&self) -> bool {
        !self.is_mixed
    }
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

/// How many figures a statement puts in.
const TOGETHER: usize = 1000;

/// Puts figures into the staging area. The statements are written by hand: as text they are the same for every thousand figures
/// of a file, so they are parsed once, and what those have in common is not sent with each of them.
pub(crate) async fn put_staged(tx: &Tx, id: ImportId, figures: &[Staged]) -> Result<()> {
    let backend = ConnectionTrait::get_database_backend(tx);
    for of_file in figures.chunk_by(|one, next| one.file == next.file && one.series == next.series) {
        for chunk in of_file.chunks(TOGETHER) {
            tx.execute_raw(insertion(id, chunk, backend)?).await?;
        }
    }
    Ok(())
}

/// The columns that every figure has for itself.
const OWN: [&str; 9] = ["indicator", "period", "area", "group_key", "period_end", "value", "absence", "status", "line"];
/// What a figure tells for a column, and whether it tells anything.
type Tells = fn(&Staged) -> (Value, bool);
/// The columns that most deliveries have nothing for: a statement leaves out those that none of its figures has.
const RARE: [(&str, Tells); 5] = [
    ("division", |staged| (staged.area.division().map(i64::from).into(), staged.area.division().is_some())),
    ("numerator", |staged| (staged.numerator.into(), staged.numerator.is_some())),
    ("denominator", |staged| (staged.denominator.into(), staged.denominator.is_some())),
    ("margin_lower", |staged| (staged.margin.map(|(lower, _)| lower).into(), staged.margin.is_some())),
    ("margin_upper", |staged| (staged.margin.map(|(_, upper)| upper).into(), staged.margin.is_some())),
];

/// The statement for figures of one file and series.
fn insertion(id: ImportId, chunk: &[Staged], backend: DbBackend) -> Result<Statement> {
    let Some(first) = chunk.first() else { return Ok(Statement::from_string(backend, "")) };
    let told: Vec<(&str, Tells)> = RARE.into_iter().filter(|(_, tells)| chunk.iter().any(|staged| tells(staged).1)).collect();
    let mut values: Vec<Value> = Vec::with_capacity(2 + chunk.len() * (OWN.len() + told.len()));
    // SQLite looks numbered values up one by one, so what all figures share stands in its text, as bytes that need no quotes.
    let shared = match backend {
        DbBackend::Postgres => {
            values.extend([id.0.into(), first.file.to_string().into()]);
            format!("($1, {}, $2", first.series)
        }
        _ => format!("(x'{}', {}, CAST(x'{}' AS TEXT)", id.0.simple(), first.series, hex(&first.file)),
    };
    let named = OWN.into_iter().chain(told.iter().map(|(name, _)| *name)).collect::<Vec<_>>().join(", ");
    let mut sql = format!("INSERT INTO monitor_staging (import, series, file, {named}) VALUES ");
    for (place, staged) in chunk.iter().enumerate() {
        sql.push_str(if place == 0 { "" } else { ", " });
        sql.push_str(&shared);
        for value in own(staged)?.into_iter().chain(told.iter().map(|(_, tells)| tells(staged).0)) {
            values.push(value);
            // Writing to a String cannot fail.
            let _ = match backend {
                DbBackend::Postgres => write!(sql, ", ${}", values.len()),
                _ => write!(sql, ", ?"),
            };
        }
        sql.push(')');
    }
    Ok(Statement::from_sql_and_values(backend, sql, values))
}

fn hex(text: &str) -> String {
    text.bytes().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The values of a figure, in the order of [`OWN`].
fn own(staged: &Staged) -> Result<[Value; OWN.len()]> {
    let (value, nothing) = match staged.reading {
        Reading::Value(value) => (Some(value), ""),
        Reading::Nothing(nothing) => (None, nothing_word(nothing)),
    };
    Ok([
        staged.indicator.0.into(),
        staged.period.code().into(),
        staged.area.code().into(),
        staged.group.as_str().into(),
        staged.period.last_day().into(),
        value.into(),
        nothing.into(),
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
