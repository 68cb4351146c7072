//! Everybody with an account, and adding somebody.

use crate::access::{Account, EditPeople, Names};
use crate::letters::Desk;
use crate::model::{MembershipChange, MembershipDraft, Organisation, PassKind, Person, PersonChange, PersonDraft};
use crate::pages::confirm::Fresh;
use crate::pages::{PEOPLE, person_path, words};
use crate::store;
use askama::Template;
use axum::http::StatusCode;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::{Error, Tx, mail};
use serde::Deserialize;
use web::{Answer, Faults, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage<'a> {
    shell: &'a Shell,
    people: Vec<Person>,
    organisations: Vec<Organisation>,
    draft: PersonDraft,
    first: MembershipDraft,
    faults: Faults,
}

impl PeoplePage<'_> {
    fn path(&self, person: &Person) -> String {
        person_path(person.id)
    }
    fn capacities(&self, person: &Person) -> String {
        let capacities = person.capacities_on(self.shell.today);
        let words: Vec<_> = capacities.into_iter().map(|capacity| self.shell.capacity(capacity)).collect();
        words.join(", ")
    }
    fn known(&self) -> Vec<(String, String)> {
        words::organisations(&self.organisations)
    }
    fn choices(&self) -> Vec<(String, String)> {
        words::capacities(self.shell)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewPersonForm {
    name: String,
    email: String,
    capacity: String,
    organisation: String,
}

pub(super) async fn get(visit: Visit) -> Answer {
    let right = visit.allow::<EditPeople>(Account::OTHER)?;
    visit.saw(Event::new("person.listed").by(&right)).await?;
    show(&visit, StatusCode::OK, PersonDraft::default(), MembershipDraft::default(), Faults::none()).await
}

pub(super) async fn post(visit: Visit, Fresh(form): Fresh<NewPersonForm>) -> Answer {
    let draft = PersonDraft { name: form.name, email: form.email, active: Some("on".to_owned()) };
    let first =
        MembershipDraft { capacity: form.capacity, organisation: form.organisation, ..MembershipDraft::from(visit.shell.today) };
    let wrong = StatusCode::UNPROCESSABLE_ENTITY;
    let (change, membership) = match (draft.check(false), first.check()) {
        (Ok(change), Ok(membership)) => (change, membership),
        (change, membership) => {
            let faults = together([change.err(), membership.err()]);
            return show(&visit, wrong, draft, first, faults).await;
        }
    };
    match add(&visit, &change, &membership).await {
        Err(Error::Taken(_)) => {
            let mut faults = Faults::none();
            faults.add("email", "fault-email-taken");
            show(&visit, wrong, draft, first, faults).await
        }
        added => {
            added?;
            visit.done(PEOPLE, "person-added")
        }
    }
}

async fn add(visit: &Visit, change: &PersonChange, first: &MembershipChange) -> kernel::Result<()> {
    let right = visit.allow::<EditPeople>(Account::OTHER)?;
    let tx = visit.begin().await?;
    let id = store::add_person(&tx, &right, change, first, None).await?;
    invite(visit, &tx, id).await?;
    tx.commit(Event::new("person.added").by(&right).on(id).fact("capacity", first.capacity.word())).await
}

/// Sends somebody a personal link to choose a password by; an earlier one is withdrawn. No administrator ever knows or sets
/// the password of another.
pub(super) async fn invite(visit: &Visit, tx: &Tx, id: PersonId) -> kernel::Result<Authorized<EditPeople>> {
    let right = visit.allow::<EditPeople>(Account::of(id, &visit.viewer))?;
    let person = store::find(tx, &right).await?;
    let pass = store::give_pass(tx, &right, id, PassKind::Invitation).await?;
    let address = visit.address();
    let letter = Desk::of(visit, &address).pass(PassKind::Invitation, &person);
    mail::queue(tx, person.id, &person.email, letter, Some(pass)).await?;
    Ok(right)
}

async fn show(visit: &Visit, status: StatusCode, draft: PersonDraft, first: MembershipDraft, faults: Faults) -> Answer {
    let reader = visit.reader();
    let people = store::all(&reader, &visit.allow(Account::OTHER)?).await?;
    let organisations = store::organisations(&reader, &visit.allow(Names)?).await?;
    visit.page_with(status, &PeoplePage { shell: &visit.shell, people, organisations, draft, first, faults })
}

fn together<const N: usize>(all: [Option<Faults>; N]) -> Faults {
    let mut faults = Faults::none();
    for (field, text) in all.iter().flatten().flat_map(Faults::all) {
        faults.add(field, text);
    }
    faults
}
