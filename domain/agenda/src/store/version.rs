//! The life of a version: a draft is made or copied from what is current, proposed, taken back, adopted by a decision, or discarded.

use super::identity;
use super::read;
use super::rows::version::{ActiveModel, Column, Entity};
use crate::access::{DecideVersion, EditAgenda, VersionAtHand};
use crate::model::{Agenda, Decision, StrategyChange, Version, VersionStatus};
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{Kind, StrategyId, VersionId};
use kernel::removal::{self, Retention};
use kernel::search::{self, Entry};
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;

/// Makes a strategy with an empty first draft.
///
/// # Errors
/// [`Error::Refused`] when a draft or a proposal is open.
pub async fn add_strategy(tx: &Tx, right: &Authorized<EditAgenda>, change: &StrategyChange) -> Result<Event> {
    one_open_at_a_time(&read::every(tx).await?)?;
    let (strategy, id) = (StrategyId::fresh(), right.on().id);
    identity::add_under_free_key(tx, strategy.into(), &kernel::fold::key(&change.title)).await?;
    let none = || Set(String::new());
    let draft = ActiveModel {
        id: Set(id),
        strategy: Set(strategy),
        number: Set(1),
        status: Set(VersionStatus::Draft.word().to_owned()),
        based_on: Set(None),
        decision_body: none(),
        decision_name: none(),
        decision_number: none(),
        decision_date: none(),
        reason: none(),
        revision: Set(1),
        created: Set(tx.now()),
        ..front_page(change)
    };
    Entity::insert(draft).exec_without_returning(tx).await?;
    Ok(Event::new("strategy.added").by(right).on(id))
}

/// Changes the front page of a draft, over the revision that the form was opened at.
///
/// # Errors
/// [`Error::Stale`] when it was saved meanwhile.
pub async fn change_strategy(tx: &Tx, right: &Authorized<EditAgenda>, change: &StrategyChange, opened_at: i64) -> Result<Event> {
    let id = right.on().id;
    let saved = Entity::update_many()
        .set(ActiveModel { revision: Set(opened_at + 1), ..front_page(change) })
        .filter(Column::Id.eq(id))
        .filter(Column::Revision.eq(opened_at))
        .exec(tx)
        .await?;
    if saved.rows_affected != 1 {
        return Err(Error::Stale);
    }
    Ok(Event::new("version.changed").by(right).on(id).fact("revision", opened_at + 1))
}

fn front_page(change: &StrategyChange) -> ActiveModel {
    ActiveModel {
        title: Set(change.title.clone()),
        subtitle: Set(change.subtitle.clone()),
        municipality: Set(change.municipality.clone()),
        area: Set(change.area.clone()),
        from_year: Set(change.from_year),
        to_year: Set(change.to_year),
        dated: Set(change.dated.clone()),
        summary_note: Set(change.summary_note.clone()),
        ..Default::default()
    }
}

fn one_open_at_a_time(versions: &[Version]) -> Result<()> {
    let open = |version: &Version| matches!(version.status, VersionStatus::Draft | VersionStatus::Proposed);
    if versions.iter().any(open) { Err(Error::Refused("version-open")) } else { Ok(()) }
}

/// Copies a version with everything in it to a new draft. There is one open version at a time.
///
/// # Errors
/// [`Error::Refused`] when a draft or a proposal is open.
pub async fn start_draft(tx: &Tx, _right: &Authorized<DecideVersion>, from: &Version) -> Result<VersionAtHand> {
    let all = read::every(tx).await?;
    one_open_at_a_time(&all)?;
    let highest = all.iter().filter(|version| version.strategy.id == from.strategy.id).map(|version| version.number).max();
    let row = Entity::find_by_id(from.id).one(tx).await?.ok_or(Error::NotFound)?;
    let id = VersionId::fresh();
    let draft = ActiveModel {
        id: Set(id),
        number: Set(highest.unwrap_or(0) + 1),
        status: Set(VersionStatus::Draft.word().to_owned()),
        based_on: Set(Some(from.id)),
        decision_body: Set(String::new()),
        decision_name: Set(String::new()),
        decision_number: Set(String::new()),
        decision_date: Set(String::new()),
        reason: Set(String::new()),
        created: Set(tx.now()),
        ..row.into()
    };
    Entity::insert(draft).exec_without_returning(tx).await?;
    for (table, columns) in CONTENT {
        copy(tx, table, columns, from.id, id).await?;
    }
    Ok(VersionAtHand { id, status: VersionStatus::Draft })
}

