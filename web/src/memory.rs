//! What is remembered of a municipality between requests: its settings, and its public pages as they were last made.
//!
//! All of it holds as long as nothing was written, by whatever process ([`kernel::Reader::writes`]): the next request after a
//! write makes its page anew. A page is remembered only when everybody who is not signed in may get that very page: nothing of
//! their own came with the request, it holds no form token, sets no cookie and does not ask browsers to forget it.

use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, ETAG, IF_NONE_MATCH, SET_COOKIE, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use flate2::Compression;
use flate2::write::GzEncoder;
use kernel::settings::{Kept, Lang};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{cookies, headers};

/// The most bytes that the pages of one municipality may take; when there are more, all of them go.
const ROOM: usize = 4 * 1024 * 1024;
/// A larger answer is not remembered.
const LARGEST: usize = 1024 * 1024;
/// Nor one to a longer address.
const LONGEST: usize = 512;
/// What each page takes beside its bytes and its address, about.
const AROUND: usize = 1024;
/// Made once and sent often, so better than the quickest.
const LEVEL: Compression = Compression::new(5);

/// What is remembered of one municipality.
#[derive(Debug, Default)]
pub struct Memory(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// How many writes there were when this was read.
    writes: i64,
    settings: Option<Arc<Kept>>,
    pages: HashMap<Public, Arc<Page>>,
    bytes: usize,
}

/// A request that anybody may make: everything that its page depends on beside what was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Public {
    /// Path and query.
    here: String,
    lang: Lang,
    today: NaiveDate,
}

/// A page as it is sent.
#[derive(Debug)]
pub struct Page {
    headers: HeaderMap,
    etag: HeaderValue,
    body: Bytes,
}

impl Public {
    /// The request, when its page may be remembered: somebody reads who is not signed in, was let in by no link
    /// and takes compressed answers.
    pub fn of(parts: &Parts, lang: Lang, today: NaiveDate, https: bool) -> Option<Self> {
        let is_public = parts.method == Method::GET && headers::takes_gzip(&parts.headers);
        let here = parts.uri.path_and_query()?.to_string();
        if !is_public || here.len() > LONGEST || cookies::carries_own(&parts.headers, https) {
            return None;
        }
        Some(Self { here, lang, today })
    }
}

impl Memory {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The settings, when nothing was written since they were read.
    pub fn settings(&self, writes: i64) -> Option<Arc<Kept>> {
        self.state().at(writes)?.settings.clone()
    }

    /// Remembers settings that were read after the writes were counted.
    pub fn keep_settings(&self, writes: i64, kept: &Arc<Kept>) {
        self.state().of(writes).settings = Some(kept.clone());
    }

    /// The page of a request, when nothing was written since it was made.
    pub fn page(&self, writes: i64, public: &Public) -> Option<Arc<Page>> {
        self.state().at(writes)?.pages.get(public).cloned()
    }

    /// Remembers a page that was made after the writes were counted.
    pub fn keep_page(&self, writes: i64, public: Public, page: &Arc<Page>) {
        let mut state = self.state();
        let state = state.of(writes);
        let bytes = public.here.len() + page.body.len() + AROUND;
        if state.bytes + bytes > ROOM {
            state.pages.clear();
            state.bytes = 0;
        }
        state.bytes += bytes;
        state.pages.insert(public, page.clone());
    }
}

impl State {
    /// What is remembered, when it is of this many writes.
    fn at(&self, writes: i64) -> Option<&Self> {
        (self.writes == writes).then_some(self)
    }

    /// As it is to be filled. Of any other number nothing is kept, of a later one neither: a backup that was put back counts from
    /// where it was made, and must not meet pages of before.
    fn of(&mut self, writes: i64) -> &mut Self {
        if self.writes != writes {
            *self = Self { writes, ..Self::default() };
        }
        self
    }
}

