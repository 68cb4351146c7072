//! Search: words in any spelling, hits with what was found.

use crate::words::Level;
use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use kernel::ids::Kind;
use kernel::{fold, search};
use serde::Deserialize;
use web::texts::Arg;
use web::{Answer, Shell, Visit, filters};

/// A question longer than this is cut off, in characters.
const LONGEST: usize = 200;

/// What was asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    shell: &'a Shell,
    asked: &'a str,
    hits: Vec<Hit>,
}

impl SearchPage<'_> {
    fn count(&self) -> String {
        self.shell.say_with("search-count", &[("count", self.hits.len().value())])
    }
    /// What can be found, by the names that the municipality uses.
    fn examples(&self) -> String {
        let names = [Level::Theme, Level::Result, Level::Indicator].map(|level| level.many_within(self.shell));
        self.shell.say_with(
            "search-what",
            &[("themes", names[0].value()), ("results", names[1].value()), ("indicators", names[2].value())],
        )
    }
}

/// Something that was found.
struct Hit {
    kind: String,
    path: String,
    title: Vec<Run>,
    line: Vec<Run>,
}

/// A run of text; `found` when it is a word that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    text: String,
    found: bool,
}

pub(crate) async fn get(visit: Visit, asked: Result<Query<Asked>, QueryRejection>) -> Answer {
    let asked: String = asked.map(|Query(asked)| asked.q).unwrap_or_default().trim().chars().take(LONGEST).collect();
    let words = fold::words(&asked);
    let found = search::find(&visit.reader(), &asked).await?;
    let hits = found.into_iter().map(|(thing, entry)| Hit {
        kind: kind(&visit.shell, thing.kind),
        path: entry.path,
        title: runs(&entry.title, &words),
        line: runs(&entry.line, &words),
    });
    visit.page(&SearchPage { shell: &visit.shell, asked: &asked, hits: hits.collect() })
}

fn kind(shell: &Shell, kind: Kind) -> String {
    match kind {
        Kind::Theme => Level::Theme.one(shell),
        Kind::Goal => Level::Goal.one(shell),
        Kind::Result => Level::Result.one(shell),
        Kind::Indicator => Level::Indicator.one(shell),
        Kind::Statement => shell.say("hit-statement"),
        Kind::PolicyNote => shell.say("hit-policy-note"),
        Kind::Report => shell.say("hit-report"),
        _ => shell.say("hit-page"),
    }
}

/// The text with the words that begin as one of the folded words.
fn runs(text: &str, words: &[String]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let is_found = |word: &str| fold::words(word).iter().any(|folded| words.iter().any(|asked| folded.starts_with(asked.as_str())));
    for piece in split(text) {
        let found = is_found(piece);
        match runs.last_mut().filter(|last| !last.found && !found) {
            Some(last) => last.text.push_str(piece),
            None => runs.push(Run { text: piece.to_owned(), found }),
        }
    }
    runs
}

/// Words and what stands between them, in order.
fn split(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| c.is_alphanumeric() != first.is_alphanumeric()).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_were_asked_for_stand_out_in_any_spelling() {
        let runs = runs("De Coöperatie werkt (samen)", &fold::words("cooperatie sam"));
        let found: Vec<_> = runs.iter().filter(|run| run.found).map(|run| run.text.as_str()).collect();
        assert_eq!(found, ["Coöperatie", "samen"]);
        assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<String>(), "De Coöperatie werkt (samen)");
    }
}
