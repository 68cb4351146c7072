//! Reading: which versions there are, and a whole version with everything in it.

use super::identity as identities;
use super::rows::{goal, identity, indicator, origin, policy_note, result, series_break, statement, target_point, theme, version};
use crate::access::{ReadShared, SharedVersion};
use crate::model::words::{AreaLevel, Choice, Direction, Frequency, IndicatorKind, Scope, StatementKind, TargetKind, Wanted};
use crate::model::{
    Agenda, Baseline, Break, Decision, Goal, Indicator, IntendedResult, Origin, PolicyNote, Source, Standing, Statement, Strategy,
    Target, TargetPoint, Theme, Version, VersionStatus,
};
use kernel::access::{Authorized, Closed};
use kernel::ids::{GoalId, IndicatorId, ResultId, ThemeId, VersionId};
use kernel::periods::Period;
use kernel::{Error, Moment, Result};
use people::model::Share;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use std::borrow::Cow;
use std::collections::HashMap;

type Keys = HashMap<Uuid, String>;

/// All versions, the newest first. How far each is decides who may read it.
///
/// # Errors
/// When the database fails.
pub async fn versions(db: &impl ConnectionTrait) -> Result<Vec<Closed<Version>>> {
    Ok(every(db).await?.into_iter().map(Closed::new).collect())
}

/// The versions that everybody may read, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn public_versions(db: &impl ConnectionTrait) -> Result<Vec<Version>> {
    Ok(every(db).await?.into_iter().filter(Version::is_public).collect())
}

/// All versions, for writers that have a right to one.
pub(super) async fn every(db: &impl ConnectionTrait) -> Result<Vec<Version>> {
    versions_with(db, &keys(db).await?).await
}

async fn versions_with(db: &impl ConnectionTrait, keys: &Keys) -> Result<Vec<Version>> {
    let rows =
        version::Entity::find().order_by_desc(version::Column::Created).order_by_desc(version::Column::Number).all(db).await?;
    rows.into_iter().map(|row| read_version(row, keys, Vec::new())).collect()
}

/// The version that the public pages show: the newest adopted one, else the newest proposed one.
///
/// # Errors
/// When the database fails.
pub async fn current(db: &impl ConnectionTrait) -> Result<Option<Agenda>> {
    current_with(db, &keys(db).await?).await
}

async fn current_with(db: &impl ConnectionTrait, keys: &Keys) -> Result<Option<Agenda>> {
    let public: Vec<_> = versions_with(db, keys).await?.into_iter().filter(Version::is_public).collect();
    let adopted = public.iter().find(|version| version.status == VersionStatus::Adopted);
    match adopted.or_else(|| public.first()) {
        Some(version) => agenda_with(db, keys, version.id).await.map(Some),
        None => Ok(None),
    }
}

/// The version that the workplace edits: the open draft or proposal, else the current one.
///
/// # Errors
/// When the database fails.
pub async fn working(db: &impl ConnectionTrait) -> Result<Option<Closed<Agenda>>> {
    let keys = keys(db).await?;
    let all = versions_with(db, &keys).await?;
    let working = match all.iter().find(|version| matches!(version.status, VersionStatus::Draft | VersionStatus::Proposed)) {
        Some(open) => Some(agenda_with(db, &keys, open.id).await?),
        None => current_with(db, &keys).await?,
    };
    Ok(working.map(Closed::new))
}

/// The keys of the indicators that the public pages show, with their ids.
///
/// # Errors
/// When the database fails.
pub async fn public_keys(db: &impl ConnectionTrait) -> Result<HashMap<String, IndicatorId>> {
    let agenda = current(db).await?;
    Ok(agenda.iter().flat_map(Agenda::indicators).map(|(_, _, indicator)| (indicator.key.clone(), indicator.id)).collect())
}

/// One version.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn version(db: &impl ConnectionTrait, id: VersionId) -> Result<Closed<Version>> {
    version_with(db, &keys(db).await?, id).await.map(Closed::new)
}

/// The version that a link is for, as whoever opened the link would read it.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn shared(db: &impl ConnectionTrait, share: &Share, now: Moment) -> Result<Closed<SharedVersion>> {
    let version = version_with(db, &keys(db).await?, VersionId(share.thing.id)).await?;
    Ok(Closed::new(SharedVersion::by(share, &version, now)))
}

async fn version_with(db: &impl ConnectionTrait, keys: &Keys, id: VersionId) -> Result<Version> {
    let row = version::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?;
    let origins =
        origin::Entity::find().filter(origin::Column::Version.eq(id)).order_by_asc(origin::Column::Position).all(db).await?;
    read_version(row, keys, origins)
}

