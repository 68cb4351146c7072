//! The front page of a strategy as somebody typed it: title, years, whose it is.

use super::draft::Text;
use super::version::{Version, is_loose_date};
use kernel::areas::Area;
use kernel::faults::Faults;

/// The front page of a strategy, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct StrategyDraft {
    /// What the form calls `title`, and so on.
    pub title: String,
    /// Free text.
    pub subtitle: String,
    /// Whose it is.
    pub municipality: String,
    /// Its CBS code.
    pub area: String,
    /// A year.
    pub from_year: String,
    /// A year.
    pub to_year: String,
    /// A date, as far as known.
    pub dated: String,
    /// Free text.
    pub summary_note: String,
}

/// A front page that is right, ready to be stored. Fields as in [`Version`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is a field of the version")]
pub struct StrategyChange {
    pub title: String,
    pub subtitle: String,
    pub municipality: String,
    pub area: String,
    pub from_year: i64,
    pub to_year: i64,
    pub dated: String,
    pub summary_note: String,
}

impl StrategyDraft {
    /// The draft that a form starts from.
    pub fn of(version: &Version) -> Self {
        Self {
            title: version.title.clone(),
            subtitle: version.subtitle.clone(),
            municipality: version.municipality.clone(),
            area: version.area.clone(),
            from_year: version.from_year.to_string(),
            to_year: version.to_year.to_string(),
            dated: version.dated.clone(),
            summary_note: version.summary_note.clone(),
        }
    }

    /// What a reader sees, field by field.
    pub fn texts(&self) -> Vec<Text> {
        vec![
            Text::free("field-title", &self.title),
            Text::free("field-subtitle", &self.subtitle),
            Text::free("field-municipality", &self.municipality),
            Text::free("field-area-code", &self.area),
            Text::free("field-from-year", &self.from_year),
            Text::free("field-to-year", &self.to_year),
            Text::free("field-dated", &self.dated),
            Text::free("field-summary-note", &self.summary_note),
        ]
    }

    /// Checks what was typed.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self) -> Result<StrategyChange, Faults> {
        let mut faults = Faults::none();
        let year = |faults: &mut Faults, field, text: &str| {
            text.trim().parse().ok().filter(|year| (1900..2200).contains(year)).unwrap_or_else(|| {
                faults.add(field, "fault-year");
                0
            })
        };
        let change = StrategyChange {
            title: faults.needed("title", &self.title, 200),
            subtitle: faults.optional("subtitle", &self.subtitle, 200),
            municipality: faults.needed("municipality", &self.municipality, 100),
            area: faults.optional("area", &self.area, 10),
            from_year: year(&mut faults, "from_year", &self.from_year),
            to_year: year(&mut faults, "to_year", &self.to_year),
            dated: faults.optional("dated", &self.dated, 10),
            summary_note: faults.optional("summary_note", &self.summary_note, 1000),
        };
        if change.to_year < change.from_year {
            faults.add("to_year", "fault-years");
        }
        if !change.area.is_empty() && change.area.parse::<Area>().is_err() {
            faults.add("area", "fault-area-code");
        }
        if !change.dated.is_empty() && !is_loose_date(&change.dated) {
            faults.add("dated", "fault-date");
        }
        faults.or(change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strategy_has_a_title_a_municipality_and_years_in_order() {
        let typed =
            StrategyDraft { from_year: "2027".into(), to_year: "2024".into(), area: "Dronten".into(), ..StrategyDraft::default() };
        let faults = typed.check().unwrap_err();
        let told: Vec<_> = faults.all().collect();
        let wanted =
            [("area", "fault-area-code"), ("municipality", "fault-empty"), ("title", "fault-empty"), ("to_year", "fault-years")];
        assert_eq!(told, wanted);
    }
}
