//! Whoever keeps the accounts, sees to personal data or oversees who looks at it: nobody comes to do so, changes or goes unseen.

use crate::access::{Account, EditPeople, KeepOwnAccount, OwnAccount};
use crate::letters::Desk;
use crate::model::Person;
use crate::store;
use kernel::ids::PersonId;
use kernel::{Capacity, Result, Sealed, Tx, mail};
use web::Visit;

/// As what they act.
pub(super) const KEEPERS: [Capacity; 2] = [Capacity::Administrator, Capacity::PrivacyOfficer];

/// As what somebody does not come, change or go unseen: keepers, and team leads, who oversee emergencies about keepers too.
const WATCHED: [Capacity; 3] = [Capacity::Administrator, Capacity::PrivacyOfficer, Capacity::TeamLead];

/// What happened to the account of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Happened {
    /// It has another e-mail address. Its owner hears of that where it is done.
    Moved,
    /// Its owner is called otherwise.
    Renamed,
    /// Its owner may no longer sign in.
    Off,
    /// Its owner may sign in again.
    On,
    /// Its owner no longer acts in this capacity.
    Ended(Capacity),
    /// A way back was asked for its owner, who hears of that where it is done.
    WayBack,
    /// Its owner was deleted: nobody writes to them or reads their name any more.
    Deleted,
}

impl Happened {
    /// The key of the text that tells it.
    fn key(self) -> &'static str {
        match self {
            Self::Moved => "keeper-moved",
            Self::Renamed => "keeper-renamed",
            Self::Off => "keeper-off",
            Self::On => "keeper-on",
            Self::Ended(_) => "keeper-ended",
            Self::WayBack => "keeper-way-back",
            Self::Deleted => "keeper-deleted",
        }
    }

    /// Whether its owner hears of it here.
    fn is_told_to_owner(self) -> bool {
        matches!(self, Self::Renamed | Self::Off | Self::On | Self::Ended(_))
    }

    /// Whether there is one fewer of them by it.
    fn is_loss(self) -> bool {
        matches!(self, Self::Off | Self::Ended(_) | Self::Deleted)
    }
}

/// As what somebody is watched, today or from a later day on; nothing when they are not. Whether they may sign in does not count.
fn watched(person: &Person, visit: &Visit) -> Option<Capacity> {
    let lasts = person.memberships.iter().filter(|one| one.ends.is_none_or(|last| last >= visit.shell.today));
    lasts.map(|one| one.capacity).find(|capacity| WATCHED.contains(capacity))
}

/// Whether somebody answers what people ask about their data today.
async fn has_privacy_officer(visit: &Visit, db: &impl Sealed) -> Result<bool> {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    Ok(!store::acting(db, &right, &[Capacity::PrivacyOfficer], visit.now).await?.is_empty())
}

/// The notice after something by which somebody keeps nothing any more, or does not sign in: `usual`, or `alone` when the last privacy officer went by it.
/// `was`: as they were before.
pub(super) async fn notice_of_loss(visit: &Visit, was: &Person, usual: &'static str, alone: &'static str) -> Result<&'static str> {
    let answered = was.active && was.capacities_on(visit.shell.today).contains(&Capacity::PrivacyOfficer);
    Ok(if answered && !has_privacy_officer(visit, &visit.reader()).await? { alone } else { usual })
}

/// Tells whoever gets such a capacity, and all keepers but whoever gave it. Of any other capacity nobody hears.
pub(super) async fn tell_of_new(visit: &Visit, tx: &Tx, to: PersonId, capacity: Capacity) -> Result<()> {
    if !WATCHED.contains(&capacity) {
        return Ok(());
    }
    let receiver = store::find(tx, &visit.allow::<EditPeople>(Account::of(to, &visit.viewer))?).await?;
    let address = visit.address();
    let desk = Desk::of(visit, &address);
    if !receiver.example {
        mail::queue(tx, to, &receiver.email, desk.keeper_you(&receiver, capacity), None).await?;
    }
    for other in &others(visit, tx, to).await? {
        mail::queue(tx, other.id, &other.email, desk.keeper_other(other, &receiver, capacity, &visit.viewer), None).await?;
    }
    Ok(())
}

/// Tells all keepers what happened to the account of one of them or of a team lead, and its owner where nothing else tells them. Of
/// any other account nobody hears. `whom`: as they were before.
pub(super) async fn tell_of(visit: &Visit, tx: &Tx, whom: &Person, what: Happened) -> Result<()> {
    let capacity = match what {
        Happened::Ended(capacity) => Some(capacity).filter(|capacity| WATCHED.contains(capacity)),
        _ => watched(whom, visit),
    };
    let Some(capacity) = capacity else { return Ok(()) };
    let alone = what.is_loss() && capacity == Capacity::PrivacyOfficer && !has_privacy_officer(visit, tx).await?;
    let address = visit.address();
    let desk = Desk::of(visit, &address);
    let told = desk.keeper_told(what.key(), capacity, alone);
    if what.is_told_to_owner() && !whom.example && Some(whom.id) != visit.viewer.person {
        mail::queue(tx, whom.id, &whom.email, desk.keeper_changed_you(whom, &told), None).await?;
    }
    let name = Some(whom.name.as_str()).filter(|_| what != Happened::Deleted);
    for other in &others(visit, tx, whom.id).await? {
        let letter = desk.keeper_changed(other, (name, whom.id), &told, &visit.viewer);
        mail::queue(tx, other.id, &other.email, letter, None).await?;
    }
    Ok(())
}

/// All who keep something today, but whoever it is about and whoever did it.
async fn others(visit: &Visit, tx: &Tx, about: PersonId) -> Result<Vec<Person>> {
    let mut others = store::acting(tx, &visit.allow::<KeepOwnAccount>(OwnAccount)?, &KEEPERS, visit.now).await?;
    others.retain(|one| !one.example && one.id != about && Some(one.id) != visit.viewer.person);
    Ok(others)
}
