//! Work that takes longer than a page may: queued in the database, leased by whichever process is free, with progress to look at.

use crate::access::{Action, Authorized, Closed};
use crate::ids::{JobId, PersonId};
use crate::rights::FollowTask;
use crate::{Capacity, Clock, Db, Error, Moment, Reader, Result, Tx, Viewer};
use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, QuerySelect};
use std::time::Duration as Wait;

/// A process that dies keeps a job for this long at most.
const LEASE: Duration = Duration::minutes(2);
/// How often a job that runs says that it is still there.
const SIGN_OF_LIFE: Wait = Wait::from_secs(30);
/// How often is looked whether a job was asked to stop.
const LOOK: Wait = Wait::from_millis(500);
/// A job that broke this often is given up.
const TRIES: i64 = 3;

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobStatus {
    /// Nobody took it yet.
    Waiting,
    /// Somebody is at it.
    Running,
    /// It did what it should.
    Done,
    /// It was given up; the outcome says why.
    Failed,
}

impl JobStatus {
    const ALL: [Self; 4] = [Self::Waiting, Self::Running, Self::Done, Self::Failed];

    /// The word in the database and the texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    /// Whether nothing more will happen.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed)
    }
}

/// A job as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// Which work, by the name that its part registered.
    pub kind: String,
    /// What the work needs, as its part wrote it (JSON).
    pub input: String,
    /// How far it is.
    pub status: JobStatus,
    /// Steps done.
    pub done: i64,
    /// Steps in all; 0 while not known.
    pub total: i64,
    /// What came of it, as its part wrote it (JSON); empty while it runs.
    pub outcome: String,
    /// On whose behalf.
    pub viewer: Viewer,
    /// When it was asked for.
    pub created: Moment,
    /// When it is due, or was.
    pub due: Moment,
    /// When it was over.
    pub finished: Option<Moment>,
    /// Whether somebody asked it to stop. One that was too far ends as if nobody had.
    pub stop_asked: bool,
}

impl Job {
    /// Whether somebody asked for it; else it is of the program itself.
    pub fn is_asked(&self) -> bool {
        self.viewer.person.is_some()
    }
}

