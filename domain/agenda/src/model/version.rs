//! A version of a strategy, and its life: draft, proposed, adopted by a named decision, superseded. See `docs/states/version-status.md`.

use kernel::faults::Faults;
use kernel::ids::{StrategyId, VersionId};

/// How far a version is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VersionStatus {
    /// Being written; only the workplace sees it.
    Draft,
    /// Before the council; it does not change, but can be taken back.
    Proposed,
    /// Decided. It never changes.
    Adopted,
    /// Replaced by a later decision. It never changes.
    Superseded,
}

impl VersionStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Proposed, Self::Adopted, Self::Superseded];

    /// The word in the database, the portable file and the texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Proposed => "proposed",
            Self::Adopted => "adopted",
            Self::Superseded => "superseded",
        }
    }

    /// The status with this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// The strategy that versions are of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strategy {
    /// Its id, through all versions.
    pub id: StrategyId,
    /// Its readable key.
    pub key: String,
}

/// A decision by which a version was adopted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// Who decided.
    pub body: String,
    /// What the decision is called.
    pub name: String,
    /// Its number; empty when not known.
    pub number: String,
    /// When: `2018`, `2018-11` or `2018-11-08`.
    pub date: String,
}

impl Decision {
    /// The decision that somebody filled in.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(body: &str, name: &str, number: &str, date: &str) -> Result<Self, Faults> {
        let mut faults = Faults::none();
        let decision = Self {
            body: faults.needed("body", body, 200),
            name: faults.needed("decision", name, 300),
            number: faults.optional("number", number, 100),
            date: faults.needed("date", date, 10),
        };
        if !is_loose_date(&decision.date) {
            faults.add("date", "fault-date");
        }
        faults.or(decision)
    }
}

/// Whether a text is a year, a month or a day: `2018`, `2018-11`, `2018-11-08`.
pub fn is_loose_date(text: &str) -> bool {
    let whole = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    whole.len() == 10 && whole.parse::<chrono::NaiveDate>().is_ok()
}

/// Where a strategy was taken over from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Which municipality's it was.
    pub municipality: String,
    /// What it was called there.
    pub title: String,
    /// Which version of it.
    pub version: i64,
    /// On which day.
    pub taken_over: String,
}

/// A version of a strategy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// Of what.
    pub strategy: Strategy,
    /// 1 for the first.
    pub number: i64,
    /// How far it is.
    pub status: VersionStatus,
    /// The version that it was made from.
    pub based_on: Option<VersionId>,
    /// The strategy's title.
    pub title: String,
    /// Its subtitle.
    pub subtitle: String,
    /// Whose it is, as its front page says.
    pub municipality: String,
    /// The CBS code of that municipality.
    pub area: String,
    /// The first year.
    pub from_year: i64,
    /// The last year.
    pub to_year: i64,
    /// The date on its front page, as far as known.
    pub dated: String,
    /// What a reader must know of who wrote which texts.
    pub summary_note: String,
    /// The decision, once adopted.
    pub decision: Decision,
    /// Where it was taken over from, oldest first.
    pub origins: Vec<Origin>,
    /// Counts up with every save of the version itself.
    pub revision: i64,
}

impl Version {
    /// Whether visitors may see it.
    pub fn is_public(&self) -> bool {
        self.status != VersionStatus::Draft
    }

    /// Whether a changed text needs a reason: it follows an earlier version.
    pub fn needs_reasons(&self) -> bool {
        self.based_on.is_some()
    }

    /// The period, `2019-2022`.
    pub fn years(&self) -> String {
        if self.from_year == self.to_year { self.from_year.to_string() } else { format!("{}-{}", self.from_year, self.to_year) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_be_known_by_halves() {
        for good in ["2018", "2018-11", "2018-11-08"] {
            assert!(is_loose_date(good), "{good}");
        }
        for bad in ["", "18", "2018-13", "2018-02-30", "08-11-2018", "november"] {
            assert!(!is_loose_date(bad), "{bad}");
        }
    }

    #[test]
    fn a_decision_has_a_body_a_name_and_a_date() {
        let faults = Decision::check("", "x", "", "gisteren").unwrap_err();
        assert_eq!(faults.of("body"), Some("fault-empty"));
        assert_eq!(faults.of("date"), Some("fault-date"));
        assert!(Decision::check("Raad", "Vaststelling", "", "2018-11").is_ok());
    }
}
