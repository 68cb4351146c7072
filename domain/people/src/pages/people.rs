//! Everybody with an account, and adding somebody.

use crate::access::{Account, EditPeople};
use crate::model::{Person, PersonChange, PersonDraft, check_password};
use crate::pages::{PEOPLE, person_path};
use crate::{password, store};
use askama::Template;
use axum::http::StatusCode;
use kernel::Error;
use kernel::audit::Event;
use serde::Deserialize;
use web::{Answer, Checked, Faults, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage<'a> {
    shell: &'a Shell,
    people: Vec<Person>,
    draft: PersonDraft,
    faults: Faults,
}

impl PeoplePage<'_> {
    fn path(&self, person: &Person) -> String {
        person_path(person.id)
    }
    fn roles(&self, person: &Person) -> String {
        let words: Vec<_> = person.roles.iter().map(|role| self.shell.say(&format!("role-{}", role.word()))).collect();
        words.join(", ")
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewPersonForm {
    name: String,
    email: String,
    policy_officer: Option<String>,
    administrator: Option<String>,
    password: String,
}

pub(super) async fn get(visit: Visit) -> Answer {
    let people = store::all(&visit.reader()).await?;
    visit.page(&PeoplePage { shell: &visit.shell, people, draft: PersonDraft::default(), faults: Faults::none() })
}

pub(super) async fn post(visit: Visit, Checked(form): Checked<NewPersonForm>) -> Answer {
    let draft = PersonDraft {
        name: form.name,
        email: form.email,
        policy_officer: form.policy_officer,
        administrator: form.administrator,
        active: Some("on".to_owned()),
    };
    let change = match (draft.check(false), check_password("password", &form.password)) {
        (Ok(change), Ok(())) => change,
        (change, password) => return again(&visit, draft, both(change.err(), password.err())).await,
    };
    match add(&visit, &change, form.password).await {
        Err(Error::Taken(_)) => {
            let mut faults = Faults::none();
            faults.add("email", "fault-email-taken");
            again(&visit, draft, faults).await
        }
        added => {
            added?;
            visit.done(PEOPLE, "person-added")
        }
    }
}

async fn add(visit: &Visit, change: &PersonChange, password: String) -> kernel::Result<()> {
    let right = visit.allow::<EditPeople>(Account::OTHER)?;
    let hash = password::hash(password).await?;
    let tx = visit.begin().await?;
    let id = store::add_person(&tx, &right, change, Some(hash)).await?;
    let roles: Vec<_> = change.roles.iter().map(|role| role.word()).collect();
    tx.commit(Event::new("person.added").on(id).fact("roles", roles)).await
}

async fn again(visit: &Visit, draft: PersonDraft, faults: Faults) -> Answer {
    let people = store::all(&visit.reader()).await?;
    visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &PeoplePage { shell: &visit.shell, people, draft, faults })
}

fn both(one: Option<Faults>, other: Option<Faults>) -> Faults {
    let mut faults = one.unwrap_or_default();
    for (field, text) in other.iter().flat_map(Faults::all) {
        faults.add(field, text);
    }
    faults
}