mod row {
    use super::{DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EnumIter};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kernel_job")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub kind: String,
        pub input: String,
        pub state: String,
        pub done: i64,
        pub total: i64,
        pub outcome: String,
        pub attempts: i64,
        pub leased_until: Option<DateTimeUtc>,
        pub next_run: DateTimeUtc,
        pub person: Option<Uuid>,
        pub role: String,
        pub created: DateTimeUtc,
        pub finished: Option<DateTimeUtc>,
        pub stop_asked: Option<DateTimeUtc>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Queues a job in the transaction of what it belongs to.
///
/// # Errors
/// When the database fails.
pub async fn queue(tx: &Tx, kind: &str, input: String) -> Result<JobId> {
    queue_at(tx, kind, input, tx.now()).await
}

/// Queues a job that is due at a later moment.
///
/// # Errors
/// When the database fails.
pub async fn queue_at(tx: &Tx, kind: &str, input: String, at: Moment) -> Result<JobId> {
    insert(tx, tx.viewer(), kind, input, at).await
}

/// Queues a job of the program itself: whoever brought it about asked nothing of their own, and may be gone when it is due.
///
/// # Errors
/// When the database fails.
pub async fn queue_own(tx: &Tx, kind: &str, input: String, at: Moment) -> Result<JobId> {
    insert(tx, &Viewer::system(), kind, input, at).await
}

async fn insert(tx: &Tx, asker: &Viewer, kind: &str, input: String, at: Moment) -> Result<JobId> {
    let id = JobId::fresh();
    let row = row::ActiveModel {
        id: Set(id.0),
        kind: Set(kind.to_owned()),
        input: Set(input),
        state: Set(JobStatus::Waiting.word().to_owned()),
        done: Set(0),
        total: Set(0),
        outcome: Set(String::new()),
        attempts: Set(0),
        leased_until: Set(None),
        next_run: Set(at),
        person: Set(asker.person.map(|id| id.0)),
        role: Set(asker.capacity.word().to_owned()),
        created: Set(tx.now()),
        finished: Set(None),
        stop_asked: Set(None),
    };
    row::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// A job, for the page that shows its progress. Who asked for it decides who may follow it.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn find(db: &impl ConnectionTrait, id: JobId) -> Result<Closed<Job>> {
    one(db, id).await.map(Closed::new)
}

async fn one(db: &impl ConnectionTrait, id: JobId) -> Result<Job> {
    row::Entity::find_by_id(id.0).one(db).await?.map(read).ok_or(Error::NotFound)
}

/// The newest jobs that a right lets its holder follow, newest first: everybody's, or their own.
///
/// # Errors
/// When the database fails.
pub async fn newest(db: &impl ConnectionTrait, right: &Authorized<FollowTask>, limit: u64) -> Result<Vec<Job>> {
    let of = if right.on().own { Some(right.person()?) } else { None };
    let of = Condition::all().add_option(of.map(|person| row::Column::Person.eq(person.0)));
    let newest = row::Entity::find().filter(of).order_by_desc(row::Column::Created).order_by_desc(row::Column::Id).limit(limit);
    Ok(newest.all(db).await?.into_iter().map(read).collect())
}

/// The job of a kind that was asked for last, for whoever has a right to what it is about.
///
/// # Errors
/// When the database fails.
pub async fn last(db: &impl ConnectionTrait, right: &Authorized<impl Action>, kind: &str) -> Result<Option<Job>> {
    Ok(of_kind(db, right, kind, 1).await?.pop())
}

/// The newest jobs of a kind, newest first, for whoever has a right to what they are about.
///
/// # Errors
/// When the database fails.
pub async fn of_kind(db: &impl ConnectionTrait, _right: &Authorized<impl Action>, kind: &str, limit: u64) -> Result<Vec<Job>> {
    let of_kind = row::Entity::find().filter(row::Column::Kind.eq(kind));
    let newest = of_kind.order_by_desc(row::Column::Created).order_by_desc(row::Column::Id).limit(limit);
    Ok(newest.all(db).await?.into_iter().map(read).collect())
}

/// What a job of a kind was given, for whoever has the right to ask for the same.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn input(db: &impl ConnectionTrait, _right: &Authorized<impl Action>, kind: &str, id: JobId) -> Result<String> {
    let of_kind = row::Entity::find_by_id(id.0).filter(row::Column::Kind.eq(kind)).one(db).await?;
    of_kind.map(|row| row.input).ok_or(Error::NotFound)
}

/// The kinds of the jobs that are due, without a write.
///
/// # Errors
/// When the database fails.
pub async fn kinds_due(db: &impl ConnectionTrait, now: Moment) -> Result<Vec<String>> {
    Ok(due(now).select_only().column(row::Column::Kind).distinct().into_tuple().all(db).await?)
}

fn due(now: Moment) -> Select<row::Entity> {
    let abandoned = Condition::all().add(row::Column::State.eq(JobStatus::Running.word())).add(row::Column::LeasedUntil.lt(now));
    let waiting = row::Column::State.eq(JobStatus::Waiting.word());
    row::Entity::find().filter(row::Column::NextRun.lte(now)).filter(Condition::any().add(waiting).add(abandoned))
}

/// Takes the next job of a kind that is due: one that waits, or one whose process died. Two processes never take the same.
///
/// # Errors
/// When the database fails.
pub async fn lease(tx: &Tx, kind: &str) -> Result<Option<Job>> {
    let now = tx.now();
    let due = due(now).filter(row::Column::Kind.eq(kind)).order_by_asc(row::Column::NextRun).limit(1).one(tx).await?;
    let Some(job) = due else { return Ok(None) };
    let taken = row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(JobStatus::Running.word()))
        .col_expr(row::Column::LeasedUntil, Expr::value(now + LEASE))
        .col_expr(row::Column::Attempts, Expr::value(job.attempts + 1))
        .filter(row::Column::Id.eq(job.id))
        .filter(row::Column::Attempts.eq(job.attempts))
        .exec(tx)
        .await?;
    Ok((taken.rows_affected == 1).then(|| read(job)))
}

