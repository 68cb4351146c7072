//! A report out of what it is made of: the agenda, the figures, and what was written for it.

use super::amounts::Amounts;
use super::sentences::{Tally, attention, text};
use super::{
    CouncilReport, CoursePoint, Definition, DistrictFigures, IndicatorFigure, IndicatorReport, LatestFigure, Report, ResultReport,
    Slot, Stand, ThemeReport, Wording, Writing,
};
use agenda::model::{Agenda, Indicator, IntendedResult, Standing, Theme, Version, VersionStatus};
use chrono::NaiveDate;
use kernel::ids::{IndicatorId, ThemeId};
use kernel::settings::Settings;
use pdf::council_report::{Fact, ResultColumns, SourceColumns, StatusWords, Words};
use std::collections::HashMap;

/// So many maps a report has at most: it is to be read in ten minutes.
const MOST_MAPS: usize = 2;

/// Of some themes an indicator with its figures by district.
type ByDistrict<'a> = HashMap<ThemeId, (&'a Indicator, &'a DistrictFigures)>;

/// What a report is composed of.
#[derive(Clone, Copy, Debug)]
pub struct Ingredients<'a> {
    /// What the municipality chose.
    pub settings: &'a Settings,
    /// What it is called.
    pub report: &'a CouncilReport,
    /// What was written for it.
    pub writing: &'a Writing,
    /// What was intended.
    pub agenda: &'a Agenda,
    /// Where we stand.
    pub figures: &'a HashMap<IndicatorId, IndicatorFigure>,
    /// The newest figures of the districts, of at most one indicator for each theme.
    pub districts: &'a HashMap<IndicatorId, DistrictFigures>,
    /// The day of the figures.
    pub day: NaiveDate,
}

/// Composes a report. What nobody wrote, the figures say by themselves.
pub fn compose(of: &Ingredients<'_>, words: &dyn Wording) -> Report {
    let by_district = of.by_district();
    let themes: Vec<_> = of.agenda.themes.iter().map(|theme| of.theme(theme, &by_district, words)).collect();
    let tally = Tally::of(themes.iter().flat_map(ThemeReport::indicators));
    let of_themes = themes.iter().flat_map(|theme| theme.asks.iter().map(|ask| said_of(&theme.name, ask, words)));
    Report {
        language: of.report.language,
        headline: or(&of.report.headline, || tally.headline(false, words)),
        sender: words.say("report-sender", &[("name", text(&of.settings.name))]),
        name: of.report.name(),
        made_up: of.settings.made_up.then(|| words.say("made-up", &[])),
        foot: words.say("report-foot", &[("name", text(&of.settings.name)), ("day", text(words.day(of.day)))]),
        standfirst: or(&of.report.standfirst, || tally.sentences(words)),
        asks: of.writing.asked(None).into_iter().chain(of_themes).collect(),
        basis: of.basis(words),
        reading_guide: vec![words.say("report-guide", &[])],
        definitions: of.counted().map(definition).collect(),
        unknowns: of.unknowns(words),
        colophon: of.colophon(words),
        words: fixed_words(words),
        themes,
    }
}

fn or(written: &str, by_itself: impl FnOnce() -> String) -> String {
    if written.is_empty() { by_itself() } else { written.to_owned() }
}

fn said_of(name: &str, said: &str, words: &dyn Wording) -> String {
    words.say("report-said-of", &[("name", text(name)), ("said", text(said))])
}

