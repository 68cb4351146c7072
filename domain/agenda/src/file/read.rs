//! Reading a strategy file: every noun with its checks, and what must hold between them.

use super::fault::{Fault, Wrong};
use super::format::{
    Decision, FORMAT, Format, Goal, IntendedResult, Municipality, Origin, PolicyNote, Statement, StrategyFile, Theme, Version,
    Word, Years,
};
use super::indicator::{Break, Indicator, Point, Source, Target};
use super::node::{Node, Sheet};
use crate::model::words::{Direction, Frequency, IndicatorKind, Scope, StatementKind, TargetKind, Wanted};
use crate::model::{Standing, VersionStatus};
use kernel::areas::Area;
use kernel::ids::Kind;
use kernel::settings::Lang;
use std::ops::RangeInclusive;
use toml_edit::{Document, Item};

/// The size of the largest file that is read, in bytes.
pub const MOST_BYTES: usize = 5 << 20;

/// The years that a strategy may be for, as in its form.
const YEARS: RangeInclusive<i64> = 1900..=2199;

/// Reads a file; a byte-order mark before it is skipped.
///
/// # Errors
/// Everything that is wrong with it, from top to bottom.
pub fn read(bytes: impl AsRef<[u8]>) -> Result<StrategyFile, Vec<Fault>> {
    let bytes = bytes.as_ref();
    let whole = |line, wrong| vec![Fault { line, path: String::new(), wrong }];
    if bytes.len() > MOST_BYTES {
        return Err(whole(1, Wrong::TooBig { most: MOST_BYTES >> 20 }));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.iter().take(error.valid_up_to());
        whole(before.filter(|byte| **byte == b'\n').count() + 1, Wrong::NotText {})
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let sheet = Sheet::new(text);
    let document = Document::parse(text).map_err(|error| {
        let line = sheet.line(error.span().map_or(0, |span| span.start));
        whole(line, Wrong::Syntax { detail: error.message().trim().replace('\n', ", ") })
    })?;
    if let Some(found) = document.as_table().get("format").and_then(Item::as_str).filter(|format| *format != FORMAT) {
        // Of another edition nothing else can be said.
        sheet.root(document.as_table()).fault("format", Wrong::Format { found: found.to_owned() });
        return Err(sheet.into_faults());
    }
    let file = strategy(sheet.root(document.as_table()), &sheet);
    let faults = sheet.into_faults();
    if faults.is_empty() { Ok(file) } else { Err(faults) }
}

fn strategy(mut node: Node<'_>, sheet: &Sheet) -> StrategyFile {
    node.needed("format", 100);
    let file = StrategyFile {
        format: Format,
        key: node.key(Kind::Strategy),
        id: node.id(),
        title: node.needed("title", 200),
        subtitle: node.present("subtitle", 200),
        language: node.word("language").unwrap_or(Word(Lang::Nl)),
        made_up: node.flag("made_up"),
        municipality: node.table_needed("municipality").map_or_else(nobody, municipality),
        period: node.table_needed("period").map_or(Years { from: 0, to: 0 }, years),
        dated: node.date("dated", false),
        summary_note: node.optional("summary_note", 1000),
        version: node.table_needed("version").map_or_else(first_draft, version),
        origin: node.tables("origin").into_iter().map(origin).collect(),
        statement: node.tables("statement").into_iter().map(statement).collect(),
        theme: node.tables("theme").into_iter().map(theme).collect(),
        indicator: node.tables("indicator").into_iter().filter_map(|node| indicator(node, sheet)).collect(),
        policy_note: node.tables("policy_note").into_iter().map(policy_note).collect(),
    };
    node.done();
    file
}

fn nobody() -> Municipality {
    Municipality { name: String::new(), code: String::new() }
}

fn first_draft() -> Version {
    Version { id: None, number: 1, status: Word(VersionStatus::Draft), decision: None }
}

fn municipality(mut node: Node<'_>) -> Municipality {
    let municipality = Municipality { name: node.needed("name", 100), code: node.present("code", 10) };
    if !municipality.code.is_empty() && municipality.code.parse::<Area>().is_err() {
        node.fault("code", Wrong::Area { found: municipality.code.clone() });
    }
    node.done();
    municipality
}

fn years(mut node: Node<'_>) -> Years {
    let mut year = |key| {
        let year = node.whole(key)?;
        if YEARS.contains(&year) {
            return Some(year);
        }
        node.fault(key, Wrong::Year { first: *YEARS.start(), last: *YEARS.end() });
        None
    };
    let (from, to) = (year("from"), year("to"));
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        node.fault("to", Wrong::YearsOrder {});
    }
    node.done();
    Years { from: from.unwrap_or(0), to: to.unwrap_or(0) }
}

