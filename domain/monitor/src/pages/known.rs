//! "How do we know this?": from the word that stands with a figure, by its margin and the target path, back to the row of the
//! source.

use super::sentences::{newest, no_figure};
use super::wording::Wording;
use crate::model::{Counted, Figure, Gathered, Import, Method, Observation, Point, StandWord, is_measured_anew};
use agenda::model::words::{Choice, TargetKind, Wanted};
use agenda::model::{Indicator, TargetPoint};
use statistics::Margins;
use web::numbers::{loose_date, number_in};

/// The answer.
#[derive(Debug)]
pub(crate) struct Known {
    /// From the figure to the word, in order.
    pub steps: Vec<String>,
    /// What would make it clear; only where it is not.
    pub clearer: Option<String>,
    /// Where the figure stands in its source.
    pub row: Option<String>,
}

/// How we know what is said of a figure; `row` is the newest observation, which came with `import`.
pub(crate) fn known(
    words: &Wording<'_>,
    indicator: &Indicator,
    figure: &Figure,
    row: Option<&Observation>,
    import: Option<&Import>,
) -> Known {
    let mut steps = Vec::new();
    match &figure.latest {
        Some(latest) => {
            steps.push(newest(words, latest));
            steps.push(margin(words, figure, latest));
            steps.push(gathered(words, indicator, latest));
            if latest.is_official() {
                steps.push(path(words, indicator, figure, latest));
            }
        }
        None => steps.push(no_figure(words, indicator, figure)),
    }
    steps.push(why(words, indicator, figure));
    Known { steps, clearer: clearer(words, indicator, figure), row: row.zip(import).map(|(row, import)| place(words, row, import)) }
}

/// Which margin the figure has, and by which method; without one, what rounding leaves open.
fn margin(words: &Wording<'_>, figure: &Figure, latest: &Point) -> String {
    let Some((margin, method)) = latest.margin.zip(latest.method) else {
        return match figure.rounded {
            Some(range) => words.say("known-margin-rounded", &[("range", words.rounded(range))]),
            None => words.shell.say("known-margin-none"),
        };
    };
    let whole = |count: f64| number_in(words.shell.lang, count, 0);
    let mut args = vec![("margin", words.margin(margin)), ("sure", number_in(words.shell.lang, Margins::NARROW * 100.0, 0))];
    let key = match (method, latest.counted) {
        (Method::Wilson, Some(Counted::Share { count, n, .. })) => {
            args.extend([("count", whole(count as f64)), ("n", whole(n as f64))]);
            "known-margin-wilson"
        }
        (Method::Byar, Some(Counted::Rate { count, people, .. })) => {
            args.extend([("count", whole(count as f64)), ("n", whole(people as f64))]);
            "known-margin-rate"
        }
        (Method::Byar, Some(Counted::Events(count))) => {
            args.push(("count", whole(count as f64)));
            "known-margin-events"
        }
        _ => "known-margin-source",
    };
    words.say(key, &args)
}

/// Whether some were asked or all were counted, and what the margin then means.
fn gathered(words: &Wording<'_>, indicator: &Indicator, latest: &Point) -> String {
    let word = Gathered::of(indicator, latest).word();
    words.shell.say(&if latest.margin.is_some() { format!("known-{word}-margin") } else { format!("known-{word}") })
}

/// What the target path asks for the moment of the figure, and how that follows from what was agreed.
fn path(words: &Wording<'_>, indicator: &Indicator, figure: &Figure, latest: &Point) -> String {
    let during = ("period", words.during(latest.period));
    let Some((path, target)) = figure.path.zip(indicator.target.as_ref()) else {
        return words.say("known-path-none", &[during]);
    };
    let point =
        |at: &TargetPoint| words.say("known-point", &[("value", words.agreed(at.value)), ("period", words.during(at.period))]);
    let start = indicator.baseline.iter().map(|at| TargetPoint { period: at.period, value: at.value });
    let points: Vec<String> = start.chain(target.points.iter().cloned()).map(|at| point(&at)).collect();
    let key = match target.kind {
        TargetKind::Linear => "known-path-linear",
        TargetKind::Stepped => "known-path-stepped",
        TargetKind::Free => "known-path-free",
    };
    words.say(key, &[during, ("path", words.path(path)), ("points", points.join(", "))])
}

/// Why that gives this word.
fn why(words: &Wording<'_>, indicator: &Indicator, figure: &Figure) -> String {
    let path = figure.path.map(|path| words.path(path)).unwrap_or_default();
    let target = indicator.target.as_ref().and_then(|target| target.points.last()).map(|target| words.agreed(target.value));
    let range = figure.rounded.map(|range| words.rounded(range)).unwrap_or_default();
    let args =
        [("path", path), ("target", target.unwrap_or_default()), ("wanted", indicator.wanted.word().to_owned()), ("range", range)];
    let has_margin = figure.latest.as_ref().is_some_and(|latest| latest.margin.is_some());
    let is_anew = figure.latest.as_ref().is_some_and(|latest| is_measured_anew(indicator, latest));
    words.say(
        match (figure.stand, has_margin) {
            (StandWord::Reached, true) => "known-reached-margin",
            (StandWord::Reached, false) => "known-reached",
            (StandWord::OnCourse, true) => "known-on-course-margin",
            (StandWord::OnCourse, false) => "known-on-course",
            (StandWord::Behind, true) => "known-behind-margin",
            (StandWord::Behind, false) => "known-behind",
            (StandWord::Undetermined, _) if indicator.wanted == Wanted::None => "known-no-direction",
            (StandWord::Undetermined, _) if is_anew => "known-measured-anew",
            (StandWord::Undetermined, true) => "known-undetermined",
            (StandWord::Undetermined, false) => "known-undetermined-rounded",
            (StandWord::NoTarget, _) => "known-no-target",
            (StandWord::NoFigure, _) if figure.latest.is_some() => "known-only-derived",
            (StandWord::NoFigure, _) => "known-no-figure",
        },
        &args,
    )
}

/// What would make clear what is not.
fn clearer(words: &Wording<'_>, indicator: &Indicator, figure: &Figure) -> Option<String> {
    let is_anew = figure.latest.as_ref().is_some_and(|latest| is_measured_anew(indicator, latest));
    let key = match figure.stand {
        StandWord::Undetermined if indicator.wanted == Wanted::None => "known-clearer-direction",
        StandWord::Undetermined if is_anew => "known-clearer-anew",
        StandWord::Undetermined if figure.rounded.is_some() => "known-clearer-rounded",
        StandWord::Undetermined => "known-clearer-margin",
        StandWord::NoTarget => "known-clearer-target",
        StandWord::NoFigure if figure.latest.is_some() => "known-clearer-official",
        StandWord::NoFigure => "known-clearer-figure",
        StandWord::Reached | StandWord::OnCourse | StandWord::Behind => return None,
    };
    let path = figure.path.map(|path| words.path(path)).unwrap_or_default();
    Some(words.say(key, &[("path", path)]))
}

/// The delivery, the file and the row.
fn place(words: &Wording<'_>, row: &Observation, import: &Import) -> String {
    let came = loose_date(words.shell.lang, &kernel::clock::day(import.started).to_string());
    let args = [
        ("title", import.title.clone()),
        ("came", came),
        ("file", row.file.clone()),
        ("line", number_in(words.shell.lang, row.line as f64, 0)),
    ];
    let key = match (row.line, row.file.is_empty()) {
        (0, _) => "known-row-not-kept",
        (_, true) => "known-row-no-file",
        (_, false) => "known-row",
    };
    words.say(key, &args)
}
