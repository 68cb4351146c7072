//! The people of a demonstration, whom anybody can be with one click. They have no password.

use super::{memberships, organisations, people};
use crate::access::SignIn;
use crate::model::{MembershipChange, OrganisationChange, OrganisationKind, Person, PersonChange};
use kernel::access::Authorized;
use kernel::clock::day;
use kernel::{Capacity, Result, Sealed, Tx};

/// The organisation that the example partner and adviser act for.
const ORGANISATION: &str = "Buurthuis De Brug (voorbeeld)";

/// Name and address of each, and what else they can act as; `.invalid` can never be a real address.
const EXAMPLES: [(Capacity, &str, &str, Option<Capacity>); 11] = [
    (Capacity::Resident, "Inwoner (voorbeeld)", "inwoner@voorbeeld.invalid", None),
    (Capacity::Partner, "Partner (voorbeeld)", "partner@voorbeeld.invalid", None),
    (Capacity::Professional, "Hulpverlener (voorbeeld)", "hulpverlener@voorbeeld.invalid", None),
    (Capacity::Guide, "Gids (voorbeeld)", "gids@voorbeeld.invalid", None),
    (Capacity::TeamLead, "Teamleider (voorbeeld)", "teamleider@voorbeeld.invalid", None),
    // An official who lives here too: switches between the two.
    (Capacity::PolicyOfficer, "Beleidsmedewerker (voorbeeld)", "beleidsmedewerker@voorbeeld.invalid", Some(Capacity::Resident)),
    (Capacity::Controller, "Controller (voorbeeld)", "controller@voorbeeld.invalid", None),
    (Capacity::Councillor, "Raadslid (voorbeeld)", "raadslid@voorbeeld.invalid", None),
    (Capacity::AdvisoryCouncil, "Lid adviesraad (voorbeeld)", "adviesraad@voorbeeld.invalid", None),
    (Capacity::Administrator, "Beheerder (voorbeeld)", "beheerder@voorbeeld.invalid", None),
    (Capacity::PrivacyOfficer, "Privacyfunctionaris (voorbeeld)", "privacy@voorbeeld.invalid", None),
];

/// Adds the example people who are not there yet.
///
/// # Errors
/// When the database fails.
pub async fn seed_examples(tx: &Tx) -> Result<()> {
    let known = organisations::every(tx).await?.into_iter().find(|known| known.name == ORGANISATION);
    let organisation = match known {
        Some(known) => known.id,
        None => {
            let new = OrganisationChange { name: ORGANISATION.to_owned(), kind: OrganisationKind::Community };
            organisations::insert(tx, &new).await?
        }
    };
    for (capacity, name, email, other) in EXAMPLES {
        if people::of_address(tx, email).await?.is_some() {
            continue;
        }
        let new = PersonChange { name: name.to_owned(), email: email.to_owned(), active: true };
        let id = people::insert(tx, &new, None, true).await?;
        for capacity in [Some(capacity), other].into_iter().flatten() {
            let for_others = matches!(capacity, Capacity::Partner | Capacity::AdvisoryCouncil);
            let first = MembershipChange::from(capacity, day(tx.now()));
            let first = MembershipChange { organisation: for_others.then_some(organisation), ..first };
            memberships::insert(tx, id, &first).await?;
        }
    }
    Ok(())
}

/// The example person of a capacity, if they are there and active.
///
/// # Errors
/// When the database fails.
pub async fn example(db: &impl Sealed, _right: &Authorized<SignIn>, capacity: Capacity) -> Result<Option<Person>> {
    let Some((_, _, email, _)) = EXAMPLES.into_iter().find(|(of, ..)| *of == capacity) else { return Ok(None) };
    Ok(people::of_address(db, email).await?.filter(|person| person.example && person.active))
}
