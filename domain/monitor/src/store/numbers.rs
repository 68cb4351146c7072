//! The numbers by which rows of figures name their series and their file, given out as these turn up in a delivery.

use super::rows::{file, series};
use super::staging::Staged;
use kernel::ids::{ImportId, IndicatorId};
use kernel::{Error, Result, Tx};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, QuerySelect};
use std::collections::HashMap;
use std::sync::Arc;

/// The numbers of a delivery, as far as its figures came in.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    series: HashMap<(IndicatorId, i64), Series>,
    files: HashMap<Arc<str>, i64>,
}

/// A series, as rows name it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Series {
    pub number: i64,
    /// Whether no page shows a figure of it yet.
    pub is_new: bool,
}

impl Numbers {
    /// Gives numbers to what these figures belong to. A series that is new belongs to the delivery until that becomes visible.
    pub(super) async fn give(&mut self, tx: &Tx, delivery: ImportId, table: &str, figures: &[Staged]) -> Result<()> {
        let alike =
            |one: &Staged, next: &Staged| (one.indicator, one.series, &one.file) == (next.indicator, next.series, &next.file);
        for first in figures.chunk_by(alike).filter_map(<[Staged]>::first) {
            let place = (first.indicator, first.series);
            if !self.series.contains_key(&place) {
                self.series.insert(place, series_of(tx, delivery, place).await?);
            }
            if !self.files.contains_key(&first.file) {
                self.files.insert(first.file.clone(), add_file(tx, delivery, table, &first.file).await?);
            }
        }
        Ok(())
    }

    /// The series of a figure.
    pub(super) fn series(&self, staged: &Staged) -> Result<Series> {
        self.series.get(&(staged.indicator, staged.series)).copied().ok_or_else(|| Error::internal("a series without a number"))
    }

    /// The file of a figure.
    pub(super) fn file(&self, staged: &Staged) -> Result<i64> {
        self.files.get(&staged.file).copied().ok_or_else(|| Error::internal("a file without a number"))
    }

    /// Whether any of the series has figures already; where none has, there is nothing to compare.
    pub(super) fn has_earlier(&self) -> bool {
        self.series.values().any(|series| !series.is_new)
    }
}

async fn series_of(tx: &Tx, delivery: ImportId, (indicator, ordinal): (IndicatorId, i64)) -> Result<Series> {
    let same = series::Entity::find().filter(series::Column::Indicator.eq(indicator.0)).filter(series::Column::Series.eq(ordinal));
    if let Some(known) = same.one(tx).await? {
        return Ok(Series { number: known.number, is_new: known.staged_by.is_some() });
    }
    let last: Option<Option<i64>> =
        series::Entity::find().select_only().column_as(series::Column::Number.max(), "last").into_tuple().one(tx).await?;
    let number = last.flatten().unwrap_or_default() + 1;
    let row = series::ActiveModel {
        number: Set(number),
        indicator: Set(indicator.0),
        series: Set(ordinal),
        staged_by: Set(Some(delivery.0)),
    };
    series::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(Series { number, is_new: true })
}

async fn add_file(tx: &Tx, delivery: ImportId, table: &str, name: &str) -> Result<i64> {
    let last: Option<Option<i64>> =
        file::Entity::find().select_only().column_as(file::Column::Number.max(), "last").into_tuple().one(tx).await?;
    let number = last.flatten().unwrap_or_default() + 1;
    let row = file::ActiveModel {
        number: Set(number),
        import: Set(delivery.0),
        source_table: Set(table.to_owned()),
        name: Set(name.to_owned()),
    };
    file::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(number)
}