impl Ingredients<'_> {
    fn figure(&self, indicator: &Indicator) -> IndicatorFigure {
        self.figures.get(&indicator.id).cloned().unwrap_or_else(IndicatorFigure::none)
    }

    fn theme(&self, theme: &Theme, by_district: &ByDistrict<'_>, words: &dyn Wording) -> ThemeReport {
        let results: Vec<_> = theme.results().map(|result| self.result(result, words)).collect();
        let indicators = results.iter().flat_map(|result| &result.indicators);
        let (headline, written) = self.writing.about(theme.id).map_or(("", ""), |text| (&text.headline, &text.text));
        ThemeReport {
            key: theme.key.clone(),
            name: theme.name.clone(),
            headline: or(headline, || Tally::of(indicators.clone()).headline(true, words)),
            text: or(written, || attention(indicators, words)),
            ambition: theme.ambition.clone(),
            asks: self.writing.asked(Some(theme.id)),
            districts: by_district.get(&theme.id).map(|(indicator, figures)| figures.report(indicator, words)),
            results,
        }
    }

    /// By district, where it differs most.
    fn by_district(&self) -> ByDistrict<'_> {
        let mut all: Vec<_> =
            self.agenda.themes.iter().filter_map(|theme| Some((theme.id, self.district_figures(theme)?))).collect();
        all.sort_by(|(_, (_, one)), (_, (_, other))| other.spread().total_cmp(&one.spread()));
        all.into_iter().take(MOST_MAPS).collect()
    }

    fn district_figures<'b>(&'b self, theme: &'b Theme) -> Option<(&'b Indicator, &'b DistrictFigures)> {
        let mut indicators = theme.results().flat_map(|result| &result.indicators);
        indicators.find_map(|one| Some((one, self.districts.get(&one.id)?)))
    }

    fn counted(&self) -> impl Iterator<Item = &Indicator> {
        self.agenda.indicators().map(|(_, _, indicator)| indicator).filter(|indicator| self.agenda.counts(indicator))
    }

    fn result(&self, result: &IntendedResult, words: &dyn Wording) -> ResultReport {
        let counted = result.indicators.iter().filter(|indicator| self.agenda.counts(indicator));
        let indicators = counted.map(|indicator| self.indicator(indicator, words)).collect();
        ResultReport { key: result.key.clone(), name: result.name.clone(), indicators }
    }

    fn indicator(&self, indicator: &Indicator, words: &dyn Wording) -> IndicatorReport {
        let figure = self.figure(indicator);
        let amounts = Amounts::of(indicator, &figure);
        let latest = figure.latest();
        let provisional = latest.is_some_and(|(point, _)| point.provisional);
        let remarks = [
            (indicator.standing == Standing::Proposal, "report-remark-proposal"),
            (provisional, "report-remark-provisional"),
            (figure.derived.is_some(), "report-remark-derived"),
        ];
        let remarks = remarks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, key)| words.say(key, &[]));
        IndicatorReport {
            key: indicator.key.clone(),
            name: indicator.name.clone(),
            latest: latest.map(|(point, value)| LatestFigure {
                value: amounts.write(value, words),
                margin: point
                    .margin
                    .map(|margin| words.say("report-margin", &[("margin", text(amounts.margin(margin, words)))]))
                    .unwrap_or_default(),
                period: words.period(point.period),
                source: indicator.source.name.clone(),
            }),
            target: target(indicator, &figure, &amounts, words),
            stand: figure.stand,
            remarks: amounts.unit_beside().map(str::to_owned).into_iter().chain(remarks).collect(),
            course: course(indicator, &figure),
            path: if latest.is_some() { path(indicator) } else { Vec::new() },
            course_words: course_words(&figure, &amounts, words),
        }
    }

    fn basis(&self, words: &dyn Wording) -> Vec<Fact> {
        let figures = words.say("report-basis-figures", &[("day", text(words.day(self.day)))]);
        vec![
            Fact { name: words.say("report-basis-figures-name", &[]), text: figures },
            Fact { name: words.say("report-basis-agenda-name", &[]), text: version_words(&self.agenda.version, words) },
        ]
    }

    /// What the report does not say, and why.
    fn unknowns(&self, words: &dyn Wording) -> Vec<String> {
        let unmeasured = self.agenda.results().filter(|(_, result)| result.indicators.is_empty());
        let unmeasured: Vec<_> = unmeasured.map(|(_, result)| result.name.as_str()).collect();
        let figures: Vec<_> = self.counted().map(|indicator| (indicator, self.figure(indicator))).collect();
        let names = |wanted: &dyn Fn(&IndicatorFigure) -> bool| {
            let found = figures.iter().filter(|(_, figure)| wanted(figure));
            found.map(|(indicator, _)| indicator.name.as_str()).collect::<Vec<_>>()
        };
        let all = [
            ("report-unknown-no-indicator", unmeasured),
            ("report-unknown-no-figure", names(&|figure| figure.stand == Stand::NoFigure && figure.derived.is_none())),
            ("report-unknown-no-target", names(&|figure| figure.stand == Stand::NoTarget)),
            ("report-unknown-provisional", names(&|figure| figure.latest().is_some_and(|(point, _)| point.provisional))),
            ("report-unknown-derived", names(&|figure| figure.derived.is_some())),
        ];
        let told = all.into_iter().filter(|(_, names)| !names.is_empty());
        told.map(|(key, names)| words.say(key, &[("count", Slot::Count(names.len())), ("names", text(names.join("; ")))])).collect()
    }

    fn colophon(&self, words: &dyn Wording) -> Vec<String> {
        let made = words.say("report-made", &[("name", text(&self.settings.name)), ("day", text(words.day(self.day)))]);
        let made_up = self.settings.made_up.then(|| words.say("report-made-up", &[("name", text(&self.settings.name))]));
        std::iter::once(made).chain(made_up).collect()
    }
}

