//! Hints beside a text that staff write: what makes it hard to read. They never stand in the way of saving it.

use readability::{LONG_SENTENCE, read};
use web::Shell;

/// So many hard words are named; the others show when these are gone.
const NAMED: usize = 5;

/// What makes a Dutch text hard to read, in sentences; nothing where nothing does.
pub fn hints(shell: &Shell, text: &str) -> Vec<String> {
    let reading = read(text);
    let mut hints = Vec::new();
    if !reading.long.is_empty() {
        let args = [("count", reading.long.len().into()), ("words", LONG_SENTENCE.into())];
        hints.push(shell.say_with("reading-long", &args));
    }
    let named = reading.hard.iter().take(NAMED).map(|word| format!("{} → {}", &text[word.at.clone()], word.easier));
    let named: Vec<_> = named.collect();
    if !named.is_empty() {
        hints.push(shell.say_with("reading-hard", &[("words", named.join("; ").into())]));
    }
    if let Some(score) = reading.score() {
        hints.push(shell.say_with("reading-score", &[("score", format!("{score:.0}").into())]));
    }
    hints
}
