//! The parts that a municipality can switch on or off. A part that is off has no routes, menu or jobs.

use serde::{Deserialize, Serialize};

/// A part of the program, by the name of its crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Accounts, sign-in, settings. Always on.
    People,
    /// The agenda itself. Always on.
    Agenda,
    /// Figures.
    Monitor,
    /// Reports to the council.
    Council,
    /// Pages across parts. Always on.
    Overview,
    /// Questions, signals and plans of households. On as long as it holds nothing but emergencies.
    Koers,
    /// What residents and partners contribute, and what became of it.
    Participation,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 7] =
        [Self::People, Self::Agenda, Self::Monitor, Self::Council, Self::Overview, Self::Koers, Self::Participation];

    /// The name of its crate, which settings, texts and tables carry too.
    pub fn word(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Agenda => "agenda",
            Self::Monitor => "monitor",
            Self::Council => "council",
            Self::Overview => "overview",
            Self::Koers => "koers",
            Self::Participation => "participation",
        }
    }

    /// Whether a municipality may switch it off.
    pub fn is_optional(self) -> bool {
        matches!(self, Self::Monitor | Self::Council | Self::Participation)
    }
}
