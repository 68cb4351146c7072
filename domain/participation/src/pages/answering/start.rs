//! Where a questionnaire begins: who asks, for what, how long it takes, what is kept; and going on with what was begun elsewhere.

use super::{find_own, holding, opened, was_right};
use crate::access::AnswerQuestionnaire;
use crate::model::Code;
use crate::model::questionnaire::{Content, Questionnaire, WayToAnswer};
use crate::store::questionnaire as store;
use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::Duration;
use kernel::access::Authorized;
use kernel::{Error, Moment};
use people::model::Target;
use people::store::Whose;
use people::tries;
use serde::Deserialize;
use web::numbers::date_in;
use web::{Answer, Checked, Faults, Problem, Shell, Visit, filters, paths};

/// Nobody reads where it is about and begins within this time; what fills in every form by itself does.
const SOONEST: Duration = Duration::seconds(2);
/// A page that is older than this is looked at once more before one begins.
const LATEST: Duration = Duration::hours(12);

#[derive(Template)]
#[template(path = "answering/start.html")]
struct StartPage<'a> {
    shell: &'a Shell,
    content: &'a Content,
    /// Where the form leads by which one begins.
    begin: String,
    /// The page of the questionnaire.
    path: String,
    ticket: String,
    /// Whether it can be answered now.
    open: bool,
    /// Whether whoever looks has what it takes to begin.
    may_begin: bool,
    /// Where they go on with what they began here.
    onward: Option<String>,
    typed: String,
    faults: Faults,
}

impl StartPage<'_> {
    fn until(&self) -> Option<String> {
        self.content.last_day.map(|day| date_in(self.shell.lang, day))
    }
    fn way(&self) -> String {
        format!("questionnaire-kept-{}", self.content.way.word())
    }
    fn needs_account(&self) -> bool {
        self.content.way == WayToAnswer::Account && !self.shell.viewer.is_signed_in()
    }
    fn sign_in(&self) -> String {
        format!("{}?terug={}", paths::SIGN_IN, paths::percent(&self.path))
    }
}

/// The form that begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Begin {
    ticket: String,
    /// A field that nobody sees.
    website: String,
}

/// The code by which somebody goes on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Again {
    code: String,
}

pub(crate) async fn get(visit: Visit, headers: HeaderMap, Path(key): Path<String>) -> Answer {
    let own = find_own(&visit, &headers, &key).await?;
    let onward = own.map(|own| if own.response.sent.is_some() { own.thanks_path() } else { own.onward() });
    let (questionnaire, _) = opened(&visit, &key).await?;
    let page = page(&visit, &questionnaire, None, onward, String::new(), Faults::none())?;
    visit.page(&page)
}

pub(crate) async fn post(visit: Visit, Path(key): Path<String>, Checked(form): Checked<Begin>) -> Answer {
    let (questionnaire, _) = opened(&visit, &key).await?;
    let Some((_, content)) = questionnaire.asked(visit.shell.today) else { return closed(&key) };
    if content.way == WayToAnswer::Link {
        return closed(&key);
    }
    let right = visit.allow::<AnswerQuestionnaire>((&questionnaire).into())?;
    let faults = form.check(&visit);
    if !faults.is_empty() {
        let page = page(&visit, &questionnaire, None, None, String::new(), faults)?;
        return visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let code = match (content.way, visit.viewer.person) {
        (WayToAnswer::Account, Some(person)) => store::code_of_account(&visit.reader(), questionnaire.id, person),
        (WayToAnswer::Account, None) => return Err(Error::SignInFirst.into()),
        _ => store::code_from(&form.ticket),
    };
    begin(&visit, &right, &questionnaire, &code).await
}

/// Goes on with what was begun in another browser.
pub(crate) async fn again(visit: Visit, Path(key): Path<String>, Checked(form): Checked<Again>) -> Answer {
    let (questionnaire, right) = opened(&visit, &key).await?;
    let counted = tries::count(&visit, Target::Link, Whose::Anybody).await?.map_err(|_| Problem::TOO_OFTEN)?;
    let found = match Code::read(&form.code) {
        Some(code) => store::own(&visit.reader(), &right, &code).await?.map(|_| code),
        None => None,
    };
    if let Some(code) = found {
        was_right(&visit, &counted).await?;
        return Ok(holding(&visit, &code, &paths::questionnaire(&key)));
    }
    let mut faults = Faults::none();
    faults.add("code", "response-fault-code");
    let page = page(&visit, &questionnaire, None, None, form.code, faults)?;
    visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

impl Begin {
    /// What tells that no person sent this. Whoever it was can try again at once: nobody is shut out.
    pub(super) fn check(&self, visit: &Visit) -> Faults {
        let mut faults = Faults::none();
        let age = store::shown_at(&visit.reader(), &self.ticket).map(|at: Moment| visit.now - at);
        if !self.website.is_empty() {
            faults.add("website", "response-fault-trap");
        }
        match age {
            Some(age) if age < SOONEST => faults.add("begin", "response-fault-soon"),
            Some(age) if age <= LATEST => {}
            _ => faults.add("begin", "response-fault-old"),
        }
        faults
    }
}

/// Begins, or goes on with what this code began, and leads to the first question.
pub(super) async fn begin(
    visit: &Visit,
    right: &Authorized<AnswerQuestionnaire>,
    questionnaire: &Questionnaire,
    code: &Code,
) -> Answer {
    let (version, _) = questionnaire.asked(visit.shell.today).ok_or(Error::NotFound)?;
    let tx = visit.begin().await?;
    if let Some(event) = store::begin(&tx, right, version, code).await? {
        // Of a place that is not known nothing is counted: there all would be one.
        if let Some(client) = visit.client.hash() {
            let counted = tries::count_in(visit, &tx, Target::Response, Whose::Email(client)).await?;
            counted.map_err(|_| Problem::TOO_OFTEN)?;
        }
        tx.commit(event).await?;
    }
    Ok(holding(visit, code, &format!("{}/verder", paths::questionnaire(&questionnaire.key))))
}

/// To where this browser left off.
pub(crate) async fn onward(visit: Visit, headers: HeaderMap, Path(key): Path<String>) -> Answer {
    let own = find_own(&visit, &headers, &key).await?;
    let path = own.map_or_else(|| paths::questionnaire(&key), |own| own.onward());
    Ok(Redirect::to(&path).into_response())
}

fn closed(key: &str) -> Result<Response, Problem> {
    Ok(Redirect::to(&paths::questionnaire(key)).into_response())
}

/// The page. `link` is the address by which somebody came who has a link of their own.
pub(super) fn begin_page<'a>(
    visit: &'a Visit,
    questionnaire: &'a Questionnaire,
    link: Option<String>,
    faults: Faults,
) -> Result<impl Template + 'a, Problem> {
    page(visit, questionnaire, link, None, String::new(), faults)
}

fn page<'a>(
    visit: &'a Visit,
    questionnaire: &'a Questionnaire,
    link: Option<String>,
    onward: Option<String>,
    typed: String,
    faults: Faults,
) -> Result<StartPage<'a>, Problem> {
    let (_, content) = questionnaire.published.as_ref().ok_or(Error::NotFound)?;
    let path = paths::questionnaire(&questionnaire.key);
    Ok(StartPage {
        shell: &visit.shell,
        content,
        may_begin: link.is_some() || content.way != WayToAnswer::Link,
        begin: link.unwrap_or_else(|| path.clone()),
        path,
        ticket: store::ticket(&visit.reader(), visit.now)?,
        open: questionnaire.asked(visit.shell.today).is_some(),
        onward,
        typed,
        faults,
    })
}
