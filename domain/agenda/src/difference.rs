//! What differs between two versions: by identity, field by field, with the reason that was given.

use crate::model::words::Choice;
use crate::model::{Agenda, Indicator, Standing};
use kernel::ids::{Kind, Ref};
use similar::{ChangeTag, TextDiff};
use std::collections::HashMap;
use uuid::Uuid;

/// A thing that is not the same in both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is.
    pub thing: Ref,
    /// Its name: the new one, or the old one of what went.
    pub name: String,
    /// What happened to it.
    pub what: What,
    /// Why, as the officer wrote it; may be empty.
    pub reason: String,
}

/// What happened to a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It is new.
    Added,
    /// It went.
    Removed,
    /// It hangs under something else.
    Moved,
    /// Some of its texts are others.
    Changed(Vec<FieldDifference>),
}

/// One text that is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDifference {
    /// The field, by the key of its label.
    pub field: &'static str,
    /// The text in pieces.
    pub pieces: Vec<Piece>,
}

/// A piece of a compared text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// Only in the old one.
    Old(String),
    /// Only in the new one.
    New(String),
}

struct Entry {
    thing: Ref,
    parent: Option<Uuid>,
    name: String,
    reason: String,
    fields: Vec<(&'static str, String)>,
}

/// Everything that differs, in the order of the new version; what went stands at the end.
pub fn between(old: &Agenda, new: &Agenda) -> Vec<Difference> {
    let mut before: HashMap<Ref, Entry> = entries(old).into_iter().map(|entry| (entry.thing, entry)).collect();
    let mut differences: Vec<Difference> =
        entries(new).into_iter().filter_map(|entry| compare(before.remove(&entry.thing), entry)).collect();
    let gone = entries(old).into_iter().filter(|entry| before.contains_key(&entry.thing));
    differences.extend(gone.map(|entry| Difference { thing: entry.thing, name: entry.name, what: What::Removed, reason: String::new() }));
    differences
}

/// The changed texts of a draft that have no reason yet. What is new or went explains itself or was given a reason when it went.
pub fn without_reason(old: &Agenda, new: &Agenda) -> Vec<Difference> {
    let unexplained = |difference: &Difference| matches!(difference.what, What::Changed(_)) && difference.reason.is_empty();
    between(old, new).into_iter().filter(unexplained).collect()
}

fn compare(before: Option<Entry>, after: Entry) -> Option<Difference> {
    let what = match before {
        None => What::Added,
        Some(before) => {
            let changed: Vec<_> = before
                .fields
                .iter()
                .zip(&after.fields)
                .filter(|(old, new)| old.1 != new.1)
                .map(|(old, new)| FieldDifference { field: new.0, pieces: pieces(&old.1, &new.1) })
                .collect();
            match (changed.is_empty(), before.parent == after.parent) {
                (true, true) => return None,
                (true, false) => What::Moved,
                (false, _) => What::Changed(changed),
            }
        }
    };
    Some(Difference { thing: after.thing, name: after.name, what, reason: after.reason })
}

/// Compares word by word.
fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::from_words(old, new).iter_all_changes() {
        let text = change.value();
        match (change.tag(), pieces.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Same(last))) | (ChangeTag::Delete, Some(Piece::Old(last))) | (ChangeTag::Insert, Some(Piece::New(last))) => {
                last.push_str(text);
            }
            (ChangeTag::Equal, _) => pieces.push(Piece::Same(text.to_owned())),
            (ChangeTag::Delete, _) => pieces.push(Piece::Old(text.to_owned())),
            (ChangeTag::Insert, _) => pieces.push(Piece::New(text.to_owned())),
        }
    }
    pieces
}

