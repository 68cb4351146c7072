//! The reports in the workplace, and starting one.

use super::work_path;
use crate::access::{EditReport, ReadReport, ReportAtHand};
use crate::model::{CouncilReport, ReportDraft};
use crate::store;
use askama::Template;
use axum::http::StatusCode;
use kernel::clock::day;
use web::numbers::date_in;
use web::{Answer, Checked, Faults, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "start.html")]
struct StartPage<'a> {
    shell: &'a Shell,
    reports: Vec<CouncilReport>,
    draft: ReportDraft,
    faults: Faults,
}

impl StartPage<'_> {
    fn path(&self, kept: &CouncilReport) -> String {
        if kept.frozen.is_some() { paths::report(&kept.key) } else { work_path(&kept.key) }
    }
    fn status(&self, kept: &CouncilReport) -> String {
        self.shell.say(&format!("report-status-{}", kept.status.word()))
    }
    fn started(&self, kept: &CouncilReport) -> String {
        date_in(self.shell.lang, day(kept.created))
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let draft = ReportDraft {
        title: visit.shell.say("report-title-proposed"),
        language: visit.lang().tag().to_owned(),
        ..ReportDraft::default()
    };
    show(&visit, StatusCode::OK, draft, Faults::none()).await
}

pub(crate) async fn post(visit: Visit, Checked(draft): Checked<ReportDraft>) -> Answer {
    let change = match draft.check() {
        Ok(change) => change,
        Err(faults) => return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, draft, faults).await,
    };
    let right = visit.allow::<EditReport>(ReportAtHand::fresh())?;
    let tx = visit.begin().await?;
    let (key, event) = store::start(&tx, &right, &change).await?;
    tx.commit(event).await?;
    visit.done(&work_path(&key), "report-was-started")
}

async fn show(visit: &Visit, status: StatusCode, draft: ReportDraft, faults: Faults) -> Answer {
    let reports = store::all(&visit.reader()).await?.into_iter();
    let reports = reports.filter_map(|report| Some(visit.open::<ReadReport, _>(report).ok()?.0)).collect();
    visit.page_with(status, &StartPage { shell: &visit.shell, reports, draft, faults })
}
