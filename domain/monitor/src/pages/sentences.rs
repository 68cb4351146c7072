//! What is said about a figure in sentences: the newest one, how it differs, and why it stands where it stands.

use super::wording::{Wording, place};
use crate::model::{Figure, Point, StandWord};
use agenda::model::Indicator;
use agenda::model::words::Wanted;
use sources::Provenance;

/// The sentence after which a hurried reader may stop.
pub(crate) fn standfirst(words: &Wording<'_>, indicator: &Indicator, figure: &Figure) -> String {
    let Some(latest) = &figure.latest else { return no_figure(words, indicator, figure) };
    let mut sentences = vec![newest(words, latest)];
    sentences.extend(figure.before(indicator).and_then(|before| difference(words, latest, before)));
    let goal = indicator.target.as_ref().and_then(|target| target.points.last());
    sentences.extend(
        goal.map(|goal| {
            words.say("sentence-target", &[("value", words.agreed(goal.value)), ("period", words.during(goal.period))])
        }),
    );
    sentences.join(" ")
}

/// What the newest figure is.
pub(crate) fn newest(words: &Wording<'_>, latest: &Point) -> String {
    let args = [("period", words.during(latest.period)), ("value", words.figure(latest.value().unwrap_or_default()))];
    words.say(
        match latest.status {
            Provenance::Final => "sentence-newest",
            Provenance::Provisional => "sentence-newest-provisional",
            Provenance::Derived => "sentence-newest-derived",
        },
        &args,
    )
}

fn difference(words: &Wording<'_>, latest: &Point, before: &Point) -> Option<String> {
    let (now, then) = (latest.value()?, before.value()?);
    let args = [("period", words.during(before.period)), ("value", words.figure(then))];
    let within = latest.margin.is_some_and(|(lower, upper)| lower <= then && then <= upper);
    let key = if words.plain(now) == words.plain(then) {
        "sentence-same"
    } else if within {
        "sentence-chance"
    } else if now > then {
        "sentence-higher"
    } else {
        "sentence-lower"
    };
    Some(words.say(key, &args))
}

/// Without a figure: what was tried, what the country's is, or which table would give one.
pub(crate) fn no_figure(words: &Wording<'_>, indicator: &Indicator, figure: &Figure) -> String {
    if let Some(newest) = figure.own.last() {
        let args = [("period", words.during(newest.period)), ("why", words.reading(newest.reading))];
        return words.say("sentence-only-nothing", &args);
    }
    if let Some((point, value)) = figure.national.iter().rev().find_map(|point| Some((point, point.value()?))) {
        let place = place(words.shell).to_owned();
        return words.say(
            "sentence-only-country",
            &[("place", place), ("period", words.during(point.period)), ("value", words.figure(value))],
        );
    }
    let source = &indicator.source;
    let named =
        [source.name.as_str(), source.title.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    match (named.is_empty(), source.table.is_empty()) {
        (true, _) => words.shell.say("sentence-no-figure"),
        (false, true) => words.say("sentence-no-figure-source", &[("source", named)]),
        (false, false) => words.say("sentence-no-figure-table", &[("source", named), ("table", source.table.clone())]),
    }
}

/// Why a figure stands where it stands.
pub(crate) fn verdict(words: &Wording<'_>, indicator: &Indicator, figure: &Figure) -> String {
    let path = figure.path.map(|path| words.agreed(round(path, words.decimals))).unwrap_or_default();
    let margin = figure.latest.as_ref().and_then(|latest| latest.margin);
    match (figure.stand, margin) {
        (StandWord::Reached, _) => {
            let target = indicator.target.as_ref().and_then(|target| target.points.last());
            words.say("why-reached", &[("target", target.map(|target| words.agreed(target.value)).unwrap_or_default())])
        }
        (StandWord::OnCourse, _) => words.say("why-on-course", &[("path", path)]),
        (StandWord::Behind, Some(_)) => words.say("why-behind-margin", &[("path", path)]),
        (StandWord::Behind, None) => words.say("why-behind", &[("path", path)]),
        (StandWord::Undetermined, _) if indicator.wanted == Wanted::None => words.shell.say("why-no-direction"),
        (StandWord::Undetermined, margin) => {
            let margin = margin.map(|margin| words.margin(margin)).unwrap_or_default();
            words.say("why-undetermined", &[("path", path), ("margin", margin)])
        }
        (StandWord::NoTarget, _) => words.shell.say("why-no-target"),
        (StandWord::NoFigure, _) if figure.latest.is_some() => words.shell.say("why-only-derived"),
        (StandWord::NoFigure, _) => words.shell.say("why-no-figure"),
    }
}

/// A value of the path, as exact as the figures are.
pub(crate) fn round(value: f64, decimals: usize) -> f64 {
    let scale = if decimals == 0 { 1.0 } else { 10.0 };
    (value * scale).round() / scale
}
