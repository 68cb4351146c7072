//! Routes with gates: a page cannot be put on an address without saying who may open it.

use crate::visit::Visit;
use crate::{Problem, Site};
use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use kernel::access::{Action, Policies};
use kernel::parts::Part;
use kernel::{Capacity, Error, Viewer};

/// Who may open a page: whoever may ever do an action.
#[derive(Clone, Copy, Debug)]
pub struct Gate {
    /// The action's name.
    pub action: &'static str,
    may: fn(&Policies, &Viewer) -> bool,
    row: fn(&Policies) -> Vec<(Capacity, bool)>,
}

impl Gate {
    /// The gate of an action.
    pub fn of<A: Action>() -> Self {
        Self { action: A::NAME, may: Policies::may_ever::<A>, row: Policies::row::<A> }
    }

    /// Whether this viewer gets in.
    pub fn opens(&self, policies: &Policies, viewer: &Viewer) -> bool {
        (self.may)(policies, viewer)
    }

    /// Each role's answer, for the access matrix.
    pub fn row(&self, policies: &Policies) -> Vec<(Capacity, bool)> {
        (self.row)(policies)
    }
}

/// One route as the access matrix lists it.
#[derive(Clone, Copy, Debug)]
pub struct RouteRow {
    /// The part it belongs to.
    pub part: Part,
    /// GET or POST.
    pub method: &'static str,
    /// The address, with its parameters in braces.
    pub path: &'static str,
    /// Who gets in.
    pub gate: Gate,
}

/// The routes of a part.
#[derive(Debug)]
pub struct Routes {
    part: Part,
    router: Router<Site>,
    rows: Vec<RouteRow>,
}

impl Routes {
    /// No routes yet.
    pub fn new(part: Part) -> Self {
        Self { part, router: Router::new(), rows: Vec::new() }
    }

    /// A page to read.
    #[must_use]
    pub fn get<H: Handler<T, Site>, T: 'static>(self, gate: Gate, path: &'static str, handler: H) -> Self {
        self.add("GET", gate, path, get(handler))
    }

    /// A form to send.
    #[must_use]
    pub fn post<H: Handler<T, Site>, T: 'static>(self, gate: Gate, path: &'static str, handler: H) -> Self {
        self.add("POST", gate, path, post(handler))
    }

    fn add(mut self, method: &'static str, gate: Gate, path: &'static str, handler: MethodRouter<Site>) -> Self {
        let part = self.part;
        let guarded = handler.route_layer(from_fn(move |request: Request, next: Next| pass(part, gate, request, next)));
        self.rows.push(RouteRow { part, method, path, gate });
        self.router = self.router.route(path, guarded);
        self
    }

    /// The rows of the access matrix.
    pub fn rows(&self) -> &[RouteRow] {
        &self.rows
    }

    /// The routes for the server.
    pub fn into_router(self) -> Router<Site> {
        self.router
    }
}

/// Deny by default: without a visit, in a part that is off, or past a closed gate, no handler runs.
async fn pass(part: Part, gate: Gate, request: Request, next: Next) -> Response {
    let Some(visit) = request.extensions().get::<Visit>() else {
        return Problem::from(Error::NotFound).into_response();
    };
    if !visit.settings().has(part) {
        return Problem::from(Error::NotFound).into_response();
    }
    if !gate.opens(&visit.site.policies, &visit.viewer) {
        return refused(gate, visit).into_response();
    }
    next.run(request).await
}

/// Why a gate is closed: nobody is signed in, only a second factor is missing, or it never opens for them.
fn refused(gate: Gate, visit: &Visit) -> Problem {
    if !visit.viewer.is_signed_in() {
        return Error::SignInFirst.into();
    }
    let with_both = Viewer { second_factor: true, ..visit.viewer.clone() };
    if gate.opens(&visit.site.policies, &with_both) { Problem::SECOND_FACTOR } else { Error::Denied.into() }
}
