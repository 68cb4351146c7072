//! Writing a whole version at once, from a strategy file: one's own as it is, or another municipality's as a first draft.

use super::rows::{goal, identity, indicator, origin, policy_note, result, series_break, statement, target_point, theme, version};
use super::version::publish;
use super::{identity as identities, read};
use crate::access::{ImportAgenda, VersionAtHand};
use crate::file::{self, Municipality, Names, StrategyFile};
use crate::model::words::Choice;
use crate::model::{Agenda, Goal, Indicator, IntendedResult, Theme, Version, VersionStatus};
use chrono::NaiveDate;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{Ref, VersionId};
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

/// As what a file comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// As one's own: number, status and decision stay.
    AsItIs,
    /// As the first draft of a strategy of one's own; see [`file::take_over`].
    TakeOver {
        /// Who takes it over.
        municipality: Municipality,
        /// On which day.
        day: NaiveDate,
    },
}

impl How {
    /// The version that a file comes in as, for asking the right to import it.
    pub fn target(&self, file: &StrategyFile) -> VersionAtHand {
        match self {
            Self::AsItIs => {
                let id = file.version.id.map_or_else(VersionId::fresh, VersionId);
                VersionAtHand { id, status: file.version.status.0 }
            }
            Self::TakeOver { .. } => VersionAtHand { id: VersionId::fresh(), status: VersionStatus::Draft },
        }
    }
}

/// Stores the version that a file holds, with everything in it; the right is for [`How::target`].
///
/// As it is, things are recognised by their id, else by their key; a key that differs is renamed. An adopted version supersedes
/// the one before it, and is itself superseded when a later one is there. The same content once more changes nothing.
/// Taken over, everything is new; ids stay where they are free, so that the same indicator can be compared between municipalities.
///
/// # Errors
/// [`Error::Refused`] when the strategy has this number with other content, when a draft or proposal would be the second open one, or
/// when one takes over what one has; [`Error::Taken`] when a key belongs to a thing that is not in the file.
pub async fn import(tx: &Tx, right: &Authorized<ImportAgenda>, file: &StrategyFile, how: &How) -> Result<(VersionId, Event)> {
    let taken;
    let (file, own) = match how {
        How::AsItIs => (file, true),
        How::TakeOver { municipality, day } => {
            if read::current(tx).await?.is_some_and(|current| is_ours(file, &current)) {
                return Err(Error::Refused("taken-over-own"));
            }
            taken = file::take_over(file, municipality, *day);
            (&taken, false)
        }
    };
    if right.on().status != file.version.status.0 {
        return Err(Error::Denied);
    }
    let known = known(tx).await?;
    let fresh = || VersionId::fresh().0;
    let names = if own { Names::kept(file, &known, fresh) } else { Names::new(file, &known, fresh) };
    let versions = read::every(tx).await?;
    let id = if versions.iter().any(|version| version.id == right.on().id) { VersionId::fresh() } else { right.on().id };
    let mut agenda = file::agenda(file, &names, id).ok_or_else(|| Error::internal("a strategy file that was not checked"))?;

    let this = &agenda.version;
    let same_strategy = |version: &&Version| version.strategy.id == this.strategy.id;
    if let Some(there) = versions.iter().filter(same_strategy).find(|version| version.number == this.number) {
        let (id, event) = again(tx, there, agenda).await?;
        return Ok((id, event.by(right)));
    }
    if is_open(this) && versions.iter().any(is_open) {
        return Err(Error::Refused("version-open"));
    }
    let before = versions.iter().filter(same_strategy).filter(|version| version.number < this.number);
    agenda.version.based_on = before.max_by_key(|version| version.number).map(|version| version.id);
    supersede(tx, &mut agenda.version, &versions).await?;

    let open = is_open(&agenda.version);
    for (thing, key) in names.renamed.iter().filter(|_| !open) {
        identities::rename(tx, *thing, key).await?;
    }
    for (thing, key) in &names.added {
        identities::add(tx, *thing, key).await?;
    }
    insert(tx, &agenda).await?;
    for (thing, key) in names.renamed.iter().filter(|_| open) {
        identities::want(tx, id, *thing, key).await?;
    }
    if agenda.version.status == VersionStatus::Adopted {
        publish(tx, &agenda).await?;
    }
    Ok((id, imported(&agenda.version, true).by(right).fact("taken_over", !own)))
}

