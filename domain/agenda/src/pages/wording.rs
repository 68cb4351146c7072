//! Words for what the model says in choices: `fewer` reads as "minder".

use crate::difference::FieldDifference;
use crate::model::Version;
use kernel::ids::Kind;
use web::Shell;

/// What a field said before.
pub(crate) fn before(shell: &Shell, field: &FieldDifference) -> String {
    said(shell, field.choice, &field.before())
}

/// What a field says after.
pub(crate) fn after(shell: &Shell, field: &FieldDifference) -> String {
    said(shell, field.choice, &field.after())
}

/// A text as it was written, or the choices in it by their own texts.
fn said(shell: &Shell, choice: Option<&str>, text: &str) -> String {
    let Some(before) = choice else { return text.to_owned() };
    let words = text.lines().filter(|word| !word.is_empty()).map(|word| shell.say(&format!("{before}-{word}")));
    words.collect::<Vec<_>>().join(", ")
}

/// How far a version is.
pub(crate) fn status(shell: &Shell, version: &Version) -> String {
    shell.say(&format!("version-status-{}", version.status.word()))
}

/// What a municipality calls one thing of a kind.
pub(crate) fn one(shell: &Shell, kind: Kind) -> String {
    let levels = &shell.settings.levels;
    match kind {
        Kind::Theme => shell.level(&levels.theme.0, "level-theme-one"),
        Kind::Goal => shell.level(&levels.goal.0, "level-goal-one"),
        Kind::Result => shell.level(&levels.result.0, "level-result-one"),
        Kind::Indicator => shell.level(&levels.indicator.0, "level-indicator-one"),
        Kind::Statement => shell.say("statement-one"),
        _ => shell.say("policy-note-one"),
    }
}

/// What a municipality calls several things of a kind.
pub(crate) fn many(shell: &Shell, kind: Kind) -> String {
    let levels = &shell.settings.levels;
    match kind {
        Kind::Theme => shell.level(&levels.theme.1, "level-theme-many"),
        Kind::Goal => shell.level(&levels.goal.1, "level-goal-many"),
        Kind::Result => shell.level(&levels.result.1, "level-result-many"),
        Kind::Indicator => shell.level(&levels.indicator.1, "level-indicator-many"),
        Kind::Statement => shell.say("statement-many"),
        _ => shell.say("policy-note-many"),
    }
}

/// A title such as "Resultaat toevoegen".
pub(crate) fn add_title(shell: &Shell, kind: Kind) -> String {
    shell.say_with("add-one", &[("what", one(shell, kind).into())])
}
