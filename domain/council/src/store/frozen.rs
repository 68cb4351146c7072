//! Freezing a report, and reading what was frozen.

use super::read;
use super::rows::report::{ActiveModel, Column, Entity};
use crate::access::FreezeReport;
use crate::model::{CouncilReport, Report, ReportStatus};
use agenda::model::Agenda;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::links::{self, Relation};
use kernel::search::{self, Entry};
use kernel::{Error, Result, Tx, files};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

/// A report as it goes to the archive.
#[derive(Clone, Debug)]
pub struct Files {
    /// Everything that it shows.
    pub report: Report,
    /// The same on paper.
    pub pdf: Vec<u8>,
    /// The edition of the draft that it was made of.
    pub edition: i64,
}

/// Freezes a draft with its figures and makes it public. What was composed must rest on its newest edition.
///
/// # Errors
/// [`Error::Stale`] when the draft was saved or frozen meanwhile.
pub async fn freeze(
    tx: &Tx,
    right: &Authorized<FreezeReport>,
    kept: &CouncilReport,
    agenda: &Agenda,
    made: Files,
) -> Result<Event> {
    let json = serde_json::to_vec(&made.report).map_err(Error::internal)?;
    let content = files::store(tx, &format!("{}.json", kept.key), "application/json", json).await?;
    let pdf = files::store(tx, &file_name(kept), "application/pdf", made.pdf).await?;
    let row = ActiveModel {
        status: Set(ReportStatus::Frozen.word().to_owned()),
        frozen_at: Set(Some(tx.now())),
        version: Set(Some(agenda.version.id)),
        content: Set(Some(content)),
        pdf: Set(Some(pdf)),
        ..Default::default()
    };
    let this = Entity::update_many().set(row).filter(Column::Id.eq(right.on().id));
    let moved = this.filter(Column::Status.eq(ReportStatus::Draft.word())).exec(tx).await?.rows_affected;
    // From here on nobody else writes in this draft; what they wrote before is counted.
    if moved != 1 || read::edition(tx, right).await? != made.edition {
        return Err(Error::Stale);
    }
    for (_, result) in agenda.results() {
        links::link(tx, kept.id.into(), Relation::Mentions, result.id.into()).await?;
    }
    let entry = Entry {
        thing: kept.id.into(),
        title: kept.name(),
        line: made.report.headline.clone(),
        path: web::paths::report(&kept.key),
        text: made.report.themes.iter().map(|theme| theme.headline.as_str()).collect::<Vec<_>>().join(" "),
    };
    search::put(tx, vec![entry]).await?;
    Ok(Event::new("report.frozen").by(right).on(kept.id).fact("agenda_version", agenda.version.number))
}

/// What a report's PDF is called.
pub fn file_name(kept: &CouncilReport) -> String {
    format!("{}.pdf", kept.key)
}

/// Everything that a frozen report shows.
///
/// # Errors
/// [`Error::NotFound`] for a draft.
pub async fn content(db: &impl ConnectionTrait, kept: &CouncilReport) -> Result<Report> {
    let frozen = kept.frozen.ok_or(Error::NotFound)?;
    serde_json::from_slice(&files::read(db, frozen.content).await?.bytes).map_err(Error::internal)
}

/// A frozen report on paper.
///
/// # Errors
/// [`Error::NotFound`] for a draft.
pub async fn paper(db: &impl ConnectionTrait, kept: &CouncilReport) -> Result<Vec<u8>> {
    let frozen = kept.frozen.ok_or(Error::NotFound)?;
    Ok(files::read(db, frozen.pdf).await?.bytes)
}
