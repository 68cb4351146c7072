//! A statement of the strategy beside its themes: a part of the vision, the starting point, a driver, a lesson, a point of attention.

use super::draft::{Text, checked_key, checked_reason};
use super::words::{Choice, StatementKind};
use kernel::faults::Faults;
use kernel::ids::StatementId;

/// A statement in one version of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its id, through all versions.
    pub id: StatementId,
    /// Its readable key.
    pub key: String,
    /// What it is.
    pub kind: StatementKind,
    /// Its name.
    pub name: String,
    /// What it says, in plain words of ours.
    pub summary: String,
    /// Where it stands in the document.
    pub place: String,
    /// Why this version words it differently from the one before.
    pub reason: String,
    /// Counts up with every save.
    pub revision: i64,
}

/// A statement as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct StatementDraft {
    /// The word of a [`StatementKind`].
    pub kind: String,
    /// What the form calls `name`, and so on.
    pub name: String,
    /// Free text.
    pub summary: String,
    /// Free text.
    pub place: String,
    /// The key; empty for a new statement.
    pub key: String,
    /// Why the text changes.
    pub reason: String,
}

/// A statement that is right, ready to be stored. Fields as in [`Statement`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementChange {
    /// See [`Statement`].
    pub kind: StatementKind,
    /// See [`Statement`].
    pub name: String,
    /// See [`Statement`].
    pub summary: String,
    /// See [`Statement`].
    pub place: String,
    /// See [`Statement`].
    pub key: String,
    /// See [`Statement`].
    pub reason: String,
}

impl StatementDraft {
    /// The draft that a form starts from.
    pub fn of(statement: &Statement) -> Self {
        Self {
            kind: statement.kind.word().to_owned(),
            name: statement.name.clone(),
            summary: statement.summary.clone(),
            place: statement.place.clone(),
            key: statement.key.clone(),
            reason: statement.reason.clone(),
        }
    }

    /// What a reader sees, field by field.
    pub fn texts(&self) -> Vec<Text> {
        vec![
            Text::choice("field-kind", &self.kind, "statement"),
            Text::free("field-name", &self.name),
            Text::free("field-summary", &self.summary),
            Text::free("field-place", &self.place),
        ]
    }

    /// Checks what was typed. `before` is the text in the version that this one follows, if it was in there.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, before: Option<&Statement>) -> Result<StatementChange, Faults> {
        let mut faults = Faults::none();
        let before = before.map(|before| Self::of(before).texts());
        let kind = StatementKind::read(&self.kind);
        if kind.is_none() {
            faults.add("kind", "fault-choose");
        }
        let name = faults.needed("name", &self.name, 300);
        let change = StatementChange {
            kind: kind.unwrap_or(StatementKind::Vision),
            key: checked_key(&mut faults, &self.key, &name),
            name,
            summary: faults.optional("summary", &self.summary, 2000),
            place: faults.optional("place", &self.place, 200),
            reason: checked_reason(&mut faults, &self.reason, before.as_deref(), &self.texts()),
        };
        faults.or(change)
    }
}
