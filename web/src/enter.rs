//! The door: from a request to a visit, and from a bare problem to its page.

use crate::memory::{Page, Public};
use crate::site::bare_host;
use crate::visit::set_cookie;
use crate::{Client, Problem, Shell, Site, Tenant, Visit, cookies};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::audit::Trace;
use kernel::settings::{Kept, Lang};
use kernel::{Error, Result, Viewer, clock, settings};
use std::fmt::Write as _;
use std::sync::Arc;

/// Finds the municipality and the viewer, runs the page, and dresses a problem up as a page.
pub async fn enter(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let host = host(&parts).unwrap_or_default();
    let Some(tenant) = site.tenant(&host) else {
        return if site.has_start_page { crate::start::page(&site, &host).await } else { Problem::unknown_host() };
    };
    let (writes, kept) = match as_it_stands(&tenant).await {
        Ok(now) => now,
        Err(error) => return unanswered(error),
    };
    let lang = language(&parts.headers, &kept, site.https);
    let public = Public::of(&parts, lang, clock::day(site.clock.now()), site.https);
    if let Some(page) = public.as_ref().and_then(|public| tenant.memory.page(writes, public)) {
        return page.answer(&parts.headers);
    }
    let visit = match visit(site.clone(), tenant.clone(), &kept, lang, bare_host(&host), &parts).await {
        Ok(visit) => visit,
        Err(error) => return unanswered(error),
    };
    let asked = parts.headers.clone();
    let new_csrf = cookies::read(&asked, cookies::CSRF, site.https).is_none_or(|sent| sent != visit.shell.csrf);
    let (is_get, here) = (parts.method == Method::GET, visit.shell.here.clone());
    parts.extensions.insert(visit.clone());
    // No text has a zero in it, and PostgreSQL cannot even be asked for one.
    let has_zero = parts.uri.path_and_query().is_some_and(|asked| asked.as_str().contains("%00"));
    let request = Request::from_parts(parts, body);
    let mut response = if has_zero { nothing_here().await.into_response() } else { next.run(request).await };
    if let Some(public) = public {
        response = match Page::of(response, &visit.shell.csrf).await {
            Ok(page) => {
                let page = Arc::new(page);
                tenant.memory.keep_page(writes, public, &page);
                return page.answer(&asked);
            }
            Err(response) => response,
        };
    }
    let problem = response.extensions_mut().remove::<Problem>();
    if let Some(problem) = problem.or_else(|| bare(&response, is_get)) {
        if REFUSED.contains(&problem.status()) {
            refused(&visit, is_get, problem.status());
        }
        response = problem.page(&visit, &here, is_get);
    }
    if new_csrf {
        set_cookie(&mut response, &cookies::cookie(cookies::CSRF, visit.shell.csrf.clone(), site.https));
    }
    if visit.shell.notice.is_some() && is_get {
        set_cookie(&mut response, &cookies::forget(cookies::NOTICE, site.https));
    }
    if visit.viewer.is_signed_in() {
        response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    }
    response
}

/// What an unknown address of a known municipality gets.
pub async fn nothing_here() -> Problem {
    Error::NotFound.into()
}

fn host(parts: &Parts) -> Option<String> {
    let of_uri = parts.uri.host().map(str::to_owned);
    of_uri.or_else(|| parts.headers.get(header::HOST)?.to_str().ok().map(str::to_owned))
}

/// What somebody may not do, a form that was not ours, a file that is not what it says, and trying too often.
const REFUSED: [StatusCode; 3] = [StatusCode::FORBIDDEN, StatusCode::UNSUPPORTED_MEDIA_TYPE, StatusCode::TOO_MANY_REQUESTS];

/// Tells the log what was refused to whom. The path alone: what is asked for behind it may be about somebody; and of the path not
/// what may be the secret of a personal link.
fn refused(visit: &Visit, is_get: bool, status: StatusCode) {
    let (municipality, path, viewer) = (&visit.tenant.key, without_secrets(&visit.shell.path), &visit.viewer);
    let (person, capacity) = (viewer.person.map(|id| id.to_string()).unwrap_or_default(), viewer.capacity.word());
    tracing::warn!(municipality, person, capacity, get = is_get, ?path, status = status.as_u16(), "refused");
}

/// The problem behind an answer that the framework made by itself: an id or a form that it could not read.
fn bare(response: &Response, is_get: bool) -> Option<Problem> {
    let is_plain = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let is_bare = response.status() == StatusCode::BAD_REQUEST && is_plain;
    is_bare.then(|| if is_get { Error::NotFound.into() } else { Problem::UNREADABLE })
}

