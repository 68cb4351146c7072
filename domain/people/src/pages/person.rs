//! One account: name, address, roles, whether they can sign in, and another password.

use crate::access::{Account, EditPeople};
use crate::model::{Difference, Person, PersonChange, PersonDraft, check_password, differences};
use crate::pages::{PEOPLE, person_path};
use crate::{password, store};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::Error;
use kernel::audit::Event;
use kernel::ids::PersonId;
use serde::Deserialize;
use web::{Answer, Checked, Faults, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage<'a> {
    shell: &'a Shell,
    person: &'a Person,
    draft: PersonDraft,
    faults: Faults,
    /// What somebody else saved meanwhile.
    differences: Vec<Difference>,
}

impl PersonPage<'_> {
    fn path(&self) -> String {
        person_path(self.person.id)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PersonForm {
    name: String,
    email: String,
    policy_officer: Option<String>,
    administrator: Option<String>,
    active: Option<String>,
    revision: i64,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PasswordForm {
    password: String,
}

pub(super) async fn get(visit: Visit, Path(id): Path<PersonId>) -> Answer {
    let person = store::find(&visit.reader(), id).await?;
    show(&visit, StatusCode::OK, &person, PersonDraft::of(&person), Faults::none(), Vec::new())
}

pub(super) async fn post(visit: Visit, Path(id): Path<PersonId>, Checked(form): Checked<PersonForm>) -> Answer {
    let person = store::find(&visit.reader(), id).await?;
    let draft = PersonDraft {
        name: form.name,
        email: form.email,
        policy_officer: form.policy_officer,
        administrator: form.administrator,
        active: form.active,
    };
    let opened_at = form.revision;
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let change = match draft.check(visit.viewer.person == Some(id)) {
        Ok(change) => change,
        Err(faults) => return show(&visit, unprocessable, &Person { revision: opened_at, ..person }, draft, faults, Vec::new()),
    };
    match save(&visit, id, &change, opened_at).await {
        Err(Error::Taken(_)) => {
            let mut faults = Faults::none();
            faults.add("email", "fault-email-taken");
            show(&visit, unprocessable, &Person { revision: opened_at, ..person }, draft, faults, Vec::new())
        }
        Err(Error::Stale) => {
            let now = store::find(&visit.reader(), id).await?;
            let differences = differences(words(&visit.shell, &draft), words(&visit.shell, &PersonDraft::of(&now)));
            show(&visit, StatusCode::CONFLICT, &now, draft, Faults::none(), differences)
        }
        saved => {
            saved?;
            visit.done(PEOPLE, "people-saved")
        }
    }
}

pub(super) async fn post_password(visit: Visit, Path(id): Path<PersonId>, Checked(form): Checked<PasswordForm>) -> Answer {
    let person = store::find(&visit.reader(), id).await?;
    if let Err(faults) = check_password("password", &form.password) {
        let draft = PersonDraft::of(&person);
        return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, &person, draft, faults, Vec::new());
    }
    let right = visit.allow::<EditPeople>(Account::OTHER)?;
    let hash = password::hash(form.password).await?;
    let tx = visit.begin().await?;
    store::set_password(&tx, &right, id, hash).await?;
    tx.commit(Event::new("person.password_set").on(id)).await?;
    visit.done(PEOPLE, "person-password-set")
}

async fn save(visit: &Visit, id: PersonId, change: &PersonChange, opened_at: i64) -> kernel::Result<()> {
    let right = visit.allow::<EditPeople>(Account::after(change, id, &visit.viewer))?;
    let tx = visit.begin().await?;
    store::change_person(&tx, &right, id, change, opened_at).await?;
    let roles: Vec<_> = change.roles.iter().map(|role| role.word()).collect();
    tx.commit(Event::new("person.changed").on(id).fact("roles", roles).fact("active", change.active)).await
}

fn show(
    visit: &Visit,
    status: StatusCode,
    person: &Person,
    draft: PersonDraft,
    faults: Faults,
    differences: Vec<Difference>,
) -> Answer {
    visit.page_with(status, &PersonPage { shell: &visit.shell, person, draft, faults, differences })
}

/// A draft as pairs of label and words.
fn words(shell: &Shell, draft: &PersonDraft) -> Vec<(&'static str, String)> {
    let yes = |ticked: &Option<String>| shell.say(if ticked.is_some() { "answer-yes" } else { "answer-no" });
    vec![
        ("person-name", draft.name.trim().to_owned()),
        ("person-email", crate::model::email_key(&draft.email)),
        ("role-policy_officer", yes(&draft.policy_officer)),
        ("role-administrator", yes(&draft.administrator)),
        ("person-active", yes(&draft.active)),
    ]
}
