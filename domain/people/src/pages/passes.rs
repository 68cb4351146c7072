//! What a personal link opens: choosing a password. To look changes nothing; only the form uses the link up.

use crate::access::{Door, SignIn};
use crate::letters::Desk;
use crate::model::{Pass, PassKind, Person, Target};
use crate::pages::sign_in::{Entry, let_in};
use crate::pages::{openid, pass_path, password as own_password, tries};
use crate::store::Whose;
use crate::{password, store};
use askama::Template;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::IntoResponse;
use kernel::audit::Event;
use kernel::{Error, mail};
use serde::Deserialize;
use web::headers::NO_REFERRER;
use web::visit::set_cookie;
use web::{Answer, Checked, Faults, Problem, Shell, Visit, cookies, filters, paths};

#[derive(Template)]
#[template(path = "pass.html")]
struct PassPage<'a> {
    shell: &'a Shell,
    kind: PassKind,
    person: Person,
    /// Of the link; it stands in the address and comes back with the form.
    secret: &'a str,
    faults: Faults,
    /// Key and name of those by way of whom an invitation is accepted too.
    providers: Vec<(&'a str, &'a str)>,
}

impl PassPage<'_> {
    fn path(&self) -> String {
        format!("{}/{}", pass_path(self.kind), self.secret)
    }
    fn title(&self) -> String {
        self.shell.say(&format!("pass-{}-title", self.kind.word()))
    }
    fn about(&self) -> String {
        self.shell.say(&format!("pass-{}-about", self.kind.word()))
    }
    /// Whether another password ends what opens the account besides it.
    fn ends_links(&self) -> bool {
        self.kind == PassKind::Recovery
    }
    fn button(&self) -> String {
        self.shell.say(&format!("pass-{}-button", self.kind.word()))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PassForm {
    password: String,
}

pub(super) async fn get_invitation(visit: Visit, Path(secret): Path<String>) -> Answer {
    get(&visit, PassKind::Invitation, &secret).await
}

pub(super) async fn get_recovery(visit: Visit, Path(secret): Path<String>) -> Answer {
    get(&visit, PassKind::Recovery, &secret).await
}

pub(super) async fn post_invitation(
    visit: Visit,
    headers: HeaderMap,
    Path(secret): Path<String>,
    Checked(form): Checked<PassForm>,
) -> Answer {
    let pass = found(&visit, PassKind::Invitation, &secret).await?;
    let person = match choose(&visit, &pass, form.password).await? {
        Ok((person, _)) => person,
        Err(faults) => return show(&visit, &pass, &secret, faults).await,
    };
    let_in(&visit, &headers, &person, Entry { by: "invitation", ..Entry::default() }, "").await
}

/// Whoever forgot their password comes in by the front door, where all is asked that is asked of them otherwise.
pub(super) async fn post_recovery(visit: Visit, Path(secret): Path<String>, Checked(form): Checked<PassForm>) -> Answer {
    let pass = found(&visit, PassKind::Recovery, &secret).await?;
    match choose(&visit, &pass, form.password).await? {
        Ok((_, device)) => {
            // Whoever reads the mail of an account is no stranger to it: others' tries do not keep them out.
            let mut done = visit.done(paths::SIGN_IN, "password-chosen")?;
            set_cookie(&mut done, &cookies::lasting(cookies::DEVICE, device, visit.site.https));
            Ok(done)
        }
        Err(faults) => show(&visit, &pass, &secret, faults).await,
    }
}

/// The link with this secret. Secrets that open nothing are counted.
async fn found(visit: &Visit, kind: PassKind, secret: &str) -> Result<Pass, Problem> {
    match store::pass(&visit.reader(), &visit.allow(Door)?, kind, secret, visit.now).await {
        Err(Error::Refused(why)) => match tries::count(visit, Target::Link, Whose::Nobody).await? {
            Ok(_) => Err(Error::Refused(why).into()),
            Err(_) => Err(Problem::TOO_OFTEN),
        },
        other => Ok(other?),
    }
}

async fn get(visit: &Visit, kind: PassKind, secret: &str) -> Answer {
    let pass = found(visit, kind, secret).await?;
    show(visit, &pass, secret, Faults::none()).await
}

/// Uses a link up, unless the password is not right, and knows the device from then on (its token). Whoever had a password before is told that it was changed.
async fn choose(visit: &Visit, pass: &Pass, chosen: String) -> kernel::Result<Result<(Person, String), Faults>> {
    let right = visit.allow::<SignIn>(Door)?;
    let person = store::at_the_door(&visit.reader(), &right, pass).await?;
    let faults = own_password::faults_of(visit, &person, &chosen).await?;
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    let hash = password::hash(chosen).await?;
    let tx = visit.begin().await?;
    let had_one = store::password_of(&tx, &right, &person).await?.is_some();
    store::use_pass(&tx, &right, pass, hash).await?;
    if had_one {
        let address = visit.address();
        let letter = Desk::of(visit, &address).password_changed(&person, visit.now);
        mail::queue(&tx, person.id, &person.email, letter, None).await?;
    }
    let device = store::know_device(&tx, &right, person.id, visit.device.as_deref()).await?;
    tx.commit(Event::new("person.password_set").by(&right).on(person.id).fact("by", pass.kind.word())).await?;
    Ok(Ok((person, device)))
}

async fn show(visit: &Visit, pass: &Pass, secret: &str, faults: Faults) -> Answer {
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let person = store::at_the_door(&visit.reader(), &visit.allow(Door)?, pass).await?;
    let providers = if pass.kind == PassKind::Invitation { openid::names(visit) } else { Vec::new() };
    let page = PassPage { shell: &visit.shell, kind: pass.kind, person, secret, faults, providers };
    let headers = [(CACHE_CONTROL, HeaderValue::from_static("no-store")), (REFERRER_POLICY, HeaderValue::from_static(NO_REFERRER))];
    Ok((headers, visit.page_with(status, &page)?).into_response())
}