fn version(mut node: Node<'_>) -> Version {
    let (id, number, status) = (node.id(), node.ordinal("number"), node.word::<VersionStatus>("status"));
    let decision = node.table("decision").map(decision);
    let decided = |status: Word<VersionStatus>| matches!(status.0, VersionStatus::Adopted | VersionStatus::Superseded);
    match (status.map(decided), &decision) {
        (Some(true), None) => node.fault("decision", Wrong::DecisionMissing {}),
        (Some(false), Some(_)) => node.fault("decision", Wrong::DecisionEarly {}),
        _ => {}
    }
    node.done();
    Version { id, number, status: status.unwrap_or(Word(VersionStatus::Draft)), decision }
}

fn decision(mut node: Node<'_>) -> Decision {
    let decision = Decision {
        body: node.needed("body", 200),
        name: node.needed("name", 300),
        number: node.optional("number", 100),
        date: node.date("date", true),
    };
    node.done();
    decision
}

fn origin(mut node: Node<'_>) -> Origin {
    let origin = Origin {
        municipality: node.needed("municipality", 100),
        title: node.needed("title", 200),
        version: node.ordinal("version"),
        taken_over: node.date("taken_over", true),
    };
    node.done();
    origin
}

fn statement(mut node: Node<'_>) -> Statement {
    let statement = Statement {
        key: node.key(Kind::Statement),
        id: node.id(),
        kind: node.word("kind").unwrap_or(Word(StatementKind::Vision)),
        name: node.needed("name", 300),
        text: node.present("text", 2000),
        place: node.optional("place", 200),
        reason: node.optional("reason", 1000),
    };
    node.done();
    statement
}

fn theme(mut node: Node<'_>) -> Theme {
    let theme = Theme {
        key: node.key(Kind::Theme),
        id: node.id(),
        name: node.needed("name", 200),
        ambition: node.present("ambition", 500),
        summary: node.present("summary", 2000),
        place: node.optional("place", 200),
        reason: node.optional("reason", 1000),
        goal: node.tables("goal").into_iter().map(goal).collect(),
    };
    node.done();
    theme
}

fn goal(mut node: Node<'_>) -> Goal {
    let goal = Goal {
        key: node.key(Kind::Goal),
        id: node.id(),
        name: node.needed("name", 300),
        summary: node.present("summary", 2000),
        place: node.optional("place", 200),
        reason: node.optional("reason", 1000),
        result: node.tables("result").into_iter().map(result).collect(),
    };
    node.done();
    goal
}

fn result(mut node: Node<'_>) -> IntendedResult {
    let result = IntendedResult {
        key: node.key(Kind::Result),
        id: node.id(),
        name: node.needed("name", 300),
        direction: node.word("direction").unwrap_or(Word(Direction::Better)),
        summary: node.present("summary", 2000),
        place: node.optional("place", 200),
        reason: node.optional("reason", 1000),
    };
    node.done();
    result
}

fn policy_note(mut node: Node<'_>) -> PolicyNote {
    let note = PolicyNote {
        key: node.key(Kind::PolicyNote),
        id: node.id(),
        name: node.needed("name", 300),
        scope: node.word("scope").unwrap_or(Word(Scope::SocialDomain)),
        years: node.optional("years", 40),
        reason: node.optional("reason", 1000),
    };
    node.done();
    note
}

