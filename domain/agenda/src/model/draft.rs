//! What every form on the agenda has in common: the texts that versions are compared by, the key, the reason.

use kernel::faults::Faults;
use kernel::fold;

/// One text of a noun, under the key of its label. A field is listed once, in the `texts` of its draft: the comparison
/// of versions, the rule about reasons and the page with two texts side by side all follow from that list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The key of the field's label.
    pub label: &'static str,
    /// What it says. White space around it does not count.
    pub said: String,
    /// When the text is a choice (or one choice per line): what stands before its word in the key of its translation.
    pub choice: Option<&'static str>,
}

impl Text {
    /// A text that somebody wrote.
    pub fn free(label: &'static str, said: &str) -> Self {
        Self { label, said: said.trim().replace("\r\n", "\n"), choice: None }
    }

    /// A choice among words: `Text::choice("field-direction", "fewer", "direction")` reads as `direction-fewer`.
    pub fn choice(label: &'static str, word: &str, before: &'static str) -> Self {
        Self { label, said: word.to_owned(), choice: Some(before) }
    }
}

/// The key that was typed, or one made from the name.
pub(super) fn checked_key(faults: &mut Faults, typed: &str, name: &str) -> String {
    let key = if typed.trim().is_empty() { fold::key(name) } else { typed.trim().to_owned() };
    if !key.is_empty() && !fold::is_key(&key) {
        faults.add("key", "fault-key");
    }
    key
}

/// The reason that was typed. It has to be there when a text says something else than `before`, the version it follows.
pub(super) fn checked_reason(faults: &mut Faults, typed: &str, before: Option<&[Text]>, now: &[Text]) -> String {
    let reason = faults.optional("reason", typed, 1000);
    if reason.is_empty() && before.is_some_and(|before| before != now) {
        faults.add("reason", "fault-reason");
    }
    reason
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_asked_for_another_text_only() {
        let missing = |before: Option<&[Text]>, now: &str| {
            let mut faults = Faults::none();
            checked_reason(&mut faults, " ", before, &[Text::free("field-name", now)]);
            faults.of("reason").is_some()
        };
        let before = [Text::free("field-name", "Meer werk\nvoor wie dat wil")];
        assert!(!missing(Some(&before), " Meer werk\r\nvoor wie dat wil\n"), "white space is no change");
        assert!(missing(Some(&before), "Meer betaald werk"));
        assert!(!missing(None, "Meer betaald werk"), "what is new explains itself");
    }
}