async fn known(tx: &Tx) -> Result<Vec<(Ref, String)>> {
    let rows = identity::Entity::find().all(tx).await?;
    Ok(rows.into_iter().filter_map(|row| Some((Ref::read(&row.kind, row.id)?, row.key))).collect())
}

/// Whether a file holds what the public pages show already: taken over, everything would be there twice, under other keys.
fn is_ours(file: &StrategyFile, current: &Agenda) -> bool {
    let (version, strategy) = (&current.version, &current.version.strategy);
    let same_key = file.key == strategy.key && file.municipality.code == version.area;
    let is_there = |id| current.themes.iter().any(|theme| Some(theme.id.0) == id);
    file.id == Some(strategy.id.0) || same_key || file.theme.iter().any(|theme| is_there(theme.id))
}

fn is_open(version: &Version) -> bool {
    matches!(version.status, VersionStatus::Draft | VersionStatus::Proposed)
}

fn imported(version: &Version, changed: bool) -> Event {
    Event::new("version.imported").on(version.id).fact("number", version.number).fact("changed", changed)
}

/// The strategy has this number already: fine when it says the same, whether or not it was superseded meanwhile.
async fn again(tx: &Tx, there: &Version, mut agenda: Agenda) -> Result<(VersionId, Event)> {
    let stored = read::whole(tx, there.id).await?;
    agenda.version.id = there.id;
    if (agenda.version.status, there.status) == (VersionStatus::Adopted, VersionStatus::Superseded) {
        agenda.version.status = VersionStatus::Superseded;
    }
    if file::of(&stored, false) != file::of(&agenda, false) {
        return Err(Error::Refused("version-exists"));
    }
    Ok((there.id, imported(there, false)))
}

