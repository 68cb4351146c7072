//! What is wrong with something that a person filled in: per field the key of a text. No field, no fault.

use std::collections::BTreeMap;

/// Faults by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(BTreeMap<&'static str, &'static str>);

impl Faults {
    /// Nothing wrong.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds what is wrong with a field; the first thing stays.
    pub fn add(&mut self, field: &'static str, text: &'static str) {
        self.0.entry(field).or_insert(text);
    }

    /// What is wrong with a field.
    pub fn of(&self, field: &str) -> Option<&'static str> {
        self.0.get(field).copied()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every field with what is wrong, for the summary above a form.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.0.iter().map(|(field, text)| (*field, *text))
    }

    /// `Ok` with the value when nothing is wrong.
    ///
    /// # Errors
    /// The faults, when there are any.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }

    /// A text that has to be there, at most `most` characters long, without white space around it.
    pub fn needed(&mut self, field: &'static str, text: &str, most: usize) -> String {
        let text = self.optional(field, text, most);
        if !text.chars().any(|sign| !sign.is_whitespace() && !sign.is_control() && !is_unseen(sign)) {
            self.add(field, "fault-empty");
        }
        text
    }

    /// A text that may be left out, at most `most` characters long, without white space around it.
    pub fn optional(&mut self, field: &'static str, text: &str, most: usize) -> String {
        let text = text.trim().replace("\r\n", "\n");
        if text.chars().count() > most {
            self.add(field, "fault-too-long");
        }
        if text.chars().any(|sign| sign.is_control() && sign != '\n' && sign != '\t') {
            self.add(field, "fault-unseen");
        }
        text
    }

    /// What somebody or something is called, as it goes into letters and the audit trail: one line with a letter or a digit in it,
    /// without signs that nobody sees, and not an address to click on.
    pub fn name(&mut self, field: &'static str, text: &str, most: usize) -> String {
        let name = self.needed(field, text, most);
        if name.chars().any(|sign| sign.is_control() || is_unseen(sign)) || !name.chars().any(char::is_alphanumeric) {
            self.add(field, "fault-unseen");
        }
        if name.contains("://") {
            self.add(field, "fault-name-address");
        }
        name
    }
}

/// Signs that take no room, turn the direction of reading, or are only white (Unicode, default ignorable code points).
fn is_unseen(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_fault_of_a_field_stays() {
        let mut faults = Faults::none();
        assert_eq!(faults.needed("name", "  ", 10), "");
        faults.add("name", "fault-too-long");
        assert_eq!(faults.of("name"), Some("fault-empty"));
        faults.needed("why", "\u{200b} \u{feff}", 10);
        assert_eq!(faults.of("why"), Some("fault-empty"), "what nobody sees is nothing");
        assert!(faults.or(()).is_err());
    }

    #[test]
    fn a_name_is_one_line_that_one_can_read() {
        let fault = |typed: &str| {
            let mut faults = Faults::none();
            faults.name("name", typed, 100);
            faults.of("name")
        };
        for name in ["Noor de Vries", "Ömer Şahin-'t Hart", "3 Linden", "محمد"] {
            assert_eq!(fault(name), None, "{name}");
        }
        for name in ["a\nb", "a\tb", "Eve \u{202e}reheeB", "a\0b", "-", "Bob\u{feff}"] {
            assert_eq!(fault(name), Some("fault-unseen"), "{name:?}");
        }
        assert_eq!(fault("Pol https://elders.example"), Some("fault-name-address"));
        let mut faults = Faults::none();
        faults.optional("text", "een regel\nen nog een\ten nog", 100);
        assert!(faults.is_empty());
        faults.optional("text", "zo\u{7}", 100);
        assert_eq!(faults.of("text"), Some("fault-unseen"));
    }

    #[test]
    fn a_text_is_measured_in_characters() {
        let mut faults = Faults::none();
        assert_eq!(faults.needed("name", " één ", 3), "één");
        assert!(faults.is_empty());
    }
}
