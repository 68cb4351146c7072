//! A theme of the agenda.

use super::Goal;
use kernel::faults::Faults;
use kernel::fold;
use kernel::ids::ThemeId;

/// A theme in one version of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Its id, through all versions.
    pub id: ThemeId,
    /// Its readable key, as in `/themas/participatie`.
    pub key: String,
    /// Its name, as adopted.
    pub name: String,
    /// The ambition in short.
    pub ambition: String,
    /// What it is about, in plain words of ours.
    pub summary: String,
    /// Where it stands in the document.
    pub place: String,
    /// Why this version words it differently from the one before.
    pub reason: String,
    /// Counts up with every save.
    pub revision: i64,
    /// Its goals, in order.
    pub goals: Vec<Goal>,
}

/// A theme as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct ThemeDraft {
    /// What the form calls `name`, and so on.
    pub name: String,
    /// Free text.
    pub ambition: String,
    /// Free text.
    pub summary: String,
    /// Free text.
    pub place: String,
    /// The key; empty for a new theme.
    pub key: String,
    /// Why the text changes.
    pub reason: String,
}

/// A theme that is right, ready to be stored. Fields as in [`Theme`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeChange {
    /// See [`Theme`].
    pub name: String,
    /// See [`Theme`].
    pub ambition: String,
    /// See [`Theme`].
    pub summary: String,
    /// See [`Theme`].
    pub place: String,
    /// See [`Theme`].
    pub key: String,
    /// See [`Theme`].
    pub reason: String,
}

impl Theme {
    /// Its results, through all goals.
    pub fn results(&self) -> impl Iterator<Item = &super::IntendedResult> {
        self.goals.iter().flat_map(|goal| &goal.results)
    }
}

impl ThemeDraft {
    /// The draft that a form starts from.
    pub fn of(theme: &Theme) -> Self {
        Self {
            name: theme.name.clone(),
            ambition: theme.ambition.clone(),
            summary: theme.summary.clone(),
            place: theme.place.clone(),
            key: theme.key.clone(),
            reason: theme.reason.clone(),
        }
    }

    /// Checks what was typed; see `ResultDraft::check`.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, before: Option<&Theme>) -> Result<ThemeChange, Faults> {
        let mut faults = Faults::none();
        let name = faults.needed("name", &self.name, 200);
        let change = ThemeChange {
            key: checked_key(&mut faults, &self.key, &name),
            name,
            ambition: faults.optional("ambition", &self.ambition, 500),
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

impl ThemeChange {
    fn differs_from(&self, before: &Theme) -> bool {
        self.name != before.name || self.ambition != before.ambition || self.summary != before.summary || self.place != before.place
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
