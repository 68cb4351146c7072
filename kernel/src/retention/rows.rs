//! The rule that most tables need: rows go when a moment in them is past the term.

use super::{DeleteOverdue, Rule};
use crate::access::Authorized;
use crate::clock::day;
use crate::{Error, Moment, Reader, Result, Tx};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Query, SimpleExpr};

/// Rows of some tables, those that point at others first.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    key: &'static str,
    of: &'static [(&'static str, Since)],
    counted: bool,
}

impl Rows {
    /// The rule with a key, over these tables, each with the column from which is counted.
    pub const fn new(key: &'static str, of: &'static [(&'static str, Since)]) -> Self {
        Self { key, of, counted: true }
    }

    /// The same, of which nobody is told how many there are.
    pub const fn uncounted(self) -> Self {
        Self { counted: false, ..self }
    }
}

/// From when a row counts. One in which nothing stands there does not go.
#[derive(Clone, Copy, Debug)]
pub enum Since {
    /// A column with a moment.
    Moment(&'static str),
    /// A column with the last day on which the row is kept.
    LastDay(&'static str),
}

impl Since {
    fn is_before(self, moment: Moment) -> SimpleExpr {
        match self {
            Self::Moment(column) => Expr::col(Alias::new(column)).lte(moment),
            Self::LastDay(column) => Expr::col(Alias::new(column)).lt(day(moment)),
        }
    }
}

#[async_trait::async_trait]
impl Rule for Rows {
    fn key(&self) -> &'static str {
        self.key
    }

    fn tables(&self) -> Vec<&'static str> {
        self.of.iter().map(|(table, _)| *table).collect()
    }

    fn is_counted(&self) -> bool {
        self.counted
    }

    async fn count(&self, db: &Reader, before: Option<Moment>) -> Result<u64> {
        let mut all = 0;
        for (table, since) in self.of {
            let mut rows = Query::select();
            rows.expr(Expr::col(Asterisk).count()).from(Alias::new(*table));
            if let Some(before) = before {
                rows.and_where(since.is_before(before));
            }
            let row = db.query_one(&rows).await?.ok_or_else(|| Error::internal("rows are not counted"))?;
            all += u64::try_from(row.try_get_by_index::<i64>(0)?).map_err(Error::internal)?;
        }
        Ok(all)
    }

    async fn delete(&self, tx: &Tx, _right: &Authorized<DeleteOverdue>, before: Moment) -> Result<u64> {
        let mut all = 0;
        for (table, since) in self.of {
            let rows = Query::delete().from_table(Alias::new(*table)).and_where(since.is_before(before)).to_owned();
            all += tx.execute(&rows).await?.rows_affected();
        }
        Ok(all)
    }
}
