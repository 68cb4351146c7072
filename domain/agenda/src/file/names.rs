//! Which things the nouns of a file are: what a database has already, or something new.

use super::format::StrategyFile;
use kernel::ids::{Kind, Ref};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What a noun of a file is called: its identity and its readable key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The identity.
    pub id: Uuid,
    /// The key, which is another than the file's when that one is taken.
    pub key: String,
}

/// The names of everything in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    names: HashMap<(Kind, String), Name>,
    /// What is there already under another key, with the key that it gets.
    pub renamed: Vec<(Ref, String)>,
    /// What is new, in the order of the file.
    pub added: Vec<(Ref, String)>,
}

impl Names {
    /// Names for a file of one's own: a noun is what has its id, else what has its key, else new with the file's id.
    pub fn kept(file: &StrategyFile, known: &[(Ref, String)], mut fresh: impl FnMut() -> Uuid) -> Self {
        let nouns = nouns(file);
        let mut names = Self::default();
        let mut claimed = HashSet::new();
        for (kind, key, id) in &nouns {
            let Some((thing, old)) = known.iter().find(|(thing, _)| thing.kind == *kind && Some(thing.id) == *id) else { continue };
            if old != key {
                names.renamed.push((*thing, (*key).to_owned()));
            }
            claimed.insert(thing.id);
            names.give(*kind, key, thing.id, key);
        }
        for (kind, key, id) in nouns {
            if names.of(kind, key).is_some() {
                continue;
            }
            let there = known.iter().find(|(thing, old)| thing.kind == kind && old == key && !claimed.contains(&thing.id));
            let id = match there {
                Some((thing, _)) => thing.id,
                None => names.add(kind, key, id.filter(|id| is_free(*id, known, &claimed)).unwrap_or_else(&mut fresh)),
            };
            claimed.insert(id);
            names.give(kind, key, id, key);
        }
        names
    }

    /// Names for a file of another municipality: everything is new; ids stay where they are free, and a taken key gets a number.
    pub fn new(file: &StrategyFile, known: &[(Ref, String)], mut fresh: impl FnMut() -> Uuid) -> Self {
        let mut names = Self::default();
        let mut claimed = HashSet::new();
        let mut taken: HashSet<(Kind, String)> = known.iter().map(|(thing, key)| (thing.kind, key.clone())).collect();
        for (kind, key, id) in nouns(file) {
            let id = id.filter(|id| is_free(*id, known, &claimed)).unwrap_or_else(&mut fresh);
            let short: String = key.chars().take(55).collect();
            let numbered = (2..).map(|number| format!("{}-{number}", short.trim_end_matches('-')));
            let own = std::iter::once(key.to_owned()).chain(numbered).find(|key| !taken.contains(&(kind, key.clone())));
            let own = own.unwrap_or_default();
            taken.insert((kind, own.clone()));
            claimed.insert(id);
            names.add(kind, &own, id);
            names.give(kind, key, id, &own);
        }
        names
    }

    /// The name of the noun with a key in the file.
    pub fn of(&self, kind: Kind, key: &str) -> Option<&Name> {
        self.names.get(&(kind, key.to_owned()))
    }

    fn give(&mut self, kind: Kind, key: &str, id: Uuid, own: &str) {
        self.names.insert((kind, key.to_owned()), Name { id, key: own.to_owned() });
    }

    fn add(&mut self, kind: Kind, key: &str, id: Uuid) -> Uuid {
        self.added.push((Ref { kind, id }, key.to_owned()));
        id
    }
}

fn is_free(id: Uuid, known: &[(Ref, String)], claimed: &HashSet<Uuid>) -> bool {
    !claimed.contains(&id) && known.iter().all(|(thing, _)| thing.id != id)
}

/// Everything that has an identity, with its key and id in the file.
fn nouns(file: &StrategyFile) -> Vec<(Kind, &str, Option<Uuid>)> {
    let mut all = vec![(Kind::Strategy, file.key.as_str(), file.id)];
    for theme in &file.theme {
        all.push((Kind::Theme, &theme.key, theme.id));
        for goal in &theme.goal {
            all.push((Kind::Goal, &goal.key, goal.id));
            all.extend(goal.result.iter().map(|result| (Kind::Result, result.key.as_str(), result.id)));
        }
    }
    all.extend(file.indicator.iter().map(|indicator| (Kind::Indicator, indicator.key.as_str(), indicator.id)));
    all.extend(file.statement.iter().map(|statement| (Kind::Statement, statement.key.as_str(), statement.id)));
    all.extend(file.policy_note.iter().map(|note| (Kind::PolicyNote, note.key.as_str(), note.id)));
    all
}
