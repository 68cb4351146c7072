//! Contributions as officers handle them and as everybody reads them.

use super::giving::CONTACT;
use super::rows::{answered, contribution, giver};
use crate::access::{HandleContribution, ListContributions, ReadContributions};
use crate::model::{Channel, Consent, Contribution, Published, SpokenAs, Standing};
use kernel::access::{Authorized, Closed};
use kernel::ids::{ContributionId, Kind, PersonId, Ref};
use kernel::links::{self, Relation};
use kernel::search::{self, Entry};
use kernel::vault::{Field, Keys};
use kernel::{Error, Result, Sealed, Tx};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Query};
use sea_orm::{QueryOrder, QuerySelect, UpdateMany};

pub(super) const ORIGINAL: Field = Field::of("participation_contribution", "original");
pub(super) const NAME: Field = Field::of("participation_contribution", "name");

/// So many characters of a contribution are its name where there is room for one line.
const LINE: usize = 80;

/// What an officer found when they looked whether everybody may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// Everybody may, in these words; the name too, when its giver wants that.
    Publish(String),
    /// It is not shown.
    KeepInside,
}

/// A contribution that everybody may read; without its text when its giver took it back.
///
/// # Errors
/// [`Error::NotFound`] when it is not public.
pub async fn published(db: &impl ConnectionTrait, _right: &Authorized<ReadContributions>, id: ContributionId) -> Result<Published> {
    let row = contribution::Entity::find_by_id(id.0).one(db).await?;
    row.filter(|row| row.shown).and_then(public).ok_or(Error::NotFound)
}

/// The newest of those that everybody may read.
///
/// # Errors
/// When the database fails.
pub async fn newest(db: &impl ConnectionTrait, _right: &Authorized<ReadContributions>, most: u64) -> Result<Vec<Published>> {
    use contribution::Column::{Given, Id, Standing as State};
    let rows = contribution::Entity::find().filter(State.eq(Standing::Public.word()));
    let rows = rows.order_by_desc(Given).order_by_desc(Id).limit(most).all(db).await?;
    Ok(rows.into_iter().filter_map(public).collect())
}

/// What a contribution is about, and where it was used.
///
/// # Errors
/// When the database fails.
pub async fn subjects_of(
    db: &impl ConnectionTrait,
    _right: &Authorized<ReadContributions>,
    id: ContributionId,
    relation: Relation,
) -> Result<Vec<Ref>> {
    let thing = Ref::from(id);
    let around = links::around(db, thing).await?;
    Ok(around.into_iter().filter(|link| link.from == thing && link.relation == relation).map(|link| link.to).collect())
}

/// What there is to handle: what nobody answered yet, the oldest first; what was put off comes after that.
///
/// # Errors
/// When the database fails.
pub async fn waiting(db: &impl Sealed, _right: &Authorized<ListContributions>, most: u64) -> Result<Vec<Contribution>> {
    use contribution::Column::{Given, Id, Standing as State};
    let answered = Query::select().column(answered::Column::Contribution).from(answered::Entity).to_owned();
    let open = contribution::Entity::find().filter(State.ne(Standing::Withdrawn.word()));
    let open = open.filter(State.eq(Standing::Received.word()).or(Id.not_in_subquery(answered)));
    let rows = open.order_by_asc(Given).order_by_asc(Id).limit(most).all(db).await?;
    let keys = Keys::of(db, rows.iter().map(|row| PersonId(row.giver))).await?;
    rows.into_iter().map(|row| read(&keys, row)).collect()
}

/// A contribution with what was said; who may read it is for the policies.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn contribution(db: &impl Sealed, id: ContributionId) -> Result<Closed<Contribution>> {
    let row = contribution::Entity::find_by_id(id.0).one(db).await?.ok_or(Error::NotFound)?;
    let keys = Keys::of(db, [PersonId(row.giver)]).await?;
    Ok(Closed::new(read(&keys, row)?))
}

/// Where the giver of a contribution wants to hear of it.
///
/// # Errors
/// [`Error::Denied`] when the right was given for another one.
pub async fn contact(db: &impl Sealed, right: &Authorized<HandleContribution>, of: &Contribution) -> Result<Option<String>> {
    fits(right, of)?;
    let row = giver::Entity::find_by_id(of.giver.0).one(db).await?.ok_or(Error::NotFound)?;
    let keys = Keys::of(db, [of.giver]).await?;
    row.contact.map_or(Ok(None), |sealed| keys.text(CONTACT, row.id, of.giver, &sealed))
}

