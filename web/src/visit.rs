//! One request, as a handler sees it: which municipality, who looks, in which language, and the way to its database.

use crate::cookies;
use crate::problem::{Answer, Problem};
use crate::rendered::rendered;
use crate::{Client, Shell, Site, Tenant};
use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::access::{Action, Authorized, Closed, Guarded};
use kernel::audit::{Event, Trace};
use kernel::settings::{Kept, Lang, Settings};
use kernel::{Error, Moment, Reader, Result, Tx, Viewer};
use std::sync::Arc;

/// A request of somebody to a municipality.
#[derive(Clone, Debug)]
pub struct Visit {
    /// What all requests share.
    pub site: Site,
    /// The municipality.
    pub tenant: Arc<Tenant>,
    /// The host name at which the municipality was asked for: one of its own, without a port.
    pub(crate) host: String,
    /// Where it comes from.
    pub client: Client,
    /// The token of the device, when somebody signed in on it before.
    pub device: Option<String>,
    /// Who looks.
    pub viewer: Viewer,
    /// The moment of the request.
    pub now: Moment,
    /// What its writes are known by in the audit trail.
    pub trace: Trace,
    /// The settings with their revision.
    pub kept: Kept,
    /// What every page shows around its content.
    pub shell: Shell,
}

impl Visit {
    /// What the municipality chose.
    pub fn settings(&self) -> &Settings {
        &self.kept.settings
    }

    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.shell.lang
    }

    /// A handle that reads this municipality's database.
    pub fn reader(&self) -> Reader {
        self.tenant.db.reader()
    }

    /// Starts a write in this municipality's database.
    ///
    /// # Errors
    /// As `Db::begin`.
    pub async fn begin(&self) -> Result<Tx> {
        self.tenant.db.begin_in(self.trace, &self.viewer, self.now).await
    }

    /// Records that the viewer looked at something about a person. It is recorded before it is shown.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn saw(&self, event: Event) -> Result<()> {
        self.begin().await?.commit(event).await
    }

    /// The proof that the viewer may do `A` to a thing.
    ///
    /// # Errors
    /// As `Policies::allow`.
    pub fn allow<A: Action>(&self, on: A::On) -> Result<Authorized<A>> {
        self.site.policies.allow(&self.viewer, on)
    }

    /// Opens a thing to which the viewer may do `A`, and gives the proof beside it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when they may not.
    pub fn open<A: Action, T: Guarded<A>>(&self, thing: Closed<T>) -> Result<(T, Authorized<A>)> {
        self.site.policies.open(&self.viewer, thing)
    }

    /// Whether the viewer may ever do `A`.
    pub fn may<A: Action>(&self) -> bool {
        self.site.policies.may_ever::<A>(&self.viewer)
    }

    /// A page.
    ///
    /// # Errors
    /// When a template breaks, which a test of every page excludes.
    pub fn page(&self, template: &impl Template) -> Answer {
        self.page_with(StatusCode::OK, template)
    }

    /// A page with another status: a form that was not right is 422, a stale save 409.
    ///
    /// # Errors
    /// As [`Visit::page`].
    pub fn page_with(&self, status: StatusCode, template: &impl Template) -> Answer {
        Ok(rendered(status, template, &self.shell)?)
    }

    /// On to another page after a form was carried out, with a notice there.
    ///
    /// # Errors
    /// Never; it is an `Answer` so that a handler can end with it.
    pub fn done(&self, path: &str, notice: &'static str) -> Answer {
        let mut response = Redirect::to(path).into_response();
        let cookie = cookies::cookie(cookies::NOTICE, notice.to_owned(), self.site.https);
        if let Some((name, value)) = cookies::header(&cookie) {
            response.headers_mut().append(name, value);
        }
        Ok(response)
    }

    /// A file to keep. `name` is ours: letters, digits, dots and hyphens; of anything else in it nothing is sent.
    ///
    /// # Errors
    /// Never; see [`Visit::done`].
    pub fn download(&self, name: &str, mime: &'static str, bytes: Vec<u8>) -> Answer {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(mime));
        let plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || ".-_".contains(*c)).collect();
        let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{plain}\"")).map_err(Error::internal)?;
        headers.insert(CONTENT_DISPOSITION, disposition);
        Ok((headers, bytes).into_response())
    }
}

/// Adds a cookie to an answer.
pub fn set_cookie(response: &mut Response, cookie: &axum_extra::extract::cookie::Cookie<'_>) {
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}

impl FromRequestParts<Site> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Error::NotFound.into())
    }
}
