//! What people ask about their data, for whoever answers it. Each look at a request is recorded, and whoever asked it sees that.

use super::{RIGHTS_REQUESTS, words};
use crate::access::{AnswerRightsRequest, Names, RequestAtHand};
use crate::letters::Desk;
use crate::model::{Name, RightsRequest, check_answer};
use crate::store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{PersonId, RightsRequestId};
use kernel::mail;
use serde::Deserialize;
use std::collections::BTreeMap;
use web::{Answer, Checked, Faults, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "rights_requests.html")]
struct RightsRequestsPage<'a> {
    shell: &'a Shell,
    requests: Vec<RightsRequest>,
    names: BTreeMap<PersonId, Name>,
}

impl RightsRequestsPage<'_> {
    fn who(&self, request: &RightsRequest) -> String {
        words::name(self.shell, self.names.get(&request.person).unwrap_or(&Name::Deleted))
    }
    fn kind(&self, request: &RightsRequest) -> String {
        kind(self.shell, request)
    }
    fn due(&self, request: &RightsRequest) -> String {
        words::day(self.shell, request.due())
    }
    fn is_late(&self, request: &RightsRequest) -> bool {
        request.is_late(self.shell.today)
    }
    fn path(&self, request: &RightsRequest) -> String {
        path(request.id)
    }
}

#[derive(Template)]
#[template(path = "rights_request.html")]
struct RightsRequestPage<'a> {
    shell: &'a Shell,
    request: RightsRequest,
    who: String,
    /// The answer as it was typed.
    answer: String,
    faults: Faults,
}

impl RightsRequestPage<'_> {
    fn kind(&self) -> String {
        kind(self.shell, &self.request)
    }
    fn asked(&self) -> String {
        words::moment(self.shell, self.request.created)
    }
    fn due(&self) -> String {
        words::day(self.shell, self.request.due())
    }
    fn path(&self) -> String {
        path(self.request.id)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    answer: String,
}

pub(super) async fn get(visit: Visit) -> Answer {
    let right = visit.allow::<AnswerRightsRequest>(RequestAtHand { own: false })?;
    visit.saw(Event::new("rights_request.listed").by(&right)).await?;
    let reader = visit.reader();
    let requests = store::rights_requests(&reader, &right).await?;
    let names = store::names(&reader, &visit.allow(Names)?, requests.iter().map(|request| request.person)).await?;
    visit.page(&RightsRequestsPage { shell: &visit.shell, requests, names })
}

pub(super) async fn get_one(visit: Visit, Path(id): Path<RightsRequestId>) -> Answer {
    let (request, right) = visit.open::<AnswerRightsRequest, _>(store::rights_request(&visit.reader(), id).await?)?;
    show(&visit, StatusCode::OK, request, &right, String::new(), Faults::none()).await
}

/// Whoever asked hears that there is an answer; what it is stands on their own page.
pub(super) async fn post(visit: Visit, Path(id): Path<RightsRequestId>, Checked(form): Checked<AnswerForm>) -> Answer {
    let (request, right) = visit.open::<AnswerRightsRequest, _>(store::rights_request(&visit.reader(), id).await?)?;
    let text = match check_answer(&form.answer) {
        Ok(text) => text,
        Err(faults) => return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, request, &right, form.answer, faults).await,
    };
    let (address, tx) = (visit.address(), visit.begin().await?);
    let person = store::answer_rights_request(&tx, &right, &request, &text).await?;
    mail::queue(&tx, person.id, &person.email, Desk::of(&visit, &address).rights_answer(&person), None).await?;
    tx.commit(Event::new("rights_request.answered").by(&right).on(id).about(request.person)).await?;
    visit.done(RIGHTS_REQUESTS, "rights-answered")
}

/// The page; whoever sees it saw the request, also when something was wrong with the answer.
async fn show(
    visit: &Visit,
    status: StatusCode,
    request: RightsRequest,
    right: &Authorized<AnswerRightsRequest>,
    answer: String,
    faults: Faults,
) -> Answer {
    visit.saw(Event::new("rights_request.seen").by(right).on(request.id).about(request.person)).await?;
    let names = store::names(&visit.reader(), &visit.allow(Names)?, [request.person]).await?;
    let who = words::name(&visit.shell, names.get(&request.person).unwrap_or(&Name::Deleted));
    visit.page_with(status, &RightsRequestPage { shell: &visit.shell, request, who, answer, faults })
}

fn kind(shell: &Shell, request: &RightsRequest) -> String {
    shell.say(&format!("rights-{}", request.kind.word()))
}

fn path(id: RightsRequestId) -> String {
    format!("{RIGHTS_REQUESTS}/{id}")
}
