//! Between the strategy file and the agenda.

use super::format::{
    Decision, Format, Goal, IntendedResult, Municipality, Origin, PolicyNote, Statement, StrategyFile, Theme, Version, Word, Years,
};
use super::indicator::{Break, Indicator, Point, Source, Target};
use super::names::{Name, Names};
use crate::model::{self, Agenda};
use kernel::ids::{GoalId, IndicatorId, Kind, PolicyNoteId, ResultId, StatementId, StrategyId, ThemeId, VersionId};
use kernel::settings::Lang;

/// The file of an agenda. Whether it is made up is known to the municipality's settings, not to the agenda.
/// Revisions and the version that it was based on stay behind.
pub fn of(agenda: &Agenda, made_up: bool) -> StrategyFile {
    let version = &agenda.version;
    StrategyFile {
        format: Format,
        key: version.strategy.key.clone(),
        id: Some(version.strategy.id.0),
        title: version.title.clone(),
        subtitle: version.subtitle.clone(),
        language: Word(Lang::Nl),
        made_up,
        municipality: Municipality { name: version.municipality.clone(), code: version.area.clone() },
        period: Years { from: version.from_year, to: version.to_year },
        dated: version.dated.clone(),
        summary_note: version.summary_note.clone(),
        version: Version {
            id: Some(version.id.0),
            number: version.number,
            status: Word(version.status),
            decision: (version.decision != model::Decision::default()).then(|| decision_of(&version.decision)),
        },
        origin: version.origins.iter().map(origin_of).collect(),
        statement: agenda.statements.iter().map(statement_of).collect(),
        theme: agenda.themes.iter().map(theme_of).collect(),
        indicator: agenda.indicators().map(|(_, result, indicator)| indicator_of(indicator, &result.key)).collect(),
        policy_note: agenda.policy_notes.iter().map(note_of).collect(),
    }
}

fn decision_of(decision: &model::Decision) -> Decision {
    let model::Decision { body, name, number, date } = decision.clone();
    Decision { body, name, number, date }
}

fn origin_of(origin: &model::Origin) -> Origin {
    let model::Origin { municipality, title, version, taken_over } = origin.clone();
    Origin { municipality, title, version, taken_over }
}

fn statement_of(statement: &model::Statement) -> Statement {
    Statement {
        key: statement.key.clone(),
        id: Some(statement.id.0),
        kind: Word(statement.kind),
        name: statement.name.clone(),
        text: statement.summary.clone(),
        place: statement.place.clone(),
        reason: statement.reason.clone(),
    }
}

fn theme_of(theme: &model::Theme) -> Theme {
    Theme {
        key: theme.key.clone(),
        id: Some(theme.id.0),
        name: theme.name.clone(),
        ambition: theme.ambition.clone(),
        summary: theme.summary.clone(),
        place: theme.place.clone(),
        reason: theme.reason.clone(),
        goal: theme.goals.iter().map(goal_of).collect(),
    }
}

fn goal_of(goal: &model::Goal) -> Goal {
    Goal {
        key: goal.key.clone(),
        id: Some(goal.id.0),
        name: goal.name.clone(),
        summary: goal.summary.clone(),
        place: goal.place.clone(),
        reason: goal.reason.clone(),
        result: goal.results.iter().map(result_of).collect(),
    }
}

fn result_of(result: &model::IntendedResult) -> IntendedResult {
    IntendedResult {
        key: result.key.clone(),
        id: Some(result.id.0),
        name: result.name.clone(),
        direction: Word(result.direction),
        summary: result.summary.clone(),
        place: result.place.clone(),
        reason: result.reason.clone(),
    }
}

fn indicator_of(indicator: &model::Indicator, result: &str) -> Indicator {
    let model::Source { name, title, table, measure, select, by, url } = indicator.source.clone();
    Indicator {
        key: indicator.key.clone(),
        id: Some(indicator.id.0),
        result: result.to_owned(),
        standing: Word(indicator.standing),
        name: indicator.name.clone(),
        definition: indicator.definition.clone(),
        unit: indicator.unit.clone(),
        kind: Word(indicator.kind),
        numerator: indicator.numerator.clone(),
        denominator: indicator.denominator.clone(),
        direction: Word(indicator.wanted),
        frequency: Word(indicator.frequency),
        areas: indicator.areas.iter().copied().map(Word).collect(),
        groups: indicator.groups.clone(),
        reason: indicator.reason.clone(),
        source: Source { name, title, table, measure, select, by, url },
        baseline: indicator.baseline.as_ref().map(|base| Point { period: base.period, value: base.value }),
        target: indicator.target.as_ref().map(|target| Target {
            kind: Word(target.kind),
            points: target.points.iter().map(|point| Point { period: point.period, value: point.value }).collect(),
        }),
        r#break: indicator.breaks.iter().map(|at| Break { period: at.period, reason: at.reason.clone() }).collect(),
    }
}

fn note_of(note: &model::PolicyNote) -> PolicyNote {
    PolicyNote {
        key: note.key.clone(),
        id: Some(note.id.0),
        name: note.name.clone(),
        scope: Word(note.scope),
        years: note.years.clone(),
        reason: note.reason.clone(),
    }
}

