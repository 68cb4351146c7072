//! A browser without a network: it keeps cookies and follows redirects.

use crate::database::noon;
use crate::page::Page;
use crate::{Parts, program};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request};
use chrono::Duration;
use kernel::audit::Event;
use kernel::ids::PersonId;
use kernel::{Capacity, Db, Moment, Viewer};
use openid::Provider;
use people::access::{Account, Door, EditPeople, GrantCapacity, KeepOwnAccount, OwnAccount, SignIn};
use people::model::{MembershipChange, PersonChange};
use people::store::{NewSession, SecondFactor};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tower::ServiceExt;
use web::{Client, Site, cookies};

/// So many redirects in a row are a circle.
const MOST_REDIRECTS: usize = 10;

/// A visitor's browser. A clone is the same browser.
#[derive(Clone, Debug)]
pub struct Browser {
    db: Db,
    parts: Parts,
    providers: Vec<Arc<Provider>>,
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    cookies: BTreeMap<String, String>,
    /// Where it is on the network.
    address: IpAddr,
    now: Moment,
    site: Site,
    router: Router,
}

impl Browser {
    pub(crate) fn new(db: Db, parts: Parts, providers: Vec<Arc<Provider>>) -> Self {
        let (site, router) = served(&db, parts, providers.clone(), noon());
        let state = State { cookies: BTreeMap::new(), address: IpAddr::from([192, 0, 2, 1]), now: noon(), site, router };
        Self { db, parts, providers, state: Arc::new(Mutex::new(state)) }
    }

    /// The same browser, at another address on the network.
    #[must_use]
    pub fn at(self, address: impl Into<IpAddr>) -> Self {
        self.state().address = address.into();
        self
    }

    /// Lets time pass.
    pub fn wait(&self, time: Duration) {
        let mut state = self.state();
        state.now += time;
        let now = state.now;
        (state.site, state.router) = served(&self.db, self.parts, self.providers.clone(), now);
    }

    /// Signs in as a new person with one capacity.
    pub async fn sign_in(&self, capacity: Capacity) -> PersonId {
        self.sign_in_as(&[capacity]).await
    }

    /// Signs in as a new person with these capacities, acting in the first.
    pub async fn sign_in_as(&self, capacities: &[Capacity]) -> PersonId {
        let (site, now) = self.served();
        let system = Viewer::system();
        let words: Vec<_> = capacities.iter().map(|capacity| capacity.word()).collect();
        let person = PersonChange {
            name: format!("Proef {}", words.join(" ")),
            email: format!("{}@proef.invalid", PersonId::fresh()),
            active: true,
        };
        let edit = site.policies.allow::<EditPeople>(&system, Account::OTHER).expect("a right");
        let enter = site.policies.allow::<SignIn>(&system, Door).expect("a right");
        let tx = self.db.begin(&system, now).await.expect("a write");
        let starts = kernel::clock::day(now);
        let first = MembershipChange::from(capacities[0], starts);
        // One who keeps the accounts has a way in, though nobody knows it; others have none yet.
        let password = capacities.contains(&Capacity::Administrator).then(|| "-".to_owned());
        let id = people::store::add_person(&tx, &edit, &person, &first, password).await.expect("a person");
        for other in &capacities[1..] {
            let right = site.policies.allow::<GrantCapacity>(&system, Account::of(id, &system)).expect("a right");
            people::store::grant(&tx, &right, id, &MembershipChange::from(*other, starts)).await.expect("a capacity");
        }
        let browser = "Firefox, Linux".to_owned();
        let session = NewSession { person: id, capacity: capacities[0], second_factor: true, shared: false, browser };
        let token = people::store::open_session(&tx, &enter, session).await.expect("a session");
        tx.commit(Event::new("session.opened").on(id)).await.expect("a commit");
        self.state().cookies.insert(cookies::SESSION.to_owned(), token);
        id
    }

    /// Puts the code of an app on the account of whoever is signed in.
    pub async fn put_app_on(&self) {
        let (site, now) = self.served();
        let token = self.cookie(cookies::SESSION).expect("a session");
        let own = people::store::recognise(&self.db, &token, now).await.expect("an answer").expect("somebody");
        let right = site.policies.allow::<KeepOwnAccount>(&own, OwnAccount).expect("a right");
        let tx = self.db.begin(&own, now).await.expect("a write");
        // A code comes after a password, though nobody knows this one.
        let (person, id) = (Alias::new("people_person"), own.person.expect("somebody").0);
        let set = Query::update()
            .table(person)
            .value(Alias::new("password"), "-")
            .and_where(Expr::col(Alias::new("id")).eq(id))
            .to_owned();
        tx.execute(&set).await.expect("a password");
        people::store::begin_second_factor(&tx, &right).await.expect("a secret");
        let SecondFactor::Begun(secret) = people::store::second_factor(&tx, &right, &own).await.expect("an answer") else {
            panic!("it was on already")
        };
        let code = crate::app_code(&secret, now);
        people::store::confirm_second_factor(&tx, &right, &code, &token).await.expect("an answer").expect("a right code");
        tx.commit(Event::new("second_factor.on").by(&right)).await.expect("a commit");
    }

