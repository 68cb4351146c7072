//! Mail: queued in the transaction of the write that asks for it, sent beside the pages, tried again when that fails.
//!
//! A mail goes out at least once: a process that dies between sending and writing that down sends it again, under the same
//! `Message-ID`. Address and text are sealed with the key of whoever gets it. The secret of a personal link is made when its mail goes out, so that no copy of the database holds one.

use crate::access::Authorized;
use crate::ids::{MailId, PassId, PersonId, Ref};
use crate::rights::{KeepOwnAccount, ReadMailQueue, SendMail};
use crate::vault::{Field, Keys};
use crate::{Error, Moment, Result, Sealed, Tx};
use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, QuerySelect};

/// Stands in a text where the secret of its personal link comes. Nobody can type it: no form takes a zero.
pub const SECRET: &str = "\0secret\0";

const ADDRESS: Field = Field::of("kernel_mail", "address");
const BODY: Field = Field::of("kernel_mail", "body");

/// A process that dies keeps a mail for this long at most; sending takes less.
const LEASE: Duration = Duration::minutes(5);
/// How long a mail waits after each try that failed; after one more it is given up.
const WAITS: [Duration; 6] = [
    Duration::minutes(1),
    Duration::minutes(5),
    Duration::minutes(15),
    Duration::hours(1),
    Duration::hours(4),
    Duration::hours(12),
];

/// How far a mail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailStatus {
    /// It is still to go out, or to be tried again.
    Waiting,
    /// Somebody is at it.
    Sending,
    /// A mail server took it.
    Sent,
    /// It was not sent but shown, in a demonstration.
    Shown,
    /// It was refused for good, or too often.
    GivenUp,
    /// What it was about was over before it went out.
    Dropped,
}

impl MailStatus {
    const ALL: [Self; 6] = [Self::Waiting, Self::Sending, Self::Sent, Self::Shown, Self::GivenUp, Self::Dropped];

    /// The word in the database and the texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Shown => "shown",
            Self::GivenUp => "given_up",
            Self::Dropped => "dropped",
        }
    }
}

/// What is written to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Nothing personal: it is read on locked screens and in logs of mail servers.
    pub subject: String,
    /// Plain text.
    pub text: String,
}

/// A mail as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Its id.
    pub id: MailId,
    /// Who gets it.
    pub person: PersonId,
    /// To which address; none when the key of whoever gets it was destroyed.
    pub address: Option<String>,
    /// What is written; the text is empty once nothing more is done with it.
    pub letter: Letter,
    /// The personal link in it.
    pub pass: Option<PassId>,
    /// How far it is.
    pub status: MailStatus,
    /// How often it was tried.
    pub attempts: i64,
    /// The key of a text that tells why it did not go out; empty when there is nothing to tell.
    pub why: String,
    /// When it was asked for.
    pub created: Moment,
}

mod row {
    use super::{DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EnumIter};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kernel_mail")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub person: Uuid,
        pub address: Vec<u8>,
        pub subject: String,
        pub body: Option<Vec<u8>>,
        pub pass: Option<Uuid>,
        pub state: String,
        pub attempts: i64,
        pub why: String,
        pub leased_until: Option<DateTimeUtc>,
        pub next_try: DateTimeUtc,
        pub created: DateTimeUtc,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Queues a mail to a person in the transaction of what it belongs to. `address` need not be theirs any more.
///
/// # Errors
/// [`Error::NotFound`] when the person was deleted.
pub async fn queue(tx: &Tx, person: PersonId, address: &str, letter: Letter, pass: Option<PassId>) -> Result<MailId> {
    let id = MailId::fresh();
    let keys = Keys::of(tx, [person]).await?;
    let row = row::ActiveModel {
        id: Set(id.0),
        person: Set(person.0),
        address: Set(keys.seal(ADDRESS, id.0, person, address.as_bytes())?),
        subject: Set(letter.subject),
        body: Set(Some(keys.seal(BODY, id.0, person, letter.text.as_bytes())?)),
        pass: Set(pass.map(|pass| pass.0)),
        state: Set(MailStatus::Waiting.word().to_owned()),
        attempts: Set(0),
        why: Set(String::new()),
        leased_until: Set(None),
        next_try: Set(tx.now()),
        created: Set(tx.now()),
    };
    row::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// The newest mails but for those with these ids, newest first.
///
/// # Errors
/// When the database fails.
pub async fn newest(db: &impl Sealed, _right: &Authorized<ReadMailQueue>, hidden: &[Ref], limit: u64) -> Result<Vec<Mail>> {
    let shown = row::Entity::find().filter(row::Column::Id.is_not_in(hidden.iter().map(|mail| mail.id)));
    let rows = shown.order_by_desc(row::Column::Created).order_by_desc(row::Column::Id).limit(limit);
    let rows = rows.all(db).await?;
    let keys = Keys::of(db, rows.iter().map(|row| PersonId(row.person))).await?;
    rows.into_iter().map(|row| read(&keys, row)).collect()
}

/// The mails to whoever is signed in that are remembered, newest first.
///
/// # Errors
/// When the database fails.
pub async fn own(db: &impl Sealed, right: &Authorized<KeepOwnAccount>) -> Result<Vec<Mail>> {
    let person = right.person()?;
    let rows = row::Entity::find().filter(row::Column::Person.eq(person.0));
    let rows = rows.order_by_desc(row::Column::Created).order_by_desc(row::Column::Id).all(db).await?;
    let keys = Keys::of(db, [person]).await?;
    rows.into_iter().map(|row| read(&keys, row)).collect()
}

/// Takes away every mail to a person: what is still to go out never does.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &Tx, person: PersonId) -> Result<()> {
    row::Entity::delete_many().filter(row::Column::Person.eq(person.0)).exec(tx).await?;
    Ok(())
}

/// Whether a mail is due, without a write.
///
/// # Errors
/// When the database fails.
pub async fn is_due(db: &impl ConnectionTrait, now: Moment) -> Result<bool> {
    Ok(due(now).one(db).await?.is_some())
}

fn due(now: Moment) -> Select<row::Entity> {
    let state = |status: MailStatus| Condition::all().add(row::Column::State.eq(status.word()));
    let waiting = state(MailStatus::Waiting).add(row::Column::NextTry.lte(now));
    let abandoned = state(MailStatus::Sending).add(row::Column::LeasedUntil.lt(now));
    // Somebody waits for a link before they can go on.
    let first = row::Entity::find().filter(Condition::any().add(waiting).add(abandoned));
    first.order_by_desc(row::Column::Pass.is_not_null()).order_by_asc(row::Column::NextTry).limit(1)
}

/// Takes the next mail that is due: one that waits, or one whose process died. Two processes never take the same.
///
/// # Errors
/// When the database fails.
pub async fn lease(tx: &Tx, _right: &Authorized<SendMail>) -> Result<Option<Mail>> {
    let Some(found) = due(tx.now()).one(tx).await? else { return Ok(None) };
    let taken = row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(MailStatus::Sending.word()))
        .col_expr(row::Column::LeasedUntil, Expr::value(tx.now() + LEASE))
        .col_expr(row::Column::Attempts, Expr::value(found.attempts + 1))
        .filter(row::Column::Id.eq(found.id))
        .filter(row::Column::Attempts.eq(found.attempts))
        .exec(tx)
        .await?;
    if taken.rows_affected != 1 {
        return Ok(None);
    }
    let mail = read(&Keys::of(tx, [PersonId(found.person)]).await?, found)?;
    Ok(Some(Mail { status: MailStatus::Sending, attempts: mail.attempts + 1, ..mail }))
}

