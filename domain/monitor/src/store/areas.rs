//! What is known of areas: kept by division, outlines and descriptions apart, and found again.

use super::labels;
use crate::access::ImportFigures;
use crate::model::{KnownArea, Outline, level_word};
use kernel::access::Authorized;
use kernel::areas::{Area, AreaLevel};
use kernel::audit::Event;
use kernel::{Error, Result, Tx};
use row::{ActiveModel, Column, Entity, Model};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// The scope of names of classes of inhabitants.
pub const SIZE_CLASS: &str = "size-class";
/// The scope of names of classes of urbanity.
pub const URBANITY: &str = "urbanity";

/// Names of classes: scope and code, name.
pub(crate) type AreaNames = BTreeMap<(&'static str, String), String>;

/// How many rows go to the database at a time.
const CHUNK: usize = 500;

pub(super) mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "monitor_area")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub division: i64,
        pub level: String,
        pub name: String,
        pub parent: String,
        pub size_class: String,
        pub urbanity: String,
        pub inhabitants: Option<i64>,
        pub same_since: i64,
        pub boundary: String,
        pub source: String,
        pub boundary_source: String,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Keeps outlines. What a table told of an area stays; an area that was not known gets the name of the file.
pub(crate) async fn put_outlines(tx: &Tx, _right: &Authorized<ImportFigures>, areas: &[KnownArea]) -> Result<()> {
    put(tx, areas, &[Column::Boundary, Column::BoundarySource, Column::SameSince]).await
}

/// Keeps what a table tells of areas, and the names of its classes. An outline that is there stays. An area that did not
/// change since the division before means what it meant then.
pub(crate) async fn put_areas(tx: &Tx, right: &Authorized<ImportFigures>, areas: &[KnownArea], names: &AreaNames) -> Result<Event> {
    let mut areas = areas.to_vec();
    for known in areas.iter_mut().filter(|known| known.same_since < known.division()) {
        let key = (known.area.code().to_owned(), i64::from(known.same_since));
        let before = Entity::find_by_id(key).one(tx).await?.map(read).transpose()?;
        known.same_since = before.map_or(known.same_since, |before| before.same_since);
    }
    let columns =
        [Column::Name, Column::Parent, Column::SizeClass, Column::Urbanity, Column::Inhabitants, Column::SameSince, Column::Source];
    put(tx, &areas, &columns).await?;
    let labels: Vec<_> = names.iter().map(|((scope, code), name)| ((*scope).to_owned(), code.clone(), name.clone())).collect();
    labels::put(tx, &labels).await?;
    Ok(Event::new("areas.imported").by(right).fact("described", areas.len()))
}

async fn put(tx: &Tx, areas: &[KnownArea], replaced: &[Column]) -> Result<()> {
    let replace = OnConflict::columns([Column::Code, Column::Division]).update_columns(replaced.iter().copied()).to_owned();
    for chunk in areas.chunks(CHUNK) {
        let rows = chunk.iter().map(active).collect::<Result<Vec<_>>>()?;
        Entity::insert_many(rows).on_conflict(replace.clone()).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn active(known: &KnownArea) -> Result<ActiveModel> {
    let level = level_word(known.area.level()).ok_or_else(|| Error::internal("an area of a level that is not kept"))?;
    Ok(ActiveModel {
        code: Set(known.area.code().to_owned()),
        division: Set(known.division().into()),
        level: Set(level.to_owned()),
        name: Set(known.name.clone()),
        parent: Set(known.parent.clone()),
        size_class: Set(known.size_class.clone()),
        urbanity: Set(known.urbanity.clone()),
        inhabitants: Set(known.inhabitants.and_then(|count| i64::try_from(count).ok())),
        same_since: Set(known.same_since.into()),
        boundary: Set(known.outline.text()),
        source: Set(known.source.clone()),
        boundary_source: Set(known.boundary_source.clone()),
    })
}

fn read(row: Model) -> Result<KnownArea> {
    let area: Area = row.code.parse().map_err(Error::internal)?;
    Ok(KnownArea {
        area: area.in_division(u16::try_from(row.division).map_err(Error::internal)?),
        name: row.name,
        parent: row.parent,
        size_class: row.size_class,
        urbanity: row.urbanity,
        inhabitants: row.inhabitants.and_then(|count| u64::try_from(count).ok()),
        same_since: u16::try_from(row.same_since).map_err(Error::internal)?,
        outline: Outline::read(&row.boundary).ok_or_else(|| Error::internal("an outline that does not read back"))?,
        source: row.source,
        boundary_source: row.boundary_source,
    })
}

/// How much is known of the areas of one level in one division.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The year of the division.
    pub division: i64,
    /// The word of the level.
    pub level: String,
    /// How many areas.
    pub areas: i64,
    /// How many of them have an outline.
    pub outlines: i64,
}

/// What is known by division and level, the newest division first.
///
/// # Errors
/// When the database fails.
pub async fn known(db: &impl ConnectionTrait) -> Result<Vec<Known>> {
    let counts = async |outlined: bool| -> Result<Vec<(i64, String, i64)>> {
        let mut rows = Entity::find()
            .select_only()
            .column(Column::Division)
            .column(Column::Level)
            .column_as(Column::Code.count(), "areas")
            .group_by(Column::Division)
            .group_by(Column::Level)
            .order_by_desc(Column::Division)
            .order_by_asc(Column::Level);
        if outlined {
            rows = rows.filter(Column::Boundary.ne(""));
        }
        Ok(rows.into_tuple().all(db).await?)
    };
    let outlined: BTreeMap<_, _> = counts(true).await?.into_iter().map(|(year, level, count)| ((year, level), count)).collect();
    let known = counts(false).await?.into_iter().map(|(division, level, areas)| {
        let outlines = outlined.get(&(division, level.clone())).copied().unwrap_or(0);
        Known { division, level, areas, outlines }
    });
    Ok(known.collect())
}

/// The areas of a level in a municipality that have an outline, in the newest division that is not after `year`, or else in
/// the first one after it. In the order of their codes.
///
/// # Errors
/// When the database fails.
pub async fn outlined(db: &impl ConnectionTrait, municipality: &str, level: AreaLevel, year: u16) -> Result<Vec<KnownArea>> {
    let Some((word, digits)) = level_word(level).zip(municipality.strip_prefix("GM")) else { return Ok(Vec::new()) };
    let all = Entity::find()
        .filter(Column::Level.eq(word))
        .filter(Column::Boundary.ne(""))
        .filter(Column::Code.like(format!("__{digits}%")));
    let divisions: Vec<i64> =
        all.clone().select_only().column(Column::Division).distinct().order_by_asc(Column::Division).into_tuple().all(db).await?;
    let before = divisions.iter().rev().find(|division| **division <= i64::from(year));
    let Some(division) = before.or(divisions.first()) else { return Ok(Vec::new()) };
    let rows = all.filter(Column::Division.eq(*division)).order_by_asc(Column::Code).all(db).await?;
    rows.into_iter().map(read).collect()
}
