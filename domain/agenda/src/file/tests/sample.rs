//! A small strategy file that is right, and agendas at random.

use crate::file::{StrategyFile, read};
use crate::model::words::{AreaLevel, Choice};
use crate::model::{
    Agenda, Baseline, Break, Decision, Goal, Indicator, IntendedResult, Origin, PolicyNote, Source, Statement,
    Strategy as OfVersions, Target, TargetPoint, Theme, Version, VersionStatus,
};
use kernel::ids::{GoalId, IndicatorId, PolicyNoteId, ResultId, StatementId, StrategyId, ThemeId, VersionId};
use kernel::periods::{Period, PeriodKind};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

pub const SMALL: &str = r#"format = "samenkoers-strategy/1"
key = "koers"
title = "Koers"
subtitle = ""
language = "nl"
made_up = true
municipality = { name = "Gemeente Voorbeeld", code = "GM0001" }
period = { from = 2024, to = 2027 }

[version]
number = 1
status = "adopted"

[version.decision]
body = "Gemeenteraad"
name = "Vaststelling"
date = "2024-06"

[[statement]]
key = "iedereen"
kind = "starting-point"
name = "Iedereen"
text = "Iedereen hoort erbij."

[[theme]]
key = "werk"
name = "Werk"
ambition = "Meer werk"
summary = ""

[[theme.goal]]
key = "meedoen"
name = "Iedereen doet mee"
summary = ""

[[theme.goal.result]]
key = "banen"
name = "Meer banen"
direction = "more"
summary = ""

[[indicator]]
key = "mensen-met-werk"
result = "banen"
standing = "adopted"
name = "Mensen met werk"
definition = "Deel van de mensen met werk."
unit = "%"
kind = "proportion"
direction = "up"
frequency = "half-yearly"
areas = ["national", "municipality"]
[indicator.source]
name = "CBS"
title = "Een tabel"
select = { Leeftijd = "20300" }
[indicator.baseline]
period = "2023JJ00"
value = 64
[indicator.target]
kind = "linear"
points = [{ period = "2025JJ00", value = 65.5 }, { period = "2027JJ00", value = 67.0 }]
[[indicator.break]]
period = "2021JJ00"
reason = "Een andere vraag"

[[policy_note]]
key = "nota"
name = "Een nota"
scope = "social-domain"
"#;

pub fn small() -> StrategyFile {
    read(SMALL).unwrap()
}

/// A text as forms keep it: any characters, without white space around it.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9 éï’\"'\\\\#=\n\t{}%🌱-]{0,24}".prop_map(|text| text.trim().to_owned())
}

fn name() -> impl Strategy<Value = String> {
    "[A-Z][a-zé \"'\\\\]{0,12}[a-z]"
}

fn word<C: Choice + std::fmt::Debug>() -> impl Strategy<Value = C> {
    proptest::sample::select(C::ALL)
}

fn date() -> impl Strategy<Value = String> {
    proptest::sample::select(vec!["2018", "2018-11", "2018-11-08"]).prop_map(str::to_owned)
}

fn years(count: usize) -> impl Strategy<Value = Vec<Period>> {
    proptest::collection::btree_set(1990..2090_u16, 0..=count)
        .prop_map(|years| years.into_iter().filter_map(|year| Period::new(year, PeriodKind::Year)).collect())
}

fn figure() -> impl Strategy<Value = f64> {
    prop_oneof![-1e6..1e6, proptest::num::f64::NORMAL, Just(0.1 + 0.2)]
}

prop_compose! {
    fn source()(
        name in name(), title in text(), table in "[0-9]{5}NED|", measure in "[A-Za-z_0-9]{0,12}",
        select in btree_map("[A-Za-z]{1,6}", "[A-Z0-9 =]{0,4}[A-Z0-9]".prop_map(|code| code.trim().to_owned()), 0..3),
        by in "[A-Za-z]{0,6}", url in "(https://[a-z]{1,9}/)?",
    ) -> Source {
        Source { name, title, table, measure, select, by, url }
    }
}

