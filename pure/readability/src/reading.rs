//! What a text asks of its reader.

use crate::easier::easier;
use crate::sentences::{sentences, words};
use crate::syllables::syllables;
use std::ops::Range;

/// A sentence of more words than this is long.
pub const LONG_SENTENCE: usize = 20;
/// A text of fewer words has no score: R. Flesch took samples of a hundred ("A new readability yardstick", Journal of Applied Psychology 32
/// (1948), 221-233).
pub const SCORED_FROM: usize = 100;

/// A hard word or expression, and an easier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HardWord {
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
    /// What is easier. It may need another order or form: it is a hint.
    pub easier: &'static str,
}

/// What a text asks of its reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Readability {
    /// How many words.
    pub words: usize,
    /// How many sentences; a heading and an item of a list are one.
    pub sentences: usize,
    /// How many syllables, by spelling.
    pub syllables: usize,
    /// Where the long sentences stand, in bytes; see [`LONG_SENTENCE`].
    pub long: Vec<Range<usize>>,
    /// The hard words.
    pub hard: Vec<HardWord>,
}

impl Readability {
    /// How easily it reads after Flesch-Douma, from about 0 (hard) to 100 (easy): `206.84 - 77 × syllables per word - 0.93 × words per
    /// sentence`. Nothing under [`SCORED_FROM`] words.
    ///
    /// Source: W.H. Douma, "De leesbaarheid van landbouwbladen" (Landbouwhogeschool Wageningen, 1960).
    #[must_use]
    pub fn score(&self) -> Option<f64> {
        let (words, sentences, syllables) = (self.words as f64, self.sentences as f64, self.syllables as f64);
        (self.words >= SCORED_FROM).then(|| 206.84 - 77.0 * syllables / words - 0.93 * words / sentences)
    }
}

/// Reads a Dutch text.
#[must_use]
pub fn read(text: &str) -> Readability {
    let mut reading = Readability { words: 0, sentences: 0, syllables: 0, long: Vec::new(), hard: Vec::new() };
    for range in sentences(text) {
        let found: Vec<_> = words(&text[range.clone()]).collect();
        reading.sentences += 1;
        reading.words += found.len();
        reading.syllables += found.iter().map(|(_, word)| syllables(word)).sum::<usize>();
        reading.hard.extend(hard(&found, range.start));
        if found.len() > LONG_SENTENCE {
            reading.long.push(range);
        }
    }
    reading
}

fn hard(found: &[(usize, &str)], begin: usize) -> Vec<HardWord> {
    let lower: Vec<String> = found.iter().map(|(_, word)| word.to_lowercase()).collect();
    let mut hard = Vec::new();
    let mut at = 0;
    while at < lower.len() {
        let Some((count, easy)) = easier(&lower[at..]) else {
            at += 1;
            continue;
        };
        let (last, word) = found[at + count - 1];
        hard.push(HardWord { at: begin + found[at].0..begin + last + word.len(), easier: easy });
        at += count;
    }
    hard
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hard_words_stand_where_they_are() {
        let text = "Bel ons.\nTeneinde u te helpen dient te worden gebeld ten behoeve van uw vraag.";
        let found: Vec<_> = read(text).hard.into_iter().map(|hard| (text[hard.at].to_owned(), hard.easier)).collect();
        let want = [("Teneinde", "om"), ("dient te", "moet"), ("ten behoeve van", "voor")];
        assert_eq!(found, want.map(|(hard, easy)| (hard.to_owned(), easy)));
    }

    #[test]
    fn the_score_is_that_of_douma() {
        // Twenty sentences of five words of one syllable: 206.84 - 77 - 4.65.
        let easy = "Ik ga naar het huis. ".repeat(20);
        assert!((read(&easy).score().unwrap() - 125.19).abs() < 1e-9);
        assert_eq!(read(&easy[..easy.len() / 2]).score(), None);
    }

    #[test]
    fn long_sentences_are_told() {
        let long = format!("{}.", ["woord"; 21].join(" "));
        let text = format!("Kort. {long} Kort.");
        assert_eq!(read(&text).long.iter().map(|at| &text[at.clone()]).collect::<Vec<_>>(), [long]);
        assert!(read(&format!("{}.", ["woord"; 20].join(" "))).long.is_empty());
    }

    #[test]
    fn policy_reads_harder_than_a_plain_text() {
        let policy =
            "Teneinde de maatschappelijke participatie van kwetsbare inwoners te bevorderen worden ondersteuningsmogelijkheden \
            geïnventariseerd en geïmplementeerd in samenwerking met maatschappelijke organisaties. "
                .repeat(6);
        let plain = "Wij willen dat u mee kunt doen. Wij kijken wat u nodig hebt. Dat doen wij samen met u. ".repeat(6);
        assert!(read(&policy).score().unwrap() + 60.0 < read(&plain).score().unwrap());
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "\\PC{0,300}") {
            let reading = read(&text);
            for at in reading.long.iter().chain(reading.hard.iter().map(|hard| &hard.at)) {
                prop_assert!(text.get(at.clone()).is_some());
            }
            prop_assert!(reading.syllables >= reading.words && reading.words >= reading.sentences);
        }
    }
}
