//! Making another municipality's strategy the first draft of one's own.

use super::format::{Decision, Municipality, Origin, StrategyFile, Version, Word};
use crate::model::VersionStatus;
use chrono::NaiveDate;

/// The strategy as the first draft of the municipality that takes it over on `day`. Texts and indicators stay, and an origin
/// says whose they were. What only held there goes: the decision, the date, baselines, targets, reasons for changes, and that
/// it was made up.
pub fn take_over(file: &StrategyFile, municipality: &Municipality, day: NaiveDate) -> StrategyFile {
    let mut taken = file.clone();
    taken.origin.push(Origin {
        municipality: file.municipality.name.clone(),
        title: file.title.clone(),
        version: file.version.number,
        taken_over: day.to_string(),
    });
    taken.municipality = municipality.clone();
    taken.id = None;
    taken.version = Version { id: None, number: 1, status: Word(VersionStatus::Draft), decision: None::<Decision> };
    taken.dated.clear();
    taken.made_up = false;
    for indicator in &mut taken.indicator {
        indicator.baseline = None;
        indicator.target = None;
    }
    for reason in reasons(&mut taken) {
        reason.clear();
    }
    taken
}

fn reasons(file: &mut StrategyFile) -> Vec<&mut String> {
    let mut all = Vec::new();
    for theme in &mut file.theme {
        all.push(&mut theme.reason);
        for goal in &mut theme.goal {
            all.push(&mut goal.reason);
            all.extend(goal.result.iter_mut().map(|result| &mut result.reason));
        }
    }
    all.extend(file.indicator.iter_mut().map(|indicator| &mut indicator.reason));
    all.extend(file.statement.iter_mut().map(|statement| &mut statement.reason));
    all.extend(file.policy_note.iter_mut().map(|note| &mut note.reason));
    all
}
