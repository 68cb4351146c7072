//! Signing in and out. A wrong password and an unknown address get the same answer, after the same work.

use crate::access::{Door, SignIn};
use crate::model::{Person, Target, Wait, browser, email_key};
use crate::pages::code::CODE;
use crate::pages::{Back, OWN_CAPACITY, home_of, keepers, openid, tries, way_back_door, words};
use crate::store::{Counted, Whose};
use crate::{password, store};
use askama::Template;
use axum::extract::Query;
use axum::http::header::{CACHE_CONTROL, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect};
use kernel::audit::Event;
use kernel::{Capacity, Error, Viewer};
use serde::Deserialize;
use web::visit::set_cookie;
use web::{Answer, Checked, Faults, NoFields, Problem, Shell, Visit, cookies, filters, paths};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage<'a> {
    shell: &'a Shell,
    faults: Faults,
    email: &'a str,
    /// Whether others use the computer too.
    shared: bool,
    /// Where to go after signing in.
    back: &'a str,
    /// Key and name of those by way of whom people sign in too.
    providers: Vec<(&'a str, &'a str)>,
    /// In how many minutes there is room for another try, when there is none now.
    wait: Option<i64>,
}

impl SignInPage<'_> {
    /// The address by way of a provider.
    fn way(&self, key: &str) -> String {
        format!("{}?terug={}", openid::way(key), paths::percent(self.back))
    }
    fn examples(&self) -> Vec<(String, String)> {
        words::capacities(self.shell)
    }
}

/// For whoever showed who they are and has no capacity today.
#[derive(Template)]
#[template(path = "no_capacity.html")]
struct NoCapacityPage<'a> {
    shell: &'a Shell,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SignInForm {
    pub(super) email: String,
    password: String,
    pub(super) shared: Option<String>,
    pub(super) terug: String,
    /// Of the browser, when somebody signs in with a passkey.
    pub(super) answer: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ExampleForm {
    role: String,
    terug: String,
}

pub(super) async fn get(visit: Visit, Query(back): Query<Back>) -> Answer {
    if visit.viewer.is_signed_in() {
        return Ok(Redirect::to(&way_on(&back.terug, visit.viewer.capacity, visit.viewer.second_factor)).into_response());
    }
    let back = kept(&back.terug);
    // It holds a token and repeats what the address says: it is not kept, nor compressed.
    let providers = openid::names(&visit);
    let page = SignInPage { shell: &visit.shell, faults: Faults::none(), email: "", shared: false, back, providers, wait: None };
    let mut response = visit.page(&page)?;
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

pub(super) async fn post(visit: Visit, headers: HeaderMap, Checked(mut form): Checked<SignInForm>) -> Answer {
    let email = email_key(&form.email);
    match with_password(&visit, &email, std::mem::take(&mut form.password)).await? {
        Tried::Right(person, counted) => {
            let shared = form.shared.is_some();
            let entry = Entry { by: "password", shared, counted: Some(counted), ..Entry::default() };
            let_in(&visit, &headers, &person, entry, &form.terug).await
        }
        Tried::Wrong => refused(&visit, &form, "email", "fault-sign-in"),
        Tried::TooOften(wait) => too_often(&visit, &form, wait),
    }
}

/// The page again, for whom there is no room now.
pub(super) fn too_often(visit: &Visit, form: &SignInForm, wait: Wait) -> Answer {
    let minutes = tries::minutes(visit, wait);
    tries::page(visit, wait, &again(visit, form, Faults::none(), Some(minutes)))
}

/// The page again, with what was not right.
pub(super) fn refused(visit: &Visit, form: &SignInForm, field: &'static str, text: &'static str) -> Answer {
    let mut faults = Faults::none();
    faults.add(field, text);
    visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, &again(visit, form, faults, None))
}

fn again<'a>(visit: &'a Visit, form: &'a SignInForm, faults: Faults, wait: Option<i64>) -> SignInPage<'a> {
    SignInPage {
        shell: &visit.shell,
        faults,
        email: &form.email,
        shared: form.shared.is_some(),
        back: kept(&form.terug),
        providers: openid::names(visit),
        wait,
    }
}