/// A whole version: twelve queries, whatever its size.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn agenda(db: &impl ConnectionTrait, id: VersionId) -> Result<Closed<Agenda>> {
    whole(db, id).await.map(Closed::new)
}

/// A whole version, for writers that have a right to it or to one that follows it.
pub(super) async fn whole(db: &impl ConnectionTrait, id: VersionId) -> Result<Agenda> {
    agenda_with(db, &keys(db).await?, id).await
}

/// The whole version that a link opened.
///
/// # Errors
/// When the database fails.
pub async fn shared_agenda(db: &impl ConnectionTrait, right: &Authorized<ReadShared>) -> Result<Agenda> {
    whole(db, right.on().version.id).await
}

async fn agenda_with(db: &impl ConnectionTrait, keys: &Keys, id: VersionId) -> Result<Agenda> {
    let own = identities::in_draft(db, id).await?;
    let mut keys = Cow::Borrowed(keys);
    if !own.is_empty() {
        keys.to_mut().extend(own);
    }
    let keys: &Keys = &keys;
    let version = version_with(db, keys, id).await?;
    let themes = theme::Entity::find().filter(theme::Column::Version.eq(id)).order_by_asc(theme::Column::Position).all(db).await?;
    let goals = goal::Entity::find().filter(goal::Column::Version.eq(id)).order_by_asc(goal::Column::Position).all(db).await?;
    let results =
        result::Entity::find().filter(result::Column::Version.eq(id)).order_by_asc(result::Column::Position).all(db).await?;
    let statements = statement::Entity::find()
        .filter(statement::Column::Version.eq(id))
        .order_by_asc(statement::Column::Position)
        .all(db)
        .await?;
    let notes = policy_note::Entity::find()
        .filter(policy_note::Column::Version.eq(id))
        .order_by_asc(policy_note::Column::Position)
        .all(db)
        .await?;

    let mut by_result: HashMap<ResultId, Vec<Indicator>> = HashMap::new();
    for indicator in indicators(db, id, keys).await? {
        by_result.entry(indicator.result).or_default().push(indicator);
    }
    let mut by_goal: HashMap<GoalId, Vec<IntendedResult>> = HashMap::new();
    for row in results {
        let found = by_result.remove(&row.id).unwrap_or_default();
        by_goal.entry(row.goal).or_default().push(read_result(row, keys, found)?);
    }
    let mut by_theme: HashMap<ThemeId, Vec<Goal>> = HashMap::new();
    for row in goals {
        let found = by_goal.remove(&row.id).unwrap_or_default();
        by_theme.entry(row.theme).or_default().push(read_goal(row, keys, found));
    }
    Ok(Agenda {
        version,
        themes: themes
            .into_iter()
            .map(|row| {
                let found = by_theme.remove(&row.id).unwrap_or_default();
                read_theme(row, keys, found)
            })
            .collect(),
        statements: statements.into_iter().map(|row| read_statement(row, keys)).collect::<Result<_>>()?,
        policy_notes: notes.into_iter().map(|row| read_note(row, keys)).collect::<Result<_>>()?,
    })
}

async fn keys(db: &impl ConnectionTrait) -> Result<Keys> {
    Ok(identity::Entity::find().all(db).await?.into_iter().map(|row| (row.id, row.key)).collect())
}

async fn indicators(db: &impl ConnectionTrait, id: VersionId, keys: &Keys) -> Result<Vec<Indicator>> {
    let rows = indicator::Entity::find()
        .filter(indicator::Column::Version.eq(id))
        .order_by_asc(indicator::Column::Position)
        .all(db)
        .await?;
    let mut points: HashMap<IndicatorId, Vec<TargetPoint>> = HashMap::new();
    for row in target_point::Entity::find().filter(target_point::Column::Version.eq(id)).all(db).await? {
        points.entry(row.indicator).or_default().push(TargetPoint { period: period(&row.period)?, value: row.value });
    }
    let mut breaks: HashMap<IndicatorId, Vec<Break>> = HashMap::new();
    for row in series_break::Entity::find().filter(series_break::Column::Version.eq(id)).all(db).await? {
        breaks.entry(row.indicator).or_default().push(Break { period: period(&row.period)?, reason: row.reason });
    }
    rows.into_iter()
        .map(|row| {
            let mut points = points.remove(&row.id).unwrap_or_default();
            points.sort_by_key(|point| point.period);
            let mut breaks = breaks.remove(&row.id).unwrap_or_default();
            breaks.sort_by_key(|series_break| series_break.period);
            read_indicator(row, keys, points, breaks)
        })
        .collect()
}