/// A path with nothing so long that nobody guesses it, but for ids.
fn without_secrets(path: &str) -> String {
    let is_id = |part: &str| part.len() == 36 && part.matches('-').count() == 4;
    let shown = |part| if str::len(part) < 32 || is_id(part) { part } else { "…" };
    path.split('/').map(shown).collect::<Vec<_>>().join("/")
}

/// Whether it is as [`token`] makes them.
fn is_token(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn unanswered(error: Error) -> Response {
    tracing::error!(%error, "the municipality's database does not answer");
    Problem::out_of_reach()
}

/// How many writes there were, and the settings after them.
async fn as_it_stands(tenant: &Tenant) -> Result<(i64, Arc<Kept>)> {
    let reader = tenant.db.reader();
    let writes = reader.writes().await?;
    if let Some(kept) = tenant.memory.settings(writes) {
        return Ok((writes, kept));
    }
    let kept = Arc::new(settings::read(&reader).await?);
    tenant.memory.keep_settings(writes, &kept);
    Ok((writes, kept))
}

async fn visit(site: Site, tenant: Arc<Tenant>, kept: &Kept, lang: Lang, host: String, parts: &Parts) -> Result<Visit> {
    let now = site.clock.now();
    let viewer = match cookies::read(&parts.headers, cookies::SESSION, site.https) {
        Some(session) => site.recognise.viewer(&tenant.db, &session, now).await?.unwrap_or_else(Viewer::visitor),
        None => Viewer::visitor(),
    };
    let shell = shell(&site, kept, &viewer, lang, parts);
    let client = parts.extensions.get::<Client>().cloned().unwrap_or_default();
    let device = cookies::read(&parts.headers, cookies::DEVICE, site.https);
    Ok(Visit { site, tenant, host, client, device, viewer, now, trace: Trace::fresh(), kept: kept.clone(), shell })
}

fn shell(site: &Site, kept: &Kept, viewer: &Viewer, lang: Lang, parts: &Parts) -> Shell {
    let menu = site
        .menu
        .iter()
        .filter(|(_, gate)| gate.is_none_or(|(part, gate)| kept.settings.has(part) && gate.opens(&site.policies, viewer)))
        .map(|(item, _)| crate::shell::MenuLink { menu: item.menu, text: site.texts.say(lang, item.text, &[]), path: item.path })
        .collect();
    let csrf = cookies::read(&parts.headers, cookies::CSRF, site.https).filter(|token| is_token(token)).unwrap_or_else(token);
    let notice = cookies::read(&parts.headers, cookies::NOTICE, site.https).filter(|key| site.texts.has(key));
    Shell {
        lang,
        settings: kept.settings.clone(),
        viewer: viewer.clone(),
        path: parts.uri.path().to_owned(),
        here: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        menu,
        csrf,
        today: clock::day(site.clock.now()),
        notice,
        texts: site.texts.clone(),
    }
}

/// The language that was chosen, else what the browser prefers of those that are on, else Dutch.
fn language(headers: &HeaderMap, kept: &Kept, https: bool) -> Lang {
    let on = |lang: &Lang| kept.settings.languages.contains(lang);
    if let Some(chosen) = cookies::read(headers, cookies::LANG, https).and_then(|tag| Lang::read(&tag)).filter(on) {
        return chosen;
    }
    let preferred = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut tags = preferred.split(',').filter_map(|entry| entry.split([';', '-']).next()).map(str::trim);
    tags.find_map(|tag| Lang::read(tag).filter(on)).unwrap_or(Lang::Nl)
}

/// 128 random bits in hexadecimal.
#[expect(clippy::disallowed_methods, reason = "the secrets of forms and sessions are made here and in people::store")]
pub(crate) fn token() -> String {
    let mut bytes = [0u8; 16];
    if getrandom::fill(&mut bytes).is_err() {
        return String::new();
    }
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_tells_no_secret_of_a_path() {
        let secret = "5a06a0de".repeat(8);
        assert_eq!(without_secrets(&format!("/wachtwoord-vergeten/{secret}")), "/wachtwoord-vergeten/…");
        let page = "/werk/mensen/01a20383-d822-7136-bd5a-736eb477b3b3/rollen";
        assert_eq!(without_secrets(page), page);
    }

    #[test]
    fn only_what_we_make_ourselves_is_a_token() {
        assert!(is_token(&token()) && !is_token(&"<".repeat(32)) && !is_token(""));
    }
}
