//! Writing themes.

use super::noun::{self, Noun};
use super::rows::theme::{ActiveModel, Column, Entity};
use crate::access::EditAgenda;
use crate::model::ThemeChange;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::ThemeId;
use kernel::{Result, Tx};
use sea_orm::ActiveValue::Set;

impl Noun for Entity {
    const VERSION: Column = Column::Version;
    const ID: Column = Column::Id;
    const POSITION: Column = Column::Position;
    const REVISION: Column = Column::Revision;
}

/// Changes a theme, over the revision that the form was opened at.
///
/// # Errors
/// `Error::Stale` when it was saved meanwhile; `Error::Taken` when the key is another's.
pub async fn change_theme(
    tx: &Tx,
    right: &Authorized<EditAgenda>,
    id: ThemeId,
    change: &ThemeChange,
    opened_at: i64,
) -> Result<Event> {
    noun::change::<Entity>(tx, right, id.into(), &change.key, row(change), opened_at).await
}

/// Adds a theme at the end of the agenda.
///
/// # Errors
/// When the database fails.
pub async fn add_theme(tx: &Tx, right: &Authorized<EditAgenda>, change: &ThemeChange) -> Result<(ThemeId, Event)> {
    let id = ThemeId::fresh();
    let event = noun::add::<Entity>(tx, right, id.into(), &change.key, row(change)).await?;
    Ok((id, event))
}

/// The columns that a form fills.
fn row(change: &ThemeChange) -> ActiveModel {
    ActiveModel {
        name: Set(change.name.clone()),
        ambition: Set(change.ambition.clone()),
        summary: Set(change.summary.clone()),
        place: Set(change.place.clone()),
        reason: Set(change.reason.clone()),
        ..Default::default()
    }
}
