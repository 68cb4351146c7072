//! Sentences and words of a text, with where they stand.

use std::ops::Range;

/// Abbreviations whose last point ends no sentence, without that point.
const ABBREVIATIONS: [&str; 40] = [
    "a.h.w", "a.u.b", "art", "bijv", "blz", "bv", "ca", "d.d", "d.m.v", "d.w.z", "dhr", "dr", "drs", "e.d", "e.e.a", "e.v", "enz",
    "excl", "fig", "i.h.k.v", "i.p.v", "i.v.m", "incl", "ing", "ir", "jl", "m.b.t", "m.b.v", "m.i.v", "max", "mevr", "min", "mr",
    "n.a.v", "nr", "o.a", "prof", "resp", "t.a.v", "t/m",
];

/// Where each sentence stands in a text. A line end closes one too: a heading or an item of a list has no point.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begin = 0;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        let closes = match letter {
            '\n' => true,
            '!' | '?' | '…' => is_followed_by_space(text, end),
            '.' => is_followed_by_space(text, end) && !is_abbreviation(&text[begin..at]),
            _ => false,
        };
        if closes {
            found.push(begin..end);
            begin = end;
        }
    }
    found.push(begin..text.len());
    found.into_iter().map(|range| trimmed(text, range)).filter(|range| words(&text[range.clone()]).next().is_some()).collect()
}

/// The words of a text with where each begins. A number is a word, a sign is none; an apostrophe, a hyphen and an inner point belong to it.
pub(crate) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-' | '.' | '/' | ',' | '@' | ':');
    let mut rest = 0;
    std::iter::from_fn(move || {
        let begin = rest + text[rest..].find(is_part)?;
        let length = text[begin..].find(|letter| !is_part(letter)).unwrap_or(text.len() - begin);
        rest = begin + length;
        Some((begin, &text[begin..rest]))
    })
    .filter_map(|(begin, run)| {
        let word = run.trim_matches(|letter: char| !letter.is_alphanumeric());
        let inner = run.find(|letter: char| letter.is_alphanumeric())?;
        Some((begin + inner, word))
    })
}

fn is_followed_by_space(text: &str, end: usize) -> bool {
    text[end..].trim_start_matches(['"', '”', '’', '\'', ')', '!', '?', '.']).chars().next().is_none_or(char::is_whitespace)
}

fn is_abbreviation(before: &str) -> bool {
    let last = before.rsplit(|letter: char| letter.is_whitespace() || letter == '(').next().unwrap_or_default().to_lowercase();
    // One letter is an initial.
    last.chars().count() == 1 && last.chars().all(char::is_alphabetic) || ABBREVIATIONS.contains(&last.as_str())
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let begin = range.start + (part.len() - part.trim_start().len());
    begin..begin + part.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn points_in_numbers_and_abbreviations_end_no_sentence() {
        let text = "Het kost € 1.250,50 d.w.z. te veel, bijv. voor mevr. A. de Wit. Om 16.30 uur sluit het loket! Echt?";
        assert_eq!(
            split(text),
            ["Het kost € 1.250,50 d.w.z. te veel, bijv. voor mevr. A. de Wit.", "Om 16.30 uur sluit het loket!", "Echt?"]
        );
    }

    #[test]
    fn a_heading_and_items_of_a_list_are_sentences() {
        assert_eq!(split("Wat u kunt doen\n- bel ons\n- schrijf ons\n\n"), ["Wat u kunt doen", "- bel ons", "- schrijf ons"]);
    }

    #[test]
    fn quotes_close_with_their_sentence() {
        assert_eq!(split("Zij zei: “Dat kan.” Hij knikte."), ["Zij zei: “Dat kan.", "” Hij knikte."]);
    }

    #[test]
    fn words_keep_what_is_inside_them() {
        let found: Vec<_> = words("Foto's, e-mail: info@voorbeeld.nl (24/7) – 1.000!").collect();
        assert_eq!(found, [(0, "Foto's"), (8, "e-mail"), (16, "info@voorbeeld.nl"), (35, "24/7"), (45, "1.000")]);
    }

    #[test]
    fn nothing_has_no_sentences() {
        assert!(split("").is_empty() && split(" \n … \n").is_empty());
    }
}
