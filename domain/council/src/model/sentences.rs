//! What the figures say by themselves, in sentences, for where nobody wrote one.

use super::{IndicatorReport, Stand};
use chrono::NaiveDate;
use kernel::periods::Period;

/// A value that a sentence contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A number of things; it chooses between singular and plural.
    Count(usize),
    /// Words.
    Text(String),
}

/// Says things in the language of a report.
pub trait Wording {
    /// The text with a key, its slots filled in.
    fn say(&self, key: &str, slots: &[(&'static str, Slot)]) -> String;
    /// A number with so many decimals.
    fn number(&self, value: f64, decimals: usize) -> String;
    /// A day.
    fn day(&self, day: NaiveDate) -> String;
    /// A date that may be known by halves, such as `2018-11`.
    fn date(&self, text: &str) -> String;
    /// A period.
    fn period(&self, period: Period) -> String;
}

pub(super) fn text(words: impl Into<String>) -> Slot {
    Slot::Text(words.into())
}

/// How some indicators stand, counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    reached: usize,
    on_course: usize,
    behind: usize,
    undetermined: usize,
    no_target: usize,
    no_figure: usize,
}

impl Tally {
    pub(super) fn of<'a>(indicators: impl Iterator<Item = &'a IndicatorReport>) -> Self {
        let mut tally = Self::default();
        for indicator in indicators {
            *match indicator.stand {
                Stand::Reached => &mut tally.reached,
                Stand::OnCourse => &mut tally.on_course,
                Stand::Behind => &mut tally.behind,
                Stand::Undetermined => &mut tally.undetermined,
                Stand::NoTarget => &mut tally.no_target,
                Stand::NoFigure => &mut tally.no_figure,
            } += 1;
        }
        tally
    }

    fn all(self) -> usize {
        self.on_course() + self.behind + self.undetermined + self.no_target + self.no_figure
    }

    /// What is on course; what reached its target is.
    fn on_course(self) -> usize {
        self.reached + self.on_course
    }

    /// How it goes, in one short sentence; shorter still behind the name of a theme.
    pub(super) fn headline(self, of_theme: bool, words: &dyn Wording) -> String {
        let judged = self.on_course() + self.behind + self.undetermined;
        let key = match (self.all(), self.all() - self.no_figure, judged) {
            (0, _, _) => "report-headline-no-indicators",
            (_, 0, _) => "report-headline-no-figures",
            (_, _, 0) => "report-headline-no-targets",
            _ if self.on_course() == judged => "report-headline-all-on-course",
            _ if self.behind == 0 => {
                if of_theme {
                    "report-theme-none-behind"
                } else {
                    "report-headline-none-behind"
                }
            }
            _ => {
                if of_theme {
                    "report-theme-some-behind"
                } else {
                    "report-headline-some-behind"
                }
            }
        };
        let counts = [("on", self.on_course()), ("behind", self.behind), ("judged", judged), ("all", self.all())];
        words.say(key, &counts.map(|(name, count)| (name, Slot::Count(count))))
    }

    /// The counts, in a few sentences.
    pub(super) fn sentences(self, words: &dyn Wording) -> String {
        if self.all() == 0 {
            return words.say("report-no-indicators-sentence", &[]);
        }
        let first = words.say(
            "report-count-measured",
            &[("all", Slot::Count(self.all())), ("measured", Slot::Count(self.all() - self.no_figure))],
        );
        let rest = [
            ("report-count-on-course", self.on_course()),
            ("report-count-reached", self.reached),
            ("report-count-behind", self.behind),
            ("report-count-undetermined", self.undetermined),
            ("report-count-no-target", self.no_target),
        ];
        let rest =
            rest.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| words.say(key, &[("count", Slot::Count(count))]));
        std::iter::once(first).chain(rest).collect::<Vec<_>>().join(" ")
    }
}

/// Which indicators of a theme are behind or uncertain, by name and figure.
pub(super) fn attention<'a>(indicators: impl Iterator<Item = &'a IndicatorReport> + Clone, words: &dyn Wording) -> String {
    let named = |stand: Stand, key: &str| {
        let names: Vec<_> = indicators.clone().filter(|one| one.stand == stand).map(|one| with_figure(one, words)).collect();
        (!names.is_empty()).then(|| words.say(key, &[("names", text(names.join("; ")))]))
    };
    let sentences = [named(Stand::Behind, "report-behind-are"), named(Stand::Undetermined, "report-undetermined-are")];
    let sentences: Vec<_> = sentences.into_iter().flatten().collect();
    if sentences.is_empty() { Tally::of(indicators).sentences(words) } else { sentences.join(" ") }
}

fn with_figure(indicator: &IndicatorReport, words: &dyn Wording) -> String {
    match (&indicator.latest, &indicator.target) {
        (Some(latest), Some(target)) => {
            let slots = [("name", text(&indicator.name)), ("value", text(&latest.value)), ("target", text(&target.text))];
            words.say("report-name-value-target", &slots)
        }
        _ => indicator.name.clone(),
    }
}
