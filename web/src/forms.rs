//! Forms: a body is only read together with its token, and what was typed is never lost.

use crate::{Problem, Site, Visit, uploads};
use axum::extract::multipart::MultipartRejection;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request};
use axum::http::header;
use kernel::files;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// The largest form without files: 1 MiB.
const LARGEST_FORM: usize = 1024 * 1024;

/// A form of which the button is all that it has.
#[derive(Debug, Deserialize)]
pub struct NoFields {}

/// A form that came from our own page. No handler can read a body without this check.
#[derive(Debug)]
pub struct Checked<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Site> for Checked<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, site).await?;
        same_origin(&parts.headers)?;
        let bytes = axum::body::to_bytes(body, LARGEST_FORM).await.map_err(|_| Problem::TOO_LARGE)?;
        let fields: Vec<(String, String)> = serde_urlencoded::from_bytes(&bytes).map_err(|_| Problem::UNREADABLE)?;
        let sent = fields.iter().find(|(name, _)| name == "csrf").map_or("", |(_, value)| value);
        token_matches(sent, &visit)?;
        if fields.iter().any(|(name, value)| holds_zero(name) || holds_zero(value)) {
            return Err(Problem::UNREADABLE);
        }
        serde_urlencoded::from_bytes(&bytes).map(Self).map_err(|_| Problem::UNREADABLE)
    }
}

/// A form with files, checked in the same way. The token must come before the files.
#[derive(Debug)]
pub struct CheckedUpload {
    /// The fields.
    pub fields: BTreeMap<String, String>,
    /// The files: field, name as offered, bytes. An empty choice is left out.
    pub files: Vec<UploadedFile>,
}

/// A file that was sent.
#[derive(Debug)]
pub struct UploadedFile {
    /// The field it was chosen in.
    pub field: String,
    /// Its name as offered, without folders; its content is of the kind that the ending says.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl FromRequest<Site> for CheckedUpload {
    type Rejection = Problem;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, site).await?;
        same_origin(&parts.headers)?;
        let request = Request::from_parts(parts, body);
        let mut multipart = Multipart::from_request(request, site).await.map_err(|_: MultipartRejection| Problem::UNREADABLE)?;
        let mut upload = Self { fields: BTreeMap::new(), files: Vec::new() };
        let mut size = 0;
        while let Some(mut field) = multipart.next_field().await.map_err(|_| Problem::UNREADABLE)? {
            let (name, file) = (field.name().unwrap_or_default().to_owned(), field.file_name().map(str::to_owned));
            if file.is_some() {
                token_matches(upload.fields.get("csrf").map_or("", String::as_str), &visit)?;
            }
            let mut bytes = Vec::new();
            while let Some(chunk) = field.chunk().await.map_err(|_| Problem::UNREADABLE)? {
                size += chunk.len();
                if size > files::LARGEST {
                    return Err(Problem::TOO_LARGE);
                }
                bytes.extend_from_slice(&chunk);
            }
            match file {
                Some(offered) if !offered.is_empty() => {
                    let offered = files::bare(&offered);
                    if !uploads::is_as_named(&offered, &bytes) {
                        return Err(Problem::NOT_AS_NAMED);
                    }
                    upload.files.push(UploadedFile { field: name, name: offered, bytes });
                }
                Some(_) => {}
                None => {
                    let value = String::from_utf8(bytes).ok().filter(|value| !holds_zero(value)).ok_or(Problem::UNREADABLE)?;
                    upload.fields.insert(name, value);
                }
            }
        }
        token_matches(upload.fields.get("csrf").map_or("", String::as_str), &visit)?;
        Ok(upload)
    }
}

/// No text has a zero in it, and PostgreSQL keeps none.
fn holds_zero(text: &str) -> bool {
    text.contains('\0')
}

/// A browser that tells where a form came from must say: from here.
fn same_origin(headers: &axum::http::HeaderMap) -> Result<(), Problem> {
    match headers.get("sec-fetch-site").and_then(|value| value.to_str().ok()) {
        Some("same-origin" | "none") => return Ok(()),
        Some(_) => return Err(Problem::FORM_EXPIRED),
        None => {}
    }
    let text = |name| headers.get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
    match (text(header::ORIGIN), text(header::HOST)) {
        // So says a page that tells nobody where it was; the token decides.
        (Some("null"), _) => Ok(()),
        (Some(origin), Some(host)) if origin.split("://").nth(1) != Some(host) => Err(Problem::FORM_EXPIRED),
        _ => Ok(()),
    }
}

fn token_matches(sent: &str, visit: &Visit) -> Result<(), Problem> {
    let ours = visit.shell.csrf.as_bytes();
    let same = sent.len() == ours.len() && sent.bytes().zip(ours).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0;
    if same && !ours.is_empty() { Ok(()) } else { Err(Problem::FORM_EXPIRED) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderMap, HeaderValue};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (header::HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn a_form_from_elsewhere_is_refused() {
        assert!(same_origin(&headers(&[("sec-fetch-site", "same-origin")])).is_ok());
        assert!(same_origin(&headers(&[("sec-fetch-site", "cross-site")])).is_err());
        assert!(same_origin(&headers(&[("origin", "https://a.example"), ("host", "b.example")])).is_err());
        assert!(same_origin(&headers(&[("origin", "http://b.example:80"), ("host", "b.example:80")])).is_ok());
        for decided_by_token in [&[][..], &[("origin", "null"), ("host", "b.example")]] {
            assert!(same_origin(&headers(decided_by_token)).is_ok());
        }
        assert!(same_origin(&headers(&[("origin", "null"), ("sec-fetch-site", "cross-site")])).is_err());
    }
}
