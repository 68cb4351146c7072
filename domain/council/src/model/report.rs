//! A report with everything that it shows. This is what is kept of a frozen report, so it holds words and drawn points only.

use super::Stand;
use charts::AreaMap;
use kernel::settings::Lang;
use pdf::council_report::{Fact, Words};
use serde::{Deserialize, Serialize};

/// A composed report: in one language, with every word and number as they are shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The language of all texts.
    pub language: Lang,
    /// How it goes, in one sentence.
    pub headline: String,
    /// Whose report it is.
    pub sender: String,
    /// What it is called and what it is about.
    pub name: String,
    /// The framed words of an example.
    pub made_up: Option<String>,
    /// Of which day the figures are, and how the drawings read.
    pub foot: String,
    /// The sentences under the headline.
    pub standfirst: String,
    /// Everything that is asked of the council.
    pub asks: Vec<String>,
    /// On what the report rests.
    pub basis: Vec<Fact>,
    /// How to read it.
    pub reading_guide: Vec<String>,
    /// In the order of the agenda.
    pub themes: Vec<ThemeReport>,
    /// What each indicator counts and who says so.
    pub definitions: Vec<Definition>,
    /// What the report does not say and why, one sentence each.
    pub unknowns: Vec<String>,
    /// Who made it and how.
    pub colophon: Vec<String>,
    /// Its fixed words.
    pub words: Words,
}

/// A theme in a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ThemeReport {
    /// Its readable key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// How it goes, in one sentence.
    pub headline: String,
    /// The lines under it.
    pub text: String,
    /// What was intended; may be empty.
    pub ambition: String,
    /// In the order of the agenda.
    pub results: Vec<ResultReport>,
    /// How it differs between the districts, for one of its indicators; none where no indicator has such figures.
    #[serde(default)]
    pub districts: Option<DistrictsReport>,
    /// What is asked of the council about it.
    pub asks: Vec<String>,
}

/// One indicator by district.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DistrictsReport {
    /// The indicator with its period, as a heading.
    pub title: String,
    /// The lowest and the highest figure, in a sentence.
    pub text: String,
    /// The map; none where no outlines are known.
    pub map: Option<AreaMap>,
    /// The heads of the table: area and figure.
    pub columns: (String, String),
    /// Every district with its figure or why there is none.
    pub rows: Vec<Fact>,
    /// Of which year the outlines are and where they come from; empty without a map.
    pub outlines: String,
}

/// A result in a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResultReport {
    /// Its readable key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it is followed by.
    pub indicators: Vec<IndicatorReport>,
}

/// An indicator in a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorReport {
    /// Its readable key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The latest figure; none while there is none.
    pub latest: Option<LatestFigure>,
    /// What it should be, with the moment it is meant for.
    pub target: Option<Fact>,
    /// How it stands.
    pub stand: Stand,
    /// Words to know with it: its unit when the value does not say it, "voorlopig".
    pub remarks: Vec<String>,
    /// Its course.
    pub course: Vec<CoursePoint>,
    /// The way to its target.
    pub path: Vec<CoursePoint>,
    /// The course in words; empty when there is nothing to draw.
    pub course_words: String,
}

/// A figure that is never without its period and source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LatestFigure {
    /// The value with its unit.
    pub value: String,
    /// The margin in words; empty where there is none.
    #[serde(default)]
    pub margin: String,
    /// The period it is about.
    pub period: String,
    /// Who measured it.
    pub source: String,
}

/// A point of a small drawing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoursePoint {
    /// When: a year and its fraction.
    pub x: f64,
    /// The value; `None` where the line breaks.
    pub value: Option<f64>,
    /// The margin of the value, lowest and highest.
    #[serde(default)]
    pub margin: Option<(f64, f64)>,
    /// Whether it may still change.
    pub provisional: bool,
}

/// What an indicator counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// The indicator's name.
    pub indicator: String,
    /// What is counted, in one sentence; the indicator's page tells the rest.
    pub meaning: String,
}

impl Report {
    /// Every indicator.
    pub fn indicators(&self) -> impl Iterator<Item = &IndicatorReport> {
        self.themes.iter().flat_map(ThemeReport::indicators)
    }

    /// How many indicators stand so.
    pub fn count(&self, stand: Stand) -> usize {
        self.indicators().filter(|indicator| indicator.stand == stand).count()
    }

    /// The word of a stand.
    pub fn stand_word(&self, stand: Stand) -> &str {
        let words = &self.words.status;
        match stand {
            Stand::Reached => &words.reached,
            Stand::OnCourse => &words.on_course,
            Stand::Behind => &words.behind,
            Stand::Undetermined => &words.undetermined,
            Stand::NoFigure => &words.no_figure,
            Stand::NoTarget => &words.no_target,
        }
    }
}

impl ThemeReport {
    /// The theme's name with how it goes: headings of two themes are never the same.
    pub fn title(&self) -> String {
        format!("{}: {}", self.name, self.headline)
    }

    /// Every indicator of the theme.
    pub fn indicators(&self) -> impl Iterator<Item = &IndicatorReport> {
        self.results.iter().flat_map(|result| &result.indicators)
    }
}
