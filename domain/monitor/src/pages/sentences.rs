//! What is said about a figure in sentences: the newest one, how it differs, and why it stands where it stands.

use super::wording::{Wording, place};
use crate::model::{Figure, Point, StandWord, is_measured_anew};
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
    let may_be_chance = latest.margin.zip(before.margin).is_some_and(|margins| may_be_chance((now, margins.0), (then, margins.1)));
    let key = if words.plain(now) == words.plain(then) {
        "sentence-same"
    } else if may_be_chance {
        "sentence-chance"
    } else if now > then {
        "sentence-higher"
    } else {
        "sentence-lower"
    };
    Some(words.say(key, &args))
}

/// Whether two figures, each with its margin, differ less than their margins together explain: less than the root of the sum of
/// the squares of the halves that face each other (R. Newcombe, Statistics in Medicine 17, 1998, 873-890, method 10).
fn may_be_chance((now, margin): (f64, (f64, f64)), (then, earlier): (f64, (f64, f64))) -> bool {
    let (ours, theirs) = if now > then { (now - margin.0, earlier.1 - then) } else { (margin.1 - now, then - earlier.0) };
    (now - then).abs() <= ours.hypot(theirs)
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
    let path = figure.path.map(|path| words.path(path)).unwrap_or_default();
    let margin = figure.latest.as_ref().and_then(|latest| latest.margin);
    let is_anew = figure.latest.as_ref().is_some_and(|latest| is_measured_anew(indicator, latest));
    let why = match (figure.stand, margin) {
        (StandWord::Reached, _) => {
            let target = indicator.target.as_ref().and_then(|target| target.points.last());
            words.say("why-reached", &[("target", target.map(|target| words.agreed(target.value)).unwrap_or_default())])
        }
        (StandWord::OnCourse, _) => words.say("why-on-course", &[("path", path)]),
        (StandWord::Behind, Some(_)) => words.say("why-behind-margin", &[("path", path)]),
        (StandWord::Behind, None) => words.say("why-behind", &[("path", path)]),
        (StandWord::Undetermined, _) if indicator.wanted == Wanted::None => words.shell.say("why-no-direction"),
        (StandWord::Undetermined, _) if is_anew => words.shell.say("why-measured-anew"),
        (StandWord::Undetermined, Some(margin)) => {
            words.say("why-undetermined", &[("path", path), ("margin", words.margin(margin))])
        }
        (StandWord::Undetermined, None) => {
            let range = figure.rounded.map(|range| words.rounded(range)).unwrap_or_default();
            words.say("why-undetermined-rounded", &[("path", path), ("range", range)])
        }
        (StandWord::NoTarget, _) => words.shell.say("why-no-target"),
        (StandWord::NoFigure, _) if figure.latest.is_some() => words.shell.say("why-only-derived"),
        (StandWord::NoFigure, _) => words.shell.say("why-no-figure"),
    };
    let is_judged = matches!(figure.stand, StandWord::Reached | StandWord::OnCourse | StandWord::Behind);
    match (is_judged, margin) {
        (true, None) => format!("{why} {}", words.shell.say("why-no-margin")),
        (true, Some(_)) if is_passed(indicator, figure) => format!("{why} {}", words.shell.say("why-passed")),
        _ => why,
    }
}

/// Whether the figure is surely at the target already, but may still change.
fn is_passed(indicator: &Indicator, figure: &Figure) -> bool {
    let goal = indicator.target.as_ref().and_then(|target| target.points.last()).map(|point| point.value);
    let (Some(latest), Some(goal)) = (&figure.latest, goal) else { return false };
    let Some((lower, upper)) = latest.margin else { return false };
    figure.stand == StandWord::OnCourse
        && latest.status == Provenance::Provisional
        && match indicator.wanted {
            Wanted::Up => lower >= goal,
            Wanted::Down => upper <= goal,
            Wanted::None => false,
        }
}
