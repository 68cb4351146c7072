//! What another part keeps of somebody, as their own page and their own file tell it; the program hands these in.

use kernel::Result;
use serde_json::Value;
use std::future::Future;
use std::pin::Pin;
use web::Visit;

/// How a part that this one may not know tells whoever is signed in what it keeps of them.
pub type TellOf = for<'a> fn(&'a Visit) -> TellFuture<'a>;
/// See [`TellOf`].
pub type TellFuture<'a> = Pin<Box<dyn Future<Output = Result<Told>> + Send + 'a>>;

/// What a part keeps of somebody, in the language of their page.
#[derive(Clone, Debug)]
pub struct Told {
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence; and what stands there when there is nothing.
    pub about: String,
    /// One of each thing that is kept.
    pub things: Vec<ToldThing>,
    /// Under which name it stands in the file.
    pub key: &'static str,
    /// As it stands in the file.
    pub file: Value,
}

/// One thing that is kept of somebody.
#[derive(Clone, Debug)]
pub struct ToldThing {
    /// What it is called.
    pub title: String,
    /// What is known of it: a name and its value each.
    pub facts: Vec<(String, String)>,
}
