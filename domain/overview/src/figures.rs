//! A figure of `monitor` as a page across parts shows it: value in words, mark, labels, drawings.

use crate::counted_as::CountedAs;
use crate::words;
use agenda::model::words::TargetKind;
use agenda::model::{Agenda, Indicator, Standing};
use charts::{
    Break, Caption, LineChart, Locale, Paint, Role, Series, Size, Sparkline, Target, TargetPoint, TargetShape, Words, XLabel,
};
use chrono::NaiveDate;
use kernel::ids::IndicatorId;
use kernel::parts::Part;
use kernel::settings::Lang;
use kernel::{Reader, Result, clock};
use monitor::model::provenance_word;
use monitor::{Figure, Point, Shown, StandWord};
use std::collections::HashMap;
use web::numbers::number_in;
use web::texts::Arg;
use web::{Shell, Visit, paths};

/// No figure is shown finer than this.
const MOST_DECIMALS: u8 = 2;

/// The figures of an agenda.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    by_indicator: HashMap<IndicatorId, Figure>,
    /// The day on which figures last came in.
    pub newest: Option<NaiveDate>,
}

impl Figures {
    /// The figures of every indicator; none when the part that keeps them is off.
    pub(crate) async fn read(visit: &Visit, db: &Reader, agenda: &Agenda) -> Result<Self> {
        let settings = visit.settings();
        if !settings.has(Part::Monitor) {
            return Ok(Self::default());
        }
        let indicators: Vec<_> = agenda.indicators().map(|(_, _, indicator)| indicator.id).collect();
        let area = if settings.area.is_empty() { &agenda.version.area } else { &settings.area };
        let by_indicator = monitor::figures_in(db, agenda, &indicators, area).await?;
        let newest = monitor::store::newest_import(db).await?.map(|import| clock::day(import.finished.unwrap_or(import.started)));
        Ok(Self { by_indicator, newest })
    }

    /// An indicator with its figure.
    pub(crate) fn of<'a>(&'a self, indicator: &'a Indicator) -> Measured<'a> {
        Measured { indicator, figure: self.by_indicator.get(&indicator.id) }
    }
}

/// An indicator with its figure, if there is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured<'a> {
    pub indicator: &'a Indicator,
    figure: Option<&'a Figure>,
}

