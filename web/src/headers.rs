//! At the edge: which methods there are, and headers on every answer: no inline script or style, nothing from elsewhere, in no frame.

use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, HeaderName};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
                   form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'none'; object-src 'none'; manifest-src 'self'";

/// Of a file to keep: wherever a browser opens it after all, it is nobody's page and runs nothing.
const CSP_OF_FILES: &str =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; sandbox";

/// What pages ask of a browser's devices and sensors: nothing.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), \
                           magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

const FIXED: [(HeaderName, HeaderValue); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS)),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];

/// The policy of a page of which even this site need not know that one came from there.
pub const NO_REFERRER: &str = "no-referrer";

/// Whether somebody takes answers that are compressed with gzip.
pub fn takes_gzip(headers: &HeaderMap) -> bool {
    let taken = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    taken.split(',').any(|one| {
        let (coding, weight) = one.split_once(';').unwrap_or((one, ""));
        coding.trim().eq_ignore_ascii_case("gzip") && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

/// What can be asked of an address. Anything else is refused before an address is looked at.
const METHODS: [Method; 3] = [Method::GET, Method::HEAD, Method::POST];

/// Puts the headers on an answer. `https` adds HSTS for two years.
pub async fn strict(https: bool, request: Request, next: Next) -> Response {
    let mut response = if METHODS.contains(request.method()) { next.run(request).await } else { no_such_method() };
    let headers = response.headers_mut();
    // A page may be stricter: what a personal link opens tells nobody where it was.
    let referrer = headers.get(header::REFERRER_POLICY).filter(|policy| *policy == NO_REFERRER).cloned();
    for (name, value) in FIXED {
        headers.insert(name, value);
    }
    let policy = if headers.contains_key(header::CONTENT_DISPOSITION) { CSP_OF_FILES } else { CSP };
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    if let Some(policy) = referrer {
        headers.insert(header::REFERRER_POLICY, policy);
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}

fn no_such_method() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD, POST")]).into_response()
}
