//! An emergency: for whoever holds it what it opens, while it lasts; for whoever oversees it what there is to know of it.

use super::{EMERGENCIES, others, oversight, path, words};
use crate::access::emergency::{EndEmergency, OverseeEmergency, ReadEmergency};
use crate::model::Emergency;
use crate::store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::Error;
use kernel::access::Authorized;
use kernel::ids::EmergencyId;
use people::access::Names;
use people::model::{Membership, Organisation, Person};
use web::{Answer, Checked, Faults, NoFields, Problem, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "emergency.html")]
struct EmergencyPage<'a> {
    shell: &'a Shell,
    emergency: &'a Emergency,
    person: Person,
    organisations: Vec<Organisation>,
    ground: String,
    state: String,
}

impl EmergencyPage<'_> {
    fn acts(&self) -> impl Iterator<Item = &Membership> {
        self.person.memberships.iter().filter(|membership| membership.holds_on(self.shell.today))
    }
    fn capacity(&self, membership: &Membership) -> String {
        let (acting, of) = (self.shell.capacity(membership.capacity), membership.organisation);
        match self.organisations.iter().find(|one| Some(one.id) == of) {
            Some(organisation) => format!("{acting}, {}", organisation.name),
            None => acting,
        }
    }
    fn untold(&self) -> bool {
        self.emergency.told.is_none()
    }
    fn path(&self) -> String {
        path(self.emergency.id)
    }
}

pub(super) async fn get(visit: Visit, Path(id): Path<EmergencyId>) -> Answer {
    let at_hand = store::at_hand(&visit.reader(), id, visit.now).await?;
    if let Ok(right) = visit.allow::<ReadEmergency>(at_hand.clone()) {
        return look(&visit, &right, id).await;
    }
    // For anybody else, and for the holder from its end on, it is not there.
    let right = visit.allow::<OverseeEmergency>(at_hand).map_err(|_| Error::NotFound)?;
    let emergency = store::emergency(&visit.reader(), &right, id).await?;
    let event = others::event("emergency_review.seen", id, emergency.person, emergency.told.is_some());
    visit.saw(event.by(&right)).await?;
    oversight::show(&visit, StatusCode::OK, &emergency, oversight::Typed::default(), Faults::none()).await
}

/// Each look is recorded before anything is shown.
async fn look(visit: &Visit, right: &Authorized<ReadEmergency>, id: EmergencyId) -> Answer {
    let reader = visit.reader();
    let emergency = store::emergency(&reader, right, id).await?;
    let person = people::store::find(&reader, right).await?;
    let tx = visit.begin().await?;
    store::look(&tx, right, &emergency).await?;
    let event = others::event("emergency.seen", id, emergency.person, emergency.told.is_some());
    tx.commit(event.by(right)).await?;
    let page = EmergencyPage {
        shell: &visit.shell,
        emergency: &emergency,
        person,
        organisations: organisations(visit).await?,
        ground: words::ground(&visit.shell, &emergency.ground)?,
        state: words::state(&visit.shell, &emergency, visit.now),
    };
    visit.page(&page)
}

async fn organisations(visit: &Visit) -> Result<Vec<Organisation>, Problem> {
    Ok(people::store::organisations(&visit.reader(), &visit.allow(Names)?).await?)
}

/// Whoever holds it ends it. One that is not theirs is not there.
pub(super) async fn post_end(visit: Visit, Path(id): Path<EmergencyId>, Checked(NoFields {}): Checked<NoFields>) -> Answer {
    let at_hand = store::at_hand(&visit.reader(), id, visit.now).await?;
    let right = visit.allow::<EndEmergency>(at_hand).map_err(|_| Error::NotFound)?;
    let emergency = store::emergency(&visit.reader(), &right, id).await?;
    let tx = visit.begin().await?;
    store::end(&tx, &right, &emergency).await?;
    let event = others::event("emergency.ended", id, emergency.person, emergency.told.is_some());
    tx.commit(event.by(&right)).await?;
    visit.done(EMERGENCIES, "emergency-ended")
}
