//! Deleting what is past its term. The terms stand in the register of processing activities ([`crate::activities`]); each part tells
//! by a [`Rule`] how what it keeps is counted and deleted. Once a night everything goes that was past its term at three o'clock, so
//! that what goes is known beforehand.

mod holds;
mod night;
mod rows;
mod term;

pub use holds::{Hold, HoldId, hold, holds, is_held, release};
pub use night::{Done, Outlook, begun, delete, finish, next_night, night_of, nights, outlook};
pub use rows::{Rows, Since};
pub use term::Term;

use crate::access::{Authorized, Fact, Resource};
use crate::{Moment, Reader, Result, Tx, audit};

/// The kind of the job that deletes once a night.
pub const JOB: &str = "kernel.retention";

/// How long everything is kept, as the thing that rights are about.
#[derive(Clone, Copy, Debug)]
pub struct Terms;

impl Resource for Terms {
    const TYPE: &'static str = "Terms";
    fn facts(&self) -> Vec<(&'static str, Fact)> {
        Vec::new()
    }
}

crate::actions! {
    /// Seeing what is kept how long, and what will go.
    ReadTerms "read_terms" on Terms: Terms;
    /// Holding what a rule would delete.
    HoldTerms "hold_terms" on Terms: Terms;
    /// Deleting what is past its term.
    DeleteOverdue "delete_overdue" on Terms: Terms;
}

/// How something that is kept for a term is counted and deleted.
#[async_trait::async_trait]
pub trait Rule: std::fmt::Debug + Send + Sync {
    /// Its key, in the register and the texts.
    fn key(&self) -> &'static str;

    /// Out of which tables it deletes.
    fn tables(&self) -> Vec<&'static str>;

    /// How many there are; only those that began to count at this moment or before, when it is given.
    ///
    /// # Errors
    /// When the database fails.
    async fn count(&self, db: &Reader, before: Option<Moment>) -> Result<u64>;

    /// Whether people are told how many there are. Not where that tells of something that they may not know of.
    fn is_counted(&self) -> bool {
        true
    }

    /// Deletes what began to count at this moment or before; how many.
    ///
    /// # Errors
    /// When the database fails.
    async fn delete(&self, tx: &Tx, right: &Authorized<DeleteOverdue>, before: Moment) -> Result<u64>;
}

/// The rules of what all parts keep the same way.
pub fn rules() -> Vec<&'static dyn Rule> {
    static ROWS: [Rows; 3] = [
        Rows::new("jobs", &[("kernel_job", Since::Moment("finished"))]),
        Rows::new("removals", &[("kernel_tombstone", Since::LastDay("keep_until")), ("kernel_hold", Since::LastDay("last_day"))]),
        Rows::new("mails", &[("kernel_mail", Since::Moment("created"))]).uncounted(),
    ];
    ROWS.iter().map(|rule| rule as &dyn Rule).chain([&audit::cut::Events as &dyn Rule]).collect()
}
