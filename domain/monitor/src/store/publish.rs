//! The moment at which a delivery becomes visible: compared and stored by a few statements in one transaction.

use super::rows::{import, staging};
use super::staging::put_rejections;
use crate::model::{Counts, ImportStatus, Mishap};
use kernel::ids::ImportId;
use kernel::{Error, Result, Tx};
use sea_orm::entity::prelude::*;
use sea_orm::{DbBackend, FromQueryResult, Statement, Value};

/// A delivery whose figures all stand in the staging area.
#[derive(Debug)]
pub(crate) struct Publication {
    pub id: ImportId,
    pub source_table: String,
    pub dry: bool,
    /// What was read, rejected and unused so far.
    pub counts: Counts,
}

/// The same place in both tables.
const SAME_PLACE: &str =
    "o.indicator = s.indicator AND o.series = s.series AND o.period = s.period AND o.area = s.area AND o.group_key = s.group_key";

/// Whether two rows are what a reader would call different figures.
fn differs(old: &str, new: &str) -> String {
    let may_be_null = ["value", "numerator", "denominator", "margin_lower", "margin_upper"];
    let nullable = may_be_null.map(|column| format!("{old}.{column} IS DISTINCT FROM {new}.{column}"));
    format!("({old}.absence <> {new}.absence OR {old}.status <> {new}.status OR {})", nullable.join(" OR "))
}

/// Compares the staged figures with those that are there, lists what changes, and, unless this is a trial, stores them.
/// Figures that somebody else derived never replace those of the source itself: they are rejected.
///
/// # Errors
/// [`Error::Refused`] when another delivery was started meanwhile.
pub(crate) async fn publish(tx: &Tx, publication: &Publication) -> Result<(Counts, Vec<Mishap>)> {
    let id = publication.id;
    let alive = import::Entity::find_by_id(id.0).one(tx).await?.is_some_and(|row| row.state == ImportStatus::Staging.word());
    if !alive {
        return Err(Error::Refused("import-overtaken"));
    }
    let mut counts = publication.counts;
    let below = reject_derived(tx, publication).await?;
    counts.rejected += u64::try_from(below.len()).map_err(Error::internal)?;
    let differs = differs("o", "s");
    counts.new = count(tx, id, "WHERE s.import = $1 AND o.indicator IS NULL").await?;
    counts.changed = count(tx, id, &format!("WHERE s.import = $1 AND o.indicator IS NOT NULL AND {differs}")).await?;
    counts.same = count(tx, id, &format!("WHERE s.import = $1 AND o.indicator IS NOT NULL AND NOT {differs}")).await?;
    execute(tx, list_changes(), [id.0.into()]).await?;
    if !publication.dry {
        let values = [id.0.into(), publication.source_table.clone().into(), tx.now().into()];
        execute(tx, store_figures(), values).await?;
    }
    staging::Entity::delete_many().filter(staging::Column::Import.eq(id.0)).exec(tx).await?;
    finish(tx, publication, counts).await?;
    Ok((counts, below))
}

async fn reject_derived(tx: &Tx, publication: &Publication) -> Result<Vec<Mishap>> {
    let id = publication.id;
    let sql = format!(
        "SELECT s.* FROM monitor_staging s JOIN monitor_observation o ON {SAME_PLACE} \
         WHERE s.import = $1 AND s.status = 'derived' AND o.status <> 'derived' ORDER BY s.file, s.line"
    );
    let statement = Statement::from_sql_and_values(backend(tx), sql, [id.0.into()]);
    let rows = staging::Model::find_by_statement(statement).all(tx).await?;
    let mishaps: Vec<Mishap> = rows
        .iter()
        .map(|row| Mishap {
            file: row.file.clone(),
            line: u64::try_from(row.line).unwrap_or_default(),
            value: row.value.map(|value| value.to_string()).unwrap_or_default(),
            code: "derived".to_owned(),
            ..Mishap::default()
        })
        .collect();
    put_rejections(tx, id, publication.counts.rejected, &mishaps).await?;
    for row in &rows {
        staging::Entity::delete_by_id((
            row.import,
            row.indicator,
            row.series,
            row.period.clone(),
            row.area.clone(),
            row.group_key.clone(),
        ))
        .exec(tx)
        .await?;
    }
    Ok(mishaps)
}

