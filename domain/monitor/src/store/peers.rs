//! With whom figures are compared: the municipalities of the newest division that knows ours, and what was chosen.

use super::areas::row as area;
use super::imports::provenance;
use super::observations::visible;
use super::rows::{observation, series};
use crate::access::ChoosePeers;
use crate::model::{Municipality, PeerChoice, PeerGroup, PeerKind, PeriodValues, provenance_word};
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::IndicatorId;
use kernel::periods::Period;
use kernel::{Error, Result, Tx};
use row::{Column, Entity};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect, Select};
use sources::Provenance;
use std::collections::{BTreeMap, HashMap};

mod row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "monitor_peers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub one: i64,
        pub standard: String,
        pub picked: String,
        pub reason: String,
        pub revision: i64,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Our own municipality in the newest division that tells what it shares with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ours {
    /// The municipality.
    pub municipality: Municipality,
    /// The year of the division.
    pub division: u16,
    /// Who made the division known.
    pub source: String,
}

/// What was chosen about comparing.
///
/// # Errors
/// When the database fails.
pub async fn peer_choice(db: &impl ConnectionTrait) -> Result<PeerChoice> {
    let row = Entity::find().one(db).await?.ok_or_else(|| Error::internal("the choice of peers has no row"))?;
    Ok(PeerChoice {
        standard: PeerKind::read(&row.standard).ok_or_else(|| Error::internal("an unknown kind of peers"))?,
        picked: row.picked.split_whitespace().map(str::to_owned).collect(),
        reason: row.reason,
        revision: row.revision,
    })
}

/// Saves a choice over the revision that the form was opened at.
///
/// # Errors
/// [`Error::Stale`] when it was saved meanwhile.
pub async fn save_peer_choice(tx: &Tx, _right: &Authorized<ChoosePeers>, choice: &PeerChoice, opened_at: i64) -> Result<Event> {
    let saved = Entity::update_many()
        .col_expr(Column::Standard, Expr::value(choice.standard.word()))
        .col_expr(Column::Picked, Expr::value(choice.picked.join(" ")))
        .col_expr(Column::Reason, Expr::value(choice.reason.as_str()))
        .col_expr(Column::Revision, Expr::value(opened_at + 1))
        .filter(Column::Revision.eq(opened_at))
        .exec(tx)
        .await?;
    if saved.rows_affected != 1 {
        return Err(Error::Stale);
    }
    Ok(Event::new("peers.chosen")
        .fact("standard", choice.standard.word())
        .fact("picked", choice.picked.join(" "))
        .fact("reason", choice.reason.clone()))
}

/// Our own municipality; `None` where areas were not taken in.
///
/// # Errors
/// When the database fails.
pub async fn ours(db: &impl ConnectionTrait, here: &str) -> Result<Option<Ours>> {
    // A division of which only outlines came in does not tell that.
    let tells = [area::Column::Parent, area::Column::SizeClass, area::Column::Urbanity].map(|column| column.ne(""));
    let told = tells.into_iter().fold(Condition::any(), Condition::add);
    let own = area::Entity::find().filter(area::Column::Code.eq(here)).filter(area::Column::Level.eq(LEVEL)).filter(told);
    let newest = described(own).order_by_desc(area::Column::Division).limit(1).into_tuple::<Row>().one(db).await?;
    let Some(row) = newest else { return Ok(None) };
    let (division, source) = (u16::try_from(row.6).map_err(Error::internal)?, row.7.clone());
    Ok(Some(Ours { municipality: municipality(row), division, source }))
}

/// Every municipality of a division, ours too, in the order of their names.
///
/// # Errors
/// When the database fails.
pub async fn municipalities(db: &impl ConnectionTrait, division: u16) -> Result<Vec<Municipality>> {
    read(db, within(division)).await
}

