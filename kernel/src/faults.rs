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
        if text.is_empty() {
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
        text
    }
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
        assert!(faults.or(()).is_err());
    }

    #[test]
    fn a_text_is_measured_in_characters() {
        let mut faults = Faults::none();
        assert_eq!(faults.needed("name", " één ", 3), "één");
        assert!(faults.is_empty());
    }
}
