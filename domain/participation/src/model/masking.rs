//! What in a text may be personal data of others: hints by pattern, for a person who decides. None of this is sure, and what no
//! pattern knows is not found.

use std::ops::Range;

/// As what something is recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HintKind {
    /// An e-mail address.
    Email,
    /// A number of a bank account, by its check digits (ISO 13616).
    Iban,
    /// A citizen service number, by the eleven-test.
    Bsn,
    /// A telephone number of ten digits or more.
    Telephone,
    /// A Dutch postcode, with a number or not.
    Postcode,
    /// A name after a form of address.
    Name,
}

impl HintKind {
    /// The word in texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Iban => "iban",
            Self::Bsn => "bsn",
            Self::Telephone => "telephone",
            Self::Postcode => "postcode",
            Self::Name => "name",
        }
    }
}

/// Something that may be personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// As what it was recognised.
    pub kind: HintKind,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

/// What stands in place of something that others may not read.
pub const MASK: &str = "[…]";

const ADDRESSED: [&str; 12] =
    ["mevrouw", "mevr", "mw", "meneer", "mijnheer", "dhr", "heer", "buurvrouw", "buurman", "dokter", "juf", "meester"];
const PARTICLES: [&str; 8] = ["van", "de", "der", "den", "ter", "ten", "el", "la"];

/// What may be personal in a text, in order and apart from one another.
pub fn hints(text: &str) -> Vec<Hint> {
    let words = words(text);
    let mut found: Vec<Hint> = Vec::new();
    let mut number = 0;
    while number < words.len() {
        let hint = at(text, &words, number);
        number += hint.as_ref().map_or(1, |(_, taken)| *taken);
        found.extend(hint.map(|(hint, _)| hint));
    }
    found
}

/// The text with every hint masked.
pub fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for hint in hints(text) {
        out.push_str(&text[from..hint.at.start]);
        out.push_str(MASK);
        from = hint.at.end;
    }
    out.push_str(&text[from..]);
    out
}

/// What stands between white space, without punctuation around it.
fn words(text: &str) -> Vec<Range<usize>> {
    let edge = |c: char| !c.is_alphanumeric() && c != '+';
    let pieces = text.split_whitespace().map(|piece| {
        let inner = piece.trim_matches(edge);
        let start = inner.as_ptr().addr() - text.as_ptr().addr();
        start..start + inner.len()
    });
    pieces.filter(|range| !range.is_empty()).collect()
}

/// The hint that begins at a word, and how many words it takes.
fn at(text: &str, words: &[Range<usize>], number: usize) -> Option<(Hint, usize)> {
    let word = |place: usize| words.get(place).map(|range| &text[range.clone()]);
    let hint = |kind, taken: usize| {
        let end = words.get(number + taken - 1).map_or(0, |range| range.end);
        Some((Hint { kind, at: words[number].start..end }, taken))
    };
    let first = word(number)?;
    if is_email(first) {
        return hint(HintKind::Email, 1);
    }
    // Numbers are written with spaces in between; the longest run that is one counts.
    for taken in (1..=6).rev() {
        let Some(last) = words.get(number + taken - 1) else { continue };
        let joined: String =
            text[words[number].start..last.end].chars().filter(|c| c.is_ascii_alphanumeric() || *c == '+').collect();
        let plain = text[words[number].start..last.end].chars().all(|c| c.is_alphanumeric() || " .-()/+".contains(c));
        if !plain {
            continue;
        }
        let kind =
            [(is_iban(&joined), HintKind::Iban), (is_bsn(&joined), HintKind::Bsn), (is_telephone(&joined), HintKind::Telephone)];
        if let Some((_, kind)) = kind.into_iter().find(|(is, _)| *is) {
            return hint(kind, taken);
        }
    }
    let postcode = |text: &str| text.len() == 6 && is_postcode(text);
    let house = |place| word(place).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()) && next.len() <= 6);
    if postcode(first) {
        return hint(HintKind::Postcode, if house(number + 1) { 2 } else { 1 });
    }
    if word(number + 1).is_some_and(|next| postcode(&format!("{first}{next}"))) {
        return hint(HintKind::Postcode, if house(number + 2) { 3 } else { 2 });
    }
    named(&word, number).and_then(|(from, taken)| {
        let end = words.get(number + taken - 1)?.end;
        Some((Hint { kind: HintKind::Name, at: words.get(from)?.start..end }, taken))
    })
}

