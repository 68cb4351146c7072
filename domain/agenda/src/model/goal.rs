//! A goal under a theme.

use super::IntendedResult;
use super::theme::checked_key;
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

    /// Checks what was typed; see `ResultDraft::check`.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, before: Option<&Goal>) -> Result<GoalChange, Faults> {
        let mut faults = Faults::none();
        let name = faults.needed("name", &self.name, 300);
        let change = GoalChange {
            key: checked_key(&mut faults, &self.key, &name),
            name,
            summary: faults.optional("summary", &self.summary, 2000),
            place: faults.optional("place", &self.place, 200),
            reason: faults.optional("reason", &self.reason, 1000),
        };
        if before.is_some_and(|before| change.differs_from(before)) && change.reason.is_empty() {
            faults.add("reason", "fault-reason");
        }
        faults.or(change)
    }
}

impl GoalChange {
    fn differs_from(&self, before: &Goal) -> bool {
        self.name != before.name || self.summary != before.summary || self.place != before.place
    }
}
