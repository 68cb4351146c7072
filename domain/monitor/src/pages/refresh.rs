//! How often a table of CBS is fetched: the choice of an officer.

use crate::access::{AllFigures, ImportFigures};
use crate::model::{Every, Refresh, is_cbs_table};
use crate::refresh::queue;
use crate::store;
use kernel::Error;
use serde::Deserialize;
use web::{Answer, Checked, Visit, paths};

#[derive(Debug, Deserialize)]
pub(crate) struct Choice {
    table: String,
    every: String,
}

/// Keeps the choice; a table that is switched on is fetched at once, and then every so often.
pub(crate) async fn post(visit: Visit, Checked(choice): Checked<Choice>) -> Answer {
    let right = visit.allow::<ImportFigures>(AllFigures)?;
    let every = Every::read(&choice.every).filter(|_| is_cbs_table(&choice.table)).ok_or(Error::NotFound)?;
    let known = store::refresh(&visit.reader(), &right, &choice.table).await?;
    let next_run = (every != Every::Never).then_some(visit.now);
    let refresh = Refresh { every, round: known.round + 1, next_run, ..known };
    let tx = visit.begin().await?;
    let event = store::save_refresh(&tx, &right, &refresh).await?;
    queue(&tx, &refresh).await?;
    tx.commit(event).await?;
    visit.done(paths::WORK_FIGURES, "refresh-kept")
}
