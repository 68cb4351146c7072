//! As what a figure is counted, and how an address says so.

use monitor::StandWord;

/// As what a figure is counted: its stand or, where there is only a value that is not official, that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CountedAs {
    Stand(StandWord),
    Derived,
}

impl CountedAs {
    /// Everything that is counted, in the order in which pages do.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        StandWord::ALL.into_iter().map(Self::Stand).chain([Self::Derived])
    }

    /// As the keys of its texts end, and the name of its mark.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Stand(stand) => stand.word(),
            Self::Derived => "derived",
        }
    }

    /// How an address says it, in every language the same.
    pub(crate) fn in_address(self) -> &'static str {
        match self {
            Self::Stand(StandWord::Reached) => "streefwaarde-bereikt",
            Self::Stand(StandWord::OnCourse) => "op-koers",
            Self::Stand(StandWord::Behind) => "achter",
            Self::Stand(StandWord::Undetermined) => "niet-te-bepalen",
            Self::Stand(StandWord::NoTarget) => "geen-streefwaarde",
            Self::Stand(StandWord::NoFigure) => "nog-geen-cijfer",
            Self::Derived => "nog-niet-officieel",
        }
    }

    /// What an address says.
    pub(crate) fn of_address(text: &str) -> Option<Self> {
        Self::all().find(|one| one.in_address() == text)
    }
}
