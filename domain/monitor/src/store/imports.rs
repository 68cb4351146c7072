//! Deliveries: begun, refused, listed, and looked at one by one.

use super::rows::{change, import, rejection};
use crate::access::ImportFigures;
use crate::model::{Counts, Import, ImportStatus, Mishap, Way, read_nothing, read_provenance};
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{ImportId, IndicatorId, JobId, PersonId};
use kernel::periods::Period;
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{QueryOrder, QuerySelect};
use sources::{Provenance, Reading, Table};

/// A delivery that is about to be put together.
#[derive(Clone, Debug)]
pub(crate) struct Opening {
    pub id: ImportId,
    pub files: Vec<String>,
    pub sha256: String,
    pub dry: bool,
    pub job: Option<JobId>,
}

/// Writes down that a delivery of this table begins.
pub(crate) async fn begin(tx: &Tx, _right: &Authorized<ImportFigures>, opening: &Opening, table: &Table, way: &Way) -> Result<()> {
    let row = import::ActiveModel {
        publisher: Set(table.source.clone()),
        source_table: Set(table.id.clone()),
        title: Set(table.title.clone()),
        licence: Set(table.licence.clone()),
        modified: Set(table.modified.map(|day| day.to_string()).unwrap_or_default()),
        way: Set(way.word().to_owned()),
        mapping: Set(way.mapping().to_owned()),
        ..blank(tx, opening, ImportStatus::Staging)
    };
    import::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes down why a delivery could not be read, whether or not it had begun.
pub(crate) async fn refuse(tx: &Tx, right: &Authorized<ImportFigures>, opening: &Opening, why: &Mishap) -> Result<Event> {
    let row = import::ActiveModel {
        finished: Set(Some(tx.now())),
        refusal: Set(serde_json::to_string(why).map_err(Error::internal)?),
        ..blank(tx, opening, ImportStatus::Discarded)
    };
    let replace =
        OnConflict::column(import::Column::Id).update_columns([import::Column::Refusal, import::Column::State]).to_owned();
    import::Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(Event::new(if why.is_stop() { "import.stopped" } else { "import.refused" })
        .by(right)
        .on(opening.id)
        .fact("reason", why.code.clone()))
}

fn blank(tx: &Tx, opening: &Opening, status: ImportStatus) -> import::ActiveModel {
    import::ActiveModel {
        id: Set(opening.id.0),
        publisher: Set(String::new()),
        source_table: Set(String::new()),
        title: Set(String::new()),
        licence: Set(String::new()),
        modified: Set(String::new()),
        files: Set(opening.files.join("\n")),
        sha256: Set(opening.sha256.clone()),
        dry: Set(opening.dry),
        state: Set(status.word().to_owned()),
        started: Set(tx.now()),
        finished: Set(None),
        count_read: Set(0),
        count_new: Set(0),
        count_changed: Set(0),
        count_same: Set(0),
        count_rejected: Set(0),
        count_unused: Set(0),
        refusal: Set(String::new()),
        person: Set(tx.viewer().person.map(|id| id.0)),
        way: Set(String::new()),
        mapping: Set(String::new()),
        job: Set(opening.job.map(|id| id.0)),
    }
}

/// The newest deliveries, newest first.
///
/// # Errors
/// When the database fails.
pub async fn imports(db: &impl ConnectionTrait, _right: &Authorized<ImportFigures>, limit: u64) -> Result<Vec<Import>> {
    let newest = import::Entity::find().order_by_desc(import::Column::Started).order_by_desc(import::Column::Id).limit(limit);
    newest.all(db).await?.into_iter().map(read).collect()
}

/// One delivery.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn import(db: &impl ConnectionTrait, _right: &Authorized<ImportFigures>, id: ImportId) -> Result<Import> {
    one(db, id).await
}

pub(super) async fn one(db: &impl ConnectionTrait, id: ImportId) -> Result<Import> {
    read(import::Entity::find_by_id(id.0).one(db).await?.ok_or(Error::NotFound)?)
}

/// The newest delivery whose figures are on the pages.
///
/// # Errors
/// When the database fails.
pub async fn newest_import(db: &impl ConnectionTrait) -> Result<Option<Import>> {
    let visible = import::Entity::find().filter(import::Column::State.eq(ImportStatus::Visible.word()));
    visible.order_by_desc(import::Column::Started).limit(1).one(db).await?.map(read).transpose()
}

