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
use sources::{Provenance, Reading};
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

/// Puts figures into the staging area.
pub(crate) async fn put_staged(tx: &Tx, id: ImportId, figures: Vec<Staged>) -> Result<()> {
    if figures.is_empty() {
        return Ok(());
    }
    let rows = figures.into_iter().map(|staged| row(id, staged)).collect::<Result<Vec<_>>>()?;
    staging::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

fn row(id: ImportId, staged: Staged) -> Result<staging::ActiveModel> {
    let (value, nothing) = match staged.reading {
        Reading::Value(value) => (Some(value), ""),
        Reading::Nothing(nothing) => (None, nothing_word(nothing)),
    };
    Ok(staging::ActiveModel {
        import: Set(id.0),
        indicator: Set(staged.indicator.0),
        series: Set(staged.series),
        period: Set(staged.period.code()),
        area: Set(staged.area.code().to_owned()),
        group_key: Set(staged.group),
        period_end: Set(staged.period.last_day()),
        division: Set(staged.area.division().map(i64::from)),
        value: Set(value),
        absence: Set(nothing.to_owned()),
        status: Set(provenance_word(staged.status).to_owned()),
        numerator: Set(staged.numerator),
        denominator: Set(staged.denominator),
        margin_lower: Set(staged.margin.map(|(lower, _)| lower)),
        margin_upper: Set(staged.margin.map(|(_, upper)| upper)),
        file: Set(staged.file.to_string()),
        line: Set(i64::try_from(staged.line).map_err(Error::internal)?),
    })
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
