//! A whole agenda: one version with everything in it. Small enough to be read at once; pages walk it in memory.

use super::words::StatementKind;
use super::{Goal, Indicator, IntendedResult, PolicyNote, Standing, Statement, Theme, Version};
use kernel::ids::{IndicatorId, Kind, Ref, ResultId};

/// One version of a strategy with its themes, goals, results, indicators, statements and policy notes.
#[derive(Clone, Debug, PartialEq)]
pub struct Agenda {
    /// The version.
    pub version: Version,
    /// In order.
    pub themes: Vec<Theme>,
    /// In order.
    pub statements: Vec<Statement>,
    /// In order.
    pub policy_notes: Vec<PolicyNote>,
}

impl Agenda {
    /// Every goal with its theme.
    pub fn goals(&self) -> impl Iterator<Item = (&Theme, &Goal)> {
        self.themes.iter().flat_map(|theme| theme.goals.iter().map(move |goal| (theme, goal)))
    }

    /// Every result with its theme.
    pub fn results(&self) -> impl Iterator<Item = (&Theme, &IntendedResult)> {
        self.themes.iter().flat_map(|theme| theme.results().map(move |result| (theme, result)))
    }

    /// Every indicator with its theme and result.
    pub fn indicators(&self) -> impl Iterator<Item = (&Theme, &IntendedResult, &Indicator)> {
        self.results().flat_map(|(theme, result)| result.indicators.iter().map(move |indicator| (theme, result, indicator)))
    }

    /// The theme with a key.
    pub fn theme(&self, key: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.key == key)
    }

    /// The goal with a key, and its theme.
    pub fn goal(&self, key: &str) -> Option<(&Theme, &Goal)> {
        self.goals().find(|(_, goal)| goal.key == key)
    }

    /// The statement with a key.
    pub fn statement(&self, key: &str) -> Option<&Statement> {
        self.statements.iter().find(|statement| statement.key == key)
    }

    /// The policy note with a key.
    pub fn policy_note(&self, key: &str) -> Option<&PolicyNote> {
        self.policy_notes.iter().find(|note| note.key == key)
    }

    /// The key and the name of anything that stands in it.
    fn named(&self, thing: Ref) -> Option<(&str, &str)> {
        let Ref { kind, id } = thing;
        match kind {
            Kind::Theme => self.themes.iter().find(|theme| theme.id.0 == id).map(|theme| (&*theme.key, &*theme.name)),
            Kind::Goal => self.goals().find(|(_, goal)| goal.id.0 == id).map(|(_, goal)| (&*goal.key, &*goal.name)),
            Kind::Result => self.results().find(|(_, result)| result.id.0 == id).map(|(_, result)| (&*result.key, &*result.name)),
            Kind::Indicator => self.indicators().find(|(_, _, one)| one.id.0 == id).map(|(_, _, one)| (&*one.key, &*one.name)),
            Kind::Statement => self.statements.iter().find(|one| one.id.0 == id).map(|one| (&*one.key, &*one.name)),
            Kind::PolicyNote => self.policy_notes.iter().find(|note| note.id.0 == id).map(|note| (&*note.key, &*note.name)),
            _ => None,
        }
    }

    /// The name of anything that stands in it.
    pub fn name_of(&self, thing: Ref) -> Option<&str> {
        self.named(thing).map(|(_, name)| name)
    }

    /// The key of anything that stands in it.
    pub fn key_of(&self, thing: Ref) -> Option<&str> {
        self.named(thing).map(|(key, _)| key)
    }

    /// The result with a key, and its theme.
    pub fn result(&self, key: &str) -> Option<(&Theme, &IntendedResult)> {
        self.results().find(|(_, result)| result.key == key)
    }

    /// The result with an id.
    pub fn result_by_id(&self, id: ResultId) -> Option<&IntendedResult> {
        self.results().map(|(_, result)| result).find(|result| result.id == id)
    }

    /// The indicator with a key, its theme and its result.
    pub fn indicator(&self, key: &str) -> Option<(&Theme, &IntendedResult, &Indicator)> {
        self.indicators().find(|(_, _, indicator)| indicator.key == key)
    }

    /// The indicator with an id, its theme and its result.
    pub fn indicator_by_id(&self, id: IndicatorId) -> Option<(&Theme, &IntendedResult, &Indicator)> {
        self.indicators().find(|(_, _, indicator)| indicator.id == id)
    }

    /// The statements of a kind, in order.
    pub fn statements_of(&self, kind: StatementKind) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter(move |statement| statement.kind == kind)
    }

    /// Whether an indicator counts in what is said of the whole: a decided one does, and so do all when none was decided.
    pub fn counts(&self, indicator: &Indicator) -> bool {
        indicator.standing == Standing::Adopted || self.indicators().all(|(_, _, other)| other.standing == Standing::Proposal)
    }

    /// How many of its indicators were proposed, not decided.
    pub fn proposals(&self) -> usize {
        self.indicators().filter(|(_, _, indicator)| indicator.standing == Standing::Proposal).count()
    }
}