/// What was left out of a delivery: so many from a position on, and how many there are in all.
///
/// # Errors
/// When the database fails.
pub async fn rejections(
    db: &impl ConnectionTrait,
    _right: &Authorized<ImportFigures>,
    id: ImportId,
    from: u64,
    limit: u64,
) -> Result<(Vec<Rejected>, u64)> {
    let of_import = rejection::Entity::find().filter(rejection::Column::Import.eq(id.0));
    let total = of_import.clone().count(db).await?;
    let rows = of_import.order_by_asc(rejection::Column::Position).offset(from).limit(limit).all(db).await?;
    let read = |row: rejection::Model| Mishap {
        file: row.file,
        line: u64::try_from(row.line).unwrap_or_default(),
        column: row.column_name,
        value: row.value,
        code: row.code,
        args: serde_json::from_str(&row.args).unwrap_or_default(),
    };
    Ok((rows.into_iter().map(read).collect(), total))
}

/// Something that was left out of a delivery.
pub type Rejected = Mishap;

/// A figure that a delivery changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// When.
    pub period: Period,
    /// Where.
    pub area: String,
    /// Of which group; may be empty.
    pub group: String,
    /// What it was.
    pub old: (Reading, Provenance),
    /// What it became.
    pub new: (Reading, Provenance),
}

/// What a delivery changed in figures that were there already, at most so many, newest period first.
///
/// # Errors
/// When the database fails.
pub async fn changes(
    db: &impl ConnectionTrait,
    _right: &Authorized<ImportFigures>,
    id: ImportId,
    limit: u64,
) -> Result<Vec<Changed>> {
    let rows = change::Entity::find()
        .filter(change::Column::Import.eq(id.0))
        .order_by_asc(change::Column::Indicator)
        .order_by_desc(change::Column::Period)
        .order_by_asc(change::Column::Area)
        .limit(limit)
        .all(db)
        .await?;
    rows.into_iter().map(changed).collect()
}

/// A changed figure from its row.
pub(super) fn changed(row: change::Model) -> Result<Changed> {
    Ok(Changed {
        indicator: IndicatorId(row.indicator),
        period: row.period.parse().map_err(Error::internal)?,
        area: row.area,
        group: row.group_key,
        old: (reading(row.old_value, &row.old_absence)?, provenance(&row.old_status)?),
        new: (reading(row.new_value, &row.new_absence)?, provenance(&row.new_status)?),
    })
}

/// A reading from its two columns.
pub(super) fn reading(value: Option<f64>, nothing: &str) -> Result<Reading> {
    let read = match value {
        Some(value) => Some(Reading::Value(value)),
        None => read_nothing(nothing).map(Reading::Nothing),
    };
    read.ok_or_else(|| Error::internal(format!("the database holds a kind of nothing that does not exist: {nothing}")))
}

/// A status from its word.
pub(super) fn provenance(word: &str) -> Result<Provenance> {
    read_provenance(word).ok_or_else(|| Error::internal(format!("the database holds a status that does not exist: {word}")))
}

fn read(row: import::Model) -> Result<Import> {
    let count = |number: i64| u64::try_from(number).map_err(Error::internal);
    Ok(Import {
        id: ImportId(row.id),
        publisher: row.publisher,
        source_table: row.source_table,
        title: row.title,
        licence: row.licence,
        modified: row.modified,
        files: row.files.split('\n').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        sha256: row.sha256,
        dry: row.dry,
        status: ImportStatus::read(&row.state).ok_or_else(|| Error::internal(format!("no such state: {}", row.state)))?,
        started: row.started,
        finished: row.finished,
        counts: Counts {
            read: count(row.count_read)?,
            new: count(row.count_new)?,
            changed: count(row.count_changed)?,
            same: count(row.count_same)?,
            rejected: count(row.count_rejected)?,
            unused: count(row.count_unused)?,
        },
        refusal: serde_json::from_str(&row.refusal).ok(),
        way: Way::read(&row.way, &row.mapping),
        job: row.job.map(JobId),
        person: row.person.map(PersonId),
    })
}
