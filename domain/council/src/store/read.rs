//! Reading: which reports there are, and what was written for one.

use super::rows::{ask, report, theme_text};
use crate::access::ReportAtHand;
use crate::model::{Ask, CouncilReport, Frozen, ReportStatus, ThemeText, Writing};
use kernel::access::{Action, Authorized, Closed};
use kernel::ids::ReportId;
use kernel::settings::Lang;
use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder};

/// All reports, the newest first. How far each is decides who may read it.
///
/// # Errors
/// When the database fails.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Closed<CouncilReport>>> {
    Ok(listed(db, Condition::all()).await?.into_iter().map(Closed::new).collect())
}

/// The reports that are frozen, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn frozen(db: &impl ConnectionTrait) -> Result<Vec<CouncilReport>> {
    listed(db, is_frozen()).await
}

async fn listed(db: &impl ConnectionTrait, which: Condition) -> Result<Vec<CouncilReport>> {
    let query = report::Entity::find().filter(which).order_by_desc(report::Column::Created).order_by_desc(report::Column::Id);
    query.all(db).await?.into_iter().map(read).collect()
}

fn is_frozen() -> Condition {
    Condition::all().add(report::Column::Status.eq(ReportStatus::Frozen.word()))
}

/// The report with an id.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn find(db: &impl ConnectionTrait, id: ReportId) -> Result<Closed<CouncilReport>> {
    read(report::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)?).map(Closed::new)
}

/// The report with an id, when it is frozen.
///
/// # Errors
/// When the database fails.
pub async fn find_frozen(db: &impl ConnectionTrait, id: ReportId) -> Result<Option<CouncilReport>> {
    report::Entity::find_by_id(id).filter(is_frozen()).one(db).await?.map(read).transpose()
}

/// The report with a key, whatever its status.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn by_key(db: &impl ConnectionTrait, key: &str) -> Result<Closed<CouncilReport>> {
    read(report::Entity::find().filter(report::Column::Key.eq(key)).one(db).await?.ok_or(Error::NotFound)?).map(Closed::new)
}

/// The report that was frozen last.
///
/// # Errors
/// When the database fails.
pub async fn newest_frozen(db: &impl ConnectionTrait) -> Result<Option<CouncilReport>> {
    let query = report::Entity::find().filter(is_frozen());
    query.order_by_desc(report::Column::FrozenAt).one(db).await?.map(read).transpose()
}

/// All that was written for the report that a right is about.
///
/// # Errors
/// When the database fails.
pub async fn writing(db: &impl ConnectionTrait, right: &Authorized<impl Action<On = ReportAtHand>>) -> Result<Writing> {
    let id = right.on().id;
    let themes = theme_text::Entity::find().filter(theme_text::Column::Report.eq(id)).all(db).await?;
    let asks = ask::Entity::find().filter(ask::Column::Report.eq(id)).order_by_asc(ask::Column::Position).all(db).await?;
    let about =
        |row: theme_text::Model| ThemeText { theme: row.theme, headline: row.headline, text: row.text, revision: row.revision };
    Ok(Writing {
        themes: themes.into_iter().map(about).collect(),
        asks: asks.into_iter().map(|row| Ask { theme: row.theme, text: row.text }).collect(),
    })
}

/// Which edition the draft is that a right is about: a number that every save of the report or of a theme makes higher.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn edition(db: &impl ConnectionTrait, right: &Authorized<impl Action<On = ReportAtHand>>) -> Result<i64> {
    let themes: i64 = writing(db, right).await?.themes.iter().map(|theme| theme.revision).sum();
    Ok(report::Entity::find_by_id(right.on().id).one(db).await?.ok_or(Error::NotFound)?.revision + themes)
}

fn read(row: report::Model) -> Result<CouncilReport> {
    let unknown = |what: &str| Error::internal(format!("council_report {}: {what}", row.id));
    let status = ReportStatus::read(&row.status).ok_or_else(|| unknown("status"))?;
    let frozen = match (row.frozen_at, row.version, row.content, row.pdf) {
        (Some(at), Some(version), Some(content), Some(pdf)) => Some(Frozen { at, version, content, pdf }),
        _ => None,
    };
    Ok(CouncilReport {
        id: row.id,
        language: Lang::read(&row.language).ok_or_else(|| unknown("language"))?,
        status,
        key: row.key,
        title: row.title,
        period: row.period,
        headline: row.headline,
        standfirst: row.standfirst,
        revision: row.revision,
        created: row.created,
        frozen,
    })
}