fn entries(agenda: &Agenda) -> Vec<Entry> {
    let mut all = Vec::new();
    let mut add = |thing: Ref, parent: Option<Uuid>, name: &str, reason: &str, fields: Vec<(&'static str, String)>| {
        all.push(Entry { thing, parent, name: name.to_owned(), reason: reason.to_owned(), fields });
    };
    for theme in &agenda.themes {
        let fields = vec![
            ("field-name", theme.name.clone()),
            ("field-ambition", theme.ambition.clone()),
            ("field-summary", theme.summary.clone()),
            ("field-place", theme.place.clone()),
        ];
        add(theme.id.into(), None, &theme.name, &theme.reason, fields);
    }
    for (theme, goal) in agenda.goals() {
        let fields = vec![("field-name", goal.name.clone()), ("field-summary", goal.summary.clone()), ("field-place", goal.place.clone())];
        add(goal.id.into(), Some(theme.id.0), &goal.name, &goal.reason, fields);
    }
    for (_, result) in agenda.results() {
        let fields = vec![
            ("field-name", result.name.clone()),
            ("field-direction", result.direction.word().to_owned()),
            ("field-summary", result.summary.clone()),
            ("field-place", result.place.clone()),
        ];
        add(result.id.into(), Some(result.goal.0), &result.name, &result.reason, fields);
    }
    for (_, _, indicator) in agenda.indicators() {
        // A proposal is no part of what was decided, so a change of it needs no reason here.
        let reason = if indicator.standing == Standing::Proposal { "–" } else { &indicator.reason };
        add(indicator.id.into(), Some(indicator.result.0), &indicator.name, reason, indicator_fields(indicator));
    }
    for statement in &agenda.statements {
        let fields = vec![
            ("field-kind", statement.kind.word().to_owned()),
            ("field-name", statement.name.clone()),
            ("field-summary", statement.summary.clone()),
            ("field-place", statement.place.clone()),
        ];
        add(statement.id.into(), None, &statement.name, &statement.reason, fields);
    }
    for note in &agenda.policy_notes {
        let fields = vec![("field-name", note.name.clone()), ("field-scope", note.scope.word().to_owned()), ("field-years", note.years.clone())];
        add(note.id.into(), None, &note.name, &note.reason, fields);
    }
    all
}

fn indicator_fields(indicator: &Indicator) -> Vec<(&'static str, String)> {
    let source = &indicator.source;
    let select = source.select.iter().map(|(dimension, code)| format!("{dimension} {code}")).collect::<Vec<_>>().join(", ");
    let source = [&source.name, &source.title, &source.table, &source.measure, &select, &source.by, &source.url];
    let path = indicator.target.iter().flat_map(|target| {
        let points = target.points.iter().map(|point| format!("{} {}", point.period.code(), point.value));
        std::iter::once(target.kind.word().to_owned()).chain(points)
    });
    let breaks = indicator.breaks.iter().map(|series_break| format!("{} {}", series_break.period.code(), series_break.reason));
    let words = |list: Vec<&str>| list.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ");
    vec![
        ("field-name", indicator.name.clone()),
        ("field-standing", indicator.standing.word().to_owned()),
        ("field-definition", indicator.definition.clone()),
        ("field-unit", indicator.unit.clone()),
        ("field-kind", indicator.kind.word().to_owned()),
        ("field-numerator", indicator.numerator.clone()),
        ("field-denominator", indicator.denominator.clone()),
        ("field-wanted", indicator.wanted.word().to_owned()),
        ("field-frequency", indicator.frequency.word().to_owned()),
        ("field-areas", words(indicator.areas.iter().map(|area| area.word()).collect())),
        ("field-groups", indicator.groups.join(" · ")),
        ("field-source", words(source.into_iter().map(String::as_str).collect())),
        ("field-baseline", indicator.baseline.as_ref().map(|base| format!("{} {}", base.period.code(), base.value)).unwrap_or_default()),
        ("field-target", path.collect::<Vec<_>>().join(" · ")),
        ("field-breaks", breaks.collect::<Vec<_>>().join(" · ")),
    ]
}

/// The kinds that a version holds, for headings.
pub const KINDS: [Kind; 6] = [Kind::Theme, Kind::Goal, Kind::Result, Kind::Indicator, Kind::Statement, Kind::PolicyNote];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_changed_stand_out() {
        let pieces = pieces("Minder mensen eenzaam", "Minder ouderen eenzaam");
        assert_eq!(
            pieces,
            [
                Piece::Same("Minder ".into()),
                Piece::Old("mensen".into()),
                Piece::New("ouderen".into()),
                Piece::Same(" eenzaam".into())
            ]
        );
    }
}
