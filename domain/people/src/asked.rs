//! Work that somebody asked for and that is done later: only while they may still ask it.

use crate::access::{Account, EditPeople};
use crate::store;
use kernel::access::Policies;
use kernel::clock::day;
use kernel::jobs::Job;
use kernel::{Db, Error, Moment, Result, Viewer};

/// Whether whoever asked for a job may still have it done: they are there, may sign in, and hold the capacity that they asked it in.
/// What a visitor or the program itself asked is nobody's.
///
/// # Errors
/// When the database fails.
pub async fn still_stands(db: &Db, policies: &Policies, now: Moment, job: &Job) -> Result<bool> {
    let Some(asker) = job.viewer.person else { return Ok(true) };
    let system = Viewer::system();
    let right = policies.allow::<EditPeople>(&system, Account::of(asker, &system))?;
    match store::find(&db.reader(), &right).await {
        Ok(person) => Ok(person.active && person.capacities_on(day(now)).contains(&job.viewer.capacity)),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}