fn read_version(row: version::Model, keys: &Keys, origins: Vec<origin::Model>) -> Result<Version> {
    Ok(Version {
        id: row.id,
        strategy: Strategy { id: row.strategy, key: key(keys, row.strategy.0) },
        number: row.number,
        status: VersionStatus::read(&row.status).ok_or_else(|| unfit("status", &row.status))?,
        based_on: row.based_on,
        title: row.title,
        subtitle: row.subtitle,
        municipality: row.municipality,
        area: row.area,
        from_year: row.from_year,
        to_year: row.to_year,
        dated: row.dated,
        summary_note: row.summary_note,
        decision: Decision {
            body: row.decision_body,
            name: row.decision_name,
            number: row.decision_number,
            date: row.decision_date,
        },
        origins: origins
            .into_iter()
            .map(|row| Origin { municipality: row.municipality, title: row.title, version: row.number, taken_over: row.taken_over })
            .collect(),
        revision: row.revision,
    })
}

fn read_theme(row: theme::Model, keys: &Keys, goals: Vec<Goal>) -> Theme {
    Theme {
        key: key(keys, row.id.0),
        id: row.id,
        name: row.name,
        ambition: row.ambition,
        summary: row.summary,
        place: row.place,
        reason: row.reason,
        revision: row.revision,
        goals,
    }
}

fn read_goal(row: goal::Model, keys: &Keys, results: Vec<IntendedResult>) -> Goal {
    Goal {
        key: key(keys, row.id.0),
        id: row.id,
        theme: row.theme,
        name: row.name,
        summary: row.summary,
        place: row.place,
        reason: row.reason,
        revision: row.revision,
        results,
    }
}

fn read_result(row: result::Model, keys: &Keys, indicators: Vec<Indicator>) -> Result<IntendedResult> {
    Ok(IntendedResult {
        key: key(keys, row.id.0),
        id: row.id,
        goal: row.goal,
        direction: choice::<Direction>(&row.direction)?,
        name: row.name,
        summary: row.summary,
        place: row.place,
        reason: row.reason,
        revision: row.revision,
        indicators,
    })
}

fn read_indicator(row: indicator::Model, keys: &Keys, points: Vec<TargetPoint>, breaks: Vec<Break>) -> Result<Indicator> {
    let list = |text: &str| text.split('\n').filter(|item| !item.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let baseline = match row.baseline_value {
        Some(value) => Some(Baseline { period: period(&row.baseline_period)?, value }),
        None => None,
    };
    let target = match row.target_kind.as_str() {
        "" => None,
        word => Some(Target { kind: choice::<TargetKind>(word)?, points }),
    };
    Ok(Indicator {
        key: key(keys, row.id.0),
        id: row.id,
        result: row.result,
        standing: choice::<Standing>(&row.standing)?,
        name: row.name,
        definition: row.definition,
        unit: row.unit,
        kind: choice::<IndicatorKind>(&row.kind)?,
        numerator: row.numerator,
        denominator: row.denominator,
        wanted: choice::<Wanted>(&row.wanted)?,
        frequency: choice::<Frequency>(&row.frequency)?,
        areas: list(&row.areas).iter().map(|word| choice::<AreaLevel>(word)).collect::<Result<_>>()?,
        groups: list(&row.groups_by),
        source: Source {
            name: row.source_name,
            title: row.source_title,
            table: row.source_table,
            measure: row.source_measure,
            select: list(&row.source_select)
                .iter()
                .filter_map(|pair| pair.split_once('='))
                .map(|(a, b)| (a.into(), b.into()))
                .collect(),
            by: row.source_by,
            url: row.source_url,
        },
        baseline,
        target,
        breaks,
        reason: row.reason,
        revision: row.revision,
    })
}

fn read_statement(row: statement::Model, keys: &Keys) -> Result<Statement> {
    Ok(Statement {
        key: key(keys, row.id.0),
        id: row.id,
        kind: choice::<StatementKind>(&row.kind)?,
        name: row.name,
        summary: row.summary,
        place: row.place,
        reason: row.reason,
        revision: row.revision,
    })
}

fn read_note(row: policy_note::Model, keys: &Keys) -> Result<PolicyNote> {
    Ok(PolicyNote {
        key: key(keys, row.id.0),
        id: row.id,
        name: row.name,
        scope: choice::<Scope>(&row.scope)?,
        years: row.years,
        reason: row.reason,
        revision: row.revision,
    })
}

fn key(keys: &Keys, id: Uuid) -> String {
    keys.get(&id).cloned().unwrap_or_default()
}

fn choice<C: Choice>(word: &str) -> Result<C> {
    C::read(word).ok_or_else(|| unfit(std::any::type_name::<C>(), word))
}

fn period(code: &str) -> Result<Period> {
    code.parse().map_err(|_| unfit("period", code))
}

fn unfit(what: &str, word: &str) -> Error {
    Error::internal(format!("the database holds a {what} that does not exist: {word}"))
}