/// One version is adopted at a time: the last one.
async fn supersede(tx: &Tx, this: &mut Version, versions: &[Version]) -> Result<()> {
    if this.status != VersionStatus::Adopted {
        return Ok(());
    }
    let later = |other: &Version| {
        if other.strategy.id == this.strategy.id { other.number > this.number } else { other.decision.date > this.decision.date }
    };
    if versions.iter().any(|other| other.status == VersionStatus::Adopted && later(other)) {
        this.status = VersionStatus::Superseded;
        return Ok(());
    }
    version::Entity::update_many()
        .col_expr(version::Column::Status, Expr::value(VersionStatus::Superseded.word()))
        .filter(version::Column::Status.eq(VersionStatus::Adopted.word()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Stores a version with everything in it, parents first. Their identities are there already.
async fn insert(tx: &Tx, agenda: &Agenda) -> Result<()> {
    let id = agenda.version.id;
    let indicators: Vec<&Indicator> = agenda.indicators().map(|(_, _, indicator)| indicator).collect();
    put(tx, vec![version_row(&agenda.version, tx)]).await?;
    put(tx, origin_rows(&agenda.version)).await?;
    put(tx, numbered(&agenda.themes, |at, theme| theme_row(id, at, theme))).await?;
    put(tx, numbered(agenda.goals(), |at, (_, goal)| goal_row(id, at, goal))).await?;
    put(tx, numbered(agenda.results(), |at, (_, result)| result_row(id, at, result))).await?;
    put(tx, numbered(indicators.iter().copied(), |at, indicator| indicator_row(id, at, indicator))).await?;
    put(tx, indicators.iter().flat_map(|indicator| point_rows(id, indicator)).collect()).await?;
    put(tx, indicators.iter().flat_map(|indicator| break_rows(id, indicator)).collect()).await?;
    put(tx, statement_rows(agenda)).await?;
    put(tx, note_rows(agenda)).await
}

async fn put<A: ActiveModelTrait>(tx: &Tx, rows: Vec<A>) -> Result<()> {
    for chunk in rows.chunks(500) {
        <A::Entity as EntityTrait>::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// A row per thing, with positions from 1.
fn numbered<T, R>(things: impl IntoIterator<Item = T>, row: impl Fn(i64, T) -> R) -> Vec<R> {
    (1..).zip(things).map(|(at, thing)| row(at, thing)).collect()
}

fn version_row(version: &Version, tx: &Tx) -> version::ActiveModel {
    version::ActiveModel {
        id: Set(version.id),
        strategy: Set(version.strategy.id),
        number: Set(version.number),
        status: Set(version.status.word().to_owned()),
        based_on: Set(version.based_on),
        title: Set(version.title.clone()),
        subtitle: Set(version.subtitle.clone()),
        municipality: Set(version.municipality.clone()),
        area: Set(version.area.clone()),
        from_year: Set(version.from_year),
        to_year: Set(version.to_year),
        dated: Set(version.dated.clone()),
        summary_note: Set(version.summary_note.clone()),
        decision_body: Set(version.decision.body.clone()),
        decision_name: Set(version.decision.name.clone()),
        decision_number: Set(version.decision.number.clone()),
        decision_date: Set(version.decision.date.clone()),
        reason: Set(String::new()),
        revision: Set(version.revision),
        created: Set(tx.now()),
    }
}

fn origin_rows(version: &Version) -> Vec<origin::ActiveModel> {
    numbered(&version.origins, |at, from| origin::ActiveModel {
        version: Set(version.id),
        position: Set(at),
        municipality: Set(from.municipality.clone()),
        title: Set(from.title.clone()),
        number: Set(from.version),
        taken_over: Set(from.taken_over.clone()),
    })
}

fn theme_row(version: VersionId, at: i64, theme: &Theme) -> theme::ActiveModel {
    theme::ActiveModel {
        version: Set(version),
        id: Set(theme.id),
        position: Set(at),
        name: Set(theme.name.clone()),
        ambition: Set(theme.ambition.clone()),
        summary: Set(theme.summary.clone()),
        place: Set(theme.place.clone()),
        reason: Set(theme.reason.clone()),
        revision: Set(theme.revision),
    }
}

fn goal_row(version: VersionId, at: i64, goal: &Goal) -> goal::ActiveModel {
    goal::ActiveModel {
        version: Set(version),
        id: Set(goal.id),
        theme: Set(goal.theme),
        position: Set(at),
        name: Set(goal.name.clone()),
        summary: Set(goal.summary.clone()),
        place: Set(goal.place.clone()),
        reason: Set(goal.reason.clone()),
        revision: Set(goal.revision),
    }
}

fn result_row(version: VersionId, at: i64, result: &IntendedResult) -> result::ActiveModel {
    result::ActiveModel {
        version: Set(version),
        id: Set(result.id),
        goal: Set(result.goal),
        position: Set(at),
        name: Set(result.name.clone()),
        direction: Set(result.direction.word().to_owned()),
        summary: Set(result.summary.clone()),
        place: Set(result.place.clone()),
        reason: Set(result.reason.clone()),
        revision: Set(result.revision),
    }
}

fn indicator_row(version: VersionId, at: i64, indicator: &Indicator) -> indicator::ActiveModel {
    indicator::ActiveModel {
        version: Set(version),
        id: Set(indicator.id),
        result: Set(indicator.result),
        position: Set(at),
        revision: Set(indicator.revision),
        ..super::indicator::row(indicator)
    }
}

fn point_rows(version: VersionId, indicator: &Indicator) -> Vec<target_point::ActiveModel> {
    let points = indicator.target.iter().flat_map(|target| &target.points);
    let row = |point: &crate::model::TargetPoint| target_point::ActiveModel {
        version: Set(version),
        indicator: Set(indicator.id),
        period: Set(point.period.code()),
        value: Set(point.value),
    };
    points.map(row).collect()
}

fn break_rows(version: VersionId, indicator: &Indicator) -> Vec<series_break::ActiveModel> {
    let row = |at: &crate::model::Break| series_break::ActiveModel {
        version: Set(version),
        indicator: Set(indicator.id),
        period: Set(at.period.code()),
        reason: Set(at.reason.clone()),
    };
    indicator.breaks.iter().map(row).collect()
}

fn statement_rows(agenda: &Agenda) -> Vec<statement::ActiveModel> {
    numbered(&agenda.statements, |at, of| statement::ActiveModel {
        version: Set(agenda.version.id),
        id: Set(of.id),
        kind: Set(of.kind.word().to_owned()),
        position: Set(at),
        name: Set(of.name.clone()),
        summary: Set(of.summary.clone()),
        place: Set(of.place.clone()),
        reason: Set(of.reason.clone()),
        revision: Set(of.revision),
    })
}

fn note_rows(agenda: &Agenda) -> Vec<policy_note::ActiveModel> {
    numbered(&agenda.policy_notes, |at, note| policy_note::ActiveModel {
        version: Set(agenda.version.id),
        id: Set(note.id),
        position: Set(at),
        name: Set(note.name.clone()),
        scope: Set(note.scope.word().to_owned()),
        years: Set(note.years.clone()),
        reason: Set(note.reason.clone()),
        revision: Set(note.revision),
    })
}
