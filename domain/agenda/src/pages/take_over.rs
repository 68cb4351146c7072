//! Taking over another municipality's strategy from its file, as a first draft of one's own.

use super::desk::Form;
use crate::access::ImportAgenda;
use crate::file::{self, Fault, Municipality};
use crate::store::{self, How};
use askama::Template;
use axum::http::StatusCode;
use web::{Answer, CheckedUpload, Faults, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "take_over.html")]
struct TakeOverPage<'a> {
    shell: &'a Shell,
    form: Form,
    wrong: Vec<Fault>,
}

impl TakeOverPage<'_> {
    fn words(&self, fault: &Fault) -> String {
        let arguments = fault.wrong.arguments();
        let arguments: Vec<_> = arguments.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        self.shell.say_with(fault.wrong.code(), &arguments)
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    show(&visit, form(&visit), Vec::new())
}

pub(crate) async fn post(visit: Visit, upload: CheckedUpload) -> Answer {
    let Some(sent) = upload.files.iter().find(|file| file.field == "file") else {
        let mut faults = Faults::none();
        faults.add("file", "fault-no-file");
        return show(&visit, form(&visit).wrong(faults), Vec::new());
    };
    let strategy = match file::read(&sent.bytes) {
        Ok(strategy) => strategy,
        Err(wrong) => return show(&visit, Form { status: StatusCode::UNPROCESSABLE_ENTITY, ..form(&visit) }, wrong),
    };
    let municipality = Municipality { name: visit.settings().name.clone(), code: visit.settings().area.clone() };
    let how = How::TakeOver { municipality, day: visit.shell.today };
    let right = visit.allow::<ImportAgenda>(how.target(&strategy))?;
    let tx = visit.begin().await?;
    let (_, event) = store::import(&tx, &right, &strategy, &how).await?;
    tx.commit(event).await?;
    visit.done(paths::WORK_AGENDA, "taken-over")
}

fn form(visit: &Visit) -> Form {
    let (title, action) = (visit.shell.say("way-file"), "/werk/agenda/overnemen".to_owned());
    Form { status: StatusCode::OK, title, action, ..Form::default() }
}

fn show(visit: &Visit, form: Form, wrong: Vec<Fault>) -> Answer {
    visit.page_with(form.status, &TakeOverPage { shell: &visit.shell, form, wrong })
}
