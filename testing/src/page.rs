//! What a browser got.

use crate::{Browser, Form};
use axum::http::HeaderMap;
use axum::http::response::Parts;
use scraper::{ElementRef, Html, Selector};
use web::rendered::Rendered;

/// A page, or another answer.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its address, after redirects.
    pub path: String,
    /// The status: 200, 404, …
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The page as text; a file that is not text is only in `bytes`.
    pub html: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
    /// The page struct that made it, by its full name; nothing for a file or a redirect.
    pub made_by: Option<&'static str>,
    browser: Browser,
}

impl Page {
    pub(crate) fn new(browser: Browser, path: String, head: Parts, bytes: Vec<u8>) -> Self {
        let html = String::from_utf8_lossy(&bytes).into_owned();
        let made_by = head.extensions.get::<Rendered>().map(|rendered| rendered.0);
        Self { path, status: head.status.as_u16(), headers: head.headers, html, bytes, made_by, browser }
    }

    /// What a reader sees of the content, with single spaces.
    pub fn text(&self) -> String {
        self.texts("main").join(" ")
    }

    /// Whether a reader sees this in the content.
    pub fn shows(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// The text of every element that a CSS selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.document().select(&parsed(selector)).map(words).collect()
    }

    /// An attribute of every element that a CSS selector finds and that has it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.document().select(&parsed(selector)).filter_map(|found| found.attr(name).map(str::to_owned)).collect()
    }

    /// The form that is sent to this address, or the form with this number, counted from 0.
    pub fn form(&self, which: &str) -> Form {
        let document = self.document();
        let forms: Vec<_> =
            document.select(&parsed("form")).map(|form| Form::read(self.browser.clone(), &self.path, form)).collect();
        let there: Vec<_> = forms.iter().map(|form| form.action.clone()).collect();
        let found = match which.parse::<usize>() {
            Ok(number) => forms.into_iter().nth(number),
            Err(_) => forms.into_iter().find(|form| form.action == which),
        };
        found.unwrap_or_else(|| panic!("no form {which} on {} ({}), only {there:?}: {}", self.path, self.status, self.text()))
    }

    /// Follows the link with these words.
    pub async fn click(&self, link: &str) -> Page {
        let target = {
            let document = self.document();
            let found = document.select(&parsed("a[href]")).find(|found| words(*found) == link);
            found.and_then(|found| found.attr("href").map(str::to_owned))
        };
        let target = target.unwrap_or_else(|| panic!("no link {link} on {}: {}", self.path, self.text()));
        self.browser.open(&target).await
    }

    fn document(&self) -> Html {
        Html::parse_document(&self.html)
    }
}

pub fn parsed(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error:?}"))
}

pub fn words(element: ElementRef<'_>) -> String {
    element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}
