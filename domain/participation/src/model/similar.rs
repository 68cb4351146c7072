//! How much two texts are alike, by the words that they share: for suggestions, which a person confirms.

use kernel::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Words that say nothing of what a text is about, folded.
const COMMON: &[&str] = &[
    "aan", "al", "alle", "als", "ben", "bij", "dan", "dat", "de", "deze", "die", "dit", "door", "een", "en", "er", "ge", "geen",
    "goed", "haar", "had", "heb", "hebben", "heeft", "het", "hier", "hij", "hoe", "ik", "in", "is", "je", "kan", "kunnen", "maar",
    "meer", "met", "mijn", "moet", "moeten", "naar", "niet", "nog", "nu", "of", "om", "ons", "ook", "op", "over", "te", "tot",
    "uit", "van", "veel", "voor", "was", "wat", "we", "wel", "wij", "zijn", "zo", "zou",
];
/// Below this nothing is suggested.
const LEAST: f64 = 0.12;

/// The words of a text that say what it is about, each by its first six letters: endings of Dutch words come after these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(BTreeSet<String>);

impl Words {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        let words = fold::words(text).into_iter().filter(|word| word.chars().count() > 2 && !COMMON.contains(&word.as_str()));
        Self(words.map(|word| word.chars().take(6).collect()).collect())
    }

    /// The share of the words of both that both have: 0 to 1 (Jaccard).
    pub fn likeness(&self, other: &Self) -> f64 {
        let (shared, all) = (self.0.intersection(&other.0).count(), self.0.union(&other.0).count());
        if all == 0 { 0.0 } else { shared as f64 / all as f64 }
    }
}

/// Which of these texts are most like one, the likest first, with how much (0 to 1): the share of its words that they have too, where a
/// word that fewer texts have counts for more.
pub fn most_alike<'a, T>(one: &Words, others: &'a [(T, Words)], most: usize) -> Vec<(&'a T, f64)> {
    let mut held: BTreeMap<&str, f64> = BTreeMap::new();
    for (_, words) in others {
        words.0.iter().for_each(|word| *held.entry(word).or_default() += 1.0);
    }
    let all = others.len() as f64 + 1.0;
    let weight = |word: &String| (all / (held.get(word.as_str()).copied().unwrap_or(0.0) + 0.5)).ln().max(0.0);
    let sum = |words: &mut dyn Iterator<Item = &String>| words.map(weight).sum::<f64>();
    let own = sum(&mut one.0.iter());
    let mut scored: Vec<_> = others
        .iter()
        .map(|(thing, words)| {
            let shared = sum(&mut one.0.intersection(&words.0));
            (thing, if own > 0.0 { shared / own } else { 0.0 })
        })
        .filter(|(_, score)| *score >= LEAST)
        .collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1));
    scored.truncate(most);
    scored
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_about_the_same_thing_comes_first() {
        let others =
            ["De bus rijdt 's avonds niet meer naar het dorp", "Meer ouderen voelen zich eenzaam", "Kinderen leren zwemmen"];
        let others: Vec<_> = others.iter().enumerate().map(|(number, text)| (number, Words::of(text))).collect();
        let found = most_alike(&Words::of("Er is 's avonds geen bussen meer in ons dorp"), &others, 2);
        assert_eq!(found.first().map(|(number, _)| **number), Some(0));
        assert!(Words::of("De bussen rijden niet").likeness(&Words::of("De bus rijdt niet")) < 0.5);
        assert_eq!(Words::of("Rijdende bussen!").likeness(&Words::of("rijdend, bussen")), 1.0);
        assert_eq!(Words::of("").likeness(&Words::of("")), 0.0);
        assert!(most_alike(&Words::of("Ik en jij"), &others, 2).is_empty());
        assert!(most_alike(&Words::of("eenzame ouderen"), &others, 3).iter().all(|(number, _)| **number == 1));
    }
}
