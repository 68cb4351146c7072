//! What all things in a version share, whatever their columns: their place among their siblings, and their removal.

use super::version::publish_current;
use crate::access::{EditAgenda, EditProposals};
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{IndicatorId, Kind, Ref, VersionId};
use kernel::removal;
use kernel::{Error, Result, Tx};
use sea_orm::entity::prelude::*;
use sea_orm::{Statement, Value};

/// A kind of thing in a version, as this file has to know it.
pub(super) struct Table {
    name: &'static str,
    /// The column that siblings share; none where all of a version are siblings.
    siblings: Option<&'static str>,
    /// The table and column of what hangs under it, and the text that says so.
    children: Option<(&'static str, &'static str, &'static str)>,
    /// The names of its audit events.
    pub(super) added: &'static str,
    pub(super) changed: &'static str,
    removed: &'static str,
    moved: &'static str,
}

pub(super) fn table(kind: Kind) -> Result<Table> {
    Ok(match kind {
        Kind::Theme => Table {
            name: "agenda_theme",
            siblings: None,
            children: Some(("agenda_goal", "theme", "theme-has-goals")),
            added: "theme.added",
            changed: "theme.changed",
            removed: "theme.removed",
            moved: "theme.moved",
        },
        Kind::Goal => Table {
            name: "agenda_goal",
            siblings: Some("theme"),
            children: Some(("agenda_result", "goal", "goal-has-results")),
            added: "goal.added",
            changed: "goal.changed",
            removed: "goal.removed",
            moved: "goal.moved",
        },
        Kind::Result => Table {
            name: "agenda_result",
            siblings: Some("goal"),
            children: Some(("agenda_indicator", "result", "result-has-indicators")),
            added: "result.added",
            changed: "result.changed",
            removed: "result.removed",
            moved: "result.moved",
        },
        Kind::Indicator => Table {
            name: "agenda_indicator",
            siblings: Some("result"),
            children: None,
            added: "indicator.added",
            changed: "indicator.changed",
            removed: "indicator.removed",
            moved: "indicator.moved",
        },
        Kind::Statement => Table {
            name: "agenda_statement",
            siblings: Some("kind"),
            children: None,
            added: "statement.added",
            changed: "statement.changed",
            removed: "statement.removed",
            moved: "statement.moved",
        },
        Kind::PolicyNote => Table {
            name: "agenda_policy_note",
            siblings: None,
            children: None,
            added: "policy_note.added",
            changed: "policy_note.changed",
            removed: "policy_note.removed",
            moved: "policy_note.moved",
        },
        _ => return Err(Error::NotFound),
    })
}

/// Takes a thing out of a draft, with the reason that the versions' differences show. Versions that had it keep it; a thing
/// with something under it keeps its place until that is gone.
///
/// # Errors
/// [`Error::Refused`] without a reason or with something under it; [`Error::NotFound`].
pub async fn remove(tx: &Tx, right: &Authorized<EditAgenda>, thing: Ref, reason: &str) -> Result<Event> {
    let version = right.on().id;
    let table = table(thing.kind)?;
    if let Some((children, column, refusal)) = table.children {
        let under = format!("SELECT id FROM {children} WHERE version = $1 AND {column} = $2 LIMIT 1");
        if tx.query_one_raw(statement(tx, under, [version.into(), thing.id.into()])).await?.is_some() {
            return Err(Error::Refused(refusal));
        }
    }
    take_out(tx, &table, version, thing).await?;
    Ok(removal::take_out(tx, table.removed, thing, version.into(), reason).await?.by(right))
}

/// Takes a proposed indicator away that hangs beside a version.
///
/// # Errors
/// [`Error::Refused`] without a reason; [`Error::NotFound`] when it is none, or was decided.
pub async fn remove_proposal(tx: &Tx, right: &Authorized<EditProposals>, id: IndicatorId, reason: &str) -> Result<Event> {
    let (version, table) = (right.on().id, table(Kind::Indicator)?);
    let proposed = "SELECT id FROM agenda_indicator WHERE version = $1 AND id = $2 AND standing = 'proposal'".to_owned();
    if tx.query_one_raw(statement(tx, proposed, [version.into(), id.into()])).await?.is_none() {
        return Err(Error::NotFound);
    }
    take_out(tx, &table, version, id.into()).await?;
    publish_current(tx).await?;
    Ok(removal::take_out(tx, table.removed, id.into(), version.into(), reason).await?.by(right))
}

async fn take_out(tx: &Tx, table: &Table, version: VersionId, thing: Ref) -> Result<()> {
    if thing.kind == Kind::Indicator {
        for lines in ["agenda_target_point", "agenda_break"] {
            let sql = format!("DELETE FROM {lines} WHERE version = $1 AND indicator = $2");
            tx.execute_raw(statement(tx, sql, [version.into(), thing.id.into()])).await?;
        }
    }
    let key = "DELETE FROM agenda_draft_key WHERE version = $1 AND thing = $2".to_owned();
    tx.execute_raw(statement(tx, key, [version.into(), thing.id.into()])).await?;
    let sql = format!("DELETE FROM {} WHERE version = $1 AND id = $2", table.name);
    let gone = tx.execute_raw(statement(tx, sql, [version.into(), thing.id.into()])).await?;
    if gone.rows_affected() == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Moves a thing one place up or down among its siblings; at the end nothing changes.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn move_thing(tx: &Tx, right: &Authorized<EditAgenda>, thing: Ref, up: bool) -> Result<Event> {
    let (version, table) = (right.on().id, table(thing.kind)?);
    let Table { name, .. } = table;
    let own =
        statement(tx, format!("SELECT position FROM {name} WHERE version = $1 AND id = $2"), [version.into(), thing.id.into()]);
    let position: i64 = tx.query_one_raw(own).await?.ok_or(Error::NotFound)?.try_get_by_index(0)?;
    let (beyond, order) = if up { ("<", "DESC") } else { (">", "ASC") };
    let among = match table.siblings {
        Some(column) => format!("AND {column} = (SELECT {column} FROM {name} WHERE version = $1 AND id = $2)"),
        None => String::new(),
    };
    let next = format!(
        "SELECT id, position FROM {name} WHERE version = $1 AND id <> $2 {among} AND position {beyond} $3 ORDER BY position {order} LIMIT 1"
    );
    if let Some(other) = tx.query_one_raw(statement(tx, next, [version.into(), thing.id.into(), position.into()])).await? {
        let (other, its_position): (Uuid, i64) = (other.try_get_by_index(0)?, other.try_get_by_index(1)?);
        put(tx, name, version, thing.id, its_position).await?;
        put(tx, name, version, other, position).await?;
    }
    Ok(Event::new(table.moved).by(right).on(thing).fact("up", up))
}

async fn put(tx: &Tx, table: &str, version: VersionId, id: Uuid, position: i64) -> Result<()> {
    let sql = format!("UPDATE {table} SET position = $1 WHERE version = $2 AND id = $3");
    tx.execute_raw(statement(tx, sql, [position.into(), version.into(), id.into()])).await?;
    Ok(())
}

/// The last position that a kind of thing has in a version; 0 when there is none.
pub(super) async fn last(tx: &Tx, kind: Kind, version: VersionId) -> Result<i64> {
    let sql = format!("SELECT MAX(position) FROM {} WHERE version = $1", table(kind)?.name);
    let row = tx.query_one_raw(statement(tx, sql, [version.into()])).await?;
    Ok(row.map(|row| row.try_get_by_index::<Option<i64>>(0)).transpose()?.flatten().unwrap_or(0))
}

/// SQL in the words of both engines; only names of ours are ever put into it.
fn statement(tx: &Tx, sql: String, values: impl IntoIterator<Item = Value>) -> Statement {
    Statement::from_sql_and_values(ConnectionTrait::get_database_backend(tx), sql, values)
}
