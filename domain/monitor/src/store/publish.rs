//! The moment at which a delivery becomes visible: compared and stored by a few statements in one transaction.

use super::rows::{import, observation, staging};
use super::staging::{Arrival, put_rejections};
use crate::model::{Counts, ImportStatus, Mishap};
use kernel::ids::ImportId;
use kernel::{Error, Result, Tx};
use sea_orm::entity::prelude::*;
use sea_orm::{DbBackend, FromQueryResult, QuerySelect, Statement, Value};

/// A delivery whose figures all stand in the staging area.
#[derive(Debug)]
pub(crate) struct Publication {
    pub id: ImportId,
    pub source_table: String,
    pub dry: bool,
    /// What was read, rejected and unused so far.
    pub counts: Counts,
    /// How its figures came in.
    pub arrival: Arrival,
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

/// Whether a figure is told anew: it differs, or it is about another division of the area.
fn moved(old: &str, new: &str) -> String {
    format!("({} OR {old}.division IS DISTINCT FROM {new}.division)", differs(old, new))
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
    let has_earlier = has_earlier(tx, &publication.arrival).await?;
    let below = if has_earlier { reject_derived(tx, publication).await? } else { Vec::new() };
    counts.rejected += u64::try_from(below.len()).map_err(Error::internal)?;
    let compared = if has_earlier { compare(tx, id).await? } else { Compared::all_new(publication.arrival.figures) };
    (counts.new, counts.changed, counts.same) = (compared.new, compared.changed, compared.same);
    if counts.changed > 0 {
        execute(tx, list_changes(), [id.0.into()]).await?;
    }
    if !publication.dry && compared.to_store > 0 {
        let values = [id.0.into(), publication.source_table.clone().into(), tx.now().into()];
        execute(tx, store_figures(publication.arrival.is_in_order()), values).await?;
    }
    staging::Entity::delete_many().exec(tx).await?;
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
    if !rows.is_empty() {
        let below = format!(
            "DELETE FROM monitor_staging AS s WHERE s.status = 'derived' AND EXISTS \
               (SELECT 1 FROM monitor_observation o WHERE {SAME_PLACE} AND o.status <> 'derived')"
        );
        execute(tx, below, []).await?;
    }
    Ok(mishaps)
}

fn list_changes() -> String {
    format!(
        "INSERT INTO monitor_change (import, indicator, series, period, area, group_key, \
           old_value, old_absence, old_status, old_numerator, old_denominator, new_value, new_absence, new_status) \
         SELECT s.import, s.indicator, s.series, s.period, s.area, s.group_key, \
           o.value, o.absence, o.status, o.numerator, o.denominator, s.value, s.absence, s.status \
         FROM monitor_staging s JOIN monitor_observation o ON {SAME_PLACE} WHERE s.import = $1 AND {}",
        differs("o", "s")
    )
}

/// In the order of the key, so that a first delivery is written from front to back.
fn store_figures(in_order: bool) -> String {
    let order = if in_order { "" } else { "ORDER BY s.indicator, s.area, s.group_key, s.series, s.period" };
    let differs = moved("monitor_observation", "excluded");
    format!(
        "INSERT INTO monitor_observation (indicator, series, period, area, group_key, period_end, division, value, absence, status, \
           numerator, denominator, margin_lower, margin_upper, source_table, import, first_seen, file, line) \
         SELECT s.indicator, s.series, s.period, s.area, s.group_key, s.period_end, s.division, s.value, s.absence, s.status, \
           s.numerator, s.denominator, s.margin_lower, s.margin_upper, $2, s.import, $3, s.file, s.line \
         FROM monitor_staging s WHERE s.import = $1 {order} \
         ON CONFLICT (indicator, series, period, area, group_key) DO UPDATE SET \
           import = excluded.import, file = excluded.file, line = excluded.line, source_table = excluded.source_table, division = excluded.division, \
           value = excluded.value, absence = excluded.absence, status = excluded.status, \
           numerator = excluded.numerator, denominator = excluded.denominator, \
           margin_lower = excluded.margin_lower, margin_upper = excluded.margin_upper \
         WHERE {differs}"
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

/// How many of the staged figures are new, changed and the same, and how many have to be stored.
struct Compared {
    new: u64,
    changed: u64,
    same: u64,
    to_store: u64,
}

impl Compared {
    fn all_new(figures: u64) -> Self {
        Self { new: figures, changed: 0, same: 0, to_store: figures }
    }
}

/// Whether there are any figures yet of the indicators that a delivery is about; where there are none, there is nothing to compare.
async fn has_earlier(tx: &Tx, arrival: &Arrival) -> Result<bool> {
    let indicators: Vec<_> = arrival.indicators.iter().map(|id| id.0).collect();
    for chunk in indicators.chunks(500) {
        let of_them = observation::Entity::find().filter(observation::Column::Indicator.is_in(chunk.iter().copied()));
        if of_them.limit(1).one(tx).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Compares what is staged with what is there: both tables are read once.
async fn compare(tx: &Tx, id: ImportId) -> Result<Compared> {
    let sql = format!(
        "SELECT count(*) AS staged, count(o.indicator) AS known, count(CASE WHEN o.indicator IS NOT NULL AND {} THEN 1 END) AS changed, \
           count(CASE WHEN o.indicator IS NULL OR {} THEN 1 END) AS to_store \
         FROM monitor_staging s LEFT JOIN monitor_observation o ON {SAME_PLACE} WHERE s.import = $1",
        differs("o", "s"),
        moved("o", "s")
    );
    let row = tx.query_one_raw(Statement::from_sql_and_values(backend(tx), sql, [id.0.into()])).await?;
    let row = row.ok_or_else(|| Error::internal("a count gave no row"))?;
    let many = |name: &str| u64::try_from(row.try_get::<i64>("", name)?).map_err(Error::internal);
    let (staged, known, changed) = (many("staged")?, many("known")?, many("changed")?);
    Ok(Compared { new: staged - known, changed, same: known - changed, to_store: many("to_store")? })
}

async fn execute(tx: &Tx, sql: String, values: impl IntoIterator<Item = Value>) -> Result<()> {
    tx.execute_raw(Statement::from_sql_and_values(backend(tx), sql, values)).await?;
    Ok(())
}

fn backend(tx: &Tx) -> DbBackend {
    ConnectionTrait::get_database_backend(tx)
}
