//! The version that somebody reads by a link: the whole of it, and nothing beside it. Whatever is wrong with a link, there is nothing
//! here then.

use super::wording;
use crate::access::ReadShared;
use crate::model::words::{Choice, StatementKind};
use crate::model::{Agenda, Standing, Statement};
use crate::store;
use askama::Template;
use axum::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::IntoResponse;
use kernel::Error;
use kernel::ids::Kind;
use people::access::Door;
use people::model::Share;
use web::headers::NO_REFERRER;
use web::texts::Arg;
use web::{Answer, Shell, Visit, cookies, filters};

#[derive(Template)]
#[template(path = "reading.html")]
struct ReadingPage<'a> {
    shell: &'a Shell,
    agenda: &'a Agenda,
    share: &'a Share,
}

impl ReadingPage<'_> {
    fn one(&self, kind: Kind) -> String {
        wording::one(self.shell, kind)
    }
    fn until(&self) -> String {
        let until = super::sharing::last_day(self.shell, self.share);
        self.shell.say_with("shared-until", &[("until", until.value())])
    }
    /// Kinds of statements that there are, each with its statements.
    fn statements(&self) -> Vec<(String, Vec<&Statement>)> {
        let of =
            |kind: &StatementKind| (format!("statements-{}", kind.word()), self.agenda.statements_of(*kind).collect::<Vec<_>>());
        StatementKind::ALL.iter().map(of).filter(|(_, found)| !found.is_empty()).collect()
    }
}

pub(crate) async fn get(visit: Visit, headers: HeaderMap) -> Answer {
    let token = cookies::read(&headers, cookies::SHARE, visit.site.https).ok_or(Error::NotFound)?;
    let db = visit.reader();
    let share = people::store::share_by_session(&db, &visit.allow(Door)?, &token, visit.now).await?.ok_or(Error::NotFound)?;
    if !people::access::opens(&visit.site.policies, &share, visit.now) {
        return Err(Error::NotFound.into());
    }
    let (_, right) = visit.open::<ReadShared, _>(store::shared(&db, &share, visit.now).await?)?;
    let agenda = store::shared_agenda(&db, &right).await?;
    let page = visit.page(&ReadingPage { shell: &visit.shell, agenda: &agenda, share: &share })?;
    let unseen = [(CACHE_CONTROL, HeaderValue::from_static("no-store")), (REFERRER_POLICY, HeaderValue::from_static(NO_REFERRER))];
    Ok((unseen, page).into_response())
}
