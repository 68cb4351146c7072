//! Writing indicators: in a draft, or as a proposal beside a version that does not change.

use super::identity;
use super::place;
use super::rows::indicator::{ActiveModel, Column, Entity};
use super::rows::{series_break, target_point};
use super::version::publish_current;
use crate::access::MayWriteIndicator;
use crate::model::words::Choice;
use crate::model::{Indicator, Standing};
use kernel::audit::Event;
use kernel::ids::{Kind, VersionId};
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

/// Changes an indicator, over the revision that the form was opened at.
///
/// # Errors
/// [`Error::Stale`] when it was saved meanwhile; [`Error::Taken`] when the key is another's; [`Error::Denied`] when the right is for
/// proposals and this is or becomes none.
pub async fn change_indicator(tx: &Tx, right: &MayWriteIndicator, indicator: &Indicator, opened_at: i64) -> Result<Event> {
    must_fit(right, indicator)?;
    let (id, version) = (indicator.id, right.version());
    let mut update = Entity::update_many()
        .set(ActiveModel { revision: Set(opened_at + 1), ..row(indicator) })
        .filter(Column::Version.eq(version))
        .filter(Column::Id.eq(id))
        .filter(Column::Revision.eq(opened_at));
    if matches!(right, MayWriteIndicator::Proposal(_)) {
        update = update.filter(Column::Standing.eq(Standing::Proposal.word()));
    }
    if update.exec(tx).await?.rows_affected != 1 {
        return Err(Error::Stale);
    }
    target_point::Entity::delete_many()
        .filter(target_point::Column::Version.eq(version))
        .filter(target_point::Column::Indicator.eq(id))
        .exec(tx)
        .await?;
    series_break::Entity::delete_many()
        .filter(series_break::Column::Version.eq(version))
        .filter(series_break::Column::Indicator.eq(id))
        .exec(tx)
        .await?;
    add_lines(tx, version, indicator).await?;
    identity::call(tx, version, id.into(), &indicator.key).await?;
    publish_proposal(tx, right).await?;
    let event = right.event("indicator.changed").on(id);
    Ok(event.fact("revision", opened_at + 1).fact("standing", indicator.standing.word()))
}

/// Adds an indicator at the end of its result.
///
/// # Errors
/// [`Error::Denied`] when the right is for proposals and this is none.
pub async fn add_indicator(tx: &Tx, right: &MayWriteIndicator, indicator: &Indicator) -> Result<Event> {
    must_fit(right, indicator)?;
    let (id, version) = (indicator.id, right.version());
    identity::add_under_free_key(tx, id.into(), &indicator.key).await?;
    let row = ActiveModel {
        version: Set(version),
        id: Set(id),
        result: Set(indicator.result),
        position: Set(place::last(tx, Kind::Indicator, version).await? + 1),
        revision: Set(1),
        ..row(indicator)
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    add_lines(tx, version, indicator).await?;
    publish_proposal(tx, right).await?;
    Ok(right.event("indicator.added").on(id).fact("standing", indicator.standing.word()))
}

fn must_fit(right: &MayWriteIndicator, indicator: &Indicator) -> Result<()> {
    match right {
        MayWriteIndicator::Proposal(_) if indicator.standing != Standing::Proposal => Err(Error::Denied),
        _ => Ok(()),
    }
}

/// A proposal beside a public version is public at once.
async fn publish_proposal(tx: &Tx, right: &MayWriteIndicator) -> Result<()> {
    match right {
        MayWriteIndicator::Proposal(_) => publish_current(tx).await,
        MayWriteIndicator::InDraft(_) => Ok(()),
    }
}

/// Target points and breaks, which have rows of their own.
async fn add_lines(tx: &Tx, version: VersionId, indicator: &Indicator) -> Result<()> {
    for point in indicator.target.iter().flat_map(|target| &target.points) {
        let row = target_point::ActiveModel {
            version: Set(version),
            indicator: Set(indicator.id),
            period: Set(point.period.code()),
            value: Set(point.value),
        };
        target_point::Entity::insert(row).exec_without_returning(tx).await?;
    }
    for at in &indicator.breaks {
        let row = series_break::ActiveModel {
            version: Set(version),
            indicator: Set(indicator.id),
            period: Set(at.period.code()),
            reason: Set(at.reason.clone()),
        };
        series_break::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The columns that a form fills.
pub(super) fn row(indicator: &Indicator) -> ActiveModel {
    let (source, baseline) = (&indicator.source, indicator.baseline.as_ref());
    let lines = |items: Vec<String>| items.join("\n");
    ActiveModel {
        standing: Set(indicator.standing.word().to_owned()),
        name: Set(indicator.name.clone()),
        definition: Set(indicator.definition.clone()),
        unit: Set(indicator.unit.clone()),
        kind: Set(indicator.kind.word().to_owned()),
        numerator: Set(indicator.numerator.clone()),
        denominator: Set(indicator.denominator.clone()),
        wanted: Set(indicator.wanted.word().to_owned()),
        frequency: Set(indicator.frequency.word().to_owned()),
        areas: Set(lines(indicator.areas.iter().map(|area| area.word().to_owned()).collect())),
        groups_by: Set(lines(indicator.groups.clone())),
        source_name: Set(source.name.clone()),
        source_title: Set(source.title.clone()),
        source_table: Set(source.table.clone()),
        source_measure: Set(source.measure.clone()),
        source_select: Set(lines(source.select.iter().map(|(dimension, code)| format!("{dimension}={code}")).collect())),
        source_by: Set(source.by.clone()),
        source_url: Set(source.url.clone()),
        baseline_period: Set(baseline.map(|base| base.period.code()).unwrap_or_default()),
        baseline_value: Set(baseline.map(|base| base.value)),
        target_kind: Set(indicator.target.as_ref().map(|target| target.kind.word().to_owned()).unwrap_or_default()),
        reason: Set(indicator.reason.clone()),
        ..Default::default()
    }
}
