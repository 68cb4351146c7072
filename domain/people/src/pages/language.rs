//! Choosing the language of the pages. A link, not a form: it changes nothing but the visitor's own cookie.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use kernel::Error;
use kernel::settings::Lang;
use serde::Deserialize;
use web::visit::set_cookie;
use web::{Answer, Visit, cookies, paths};

#[derive(Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    terug: String,
}

pub(super) async fn get(visit: Visit, Path(tag): Path<String>, Query(back): Query<Back>) -> Answer {
    let lang = Lang::read(&tag).filter(|lang| visit.settings().languages.contains(lang)).ok_or(Error::NotFound)?;
    let mut response = Redirect::to(paths::on_this_site(&back.terug)).into_response();
    let mut cookie = cookies::cookie(cookies::LANG, lang.tag().to_owned(), visit.site.https);
    cookie.make_permanent();
    set_cookie(&mut response, &cookie);
    Ok(response)
}