fn version_words(version: &Version, words: &dyn Wording) -> String {
    let decided = matches!(version.status, VersionStatus::Adopted | VersionStatus::Superseded);
    let slots = [
        ("title", text(&version.title)),
        ("years", text(version.years())),
        ("number", text(version.number.to_string())),
        ("body", text(&version.decision.body)),
        ("date", text(words.date(&version.decision.date))),
    ];
    words.say(if decided { "report-basis-adopted" } else { "report-basis-proposed" }, &slots)
}

/// What the path says at the moment of the latest figure, else the last point of the path.
fn target(indicator: &Indicator, figure: &IndicatorFigure, amounts: &Amounts<'_>, words: &dyn Wording) -> Option<Fact> {
    let now = figure.path.zip(figure.latest().map(|(point, _)| point.period));
    let last = indicator.target.as_ref().and_then(|target| target.points.last()).map(|point| (point.value, point.period));
    let (value, period) = now.or(last)?;
    Some(Fact { name: words.period(period), text: amounts.path(value, words) })
}

/// The course of the figures; the line breaks where the way of measuring changed.
fn course(indicator: &Indicator, figure: &IndicatorFigure) -> Vec<CoursePoint> {
    let points = figure.points.iter().map(|point| CoursePoint {
        x: point.period.midpoint(),
        value: point.value,
        margin: point.margin,
        provisional: point.provisional,
    });
    let first = |period: kernel::periods::Period| figure.points.iter().map(|point| point.period).find(|at| *at >= period);
    let breaks = indicator.breaks.iter().filter_map(|at| first(at.period)).map(|period| CoursePoint {
        x: period.midpoint() - 0.001,
        value: None,
        margin: None,
        provisional: false,
    });
    let mut course: Vec<_> = points.chain(breaks).collect();
    course.sort_by(|a, b| a.x.total_cmp(&b.x));
    course
}

fn path(indicator: &Indicator) -> Vec<CoursePoint> {
    let Some(target) = &indicator.target else { return Vec::new() };
    let start = indicator.baseline.iter().map(|at| (at.period, at.value));
    let points = start.chain(target.points.iter().map(|at| (at.period, at.value)));
    points
        .map(|(period, value)| CoursePoint { x: period.midpoint(), value: Some(value), margin: None, provisional: false })
        .collect()
}

fn course_words(figure: &IndicatorFigure, amounts: &Amounts<'_>, words: &dyn Wording) -> String {
    let Some(((first, from), (latest, to))) = figure.first().zip(figure.latest()) else { return String::new() };
    let mut slots = vec![("to", text(amounts.write(to, words))), ("until", text(words.period(latest.period)))];
    if first.period == latest.period {
        return words.say("report-course-one", &slots);
    }
    slots.extend([("from", text(amounts.write(from, words))), ("since", text(words.period(first.period)))]);
    words.say("report-course", &slots)
}

fn fixed_words(words: &dyn Wording) -> Words {
    let say = |key: &str| words.say(key, &[]);
    Words {
        page_of: words.say("report-word-page-of", &[("page", text("{page}")), ("pages", text("{pages}"))]),
        in_short: say("report-word-in-short"),
        how_it_stands: say("report-word-how-it-stands"),
        asked: say("report-word-asked"),
        nothing_asked: say("report-word-nothing-asked"),
        basis: say("report-word-basis"),
        how_to_read: say("report-word-how-to-read"),
        intended: say("report-word-intended"),
        where_we_stand: say("report-word-where-we-stand"),
        no_indicators: say("report-word-no-indicators"),
        no_indicator: say("report-word-no-indicator"),
        per_result: say("report-word-per-result"),
        by_district: say("report-word-by-district"),
        result_columns: ResultColumns {
            result: say("report-word-result"),
            indicator: say("report-word-indicator"),
            latest: say("report-word-latest"),
            target: say("report-word-target"),
            status: say("report-word-status"),
        },
        sources: say("report-word-sources"),
        source_columns: SourceColumns {
            indicator: say("report-word-indicator"),
            meaning: say("report-word-meaning"),
            source: say("report-word-source"),
        },
        definitions: say("report-word-definitions"),
        unknowns: say("report-word-unknowns"),
        colophon: say("report-word-colophon"),
        status: StatusWords {
            reached: say("report-stand-reached"),
            on_course: say("report-stand-on-course"),
            behind: say("report-stand-behind"),
            undetermined: say("report-stand-undetermined"),
            no_figure: say("report-stand-no-figure"),
            no_target: say("report-stand-no-target"),
        },
    }
}

/// What an indicator counts, in the first sentence of its definition.
fn definition(indicator: &Indicator) -> Definition {
    let text = indicator.definition.as_str();
    let meaning = text.split_once(". ").map_or_else(|| text.to_owned(), |(first, _)| format!("{first}."));
    Definition { indicator: indicator.name.clone(), meaning }
}