impl Measured<'_> {
    /// What may be said about it.
    pub(crate) fn stand(&self) -> StandWord {
        self.figure.map_or(StandWord::NoFigure, |figure| figure.stand)
    }

    /// As what pages count it.
    pub(crate) fn counted_as(&self) -> CountedAs {
        if self.is_derived() { CountedAs::Derived } else { CountedAs::Stand(self.stand()) }
    }

    fn latest(&self) -> Option<&Point> {
        self.figure.and_then(|figure| figure.latest.as_ref())
    }

    /// Whether there is only a value that the source itself does not publish.
    pub(crate) fn is_derived(&self) -> bool {
        self.latest().is_some_and(|point| !point.is_official())
    }

    /// Whether it is no part of what was decided.
    pub(crate) fn is_proposal(&self) -> bool {
        self.indicator.standing == Standing::Proposal
    }

    /// Whether there is a value to show, and a way that it should go.
    pub(crate) fn has_verdict(&self) -> bool {
        matches!(self.stand(), StandWord::Reached | StandWord::OnCourse | StandWord::Behind | StandWord::Undetermined)
    }

    /// The newest value, written: `41,0%`.
    pub(crate) fn value(&self, lang: Lang) -> Option<String> {
        self.latest()?.value().map(|value| self.written(lang, value))
    }

    fn written(&self, lang: Lang, value: f64) -> String {
        format!("{}{}", number_in(lang, value, usize::from(self.decimals())), self.suffix())
    }

    /// What stands directly behind a value.
    fn suffix(&self) -> &'static str {
        if self.indicator.unit == "%" { "%" } else { "" }
    }

    /// So many decimals as the source gives, for every figure the same.
    fn decimals(&self) -> u8 {
        let values = self.figure.iter().flat_map(|figure| figure.own.iter().chain(&figure.national)).filter_map(Point::value);
        values.map(decimals_of).max().unwrap_or(0)
    }

    /// The unit where the value does not tell it, and the period: `per 1.000 inwoners, 2025`.
    pub(crate) fn context(&self, shell: &Shell) -> String {
        let unit = (self.suffix().is_empty() && !self.indicator.unit.is_empty()).then(|| self.indicator.unit.clone());
        let period = self.latest().map(|point| words::period(shell, point.period));
        [unit, period].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The unit as a sentence above a chart.
    fn unit(&self, shell: &Shell) -> String {
        match self.indicator.unit.as_str() {
            "" => String::new(),
            "%" => shell.say("drawn-percent"),
            unit => format!("{}.", words::upper_first(unit)),
        }
    }

    /// Why there is no value: what the newest period of the source says, else that nothing was measured.
    fn absence(&self, shell: &Shell) -> String {
        let newest = self.figure.and_then(|figure| figure.own.last());
        match newest.map(|point| (point.reading, point.period)) {
            Some((Shown::Nothing(nothing), period)) => {
                let key = format!("absent-{}", monitor::model::nothing_word(nothing).replace('_', "-"));
                shell.say_with(&key, &[("period", words::period(shell, period).value())])
            }
            Some((Shown::Withheld, _)) => shell.say("absent-withheld"),
            _ => shell.say("absent-not-measured"),
        }
    }

    /// The row that lists show.
    pub(crate) fn row(&self, shell: &Shell) -> Row {
        let indicator = self.indicator;
        let provisional = self.latest().is_some_and(|point| provenance_word(point.status) == "provisional");
        let flags = [(self.is_proposal(), "proposal"), (provisional, "provisional"), (self.is_derived(), "derived")];
        let value = self.value(shell.lang);
        let word = self.counted_as().word();
        Row {
            name: indicator.name.clone(),
            path: shell.settings.has(Part::Monitor).then(|| paths::indicator(&indicator.key)),
            context: self.context(shell),
            unit: self.unit(shell),
            period: self.latest().map(|point| words::period(shell, point.period)).unwrap_or_default(),
            mark: word,
            word: shell.say(&format!("stands-{word}")),
            meaning: shell.say(&format!("means-{word}")),
            absence: value.is_none().then(|| self.absence(shell)),
            value,
            source: source(indicator),
            labels: flags.into_iter().filter(|(on, _)| *on).map(|(_, word)| (word, shell.say(&format!("tag-{word}")))).collect(),
        }
    }

    /// The small line beside a sentence; nothing where there are fewer than two values.
    pub(crate) fn spark(&self, shell: &Shell) -> Option<String> {
        let points = self.points(shell, &self.figure?.own);
        let spark = Sparkline { label: self.told(shell), points, target: self.target_points() };
        self.has_line().then(|| spark.svg(Paint::Classes))
    }

    fn has_line(&self) -> bool {
        self.figure.is_some_and(|figure| figure.own.iter().filter(|point| point.value().is_some()).count() > 1)
    }

    /// From which value to which, in words.
    fn told(&self, shell: &Shell) -> String {
        let valued: Vec<_> = self.figure.iter().flat_map(|figure| &figure.own).filter(|point| point.value().is_some()).collect();
        let words =
            |point: &Point| (self.written(shell.lang, point.value().unwrap_or_default()), words::period(shell, point.period));
        let (Some(first), Some(last)) = (valued.first().map(|point| words(point)), valued.last().map(|point| words(point))) else {
            return self.indicator.name.clone();
        };
        let ends = [("from", first.0.value()), ("start", first.1.value()), ("to", last.0.value()), ("end", last.1.value())];
        format!("{}: {}", self.indicator.name, shell.say_with("drawn-told", &ends))
    }

    fn points(&self, shell: &Shell, points: &[Point]) -> Vec<charts::Point> {
        let drawn = points.iter().map(|point| charts::Point {
            x: point.period.midpoint(),
            label: words::period(shell, point.period),
            value: point.value(),
            provisional: provenance_word(point.status) == "provisional",
            margin: point.margin,
        });
        drawn.collect()
    }

    fn target_points(&self) -> Vec<TargetPoint> {
        let Some(target) = &self.indicator.target else { return Vec::new() };
        let baseline = self.indicator.baseline.iter().map(|start| TargetPoint { x: start.period.midpoint(), value: start.value });
        baseline.chain(target.points.iter().map(|point| TargetPoint { x: point.period.midpoint(), value: point.value })).collect()
    }

    /// The chart, for wide and narrow screens; nothing where there are fewer than two values.
    pub(crate) fn chart(&self, shell: &Shell) -> Option<Chart> {
        let figure = self.figure.filter(|_| self.has_line())?;
        let line = |role, label: String, points: &[Point]| Series { role, label, points: self.points(shell, points) };
        let mut series = vec![line(Role::Own, words::short_name(shell).to_owned(), &figure.own)];
        if figure.national.iter().any(|point| point.value().is_some()) {
            series.push(line(Role::National, shell.say("drawn-nation"), &figure.national));
        }
        let chart = LineChart {
            caption: Caption {
                id: format!("chart-{}", self.indicator.key),
                title: format!("{}, {}", self.indicator.name, words::short_name(shell)),
                desc: self.told(shell),
                unit_suffix: self.suffix().to_owned(),
                decimals: self.decimals(),
                locale: match shell.lang {
                    Lang::Nl => Locale::Dutch,
                    Lang::En => Locale::English,
                },
            },
            x_labels: series[0].points.iter().map(|point| XLabel { x: point.x, text: point.label.clone() }).collect(),
            series,
            target: self.target(shell),
            breaks: self
                .indicator
                .breaks
                .iter()
                .map(|at| Break { x: at.period.midpoint(), label: shell.say("drawn-break") })
                .collect(),
            words: Words { provisional: shell.say("tag-provisional").to_lowercase(), no_figures: shell.say("absent-not-measured") },
        };
        let start = (!chart.starts_at_zero()).then(|| chart.axis_start());
        let caption = Caption { id: format!("{}-narrow", chart.caption.id), ..chart.caption.clone() };
        let narrow = LineChart { caption, ..chart.clone() };
        Some(Chart { wide: chart.svg(Size::Wide, Paint::Classes), narrow: narrow.svg(Size::Narrow, Paint::Classes), start })
    }

    fn target(&self, shell: &Shell) -> Option<Target> {
        let target = self.indicator.target.as_ref()?;
        let last = target.points.last()?;
        Some(Target {
            label: shell.say("drawn-target"),
            note: shell.say_with("drawn-target-when", &[("period", words::period(shell, last.period).value())]),
            shape: match target.kind {
                TargetKind::Linear => TargetShape::Linear,
                TargetKind::Stepped => TargetShape::Stepped,
                TargetKind::Free => TargetShape::Free,
            },
            points: self.target_points(),
        })
    }
}

