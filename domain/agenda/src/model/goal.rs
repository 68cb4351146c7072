//! A goal under a theme.

use super::IntendedResult;
use super::draft::{Text, checked_key, checked_reason};
use kernel::faults::Faults;
use kernel::ids::{GoalId, ThemeId};

/// A goal in one version of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Its id, through all versions.
    pub id: GoalId,
    /// Its readable key.
    pub key: String,
    /// The theme it belongs to.
    pub theme: ThemeId,
    /// Its name, as adopted.
    pub name: String,
    /// What it means, in plain words of ours.
    pub summary: String,
    /// Where it stands in the document.
    pub place: String,
    /// Why this version words it differently from the one before.
    pub reason: String,
    /// Counts up with every save.
    pub revision: i64,
    /// What should come of it, in order.
    pub results: Vec<IntendedResult>,
}

/// A goal as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct GoalDraft {
    /// What the form calls `name`, and so on.
    pub name: String,
    /// Free text.
    pub summary: String,
    /// Free text.
    pub place: String,
    /// The key; empty for a new goal.
    pub key: String,
    /// Why the text changes.
    pub reason: String,
}

/// A goal that is right, ready to be stored. Fields as in [`Goal`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalChange {
    /// See [`Goal`].
    pub name: String,
    /// See [`Goal`].
    pub summary: String,
    /// See [`Goal`].
    pub place: String,
    /// See [`Goal`].
    pub key: String,
    /// See [`Goal`].
    pub reason: String,
}

impl GoalDraft {
    /// The draft that a form starts from.
    pub fn of(goal: &Goal) -> Self {
        Self {
            name: goal.name.clone(),
            summary: goal.summary.clone(),
            place: goal.place.clone(),
            key: goal.key.clone(),
            reason: goal.reason.clone(),
        }
    }

    /// What a reader sees, field by field.
    pub fn texts(&self) -> Vec<Text> {
        vec![
            Text::free("field-name", &self.name),
            Text::free("field-summary", &self.summary),
            Text::free("field-place", &self.place),
        ]
    }

    /// Checks what was typed. `before` is the text in the version that this one follows, if it was in there.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, before: Option<&Goal>) -> Result<GoalChange, Faults> {
        let mut faults = Faults::none();
        let before = before.map(|before| Self::of(before).texts());
        let name = faults.needed("name", &self.name, 300);
        let change = GoalChange {
            key: checked_key(&mut faults, &self.key, &name),
            name,
            summary: faults.optional("summary", &self.summary, 2000),
            place: faults.optional("place", &self.place, 200),
            reason: checked_reason(&mut faults, &self.reason, before.as_deref(), &self.texts()),
        };
        faults.or(change)
    }
}
