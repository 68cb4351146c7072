//! Words that several pages use.

use super::stitches;
use crate::model::{Answer, AnswerKind, Channel, Outcome, Published, SpokenAs};
use web::Shell;
use web::numbers::date_in;
use web::texts::Arg;

/// By which way something came.
pub(super) fn channel(shell: &Shell, channel: Channel) -> String {
    shell.say(&format!("channel-{}", channel.word()))
}

/// As what somebody speaks; nothing when they did not say.
pub(super) fn spoken_as(shell: &Shell, one: SpokenAs) -> String {
    shell.say(&format!("spoken-as-{}", one.word()))
}

/// What was answered, with the day of what is still looked at.
pub(super) fn answered(shell: &Shell, kind: AnswerKind) -> String {
    let key = format!("answer-{}", kind.word().replace('_', "-"));
    match kind.until() {
        Some(until) => shell.say_with(&key, &[("date", date_in(shell.lang, until).value())]),
        None => shell.say(&key),
    }
}

/// What became of something, as it is drawn.
pub(super) fn outcome(kind: AnswerKind) -> Outcome {
    match kind {
        AnswerKind::Used => Outcome::Used,
        AnswerKind::Partly => Outcome::Partly,
        AnswerKind::NotUsed => Outcome::NotUsed,
        AnswerKind::Looking(_) => Outcome::Looking,
    }
}

/// Who said it and when: `Inwoner, op deze site, 1 juli 2026`.
pub(super) fn about(shell: &Shell, one: &Published) -> String {
    let who = one.name.clone().unwrap_or_else(|| spoken_as(shell, one.spoken_as));
    let date = date_in(shell.lang, kernel::clock::day(one.given));
    shell.say_with(
        "contribution-about",
        &[("who", who.value()), ("channel", channel(shell, one.channel).value()), ("date", date.value())],
    )
}

/// An answer as a page shows it.
pub(super) struct Told {
    pub mark: String,
    pub words: String,
    pub text: String,
    pub date: String,
}

/// The answer that counts.
pub(super) fn told(shell: &Shell, answers: &[Answer]) -> Option<Told> {
    answers.first().map(|answer| Told {
        mark: stitches::one(outcome(answer.kind)),
        words: answered(shell, answer.kind),
        text: answer.text.clone(),
        date: date_in(shell.lang, kernel::clock::day(answer.given)),
    })
}
