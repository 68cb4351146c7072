//! What differs between two versions: by identity, field by field, with the reason that was given.

use crate::model::{Agenda, GoalDraft, IndicatorDraft, PolicyNoteDraft, ResultDraft, Standing, StatementDraft, Text, ThemeDraft};
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
    /// Whether a change of it has to be explained.
    pub needs_reason: bool,
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
    /// What stands before its words in the keys of their translations, when the field is a choice; see [`Text`].
    pub choice: Option<&'static str>,
    /// The text in pieces.
    pub pieces: Vec<Piece>,
}

impl FieldDifference {
    /// The whole old text.
    pub fn before(&self) -> String {
        self.pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Same(text) | Piece::Old(text) => Some(text.as_str()),
                Piece::New(_) => None,
            })
            .collect()
    }

    /// The whole new text.
    pub fn after(&self) -> String {
        self.pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Same(text) | Piece::New(text) => Some(text.as_str()),
                Piece::Old(_) => None,
            })
            .collect()
    }

    /// Whether words changed in many places and less than two thirds stayed: then old and new read better whole.
    pub fn is_rewritten(&self) -> bool {
        let kept = |piece: &Piece| match piece {
            Piece::Same(text) => text.trim().len(),
            Piece::Old(_) | Piece::New(_) => 0,
        };
        let stayed: usize = self.pieces.iter().map(kept).sum();
        self.choice.is_none() && self.pieces.len() > 8 && stayed * 3 < self.before().len().max(self.after().len()) * 2
    }
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
    needs_reason: bool,
    texts: Vec<Text>,
}

/// Everything that differs, in the order of the new version; what went stands at the end.
pub fn between(old: &Agenda, new: &Agenda) -> Vec<Difference> {
    let mut before: HashMap<Ref, Entry> = entries(old).into_iter().map(|entry| (entry.thing, entry)).collect();
    let mut differences: Vec<Difference> =
        entries(new).into_iter().filter_map(|entry| compare(before.remove(&entry.thing), entry)).collect();
    let gone = entries(old).into_iter().filter(|entry| before.contains_key(&entry.thing));
    differences.extend(gone.map(|entry| Difference {
        thing: entry.thing,
        name: entry.name,
        what: What::Removed,
        reason: String::new(),
        needs_reason: false,
    }));
    differences
}

/// The changed texts of a draft that have no reason yet. What is new or went explains itself or was given a reason when it went.
pub fn without_reason(old: &Agenda, new: &Agenda) -> Vec<Difference> {
    let unexplained = |difference: &Difference| {
        matches!(difference.what, What::Changed(_)) && difference.needs_reason && difference.reason.is_empty()
    };
    between(old, new).into_iter().filter(unexplained).collect()
}

fn compare(before: Option<Entry>, after: Entry) -> Option<Difference> {
    let what = match before {
        None => What::Added,
        Some(before) => {
            let changed = compare_texts(&before.texts, &after.texts);
            match (changed.is_empty(), before.parent == after.parent) {
                (true, true) => return None,
                (true, false) => What::Moved,
                (false, _) => What::Changed(changed),
            }
        }
    };
    Some(Difference { thing: after.thing, name: after.name, what, reason: after.reason, needs_reason: after.needs_reason })
}

/// The texts that are others, word by word. Both lists come from one noun, so they name the same fields.
pub fn compare_texts(old: &[Text], new: &[Text]) -> Vec<FieldDifference> {
    let others = old.iter().zip(new).filter(|(old, new)| old.said != new.said);
    others
        .map(|(old, new)| FieldDifference { field: new.label, choice: new.choice, pieces: pieces(&old.said, &new.said) })
        .collect()
}

/// Compares word by word.
fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::from_words(old, new).iter_all_changes() {
        let text = change.value();
        match (change.tag(), pieces.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Same(last)))
            | (ChangeTag::Delete, Some(Piece::Old(last)))
            | (ChangeTag::Insert, Some(Piece::New(last))) => {
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
    let mut add = |thing: Ref, parent: Option<Uuid>, name: &str, reason: &str, texts: Vec<Text>| {
        all.push(Entry { thing, parent, name: name.to_owned(), reason: reason.to_owned(), needs_reason: true, texts });
    };
    for theme in &agenda.themes {
        add(theme.id.into(), None, &theme.name, &theme.reason, ThemeDraft::of(theme).texts());
    }
    for (theme, goal) in agenda.goals() {
        add(goal.id.into(), Some(theme.id.0), &goal.name, &goal.reason, GoalDraft::of(goal).texts());
    }
    for (_, result) in agenda.results() {
        add(result.id.into(), Some(result.goal.0), &result.name, &result.reason, ResultDraft::of(result).texts());
    }
    for (_, _, indicator) in agenda.indicators() {
        add(
            indicator.id.into(),
            Some(indicator.result.0),
            &indicator.name,
            &indicator.reason,
            IndicatorDraft::of(indicator).texts(),
        );
    }
    for statement in &agenda.statements {
        add(statement.id.into(), None, &statement.name, &statement.reason, StatementDraft::of(statement).texts());
    }
    for note in &agenda.policy_notes {
        add(note.id.into(), None, &note.name, &note.reason, PolicyNoteDraft::of(note).texts());
    }
    // A proposed indicator is no part of what was decided, so a change of it needs no reason.
    let proposed =
        |entry: &Entry| agenda.indicators().any(|(_, _, one)| one.id.0 == entry.thing.id && one.standing == Standing::Proposal);
    for entry in &mut all {
        entry.needs_reason = !proposed(entry);
    }
    all
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

    #[test]
    fn a_text_of_which_little_stayed_is_shown_whole() {
        let told = |old: &str, new: &str| {
            let pieces = pieces(old, new);
            FieldDifference { field: "field-summary", choice: None, pieces }.is_rewritten()
        };
        assert!(told("Wij helpen u snel op weg naar werk", "Samen zoekt u een baan op plek die past"));
        assert!(!told("Minder mensen zijn eenzaam in de stad", "Minder ouderen zijn eenzaam in de stad"));
    }
}
