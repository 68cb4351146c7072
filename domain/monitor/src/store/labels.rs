//! What codes are called: areas, and the groups of a table.

use super::rows::label;
use kernel::areas::Area;
use kernel::{Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sources::spreadsheet::NamedArea;
use std::collections::BTreeMap;

/// The scope of names of areas.
pub(crate) const AREAS: &str = "area";

/// The names of these codes of areas or of the groups of a table; what has none is left out.
///
/// # Errors
/// When the database fails.
pub async fn labels(
    db: &impl ConnectionTrait,
    table: &str,
    codes: impl IntoIterator<Item = String>,
) -> Result<BTreeMap<String, String>> {
    let codes: Vec<String> = codes.into_iter().collect();
    let mut names = BTreeMap::new();
    for chunk in codes.chunks(500) {
        let rows = label::Entity::find()
            .filter(label::Column::Scope.is_in([AREAS, table]))
            .filter(label::Column::Code.is_in(chunk.to_vec()))
            .all(db)
            .await?;
        names.extend(rows.into_iter().map(|row| (row.code, row.name)));
    }
    Ok(names)
}

/// Below a table: the names of its measures.
pub(crate) const MEASURES: &str = "measures";

/// Below a table: the names of its dimensions.
pub(crate) const DIMENSIONS: &str = "dimensions";

/// The scope of names below a table: its measures, its dimensions, or the codes of one dimension.
pub(crate) fn scope_below(table: &str, what: &str) -> String {
    format!("{table}/{what}")
}

/// All names below a table: what they are of, code, name.
pub(crate) async fn labels_below(db: &impl ConnectionTrait, table: &str) -> Result<Vec<(String, String, String)>> {
    let start = scope_below(table, "");
    let rows = label::Entity::find().filter(label::Column::Scope.starts_with(start.as_str())).all(db).await?;
    let below = |scope: String| scope.strip_prefix(start.as_str()).unwrap_or_default().to_owned();
    Ok(rows.into_iter().map(|row| (below(row.scope), row.code, row.name)).collect())
}

/// Every area whose name is known.
pub(crate) async fn named_areas(db: &impl ConnectionTrait) -> Result<Vec<NamedArea>> {
    let rows = label::Entity::find().filter(label::Column::Scope.eq(AREAS)).all(db).await?;
    // A code means one area here, of whatever division.
    let area = |code: &str| code.parse::<Area>().ok()?.code().parse().ok();
    Ok(rows.into_iter().filter_map(|row| Some(NamedArea { area: area(&row.code)?, name: row.name })).collect())
}

/// Keeps names: scope, code, name. A new name replaces the old one.
pub(crate) async fn put(tx: &Tx, names: &[(String, String, String)]) -> Result<()> {
    let replace = OnConflict::columns([label::Column::Scope, label::Column::Code]).update_column(label::Column::Name).to_owned();
    let unique: BTreeMap<_, _> = names.iter().map(|(scope, code, name)| ((scope, code), name)).collect();
    let rows: Vec<_> = unique
        .into_iter()
        .map(|((scope, code), name)| label::ActiveModel {
            scope: Set(scope.clone()),
            code: Set(code.clone()),
            name: Set(name.clone()),
        })
        .collect();
    for chunk in rows.chunks(1000) {
        label::Entity::insert_many(chunk.to_vec()).on_conflict(replace.clone()).exec_without_returning(tx).await?;
    }
    Ok(())
}