/// A mail server took it: its text goes.
///
/// # Errors
/// When the database fails.
pub async fn sent(tx: &Tx, id: MailId) -> Result<()> {
    end(tx, id, MailStatus::Sent, None, "").await
}

/// It is shown instead of sent, with its whole text.
///
/// # Errors
/// [`Error::NotFound`] when whoever gets it was deleted meanwhile.
pub async fn shown(tx: &Tx, mail: &Mail) -> Result<()> {
    let keys = Keys::of(tx, [mail.person]).await?;
    let text = keys.seal(BODY, mail.id.0, mail.person, mail.letter.text.as_bytes())?;
    end(tx, mail.id, MailStatus::Shown, Some(text), "").await
}

/// What it was about is over: it never goes out.
///
/// # Errors
/// When the database fails.
pub async fn drop(tx: &Tx, id: MailId) -> Result<()> {
    end(tx, id, MailStatus::Dropped, None, "").await
}

/// It was refused for good. `why` is the key of a text.
///
/// # Errors
/// When the database fails.
pub async fn give_up(tx: &Tx, id: MailId, why: &str) -> Result<()> {
    end(tx, id, MailStatus::GivenUp, None, why).await
}

/// It did not go out this time: it is tried again after a while that gets longer, or given up after the last time. `why` is
/// the key of a text.
///
/// # Errors
/// When the database fails.
pub async fn put_off(tx: &Tx, mail: &Mail, why: &str) -> Result<MailStatus> {
    let tried = usize::try_from(mail.attempts).map_err(Error::internal)?;
    let Some(wait) = tried.checked_sub(1).and_then(|tried| WAITS.get(tried)) else {
        give_up(tx, mail.id, why).await?;
        return Ok(MailStatus::GivenUp);
    };
    row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(MailStatus::Waiting.word()))
        .col_expr(row::Column::Why, Expr::value(why))
        .col_expr(row::Column::NextTry, Expr::value(tx.now() + *wait))
        .filter(row::Column::Id.eq(mail.id.0))
        .exec(tx)
        .await?;
    Ok(MailStatus::Waiting)
}

async fn end(tx: &Tx, id: MailId, status: MailStatus, text: Option<Vec<u8>>, why: &str) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(status.word()))
        .col_expr(row::Column::Body, Expr::value(text))
        .col_expr(row::Column::Why, Expr::value(why))
        .filter(row::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

fn read(keys: &Keys, row: row::Model) -> Result<Mail> {
    let status = MailStatus::ALL.into_iter().find(|status| status.word() == row.state);
    let person = PersonId(row.person);
    let text = row.body.map(|body| keys.text(BODY, row.id, person, &body)).transpose()?.flatten();
    Ok(Mail {
        id: MailId(row.id),
        person,
        address: keys.text(ADDRESS, row.id, person, &row.address)?,
        letter: Letter { subject: row.subject, text: text.unwrap_or_default() },
        pass: row.pass.map(PassId),
        status: status.ok_or_else(|| Error::internal("a mail in a state that nobody knows"))?,
        attempts: row.attempts,
        why: row.why,
        created: row.created,
    })
}
