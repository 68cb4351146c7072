//! One question on a screen. What is answered is kept as soon as it is sent.

use super::{Own, under_way};
use crate::model::questionnaire::{Asks, Number, Question, Reply, Typed, Vote};
use crate::pages::asked::Asked;
use crate::store::questionnaire as store;
use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect};
use kernel::Error;
use kernel::settings::Lang;
use web::{Answer, Checked, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "answering/screen.html")]
struct ScreenPage<'a> {
    shell: &'a Shell,
    title: String,
    asked: Asked<'a>,
    anchor: Option<String>,
    /// The page of the questionnaire.
    path: String,
    action: String,
    /// Which question of how many, on the route as it is now.
    step: usize,
    steps: usize,
    is_first: bool,
}

impl ScreenPage<'_> {
    fn way(&self) -> String {
        self.shell.say_with("response-way", &[("step", self.step.into()), ("steps", self.steps.into())])
    }
}

pub(crate) async fn get(visit: Visit, headers: HeaderMap, Path((key, number)): Path<(String, String)>) -> Answer {
    let (own, _) = match under_way(&visit, &headers, &key).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let number: Number = number.parse().map_err(|_| Error::NotFound)?;
    let Some(question) = own.on_route(number) else { return Ok(Redirect::to(&own.onward()).into_response()) };
    let typed = own.response.replies.of(number).map(Reply::typed).unwrap_or_default();
    show(&visit, StatusCode::OK, &own, question, typed, None).await
}

pub(crate) async fn post(
    visit: Visit,
    headers: HeaderMap,
    Path((key, number)): Path<(String, String)>,
    Checked(typed): Checked<Typed>,
) -> Answer {
    let (own, right) = match under_way(&visit, &headers, &key).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let number: Number = number.parse().map_err(|_| Error::NotFound)?;
    let Some(question) = own.on_route(number) else { return Ok(Redirect::to(&own.onward()).into_response()) };
    let goes_back = typed.one("go") == "back";
    let given = match question.read(&typed) {
        Ok(given) => given,
        // Who goes back may leave something half done.
        Err(_) if goes_back => return Ok(Redirect::to(&before(&own, number)).into_response()),
        Err(fault) => return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, &own, question, typed, Some(fault)).await,
    };
    store::keep(visit.begin().await?, &right, &own.response, number, given.as_ref()).await?;
    let mut own = own;
    match given {
        Some(given) => own.response.replies.0.insert(number, given),
        None => own.response.replies.0.remove(&number),
    };
    let next = match typed.one("go") {
        "back" => before(&own, number),
        "later" => format!("{}/later", paths::questionnaire(&key)),
        "check" => own.check_path(),
        _ => own.content.after(&own.response.replies, Some(number)).map_or_else(|| own.check_path(), |next| own.path(next.number)),
    };
    Ok(Redirect::to(&next).into_response())
}

fn before(own: &Own, number: Number) -> String {
    let before = own.content.before(&own.response.replies, Some(number));
    before.map_or_else(|| paths::questionnaire(&own.questionnaire.key), |question| own.path(question.number))
}

async fn show(
    visit: &Visit,
    status: StatusCode,
    own: &Own,
    question: &Question,
    typed: Typed,
    fault: Option<&'static str>,
) -> Answer {
    let route = own.content.route(&own.response.replies);
    let step = route.iter().position(|one| one.number == question.number).map_or(1, |place| place + 1);
    let page = ScreenPage {
        shell: &visit.shell,
        title: own.content.title.said(visit.lang()).to_owned(),
        anchor: anchor(visit, question, visit.lang()).await?,
        asked: Asked { question, typed, fault },
        path: paths::questionnaire(&own.questionnaire.key),
        action: own.path(question.number),
        step,
        steps: route.len(),
        is_first: step == 1,
    };
    visit.page_with(status, &page)
}

/// The name of the anchor point that a question is asked about.
pub(in crate::pages) async fn anchor(visit: &Visit, question: &Question, lang: Lang) -> kernel::Result<Option<String>> {
    let Some(anchor) = question.anchor else { return Ok(None) };
    let all = store::anchor_points(&visit.reader()).await?;
    Ok(all.into_iter().find(|(id, _)| *id == anchor).map(|(_, name)| name.said(lang).to_owned()))
}
