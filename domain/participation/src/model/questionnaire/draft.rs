//! The beginning of a questionnaire as somebody typed it: what people read before the first question.

use super::content::{Content, WayToAnswer};
use super::wording::Wording;
use kernel::faults::Faults;
use people::model::read_day;
use serde::Deserialize;

/// What stands before the first question, as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "each is the text in a language of the field of `Content` with that name")]
pub struct ContentDraft {
    pub title: String,
    pub title_en: String,
    pub purpose: String,
    pub purpose_en: String,
    pub asked_by: String,
    pub asked_by_en: String,
    pub follow_up: String,
    pub follow_up_en: String,
    pub way: String,
    pub last_day: String,
}

impl ContentDraft {
    /// The draft that a form starts from.
    pub fn of(content: &Content) -> Self {
        let Content { title, purpose, asked_by, follow_up, .. } = content.clone();
        Self {
            title: title.nl,
            title_en: title.en,
            purpose: purpose.nl,
            purpose_en: purpose.en,
            asked_by: asked_by.nl,
            asked_by_en: asked_by.en,
            follow_up: follow_up.nl,
            follow_up_en: follow_up.en,
            way: content.way.word().to_owned(),
            last_day: content.last_day.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    /// Checks what was typed, and puts it before the questions of `content`.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, content: &Content) -> Result<Content, Faults> {
        let mut faults = Faults::none();
        let title = Wording { nl: faults.needed("title", &self.title, 120), en: faults.optional("title_en", &self.title_en, 120) };
        let mut text = |field, nl: &str, field_en, en: &str| Wording {
            nl: faults.optional(field, nl, 1500),
            en: faults.optional(field_en, en, 1500),
        };
        let purpose = text("purpose", &self.purpose, "purpose_en", &self.purpose_en);
        let asked_by = text("asked_by", &self.asked_by, "asked_by_en", &self.asked_by_en);
        let follow_up = text("follow_up", &self.follow_up, "follow_up_en", &self.follow_up_en);
        let last_day = if self.last_day.trim().is_empty() { None } else { read_day(&self.last_day) };
        if last_day.is_none() && !self.last_day.trim().is_empty() {
            faults.add("last_day", "fault-day");
        }
        let way = WayToAnswer::read(&self.way).unwrap_or_default();
        faults.or(Content { title, purpose, asked_by, follow_up, way, last_day, ..content.clone() })
    }
}
