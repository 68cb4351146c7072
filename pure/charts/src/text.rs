//! How much room a text takes, without a font at hand.

/// The em shares are those of a humanist sans, a little on the wide side so that text fits in any fallback too.
const BOLD: f64 = 1.06;

/// The estimated width of `text` at this size.
pub(crate) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let ems: f64 = text.chars().map(ems).sum();
    ems * size * if bold { BOLD } else { 1.0 }
}

fn ems(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' | '\u{2019}' => 0.29,
        'f' | 't' | 'r' | ' ' | '\u{a0}' | '(' | ')' | '-' | '/' => 0.38,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '\u{2026}' | '\u{2014}' => 0.88,
        'A'..='Z' => 0.66,
        '0'..='9' => 0.6,
        _ if c.is_ascii() => 0.56,
        '\u{c0}'..='\u{24f}' => 0.6,
        _ if c.is_alphanumeric() => 1.0,
        _ => 0.62,
    }
}

/// `text` in lines no wider than `room`, at most `most` of them; what does not fit ends in an ellipsis.
/// A word that is too wide by itself is divided with a hyphen.
pub(crate) fn wrap(text: &str, room: f64, size: f64, bold: bool, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace().flat_map(|word| divide(word, room, size, bold)) {
        append(&mut lines, &word, room, size, bold);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            shorten(last, room, size, bold);
        }
    }
    lines
}

/// Puts `word` behind the last line, or on a new one where there is no room.
pub(crate) fn append(lines: &mut Vec<String>, word: &str, room: f64, size: f64, bold: bool) {
    if let Some(line) = lines.last_mut() {
        let longer = format!("{line} {word}");
        if width(&longer, size, bold) <= room {
            *line = longer;
            return;
        }
    }
    lines.push(word.to_owned());
}

/// The pieces of a word, of about the same length, each no wider than `room` (or a single letter).
fn divide(word: &str, room: f64, size: f64, bold: bool) -> Vec<String> {
    if width(word, size, bold) <= room {
        return vec![word.to_owned()];
    }
    let letters: Vec<char> = word.chars().collect();
    let mut pieces: Vec<String> = Vec::new();
    for count in 2..=letters.len().max(2) {
        pieces = letters.chunks(letters.len().div_ceil(count)).map(|piece| piece.iter().collect()).collect();
        if let Some((_, before)) = pieces.split_last_mut() {
            before.iter_mut().for_each(|piece| piece.push('-'));
        }
        if pieces.iter().all(|piece| width(piece, size, bold) <= room) {
            break;
        }
    }
    pieces
}

fn shorten(line: &mut String, room: f64, size: f64, bold: bool) {
    while !line.is_empty() && width(&format!("{line}\u{2026}"), size, bold) > room {
        line.pop();
    }
    line.truncate(line.trim_end_matches([' ', '-']).len());
    line.push('\u{2026}');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(wrap("Gelijke gemeenten", 90.0, 14.0, true, 3), ["Gelijke", "gemeenten"]);
        assert_eq!(wrap("Nederland", 200.0, 14.0, true, 3), ["Nederland"]);
        assert_eq!(wrap("", 200.0, 14.0, true, 3), Vec::<String>::new());
    }

    #[test]
    fn a_word_wider_than_the_room_is_divided() {
        let lines = wrap("Samenwerkingsverband", 80.0, 14.0, true, 3);
        assert!(lines.len() > 1 && lines[0].ends_with('-'), "{lines:?}");
        assert_eq!(lines.concat().replace('-', ""), "Samenwerkingsverband");
    }

    #[test]
    fn too_many_lines_end_in_an_ellipsis() {
        let lines = wrap("een twee drie vier vijf zes zeven acht", 60.0, 14.0, false, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('\u{2026}'));
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_room(text in ".{0,80}", room in 60.0..300.0f64, most in 1..5usize) {
            let lines = wrap(&text, room, 15.0, true, most);
            prop_assert!(lines.len() <= most);
            for line in lines {
                prop_assert!(width(&line, 15.0, true) <= room + 1e-9, "{line:?}");
            }
        }
    }
}
