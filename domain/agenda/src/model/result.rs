//! An intended result: what should become different, and which way.

use super::Indicator;
use super::draft::{Text, checked_key, checked_reason};
use super::words::{Choice, Direction};
use kernel::faults::Faults;
use kernel::ids::{GoalId, ResultId};

/// An intended result in one version of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct IntendedResult {
    /// Its id, through all versions.
    pub id: ResultId,
    /// Its readable key, as in `/resultaten/minder-eenzaamheid`.
    pub key: String,
    /// The goal it serves.
    pub goal: GoalId,
    /// Its name, as adopted.
    pub name: String,
    /// Which way it points.
    pub direction: Direction,
    /// What it means, in plain words of ours.
    pub summary: String,
    /// Where it stands in the document.
    pub place: String,
    /// Why this version words it differently from the one before.
    pub reason: String,
    /// Counts up with every save.
    pub revision: i64,
    /// What it is measured by; none, one or several.
    pub indicators: Vec<Indicator>,
}

/// A result as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct ResultDraft {
    /// What the form calls `name`, and so on.
    pub name: String,
    /// The word of a [`Direction`].
    pub direction: String,
    /// Free text.
    pub summary: String,
    /// Free text.
    pub place: String,
    /// The key; empty for a new result, which gets one from its name.
    pub key: String,
    /// Why the text changes.
    pub reason: String,
}

/// A result that is right, ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultChange {
    /// See [`IntendedResult`].
    pub name: String,
    /// See [`IntendedResult`].
    pub direction: Direction,
    /// See [`IntendedResult`].
    pub summary: String,
    /// See [`IntendedResult`].
    pub place: String,
    /// See [`IntendedResult`].
    pub key: String,
    /// See [`IntendedResult`].
    pub reason: String,
}

impl ResultDraft {
    /// The draft that a form starts from.
    pub fn of(result: &IntendedResult) -> Self {
        Self {
            name: result.name.clone(),
            direction: result.direction.word().to_owned(),
            summary: result.summary.clone(),
            place: result.place.clone(),
            key: result.key.clone(),
            reason: result.reason.clone(),
        }
    }

    /// What a reader sees, field by field.
    pub fn texts(&self) -> Vec<Text> {
        vec![
            Text::free("field-name", &self.name),
            Text::choice("field-direction", &self.direction, "direction"),
            Text::free("field-summary", &self.summary),
            Text::free("field-place", &self.place),
        ]
    }

    /// Checks what was typed. `before` is the text of the adopted version that this one follows, if it was in there.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, before: Option<&IntendedResult>) -> Result<ResultChange, Faults> {
        let mut faults = Faults::none();
        let before = before.map(|before| Self::of(before).texts());
        let direction = Direction::read(&self.direction);
        if direction.is_none() {
            faults.add("direction", "fault-choose");
        }
        let name = faults.needed("name", &self.name, 300);
        let change = ResultChange {
            key: checked_key(&mut faults, &self.key, &name),
            name,
            direction: direction.unwrap_or(Direction::Better),
            summary: faults.optional("summary", &self.summary, 2000),
            place: faults.optional("place", &self.place, 200),
            reason: checked_reason(&mut faults, &self.reason, before.as_deref(), &self.texts()),
        };
        faults.or(change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before() -> IntendedResult {
        IntendedResult {
            id: ResultId::fresh(),
            key: "minder-eenzaamheid".to_owned(),
            goal: GoalId::fresh(),
            name: "Minder eenzaamheid".to_owned(),
            direction: Direction::Fewer,
            summary: String::new(),
            place: String::new(),
            reason: String::new(),
            revision: 1,
            indicators: Vec::new(),
        }
    }

    #[test]
    fn an_empty_draft_says_what_is_missing() {
        let faults = ResultDraft::default().check(None).unwrap_err();
        assert_eq!(faults.of("name"), Some("fault-empty"));
        assert_eq!(faults.of("direction"), Some("fault-choose"));
    }

    #[test]
    fn a_changed_text_needs_a_reason_and_an_unchanged_one_does_not() {
        let mut draft = ResultDraft::of(&before());
        assert!(draft.check(Some(&before())).is_ok());
        draft.name = "Minder ouderen voelen zich eenzaam".to_owned();
        assert_eq!(draft.check(Some(&before())).unwrap_err().of("reason"), Some("fault-reason"));
        draft.reason = "De raad wil eerst ouderen bereiken.".to_owned();
        assert!(draft.check(Some(&before())).is_ok());
    }

    #[test]
    fn a_new_result_gets_its_key_from_its_name() {
        let draft = ResultDraft { name: "Meer mensen doen mee".into(), direction: "more".into(), ..ResultDraft::default() };
        assert_eq!(draft.check(None).unwrap().key, "meer-mensen-doen-mee");
    }
}
