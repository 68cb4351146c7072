//! What staff wrote, as a page says it: in its own language, or in Dutch and marked so (WCAG 3.1.2).

use crate::model::questionnaire::Wording;
use kernel::settings::Lang;
use web::Shell;

/// The text in the language of the page, or in Dutch.
pub fn text<'a>(shell: &Shell, words: &'a Wording) -> &'a str {
    words.said(shell.lang)
}

/// Whether it is said in Dutch on a page in another language.
pub fn is_foreign(shell: &Shell, words: &Wording) -> bool {
    words.lacks(shell.lang)
}

/// The lines of a text, each a paragraph.
pub fn paragraphs<'a>(shell: &Shell, words: &'a Wording) -> Vec<&'a str> {
    text(shell, words).lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// As what a text is read aloud.
pub fn tongue(shell: &Shell, words: &Wording) -> &'static str {
    if is_foreign(shell, words) { Lang::Nl.tag() } else { shell.lang.tag() }
}
