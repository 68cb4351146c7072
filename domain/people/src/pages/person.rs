//! One account: name, address, whether they can sign in, as what they act, and an invitation.

use crate::access::{Account, EditPeople, GrantCapacity, Names};
use crate::letters::Desk;
use crate::model::{
    Difference, Membership, MembershipDraft, Organisation, PassKind, Person, PersonChange, PersonDraft, Session, WaysIn,
    differences,
};
use crate::pages::confirm::Fresh;
use crate::pages::keepers::{self, Happened};
use crate::pages::{PEOPLE, people, person_path, words};
use crate::store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use chrono::Duration;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{MembershipId, PersonId};
use kernel::{Error, mail};
use serde::Deserialize;
use web::texts::Arg;
use web::{Answer, Faults, NoFields, Shell, Visit, filters};

/// Whoever was there within this is there now, as far as an administrator sees.
const LATELY: Duration = Duration::minutes(15);

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage<'a> {
    shell: &'a Shell,
    person: Person,
    organisations: Vec<Organisation>,
    ways_in: WaysIn,
    /// Where they are signed in: the browser, and as what, since when and whether they are there.
    sessions: Vec<(String, String)>,
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
    fn organisation(&self, membership: &Membership) -> Option<&str> {
        let id = membership.organisation?;
        self.organisations.iter().find(|one| one.id == id).map(|one| one.name.as_str())
    }
    /// `vanaf 1 januari 2026`, `1 januari 2026 tot en met 30 juni 2026`
    fn days(&self, membership: &Membership) -> String {
        let from = words::day(self.shell, membership.starts);
        match membership.ends.map(|day| words::day(self.shell, day)) {
            Some(until) => self.shell.say_with("membership-from-until", &[("from", from.value()), ("until", until.value())]),
            None => self.shell.say_with("membership-from", &[("from", from.value())]),
        }
    }
    /// How many there are of each kind that there are.
    fn ways_in(&self) -> Vec<String> {
        let ways = self.ways_in;
        let counts = [
            ("ways-in-passwords", ways.passwords),
            ("ways-in-identities", ways.identities),
            ("ways-in-passkeys", ways.passkeys),
            ("ways-in-second-factors", ways.second_factors),
        ];
        let there = counts.into_iter().filter(|(_, count)| *count > 0);
        there.map(|(key, count)| self.shell.say_with(key, &[("count", count.value())])).collect()
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

pub(super) async fn get(visit: Visit, Path(id): Path<PersonId>) -> Answer {
    let right = visit.allow::<EditPeople>(Account::of(id, &visit.viewer))?;
    let person = store::find(&visit.reader(), &right).await?;
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
            visit.done(PEOPLE, keepers::notice_of_loss(&visit, &person, "people-saved", "people-saved-no-officer").await?)
        }
    }
}

pub(super) async fn post_invitation(visit: Visit, Path(id): Path<PersonId>, Fresh(NoFields {}): Fresh<NoFields>) -> Answer {
    let tx = visit.begin().await?;
    let right = people::invite(&visit, &tx, id).await?;
    tx.commit(Event::new("person.invited").by(&right).on(id)).await?;
    visit.done(&person_path(id), "person-invited")
}

