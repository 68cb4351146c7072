//! Just enough of Rust's grammar for the rules: comments, strings, test modules, words.

/// What a byte of Rust text is part of.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Code,
    /// A comment, or the inside of a character literal.
    Aside,
    /// The inside of a string.
    Text,
}

/// A string literal.
pub struct Literal<'a> {
    /// The line it begins on, from 1.
    pub line: usize,
    /// What stands before it on that line, its opening quote included.
    pub before: &'a str,
    /// What stands between its quotes.
    pub text: &'a str,
}

/// `text` with comments and the insides of strings turned into blanks; every byte stays where it is.
pub fn code(text: &str) -> String {
    let kinds = kinds(text);
    blank(text, |at| kinds[at] != Kind::Code)
}

/// `text` with every item under `#[cfg(test)]` turned into blanks; every byte stays where it is.
pub fn without_tests(text: &str) -> String {
    let code = code(text);
    let start_to_end = |(start, mark): (usize, &str)| start..start + mark.len() + item(&code[start + mark.len()..]);
    let tests: Vec<_> = code.match_indices("#[cfg(test)]").map(start_to_end).collect();
    blank(text, |at| tests.iter().any(|range| range.contains(&at)))
}

fn blank(text: &str, gone: impl Fn(usize) -> bool) -> String {
    let mut left = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c == '\n' || !gone(at) {
            left.push(c);
        } else {
            left.extend(std::iter::repeat_n(' ', c.len_utf8()));
        }
    }
    left
}

/// The string literals of `text` that are not empty.
pub fn strings(text: &str) -> Vec<Literal<'_>> {
    let kinds = kinds(text);
    let mut literals = Vec::new();
    let mut at = 0;
    while let Some(start) = kinds[at..].iter().position(|kind| *kind == Kind::Text).map(|found| at + found) {
        let length = kinds[start..].iter().take_while(|kind| **kind == Kind::Text).count();
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[..start].matches('\n').count() + 1;
        literals.push(Literal { line, before: &text[line_start..start], text: &text[start..start + length] });
        at = start + length;
    }
    literals
}

fn kinds(text: &str) -> Vec<Kind> {
    let mut kinds = vec![Kind::Code; text.len()];
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let (kind, inside, next) = if rest.starts_with("//") {
            let length = rest.find('\n').unwrap_or(rest.len());
            (Kind::Aside, 0..length, length)
        } else if rest.starts_with("/*") {
            let length = block_comment(rest);
            (Kind::Aside, 0..length, length)
        } else if let Some(hashes) = raw_string(rest) {
            let (open, close) = (hashes + 2, format!("\"{}", "#".repeat(hashes)));
            let length = rest[open..].find(&close).unwrap_or(rest.len() - open);
            (Kind::Text, open..open + length, open + length + close.len())
        } else if let Some(inside) = rest.strip_prefix('"') {
            let length = plain_string(inside);
            (Kind::Text, 1..1 + length, length + 2)
        } else if let Some(length) = char_literal(rest) {
            (Kind::Aside, 1..length - 1, length)
        } else {
            (Kind::Code, 0..0, word(rest))
        };
        kinds[at + inside.start..(at + inside.end).min(text.len())].fill(kind);
        at += next;
    }
    kinds
}

/// How many bytes to step over code: a whole name, so that the `r` of `for"` does not begin a raw string.
fn word(rest: &str) -> usize {
    let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    // The prefixes of strings and characters stay on their own: b"…", c"…", br#"…"#.
    let first = rest.chars().next().map_or(1, char::len_utf8);
    if name > first && !(name == 1 || rest[..name].eq("br") || rest[..name].eq("cr")) { name } else { first }
}

/// The number of `#` when a raw string begins here.
fn raw_string(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.bytes().take_while(|byte| *byte == b'#').count();
    after[hashes..].starts_with('"').then_some(hashes)
}

fn plain_string(rest: &str) -> usize {
    let mut escaped = false;
    let end = rest.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.unwrap_or(rest.len())
}

/// The length of a character literal; a lifetime is none.
fn char_literal(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    if inside.starts_with('\\') {
        return inside[2..].find('\'').map(|end| end + 4);
    }
    let first = inside.chars().next()?.len_utf8();
    inside[first..].starts_with('\'').then_some(first + 2)
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] if depth == 1 => return at + 2,
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    rest.len()
}

/// The length of the item at the start of `code`: up to its `;`, or to the brace that closes it.
fn item(code: &str) -> usize {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            ';' if depth == 0 => return at + 1,
            '{' => depth += 1,
            '}' if depth <= 1 => return at + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// The words and signs of `code`, each with its line from 1; a word is a name, a sign is one character.
pub fn tokens(code: &str) -> Vec<(usize, &str)> {
    let mut tokens = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let (token, after) = rest.split_at(if name == 0 { first.len_utf8() } else { name });
            tokens.push((number + 1, token));
            rest = after.trim_start();
        }
    }
    tokens
}

/// The lines of `tokens` where this row of tokens begins.
pub fn rows(tokens: &[(usize, &str)], row: &[&str]) -> Vec<usize> {
    let here = |window: &&[(usize, &str)]| window.iter().map(|(_, token)| token).eq(row);
    tokens.windows(row.len()).filter(here).map(|window| window[0].0).collect()
}

/// Whether `word` stands in `text` as a word of its own.
pub fn has_word(text: &str, word: &str) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(part_of_word) && !after.is_some_and(part_of_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_strings_are_not_code() {
        let text = "a(\"x // y\"); // b\n/* c /* d */ e */ f('\"', '\\'', r#\"g\"h\"#, b\"i\\\"\"); fn k<'l>() {} for\"m\"";
        assert_eq!(code(text).split_whitespace().collect::<String>(), "a(\"\");f('','',r#\"\"#,b\"\");fnk<'l>(){}for\"\"");
        assert_eq!(strings(text).iter().map(|literal| literal.text).collect::<Vec<_>>(), ["x // y", "g\"h", "i\\\"", "m"]);
    }

    #[test]
    fn a_string_knows_its_line_and_what_stands_before_it() {
        let text = "one();\ntable_name = \"x\nSELECT\"";
        let literal = &strings(text)[0];
        assert_eq!((literal.line, literal.before), (2, "table_name = \""));
    }

    #[test]
    fn test_modules_go_and_lines_stay() {
        let text = "a\n#[cfg(test)]\nmod tests {\n fn b() {}\n}\nc\n#[cfg(test)] mod d;\ne";
        let left = without_tests(text);
        assert_eq!(left.split_whitespace().collect::<Vec<_>>(), ["a", "c", "e"]);
        assert_eq!(left.lines().position(|line| line == "e"), Some(7));
    }

    #[test]
    fn finds_rows_of_tokens_and_whole_words() {
        let tokens = tokens("x . unwrap ( )\n .unwrap_or()\n#[allow(dead_code)]");
        assert_eq!(rows(&tokens, &[".", "unwrap", "("]), [1]);
        assert_eq!(rows(&tokens, &["#", "[", "allow"]), [3]);
        assert!(has_word("FROM agenda_theme WHERE", "agenda_theme"));
        assert!(!has_word("FROM agenda_theme_version", "agenda_theme"));
    }
}
