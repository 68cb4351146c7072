//! One's own password.

use crate::access::{Door, KeepOwnAccount, OwnAccount};
use crate::letters::Desk;
use crate::model::{Person, well_known};
use crate::pages::ACCOUNT;
use crate::pages::sign_in::{Entry, Tried, let_in, with_password};
use crate::pages::tries;
use crate::{password, store};
use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use kernel::audit::Event;
use kernel::mail;
use serde::Deserialize;
use web::{Answer, Checked, Faults, Shell, Visit, cookies, filters};

#[derive(Template)]
#[template(path = "password.html")]
struct PasswordPage<'a> {
    shell: &'a Shell,
    faults: Faults,
    /// In how many minutes there is room for another try, when there is none now.
    wait: Option<i64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PasswordForm {
    current: String,
    password: String,
}

pub(super) async fn get(visit: Visit) -> Answer {
    visit.page(&PasswordPage { shell: &visit.shell, faults: Faults::none(), wait: None })
}

pub(super) async fn post(visit: Visit, headers: HeaderMap, Checked(form): Checked<PasswordForm>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let person = store::own(&visit.reader(), &right).await?;
    let faults = faults_of(&visit, &person, &form.password).await?;
    if !faults.is_empty() {
        return again(&visit, faults);
    }
    let (person, counted) = match with_password(&visit, &person.email, form.current).await? {
        Tried::Right(person, counted) => (person, counted),
        Tried::Wrong => {
            let mut faults = Faults::none();
            faults.add("current", "fault-current-password");
            return again(&visit, faults);
        }
        Tried::TooOften(wait) => {
            let minutes = Some(tries::minutes(&visit, wait));
            return tries::page(&visit, wait, &PasswordPage { shell: &visit.shell, faults: Faults::none(), wait: minutes });
        }
    };
    let token = cookies::read(&headers, cookies::SESSION, visit.site.https).unwrap_or_default();
    let (sessions, here) = store::sessions(&visit.reader(), &right, &token, visit.now).await?;
    let shared = sessions.iter().any(|session| Some(session.id) == here && session.shared);
    let hash = password::hash(form.password).await?;
    let tx = visit.begin().await?;
    store::change_own_password(&tx, &right, hash).await?;
    let address = visit.address();
    mail::queue(&tx, person.id, &person.email, Desk::of(&visit, &address).password_changed(&person, visit.now), None).await?;
    tx.commit(Event::new("person.password_set").by(&right).on(person.id)).await?;
    let entry = Entry {
        capacity: Some(visit.viewer.capacity),
        by: "password",
        second_factor: visit.viewer.second_factor,
        shared,
        counted: Some(counted),
    };
    let_in(&visit, &headers, &person, entry, ACCOUNT).await
}

/// What is wrong with a password that somebody chose for themselves: of what others know of them nobody makes one.
pub(super) async fn faults_of(visit: &Visit, person: &Person, chosen: &str) -> kernel::Result<Faults> {
    let own = store::organisations_of(&visit.reader(), &visit.allow(Door)?, person).await?;
    let known = well_known(own.iter().map(String::as_str).chain([
        person.name.as_str(),
        person.email.as_str(),
        visit.settings().name.as_str(),
    ]));
    password::faults("password", chosen, known, visit.site.leaked_passwords.as_deref()).await
}

fn again(visit: &Visit, faults: Faults) -> Answer {
    visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &PasswordPage { shell: &visit.shell, faults, wait: None })
}
