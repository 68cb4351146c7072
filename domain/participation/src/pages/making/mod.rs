//! Making a questionnaire in the workplace: its beginning, its questions and their routes, publishing and closing it.

pub mod edit;
pub mod links;
pub mod preview;
pub mod publish;
pub mod question;
pub mod start;

use crate::access::{EditQuestionnaire, PublishQuestionnaire, ReadQuestionnaire};
use crate::model::questionnaire::{Lack, Questionnaire, QuestionnaireStatus, RouteFault};
use crate::store::questionnaire as store;
use kernel::access::Authorized;
use web::{Gate, Problem, Routes, Shell, Visit, paths};

/// Where questionnaires are made.
pub fn routes(routes: Routes) -> Routes {
    let (edit, publish) = (Gate::of::<EditQuestionnaire>(), Gate::of::<PublishQuestionnaire>());
    routes
        .get(edit, paths::WORK_QUESTIONNAIRES, start::get)
        .post(edit, paths::WORK_QUESTIONNAIRES, start::post)
        .get(edit, "/werk/vragenlijsten/{key}", edit::get)
        .post(edit, "/werk/vragenlijsten/{key}", edit::post)
        .post(edit, "/werk/vragenlijsten/{key}/volgorde", edit::order)
        .post(edit, "/werk/vragenlijsten/{key}/vraag-erbij", edit::more)
        .post(edit, "/werk/vragenlijsten/{key}/terug", edit::undo)
        .get(edit, "/werk/vragenlijsten/{key}/vragen/{number}", question::get)
        .post(edit, "/werk/vragenlijsten/{key}/vragen/{number}", question::post)
        .get(edit, "/werk/vragenlijsten/{key}/voorbeeld/{number}", preview::get)
        .get(publish, "/werk/vragenlijsten/{key}/openen", publish::get)
        .post(publish, "/werk/vragenlijsten/{key}/openen", publish::post)
        .get(publish, "/werk/vragenlijsten/{key}/sluiten", publish::get_close)
        .post(publish, "/werk/vragenlijsten/{key}/sluiten", publish::close)
        .get(publish, "/werk/vragenlijsten/{key}/links", links::get)
        .post(publish, "/werk/vragenlijsten/{key}/links", links::post)
}

/// A questionnaire's page in the workplace.
fn work_path(key: &str) -> String {
    format!("{}/{key}", paths::WORK_QUESTIONNAIRES)
}

/// The questionnaire with a key, with the right to change it.
async fn made(visit: &Visit, key: &str) -> Result<(Questionnaire, Authorized<EditQuestionnaire>), Problem> {
    let (questionnaire, _) = visit.open::<ReadQuestionnaire, _>(store::by_key(&visit.reader(), key).await?)?;
    let right = visit.allow((&questionnaire).into())?;
    Ok((questionnaire, right))
}

/// How far a questionnaire is, in words.
fn status(shell: &Shell, questionnaire: &Questionnaire) -> String {
    let closed = questionnaire.status == QuestionnaireStatus::Open && questionnaire.asked(shell.today).is_none();
    let word = if closed { "over" } else { questionnaire.status.word() };
    let said = shell.say(&format!("questionnaire-status-{word}"));
    match (&questionnaire.published, &questionnaire.draft) {
        (Some(_), Some(_)) => format!("{said} {}", shell.say("questionnaire-status-changed")),
        _ => said,
    }
}

/// A question as it is named in a sentence: by its place.
fn place(questionnaire: &Questionnaire, number: u32) -> String {
    questionnaire.newest().place(number).map_or_else(|| "?".to_owned(), |place| place.to_string())
}

/// What a questionnaire lacks, in words that say how to mend it.
fn lack(shell: &Shell, questionnaire: &Questionnaire, lack: Lack) -> String {
    let at = |key: &str, number: u32| shell.say_with(key, &[("place", place(questionnaire, number).into())]);
    match lack {
        Lack::Text(label) => shell.say_with("questionnaire-lacks-text", &[("label", shell.say(label).into())]),
        Lack::Question => shell.say("questionnaire-lacks-question"),
        Lack::Title(number) => at("questionnaire-lacks-title", number),
        Lack::Choices(number) => at("questionnaire-lacks-choices", number),
        Lack::Route(RouteFault { question, looks_at, text }) => {
            let (question, other) = (place(questionnaire, question), place(questionnaire, looks_at));
            format!(
                "{} {}",
                shell.say_with("questionnaire-lacks-route", &[("place", question.into()), ("other", other.into())]),
                shell.say(text)
            )
        }
    }
}
