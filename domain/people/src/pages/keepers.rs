//! Whoever keeps the accounts or sees to personal data: nobody comes to do so unseen.

use crate::access::{Account, EditPeople, KeepOwnAccount, OwnAccount};
use crate::letters::Desk;
use crate::store;
use kernel::ids::PersonId;
use kernel::{Capacity, Result, Tx, mail};
use web::Visit;

/// As what they act.
pub(super) const KEEPERS: [Capacity; 2] = [Capacity::Administrator, Capacity::PrivacyOfficer];

/// Whether somebody answers what people ask about their data today.
pub(super) async fn has_privacy_officer(visit: &Visit) -> Result<bool> {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    Ok(!store::acting(&visit.reader(), &right, &[Capacity::PrivacyOfficer], visit.now).await?.is_empty())
}

/// Tells whoever gets such a capacity, and all others who have one but whoever gave it. Of any other capacity nobody hears.
pub(super) async fn tell_of_new(visit: &Visit, tx: &Tx, to: PersonId, capacity: Capacity) -> Result<()> {
    if !KEEPERS.contains(&capacity) {
        return Ok(());
    }
    let receiver = store::find(tx, &visit.allow::<EditPeople>(Account::of(to, &visit.viewer))?).await?;
    let mut others = store::acting(tx, &visit.allow::<KeepOwnAccount>(OwnAccount)?, &KEEPERS, visit.now).await?;
    others.retain(|one| !one.example && one.id != to && Some(one.id) != visit.viewer.person);
    let address = visit.address();
    let desk = Desk::of(visit, &address);
    if !receiver.example {
        mail::queue(tx, to, &receiver.email, desk.keeper_you(&receiver, capacity), None).await?;
    }
    for other in &others {
        mail::queue(tx, other.id, &other.email, desk.keeper_other(other, &receiver, capacity, &visit.viewer.name), None).await?;
    }
    Ok(())
}
