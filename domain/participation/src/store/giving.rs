//! Taking in a contribution: its giver with a key of their own, what was said sealed under it, and a code to follow it by.

use super::contributions::{NAME, ORIGINAL};
use super::rows::{contribution, giver};
use crate::access::GiveContribution;
use crate::model::{Channel, Code, Consent, ContributionChange, SpokenAs, Standing};
use kernel::access::Authorized;
use kernel::ids::{ContributionId, PersonId, Ref};
use kernel::links::{self, Relation};
use kernel::vault::{self, Field, Keys};
use kernel::{Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

pub(super) const CONTACT: Field = Field::of("participation_giver", "contact");

/// What comes with what was typed.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// By what its giver follows it.
    pub code: &'a Code,
    /// By which way it came.
    pub channel: Channel,
    /// In which language, as a tag.
    pub language: &'a str,
}

/// Takes a contribution in, and gives its id. A code that is known already brings nothing new: its form was sent twice.
///
/// # Errors
/// When the database fails.
pub async fn give(
    tx: &Tx,
    _right: &Authorized<GiveContribution>,
    given: Given<'_>,
    change: &ContributionChange,
) -> Result<Option<ContributionId>> {
    let hash = given.code.hash();
    if giver::Entity::find().filter(giver::Column::Code.eq(hash.clone())).one(tx).await?.is_some() {
        return Ok(None);
    }
    let (person, id) = (PersonId::fresh(), ContributionId::fresh());
    vault::make(tx, person).await?;
    let keys = Keys::of(tx, [person]).await?;
    let seal =
        |field, row, text: &Option<String>| text.as_ref().map(|text| keys.seal(field, row, person, text.as_bytes())).transpose();
    let row = giver::ActiveModel {
        id: Set(person.0),
        code: Set(Some(hash)),
        contact: Set(seal(CONTACT, person.0, &change.email)?),
        person: Set(tx.viewer().person.filter(|_| given.channel == Channel::Online).map(|id| id.0)),
        made: Set(tx.now()),
    };
    giver::Entity::insert(row).exec_without_returning(tx).await?;
    let noted_by = tx.viewer().person.filter(|_| given.channel != Channel::Online);
    let row = contribution::ActiveModel {
        id: Set(id.0),
        giver: Set(person.0),
        channel: Set(given.channel.word().to_owned()),
        origin_kind: Set(None),
        origin: Set(None),
        origin_part: Set(None),
        language: Set(given.language.to_owned()),
        spoken_as: Set(change.spoken_as.word().to_owned()),
        consent: Set(change.consent.word().to_owned()),
        original: Set(Some(keys.seal(ORIGINAL, id.0, person, change.text.as_bytes())?)),
        name: Set(seal(NAME, id.0, &change.name)?),
        public_text: Set(None),
        public_name: Set(None),
        standing: Set(Standing::Received.word().to_owned()),
        shown: Set(false),
        noted_by: Set(noted_by.map(|id| id.0)),
        given: Set(tx.now()),
        revision: Set(1),
    };
    contribution::Entity::insert(row).exec_without_returning(tx).await?;
    if let Some(about) = change.about {
        links::link(tx, id.into(), Relation::About, about).await?;
    }
    Ok(Some(id))
}

/// Own words out of something that somebody filled in.
#[derive(Clone, Debug)]
pub struct Said {
    /// What was said.
    pub text: String,
    /// Of which part, by its number.
    pub part: u32,
    /// What it is about, when that is known.
    pub about: Option<Ref>,
}

/// Takes in what somebody said who has a data key already, each as a contribution of its own, all under one code; how many.
///
/// # Errors
/// [`kernel::Error::Taken`] when the code is somebody's already.
pub async fn give_all(
    tx: &Tx,
    person: PersonId,
    code: Vec<u8>,
    (language, consent): (&str, Consent),
    origin: Ref,
    all: Vec<Said>,
) -> Result<usize> {
    let row =
        giver::ActiveModel { id: Set(person.0), code: Set(Some(code)), contact: Set(None), person: Set(None), made: Set(tx.now()) };
    giver::Entity::insert(row).exec_without_returning(tx).await?;
    let keys = Keys::of(tx, [person]).await?;
    let count = all.len();
    for said in all {
        let id = ContributionId::fresh();
        let row = contribution::ActiveModel {
            id: Set(id.0),
            giver: Set(person.0),
            channel: Set(Channel::Online.word().to_owned()),
            origin_kind: Set(Some(origin.kind.word().to_owned())),
            origin: Set(Some(origin.id)),
            origin_part: Set(Some(said.part.into())),
            language: Set(language.to_owned()),
            spoken_as: Set(SpokenAs::Other.word().to_owned()),
            consent: Set(consent.word().to_owned()),
            original: Set(Some(keys.seal(ORIGINAL, id.0, person, said.text.as_bytes())?)),
            name: Set(None),
            public_text: Set(None),
            public_name: Set(None),
            standing: Set(Standing::Received.word().to_owned()),
            shown: Set(false),
            noted_by: Set(None),
            given: Set(tx.now()),
            revision: Set(1),
        };
        contribution::Entity::insert(row).exec_without_returning(tx).await?;
        links::link(tx, id.into(), Relation::MadeFrom, origin).await?;
        if let Some(about) = said.about {
            links::link(tx, id.into(), Relation::About, about).await?;
        }
    }
    Ok(count)
}
