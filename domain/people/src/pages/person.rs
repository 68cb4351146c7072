//! One account: name, address, whether they can sign in, as what they act, and an invitation.

use crate::access::{Account, EditPeople, GrantCapacity, Names};
use crate::letters::Desk;
use crate::model::{Difference, Membership, MembershipDraft, Organisation, Person, PersonChange, PersonDraft, differences};
use crate::pages::confirm::Fresh;
use crate::pages::{PEOPLE, people, person_path, words};
use crate::store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{MembershipId, PersonId};
use kernel::{Error, mail};
use serde::Deserialize;
use web::texts::Arg;
use web::{Answer, Faults, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage<'a> {
    shell: &'a Shell,
    person: Person,
    organisations: Vec<Organisation>,
    draft: PersonDraft,
    new: MembershipDraft,
    faults: Faults,
    /// What somebody else saved meanwhile.
    differences: Vec<Difference>,
}

impl PersonPage<'_> {
    fn path(&self) -> String {
        person_path(self.person.id)
    }
    fn own(&self) -> bool {
        self.shell.viewer.person == Some(self.person.id)
    }
    fn known(&self) -> Vec<(String, String)> {
        words::organisations(&self.organisations)
    }
    fn choices(&self) -> Vec<(String, String)> {
        words::capacities(self.shell)
    }
    fn capacity(&self, membership: &Membership) -> String {
        self.shell.capacity(membership.capacity)
    }
    fn organisation(&self, membership: &Membership) -> &str {
        let id = membership.organisation;
        self.organisations.iter().find(|one| Some(one.id) == id).map_or("", |one| one.name.as_str())
    }
    /// `vanaf 1 januari 2026`, `1 januari 2026 tot en met 30 juni 2026`
    fn days(&self, membership: &Membership) -> String {
        let from = words::day(self.shell, membership.starts);
        match membership.ends.map(|day| words::day(self.shell, day)) {
            Some(until) => self.shell.say_with("membership-from-until", &[("from", from.value()), ("until", until.value())]),
            None => self.shell.say_with("membership-from", &[("from", from.value())]),
        }
    }
    fn goes_on(&self, membership: &Membership) -> bool {
        membership.ends.is_none_or(|last| last >= self.shell.today)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PersonForm {
    name: String,
    email: String,
    active: Option<String>,
    revision: i64,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NoFields {}

pub(super) async fn get(visit: Visit, Path(id): Path<PersonId>) -> Answer {
    let right = visit.allow::<EditPeople>(Account::of(id, &visit.viewer))?;
    let person = store::find(&visit.reader(), &right).await?;
    visit.saw(Event::new("person.seen").by(&right).on(id)).await?;
    Shown::of(person, &visit).show(&visit, StatusCode::OK).await
}

pub(super) async fn post(visit: Visit, Path(id): Path<PersonId>, Fresh(form): Fresh<PersonForm>) -> Answer {
    let right = visit.allow::<EditPeople>(Account::of(id, &visit.viewer))?;
    let person = store::find(&visit.reader(), &right).await?;
    let draft = PersonDraft { name: form.name, email: form.email, active: form.active };
    let opened_at = form.revision;
    let again =
        |faults| Shown { draft: draft.clone(), faults, ..Shown::of(Person { revision: opened_at, ..person.clone() }, &visit) };
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let change = match draft.check(visit.viewer.person == Some(id)) {
        Ok(change) => change,
        Err(faults) => return again(faults).show(&visit, unprocessable).await,
    };
    match save(&visit, &right, &person, &change, opened_at).await {
        Err(Error::Taken(_)) => again(fault("email", "fault-email-taken")).show(&visit, unprocessable).await,
        Err(Error::Refused(text)) => again(fault("active", text)).show(&visit, unprocessable).await,
        Err(Error::Stale) => {
            let now = store::find(&visit.reader(), &right).await?;
            let differences = differences(fields(&visit.shell, &draft), fields(&visit.shell, &PersonDraft::of(&now)));
            Shown { draft, differences, ..Shown::of(now, &visit) }.show(&visit, StatusCode::CONFLICT).await
        }
        saved => {
            saved?;
            visit.done(PEOPLE, "people-saved")
        }
    }
}

pub(super) async fn post_invitation(visit: Visit, Path(id): Path<PersonId>, Fresh(_): Fresh<NoFields>) -> Answer {
    let tx = visit.begin().await?;
    let right = people::invite(&visit, &tx, id).await?;
    tx.commit(Event::new("person.invited").by(&right).on(id)).await?;
    visit.done(&person_path(id), "person-invited")
}

pub(super) async fn post_capacity(visit: Visit, Path(id): Path<PersonId>, Fresh(new): Fresh<MembershipDraft>) -> Answer {
    let right = visit.allow::<GrantCapacity>(Account::of(id, &visit.viewer))?;
    let person = store::find(&visit.reader(), &right).await?;
    let change = match new.check() {
        Ok(change) => change,
        Err(faults) => {
            return Shown { new, faults, ..Shown::of(person, &visit) }.show(&visit, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let tx = visit.begin().await?;
    store::grant(&tx, &right, id, &change).await?;
    tx.commit(Event::new("capacity.granted").by(&right).on(id).fact("capacity", change.capacity.word())).await?;
    visit.done(&person_path(id), "capacity-granted")
}

pub(super) async fn post_end(
    visit: Visit,
    Path((id, membership)): Path<(PersonId, MembershipId)>,
    Fresh(_): Fresh<NoFields>,
) -> Answer {
    let right = visit.allow::<GrantCapacity>(Account::of(id, &visit.viewer))?;
    let tx = visit.begin().await?;
    match store::end_membership(&tx, &right, id, membership).await {
        Err(Error::Refused(text)) => {
            drop(tx);
            let person = store::find(&visit.reader(), &right).await?;
            let shown = Shown { faults: fault("capacity", text), ..Shown::of(person, &visit) };
            shown.show(&visit, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        ended => {
            ended?;
            tx.commit(Event::new("capacity.ended").by(&right).on(id)).await?;
            visit.done(&person_path(id), "capacity-ended")
        }
    }
}

/// Whoever gets another e-mail address hears of it at the old one: it is the way to choose a password.
async fn save(
    visit: &Visit,
    right: &Authorized<EditPeople>,
    before: &Person,
    change: &PersonChange,
    opened_at: i64,
) -> kernel::Result<()> {
    let tx = visit.begin().await?;
    store::change_person(&tx, right, before.id, change, opened_at).await?;
    if before.email != change.email {
        let address = visit.address();
        mail::queue(&tx, before.id, &before.email, Desk::of(visit, &address).address_changed(before), None).await?;
    }
    tx.commit(Event::new("person.changed").by(right).on(before.id).fact("active", change.active)).await
}

fn fault(field: &'static str, text: &'static str) -> Faults {
    let mut faults = Faults::none();
    faults.add(field, text);
    faults
}

/// What the page shows beside what is stored of the organisations.
struct Shown {
    person: Person,
    draft: PersonDraft,
    new: MembershipDraft,
    faults: Faults,
    differences: Vec<Difference>,
}

impl Shown {
    fn of(person: Person, visit: &Visit) -> Self {
        let (draft, new) = (PersonDraft::of(&person), MembershipDraft::from(visit.shell.today));
        Self { person, draft, new, faults: Faults::none(), differences: Vec::new() }
    }

    async fn show(self, visit: &Visit, status: StatusCode) -> Answer {
        let organisations = store::organisations(&visit.reader(), &visit.allow(Names)?).await?;
        let Self { person, draft, new, faults, differences } = self;
        visit.page_with(status, &PersonPage { shell: &visit.shell, person, organisations, draft, new, faults, differences })
    }
}

/// A draft as pairs of label and words.
fn fields(shell: &Shell, draft: &PersonDraft) -> Vec<(&'static str, String)> {
    let yes = |ticked: &Option<String>| shell.say(if ticked.is_some() { "answer-yes" } else { "answer-no" });
    vec![
        ("person-name", draft.name.trim().to_owned()),
        ("person-email", crate::model::email_key(&draft.email)),
        ("person-active", yes(&draft.active)),
    ]
}