/// What a draft takes over, parents first. Reasons belong to the version that they were given in and are not taken along.
const CONTENT: [(&str, &str); 9] = [
    ("agenda_origin", "position, municipality, title, number, taken_over"),
    ("agenda_theme", "id, position, name, ambition, summary, place, '' AS reason, revision"),
    ("agenda_goal", "id, theme, position, name, summary, place, '' AS reason, revision"),
    ("agenda_result", "id, goal, position, name, direction, summary, place, '' AS reason, revision"),
    (
        "agenda_indicator",
        "id, result, position, standing, name, definition, unit, kind, numerator, denominator, wanted, frequency, areas, groups_by, \
         source_name, source_title, source_table, source_measure, source_select, source_by, source_url, baseline_period, baseline_value, \
         target_kind, '' AS reason, revision",
    ),
    ("agenda_target_point", "indicator, period, value"),
    ("agenda_break", "indicator, period, reason"),
    ("agenda_statement", "id, kind, position, name, summary, place, '' AS reason, revision"),
    ("agenda_policy_note", "id, position, name, scope, years, '' AS reason, revision"),
];

async fn copy(tx: &Tx, table: &str, columns: &str, from: VersionId, to: VersionId) -> Result<()> {
    let names = columns.replace("'' AS ", "");
    let sql = format!("INSERT INTO {table} (version, {names}) SELECT $1, {columns} FROM {table} WHERE version = $2");
    let backend = ConnectionTrait::get_database_backend(tx);
    tx.execute_raw(sea_orm::Statement::from_sql_and_values(backend, sql, [to.into(), from.into()])).await?;
    Ok(())
}

/// Lays a draft before the council: from now on visitors see it and nobody changes it.
///
/// # Errors
/// [`Error::Refused`] when it is no draft, or when a changed text has no reason yet.
pub async fn propose(tx: &Tx, right: &Authorized<DecideVersion>) -> Result<Event> {
    let draft = read::whole(tx, right.on().id).await?;
    if draft.themes.is_empty() {
        return Err(Error::Refused("version-empty"));
    }
    if let Some(base) = draft.version.based_on {
        let base = read::whole(tx, base).await?;
        if !crate::difference::without_reason(&base, &draft).is_empty() {
            return Err(Error::Refused("version-reasons-missing"));
        }
    }
    step(tx, right, &[VersionStatus::Draft], VersionStatus::Proposed).await?;
    Ok(Event::new("version.proposed").by(right).on(right.on().id))
}

/// Takes a proposal back to the drawing board.
///
/// # Errors
/// [`Error::Refused`] when it is not proposed.
pub async fn withdraw(tx: &Tx, right: &Authorized<DecideVersion>) -> Result<Event> {
    step(tx, right, &[VersionStatus::Proposed], VersionStatus::Draft).await?;
    Ok(Event::new("version.withdrawn").by(right).on(right.on().id))
}

