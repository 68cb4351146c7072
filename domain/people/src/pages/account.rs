//! One's own account: as what one acts here, and where one is signed in.

use crate::access::{KeepOwnAccount, OwnAccount};
use crate::model::Session;
use crate::pages::confirm::Fresh;
use crate::pages::identities::{Way, ways};
use crate::pages::sign_in::way_on;
use crate::pages::{ACCOUNT, Back, words};
use crate::store;
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect};
use kernel::audit::Event;
use kernel::ids::SessionId;
use kernel::{Capacity, Error};
use serde::Deserialize;
use web::texts::Arg;
use web::visit::set_cookie;
use web::{Answer, Checked, NoFields, Shell, Visit, cookies, filters};

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage<'a> {
    shell: &'a Shell,
    sessions: Vec<Session>,
    here: Option<SessionId>,
    /// By way of whom they can sign in besides here.
    ways: Vec<Way>,
}

impl AccountPage<'_> {
    fn others(&self) -> Vec<(&'static str, String)> {
        self.shell.viewer.others.iter().map(|one| (one.word(), self.shell.capacity(*one))).collect()
    }
    /// As what, since when, and when they were last there.
    fn line(&self, session: &Session) -> String {
        let capacity = self.shell.capacity(session.capacity);
        let when = |moment| words::moment(self.shell, moment);
        let (since, seen) = (when(session.created), when(session.seen));
        let args = [("capacity", capacity.value()), ("since", since.value()), ("seen", seen.value())];
        self.shell.say_with("session-line", &args)
    }
    fn is_here(&self, session: &Session) -> bool {
        self.here == Some(session.id)
    }
}

#[derive(Template)]
#[template(path = "capacity.html")]
struct CapacityPage<'a> {
    shell: &'a Shell,
    choices: Vec<(&'static str, String)>,
    back: &'a str,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SwitchForm {
    capacity: String,
    terug: String,
}

pub(super) async fn get(visit: Visit, headers: HeaderMap) -> Answer {
    let token = cookies::read(&headers, cookies::SESSION, visit.site.https).unwrap_or_default();
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let (sessions, here) = store::sessions(&visit.reader(), &right, &token, visit.now).await?;
    let ways = ways(&visit, &right).await?;
    visit.page(&AccountPage { shell: &visit.shell, sessions, here, ways })
}

pub(super) async fn get_capacity(visit: Visit, Query(back): Query<Back>) -> Answer {
    let all = std::iter::once(visit.viewer.capacity).chain(visit.viewer.others.iter().copied());
    let choices = all.map(|one| (one.word(), visit.shell.capacity(one))).collect();
    visit.page(&CapacityPage { shell: &visit.shell, choices, back: &back.terug })
}

pub(super) async fn post_capacity(visit: Visit, headers: HeaderMap, Checked(form): Checked<SwitchForm>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let capacity = Capacity::read(&form.capacity).ok_or(Error::NotFound)?;
    let path = way_on(&form.terug, capacity, visit.viewer.second_factor);
    if capacity == visit.viewer.capacity {
        return Ok(Redirect::to(&path).into_response());
    }
    let token = cookies::read(&headers, cookies::SESSION, visit.site.https).ok_or(Error::SignInFirst)?;
    let person = visit.viewer.person.ok_or(Error::SignInFirst)?;
    let tx = visit.begin().await?;
    let token = store::switch_session(&tx, &right, &token, capacity).await?;
    tx.commit(Event::new("session.switched").by(&right).on(person).fact("capacity", capacity.word())).await?;
    let mut response = Redirect::to(&path).into_response();
    set_cookie(&mut response, &cookies::cookie(cookies::SESSION, token, visit.site.https));
    Ok(response)
}

pub(super) async fn post_end(visit: Visit, Path(id): Path<SessionId>, Fresh(NoFields {}): Fresh<NoFields>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let own = visit.viewer.person.ok_or(Error::SignInFirst)?;
    let tx = visit.begin().await?;
    store::end_session(&tx, &right, id).await?;
    tx.commit(Event::new("session.ended").by(&right).on(id).about(own)).await?;
    visit.done(ACCOUNT, "session-ended")
}