    /// The moment it is in this browser.
    pub fn now(&self) -> Moment {
        self.state().now
    }

    /// Keeps a cookie whatever the site said: a stolen one, or one of before.
    pub fn keep_cookie(&self, name: &str, value: &str) {
        self.state().cookies.insert(name.to_owned(), value.to_owned());
    }

    /// What the browser keeps under a name.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.state().cookies.get(name).cloned()
    }

    /// Opens an address and follows redirects.
    pub async fn open(&self, path: &str) -> Page {
        let first = self.fetch(path).await;
        self.follow(first).await
    }

    /// Opens an address without following a redirect.
    pub async fn fetch(&self, path: &str) -> Page {
        self.send(Method::GET, path, None).await
    }

    /// Opens an address with what a browser tells of it in headers, without following a redirect.
    pub async fn fetch_with(&self, path: &str, headers: &[(&str, &str)]) -> Page {
        self.send_with(Method::GET, path, None, headers).await
    }

    /// Sends fields to an address, not by way of a form: without a token, unless one of the fields is it.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = serde_urlencoded::to_string(fields).expect("fields");
        self.send(Method::POST, path, Some(("application/x-www-form-urlencoded".to_owned(), body.into_bytes()))).await
    }

    /// Sends fields, once more to where the answer says so by 307, as a browser does by itself.
    pub(crate) async fn post_on(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.post(path, fields).await;
        match page.redirect().filter(|_| page.status == 307) {
            Some(next) => self.post(&next, fields).await,
            None => page,
        }
    }

    pub(crate) async fn follow(&self, mut page: Page) -> Page {
        for _ in 0..MOST_REDIRECTS {
            let Some(next) = page.redirect() else { return page };
            page = self.fetch(&next).await;
        }
        panic!("redirected in a circle at {}", page.path);
    }

    pub(crate) async fn send(&self, method: Method, path: &str, body: Option<(String, Vec<u8>)>) -> Page {
        self.send_with(method, path, body, &[]).await
    }

    async fn send_with(&self, method: Method, path: &str, body: Option<(String, Vec<u8>)>, headers: &[(&str, &str)]) -> Page {
        let request = Request::builder().method(method).uri(path).header(HOST, program::HOST);
        let mut request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let router = {
            let state = self.state();
            let cookies: Vec<_> = state.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            if !cookies.is_empty() {
                request = request.header(COOKIE, cookies.join("; "));
            }
            request = request.extension(Client::of(state.address));
            state.router.clone()
        };
        let request = match body {
            Some((kind, bytes)) => request.header(CONTENT_TYPE, kind).body(Body::from(bytes)),
            None => request.body(Body::empty()),
        };
        let answer = router.oneshot(request.expect("a request")).await.expect("an answer");
        let (head, body) = answer.into_parts();
        self.keep(&head.headers);
        let bytes = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
        Page::new(self.clone(), path.to_owned(), head, bytes)
    }

    /// Keeps the cookies of an answer, and forgets those that it takes back.
    fn keep(&self, headers: &HeaderMap) {
        for cookie in headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().expect("a cookie in ASCII");
            let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').expect("a name and a value");
            if rest.split(';').any(|rule| rule.trim() == "Max-Age=0") {
                self.state().cookies.remove(name);
            } else {
                self.state().cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    fn served(&self) -> (Site, Moment) {
        let state = self.state();
        (state.site.clone(), state.now)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Page {
    fn redirect(&self) -> Option<String> {
        let to = self.headers.get(LOCATION).filter(|_| (300..400).contains(&self.status))?;
        Some(to.to_str().expect("an address in ASCII").to_owned())
    }
}

fn served(db: &Db, parts: Parts, providers: Vec<Arc<Provider>>, now: Moment) -> (Site, Router) {
    let parts = program::parts(parts);
    let site = program::site(&parts, db.clone(), providers, now);
    (site.clone(), program::router(parts, site))
}
