//! The few cookies there are. None says who somebody is: the session cookie holds a random number.

use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

/// The session of somebody who signed in.
pub const SESSION: &str = "samenkoers-session";
/// Somebody whose password was right and whose code is still asked.
pub const ENTRY: &str = "samenkoers-entree";
/// What this browser was asked about a passkey.
pub const PASSKEY: &str = "samenkoers-passkey";
/// Somebody on their way by another organisation where they sign in.
pub const DETOUR: &str = "samenkoers-omweg";
/// A browser in which somebody signed in before.
pub const DEVICE: &str = "samenkoers-apparaat";
/// What a link opened here for somebody who needs no account.
pub const SHARE: &str = "samenkoers-meelezen";
/// The code of what somebody answers, while they answer it.
pub const RESPONSE: &str = "samenkoers-vragenlijst";
/// What a form must send back.
pub const CSRF: &str = "samenkoers-form";
/// The chosen language.
pub const LANG: &str = "samenkoers-taal";
/// The text key of a notice for the next page.
pub const NOTICE: &str = "samenkoers-melding";

/// A cookie for this host and no script. Behind https it gets the `__Host-` prefix, which a subdomain cannot forge.
pub fn cookie(name: &str, value: String, https: bool) -> Cookie<'static> {
    Cookie::build((full_name(name, https), value)).path("/").http_only(true).same_site(SameSite::Lax).secure(https).build()
}

/// A cookie that the browser keeps for half a year.
pub fn lasting(name: &str, value: String, https: bool) -> Cookie<'static> {
    let cookie = cookie(name, value, https);
    Cookie::parse(format!("{cookie}; Max-Age=15552000")).unwrap_or(cookie)
}

/// A cookie that makes the browser forget.
pub fn forget(name: &str, https: bool) -> Cookie<'static> {
    let mut cookie = cookie(name, String::new(), https);
    cookie.make_removal();
    cookie
}

/// What a cookie says.
pub fn read(headers: &HeaderMap, name: &str, https: bool) -> Option<String> {
    CookieJar::from_headers(headers).get(&full_name(name, https)).map(|cookie| cookie.value().to_owned())
}

/// Whether somebody sends more of ours than what every visitor may: a language, the token of forms, a known device.
pub fn carries_own(headers: &HeaderMap, https: bool) -> bool {
    let anybodys = [LANG, CSRF, DEVICE].map(|name| full_name(name, https));
    let ours = full_name("samenkoers-", https);
    CookieJar::from_headers(headers)
        .iter()
        .any(|cookie| cookie.name().starts_with(&ours) && !anybodys.iter().any(|one| one == cookie.name()))
}

/// The header that sets a cookie.
pub fn header(cookie: &Cookie<'_>) -> Option<(header::HeaderName, HeaderValue)> {
    HeaderValue::from_str(&cookie.to_string()).ok().map(|value| (header::SET_COOKIE, value))
}

fn full_name(name: &str, https: bool) -> String {
    if https { format!("__Host-{name}") } else { name.to_owned() }
}