/// The official figures of everybody together in these municipalities, for these indicators: by indicator and period.
///
/// # Errors
/// When the database fails.
pub async fn peer_values(
    db: &impl ConnectionTrait,
    indicators: &[IndicatorId],
    municipalities: &[Municipality],
) -> Result<HashMap<IndicatorId, BTreeMap<Period, PeriodValues>>> {
    use observation::Column::{Absence, Area, GroupKey, Status, Value};
    let mut values: HashMap<IndicatorId, BTreeMap<Period, PeriodValues>> = HashMap::new();
    for chunk in indicators.chunks(500) {
        let rows: Vec<(Uuid, String, String, f64, String)> = visible(chunk)
            .column(series::Column::Indicator)
            .columns([observation::Column::Period, Area, Value, Status])
            .filter(Area.is_in(municipalities.iter().map(|one| one.code.as_str())))
            .filter(GroupKey.eq(""))
            .filter(Absence.eq(""))
            .filter(Status.ne(provenance_word(Provenance::Derived)))
            .order_by_asc(series::Column::Series)
            .into_tuple()
            .all(db)
            .await?;
        // Where two series tell about the same place, the later one counts.
        let latest: HashMap<_, _> =
            rows.into_iter().map(|(id, period, area, value, status)| ((id, period, area), (value, status))).collect();
        for ((id, period, _), (value, status)) in latest {
            let period = period.parse().map_err(Error::internal)?;
            let period = values.entry(IndicatorId(id)).or_default().entry(period).or_default();
            period.add(value, provenance(&status)?);
        }
    }
    Ok(values)
}

/// The group of a kind around our own municipality. `None` when nobody picked any, or nobody knows what ours would share.
///
/// # Errors
/// When the database fails.
pub async fn peer_group(db: &impl ConnectionTrait, ours: &Ours, choice: &PeerChoice, kind: PeerKind) -> Result<Option<PeerGroup>> {
    let shared = ours.municipality.shares(kind);
    let alike = within(ours.division).filter(area::Column::Code.ne(ours.municipality.code.as_str()));
    let alike = match kind {
        PeerKind::Picked if choice.picked.is_empty() => return Ok(None),
        PeerKind::Picked => alike.filter(area::Column::Code.is_in(choice.picked.iter().map(String::as_str))),
        _ if shared.is_empty() => return Ok(None),
        PeerKind::Province => alike.filter(area::Column::Parent.eq(shared)),
        PeerKind::Size => alike.filter(area::Column::SizeClass.eq(shared)),
        PeerKind::Urbanity => alike.filter(area::Column::Urbanity.eq(shared)),
    };
    let province = if kind == PeerKind::Province { name_of(db, shared, ours.division).await? } else { String::new() };
    Ok(Some(PeerGroup {
        kind,
        shared: shared.to_owned(),
        province,
        reason: if kind == PeerKind::Picked { choice.reason.clone() } else { String::new() },
        division: ours.division,
        source: ours.source.clone(),
        members: read(db, alike).await?,
    }))
}

/// The word of the level of municipalities.
const LEVEL: &str = "municipality";

/// Code, name, province, class of inhabitants, class of urbanity, inhabitants, division, source: an outline is long, and is
/// not asked for.
type Row = (String, String, String, String, String, Option<i64>, i64, String);

fn described(areas: Select<area::Entity>) -> Select<area::Entity> {
    use area::Column::{Code, Division, Inhabitants, Name, Parent, SizeClass, Source, Urbanity};
    areas.select_only().columns([Code, Name, Parent, SizeClass, Urbanity, Inhabitants, Division, Source])
}

fn within(division: u16) -> Select<area::Entity> {
    area::Entity::find().filter(area::Column::Division.eq(i64::from(division))).filter(area::Column::Level.eq(LEVEL))
}

async fn read(db: &impl ConnectionTrait, areas: Select<area::Entity>) -> Result<Vec<Municipality>> {
    let rows: Vec<Row> = described(areas).into_tuple().all(db).await?;
    let mut found: Vec<Municipality> = rows.into_iter().map(municipality).collect();
    // By the letters themselves, as both engines order names in a way of their own.
    found.sort_by_cached_key(|one| (one.name.to_lowercase(), one.code.clone()));
    Ok(found)
}

fn municipality((code, name, province, size_class, urbanity, inhabitants, ..): Row) -> Municipality {
    let inhabitants = inhabitants.and_then(|count| u64::try_from(count).ok());
    Municipality { code, name, province, size_class, urbanity, inhabitants }
}

/// The name of an area in a division; its code when nobody knows it.
async fn name_of(db: &impl ConnectionTrait, code: &str, division: u16) -> Result<String> {
    let known = area::Entity::find().filter(area::Column::Code.eq(code)).filter(area::Column::Division.eq(i64::from(division)));
    let name = known.select_only().column(area::Column::Name).into_tuple::<String>().one(db).await?;
    Ok(name.unwrap_or_else(|| code.to_owned()))
}
