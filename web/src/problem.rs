//! The one place that knows status codes. A problem is a page with a way on; it never shows what went wrong inside.

use crate::rendered::rendered;
use crate::{Visit, filters, paths};
use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::{Error, Trouble};

/// What a handler answers: a page, or a problem.
pub type Answer = Result<Response, Problem>;

/// Something that went wrong, as the visitor gets to see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    status: StatusCode,
    /// The key of the text: `problem-KEY-title`, `problem-KEY-text`.
    key: &'static str,
    /// The key of a text that tells more.
    more: Option<&'static str>,
}

impl Problem {
    const fn new(status: StatusCode, key: &'static str) -> Self {
        Self { status, key, more: None }
    }

    /// The form was too old, or did not come from our own page.
    pub const FORM_EXPIRED: Self = Self::new(StatusCode::FORBIDDEN, "form-expired");
    /// The form or the upload could not be read.
    pub const UNREADABLE: Self = Self::new(StatusCode::BAD_REQUEST, "unreadable");
    /// More was sent than we take in.
    pub const TOO_LARGE: Self = Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large");
    /// A file that is none of those that we take in, or whose content is not what its name says.
    pub const NOT_AS_NAMED: Self = Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-as-named");
    /// Too many tries.
    pub const TOO_OFTEN: Self = Self::new(StatusCode::TOO_MANY_REQUESTS, "too-often");
    /// Whoever signed in with one thing of themselves, where it takes two.
    pub const SECOND_FACTOR: Self = Self::new(StatusCode::FORBIDDEN, "second-factor");
    const SIGN_IN: Self = Self::new(StatusCode::UNAUTHORIZED, "sign-in");
    const BUSY: Self = Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy");
    const FULL: Self = Self::new(StatusCode::INSUFFICIENT_STORAGE, "full");
    const NOT_FOUND: Self = Self::new(StatusCode::NOT_FOUND, "not-found");

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The problem as a page of this visit. `is_get` decides whether signing in can lead back here.
    pub fn page(&self, visit: &Visit, path: &str, is_get: bool) -> Response {
        if *self == Self::SIGN_IN {
            let back = if is_get { path } else { paths::WORK };
            return Redirect::to(&format!("{}?terug={}", paths::SIGN_IN, paths::percent(back))).into_response();
        }
        let template = ProblemPage { shell: &visit.shell, key: self.key, more: self.more };
        match rendered(self.status, &template, &visit.shell) {
            Ok(response) => response,
            Err(error) => {
                tracing::error!(%error, "the problem page itself broke");
                self.status.into_response()
            }
        }
    }

    /// The problem of an address that no municipality has.
    pub fn unknown_host() -> Response {
        (StatusCode::NOT_FOUND, Html(include_str!("../templates/unknown_host.html"))).into_response()
    }

    /// The problem of a municipality of which the database does not answer: nothing is known of it, not even its name.
    pub fn out_of_reach() -> Response {
        let again = [(header::RETRY_AFTER, "60")];
        (StatusCode::SERVICE_UNAVAILABLE, again, Html(include_str!("../templates/out_of_reach.html"))).into_response()
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    shell: &'a crate::Shell,
    key: &'static str,
    more: Option<&'static str>,
}

impl ProblemPage<'_> {
    fn title(&self) -> String {
        self.shell.say(&format!("problem-{}-title", self.key))
    }
    fn text(&self) -> String {
        self.shell.say(&format!("problem-{}-text", self.key))
    }
    fn asks_second_factor(&self) -> bool {
        self.key == Problem::SECOND_FACTOR.key
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NOT_FOUND,
            Error::Denied => Self::new(StatusCode::FORBIDDEN, "denied"),
            Error::SignInFirst => Self::SIGN_IN,
            Error::Stale => Self::new(StatusCode::CONFLICT, "stale"),
            Error::Taken(_) => Self::new(StatusCode::CONFLICT, "taken"),
            Error::Refused(more) => Self { more: Some(more), ..Self::new(StatusCode::CONFLICT, "refused") },
            error => {
                tracing::error!(%error, "a request failed");
                match error.trouble() {
                    Some(Trouble::Busy) => Self::BUSY,
                    Some(Trouble::Full) => Self::FULL,
                    None => Self::new(StatusCode::INTERNAL_SERVER_ERROR, "broken"),
                }
            }
        }
    }
}

impl From<askama::Error> for Problem {
    fn from(error: askama::Error) -> Self {
        Error::internal(error).into()
    }
}

impl IntoResponse for Problem {
    /// A bare answer that carries the problem; the outermost layer, which knows the visit, makes the page of it.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
