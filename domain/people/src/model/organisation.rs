//! An organisation. Each exists once, here; other parts point at it.

use kernel::faults::Faults;
use kernel::fold::words;
use kernel::ids::OrganisationId;
use serde::Deserialize;

/// What an organisation is to the municipality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrganisationKind {
    /// The municipality itself.
    Municipality,
    /// A partner in the community (voorveld): open to everyone.
    Community,
    /// A partner with a contract.
    Contracted,
    /// An advisory body.
    Advisory,
}

impl OrganisationKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Municipality, Self::Community, Self::Contracted, Self::Advisory];

    /// The word by which the database and the texts know it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Community => "community",
            Self::Contracted => "contracted",
            Self::Advisory => "advisory",
        }
    }

    /// The kind with this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name, as it writes it.
    pub name: String,
    /// What it is to the municipality.
    pub kind: OrganisationKind,
    /// Counts up with every save.
    pub revision: i64,
}

/// An organisation as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct OrganisationDraft {
    /// Free text.
    pub name: String,
    /// A word of [`OrganisationKind`].
    pub kind: String,
}

/// What is stored of an organisation, found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationChange {
    /// See [`Organisation`].
    pub name: String,
    /// See [`Organisation`].
    pub kind: OrganisationKind,
}

impl OrganisationDraft {
    /// The draft that a form starts from.
    pub fn of(organisation: &Organisation) -> Self {
        Self { name: organisation.name.clone(), kind: organisation.kind.word().to_owned() }
    }

    /// Checks what was typed.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self) -> Result<OrganisationChange, Faults> {
        let mut faults = Faults::none();
        let name = faults.name("name", &self.name, 100);
        let kind = OrganisationKind::read(&self.kind);
        if kind.is_none() {
            faults.add("kind", "fault-organisation-kind");
        }
        faults.or(OrganisationChange { name, kind: kind.unwrap_or(OrganisationKind::Community) })
    }
}

impl OrganisationChange {
    /// The name as it is compared: capitals, accents, marks and white space do not tell two organisations apart.
    pub fn key(&self) -> String {
        words(&self.name).join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_a_kind_are_needed() {
        let faults = OrganisationDraft::default().check().unwrap_err();
        assert_eq!((faults.of("name"), faults.of("kind")), (Some("fault-empty"), Some("fault-organisation-kind")));
        let typed = OrganisationDraft { name: " Stichting  Voorbeeld ".to_owned(), kind: "community".to_owned() };
        assert_eq!(typed.check().unwrap().key(), "stichting voorbeeld");
    }
}
