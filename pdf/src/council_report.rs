//! The council's report: what it says, as data. The words come in the reader's language; the template has none.

use serde::{Deserialize, Serialize};

use crate::Template;

/// How the report looks.
pub const TEMPLATE: Template = Template(&[
    ("main.typ", include_str!("council_report/main.typ")),
    ("style.typ", include_str!("council_report/style.typ")),
    ("theme.typ", include_str!("council_report/theme.typ")),
    ("districts.typ", include_str!("council_report/districts.typ")),
]);

/// A report to the council: one page in short, the themes, and the sources.
#[derive(Debug, Clone, Serialize)]
pub struct CouncilReport {
    /// The language of all texts.
    pub language: Language,
    /// The first line of the report and the title of the file.
    pub title: String,
    /// The bold part of the page head, such as the municipality and the name of its agenda.
    pub sender: String,
    /// The rest of the page head, such as the kind of report and its period.
    pub occasion: String,
    /// The framed words in each page head when the content is made up.
    pub made_up: Option<String>,
    /// One line in the foot of each page, such as the day of the figures.
    pub foot: String,
    /// The first page.
    pub summary: Summary,
    /// A page for each theme, in the order of the agenda.
    pub themes: Vec<Theme>,
    /// Where the figures come from, one per indicator.
    pub definitions: Vec<Definition>,
    /// What the report cannot say, one sentence each.
    pub unknowns: Vec<String>,
    /// Who made the report, how and with what; one paragraph each.
    pub colophon: Vec<String>,
    /// The fixed words of the template.
    pub words: Words,
}

/// The language of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
}

/// "In short": the page for who reads one page. The template counts the marks of all indicators itself.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    /// The sentence under the title.
    pub standfirst: String,
    /// What the council must know beside how each theme goes.
    pub points: Vec<String>,
    /// What is asked of the council.
    pub asks: Vec<String>,
    /// On what the report rests: the day of the figures, the version and decision of the agenda.
    pub basis: Vec<Fact>,
    /// How to read the report, one paragraph each.
    pub reading_guide: Vec<String>,
}

/// A name with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is about.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// One theme of the agenda.
#[derive(Debug, Clone, Serialize)]
pub struct Theme {
    /// Its name with how it goes, in one sentence; the head of the page.
    pub sentence: String,
    /// The lines under it.
    pub standfirst: String,
    /// What was intended.
    pub ambition: Option<String>,
    /// The intended results with their indicators.
    pub results: Vec<IntendedResult>,
    /// How it differs between the districts, for one of the indicators.
    pub districts: Option<Districts>,
    /// What is asked of the council for this theme.
    pub asks: Vec<String>,
}

/// One indicator by district: a map beside the same figures in a table.
#[derive(Debug, Clone, Serialize)]
pub struct Districts {
    /// The indicator with its period.
    pub title: String,
    /// What stands out, in a sentence; may be empty.
    pub text: String,
    /// The heads of the table: area and figure.
    pub columns: (String, String),
    /// Every district with its figure.
    pub rows: Vec<Fact>,
    /// Where the outlines come from; may be empty.
    pub outlines: String,
    /// The map; none where no outlines are known.
    pub picture: Option<Picture>,
}

/// A result the municipality wants, with the indicators that show it.
#[derive(Debug, Clone, Serialize)]
pub struct IntendedResult {
    /// Its name.
    pub name: String,
    /// What shows it; may be empty.
    pub indicators: Vec<Indicator>,
}

/// An indicator with how it stands.
#[derive(Debug, Clone, Serialize)]
pub struct Indicator {
    /// Its name.
    pub name: String,
    /// The latest value; none while there is no figure.
    pub latest: Option<Reading>,
    /// The value on the target path, or the target itself.
    pub target: Option<Target>,
    /// How the latest value stands to the target path.
    pub status: Status,
    /// Short lines below the value, such as "provisional" or what residents say.
    pub remarks: Vec<String>,
    /// Its course as a small drawing.
    pub picture: Option<Picture>,
}