prop_compose! {
    fn indicator()(
        words in (word(), word(), word(), word()), texts in (name(), name(), text(), text(), text()), unit in "[a-z%]{1,9}",
        areas in proptest::sample::subsequence(AreaLevel::ALL, 1..=3), groups in vec(name(), 0..3), source in source(),
        baseline in option::of(figure()), target in option::of(word()), periods in years(4), values in vec(figure(), 4),
        breaks in years(2),
    ) -> Indicator {
        let points: Vec<_> = periods.iter().zip(values).map(|(period, value)| TargetPoint { period: *period, value }).collect();
        Indicator {
            id: IndicatorId::fresh(), key: String::new(), result: ResultId::fresh(), standing: words.0, name: texts.0, definition: texts.1,
            unit, kind: words.1, numerator: texts.2, denominator: texts.3, wanted: words.2, frequency: words.3, areas, groups, source,
            baseline: baseline.map(|value| Baseline { period: Period::new(1989, PeriodKind::Month(3)).unwrap(), value }),
            target: target.filter(|_| !points.is_empty()).map(|kind| Target { kind, points }),
            breaks: breaks.into_iter().map(|period| Break { period, reason: "Anders".to_owned() }).collect(),
            reason: texts.4, revision: 1,
        }
    }
}

prop_compose! {
    fn result()(name in name(), direction in word(), texts in (text(), text(), text()), indicators in vec(indicator(), 0..3)) -> IntendedResult {
        let (summary, place, reason) = texts;
        IntendedResult { id: ResultId::fresh(), key: String::new(), goal: GoalId::fresh(), name, direction, summary, place, reason, revision: 1, indicators }
    }
}

prop_compose! {
    fn goal()(name in name(), texts in (text(), text(), text()), results in vec(result(), 0..3)) -> Goal {
        let (summary, place, reason) = texts;
        Goal { id: GoalId::fresh(), key: String::new(), theme: ThemeId::fresh(), name, summary, place, reason, revision: 1, results }
    }
}

prop_compose! {
    fn theme()(name in name(), texts in (text(), text(), text(), text()), goals in vec(goal(), 0..3)) -> Theme {
        let (ambition, summary, place, reason) = texts;
        Theme { id: ThemeId::fresh(), key: String::new(), name, ambition, summary, place, reason, revision: 1, goals }
    }
}

prop_compose! {
    fn statement()(kind in word(), name in name(), texts in (text(), text(), text())) -> Statement {
        let (summary, place, reason) = texts;
        Statement { id: StatementId::fresh(), key: String::new(), kind, name, summary, place, reason, revision: 1 }
    }
}

prop_compose! {
    fn note()(name in name(), scope in word(), texts in (text(), text())) -> PolicyNote {
        let (years, reason) = texts;
        PolicyNote { id: PolicyNoteId::fresh(), key: String::new(), name, scope, years, reason, revision: 1 }
    }
}

prop_compose! {
    fn version()(
        number in 1..40_i64, status in proptest::sample::select(&VersionStatus::ALL), texts in (name(), text(), name(), text()),
        years in (1990..2050_i64, 0..9_i64), dated in option::of(date()), decided in (name(), name(), text(), date()),
        origins in vec((name(), name(), 1..9_i64, date()), 0..3),
    ) -> Version {
        let decision = Decision { body: decided.0, name: decided.1, number: decided.2, date: decided.3 };
        let is_decided = matches!(status, VersionStatus::Adopted | VersionStatus::Superseded);
        let origin = |(municipality, title, version, taken_over)| Origin { municipality, title, version, taken_over };
        Version {
            id: VersionId::fresh(), strategy: OfVersions { id: StrategyId::fresh(), key: "koers".to_owned() }, number, status, based_on: None,
            title: texts.0, subtitle: texts.1, municipality: texts.2, area: "GM0303".to_owned(), from_year: years.0, to_year: years.0 + years.1,
            dated: dated.unwrap_or_default(), summary_note: texts.3, decision: if is_decided { decision } else { Decision::default() },
            origins: origins.into_iter().map(origin).collect(), revision: 1,
        }
    }
}

prop_compose! {
    /// An agenda as the database may hold it: right, at its first revision, with every key its own.
    pub fn agenda()(version in version(), themes in vec(theme(), 0..3), statements in vec(statement(), 0..3), notes in vec(note(), 0..3)) -> Agenda {
        let mut agenda = Agenda { version, themes, statements, policy_notes: notes };
        let mut number = 0;
        let mut key = || { number += 1; format!("ding-{number}") };
        for theme in &mut agenda.themes {
            theme.key = key();
            for goal in &mut theme.goals {
                (goal.key, goal.theme) = (key(), theme.id);
                for result in &mut goal.results {
                    (result.key, result.goal) = (key(), goal.id);
                    for indicator in &mut result.indicators {
                        (indicator.key, indicator.result) = (key(), result.id);
                    }
                }
            }
        }
        agenda.statements.iter_mut().for_each(|statement| statement.key = key());
        agenda.policy_notes.iter_mut().for_each(|note| note.key = key());
        agenda
    }
}