fn list_changes() -> String {
    format!(
        "INSERT INTO monitor_change (import, indicator, series, period, area, group_key, \
           old_value, old_absence, old_status, new_value, new_absence, new_status) \
         SELECT s.import, s.indicator, s.series, s.period, s.area, s.group_key, \
           o.value, o.absence, o.status, s.value, s.absence, s.status \
         FROM monitor_staging s JOIN monitor_observation o ON {SAME_PLACE} WHERE s.import = $1 AND {}",
        differs("o", "s")
    )
}

fn store_figures() -> String {
    let differs = differs("monitor_observation", "excluded");
    format!(
        "INSERT INTO monitor_observation (indicator, series, period, area, group_key, period_end, division, value, absence, status, \
           numerator, denominator, margin_lower, margin_upper, source_table, import, first_seen, last_seen, file, line) \
         SELECT s.indicator, s.series, s.period, s.area, s.group_key, s.period_end, s.division, s.value, s.absence, s.status, \
           s.numerator, s.denominator, s.margin_lower, s.margin_upper, $2, s.import, $3, $3, s.file, s.line \
         FROM monitor_staging s WHERE s.import = $1 \
         ON CONFLICT (indicator, series, period, area, group_key) DO UPDATE SET \
           import = CASE WHEN {differs} THEN excluded.import ELSE monitor_observation.import END, \
           source_table = CASE WHEN {differs} THEN excluded.source_table ELSE monitor_observation.source_table END, \
           file = CASE WHEN {differs} THEN excluded.file ELSE monitor_observation.file END, \
           line = CASE WHEN {differs} THEN excluded.line ELSE monitor_observation.line END, \
           division = excluded.division, value = excluded.value, absence = excluded.absence, status = excluded.status, \
           numerator = excluded.numerator, denominator = excluded.denominator, \
           margin_lower = excluded.margin_lower, margin_upper = excluded.margin_upper, last_seen = excluded.last_seen"
    )
}

async fn finish(tx: &Tx, publication: &Publication, counts: Counts) -> Result<()> {
    let status = if publication.dry { ImportStatus::Discarded } else { ImportStatus::Visible };
    let number = |count: u64| i64::try_from(count).map(Expr::value).map_err(Error::internal);
    import::Entity::update_many()
        .col_expr(import::Column::State, Expr::value(status.word()))
        .col_expr(import::Column::Finished, Expr::value(tx.now()))
        .col_expr(import::Column::CountRead, number(counts.read)?)
        .col_expr(import::Column::CountNew, number(counts.new)?)
        .col_expr(import::Column::CountChanged, number(counts.changed)?)
        .col_expr(import::Column::CountSame, number(counts.same)?)
        .col_expr(import::Column::CountRejected, number(counts.rejected)?)
        .col_expr(import::Column::CountUnused, number(counts.unused)?)
        .filter(import::Column::Id.eq(publication.id.0))
        .exec(tx)
        .await?;
    Ok(())
}

async fn count(tx: &Tx, id: ImportId, which: &str) -> Result<u64> {
    let sql = format!("SELECT count(*) AS many FROM monitor_staging s LEFT JOIN monitor_observation o ON {SAME_PLACE} {which}");
    let row = tx.query_one_raw(Statement::from_sql_and_values(backend(tx), sql, [id.0.into()])).await?;
    let many: i64 = row.ok_or_else(|| Error::internal("a count gave no row"))?.try_get("", "many")?;
    u64::try_from(many).map_err(Error::internal)
}

async fn execute(tx: &Tx, sql: String, values: impl IntoIterator<Item = Value>) -> Result<()> {
    tx.execute_raw(Statement::from_sql_and_values(backend(tx), sql, values)).await?;
    Ok(())
}

fn backend(tx: &Tx) -> DbBackend {
    ConnectionTrait::get_database_backend(tx)
}