/// Records the decision by which a proposal became the agenda; the version before it is superseded.
///
/// # Errors
/// [`Error::Refused`] when it is not proposed.
pub async fn adopt(tx: &Tx, right: &Authorized<DecideVersion>, decision: &Decision) -> Result<Event> {
    let id = right.on().id;
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(VersionStatus::Superseded.word()))
        .filter(Column::Status.eq(VersionStatus::Adopted.word()))
        .exec(tx)
        .await?;
    step(tx, right, &[VersionStatus::Proposed], VersionStatus::Adopted).await?;
    let row = ActiveModel {
        decision_body: Set(decision.body.clone()),
        decision_name: Set(decision.name.clone()),
        decision_number: Set(decision.number.clone()),
        decision_date: Set(decision.date.clone()),
        ..Default::default()
    };
    Entity::update_many().set(row).filter(Column::Id.eq(id)).exec(tx).await?;
    identity::rename_all(tx, id).await?;
    publish(tx, &read::whole(tx, id).await?).await?;
    Ok(Event::new("version.adopted").by(right).on(id))
}

/// Throws a draft away, with everything in it. What was new in it gives its key back; what stands in another version keeps its own.
///
/// # Errors
/// [`Error::Refused`] without a reason, or when it is no draft.
pub async fn discard(tx: &Tx, right: &Authorized<DecideVersion>, reason: &str) -> Result<Event> {
    let id = right.on().id;
    step(tx, right, &[VersionStatus::Draft], VersionStatus::Draft).await?;
    identity::forget(tx, id).await?;
    for (table, _) in CONTENT.iter().rev() {
        let backend = ConnectionTrait::get_database_backend(tx);
        let sql = format!("DELETE FROM {table} WHERE version = $1");
        tx.execute_raw(sea_orm::Statement::from_sql_and_values(backend, sql, [id.into()])).await?;
    }
    Entity::delete_by_id(id).exec(tx).await?;
    identity::give_up(tx).await?;
    removal::take_back(tx, id.into()).await?;
    Ok(removal::remove(tx, "version.discarded", id.into(), reason, Retention::Forever).await?.by(right))
}

async fn step(tx: &Tx, right: &Authorized<DecideVersion>, from: &[VersionStatus], to: VersionStatus) -> Result<()> {
    let moved = Entity::update_many()
        .col_expr(Column::Status, Expr::value(to.word()))
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .filter(Column::Id.eq(right.on().id))
        .filter(Column::Status.is_in(from.iter().map(|status| status.word())))
        .exec(tx)
        .await?;
    if moved.rows_affected == 1 { Ok(()) } else { Err(Error::Refused("version-not-now")) }
}

/// Makes the version that the public pages show findable again, after something beside it changed.
pub(super) async fn publish_current(tx: &Tx) -> Result<()> {
    match read::current(tx).await? {
        Some(agenda) => publish(tx, &agenda).await,
        None => Ok(()),
    }
}

/// Makes what a version holds findable, in place of what was: in the search, and by its keys alone.
///
/// # Errors
/// When the database fails.
pub async fn publish(tx: &Tx, agenda: &Agenda) -> Result<()> {
    identity::take_keys(tx, agenda).await?;
    search::clear(tx, &[Kind::Theme, Kind::Result, Kind::Indicator]).await?;
    let mut entries = Vec::new();
    for theme in &agenda.themes {
        entries.push(Entry {
            thing: theme.id.into(),
            title: theme.name.clone(),
            line: theme.ambition.clone(),
            path: web::paths::theme(&theme.key),
            text: theme.summary.clone(),
        });
    }
    for (theme, result) in agenda.results() {
        entries.push(Entry {
            thing: result.id.into(),
            title: result.name.clone(),
            line: theme.name.clone(),
            path: web::paths::result(&result.key),
            text: result.summary.clone(),
        });
    }
    for (_, result, indicator) in agenda.indicators() {
        entries.push(Entry {
            thing: indicator.id.into(),
            title: indicator.name.clone(),
            line: result.name.clone(),
            path: web::paths::indicator(&indicator.key),
            text: format!("{} {} {}", indicator.definition, indicator.source.name, indicator.source.title),
        });
    }
    search::put(tx, entries).await
}