/// Tells how far a job is, and keeps it for another while.
///
/// # Errors
/// When the database fails.
pub async fn progress(tx: &Tx, id: JobId, done: i64, total: i64) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::Done, Expr::value(done))
        .col_expr(row::Column::Total, Expr::value(total))
        .col_expr(row::Column::LeasedUntil, Expr::value(tx.now() + LEASE))
        .filter(row::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Tells how far a job is that writes nothing else meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn tell(db: &Db, clock: Clock, id: JobId, done: i64, total: i64) -> Result<()> {
    let tx = db.begin(&Viewer::system(), clock.now()).await?;
    progress(&tx, id, done, total).await?;
    tx.stage().await
}

/// Says now and then that a job is still there, for as long as this is polled. It never ends.
pub async fn alive(db: &Db, clock: Clock, id: JobId) -> std::convert::Infallible {
    loop {
        tokio::time::sleep(SIGN_OF_LIFE).await;
        if let Err(error) = renew(db, clock, id).await {
            tracing::warn!(%error, "a job could not say that it is still there");
        }
    }
}

async fn renew(db: &Db, clock: Clock, id: JobId) -> Result<()> {
    let tx = db.begin(&Viewer::system(), clock.now()).await?;
    row::Entity::update_many()
        .col_expr(row::Column::LeasedUntil, Expr::value(tx.now() + LEASE))
        .filter(row::Column::Id.eq(id.0))
        .exec(&tx)
        .await?;
    tx.stage().await
}

/// Stops a job that waits, or asks one that runs to stop. `false` when it is over already.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] for a job of the program itself, which may be what keeps a promise.
pub async fn stop(tx: &Tx, _right: &Authorized<FollowTask>, id: JobId) -> Result<bool> {
    let job = one(tx, id).await?;
    if job.status.is_over() {
        return Ok(false);
    }
    if !job.is_asked() {
        return Err(Error::Refused("refused-job-own"));
    }
    row::Entity::update_many()
        .col_expr(row::Column::StopAsked, Expr::value(tx.now()))
        .filter(row::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    if job.status == JobStatus::Waiting {
        end(tx, id, JobStatus::Failed, String::new()).await?;
    }
    Ok(true)
}

/// Waits until somebody asks a job to stop.
pub async fn asked_to_stop(db: Reader, id: JobId) {
    loop {
        tokio::time::sleep(LOOK).await;
        // A database that does not answer for a moment asks for nothing.
        if one(&db, id).await.is_ok_and(|job| job.stop_asked) {
            return;
        }
    }
}

/// Ends a job with what came of it.
///
/// # Errors
/// When the database fails.
pub async fn finish(tx: &Tx, id: JobId, outcome: String) -> Result<()> {
    end(tx, id, JobStatus::Done, outcome).await
}

/// A job broke: it is tried again in a minute, or given up after the third time. `why` is shown meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn fail(tx: &Tx, id: JobId, why: String) -> Result<()> {
    let row = row::Entity::find_by_id(id.0).one(tx).await?.ok_or(Error::NotFound)?;
    if row.attempts >= TRIES || row.stop_asked.is_some() {
        return end(tx, id, JobStatus::Failed, why).await;
    }
    row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(JobStatus::Waiting.word()))
        .col_expr(row::Column::Outcome, Expr::value(why))
        .col_expr(row::Column::NextRun, Expr::value(tx.now() + Duration::minutes(1)))
        .filter(row::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Gives a job up at once: what it was given can never succeed.
///
/// # Errors
/// When the database fails.
pub async fn give_up(tx: &Tx, id: JobId, why: String) -> Result<()> {
    end(tx, id, JobStatus::Failed, why).await
}

async fn end(tx: &Tx, id: JobId, status: JobStatus, outcome: String) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(status.word()))
        .col_expr(row::Column::Outcome, Expr::value(outcome))
        .col_expr(row::Column::Finished, Expr::value(tx.now()))
        .filter(row::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

fn read(row: row::Model) -> Job {
    let capacity = Capacity::read(&row.role).unwrap_or(Capacity::Visitor);
    let viewer = match row.person {
        Some(id) => Viewer::person(PersonId(id), "", capacity),
        None if capacity == Capacity::System => Viewer::system(),
        None => Viewer::visitor(),
    };
    Job {
        id: JobId(row.id),
        kind: row.kind,
        input: row.input,
        status: JobStatus::ALL.into_iter().find(|status| status.word() == row.state).unwrap_or(JobStatus::Failed),
        done: row.done,
        total: row.total,
        outcome: row.outcome,
        viewer,
        created: row.created,
        due: row.next_run,
        finished: row.finished,
        stop_asked: row.stop_asked.is_some(),
    }
}
