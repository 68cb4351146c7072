//! What became of one's own contribution, by its code: read it, say it otherwise, take it back.

use super::subjects::{Subject, Subjects};
use super::unseen;
use super::words::{self, Told};
use crate::access::{ChangeContribution, Contributions, FollowContribution};
use crate::model::{Code, Contribution, LONGEST, Standing};
use crate::store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use kernel::access::{Authorized, Closed};
use kernel::audit::Event;
use kernel::links::Relation;
use kernel::{Error, Sealed};
use people::access::{Door, SignIn};
use people::model::Target;
use people::store::{Counted, Whose};
use people::tries;
use serde::Deserialize;
use web::numbers::date_in;
use web::texts::Arg;
use web::{Answer, Checked, Faults, Problem, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "follow.html")]
struct FollowPage<'a> {
    shell: &'a Shell,
    code: &'a str,
    faults: Faults,
}

#[derive(Template)]
#[template(path = "followed.html")]
struct FollowedPage<'a> {
    shell: &'a Shell,
    code: String,
    ones: Vec<Followed>,
    faults: Faults,
}

/// A contribution as its giver sees it.
struct Followed {
    id: String,
    text: String,
    given: String,
    standing: String,
    /// Its public page, when it has one.
    path: Option<String>,
    answer: Option<Told>,
    used_in: Vec<Subject>,
    promised: String,
    /// As it was typed, when something was wrong with that.
    typed: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    code: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Correction {
    contribution: String,
    text: String,
    sure: Option<String>,
}

pub(super) async fn get(visit: Visit) -> Answer {
    visit.page(&FollowPage { shell: &visit.shell, code: "", faults: Faults::none() })
}

pub(super) async fn post(visit: Visit, Checked(typed): Checked<Typed>) -> Answer {
    let wrong = |fault| {
        let mut faults = Faults::none();
        faults.add("code", fault);
        let page = FollowPage { shell: &visit.shell, code: &typed.code, faults };
        visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page).map(unseen)
    };
    let Some(code) = Code::read(&typed.code) else { return wrong("fault-code-shape") };
    match find(&visit, &code).await? {
        Some(_) => Ok(unseen(Redirect::to(&format!("{}/{code}", paths::FOLLOW)).into_response())),
        None => wrong("fault-code-unknown"),
    }
}

pub(super) async fn get_own(visit: Visit, Path(secret): Path<String>) -> Answer {
    let (code, found) = open(&visit, &secret).await?;
    show(&visit, &code, found, None).await
}

pub(super) async fn post_correction(visit: Visit, Path(secret): Path<String>, Checked(sent): Checked<Correction>) -> Answer {
    let (code, found) = open(&visit, &secret).await?;
    let mut faults = Faults::none();
    let text = faults.needed("text", &sent.text, LONGEST);
    if !faults.is_empty() {
        return show(&visit, &code, found, Some((&sent, faults))).await;
    }
    let (one, right) = chosen(&visit, found, &sent)?;
    let tx = visit.begin().await?;
    store::correct(&tx, &right, &one, &text).await?;
    tx.commit(Event::new("contribution.corrected").by(&right).on(one.id)).await?;
    visit.done(&format!("{}/{code}", paths::FOLLOW), "contribution-corrected").map(unseen)
}

pub(super) async fn post_withdrawal(visit: Visit, Path(secret): Path<String>, Checked(sent): Checked<Correction>) -> Answer {
    let (code, found) = open(&visit, &secret).await?;
    if sent.sure.is_none() {
        let mut faults = Faults::none();
        faults.add("sure", "fault-sure");
        return show(&visit, &code, found, Some((&sent, faults))).await;
    }
    let (one, right) = chosen(&visit, found, &sent)?;
    let tx = visit.begin().await?;
    store::withdraw(&tx, &right, &one).await?;
    tx.commit(Event::new("contribution.withdrawn").by(&right).on(one.id)).await?;
    visit.done(&format!("{}/{code}", paths::FOLLOW), "contribution-withdrawn").map(unseen)
}

/// What was given under a code; a try that is counted before it is looked at, and forgotten when it was right.
async fn find(visit: &Visit, code: &Code) -> Result<Option<Vec<Closed<Contribution>>>, Problem> {
    let counted = tries::count(visit, Target::Link, Whose::Anybody).await?.map_err(|_| Problem::TOO_OFTEN)?;
    match store::by_code(&visit.reader(), code).await {
        Ok(found) => {
            forget(visit, &counted).await?;
            Ok(Some(found))
        }
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

async fn forget(visit: &Visit, counted: &Counted) -> Result<(), Problem> {
    let right = visit.allow::<SignIn>(Door)?;
    let tx = visit.begin().await?;
    people::store::forget_attempts(&tx, &right, counted).await?;
    Ok(tx.commit(Event::new("contribution.followed").by(&right)).await?)
}

async fn open(visit: &Visit, secret: &str) -> Result<(Code, Vec<Closed<Contribution>>), Problem> {
    let code = Code::read(secret).ok_or(Error::NotFound)?;
    let found = find(visit, &code).await?.ok_or(Error::NotFound)?;
    Ok((code, found))
}

/// The one of them that a form is about, for whoever may still change it.
fn chosen(
    visit: &Visit,
    found: Vec<Closed<Contribution>>,
    sent: &Correction,
) -> Result<(Contribution, Authorized<ChangeContribution>), Problem> {
    let mut all = found.into_iter().filter_map(|closed| visit.open::<ChangeContribution, _>(closed).ok());
    Ok(all.find(|(one, _)| one.id.to_string() == sent.contribution).ok_or(Error::NotFound)?)
}

async fn show(visit: &Visit, code: &Code, found: Vec<Closed<Contribution>>, wrong: Option<(&Correction, Faults)>) -> Answer {
    let db = visit.reader();
    let subjects = Subjects::read(&db).await?;
    let mut ones = Vec::new();
    for closed in found {
        match visit.open::<FollowContribution, _>(closed) {
            Ok((one, _)) => ones.push(followed(visit, &db, &subjects, &one).await?),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let faults = wrong.map(|(sent, faults)| {
        let typed = ones.iter_mut().filter(|one| one.id == sent.contribution && sent.sure.is_none() && !sent.text.is_empty());
        typed.for_each(|one| one.typed.clone_from(&sent.text));
        faults
    });
    let page = FollowedPage { shell: &visit.shell, code: code.to_string(), ones, faults: faults.unwrap_or_default() };
    visit.page_with(status, &page).map(unseen)
}

async fn followed(visit: &Visit, db: &impl Sealed, subjects: &Subjects, one: &Contribution) -> Result<Followed, Problem> {
    let shell = &visit.shell;
    let right = visit.allow(Contributions)?;
    let answers = store::answers_of(db, &right, one.id).await?;
    let used_in = store::subjects_of(db, &right, one.id, Relation::UsedIn).await?;
    let text = one.original.clone().unwrap_or_default();
    Ok(Followed {
        id: one.id.to_string(),
        given: date_in(shell.lang, kernel::clock::day(one.given)),
        standing: shell.say(&format!("followed-{}", one.standing.word().replace('_', "-"))),
        path: (one.standing == Standing::Public).then(|| paths::contribution(one.id)),
        answer: words::told(shell, &answers),
        used_in: used_in.into_iter().filter_map(|thing| subjects.find(thing)).collect(),
        promised: shell.say_with("followed-promised", &[("date", date_in(shell.lang, one.promised()).value())]),
        typed: text.clone(),
        text,
    })
}
