//! One's own passkeys: which there are, and adding one.

use crate::access::{KeepOwnAccount, OwnAccount};
use crate::letters::Desk;
use crate::model::{Passkey, check_passkey_name};
use crate::pages::confirm::Fresh;
use crate::pages::passkey_entry::{answered, asked, party};
use crate::pages::sign_in::browser_of;
use crate::pages::words;
use crate::passkeys::Party;
use crate::store;
use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use kernel::audit::Event;
use kernel::{Error, mail};
use serde::Deserialize;
use web::texts::Arg;
use web::{Answer, Checked, Faults, NoFields, Shell, Visit, cookies, filters};

/// Where they are kept.
pub(super) const PASSKEYS: &str = web::paths::PASSKEYS;

#[derive(Template)]
#[template(path = "passkeys.html")]
struct PasskeysPage<'a> {
    shell: &'a Shell,
    passkeys: Vec<Passkey>,
    /// The text that tells why none can be added.
    no_room: Option<&'static str>,
    /// The name of a new one, as it stands in the form.
    typed: &'a str,
    faults: Faults,
}

impl PasskeysPage<'_> {
    fn line(&self, passkey: &Passkey) -> String {
        let made = words::moment(self.shell, passkey.created);
        match passkey.used {
            Some(used) => {
                let used = words::moment(self.shell, used);
                self.shell.say_with("passkey-line", &[("made", made.value()), ("used", used.value())])
            }
            None => self.shell.say_with("passkey-line-unused", &[("made", made.value())]),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PasskeyForm {
    name: String,
    /// Of the browser.
    answer: String,
}

pub(super) async fn get(visit: Visit, headers: HeaderMap) -> Answer {
    show(&visit, StatusCode::OK, &browser_of(&headers), Faults::none()).await
}

pub(super) async fn post_begin(visit: Visit, Checked(NoFields {}): Checked<NoFields>) -> Answer {
    let (reader, right) = (visit.reader(), visit.allow::<KeepOwnAccount>(OwnAccount)?);
    store::room_for_passkey(&reader, &visit.viewer).await?;
    let person = store::own(&reader, &right).await?;
    let question = party(&visit)?.ask_new(&person, &store::credentials(&reader, &right).await?)?;
    Ok(asked(&visit, question, Some(person.id)).await?)
}

pub(super) async fn post(visit: Visit, headers: HeaderMap, Fresh(form): Fresh<PasskeyForm>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let name = match check_passkey_name(&form.name) {
        Ok(name) => name,
        Err(faults) => return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, &form.name, faults).await,
    };
    let person = store::own(&visit.reader(), &right).await?;
    let state = answered(&visit, &headers, Some(person.id)).await?;
    let Some(key) = state.and_then(|state| party(&visit).ok()?.new_key(&state, &form.answer)) else {
        let mut faults = Faults::none();
        faults.add("name", "fault-passkey-new");
        return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, &form.name, faults).await;
    };
    let session = cookies::read(&headers, cookies::SESSION, visit.site.https).ok_or(Error::SignInFirst)?;
    let tx = visit.begin().await?;
    let id = store::add_passkey(&tx, &right, &name, key, &session).await?;
    let address = visit.address();
    let letter = Desk::of(&visit, &address).passkey_added(&person, visit.now);
    mail::queue(&tx, person.id, &person.email, letter, None).await?;
    tx.commit(Event::new("passkey.added").by(&right).on(id).about(person.id)).await?;
    visit.done(PASSKEYS, "passkey-added")
}

async fn show(visit: &Visit, status: StatusCode, typed: &str, faults: Faults) -> Answer {
    let reader = visit.reader();
    let no_room = match store::room_for_passkey(&reader, &visit.viewer).await {
        Ok(()) if Party::of(&visit.address(), "").is_none() => Some("passkey-no-https"),
        Ok(()) => None,
        Err(Error::Refused(text)) => Some(text),
        Err(error) => return Err(error.into()),
    };
    let passkeys = store::passkeys(&reader, &visit.allow(OwnAccount)?).await?;
    visit.page_with(status, &PasskeysPage { shell: &visit.shell, passkeys, no_room, typed, faults })
}