/// A value that is never without its period and source.
#[derive(Debug, Clone, Serialize)]
pub struct Reading {
    /// The value with its unit.
    pub value: String,
    /// The margin in words; may be empty.
    pub margin: String,
    /// The period it is about.
    pub period: String,
    /// Who measured it.
    pub source: String,
}

/// What a value should be, and when.
#[derive(Debug, Clone, Serialize)]
pub struct Target {
    /// The value with its unit.
    pub value: String,
    /// The period it is meant for.
    pub period: String,
}

/// What may be said of a figure. Each has a mark: a shape, a colour and a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// At the target itself, by a final figure.
    Reached,
    /// On or above the target path.
    OnCourse,
    /// Below the target path, outside the margin.
    Behind,
    /// The margin is too wide to tell.
    Undetermined,
    /// Not measured yet.
    NoFigure,
    /// Measured, but nothing was agreed for that moment.
    NoTarget,
}

/// A drawing that can be read aloud.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// A self-contained SVG file in the light colours, about 150 wide to 62 high.
    pub svg: String,
    /// What the drawing shows, in words.
    pub alt: AltText,
}

/// A text that stands for a drawing; never blank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct AltText(String);

impl AltText {
    /// The text, or none when it is blank.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        (!text.trim().is_empty()).then_some(Self(text))
    }
}

/// What an indicator counts.
#[derive(Debug, Clone, Serialize)]
pub struct Definition {
    /// The indicator's name.
    pub indicator: String,
    /// What it counts.
    pub meaning: String,
}

/// The fixed words of the template, in the report's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Page number; `{page}` and `{pages}` are filled in.
    pub page_of: String,
    /// Head of the points on page 1.
    pub in_short: String,
    /// Head of the counted marks.
    pub how_it_stands: String,
    /// Head of what is asked.
    pub asked: String,
    /// Sentence when nothing is asked.
    pub nothing_asked: String,
    /// Head of what the report rests on.
    pub basis: String,
    /// Head of the reading guide.
    pub how_to_read: String,
    /// Head of the ambition.
    pub intended: String,
    /// Head of the small drawings.
    pub where_we_stand: String,
    /// Sentence when a theme has no indicators.
    pub no_indicators: String,
    /// Words for a result without indicators.
    pub no_indicator: String,
    /// Head of the table of results.
    pub per_result: String,
    /// Head of the pages with districts.
    #[serde(default)]
    pub by_district: String,
    /// The column heads of the table of results.
    pub result_columns: ResultColumns,
    /// Head of the last part.
    pub sources: String,
    /// The column heads of the table of definitions, and the word for a source.
    pub source_columns: SourceColumns,
    /// Head of the definitions.
    pub definitions: String,
    /// Head of what is not known.
    pub unknowns: String,
    /// Head of the colophon.
    pub colophon: String,
    /// The words of the marks.
    pub status: StatusWords,
}

/// The column heads of the table of results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultColumns {
    /// Intended result.
    pub result: String,
    /// Indicator.
    pub indicator: String,
    /// Latest value.
    pub latest: String,
    /// Value on the target path.
    pub target: String,
    /// Status.
    pub status: String,
}

/// The column heads of the table of definitions, and the word for a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceColumns {
    /// Indicator.
    pub indicator: String,
    /// What it counts.
    pub meaning: String,
    /// Source, as the word before the sources of a theme.
    pub source: String,
}

/// The words of the marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusWords {
    /// For [`Status::Reached`]; a report that was frozen before there was this word has none.
    #[serde(default)]
    pub reached: String,
    /// For [`Status::OnCourse`].
    pub on_course: String,
    /// For [`Status::Behind`].
    pub behind: String,
    /// For [`Status::Undetermined`].
    pub undetermined: String,
    /// For [`Status::NoFigure`].
    pub no_figure: String,
    /// For [`Status::NoTarget`].
    pub no_target: String,
}