pub(super) async fn post_capacity(visit: Visit, Path(id): Path<PersonId>, Fresh(new): Fresh<MembershipDraft>) -> Answer {
    let right = visit.allow::<GrantCapacity>(Account::of(id, &visit.viewer))?;
    let person = store::find(&visit.reader(), &right).await?;
    let change = match new.check(visit.shell.today) {
        Ok(change) => change,
        Err(faults) => {
            return Shown { new, faults, ..Shown::of(person, &visit) }.show(&visit, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let tx = visit.begin().await?;
    match store::grant(&tx, &right, id, &change).await {
        Err(Error::Refused(text)) => {
            drop(tx);
            let shown = Shown { new, faults: fault("capacity", text), ..Shown::of(person, &visit) };
            shown.show(&visit, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        granted => {
            granted?;
            keepers::tell_of_new(&visit, &tx, id, change.capacity).await?;
            tx.commit(Event::new("capacity.granted").by(&right).on(id).fact("capacity", change.capacity.word())).await?;
            visit.done(&person_path(id), "capacity-granted")
        }
    }
}

pub(super) async fn post_end(
    visit: Visit,
    Path((id, membership)): Path<(PersonId, MembershipId)>,
    Fresh(NoFields {}): Fresh<NoFields>,
) -> Answer {
    let right = visit.allow::<GrantCapacity>(Account::of(id, &visit.viewer))?;
    let person = store::find(&visit.reader(), &right).await?;
    let tx = visit.begin().await?;
    match store::end_membership(&tx, &right, id, membership).await {
        Err(Error::Refused(text)) => {
            drop(tx);
            let shown = Shown { faults: fault("capacity", text), ..Shown::of(person, &visit) };
            shown.show(&visit, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        ended => {
            let capacity = ended?;
            keepers::tell_of(&visit, &tx, &person, Happened::Ended(capacity)).await?;
            tx.commit(Event::new("capacity.ended").by(&right).on(id).fact("capacity", capacity.word())).await?;
            let notice = keepers::notice_of_loss(&visit, &person, "capacity-ended", "capacity-ended-no-officer").await?;
            visit.done(&person_path(id), notice)
        }
    }
}

pub(super) async fn post_sessions_end(visit: Visit, Path(id): Path<PersonId>, Fresh(NoFields {}): Fresh<NoFields>) -> Answer {
    let right = visit.allow::<EditPeople>(Account::of(id, &visit.viewer))?;
    let tx = visit.begin().await?;
    store::end_sessions(&tx, &right).await?;
    tx.commit(Event::new("session.all_ended").by(&right).on(id)).await?;
    visit.done(&person_path(id), "person-sessions-ended")
}

/// Where somebody is signed in, in words; when they were there, to a quarter of an hour.
async fn sessions(visit: &Visit, id: PersonId) -> kernel::Result<Vec<(String, String)>> {
    let right = visit.allow::<EditPeople>(Account::of(id, &visit.viewer))?;
    let (shell, now) = (&visit.shell, visit.now);
    let line = |one: Session| {
        let recent = if now - one.seen < LATELY { "yes" } else { "no" };
        let (capacity, since) = (shell.capacity(one.capacity), words::moment(shell, one.created));
        let args = [("capacity", capacity.value()), ("since", since.value()), ("recent", recent.value())];
        let browser = if one.browser.is_empty() { shell.say("session-unknown") } else { one.browser };
        (browser, shell.say_with("person-session-line", &args))
    };
    Ok(store::sessions_of(&visit.reader(), &right, now).await?.into_iter().map(line).collect())
}

/// Whoever gets another e-mail address hears of it at the old one, and chooses a password by a link in the mail to the new one.
async fn save(
    visit: &Visit,
    right: &Authorized<EditPeople>,
    before: &Person,
    change: &PersonChange,
    opened_at: i64,
) -> kernel::Result<()> {
    let tx = visit.begin().await?;
    let ways = store::ways_in(&tx, right).await?;
    store::change_person(&tx, right, before.id, change, opened_at).await?;
    if before.email != change.email {
        let address = visit.address();
        let desk = Desk::of(visit, &address);
        mail::queue(&tx, before.id, &before.email, desk.address_changed(before), None).await?;
        if change.active && !before.example {
            // Whoever never came in is invited anew.
            let (kind, letter) = if ways.is_none() {
                (PassKind::Invitation, desk.pass(PassKind::Invitation, before))
            } else {
                (PassKind::Recovery, desk.address_new(before))
            };
            let pass = store::give_pass(&tx, right, before.id, kind).await?;
            mail::queue(&tx, before.id, &change.email, letter, Some(pass)).await?;
        }
        keepers::tell_of(visit, &tx, before, Happened::Moved).await?;
    }
    if before.name != change.name {
        keepers::tell_of(visit, &tx, before, Happened::Renamed).await?;
    }
    if before.active != change.active {
        keepers::tell_of(visit, &tx, before, if change.active { Happened::On } else { Happened::Off }).await?;
    }
    let event = Event::new("person.changed").by(right).on(before.id).fact("active", change.active);
    let event = event.fact("active_changed", before.active != change.active);
    // What the name or the address was is personal, and is not kept here.
    let event = event.fact("name_changed", before.name != change.name);
    tx.commit(event.fact("address_changed", before.email != change.email)).await
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

    /// The page; whoever sees it saw this person, also when something was wrong with what they sent.
    async fn show(self, visit: &Visit, status: StatusCode) -> Answer {
        let sessions = sessions(visit, self.person.id).await?;
        let Self { person, draft, new, faults, differences } = self;
        let right = visit.allow::<EditPeople>(Account::of(person.id, &visit.viewer))?;
        visit.saw(Event::new("person.seen").by(&right).on(person.id)).await?;
        let reader = visit.reader();
        let organisations = store::organisations(&reader, &visit.allow(Names)?).await?;
        let ways_in = store::ways_in(&reader, &right).await?;
        let shell = &visit.shell;
        let page = PersonPage { shell, person, organisations, ways_in, sessions, draft, new, faults, differences };
        visit.page_with(status, &page)
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
