//! The lines beside the word of a figure: which way it goes, and where it lies beside the country and comparable municipalities.

use super::peer_words;
use super::wording::Wording;
use crate::model::{Figure, PeerValues, direction};
use agenda::model::Indicator;
use agenda::model::words::Choice;
use statistics::{Certainty, Comparison, Direction, Trend, Verdict};

/// One line: a mark where there is one, a word and why, and an address with its words where there is more to tell.
#[derive(Debug)]
pub(crate) struct Line {
    pub title: &'static str,
    pub mark: Option<&'static str>,
    pub word: String,
    pub why: String,
    pub link: Option<(String, &'static str)>,
}

/// The lines of an indicator.
pub(crate) fn lines(words: &Wording<'_>, indicator: &Indicator, figure: &Figure, peers: Option<&PeerValues>) -> Vec<Line> {
    let beside = peers.and_then(|peers| Some((&peers.group, peers.beside(figure)?)));
    let beside = beside.map(|(group, beside)| peer_words::beside(words, indicator, group, &beside));
    [course(words, indicator, figure), country(words, indicator, figure), beside].into_iter().flatten().collect()
}

/// Which way it goes over the years.
fn course(words: &Wording<'_>, indicator: &Indicator, figure: &Figure) -> Option<Line> {
    let recent = figure.recent(indicator)?;
    let is_up = recent.trend == Trend::Rising;
    let (mark, word, why) = match (recent.trend, direction(indicator)) {
        (Trend::TooFewPoints, _) => (None, "course-too-few", "course-why-too-few"),
        (Trend::NotClear, _) => (Some("same"), "course-not-clear", "course-why-not-clear"),
        (_, Some(wanted)) if is_up == (wanted == Direction::Up) => (Some("better"), "course-better", why_moved(is_up)),
        (_, Some(_)) => (Some("worse"), "course-worse", why_moved(is_up)),
        (_, None) => (None, if is_up { "course-up" } else { "course-down" }, why_moved(is_up)),
    };
    let (first, last) = recent.years.unwrap_or_default();
    let why = words.say(why, &[("first", first.to_string()), ("last", last.to_string())]);
    Some(Line { title: "verdict-course", mark, word: words.shell.say(word), why, link: None })
}

/// Why it goes the way it goes; empty where there is nothing to tell.
pub(crate) fn course_why(words: &Wording<'_>, indicator: &Indicator, figure: &Figure) -> String {
    course(words, indicator, figure).map(|line| line.why).unwrap_or_default()
}

fn why_moved(is_up: bool) -> &'static str {
    if is_up { "course-why-up" } else { "course-why-down" }
}

/// Where it lies beside the country.
fn country(words: &Wording<'_>, indicator: &Indicator, figure: &Figure) -> Option<Line> {
    let beside = figure.beside_country()?;
    let (word, why) = match beside.comparison {
        Comparison::Higher(sure) => ("beside-higher", why_sure(sure)),
        Comparison::Lower(sure) => ("beside-lower", why_sure(sure)),
        Comparison::Similar => ("beside-similar", "beside-why-similar"),
        Comparison::Undetermined if beside.country.is_some() => ("beside-undetermined", "beside-why-no-margin"),
        Comparison::Undetermined => ("beside-undetermined", "beside-why-no-country"),
    };
    let value = beside.country.map(|value| words.figure(value)).unwrap_or_default();
    let mut why = words.say(why, &[("value", value), ("own", words.figure(beside.own)), ("period", words.during(beside.period))]);
    if let Some(Verdict::Better | Verdict::Worse) = beside.comparison.verdict(direction(indicator)) {
        why = format!("{why} {}.", words.shell.say(&format!("wanted-{}", indicator.wanted.word())));
    }
    Some(Line { title: "verdict-country", mark: None, word: words.shell.say(word), why, link: None })
}

fn why_sure(sure: Certainty) -> &'static str {
    match sure {
        Certainty::Probable => "beside-why-probable",
        Certainty::NearlySure => "beside-why-nearly-sure",
    }
}
