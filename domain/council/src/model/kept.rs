//! A report as it is kept: what somebody wrote for it, and how far it is. See `docs/states/report-status.md`.

use kernel::Moment;
use kernel::ids::{FileId, ReportId, ThemeId, VersionId};
use kernel::settings::Lang;

/// How far a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReportStatus {
    /// Being written. It follows the agenda and the figures; only the workplace sees it.
    Draft,
    /// Public, with the figures of that moment. It never changes.
    Frozen,
}

impl ReportStatus {
    /// Every status.
    pub const ALL: [Self; 2] = [Self::Draft, Self::Frozen];

    /// The word in the database and the texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Frozen => "frozen",
        }
    }

    /// The status with this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// A report to the council, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CouncilReport {
    /// Its id.
    pub id: ReportId,
    /// Its readable key, as in `/rapporten/rapport-aan-de-raad-tweede-helft-2026`.
    pub key: String,
    /// What it is called: `Rapport aan de raad`.
    pub title: String,
    /// What it is about, in words: `tweede helft 2026`.
    pub period: String,
    /// The language that it is written in.
    pub language: Lang,
    /// How far it is.
    pub status: ReportStatus,
    /// Its first sentence; empty while the figures speak for themselves.
    pub headline: String,
    /// The text under it; empty as above.
    pub standfirst: String,
    /// Counts up with every save.
    pub revision: i64,
    /// When it was started.
    pub created: Moment,
    /// What there is of it once it is frozen.
    pub frozen: Option<Frozen>,
}

/// What there is of a frozen report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// When.
    pub at: Moment,
    /// The version of the agenda that it rests on.
    pub version: VersionId,
    /// Everything that it shows, as JSON.
    pub content: FileId,
    /// The same on paper.
    pub pdf: FileId,
}

impl CouncilReport {
    /// Its full name: what it is called and what it is about.
    pub fn name(&self) -> String {
        if self.period.is_empty() { self.title.clone() } else { format!("{}, {}", self.title, self.period) }
    }
}

/// Something that is asked of the council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The theme that it is about; `None` in general.
    pub theme: Option<ThemeId>,
    /// What is asked.
    pub text: String,
}

/// What somebody wrote about a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeText {
    /// Which theme.
    pub theme: ThemeId,
    /// How it goes, in one sentence; empty while the figures speak for themselves.
    pub headline: String,
    /// The lines under it; empty as above.
    pub text: String,
    /// Counts up with every save.
    pub revision: i64,
}

/// All that was written for a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writing {
    /// About themes, in no order.
    pub themes: Vec<ThemeText>,
    /// In order.
    pub asks: Vec<Ask>,
}

impl Writing {
    /// What was written about a theme.
    pub fn about(&self, theme: ThemeId) -> Option<&ThemeText> {
        self.themes.iter().find(|text| text.theme == theme)
    }

    /// What is asked about a theme, or in general.
    pub fn asked(&self, theme: Option<ThemeId>) -> Vec<String> {
        self.asks.iter().filter(|ask| ask.theme == theme).map(|ask| ask.text.clone()).collect()
    }
}
