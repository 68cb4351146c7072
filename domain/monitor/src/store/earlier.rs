//! What stood in the place of observations before later deliveries changed them.

use super::imports::reading;
use super::rows::{change, import};
use crate::model::{Earlier, ImportStatus, Observation};
use kernel::Result;
use kernel::ids::IndicatorId;
use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// The letters of areas that are no part of a municipality.
const LARGER: [&str; 5] = ["GM", "CR", "PV", "LD", "NL"];

/// Gives the observations of an indicator that are about parts of a municipality, or areas of another division, what stood there
/// before, by changes in these periods, or in all. What was only tried changed nothing.
pub(super) async fn remember(
    db: &impl ConnectionTrait,
    indicator: IndicatorId,
    periods: Option<&[String]>,
    mut observations: Vec<Observation>,
) -> Result<Vec<Observation>> {
    let larger = LARGER.map(|letters| change::Column::Area.starts_with(letters)).into_iter().fold(Condition::any(), Condition::add);
    let mut rows = change::Entity::find()
        .filter(change::Column::Indicator.eq(indicator.0))
        .filter(Condition::any().add(change::Column::GroupKey.ne("")).add(larger.not()));
    if let Some(periods) = periods {
        rows = rows.filter(change::Column::Period.is_in(periods.iter().cloned()));
    }
    let rows = rows.all(db).await?;
    if rows.is_empty() {
        return Ok(observations);
    }
    let imports: BTreeSet<_> = rows.iter().map(|row| row.import).collect();
    let visible = import::Entity::find()
        .filter(import::Column::Id.is_in(imports))
        .filter(import::Column::State.eq(ImportStatus::Visible.word()))
        .all(db)
        .await?;
    let finished: HashMap<_, _> = visible.into_iter().filter_map(|row| Some((row.id, row.finished?))).collect();
    let mut earlier: HashMap<_, Vec<Earlier>> = HashMap::new();
    for row in rows {
        let Some(until) = finished.get(&row.import).copied() else { continue };
        let then = Earlier {
            until,
            reading: reading(row.old_value, &row.old_absence)?,
            numerator: row.old_numerator,
            denominator: row.old_denominator,
        };
        earlier.entry((row.series, row.period, row.area, row.group_key)).or_default().push(then);
    }
    for one in &mut observations {
        let place = (one.series, one.period.code(), one.area.clone(), one.group.clone());
        one.earlier = earlier.remove(&place).unwrap_or_default();
        one.earlier.sort_by_key(|then| then.until);
    }
    Ok(observations)
}
