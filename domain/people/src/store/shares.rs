//! Links to one thing for people without an account: made, opened, withdrawn.

use super::people;
use super::rows::{share, share_session};
use super::secrets::{sha256, token};
use crate::access::{KeepOwnAccount, ShareThings, SignIn};
use crate::model::{Share, ShareChange};
use chrono::{Days, Duration};
use kernel::access::Authorized;
use kernel::clock::{day, start_of};
use kernel::ids::{Kind, PersonId, Ref, ShareId};
use kernel::vault::{Field, Keys};
use kernel::{Capacity, Error, Moment, Result, Sealed, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use std::collections::{BTreeMap, BTreeSet};

/// Sealed with the key of whoever made the link.
const RECEIVER: Field = Field::of("people_share", "receiver");

/// So long a browser reads on before the link is opened anew.
const READS_ON: Duration = Duration::hours(12);

/// Makes a link, and gives its secret, which is kept nowhere.
///
/// # Errors
/// When the machine gives no random number.
pub async fn add_share(tx: &Tx, _right: &Authorized<ShareThings>, thing: Ref, change: &ShareChange) -> Result<(ShareId, String)> {
    let made_by = tx.viewer().person.ok_or(Error::SignInFirst)?;
    share_session::Entity::delete_many().filter(share_session::Column::Expires.lte(tx.now())).exec(tx).await?;
    let (id, secret) = (ShareId::fresh(), token()?);
    let row = share::ActiveModel {
        id: Set(id.0),
        thing_kind: Set(thing.kind.word().to_owned()),
        thing: Set(thing.id),
        receiver: Set(Keys::of(tx, [made_by]).await?.seal(RECEIVER, id.0, made_by, change.receiver.as_bytes())?),
        hash: Set(sha256(&secret)),
        made_by: Set(made_by.0),
        created: Set(tx.now()),
        expires: Set(start_of(change.until + Days::new(1))),
        withdrawn: Set(None),
        opened: Set(0),
        last_opened: Set(None),
    };
    share::Entity::insert(row).exec_without_returning(tx).await?;
    Ok((id, secret))
}

/// All links to things of a kind, the newest first, as they are at a moment.
///
/// # Errors
/// When the database fails.
pub async fn shares(db: &impl Sealed, _right: &Authorized<ShareThings>, kind: Kind, now: Moment) -> Result<Vec<Share>> {
    let rows = share::Entity::find().filter(share::Column::ThingKind.eq(kind.word())).order_by_desc(share::Column::Created);
    let rows = rows.order_by_desc(share::Column::Id).all(db).await?;
    let keys = Keys::of(db, rows.iter().map(|row| PersonId(row.made_by))).await?;
    let mut acts = BTreeMap::new();
    for row in &rows {
        acts.insert(row.made_by, acting(db, PersonId(row.made_by), now).await?);
    }
    rows.into_iter().map(|row| read(&keys, acts.get(&row.made_by).cloned().unwrap_or_default(), row)).collect()
}

/// The links that whoever is signed in made, the newest first: for whom each was, when it was made, and from when it opens nothing.
///
/// # Errors
/// When the database fails.
pub async fn own_shares(db: &impl Sealed, right: &Authorized<KeepOwnAccount>) -> Result<Vec<(String, Moment, Moment)>> {
    let own = right.person()?;
    let rows = share::Entity::find().filter(share::Column::MadeBy.eq(own.0)).order_by_desc(share::Column::Created);
    let (rows, keys) = (rows.all(db).await?, Keys::of(db, [own]).await?);
    let told = |row: share::Model| {
        let receiver = keys.text(RECEIVER, row.id, own, &row.receiver)?.unwrap_or_default();
        Ok((receiver, row.created, row.withdrawn.map_or(row.expires, |withdrawn| Ord::min(withdrawn, row.expires))))
    };
    rows.into_iter().map(told).collect()
}

/// Withdraws a link: from the next request on it opens nothing, also where it is open.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn withdraw_share(tx: &Tx, _right: &Authorized<ShareThings>, id: ShareId) -> Result<()> {
    let withdrawn = share::Entity::update_many().col_expr(share::Column::Withdrawn, Expr::value(tx.now()));
    let withdrawn = withdrawn.filter(share::Column::Id.eq(id.0)).filter(share::Column::Withdrawn.is_null());
    if withdrawn.exec(tx).await?.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// The link with this secret, while it lasts; whether it opens anything is for [`crate::access::opens`]. To look at it does not count:
/// mail scanners look too.
///
/// # Errors
/// [`Error::NotFound`] when it opens nothing (any more).
pub async fn share(db: &impl Sealed, _right: &Authorized<SignIn>, secret: &str, now: Moment) -> Result<Share> {
    let row = share::Entity::find().filter(share::Column::Hash.eq(sha256(secret))).one(db).await?;
    whole(db, row, now).await?.filter(|share| share.lasts(now)).ok_or(Error::NotFound)
}

/// Opens a link: counts that, and gives what it opens with the token for the browser.
///
/// # Errors
/// As [`share`].
pub async fn open_share(tx: &Tx, right: &Authorized<SignIn>, secret: &str) -> Result<(Share, String)> {
    let share = share(tx, right, secret, tx.now()).await?;
    let opened = share::Entity::update_many()
        .col_expr(share::Column::Opened, Expr::col(share::Column::Opened).add(1))
        .col_expr(share::Column::LastOpened, Expr::value(tx.now()));
    opened.filter(share::Column::Id.eq(share.id.0)).exec(tx).await?;
    let token = token()?;
    let row = share_session::ActiveModel {
        hash: Set(sha256(&token)),
        share: Set(share.id.0),
        expires: Set(Ord::min(share.expires, tx.now() + READS_ON)),
    };
    share_session::Entity::insert(row).exec_without_returning(tx).await?;
    Ok((share, token))
}

/// The link that was opened in the browser with this token, also when it was withdrawn since: what it still opens is for the
/// policies.
///
/// # Errors
/// When the database fails.
pub async fn share_by_session(db: &impl Sealed, _right: &Authorized<SignIn>, token: &str, now: Moment) -> Result<Option<Share>> {
    let session = share_session::Entity::find_by_id(sha256(token)).filter(share_session::Column::Expires.gt(now)).one(db).await?;
    let Some(session) = session else { return Ok(None) };
    let row = share::Entity::find_by_id(session.share).one(db).await?;
    whole(db, row, now).await
}

async fn whole(db: &impl Sealed, row: Option<share::Model>, now: Moment) -> Result<Option<Share>> {
    let Some(row) = row else { return Ok(None) };
    let keys = Keys::of(db, [PersonId(row.made_by)]).await?;
    read(&keys, acting(db, PersonId(row.made_by), now).await?, row).map(Some)
}

/// As what somebody acts who may sign in; nothing when they may not, or were deleted.
async fn acting(db: &impl Sealed, id: PersonId, now: Moment) -> Result<BTreeSet<Capacity>> {
    match people::one(db, id).await {
        Ok(person) if person.active => Ok(person.capacities_on(day(now))),
        Ok(_) | Err(Error::NotFound) => Ok(BTreeSet::new()),
        Err(error) => Err(error),
    }
}

fn read(keys: &Keys, acts: BTreeSet<Capacity>, row: share::Model) -> Result<Share> {
    let kind = Kind::ALL.iter().copied().find(|kind| kind.word() == row.thing_kind);
    Ok(Share {
        id: ShareId(row.id),
        thing: Ref { kind: kind.ok_or_else(|| Error::internal("a link to nothing that is known"))?, id: row.thing },
        receiver: keys.text(RECEIVER, row.id, PersonId(row.made_by), &row.receiver)?.unwrap_or_default(),
        made_by: PersonId(row.made_by),
        acts,
        expires: row.expires,
        withdrawn: row.withdrawn,
        opened: row.opened,
        last_opened: row.last_opened,
    })
}
