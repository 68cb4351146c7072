//! A link that lets one person answer. What is behind it only begins by a button, so that whatever looks at a mail before its reader
//! begins nothing.

use super::start::{Begin, begin, begin_page};
use super::was_right;
use crate::access::{AnswerQuestionnaire, ReadQuestionnaire};
use crate::model::Code;
use crate::model::questionnaire::Questionnaire;
use crate::store::questionnaire as store;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use axum::http::{HeaderValue, StatusCode};
use kernel::Error;
use people::model::Target;
use people::store::Whose;
use people::tries;
use web::headers::NO_REFERRER;
use web::{Answer, Checked, Faults, Problem, Visit};

pub(crate) async fn get(visit: Visit, Path(secret): Path<String>) -> Answer {
    let (questionnaire, _) = behind(&visit, &secret).await?;
    unseen(visit.page(&begin_page(&visit, &questionnaire, Some(path(&secret)), Faults::none())?))
}

pub(crate) async fn post(visit: Visit, Path(secret): Path<String>, Checked(form): Checked<Begin>) -> Answer {
    let counted = tries::count(&visit, Target::Link, Whose::Anybody).await?.map_err(|_| Problem::TOO_OFTEN)?;
    let (questionnaire, code) = behind(&visit, &secret).await?;
    was_right(&visit, &counted).await?;
    let faults = form.check(&visit);
    if !faults.is_empty() {
        let page = begin_page(&visit, &questionnaire, Some(path(&secret)), faults)?;
        return unseen(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let right = visit.allow::<AnswerQuestionnaire>((&questionnaire).into())?;
    unseen(begin(&visit, &right, &questionnaire, &store::code_from(&code.to_string())).await)
}

async fn behind(visit: &Visit, secret: &str) -> Result<(Questionnaire, Code), Problem> {
    let code = Code::read(secret).ok_or(Error::NotFound)?;
    let (questionnaire, _) = visit.open::<ReadQuestionnaire, _>(store::by_link(&visit.reader(), &code).await?)?;
    Ok((questionnaire, code))
}

fn path(secret: &str) -> String {
    format!("{}/{secret}", super::TAKE_PART)
}

/// Kept nowhere, and told to no page that comes after it.
fn unseen(answer: Answer) -> Answer {
    let mut response = answer?;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static(NO_REFERRER));
    Ok(response)
}
