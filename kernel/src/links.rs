//! The golden thread: links between things, by a relation, with when and by whom. A part links to another without importing it.

use crate::ids::{Kind, Ref};
use crate::{Result, Tx};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, Condition};

/// How one thing follows from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The first belongs to the second: an indicator to its result.
    PartOf,
    /// The first was made out of the second: a strategy taken over.
    MadeFrom,
    /// The first names or shows the second: a report its results.
    Mentions,
    /// The first is about the second: a contribution about a result.
    About,
    /// The first was used in the second: a contribution in an indicator.
    UsedIn,
    /// The first answers the second: an answer a contribution.
    Answers,
    /// The first went on as the second: a contribution that said the same as another.
    MergedInto,
    /// The first is a part of what the second said: a contribution out of a longer one.
    SplitFrom,
    /// The first says in another language what the second says.
    TranslationOf,
    /// The first says in short what the second says.
    SummaryOf,
}

impl Relation {
    const ALL: [Self; 10] = [
        Self::PartOf,
        Self::MadeFrom,
        Self::Mentions,
        Self::About,
        Self::UsedIn,
        Self::Answers,
        Self::MergedInto,
        Self::SplitFrom,
        Self::TranslationOf,
        Self::SummaryOf,
    ];

    /// The word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::PartOf => "part_of",
            Self::MadeFrom => "made_from",
            Self::Mentions => "mentions",
            Self::About => "about",
            Self::UsedIn => "used_in",
            Self::Answers => "answers",
            Self::MergedInto => "merged_into",
            Self::SplitFrom => "split_from",
            Self::TranslationOf => "translation_of",
            Self::SummaryOf => "summary_of",
        }
    }
}

/// A link as it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// From what.
    pub from: Ref,
    /// How.
    pub relation: Relation,
    /// To what.
    pub to: Ref,
}

/// What a part shows of one of its things on somebody's thread. `None` from a part's `card` means: not there for this viewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What it is.
    pub thing: Ref,
    /// Its name.
    pub title: String,
    /// One line about it, in plain words; may be empty.
    pub line: String,
    /// Where it is.
    pub path: String,
}

mod row {
    use super::{DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EnumIter};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kernel_link")]
    pub struct Model {
        pub from_kind: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub from_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub relation: String,
        pub to_kind: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub to_id: Uuid,
        pub at: DateTimeUtc,
        pub person: Option<Uuid>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Links two things; linking them twice is one link.
///
/// # Errors
/// When the database fails.
pub async fn link(tx: &Tx, from: Ref, relation: Relation, to: Ref) -> Result<()> {
    let row = row::ActiveModel {
        from_kind: Set(from.kind.word().to_owned()),
        from_id: Set(from.id),
        relation: Set(relation.word().to_owned()),
        to_kind: Set(to.kind.word().to_owned()),
        to_id: Set(to.id),
        at: Set(tx.now()),
        person: Set(tx.viewer().person.map(|id| id.0)),
    };
    let keep = OnConflict::columns([row::Column::FromId, row::Column::Relation, row::Column::ToId]).do_nothing().to_owned();
    row::Entity::insert(row).on_conflict(keep).exec_without_returning(tx).await?;
    Ok(())
}

/// Takes a link away.
///
/// # Errors
/// When the database fails.
pub async fn unlink(tx: &Tx, from: Ref, relation: Relation, to: Ref) -> Result<()> {
    row::Entity::delete_many()
        .filter(row::Column::FromId.eq(from.id))
        .filter(row::Column::Relation.eq(relation.word()))
        .filter(row::Column::ToId.eq(to.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Every link from or to a thing, in a stable order.
///
/// # Errors
/// When the database fails.
pub async fn around(db: &impl ConnectionTrait, thing: Ref) -> Result<Vec<Link>> {
    let touching = Condition::any().add(row::Column::FromId.eq(thing.id)).add(row::Column::ToId.eq(thing.id));
    let mut links: Vec<_> = row::Entity::find().filter(touching).all(db).await?.iter().filter_map(read).collect();
    links.sort_by_key(|link| (link.relation.word(), link.from, link.to));
    Ok(links)
}

/// Every link by a relation from things of a kind, in a stable order.
///
/// # Errors
/// When the database fails.
pub async fn from_kind(db: &impl ConnectionTrait, kind: Kind, relation: Relation) -> Result<Vec<Link>> {
    let wanted =
        row::Entity::find().filter(row::Column::FromKind.eq(kind.word())).filter(row::Column::Relation.eq(relation.word()));
    let mut links: Vec<_> = wanted.all(db).await?.iter().filter_map(read).collect();
    links.sort_by_key(|link| (link.from, link.to));
    Ok(links)
}

/// Takes every link from or to a thing away, because it is forgotten.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &Tx, thing: Ref) -> Result<()> {
    let touching = Condition::any().add(row::Column::FromId.eq(thing.id)).add(row::Column::ToId.eq(thing.id));
    row::Entity::delete_many().filter(touching).exec(tx).await?;
    Ok(())
}

fn read(row: &row::Model) -> Option<Link> {
    Some(Link {
        from: Ref::read(&row.from_kind, row.from_id)?,
        relation: Relation::ALL.into_iter().find(|relation| relation.word() == row.relation)?,
        to: Ref::read(&row.to_kind, row.to_id)?,
    })
}
