//! The pages of participation.

pub(crate) mod answering;
pub(crate) mod asked;
pub(crate) mod making;
pub(crate) mod reading;
pub(crate) mod said;

use crate::access::{AnswerQuestionnaire, EditQuestionnaire, PublishQuestionnaire, ReadQuestionnaire};
use kernel::parts::Part;
use web::{Gate, Routes, paths};

/// Where a link leads that lets one person answer.
pub(crate) const TAKE_PART: &str = "/meedoen";

/// Every page with its gate.
pub fn routes() -> Routes {
    making_routes(answering_routes(Routes::new(Part::Participation)))
}

fn answering_routes(routes: Routes) -> Routes {
    let (read, answer) = (Gate::of::<ReadQuestionnaire>(), Gate::of::<AnswerQuestionnaire>());
    routes
        .get(read, paths::QUESTIONNAIRES, answering::list::get)
        .get(read, "/vragenlijsten/{key}", answering::start::get)
        .post(answer, "/vragenlijsten/{key}", answering::start::post)
        .get(read, "/vragenlijsten/{key}/verder", answering::start::onward)
        .post(read, "/vragenlijsten/{key}/verder", answering::start::again)
        .get(answer, "/vragenlijsten/{key}/vragen/{number}", answering::screen::get)
        .post(answer, "/vragenlijsten/{key}/vragen/{number}", answering::screen::post)
        .get(answer, "/vragenlijsten/{key}/klopt-dit", answering::check::get)
        .post(answer, "/vragenlijsten/{key}/klopt-dit", answering::check::post)
        .get(answer, "/vragenlijsten/{key}/later", answering::end::later)
        .get(read, "/vragenlijsten/{key}/bedankt", answering::end::thanks)
        .post(read, "/vragenlijsten/{key}/vergeten", answering::end::forget)
        .get(answer, "/meedoen/{secret}", answering::link::get)
        .post(answer, "/meedoen/{secret}", answering::link::post)
}

fn making_routes(routes: Routes) -> Routes {
    let (edit, publish) = (Gate::of::<EditQuestionnaire>(), Gate::of::<PublishQuestionnaire>());
    routes
        .get(edit, paths::WORK_QUESTIONNAIRES, making::start::get)
        .post(edit, paths::WORK_QUESTIONNAIRES, making::start::post)
        .get(edit, "/werk/vragenlijsten/{key}", making::edit::get)
        .post(edit, "/werk/vragenlijsten/{key}", making::edit::post)
        .post(edit, "/werk/vragenlijsten/{key}/volgorde", making::edit::order)
        .post(edit, "/werk/vragenlijsten/{key}/vraag-erbij", making::edit::more)
        .post(edit, "/werk/vragenlijsten/{key}/terug", making::edit::undo)
        .get(edit, "/werk/vragenlijsten/{key}/vragen/{number}", making::question::get)
        .post(edit, "/werk/vragenlijsten/{key}/vragen/{number}", making::question::post)
        .get(edit, "/werk/vragenlijsten/{key}/voorbeeld/{number}", making::preview::get)
        .get(publish, "/werk/vragenlijsten/{key}/openen", making::publish::get)
        .post(publish, "/werk/vragenlijsten/{key}/openen", making::publish::post)
        .get(publish, "/werk/vragenlijsten/{key}/sluiten", making::publish::get_close)
        .post(publish, "/werk/vragenlijsten/{key}/sluiten", making::publish::close)
        .get(publish, "/werk/vragenlijsten/{key}/links", making::links::get)
        .post(publish, "/werk/vragenlijsten/{key}/links", making::links::post)
}