impl Page {
    /// An answer as a page to remember, or the answer as it was when it is not for everybody. `token` is what its forms hold.
    ///
    /// # Errors
    /// The answer, when it may not be remembered.
    pub async fn of(response: Response, token: &str) -> Result<Self, Response> {
        let size = axum::body::HttpBody::size_hint(response.body()).exact();
        let has_size = size.is_some_and(|size| size <= LARGEST as u64);
        let is_kept = |value: &HeaderValue| !value.to_str().is_ok_and(|value| value.contains("no-store"));
        let may_keep = response.headers().get(CACHE_CONTROL).is_none_or(is_kept) && !response.headers().contains_key(SET_COOKIE);
        if response.status() != StatusCode::OK || !may_keep || !has_size {
            return Err(response);
        }
        let (parts, body) = response.into_parts();
        let bytes = match axum::body::to_bytes(body, LARGEST).await {
            Ok(bytes) => bytes,
            Err(_) => return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response()),
        };
        let is_for_all = std::str::from_utf8(&bytes).is_ok_and(|text| !token.is_empty() && !text.contains(token));
        match compressed(&bytes).filter(|_| is_for_all) {
            Some(body) => Ok(Self { headers: parts.headers, etag: etag(&body), body: body.into() }),
            None => Err(Response::from_parts(parts, bytes.into())),
        }
    }

    /// The answer to a request: the page, or that the browser has it already.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let known = asked.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
        let has_it = known.is_some_and(|known| known.split(',').any(|one| one.trim().as_bytes() == self.etag.as_bytes()));
        let mut response = if has_it { StatusCode::NOT_MODIFIED.into_response() } else { self.body.clone().into_response() };
        let headers = response.headers_mut();
        if !has_it {
            headers.clone_from(&self.headers);
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        headers.insert(ETAG, self.etag.clone());
        headers.insert(VARY, HeaderValue::from_static("accept-encoding, accept-language, cookie"));
        response
    }
}

fn compressed(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), LEVEL);
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

/// The same for the same bytes, whenever they are made.
fn etag(bytes: &[u8]) -> HeaderValue {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    HeaderValue::from_str(&format!("\"{:016x}\"", hasher.finish())).unwrap_or(HeaderValue::from_static("\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(here: &str) -> Public {
        Public { here: here.to_owned(), lang: Lang::Nl, today: NaiveDate::default() }
    }

    fn page() -> Arc<Page> {
        Arc::new(Page { headers: HeaderMap::new(), etag: etag(b"page"), body: Bytes::from_static(b"page") })
    }

    #[test]
    fn a_page_holds_for_one_number_of_writes() {
        let memory = Memory::default();
        memory.keep_page(5, asked("/"), &page());
        assert!(memory.page(5, &asked("/")).is_some());
        assert!(memory.page(5, &asked("/themas")).is_none() && memory.page(6, &asked("/")).is_none());
    }

    #[test]
    fn whoever_carries_something_of_their_own_gets_and_leaves_no_remembered_page() {
        let of = |cookie: &str| {
            let request = axum::http::Request::get("/").header("accept-encoding", "gzip").header("cookie", cookie);
            Public::of(&request.body(()).unwrap().into_parts().0, Lang::Nl, NaiveDate::default(), false)
        };
        assert!(of("samenkoers-taal=nl").is_some());
        for own in [cookies::SESSION, cookies::ENTRY, cookies::PASSKEY, cookies::DETOUR, cookies::SHARE, cookies::NOTICE] {
            assert_eq!(of(&format!("{own}=1")), None, "{own}");
        }
    }

    #[test]
    fn addresses_take_room_too() {
        let memory = Memory::default();
        for at in 0..20_000 {
            memory.keep_page(5, asked(&format!("/?{at:0500}")), &page());
        }
        assert!(memory.state().bytes <= ROOM && memory.state().pages.len() < ROOM / 1500);
    }

    #[test]
    fn a_backup_that_was_put_back_meets_no_page_of_before() {
        let memory = Memory::default();
        memory.keep_page(5, asked("/"), &page());
        memory.keep_page(3, asked("/themas"), &page());
        assert!(memory.page(5, &asked("/")).is_none());
    }
}
