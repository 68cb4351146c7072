//! Deleting what is past its term: accounts by destroying their key, as always; the rest by its rows.

use super::deletion;
use super::rows::{identity, membership, pass, passkey, person};
use crate::access::EditPeople;
use kernel::access::Authorized;
use kernel::ids::PersonId;
use kernel::retention::{DeleteOverdue, Rows, Rule, Since};
use kernel::{Capacity, Moment, Reader, Result, Tx, vault};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{Condition, QueryOrder, QuerySelect};
use std::collections::BTreeSet;

/// Which accounts go by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accounts {
    /// Those that were switched off, counted from when they were.
    Off,
    /// Those that nobody ever used, counted from when the last invitation ran out.
    Unused,
}

/// How what this part keeps for a term is deleted. Accounts come first: their links and requests go with them.
pub fn rules() -> Vec<&'static dyn Rule> {
    static ROWS: [Rows; 6] = [
        // That somebody was looked for may have led to an emergency of which whoever counts may not know.
        Rows::new("attempts", &[("people_attempt", Since::Moment("at"))]).uncounted(),
        Rows::new(
            "sessions",
            &[
                ("people_session", Since::Moment("expires")),
                ("people_entry", Since::Moment("expires")),
                ("people_challenge", Since::Moment("expires")),
                ("people_detour", Since::Moment("expires")),
                ("people_share_session", Since::Moment("expires")),
                ("people_way_back", Since::Moment("ends")),
            ],
        ),
        Rows::new("passes", &[("people_pass", Since::Moment("expires"))]),
        Rows::new("devices", &[("people_device", Since::Moment("seen"))]),
        Rows::new("shares", &[("people_share", Since::Moment("expires"))]),
        Rows::new("requests", &[("people_rights_request", Since::Moment("answered"))]),
    ];
    let rows = ROWS.iter().map(|rule| rule as &dyn Rule);
    [&Accounts::Off as &dyn Rule, &Accounts::Unused].into_iter().chain(rows).collect()
}

#[async_trait::async_trait]
impl Rule for Accounts {
    fn key(&self) -> &'static str {
        match self {
            Self::Off => "accounts_off",
            Self::Unused => "accounts_unused",
        }
    }

    fn tables(&self) -> Vec<&'static str> {
        vec!["people_person", vault::TABLE]
    }

    async fn count(&self, db: &Reader, before: Option<Moment>) -> Result<u64> {
        match before {
            Some(before) => Ok(self.overdue(db, before).await?.len() as u64),
            None => Ok(self.all().count(db).await?),
        }
    }

    async fn delete(&self, tx: &Tx, _right: &Authorized<DeleteOverdue>, before: Moment) -> Result<u64> {
        let overdue = self.overdue(tx, before).await?;
        for id in &overdue {
            deletion::destroy(tx, *id).await?;
        }
        Ok(overdue.len() as u64)
    }
}

impl Accounts {
    /// Those that this is about, whether or not they are past their term.
    fn all(self) -> Select<person::Entity> {
        use person::Column::{Example, Id, Name, OffSince, Password};
        let there = person::Entity::find().filter(Name.is_not_null());
        match self {
            Self::Off => there.filter(OffSince.is_not_null()),
            Self::Unused => there
                .filter(Example.eq(false))
                .filter(Password.is_null())
                .filter(Id.not_in_subquery(owners(identity::Entity, identity::Column::Person)))
                .filter(Id.not_in_subquery(owners(passkey::Entity, passkey::Column::Person))),
        }
    }

    /// Those that began to count at this moment or before, the oldest first. Administrators stay while nobody else would be left to keep
    /// the accounts.
    async fn overdue(self, db: &impl ConnectionTrait, before: Moment) -> Result<Vec<PersonId>> {
        let overdue = match self {
            Self::Off => self.all().filter(person::Column::OffSince.lte(before)),
            Self::Unused => {
                let mut open = owners(pass::Entity, pass::Column::Person);
                open.and_where(pass::Column::Expires.gt(before));
                self.all().filter(person::Column::Created.lte(before)).filter(person::Column::Id.not_in_subquery(open))
            }
        };
        let overdue = overdue.order_by_asc(person::Column::Created).order_by_asc(person::Column::Id);
        let ids: Vec<Uuid> = overdue.select_only().column(person::Column::Id).into_tuple().all(db).await?;
        let stay = administrators(db, &ids).await?;
        Ok(ids.into_iter().filter(|id| !stay.contains(id)).map(PersonId).collect())
    }
}

/// The accounts that began to count at this moment or before, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn overdue_accounts(
    db: &impl ConnectionTrait,
    _right: &Authorized<EditPeople>,
    which: Accounts,
    before: Moment,
) -> Result<Vec<PersonId>> {
    which.overdue(db, before).await
}

/// Who stays of these people: the administrators among them, unless an active one without an end is left without them. Whoever goes
/// could not sign in any more, or never did.
async fn administrators(db: &impl ConnectionTrait, among: &[Uuid]) -> Result<BTreeSet<Uuid>> {
    use membership::Column::{Capacity as Acts, Ends, Person};
    if among.is_empty() {
        return Ok(BTreeSet::new());
    }
    let all = membership::Entity::find().filter(Acts.eq(Capacity::Administrator.word()));
    let all: BTreeSet<Uuid> = all.select_only().column(Person).into_tuple::<Uuid>().all(db).await?.into_iter().collect();
    let lasting = membership::Entity::find().filter(Acts.eq(Capacity::Administrator.word())).filter(Ends.is_null());
    let lasting: Vec<Uuid> = lasting.select_only().column(Person).into_tuple().all(db).await?;
    let others = Condition::all().add(person::Column::Id.is_in(lasting)).add(person::Column::Id.is_not_in(among.to_vec()));
    let left = person::Entity::find().filter(others).filter(person::Column::Active.eq(true)).count(db).await?;
    Ok(if left > 0 { BTreeSet::new() } else { all })
}

/// The people of some rows.
fn owners(table: impl EntityTrait, person: impl ColumnTrait) -> SelectStatement {
    let mut owners = Query::select();
    owners.column(person).from(table);
    owners
}