/// A name after a form of address: where it begins and how many words there are with what stands before it.
fn named<'a>(word: &impl Fn(usize) -> Option<&'a str>, number: usize) -> Option<(usize, usize)> {
    let first = word(number)?.to_lowercase();
    if !ADDRESSED.contains(&first.as_str()) {
        return None;
    }
    let is_particle = |text: &str| PARTICLES.contains(&text.to_lowercase().as_str());
    let is_name = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    let mut end = number + 1;
    let mut names = 0;
    while let Some(next) = word(end).filter(|next| is_name(next) || is_particle(next)) {
        names += usize::from(is_name(next) && !is_particle(next));
        end += 1;
        if names == 3 {
            break;
        }
    }
    (names > 0).then_some((number + 1, end - number))
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && host.len() > 3)
}

/// ISO 13616: the remainder of 97, with the first four signs last and letters as numbers, is 1.
fn is_iban(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    let shape = (15..=34).contains(&upper.len())
        && upper.bytes().take(2).all(|b| b.is_ascii_uppercase())
        && upper.bytes().skip(2).take(2).all(|b| b.is_ascii_digit())
        && upper.bytes().all(|b| b.is_ascii_alphanumeric());
    let rest = || upper.bytes().cycle().skip(4).take(upper.len()).map(u64::from);
    let remainder = || rest().fold(0_u64, |sum, b| if b < 65 { (sum * 10 + (b - 48)) % 97 } else { (sum * 100 + (b - 55)) % 97 });
    shape && remainder() == 1
}

/// The eleven-test: nine digits, weighed 9 to 2 and the last -1, add up to a multiple of eleven.
fn is_bsn(text: &str) -> bool {
    let digits: Vec<_> = text.bytes().filter(u8::is_ascii_digit).map(|b| i64::from(b - b'0')).collect();
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i64 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    text.len() == 9 && digits.len() == 9 && sum % 11 == 0 && digits.iter().any(|digit| *digit > 0)
}

fn is_telephone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    let plain = digits.bytes().all(|b| b.is_ascii_digit());
    let starts = text.starts_with("+") || text.starts_with("0");
    plain && starts && (10..=15).contains(&digits.len())
}

fn is_postcode(text: &str) -> bool {
    let (digits, letters) = text.as_bytes().split_at_checked(4).unwrap_or_default();
    let number = digits.len() == 4 && digits.iter().all(u8::is_ascii_digit) && digits[0] != b'0';
    number && letters.len() == 2 && letters.iter().all(u8::is_ascii_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kinds(text: &str) -> Vec<(HintKind, &str)> {
        hints(text).into_iter().map(|hint| (hint.kind, &text[hint.at])).collect()
    }

    #[test]
    fn what_looks_personal_is_found_where_it_stands() {
        use HintKind::{Bsn, Email, Iban, Name, Postcode, Telephone};
        assert_eq!(kinds("Mail naar jan@voorbeeld.nl, graag."), [(Email, "jan@voorbeeld.nl")]);
        assert_eq!(kinds("Bel 06-12 34 56 78 of +31 6 12345678."), [(Telephone, "06-12 34 56 78"), (Telephone, "+31 6 12345678")]);
        assert_eq!(kinds("Rekening NL91 ABNA 0417 1643 00!"), [(Iban, "NL91 ABNA 0417 1643 00")]);
        assert_eq!(kinds("BSN 111222333"), [(Bsn, "111222333")]);
        assert_eq!(kinds("Woont op 1234 AB 12a."), [(Postcode, "1234 AB 12a")]);
        assert_eq!(kinds("Vraag mevrouw Van der Berg maar"), [(Name, "Van der Berg")]);
        assert_eq!(kinds("Mijn buurman Jan de Vries hielp"), [(Name, "Jan de Vries")]);
    }

    #[test]
    fn what_is_not_personal_is_left_alone() {
        for text in
            ["In 2026 waren er 123456789 mensen", "NL92 ABNA 4417 1643 00", "de meneer van hiernaast", "om 10.30 uur", "a@b"]
        {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn it_is_masked_in_place() {
        assert_eq!(masked("Mevrouw Jansen, 06-12345678, helpt."), "Mevrouw […], […], helpt.");
        assert_eq!(masked("Er rijdt geen bus."), "Er rijdt geen bus.");
    }

    proptest! {
        #[test]
        fn any_text_may_be_looked_at_and_nothing_is_found_in_what_was_masked_of_numbers(text in ".{0,200}") {
            let found = hints(&text);
            for pair in found.windows(2) {
                prop_assert!(pair[0].at.end <= pair[1].at.start);
            }
            let _ = masked(&text);
        }
    }
}
