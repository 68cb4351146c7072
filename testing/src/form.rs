//! A form as it was served: hidden fields and values included. Filling in what is not there panics.

use crate::page::{parsed, words};
use crate::{Browser, Page};
use axum::http::Method;
use scraper::ElementRef;

/// The line between the parts of a form with files.
const BOUNDARY: &str = "samenkoers-test-boundary";

/// A form on a page.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it is sent to.
    pub action: String,
    browser: Browser,
    method: Method,
    has_files: bool,
    fields: Vec<Field>,
    buttons: Vec<(String, String)>,
    files: Vec<(String, String, Vec<u8>)>,
}

#[derive(Clone, Debug)]
struct Field {
    name: String,
    value: String,
    kind: Kind,
    /// Whether it is sent: a box that is not ticked is not.
    sent: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Text,
    Tick,
    Radio,
    Choice(Vec<String>),
    File,
}

impl Form {
    pub(crate) fn read(browser: Browser, path: &str, form: ElementRef<'_>) -> Self {
        let action = form.attr("action").filter(|action| !action.is_empty()).unwrap_or(path);
        let is_post = form.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post"));
        let controls: Vec<_> = form.select(&parsed("input, textarea, select, button")).collect();
        let buttons = controls
            .iter()
            .filter(|control| is_button(control))
            .filter_map(|button| Some((button.attr("name")?.to_owned(), button.attr("value").unwrap_or_default().to_owned())));
        Self {
            action: action.to_owned(),
            browser,
            method: if is_post { Method::POST } else { Method::GET },
            has_files: form.attr("enctype") == Some("multipart/form-data"),
            buttons: buttons.collect(),
            fields: controls.iter().filter(|control| !is_button(control)).filter_map(|control| field(*control)).collect(),
            files: Vec::new(),
        }
    }

    /// What stands in a field now; nothing when it would not be sent.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.name == name && field.sent).map(|field| field.value.as_str())
    }

    /// Fills in a field, chooses an option or a radio button.
    #[must_use]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        let mut found = false;
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            match &field.kind {
                Kind::Radio => {
                    field.sent = field.value == value;
                    found |= field.sent;
                    continue;
                }
                Kind::Choice(options) => assert!(options.iter().any(|option| option == value), "{name} offers only {options:?}"),
                Kind::Text => {}
                Kind::Tick | Kind::File => panic!("{name} is not to be filled: tick or attach it"),
            }
            (field.value, field.sent, found) = (value.to_owned(), true, true);
        }
        assert!(found, "the form {} has no field {name} for {value}: {}", self.action, self.names());
        self
    }

    /// Ticks a box.
    #[must_use]
    pub fn tick(self, name: &str) -> Self {
        self.set_ticked(name, true)
    }

    /// Takes the tick from a box.
    #[must_use]
    pub fn untick(self, name: &str) -> Self {
        self.set_ticked(name, false)
    }

    /// Chooses a file.
    #[must_use]
    pub fn attach(mut self, name: &str, file: &str, bytes: &[u8]) -> Self {
        let there = self.has_files && self.fields.iter().any(|field| field.name == name && field.kind == Kind::File);
        assert!(there, "the form {} takes no file {name}: {}", self.action, self.names());
        self.files.push((name.to_owned(), file.to_owned(), bytes.to_vec()));
        self
    }

    /// Sends the form by its button, and follows redirects.
    pub async fn submit(self) -> Page {
        let page = match (self.method == Method::POST, self.has_files) {
            (true, true) => {
                let kind = format!("multipart/form-data; boundary={BOUNDARY}");
                self.browser.send(Method::POST, &self.action, Some((kind, self.parts()))).await
            }
            (true, false) => self.browser.post_on(&self.action, &self.pairs()).await,
            (false, _) => {
                let query = serde_urlencoded::to_string(self.pairs()).expect("fields");
                self.browser.fetch(&format!("{}?{query}", self.action)).await
            }
        };
        self.browser.follow(page).await
    }

    /// Sends the form by the button with this name and value.
    pub async fn press(mut self, name: &str, value: &str) -> Page {
        let there = self.buttons.iter().any(|button| *button == (name.to_owned(), value.to_owned()));
        assert!(there, "the form {} has only these buttons: {:?}", self.action, self.buttons);
        self.fields.push(Field { name: name.to_owned(), value: value.to_owned(), kind: Kind::Text, sent: true });
        self.submit().await
    }

    fn set_ticked(mut self, name: &str, ticked: bool) -> Self {
        let found = self.fields.iter_mut().find(|field| field.name == name && field.kind == Kind::Tick);
        match found {
            Some(field) => field.sent = ticked,
            None => panic!("the form {} has no box {name}: {}", self.action, self.names()),
        }
        self
    }

    fn pairs(&self) -> Vec<(&str, &str)> {
        let sent = self.fields.iter().filter(|field| field.sent && field.kind != Kind::File);
        sent.map(|field| (field.name.as_str(), field.value.as_str())).collect()
    }

    fn parts(&self) -> Vec<u8> {
        let mut body = Vec::new();
        for (name, value) in self.pairs() {
            let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(format!("{head}{value}\r\n").as_bytes());
        }
        for (name, file, bytes) in &self.files {
            let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        body
    }

    fn names(&self) -> String {
        self.fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

fn is_button(control: &ElementRef<'_>) -> bool {
    control.value().name() == "button" || matches!(control.attr("type"), Some("submit" | "button" | "reset" | "image"))
}

fn field(control: ElementRef<'_>) -> Option<Field> {
    let name = control.attr("name").filter(|_| control.attr("disabled").is_none())?.to_owned();
    let value = control.attr("value").map(str::to_owned);
    let checked = control.attr("checked").is_some();
    let (kind, value, sent) = match (control.value().name(), control.attr("type")) {
        ("textarea", _) => (Kind::Text, control.text().collect(), true),
        ("select", _) => {
            let options: Vec<_> = control.select(&parsed("option")).collect();
            let chosen = options.iter().find(|option| option.attr("selected").is_some()).or(options.first());
            (
                Kind::Choice(options.iter().map(option_value).collect()),
                chosen.map(option_value).unwrap_or_default(),
                chosen.is_some(),
            )
        }
        (_, Some("checkbox")) => (Kind::Tick, value.unwrap_or_else(|| "on".to_owned()), checked),
        (_, Some("radio")) => (Kind::Radio, value.unwrap_or_else(|| "on".to_owned()), checked),
        (_, Some("file")) => (Kind::File, String::new(), false),
        _ => (Kind::Text, value.unwrap_or_default(), true),
    };
    Some(Field { name, value, kind, sent })
}

fn option_value(option: &ElementRef<'_>) -> String {
    option.attr("value").map_or_else(|| words(*option), str::to_owned)
}