/// The agenda of a file, as version `id`, with every revision at 1. `None` when the names are not of this file, or when an
/// indicator is of a result that is not there; neither happens to a file that was read.
pub fn agenda(file: &StrategyFile, names: &Names, id: VersionId) -> Option<Agenda> {
    let themes = file.theme.iter().map(|theme| theme_from(theme, file, names)).collect::<Option<Vec<_>>>()?;
    let agenda = Agenda {
        version: version_from(file, names.of(Kind::Strategy, &file.key)?, id),
        themes,
        statements: file.statement.iter().map(|statement| statement_from(statement, names)).collect::<Option<_>>()?,
        policy_notes: file.policy_note.iter().map(|note| note_from(note, names)).collect::<Option<_>>()?,
    };
    (agenda.indicators().count() == file.indicator.len()).then_some(agenda)
}

fn version_from(file: &StrategyFile, strategy: &Name, id: VersionId) -> model::Version {
    let decision =
        file.version.decision.clone().map(|Decision { body, name, number, date }| model::Decision { body, name, number, date });
    let origin = |Origin { municipality, title, version, taken_over }| model::Origin { municipality, title, version, taken_over };
    model::Version {
        id,
        strategy: model::Strategy { id: StrategyId(strategy.id), key: strategy.key.clone() },
        number: file.version.number,
        status: file.version.status.0,
        based_on: None,
        title: file.title.clone(),
        subtitle: file.subtitle.clone(),
        municipality: file.municipality.name.clone(),
        area: file.municipality.code.clone(),
        from_year: file.period.from,
        to_year: file.period.to,
        dated: file.dated.clone(),
        summary_note: file.summary_note.clone(),
        decision: decision.unwrap_or_default(),
        origins: file.origin.iter().cloned().map(origin).collect(),
        revision: 1,
    }
}

fn theme_from(theme: &Theme, file: &StrategyFile, names: &Names) -> Option<model::Theme> {
    let Name { id, key } = names.of(Kind::Theme, &theme.key)?.clone();
    let id = ThemeId(id);
    Some(model::Theme {
        id,
        key,
        name: theme.name.clone(),
        ambition: theme.ambition.clone(),
        summary: theme.summary.clone(),
        place: theme.place.clone(),
        reason: theme.reason.clone(),
        revision: 1,
        goals: theme.goal.iter().map(|goal| goal_from(goal, id, file, names)).collect::<Option<_>>()?,
    })
}

fn goal_from(goal: &Goal, theme: ThemeId, file: &StrategyFile, names: &Names) -> Option<model::Goal> {
    let Name { id, key } = names.of(Kind::Goal, &goal.key)?.clone();
    let id = GoalId(id);
    Some(model::Goal {
        id,
        key,
        theme,
        name: goal.name.clone(),
        summary: goal.summary.clone(),
        place: goal.place.clone(),
        reason: goal.reason.clone(),
        revision: 1,
        results: goal.result.iter().map(|result| result_from(result, id, file, names)).collect::<Option<_>>()?,
    })
}

fn result_from(result: &IntendedResult, goal: GoalId, file: &StrategyFile, names: &Names) -> Option<model::IntendedResult> {
    let Name { id, key } = names.of(Kind::Result, &result.key)?.clone();
    let id = ResultId(id);
    let own = file.indicator.iter().filter(|indicator| indicator.result == result.key);
    Some(model::IntendedResult {
        id,
        key,
        goal,
        name: result.name.clone(),
        direction: result.direction.0,
        summary: result.summary.clone(),
        place: result.place.clone(),
        reason: result.reason.clone(),
        revision: 1,
        indicators: own.map(|indicator| indicator_from(indicator, id, names)).collect::<Option<_>>()?,
    })
}

fn indicator_from(indicator: &Indicator, result: ResultId, names: &Names) -> Option<model::Indicator> {
    let Name { id, key } = names.of(Kind::Indicator, &indicator.key)?.clone();
    let Source { name, title, table, measure, select, by, url } = indicator.source.clone();
    let target = |target: &Target| model::Target {
        kind: target.kind.0,
        points: target.points.iter().map(|point| model::TargetPoint { period: point.period, value: point.value }).collect(),
    };
    Some(model::Indicator {
        id: IndicatorId(id),
        key,
        result,
        standing: indicator.standing.0,
        name: indicator.name.clone(),
        definition: indicator.definition.clone(),
        unit: indicator.unit.clone(),
        kind: indicator.kind.0,
        numerator: indicator.numerator.clone(),
        denominator: indicator.denominator.clone(),
        wanted: indicator.direction.0,
        frequency: indicator.frequency.0,
        areas: indicator.areas.iter().map(|area| area.0).collect(),
        groups: indicator.groups.clone(),
        source: model::Source { name, title, table, measure, select, by, url },
        baseline: indicator.baseline.as_ref().map(|base| model::Baseline { period: base.period, value: base.value }),
        target: indicator.target.as_ref().map(target),
        breaks: indicator.r#break.iter().map(|at| model::Break { period: at.period, reason: at.reason.clone() }).collect(),
        reason: indicator.reason.clone(),
        revision: 1,
    })
}

fn statement_from(statement: &Statement, names: &Names) -> Option<model::Statement> {
    let Name { id, key } = names.of(Kind::Statement, &statement.key)?.clone();
    Some(model::Statement {
        id: StatementId(id),
        key,
        kind: statement.kind.0,
        name: statement.name.clone(),
        summary: statement.text.clone(),
        place: statement.place.clone(),
        reason: statement.reason.clone(),
        revision: 1,
    })
}

fn note_from(note: &PolicyNote, names: &Names) -> Option<model::PolicyNote> {
    let Name { id, key } = names.of(Kind::PolicyNote, &note.key)?.clone();
    Some(model::PolicyNote {
        id: PolicyNoteId(id),
        key,
        name: note.name.clone(),
        scope: note.scope.0,
        years: note.years.clone(),
        reason: note.reason.clone(),
        revision: 1,
    })
}
