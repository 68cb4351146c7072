//! One's own password.

use crate::access::{EnterWorkplace, Workplace};
use crate::model::check_password;
use crate::pages::sign_in::{let_in, with_password};
use crate::{password, store};
use askama::Template;
use axum::http::StatusCode;
use kernel::Error;
use kernel::audit::Event;
use serde::Deserialize;
use web::{Answer, Checked, Faults, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "password.html")]
struct PasswordPage<'a> {
    shell: &'a Shell,
    faults: Faults,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PasswordForm {
    current: String,
    password: String,
}

pub(super) async fn get(visit: Visit) -> Answer {
    visit.page(&PasswordPage { shell: &visit.shell, faults: Faults::none() })
}

pub(super) async fn post(visit: Visit, Checked(form): Checked<PasswordForm>) -> Answer {
    let right = visit.allow::<EnterWorkplace>(Workplace)?;
    if let Err(faults) = check_password("password", &form.password) {
        return again(&visit, faults);
    }
    let id = visit.viewer.person.ok_or(Error::SignInFirst)?;
    let email = store::find(&visit.reader(), id).await?.email;
    let Some(person) = with_password(&visit, &email, form.current).await? else {
        let mut faults = Faults::none();
        faults.add("current", "fault-current-password");
        return again(&visit, faults);
    };
    let hash = password::hash(form.password).await?;
    let tx = visit.begin().await?;
    store::change_own_password(&tx, &right, hash).await?;
    tx.commit(Event::new("person.password_set").on(id)).await?;
    let_in(&visit, &person, paths::WORK).await
}

fn again(visit: &Visit, faults: Faults) -> Answer {
    visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &PasswordPage { shell: &visit.shell, faults })
}