/// `None` only together with a fault.
fn indicator(mut node: Node<'_>, sheet: &Sheet) -> Option<Indicator> {
    let key = node.key(Kind::Indicator);
    let id = node.id();
    let result = node.needed("result", 60);
    if !result.is_empty() && !sheet.has(Kind::Result, &result) {
        node.fault("result", Wrong::NoResult { found: result.clone() });
    }
    let standing = node.word("standing").unwrap_or(Word(Standing::Proposal));
    let name = node.needed("name", 300);
    let definition = node.needed("definition", 2000);
    let unit = node.needed("unit", 80);
    let kind = node.word("kind").unwrap_or(Word(IndicatorKind::Count));
    let numerator = node.optional("numerator", 500);
    let denominator = node.optional("denominator", 500);
    let direction = node.word("direction").unwrap_or(Word(Wanted::None));
    let frequency = node.word("frequency").unwrap_or(Word(Frequency::Yearly));
    let areas = node.words("areas");
    let groups = node.lines("groups", 100);
    let reason = node.optional("reason", 1000);
    let source = node.table_needed("source").map(source);
    let baseline = node.table("baseline").and_then(point);
    let target = node.table("target").map(|target_node| target(target_node, baseline.as_ref()));
    let r#break = breaks(node.tables("break"));
    node.done();
    Some(Indicator {
        key,
        id,
        result,
        standing,
        name,
        definition,
        unit,
        kind,
        numerator,
        denominator,
        direction,
        frequency,
        areas,
        groups,
        reason,
        source: source?,
        baseline,
        target,
        r#break,
    })
}

fn source(mut node: Node<'_>) -> Source {
    let source = Source {
        name: node.needed("name", 200),
        title: node.present("title", 300),
        table: node.optional("table", 40),
        measure: node.optional("measure", 80),
        select: node.pairs("select", 200),
        by: node.optional("by", 80),
        url: node.optional("url", 500),
    };
    if !source.url.is_empty() && !source.url.starts_with("https://") && !source.url.starts_with("http://") {
        node.fault("url", Wrong::Url { found: source.url.clone() });
    }
    node.done();
    source
}

fn point(mut node: Node<'_>) -> Option<Point> {
    let (period, value) = (node.period("period"), node.number("value"));
    node.done();
    Some(Point { period: period?, value: value? })
}

fn target(mut node: Node<'_>, baseline: Option<&Point>) -> Target {
    let kind = node.word("kind").unwrap_or(Word(TargetKind::Linear));
    let nodes = node.tables_needed("points");
    if nodes.as_ref().is_some_and(Vec::is_empty) {
        node.fault("points", Wrong::NoPoints {});
    }
    let mut last = None;
    let mut points = Vec::new();
    for mut node in nodes.unwrap_or_default() {
        let (period, value) = (node.period("period"), node.number("value"));
        if period.is_some_and(|period| baseline.is_some_and(|baseline| period < baseline.period)) {
            node.fault("period", Wrong::PointEarly {});
        }
        if period.is_some_and(|period| last.is_some_and(|last| period <= last)) {
            node.fault("period", Wrong::Order {});
        }
        last = period.or(last);
        points.extend(period.zip(value).map(|(period, value)| Point { period, value }));
        node.done();
    }
    node.done();
    Target { kind, points }
}

fn breaks(nodes: Vec<Node<'_>>) -> Vec<Break> {
    let mut last = None;
    let mut breaks = Vec::new();
    for mut node in nodes {
        let (period, reason) = (node.period("period"), node.needed("reason", 1000));
        if period.is_some_and(|period| last.is_some_and(|last| period <= last)) {
            node.fault("period", Wrong::Order {});
        }
        last = period.or(last);
        breaks.extend(period.map(|period| Break { period, reason }));
        node.done();
    }
    breaks
}
