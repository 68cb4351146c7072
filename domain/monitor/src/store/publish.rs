//! The moment at which a delivery becomes visible: compared and stored by a few statements in one transaction.

use super::rows::import;
use super::staging::{Delivery, execute, expect_alive, put_rejections};
use crate::access::ImportFigures;
use crate::model::{Counts, ImportStatus, Mishap};
use kernel::access::Authorized;
use kernel::ids::ImportId;
use kernel::{Error, Result, Tx};
use sea_orm::entity::prelude::*;
use sea_orm::{DbBackend, Statement};

/// The same place in both tables.
const SAME_PLACE: &str = "o.series = s.series AND o.area = s.area AND o.group_key = s.group_key AND o.period = s.period";

/// That a staged figure is of the delivery `$1`.
const OF_DELIVERY: &str = "s.file IN (SELECT number FROM monitor_file WHERE import = $1)";

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

/// Compares the staged figures with those that are there, lists what changes, and, unless this is a trial, stores them and shows
/// all figures of the delivery. `counts` are what was read, rejected and unused. Figures that somebody else derived never
/// replace those of the source itself: they are rejected.
///
/// # Errors
/// [`Error::Refused`] when another delivery was started meanwhile.
pub(crate) async fn publish(
    tx: &Tx,
    _right: &Authorized<ImportFigures>,
    delivery: &Delivery,
    mut counts: Counts,
) -> Result<(Counts, Vec<Mishap>)> {
    let id = delivery.id;
    expect_alive(tx, id).await?;
    let has_earlier = delivery.numbers.has_earlier();
    let below = if has_earlier { reject_derived(tx, id, counts.rejected).await? } else { Vec::new() };
    counts.rejected += u64::try_from(below.len()).map_err(Error::internal)?;
    let compared = if has_earlier { compare(tx, id).await? } else { Compared::all_new(delivery.waiting) };
    (counts.new, counts.changed, counts.same) = (delivery.in_place + compared.new, compared.changed, compared.same);
    if counts.changed > 0 {
        execute(tx, &list_changes(), [id.0.into()]).await?;
    }
    if !delivery.dry && compared.to_store > 0 {
        execute(tx, &store_figures(delivery.is_in_order), [id.0.into()]).await?;
    }
    execute(tx, "DELETE FROM monitor_staging", []).await?;
    // A trial puts no figure in its place, so nothing hangs on its new series.
    let series = match delivery.dry {
        true => "DELETE FROM monitor_series WHERE staged_by = $1",
        false => "UPDATE monitor_series SET staged_by = NULL WHERE staged_by = $1",
    };
    execute(tx, series, [id.0.into()]).await?;
    finish(tx, delivery, counts).await?;
    Ok((counts, below))
}

async fn reject_derived(tx: &Tx, id: ImportId, from: u64) -> Result<Vec<Mishap>> {
    let sql = format!(
        "SELECT f.name, s.line, s.value FROM monitor_staging s JOIN monitor_observation o ON {SAME_PLACE} \
         JOIN monitor_file f ON f.number = s.file \
         WHERE f.import = $1 AND s.status = 'derived' AND o.status <> 'derived' ORDER BY f.name, s.line"
    );
    let mut mishaps = Vec::new();
    for row in tx.query_all_raw(Statement::from_sql_and_values(backend(tx), sql, [id.0.into()])).await? {
        mishaps.push(Mishap {
            file: row.try_get_by_index(0)?,
            line: u64::try_from(row.try_get_by_index::<i64>(1)?).unwrap_or_default(),
            value: row.try_get_by_index::<Option<f64>>(2)?.map(|value| value.to_string()).unwrap_or_default(),
            code: "derived".to_owned(),
            ..Mishap::default()
        });
    }
    put_rejections(tx, id, from, &mishaps).await?;
    if !mishaps.is_empty() {
        let below = format!(
            "DELETE FROM monitor_staging AS s WHERE s.status = 'derived' AND EXISTS \
               (SELECT 1 FROM monitor_observation o WHERE {SAME_PLACE} AND o.status <> 'derived')"
        );
        execute(tx, &below, []).await?;
    }
    Ok(mishaps)
}

fn list_changes() -> String {
    format!(
        "INSERT INTO monitor_change (import, indicator, series, period, area, group_key, \
           old_value, old_absence, old_status, old_numerator, old_denominator, new_value, new_absence, new_status) \
         SELECT f.import, n.indicator, n.series, s.period, s.area, s.group_key, \
           o.value, o.absence, o.status, o.numerator, o.denominator, s.value, s.absence, s.status \
         FROM monitor_staging s JOIN monitor_observation o ON {SAME_PLACE} JOIN monitor_series n ON n.number = s.series \
         JOIN monitor_file f ON f.number = s.file WHERE f.import = $1 AND {}",
        differs("o", "s")
    )
}

/// In the order of the key, so that the table is gone through from front to back.
fn store_figures(in_order: bool) -> String {
    let order = if in_order { "" } else { "ORDER BY s.series, s.area, s.group_key, s.period" };
    let differs = moved("monitor_observation", "excluded");
    format!(
        "INSERT INTO monitor_observation (series, area, group_key, period, division, value, absence, status, \
           numerator, denominator, margin_lower, margin_upper, file, first_file, line) \
         SELECT s.series, s.area, s.group_key, s.period, s.division, s.value, s.absence, s.status, \
           s.numerator, s.denominator, s.margin_lower, s.margin_upper, s.file, s.file, s.line \
         FROM monitor_staging s WHERE {OF_DELIVERY} {order} \
         ON CONFLICT (series, area, group_key, period) DO UPDATE SET \
           file = excluded.file, line = excluded.line, division = excluded.division, \
           value = excluded.value, absence = excluded.absence, status = excluded.status, \
           numerator = excluded.numerator, denominator = excluded.denominator, \
           margin_lower = excluded.margin_lower, margin_upper = excluded.margin_upper \
         WHERE {differs}"
    )
}

async fn finish(tx: &Tx, delivery: &Delivery, counts: Counts) -> Result<()> {
    let status = if delivery.dry { ImportStatus::Discarded } else { ImportStatus::Visible };
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
        .filter(import::Column::Id.eq(delivery.id.0))
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

/// Compares what is staged with what is there: both tables are read once.
async fn compare(tx: &Tx, id: ImportId) -> Result<Compared> {
    let sql = format!(
        "SELECT count(*) AS staged, count(o.series) AS known, count(CASE WHEN o.series IS NOT NULL AND {} THEN 1 END) AS changed, \
           count(CASE WHEN o.series IS NULL OR {} THEN 1 END) AS to_store \
         FROM monitor_staging s LEFT JOIN monitor_observation o ON {SAME_PLACE} WHERE {OF_DELIVERY}",
        differs("o", "s"),
        moved("o", "s")
    );
    let row = tx.query_one_raw(Statement::from_sql_and_values(backend(tx), sql, [id.0.into()])).await?;
    let row = row.ok_or_else(|| Error::internal("a count gave no row"))?;
    let many = |name: &str| u64::try_from(row.try_get::<i64>("", name)?).map_err(Error::internal);
    let (staged, known, changed) = (many("staged")?, many("known")?, many("changed")?);
    Ok(Compared { new: staged - known, changed, same: known - changed, to_store: many("to_store")? })
}

fn backend(tx: &Tx) -> DbBackend {
    ConnectionTrait::get_database_backend(tx)
}