pub(super) async fn post_example(visit: Visit, headers: HeaderMap, Checked(form): Checked<ExampleForm>) -> Answer {
    if !visit.settings().example_sign_in {
        return Err(Error::NotFound.into());
    }
    let capacity = Capacity::read(&form.role).ok_or(Error::NotFound)?;
    let person = store::example(&visit.reader(), &visit.allow(Door)?, capacity).await?.ok_or(Error::NotFound)?;
    // They have nothing to show; in a demonstration that counts as both.
    let entry = Entry { capacity: Some(capacity), by: "example", second_factor: true, ..Entry::default() };
    let_in(&visit, &headers, &person, entry, &form.terug).await
}

pub(super) async fn post_sign_out(visit: Visit, headers: HeaderMap, Checked(NoFields {}): Checked<NoFields>) -> Answer {
    let right = visit.allow::<SignIn>(Door)?;
    let token = cookies::read(&headers, cookies::SESSION, visit.site.https);
    // Without a session there is nothing to write down.
    if let Some((person, token)) = visit.viewer.person.zip(token) {
        let tx = visit.begin().await?;
        store::close_session(&tx, &right, &token).await?;
        tx.commit(Event::new("session.closed").by(&right).on(person)).await?;
    }
    let mut response = visit.done(paths::HOME, "signed-out")?;
    set_cookie(&mut response, &cookies::forget(cookies::SESSION, visit.site.https));
    // What the browser kept of pages goes with the session: somebody else may use it next.
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}

/// What came of a password.
pub(super) enum Tried {
    /// It is this person's. Whoever goes on takes the try back.
    Right(Person, Counted),
    Wrong,
    TooOften(Wait),
}

/// Looks at an address and a password. The try is counted first.
pub(super) async fn with_password(visit: &Visit, email: &str, password: String) -> Result<Tried, Problem> {
    let counted = match tries::count(visit, Target::SignIn, Whose::Email(email)).await? {
        Ok(counted) => counted,
        Err(wait) => return Ok(Tried::TooOften(wait)),
    };
    let (reader, right) = (visit.reader(), visit.allow::<SignIn>(Door)?);
    let person = store::by_email(&reader, &right, email).await?.filter(|person| person.active);
    let stored = match &person {
        Some(person) => store::password_of(&reader, &right, person).await?,
        None => None,
    };
    let fits = password::fits(password, stored).await?;
    Ok(person.filter(|_| fits).map_or(Tried::Wrong, |person| Tried::Right(person, counted)))
}

/// How somebody comes in.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// As what; without one as the first that they can act as, and they choose next.
    pub(super) capacity: Option<Capacity>,
    /// By what they showed who they are: `password`, `code`, `passkey` and the like.
    pub(super) by: &'static str,
    /// Whether they showed two things of themselves.
    pub(super) second_factor: bool,
    /// Whether others use the computer too.
    pub(super) shared: bool,
    /// The try that was right.
    pub(super) counted: Option<Counted>,
}