/// An officer checked whether everybody may read it. Without its giver's consent nobody may.
///
/// # Errors
/// [`Error::Denied`] when the right was given for another one, or its giver did not agree; [`Error::Stale`] when it changed meanwhile.
pub async fn check(tx: &Tx, right: &Authorized<HandleContribution>, before: &Contribution, found: &Check) -> Result<()> {
    fits(right, before)?;
    match found {
        Check::Publish(_) if before.consent == Consent::Inside => Err(Error::Denied),
        Check::Publish(text) => {
            let name = before.name.as_deref().filter(|_| before.consent == Consent::Named);
            let shown = of(before).col_expr(contribution::Column::Shown, Expr::value(true));
            changed(tx, shown, Standing::Public, Some((text, name))).await?;
            let entry = Entry {
                thing: before.id.into(),
                title: line(text),
                line: String::new(),
                path: web::paths::contribution(before.id),
                text: text.clone(),
            };
            search::put(tx, vec![entry]).await
        }
        Check::KeepInside => {
            changed(tx, of(before), Standing::KeptInside, None).await?;
            search::take_out(tx, before.id.into()).await
        }
    }
}

/// The beginning of a text, on one line.
pub fn line(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= LINE {
        return flat;
    }
    let cut: String = flat.chars().take(LINE).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

/// A contribution, as it was read: a write over a later one changes nothing.
pub(super) fn of(before: &Contribution) -> UpdateMany<contribution::Entity> {
    contribution::Entity::update_many()
        .filter(contribution::Column::Id.eq(before.id.0))
        .filter(contribution::Column::Revision.eq(before.revision))
}

/// Writes how far it is, and what everybody reads of it.
pub(super) async fn changed(
    tx: &Tx,
    update: UpdateMany<contribution::Entity>,
    standing: Standing,
    shown: Option<(&String, Option<&str>)>,
) -> Result<()> {
    use contribution::Column::{PublicName, PublicText, Revision, Standing as State};
    let update = update
        .col_expr(State, Expr::value(standing.word()))
        .col_expr(PublicText, Expr::value(shown.map(|(text, _)| text.clone())))
        .col_expr(PublicName, Expr::value(shown.and_then(|(_, name)| name.map(str::to_owned))))
        .col_expr(Revision, Expr::col(Revision).add(1));
    if update.exec(tx).await?.rows_affected == 1 { Ok(()) } else { Err(Error::Stale) }
}

pub(super) fn fits(right: &Authorized<HandleContribution>, contribution: &Contribution) -> Result<()> {
    if *right.on() == contribution.into() { Ok(()) } else { Err(Error::Denied) }
}

fn public(row: contribution::Model) -> Option<Published> {
    let is_there = row.public_text.is_some() || row.standing == Standing::Withdrawn.word();
    is_there.then_some(())?;
    Some(Published {
        id: ContributionId(row.id),
        text: row.public_text,
        name: row.public_name,
        channel: Channel::read(&row.channel)?,
        language: row.language,
        spoken_as: SpokenAs::read(&row.spoken_as)?,
        given: row.given,
    })
}

pub(super) fn read(keys: &Keys, row: contribution::Model) -> Result<Contribution> {
    let giver = PersonId(row.giver);
    let text = |field, sealed: Option<Vec<u8>>| sealed.map_or(Ok(None), |sealed| keys.text(field, row.id, giver, &sealed));
    let unknown = || Error::internal("a word that nobody knows");
    Ok(Contribution {
        id: ContributionId(row.id),
        giver,
        channel: Channel::read(&row.channel).ok_or_else(unknown)?,
        language: row.language,
        spoken_as: SpokenAs::read(&row.spoken_as).ok_or_else(unknown)?,
        consent: Consent::read(&row.consent).ok_or_else(unknown)?,
        original: text(ORIGINAL, row.original)?,
        name: text(NAME, row.name)?,
        public_text: row.public_text,
        standing: Standing::read(&row.standing).ok_or_else(unknown)?,
        given: row.given,
        revision: row.revision,
        own: false,
    })
}

/// What every contribution that is there is about.
///
/// # Errors
/// When the database fails.
pub async fn about(db: &impl ConnectionTrait, _right: &Authorized<ReadContributions>) -> Result<Vec<links::Link>> {
    links::from_kind(db, Kind::Contribution, Relation::About).await
}
