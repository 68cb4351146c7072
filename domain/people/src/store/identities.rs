//! Accounts elsewhere by which people sign in here, and those on their way by another organisation.

use super::rows::{detour, identity, pass, person};
use super::secrets::{sha256, token};
use super::{passes, passkeys, people, ways_in};
use crate::access::{KeepOwnAccount, SignIn};
use crate::model::{DETOUR_LASTS, Detour, Errand, Identity, PassKind, Person, identity_key};
use kernel::access::Authorized;
use kernel::ids::{IdentityId, PassId, PersonId};
use kernel::vault::Field;
use kernel::{Error, Result, Sealed, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

const HASH: Field = Field::of("people_identity", "hash");

/// The secret of somebody who sets out; see `openid::Secrets`.
///
/// # Errors
/// When the machine gives no random number.
pub fn detour_secret() -> Result<String> {
    token()
}

/// Keeps that somebody set out with this secret. Those who never came back go.
///
/// # Errors
/// When the database fails.
pub async fn begin_detour(tx: &Tx, _right: &Authorized<SignIn>, secret: &str, new: &Detour) -> Result<()> {
    detour::Entity::delete_many().filter(detour::Column::Expires.lte(tx.now())).exec(tx).await?;
    let (person, pass) = match new.errand {
        Errand::SignIn => (None, None),
        Errand::Link(person) => (Some(person.0), None),
        Errand::Accept(pass) => (None, Some(pass.0)),
    };
    let row = detour::ActiveModel {
        hash: Set(sha256(secret)),
        provider: Set(new.provider.clone()),
        person: Set(person),
        pass: Set(pass),
        back: Set(new.back.clone()),
        shared: Set(new.shared),
        expires: Set(tx.now() + DETOUR_LASTS),
    };
    detour::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Somebody with this secret came back from a provider. Nobody comes back twice.
///
/// # Errors
/// When the database fails.
pub async fn end_detour(tx: &Tx, _right: &Authorized<SignIn>, secret: &str, provider: &str) -> Result<Option<Detour>> {
    let hash = sha256(secret);
    let under_way = detour::Entity::find_by_id(&hash).filter(detour::Column::Provider.eq(provider));
    let Some(row) = under_way.filter(detour::Column::Expires.gt(tx.now())).one(tx).await? else { return Ok(None) };
    // Two at once: one of them finds it gone.
    if detour::Entity::delete_by_id(&hash).exec(tx).await?.rows_affected != 1 {
        return Ok(None);
    }
    let errand = match (row.person, row.pass) {
        (Some(person), _) => Errand::Link(PersonId(person)),
        (None, Some(pass)) => Errand::Accept(PassId(pass)),
        (None, None) => Errand::SignIn,
    };
    Ok(Some(Detour { provider: row.provider, errand, back: row.back, shared: row.shared }))
}

/// The active person whose account this one elsewhere opens.
///
/// # Errors
/// When the database fails.
pub async fn by_identity(db: &impl Sealed, _right: &Authorized<SignIn>, of: &openid::Identity) -> Result<Option<Person>> {
    let Some(row) = identity::Entity::find().filter(identity::Column::Hash.eq(hash(db, of))).one(db).await? else {
        return Ok(None);
    };
    Ok(Some(people::one(db, PersonId(row.person)).await?).filter(|person| person.active))
}

/// The accounts elsewhere that open that of whoever is signed in, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn identities(db: &impl ConnectionTrait, right: &Authorized<KeepOwnAccount>) -> Result<Vec<Identity>> {
    let rows = identity::Entity::find().filter(identity::Column::Person.eq(right.person()?.0));
    let rows = rows.order_by_asc(identity::Column::Linked).order_by_asc(identity::Column::Id).all(db).await?;
    Ok(rows.into_iter().map(|row| Identity { id: IdentityId(row.id), provider: row.provider, linked: row.linked }).collect())
}

/// Lets an account elsewhere open that of whoever is signed in; `two`: whether they showed two things of themselves there. That counts
/// only when they did so here too: else a password would be enough to make a way in that its owner cannot take off.
///
/// # Errors
/// [`Error::Refused`] when it opens an account already, and when they have more than a password and did not show it.
pub async fn link_identity(
    tx: &Tx,
    _right: &Authorized<KeepOwnAccount>,
    provider: &str,
    of: &openid::Identity,
    two: bool,
) -> Result<IdentityId> {
    passkeys::no_weaker(tx, tx.viewer()).await?;
    let viewer = tx.viewer();
    insert(tx, viewer.person.ok_or(Error::SignInFirst)?, provider, of, two && viewer.second_factor).await
}

/// Uses an invitation up for an account elsewhere, in the place of a password.
///
/// # Errors
/// [`Error::Refused`] when the invitation is used, withdrawn or over, when there is another way in meanwhile, or when that account
/// opens another one already.
pub async fn accept_by_identity(
    tx: &Tx,
    _right: &Authorized<SignIn>,
    id: PassId,
    provider: &str,
    of: &openid::Identity,
    two: bool,
) -> Result<(Person, IdentityId)> {
    let good = pass::Entity::find_by_id(id.0).filter(pass::Column::Expires.gt(tx.now()));
    let good = good.filter(pass::Column::Kind.eq(PassKind::Invitation.word()));
    let invited = PersonId(good.one(tx).await?.ok_or(passes::OVER)?.person);
    passes::withdraw(tx, invited).await?;
    let row = person::Entity::find_by_id(invited.0).filter(person::Column::Active.eq(true)).one(tx).await?;
    row.ok_or(passes::OVER)?;
    if !ways_in::of(tx, invited).await?.is_none() {
        return Err(passes::OVER);
    }
    let linked = insert(tx, invited, provider, of, two).await?;
    Ok((people::one(tx, invited).await?, linked))
}

/// Takes an account elsewhere off that of whoever is signed in.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs; [`Error::Refused`] when they have more than a password and did not show it.
pub async fn end_identity(tx: &Tx, _right: &Authorized<KeepOwnAccount>, id: IdentityId) -> Result<()> {
    passkeys::no_weaker(tx, tx.viewer()).await?;
    let own = tx.viewer().person.ok_or(Error::NotFound)?;
    let rows = identity::Entity::delete_many().filter(identity::Column::Id.eq(id.0)).filter(identity::Column::Person.eq(own.0));
    if rows.exec(tx).await?.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}

async fn insert(tx: &Tx, person: PersonId, provider: &str, of: &openid::Identity, guards: bool) -> Result<IdentityId> {
    let id = IdentityId::fresh();
    let row = identity::ActiveModel {
        id: Set(id.0),
        person: Set(person.0),
        provider: Set(provider.to_owned()),
        hash: Set(hash(tx, of)),
        linked: Set(tx.now()),
        guards: Set(guards),
    };
    match identity::Entity::insert(row).exec_without_returning(tx).await.map_err(Error::from) {
        Err(Error::Taken(_)) => Err(Error::Refused("refused-identity-taken")),
        other => other.map(|_| id),
    }
}

/// Whoever has no keys works nobody's number out of it.
fn hash(db: &impl Sealed, of: &openid::Identity) -> Vec<u8> {
    db.vault().lookup(HASH, &identity_key(&of.issuer, &of.subject))
}

/// Whether whoever is at the door has an account elsewhere that guards theirs here: it was linked while they showed two things of
/// themselves there, and here too unless they came by an invitation. A password opens nothing beside it.
///
/// # Errors
/// When the database fails.
pub async fn has_guarding_identity(db: &impl ConnectionTrait, _right: &Authorized<SignIn>, person: &Person) -> Result<bool> {
    Ok(guarding(db, person.id).await? > 0)
}

/// How many accounts elsewhere guard that of a person: see [`has_guarding_identity`].
pub(super) async fn guarding(db: &impl ConnectionTrait, of: PersonId) -> Result<u64> {
    let theirs = identity::Entity::find().filter(identity::Column::Person.eq(of.0));
    Ok(theirs.filter(identity::Column::Guards.eq(true)).count(db).await?)
}

/// Takes those accounts elsewhere off that of a person that do not guard it.
pub(super) async fn forget_weak_identities(tx: &Tx, of: PersonId) -> Result<()> {
    let theirs = identity::Entity::delete_many().filter(identity::Column::Person.eq(of.0));
    theirs.filter(identity::Column::Guards.eq(false)).exec(tx).await?;
    Ok(())
}

/// Takes every account elsewhere off that of a person.
pub(super) async fn forget_identities(tx: &Tx, of: PersonId) -> Result<()> {
    identity::Entity::delete_many().filter(identity::Column::Person.eq(of.0)).exec(tx).await?;
    Ok(())
}
