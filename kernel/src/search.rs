//! What a search finds. Parts put an entry in when they publish something, and take it out when it goes.
//! Words are folded, so that `cooperatie` finds `Coöperatie`; every word asked must begin a word of the entry.

use crate::fold;
use crate::ids::Ref;
use crate::{Result, Tx};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect};

/// Something to be found. Only what every visitor may see goes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub thing: Ref,
    /// Its name.
    pub title: String,
    /// A line below the name.
    pub line: String,
    /// Where it is.
    pub path: String,
    /// More words by which it can be found.
    pub text: String,
}

mod row {
    use super::{DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EnumIter};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kernel_search")]
    pub struct Model {
        pub kind: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub thing: Uuid,
        pub title: String,
        pub line: String,
        pub path: String,
        pub words: String,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Puts entries in, over what was there of the same things.
///
/// # Errors
/// When the database fails.
pub async fn put(tx: &Tx, entries: Vec<Entry>) -> Result<()> {
    let rows = entries.into_iter().map(|entry| row::ActiveModel {
        kind: Set(entry.thing.kind.word().to_owned()),
        thing: Set(entry.thing.id),
        words: Set(format!(" {} ", fold::words(&format!("{} {} {}", entry.title, entry.line, entry.text)).join(" "))),
        title: Set(entry.title),
        line: Set(entry.line),
        path: Set(entry.path),
    });
    let columns = [row::Column::Kind, row::Column::Title, row::Column::Line, row::Column::Path, row::Column::Words];
    let replace = OnConflict::column(row::Column::Thing).update_columns(columns).to_owned();
    for chunk in rows.collect::<Vec<_>>().chunks(500) {
        row::Entity::insert_many(chunk.to_vec()).on_conflict(replace.clone()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Takes all entries of some kinds out, before a part puts the current ones in.
///
/// # Errors
/// When the database fails.
pub async fn clear(tx: &Tx, kinds: &[crate::ids::Kind]) -> Result<()> {
    row::Entity::delete_many().filter(row::Column::Kind.is_in(kinds.iter().map(|kind| kind.word()))).exec(tx).await?;
    Ok(())
}

/// Takes the entry of a thing out.
///
/// # Errors
/// When the database fails.
pub async fn take_out(tx: &Tx, thing: Ref) -> Result<()> {
    row::Entity::delete_by_id(thing.id).exec(tx).await?;
    Ok(())
}

/// The entries that have all words, those with a word in the title first; at most 50. No words, no entries.
///
/// # Errors
/// When the database fails.
pub async fn find(db: &impl ConnectionTrait, question: &str) -> Result<Vec<(Ref, Entry)>> {
    let words = fold::words(question);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    // Folded words hold letters and digits only, so LIKE has nothing to escape.
    let query =
        words.iter().take(8).fold(row::Entity::find(), |query, word| query.filter(row::Column::Words.like(format!("% {word}%"))));
    let rows = query.order_by_asc(row::Column::Title).limit(50).all(db).await?;
    let mut found: Vec<_> = rows.into_iter().filter_map(read).collect();
    found.sort_by_key(|(_, entry)| {
        let title = fold::words(&entry.title);
        !words.iter().all(|word| title.iter().any(|of_title| of_title.starts_with(word)))
    });
    Ok(found)
}

fn read(row: row::Model) -> Option<(Ref, Entry)> {
    let thing = Ref::read(&row.kind, row.thing)?;
    Some((thing, Entry { thing, title: row.title, line: row.line, path: row.path, text: String::new() }))
}