/// Where the figures of an indicator come from: `CBS, Kerncijfers wijken en buurten`.
pub(crate) fn source(indicator: &Indicator) -> String {
    let parts = [&indicator.source.name, &indicator.source.title];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

/// An indicator in a list.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub name: String,
    /// Its own page, when there is one.
    pub path: Option<String>,
    pub value: Option<String>,
    /// Unit and period.
    pub context: String,
    /// The unit in words, as a sentence.
    pub unit: String,
    /// The period of the value; empty when there is none.
    pub period: String,
    /// The name of its mark, and as the keys of its texts end.
    pub mark: &'static str,
    /// The word of its mark.
    pub word: String,
    /// What that word means.
    pub meaning: String,
    /// Why there is no value.
    pub absence: Option<String>,
    /// Where its figures come from; may be empty.
    pub source: String,
    /// Kind and word of each label.
    pub labels: Vec<(&'static str, String)>,
}

/// A drawn chart.
#[derive(Clone, Debug)]
pub(crate) struct Chart {
    pub wide: String,
    pub narrow: String,
    /// Where the axis starts, if not at zero.
    pub start: Option<String>,
}

/// The fewest decimals that tell a value, at most [`MOST_DECIMALS`].
fn decimals_of(value: f64) -> u8 {
    let tells = |decimals: &u8| {
        let scaled = value * 10f64.powi(i32::from(*decimals));
        (scaled - scaled.round()).abs() < 1e-6
    };
    (0..MOST_DECIMALS).find(tells).unwrap_or(MOST_DECIMALS)
}

#[cfg(test)]
mod tests {
    use super::decimals_of;

    #[test]
    fn a_value_keeps_the_decimals_of_its_source() {
        assert_eq!([41.0, 41.5, 6.25, 1.0 / 3.0, 0.1 + 0.2].map(decimals_of), [0, 1, 2, 2, 1]);
    }
}
