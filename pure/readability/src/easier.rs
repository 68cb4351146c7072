//! HardWord words and easier ones.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// HardWord words of letters and policy papers, each with an easier one; our own list.
static EASIER: LazyLock<BTreeMap<&str, &str>> =
    LazyLock::new(|| include_str!("easier.txt").lines().filter_map(|line| line.split_once(" = ")).collect());
/// The longest expression has so many words.
const LONGEST: usize = 4;

/// The hard word or expression at the beginning of these words (in lower case), how many words it has, and an easier one.
pub(crate) fn easier(words: &[String]) -> Option<(usize, &'static str)> {
    (1..=LONGEST.min(words.len())).rev().find_map(|count| EASIER.get(words[..count].join(" ").as_str()).map(|easy| (count, *easy)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_says_nothing_twice() {
        let lines: Vec<_> = include_str!("easier.txt").lines().collect();
        assert_eq!(lines.len(), EASIER.len());
        assert!(lines.iter().all(|line| line.contains(" = ")));
        assert!(EASIER.iter().all(|(hard, easy)| hard != easy && hard.split(' ').count() <= LONGEST));
    }

    #[test]
    fn an_easier_word_is_not_hard_itself() {
        for (hard, easy) in EASIER.iter() {
            let words: Vec<_> = easy.split(' ').map(str::to_owned).collect();
            assert!((0..words.len()).all(|at| easier(&words[at..]).is_none()), "{hard} = {easy}");
        }
    }
}
