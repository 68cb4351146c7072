//! A policy note in the library of related policy.

use super::draft::{Text, checked_key, checked_reason};
use super::words::{Choice, Scope};
use kernel::faults::Faults;
use kernel::ids::PolicyNoteId;

/// A policy note in one version of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyNote {
    /// Its id, through all versions.
    pub id: PolicyNoteId,
    /// Its readable key.
    pub key: String,
    /// Its name, as it was adopted.
    pub name: String,
    /// Whether it is of the social domain itself.
    pub scope: Scope,
    /// The years it is for, `2015-2018`; may be empty.
    pub years: String,
    /// Why this version lists it differently from the one before.
    pub reason: String,
    /// Counts up with every save.
    pub revision: i64,
}

/// A policy note as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct PolicyNoteDraft {
    /// What the form calls `name`, and so on.
    pub name: String,
    /// The word of a [`Scope`].
    pub scope: String,
    /// Free text.
    pub years: String,
    /// The key; empty for a new note.
    pub key: String,
    /// Why the entry changes.
    pub reason: String,
}

/// A policy note that is right, ready to be stored. Fields as in [`PolicyNote`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyNoteChange {
    /// See [`PolicyNote`].
    pub name: String,
    /// See [`PolicyNote`].
    pub scope: Scope,
    /// See [`PolicyNote`].
    pub years: String,
    /// See [`PolicyNote`].
    pub key: String,
    /// See [`PolicyNote`].
    pub reason: String,
}

impl PolicyNoteDraft {
    /// The draft that a form starts from.
    pub fn of(note: &PolicyNote) -> Self {
        Self {
            name: note.name.clone(),
            scope: note.scope.word().to_owned(),
            years: note.years.clone(),
            key: note.key.clone(),
            reason: note.reason.clone(),
        }
    }

    /// What a reader sees, field by field.
    pub fn texts(&self) -> Vec<Text> {
        vec![
            Text::free("field-name", &self.name),
            Text::choice("field-scope", &self.scope, "scope"),
            Text::free("field-years", &self.years),
        ]
    }

    /// Checks what was typed. `before` is the text in the version that this one follows, if it was in there.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, before: Option<&PolicyNote>) -> Result<PolicyNoteChange, Faults> {
        let mut faults = Faults::none();
        let before = before.map(|before| Self::of(before).texts());
        let scope = Scope::read(&self.scope);
        if scope.is_none() {
            faults.add("scope", "fault-choose");
        }
        let name = faults.needed("name", &self.name, 300);
        let change = PolicyNoteChange {
            key: checked_key(&mut faults, &self.key, &name),
            name,
            scope: scope.unwrap_or(Scope::SocialDomain),
            years: faults.optional("years", &self.years, 40),
            reason: checked_reason(&mut faults, &self.reason, before.as_deref(), &self.texts()),
        };
        faults.or(change)
    }
}
