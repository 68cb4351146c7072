//! A theme of the agenda.

use super::Goal;
use super::draft::{Text, checked_key, checked_reason};
use kernel::faults::Faults;
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

    /// What a reader sees, field by field.
    pub fn texts(&self) -> Vec<Text> {
        vec![
            Text::free("field-name", &self.name),
            Text::free("field-ambition", &self.ambition),
            Text::free("field-summary", &self.summary),
            Text::free("field-place", &self.place),
        ]
    }

    /// Checks what was typed. `before` is the text in the version that this one follows, if it was in there.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, before: Option<&Theme>) -> Result<ThemeChange, Faults> {
        let mut faults = Faults::none();
        let before = before.map(|before| Self::of(before).texts());
        let name = faults.needed("name", &self.name, 200);
        let change = ThemeChange {
            key: checked_key(&mut faults, &self.key, &name),
            name,
            ambition: faults.optional("ambition", &self.ambition, 500),
            summary: faults.optional("summary", &self.summary, 2000),
            place: faults.optional("place", &self.place, 200),
            reason: checked_reason(&mut faults, &self.reason, before.as_deref(), &self.texts()),
        };
        faults.or(change)
    }
}
