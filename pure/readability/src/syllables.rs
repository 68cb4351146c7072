//! Syllables of Dutch words.

/// What is one sound, the longest first.
const SOUNDS: [&str; 23] = [
    "eeuw", "ieuw", "aai", "ooi", "oei", "eau", "aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ij", "oe", "oi", "oo", "ou", "ui",
    "uu", "uw", "oy",
];

/// How many syllables a word has, by its spelling: vowels that are one sound count once, a vowel with a trema begins a syllable. A word without
/// vowels (an abbreviation) has one.
#[must_use]
pub fn syllables(word: &str) -> usize {
    let lower = word.to_lowercase();
    let mut rest = lower.as_str();
    let mut count = 0;
    while let Some(letter) = rest.chars().next() {
        // After a vowel "uw" is its end, before one it is a sound of its own: "nieuwe", "uwe".
        let sound = SOUNDS.iter().find(|sound| rest.starts_with(**sound)).map(|sound| sound.len());
        match sound {
            Some(length) => {
                count += 1;
                rest = &rest[length..];
            }
            None => {
                count += usize::from(is_vowel(letter));
                rest = &rest[letter.len_utf8()..];
                if letter == 'q' {
                    // "qu" is one consonant.
                    rest = rest.strip_prefix('u').unwrap_or(rest);
                }
            }
        }
    }
    count.max(1)
}

fn is_vowel(letter: char) -> bool {
    matches!(
        letter,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'á'
            | 'à'
            | 'â'
            | 'ä'
            | 'é'
            | 'è'
            | 'ê'
            | 'ë'
            | 'í'
            | 'ï'
            | 'ó'
            | 'ö'
            | 'ô'
            | 'ú'
            | 'ü'
            | 'û'
    )
}

#[cfg(test)]
mod tests {
    use super::syllables;

    #[test]
    fn words_have_the_syllables_that_people_hear() {
        let words = [
            ("een", 1),
            ("huis", 1),
            ("gemeente", 3),
            ("inwoner", 3),
            ("nieuwe", 2),
            ("leeuw", 1),
            ("mooi", 1),
            ("mooie", 2),
            ("zeeën", 2),
            ("coöperatie", 5),
            ("ruïne", 3),
            ("kwaliteit", 3),
            ("maatschappelijke", 5),
            ("ijs", 1),
            ("ijverig", 3),
            ("bureau", 2),
            ("vrijwilligers", 4),
            ("geëvalueerd", 5),
            ("tv", 1),
            ("Wmo", 1),
            ("quotum", 2),
            ("eenzaamheid", 3),
            ("draagkracht", 2),
            ("idee", 2),
            ("ideeën", 3),
            ("uw", 1),
            ("uwe", 2),
            ("individuele", 6),
            ("sociaal", 3),
        ];
        for (word, count) in words {
            assert_eq!(syllables(word), count, "{word}");
        }
    }
}
