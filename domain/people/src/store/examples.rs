//! The people of a demonstration, whom anybody can be with one click. They have no password.

use super::people::{self, insert};
use super::rows::person;
use crate::model::{Person, PersonChange};
use kernel::{Result, Role, Tx};
use sea_orm::entity::prelude::*;

/// Name and address of each; `.invalid` can never be a real address.
const EXAMPLES: [(Role, &str, &str); 2] = [
    (Role::PolicyOfficer, "Beleidsmedewerker (voorbeeld)", "beleidsmedewerker@voorbeeld.invalid"),
    (Role::Administrator, "Beheerder (voorbeeld)", "beheerder@voorbeeld.invalid"),
];

/// Adds the example people who are not there yet.
///
/// # Errors
/// When the database fails.
pub async fn seed_examples(tx: &Tx) -> Result<()> {
    for (role, name, email) in EXAMPLES {
        if people::by_email(tx, email).await?.is_none() {
            let new = PersonChange { name: name.to_owned(), email: email.to_owned(), roles: [role].into(), active: true };
            insert(tx, &new, None, true).await?;
        }
    }
    Ok(())
}

/// The example person with a role, if they are there and active.
///
/// # Errors
/// When the database fails.
pub async fn example(db: &impl ConnectionTrait, role: Role) -> Result<Option<Person>> {
    let examples = person::Entity::find().filter(person::Column::Example.eq(true)).filter(person::Column::Active.eq(true));
    for row in examples.all(db).await? {
        let person = people::find(db, kernel::ids::PersonId(row.id)).await?;
        if person.roles.contains(&role) {
            return Ok(Some(person));
        }
    }
    Ok(None)
}
