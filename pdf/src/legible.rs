//! Text that the fonts can draw: both PDF standards refuse a file with a missing glyph, and someone's
//! emoji must not stop the council's report.

use serde_json::Value;

/// Stands for a character that cannot be drawn.
const REPLACEMENT: char = '\u{FFFD}';

/// Replaces in every text of `data` what no font covers; invisible characters go without a trace.
pub(crate) fn make_legible(data: &mut Value, covered: &impl Fn(char) -> bool) {
    match data {
        Value::String(text) => {
            if !text.chars().all(|c| is_legible(c, covered)) {
                *text = text.chars().filter_map(|c| legible(c, covered)).collect();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| make_legible(item, covered)),
        Value::Object(fields) => fields.values_mut().for_each(|field| make_legible(field, covered)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn is_legible(character: char, covered: &impl Fn(char) -> bool) -> bool {
    character == '\n' || (covered(character) && !character.is_control() && !is_private(character))
}

fn legible(character: char, covered: &impl Fn(char) -> bool) -> Option<char> {
    if is_legible(character, covered) {
        Some(character)
    } else if character.is_whitespace() {
        Some(' ')
    } else if character.is_control() || is_invisible(character) {
        None
    } else if covered(REPLACEMENT) {
        Some(REPLACEMENT)
    } else {
        Some('?')
    }
}

/// Private use: PDF/A-2a refuses text whose meaning nobody else can know.
fn is_private(character: char) -> bool {
    matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// Soft hyphens, joiners, direction and variation marks.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}'
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn legible_with(covered: impl Fn(char) -> bool, mut data: Value) -> Value {
        make_legible(&mut data, &covered);
        data
    }

    #[test]
    fn what_the_fonts_have_stays_as_it_is() {
        let data = json!({ "a": ["één\nregel"], "b": 3, "c": null });
        assert_eq!(legible_with(|_| true, data.clone()), data);
    }

    #[test]
    fn what_no_font_has_is_replaced_wherever_it_stands() {
        let data = legible_with(|c| c.is_ascii(), json!({ "a": [{ "b": "zon 🌞 en zo" }] }));
        assert_eq!(data, json!({ "a": [{ "b": "zon ? en zo" }] }));
        let marked = legible_with(|c| c.is_ascii() || c == REPLACEMENT, json!("🌞"));
        assert_eq!(marked, json!("\u{FFFD}"));
    }

    #[test]
    fn invisible_and_private_characters_do_not_reach_the_file() {
        let data = legible_with(|c| c.is_ascii(), json!("een\u{200D} bel\u{7}\t\u{A0}rinkelt"));
        assert_eq!(data, json!("een bel  rinkelt"));
        assert_eq!(legible_with(|_| true, json!("\u{E000}")), json!("\u{FFFD}"));
    }
}
