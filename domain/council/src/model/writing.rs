//! What an officer types for a report, and what becomes of it when it is right.

use super::{CouncilReport, ThemeText};
use kernel::faults::Faults;
use kernel::settings::Lang;

/// So many things can be asked at once.
const MOST_ASKS: usize = 10;

/// A report as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct ReportDraft {
    /// What it is called.
    pub title: String,
    /// What it is about, in words.
    pub period: String,
    /// The tag of a language.
    pub language: String,
    /// Its first sentence; may be empty.
    pub headline: String,
    /// The text under it; may be empty.
    pub standfirst: String,
    /// What is asked in general, one per line.
    pub asks: String,
}

/// A report that is right, ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportChange {
    /// See [`CouncilReport`].
    pub title: String,
    /// See [`CouncilReport`].
    pub period: String,
    /// See [`CouncilReport`].
    pub language: Lang,
    /// See [`CouncilReport`].
    pub headline: String,
    /// See [`CouncilReport`].
    pub standfirst: String,
    /// What is asked in general, in order.
    pub asks: Vec<String>,
}

impl ReportDraft {
    /// The draft that a form starts from.
    pub fn of(report: &CouncilReport, asks: &[String]) -> Self {
        Self {
            title: report.title.clone(),
            period: report.period.clone(),
            language: report.language.tag().to_owned(),
            headline: report.headline.clone(),
            standfirst: report.standfirst.clone(),
            asks: asks.join("\n"),
        }
    }

    /// Checks what was typed.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self) -> Result<ReportChange, Faults> {
        let mut faults = Faults::none();
        let language = Lang::read(&self.language);
        if language.is_none() {
            faults.add("language", "report-fault-language");
        }
        let change = ReportChange {
            title: faults.needed("title", &self.title, 100),
            period: faults.optional("period", &self.period, 60),
            language: language.unwrap_or(Lang::Nl),
            headline: faults.optional("headline", &self.headline, 140),
            standfirst: faults.optional("standfirst", &self.standfirst, 600),
            asks: lines(&mut faults, &self.asks),
        };
        faults.or(change)
    }
}

/// A theme's text as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct ThemeTextDraft {
    /// How it goes, in one sentence; may be empty.
    pub headline: String,
    /// The lines under it; may be empty.
    pub text: String,
    /// What is asked about this theme, one per line.
    pub asks: String,
}

/// A theme's text that is right, ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeTextChange {
    /// See [`ThemeText`].
    pub headline: String,
    /// See [`ThemeText`].
    pub text: String,
    /// What is asked about this theme, in order.
    pub asks: Vec<String>,
}

impl ThemeTextDraft {
    /// The draft that a form starts from.
    pub fn of(text: Option<&ThemeText>, asks: &[String]) -> Self {
        let (headline, written) = text.map_or(("", ""), |text| (&text.headline, &text.text));
        Self { headline: headline.to_owned(), text: written.to_owned(), asks: asks.join("\n") }
    }

    /// Checks what was typed.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self) -> Result<ThemeTextChange, Faults> {
        let mut faults = Faults::none();
        let change = ThemeTextChange {
            headline: faults.optional("headline", &self.headline, 140),
            text: faults.optional("text", &self.text, 600),
            asks: lines(&mut faults, &self.asks),
        };
        faults.or(change)
    }
}

/// One thing asked per line; empty lines do not count.
fn lines(faults: &mut Faults, typed: &str) -> Vec<String> {
    let asks: Vec<String> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    if asks.len() > MOST_ASKS {
        faults.add("asks", "report-fault-asks");
    }
    if asks.iter().any(|ask| ask.chars().count() > 300) {
        faults.add("asks", "report-fault-ask-long");
    }
    asks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_needs_a_name_and_a_language() {
        let faults = ReportDraft::default().check().unwrap_err();
        assert_eq!((faults.of("title"), faults.of("language")), (Some("fault-empty"), Some("report-fault-language")));
    }

    #[test]
    fn each_line_asks_one_thing() {
        let draft = ThemeTextDraft { asks: "Kies. \r\n\r\n Bespreek dit.\n".to_owned(), ..ThemeTextDraft::default() };
        assert_eq!(draft.check().unwrap().asks, ["Kies.", "Bespreek dit."]);
        let many = ThemeTextDraft { asks: "Kies.\n".repeat(11), ..ThemeTextDraft::default() };
        assert_eq!(many.check().unwrap_err().of("asks"), Some("report-fault-asks"));
        let long = ThemeTextDraft { asks: "a".repeat(301), ..ThemeTextDraft::default() };
        assert_eq!(long.check().unwrap_err().of("asks"), Some("report-fault-ask-long"));
    }
}
