//! Writing a draft: starting it, its texts, what it asks, taking it away.

use super::rows::{ask, report, theme_text};
use crate::access::EditReport;
use crate::model::{ReportChange, ReportStatus, ThemeTextChange};
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{Kind, ReportId, ThemeId};
use kernel::removal::{self, Retention};
use kernel::{Error, Result, Tx, fold};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// Starts a report. Gives its key.
///
/// # Errors
/// When the database fails.
pub async fn start(tx: &Tx, right: &Authorized<EditReport>, change: &ReportChange) -> Result<(String, Event)> {
    let id = right.on().id;
    let key = free_key(tx, &fold::key(&format!("{} {}", change.title, change.period))).await?;
    let row = report::ActiveModel {
        id: Set(id),
        key: Set(key.clone()),
        title: Set(change.title.clone()),
        period: Set(change.period.clone()),
        language: Set(change.language.tag().to_owned()),
        status: Set(ReportStatus::Draft.word().to_owned()),
        headline: Set(change.headline.clone()),
        standfirst: Set(change.standfirst.clone()),
        revision: Set(1),
        created: Set(tx.now()),
        ..Default::default()
    };
    report::Entity::insert(row).exec_without_returning(tx).await?;
    ask_anew(tx, id, None, &change.asks).await?;
    Ok((key, Event::new("report.started").by(right).on(id)))
}

/// A key that no report has: the wanted one, or with a number behind it.
async fn free_key(tx: &Tx, wanted: &str) -> Result<String> {
    let wanted = if wanted.is_empty() { Kind::Report.word() } else { wanted };
    let taken: Vec<_> = report::Entity::find().all(tx).await?.into_iter().map(|row| row.key).collect();
    let numbered = (2..).map(|number| format!("{}-{number}", wanted.chars().take(55).collect::<String>().trim_end_matches('-')));
    let free = std::iter::once(wanted.to_owned()).chain(numbered).find(|key| !taken.contains(key));
    free.ok_or_else(|| Error::Taken(wanted.to_owned()))
}

/// Changes what is said of the report as a whole, over the revision that the form was opened at.
///
/// # Errors
/// [`Error::Stale`] when it was saved or frozen meanwhile.
pub async fn change(tx: &Tx, right: &Authorized<EditReport>, change: &ReportChange, opened_at: i64) -> Result<Event> {
    let id = right.on().id;
    let row = report::ActiveModel {
        title: Set(change.title.clone()),
        period: Set(change.period.clone()),
        language: Set(change.language.tag().to_owned()),
        headline: Set(change.headline.clone()),
        standfirst: Set(change.standfirst.clone()),
        revision: Set(opened_at + 1),
        ..Default::default()
    };
    let saved = report::Entity::update_many()
        .set(row)
        .filter(this_draft(id))
        .filter(report::Column::Revision.eq(opened_at))
        .exec(tx)
        .await?;
    if saved.rows_affected != 1 {
        return Err(Error::Stale);
    }
    ask_anew(tx, id, None, &change.asks).await?;
    Ok(Event::new("report.changed").by(right).on(id).fact("revision", opened_at + 1))
}

/// Writes about a theme, over the revision that the form was opened at; 0 when nothing was written yet.
///
/// # Errors
/// [`Error::Stale`] when it was written meanwhile, or when the report was frozen.
pub async fn write_about(
    tx: &Tx,
    right: &Authorized<EditReport>,
    theme: ThemeId,
    change: &ThemeTextChange,
    opened_at: i64,
) -> Result<Event> {
    let id = right.on().id;
    touch(tx, id).await?;
    let row = theme_text::ActiveModel {
        report: Set(id),
        theme: Set(theme),
        headline: Set(change.headline.clone()),
        text: Set(change.text.clone()),
        revision: Set(opened_at + 1),
    };
    if opened_at == 0 {
        let written = theme_text::Entity::insert(row).exec_without_returning(tx).await.map_err(Error::from);
        written.map_err(|error| if matches!(error, Error::Taken(_)) { Error::Stale } else { error })?;
    } else {
        let of_theme = theme_text::Entity::update_many()
            .set(row)
            .filter(theme_text::Column::Report.eq(id))
            .filter(theme_text::Column::Theme.eq(theme));
        if of_theme.filter(theme_text::Column::Revision.eq(opened_at)).exec(tx).await?.rows_affected != 1 {
            return Err(Error::Stale);
        }
    }
    ask_anew(tx, id, Some(theme), &change.asks).await?;
    Ok(Event::new("report.theme_written").by(right).on(id).fact("theme", theme.to_string()))
}

/// Takes a draft away.
///
/// # Errors
/// [`Error::Refused`] without a reason; [`Error::Stale`] when it was frozen meanwhile.
pub async fn remove(tx: &Tx, right: &Authorized<EditReport>, reason: &str) -> Result<Event> {
    let id = right.on().id;
    ask::Entity::delete_many().filter(ask::Column::Report.eq(id)).exec(tx).await?;
    theme_text::Entity::delete_many().filter(theme_text::Column::Report.eq(id)).exec(tx).await?;
    if report::Entity::delete_many().filter(this_draft(id)).exec(tx).await?.rows_affected != 1 {
        return Err(Error::Stale);
    }
    Ok(removal::remove(tx, "report.removed", id.into(), reason, Retention::Months(24)).await?.by(right))
}

/// Holds the draft, so that it cannot be frozen between here and the commit.
async fn touch(tx: &Tx, id: ReportId) -> Result<()> {
    let held = report::Entity::update_many().col_expr(report::Column::Status, Expr::value(ReportStatus::Draft.word()));
    if held.filter(this_draft(id)).exec(tx).await?.rows_affected == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Replaces what is asked about a theme, or in general.
async fn ask_anew(tx: &Tx, id: ReportId, theme: Option<ThemeId>, asks: &[String]) -> Result<()> {
    let about = match theme {
        Some(theme) => ask::Column::Theme.eq(theme),
        None => ask::Column::Theme.is_null(),
    };
    ask::Entity::delete_many().filter(ask::Column::Report.eq(id)).filter(about).exec(tx).await?;
    let last = ask::Entity::find().filter(ask::Column::Report.eq(id)).order_by_desc(ask::Column::Position).one(tx).await?;
    let after = last.map_or(0, |row| row.position);
    let rows = asks.iter().zip(after + 1..).map(|(text, position)| ask::ActiveModel {
        report: Set(id),
        theme: Set(theme),
        position: Set(position),
        text: Set(text.clone()),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        ask::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn this_draft(id: ReportId) -> sea_orm::Condition {
    sea_orm::Condition::all().add(report::Column::Id.eq(id)).add(report::Column::Status.eq(ReportStatus::Draft.word()))
}