/// Opens a session and leads on: to where they wanted to go, or to where somebody in this capacity begins. Whoever has more
/// than one capacity chooses first, and whoever has a second factor shows a code before anything. A session that was open in this
/// browser ends, whosever it was.
pub(super) async fn let_in(visit: &Visit, headers: &HeaderMap, person: &Person, entry: Entry, back: &str) -> Answer {
    let right = visit.allow::<SignIn>(Door)?;
    let came_back = entry.by == "password" && way_back_door::taken(visit, &right, person).await?;
    let back = if came_back { paths::SECOND_FACTOR } else { back };
    if !entry.second_factor && store::has_second_factor(&visit.reader(), &right, person).await? {
        return ask_code(visit, person, entry, back).await;
    }
    // As a code is asked of who has an app: otherwise a mailbox would be enough to choose a password, and that to come in.
    if entry.by == "password" && !entry.second_factor && store::has_guarding_identity(&visit.reader(), &right, person).await? {
        return Err(Error::Refused("refused-password-alone").into());
    }
    // An account elsewhere that showed one thing of them may be in other hands than their second factor.
    if ["code", "passkey"].contains(&entry.by) || (entry.by == "provider" && entry.second_factor) {
        way_back_door::not_needed(visit, &right, person, entry.by).await?;
    }
    let capacities = person.capacities_on(visit.shell.today);
    let Some(capacity) = entry.capacity.or_else(|| capacities.first().copied()) else {
        return visit.page_with(StatusCode::FORBIDDEN, &NoCapacityPage { shell: &visit.shell });
    };
    let viewer = Viewer::person(person.id, person.name.clone(), capacity);
    let tx = visit.tenant.db.begin_in(visit.trace, &viewer, visit.now).await?;
    if let Some(counted) = &entry.counted {
        store::forget_attempts(&tx, &right, counted).await?;
    }
    if let Some(before) = cookies::read(headers, cookies::SESSION, visit.site.https) {
        store::close_session(&tx, &right, &before).await?;
    }
    let Entry { by, shared, second_factor, .. } = entry;
    // A computer of many is nobody's device.
    let device = if shared { None } else { Some(store::know_device(&tx, &right, person.id, visit.device.as_deref()).await?) };
    let new = store::NewSession { person: person.id, capacity, second_factor, shared, browser: browser_of(headers) };
    let token = store::open_session(&tx, &right, new).await?;
    tx.commit(Event::new("session.opened").by(&right).on(person.id).fact("by", by)).await?;
    let path = way_on(back, capacity, second_factor);
    let chooses = entry.capacity.is_none() && capacities.len() > 1;
    let path = if chooses { format!("{OWN_CAPACITY}?terug={}", paths::percent(kept(back))) } else { path };
    let mut response = if came_back { visit.done(&path, "way-back-taken")? } else { Redirect::to(&path).into_response() };
    set_cookie(&mut response, &cookies::cookie(cookies::SESSION, token, visit.site.https));
    if let Some(device) = device {
        set_cookie(&mut response, &cookies::lasting(cookies::DEVICE, device, visit.site.https));
    }
    Ok(response)
}

/// The password was right; the code of the second factor comes next.
async fn ask_code(visit: &Visit, person: &Person, entry: Entry, back: &str) -> Answer {
    let right = visit.allow::<SignIn>(Door)?;
    let tx = visit.begin().await?;
    if let Some(counted) = &entry.counted {
        store::forget_attempts(&tx, &right, counted).await?;
    }
    let half = store::HalfIn { person: person.id, shared: entry.shared };
    let token = store::half_in(&tx, &right, half).await?;
    tx.commit(Event::new("sign_in.half").by(&right).on(person.id)).await?;
    let mut response = Redirect::to(&format!("{CODE}?terug={}", paths::percent(kept(back)))).into_response();
    set_cookie(&mut response, &cookies::cookie(cookies::ENTRY, token, visit.site.https));
    Ok(response)
}

/// Which program on which system, by what the browser says of itself.
pub(super) fn browser_of(headers: &HeaderMap) -> String {
    headers.get(USER_AGENT).and_then(|said| said.to_str().ok()).map(browser).unwrap_or_default()
}

/// Where somebody wanted to go, when that was somewhere on this site.
pub(super) fn kept(back: &str) -> &str {
    if back.is_empty() { back } else { paths::on_this_site(back) }
}

/// Where somebody wanted to go before, or where somebody in this capacity begins; whoever needs a second factor there and showed none
/// first gets one.
pub(super) fn way_on(back: &str, capacity: Capacity, second_factor: bool) -> String {
    let back = if back.is_empty() { home_of(capacity) } else { paths::on_this_site(back) };
    let lacks = keepers::KEEPERS.contains(&capacity) && !second_factor;
    (if lacks && back.starts_with(paths::WORK) { paths::SECOND_FACTOR } else { back }).to_owned()
}
