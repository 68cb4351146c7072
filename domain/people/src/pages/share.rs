//! What a link to one thing opens first: a page with a button, so that whatever looks at a mail before its reader opens nothing.

use crate::access::{Door, SignIn, opens};
use crate::model::{Share, Target};
use crate::pages::tries;
use crate::store::{self, Whose};
use askama::Template;
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::audit::Event;
use kernel::ids::{Kind, Ref};
use kernel::{Error, Result};
use web::headers::NO_REFERRER;
use web::visit::set_cookie;
use web::{Answer, Checked, NoFields, Problem, Shell, Visit, cookies, filters, paths};

#[derive(Template)]
#[template(path = "share.html")]
struct SharePage<'a> {
    shell: &'a Shell,
    /// Of the link; it stands in the address and comes back with the form.
    secret: &'a str,
}

pub(super) async fn get(visit: Visit, Path(secret): Path<String>) -> Answer {
    opening(&visit, &store::share(&visit.reader(), &visit.allow(Door)?, &secret, visit.now).await?)?;
    Ok(unseen(visit.page(&SharePage { shell: &visit.shell, secret: &secret })?))
}

/// The try is counted before the link is looked at, so that many at once gain nothing. The secret leaves the address here.
pub(super) async fn post(visit: Visit, Path(secret): Path<String>, Checked(NoFields {}): Checked<NoFields>) -> Answer {
    let right = visit.allow::<SignIn>(Door)?;
    let counted = tries::count(&visit, Target::Link, Whose::Nobody).await?.map_err(|_| Problem::TOO_OFTEN)?;
    let tx = visit.begin().await?;
    let (share, token) = store::open_share(&tx, &right, &secret).await?;
    opening(&visit, &share)?;
    let way = way(share.thing)?;
    store::forget_attempts(&tx, &right, &counted).await?;
    tx.commit(Event::new("share.opened").by(&right).on(share.id)).await?;
    let mut response = unseen(Redirect::to(way).into_response());
    set_cookie(&mut response, &cookies::cookie(cookies::SHARE, token, visit.site.https));
    Ok(response)
}

/// A link of somebody who may make none any more is as one that never was.
fn opening(visit: &Visit, share: &Share) -> Result<()> {
    if opens(&visit.site.policies, share, visit.now) { Ok(()) } else { Err(Error::NotFound) }
}

/// Where a thing is read by whoever has a link to it.
fn way(thing: Ref) -> Result<&'static str> {
    if thing.kind == Kind::Version { Ok(paths::SHARED_VERSION) } else { Err(Error::NotFound) }
}

/// Kept nowhere, and told to no page that comes after it.
fn unseen(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static(NO_REFERRER));
    response
}
