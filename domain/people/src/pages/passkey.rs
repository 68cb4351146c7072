//! One passkey of one's own: another name, or away with it.

use crate::access::{KeepOwnAccount, OwnAccount};
use crate::model::{Passkey, check_passkey_name};
use crate::pages::confirm::Fresh;
use crate::pages::passkeys::PASSKEYS;
use crate::store;
use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use kernel::audit::Event;
use kernel::ids::{PasskeyId, PersonId};
use kernel::{Error, Result};
use serde::Deserialize;
use web::{Answer, Checked, Faults, NoFields, Shell, Visit, cookies, filters};

#[derive(Template)]
#[template(path = "passkey.html")]
struct PasskeyPage<'a> {
    shell: &'a Shell,
    passkey: Passkey,
    /// Its name, as it stands in the form.
    typed: &'a str,
    faults: Faults,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NameForm {
    name: String,
}

pub(super) async fn get(visit: Visit, Path(id): Path<PasskeyId>) -> Answer {
    let passkey = store::passkey(&visit.reader(), &visit.allow(OwnAccount)?, id).await?;
    let typed = passkey.name.clone();
    visit.page(&PasskeyPage { shell: &visit.shell, passkey, typed: &typed, faults: Faults::none() })
}

pub(super) async fn post(visit: Visit, Path(id): Path<PasskeyId>, Checked(form): Checked<NameForm>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let passkey = store::passkey(&visit.reader(), &right, id).await?;
    let name = match check_passkey_name(&form.name) {
        Ok(name) => name,
        Err(faults) => {
            let page = PasskeyPage { shell: &visit.shell, passkey, typed: &form.name, faults };
            return visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let tx = visit.begin().await?;
    store::rename_passkey(&tx, &right, id, &name).await?;
    tx.commit(Event::new("passkey.renamed").by(&right).on(id).about(own(&visit)?)).await?;
    visit.done(PASSKEYS, "people-saved")
}

pub(super) async fn post_removal(
    visit: Visit,
    headers: HeaderMap,
    Path(id): Path<PasskeyId>,
    Fresh(NoFields {}): Fresh<NoFields>,
) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let session = cookies::read(&headers, cookies::SESSION, visit.site.https).ok_or(Error::SignInFirst)?;
    let tx = visit.begin().await?;
    store::remove_passkey(&tx, &right, id, &session).await?;
    tx.commit(Event::new("passkey.removed").by(&right).on(id).about(own(&visit)?)).await?;
    visit.done(PASSKEYS, "passkey-removed")
}

fn own(visit: &Visit) -> Result<PersonId> {
    visit.viewer.person.ok_or(Error::SignInFirst)
}
