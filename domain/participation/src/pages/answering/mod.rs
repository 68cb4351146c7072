//! Answering a questionnaire: one question on a screen, forward and back, in one's own time. Nothing tells who somebody is: their browser
//! holds a code, and the database its hash.

pub mod check;
pub mod end;
pub mod given;
pub mod link;
pub mod list;
pub mod screen;
pub mod start;

use crate::access::{AnswerQuestionnaire, ReadQuestionnaire};
use crate::model::Code;
use crate::model::questionnaire::{Content, Number, Question, Questionnaire, Response, WayToAnswer};
use crate::store::questionnaire as store;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response as HttpResponse};
use kernel::Error;
use kernel::access::Authorized;
use kernel::audit::Event;
use people::access::{Door, SignIn};
use people::store::Counted;
use web::visit::set_cookie;
use web::{Gate, Problem, Routes, Visit, cookies, paths};

/// Where a link leads that lets one person answer.
pub const TAKE_PART: &str = "/meedoen";

/// Where questionnaires are read and answered.
pub fn routes(routes: Routes) -> Routes {
    let (read, answer) = (Gate::of::<ReadQuestionnaire>(), Gate::of::<AnswerQuestionnaire>());
    routes
        .get(read, paths::QUESTIONNAIRES, list::get)
        .get(read, "/vragenlijsten/{key}", start::get)
        .post(answer, "/vragenlijsten/{key}", start::post)
        .get(read, "/vragenlijsten/{key}/verder", start::onward)
        .post(read, "/vragenlijsten/{key}/verder", start::again)
        .get(answer, "/vragenlijsten/{key}/vragen/{number}", screen::get)
        .post(answer, "/vragenlijsten/{key}/vragen/{number}", screen::post)
        .get(answer, "/vragenlijsten/{key}/klopt-dit", check::get)
        .post(answer, "/vragenlijsten/{key}/klopt-dit", check::post)
        .get(answer, "/vragenlijsten/{key}/later", end::later)
        .get(read, "/vragenlijsten/{key}/bedankt", end::thanks)
        .post(read, "/vragenlijsten/{key}/vergeten", end::forget)
        .get(answer, "/meedoen/{secret}", link::get)
        .post(answer, "/meedoen/{secret}", link::post)
}

/// A questionnaire that the viewer may read.
async fn opened(visit: &Visit, key: &str) -> Result<(Questionnaire, Authorized<ReadQuestionnaire>), Problem> {
    Ok(visit.open(store::by_key(&visit.reader(), key).await?)?)
}

/// What somebody is answering, or answered.
struct Own {
    questionnaire: Questionnaire,
    /// Of the version that they began.
    content: Content,
    response: Response,
    code: Code,
}

impl Own {
    /// The question with a number, when their route leads there.
    fn on_route(&self, number: Number) -> Option<&Question> {
        self.content.route(&self.response.replies).into_iter().find(|question| question.number == number)
    }

    /// Where they go on: after the last question that they answered, so that what they left open does not come back at them.
    fn onward(&self) -> String {
        let replies = &self.response.replies;
        let last = self.content.route(replies).into_iter().rfind(|question| replies.of(question.number).is_some());
        let next = self.content.after(replies, last.map(|question| question.number));
        next.map_or_else(|| self.check_path(), |question| self.path(question.number))
    }

    /// Whether there are own words in it, which become contributions.
    fn has_words(&self) -> bool {
        let replies = &self.response.replies;
        self.content.route(replies).iter().any(|question| question.asks.is_own_words() && replies.of(question.number).is_some())
    }

    fn path_of(&self, question: &Question) -> String {
        self.path(question.number)
    }

    fn path(&self, number: Number) -> String {
        format!("{}/vragen/{number}", paths::questionnaire(&self.questionnaire.key))
    }

    fn check_path(&self) -> String {
        format!("{}/klopt-dit", paths::questionnaire(&self.questionnaire.key))
    }

    fn thanks_path(&self) -> String {
        format!("{}/bedankt", paths::questionnaire(&self.questionnaire.key))
    }
}

/// What this browser is answering; nothing where it began nothing.
async fn find_own(visit: &Visit, headers: &HeaderMap, key: &str) -> Result<Option<Own>, Problem> {
    let (questionnaire, right) = opened(visit, key).await?;
    let (number, newest) = questionnaire.published.as_ref().ok_or(Error::NotFound)?;
    let db = visit.reader();
    let code = match (newest.way, visit.viewer.person) {
        (WayToAnswer::Account, person) => person.map(|person| store::code_of_account(&db, questionnaire.id, person)),
        _ => cookies::read(headers, cookies::RESPONSE, visit.site.https).and_then(|text| Code::read(&text)),
    };
    let Some(code) = code else { return Ok(None) };
    let Some(response) = store::own(&db, &right, &code).await? else { return Ok(None) };
    let content = if response.version == *number { newest.clone() } else { store::content(&db, &right, response.version).await? };
    Ok(Some(Own { questionnaire, content, response, code }))
}

/// What this browser is answering and has not sent, with the right to; or where else it should be.
async fn under_way(
    visit: &Visit,
    headers: &HeaderMap,
    key: &str,
) -> Result<Result<(Own, Authorized<AnswerQuestionnaire>), HttpResponse>, Problem> {
    let elsewhere = |path: &str| Ok(Err(Redirect::to(path).into_response()));
    let Some(own) = find_own(visit, headers, key).await? else { return elsewhere(&paths::questionnaire(key)) };
    if own.response.sent.is_some() {
        return elsewhere(&own.thanks_path());
    }
    let right = visit.allow::<AnswerQuestionnaire>((&own.questionnaire).into());
    match (right, own.questionnaire.asked(visit.shell.today)) {
        (Ok(right), Some(_)) => Ok(Ok((own, right))),
        _ => elsewhere(&paths::questionnaire(key)),
    }
}

/// Takes a try back that was right: a library full of people who go on by their codes is one place.
async fn was_right(visit: &Visit, counted: &Counted) -> Result<(), Problem> {
    let right = visit.allow::<SignIn>(Door)?;
    let tx = visit.begin().await?;
    people::store::forget_attempts(&tx, &right, counted).await?;
    Ok(tx.commit(Event::new("response.opened").by(&right)).await?)
}

/// On to a page, with the code in this browser.
fn holding(visit: &Visit, code: &Code, path: &str) -> HttpResponse {
    let mut response = Redirect::to(path).into_response();
    set_cookie(&mut response, &cookies::cookie(cookies::RESPONSE, code.to_string(), visit.site.https));
    response
}
