//! Editing a result. A save while no draft is open starts one, so that an adopted version never changes.

use crate::access::{DecideVersion, EditAgenda, VersionAtHand};
use crate::model::words::{Choice, Direction};
use crate::model::{Agenda, IntendedResult, ResultDraft, VersionStatus};
use crate::store::{self, Keyed};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use kernel::access::Authorized;
use kernel::ids::{Kind, ResultId};
use kernel::{Error, Result, Tx};
use serde::Deserialize;
use web::{Answer, Checked, Faults, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "result.html")]
pub(crate) struct ResultPage<'a> {
    pub shell: &'a Shell,
    pub agenda: &'a Agenda,
    pub result: &'a IntendedResult,
    pub draft: &'a ResultDraft,
    pub opened_at: i64,
    pub faults: Faults,
    /// The text that somebody else saved meanwhile.
    pub theirs: Option<&'a ResultDraft>,
}

impl ResultPage<'_> {
    fn directions(&self) -> Vec<(&'static str, String)> {
        Direction::ALL.iter().map(|direction| (direction.word(), format!("direction-{}", direction.word()))).collect()
    }
    fn starts_draft(&self) -> bool {
        self.agenda.version.status == VersionStatus::Adopted
    }
    fn needs_reason(&self) -> bool {
        self.starts_draft() || self.agenda.version.needs_reasons()
    }
}

/// The form, with what it was opened at.
#[derive(Debug, Deserialize)]
pub(crate) struct Form {
    #[serde(flatten)]
    draft: ResultDraft,
    revision: String,
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let db = visit.reader();
    let id = match store::named(&db, Kind::Result, &key).await? {
        Keyed::Now(id) => ResultId(id),
        Keyed::Renamed(key) => return Ok(Redirect::permanent(&format!("/werk{}", paths::result(&key))).into_response()),
    };
    let agenda = store::working(&db).await?.ok_or(Error::NotFound)?;
    let result = agenda.result_by_id(id).ok_or(Error::NotFound)?;
    let draft = ResultDraft::of(result);
    let page = ResultPage {
        shell: &visit.shell,
        agenda: &agenda,
        result,
        draft: &draft,
        opened_at: result.revision,
        faults: Faults::none(),
        theirs: None,
    };
    visit.page(&page)
}

pub(crate) async fn post(visit: Visit, Path(key): Path<String>, Checked(form): Checked<Form>) -> Answer {
    let db = visit.reader();
    let agenda = store::working(&db).await?.ok_or(Error::NotFound)?;
    let result = agenda.result(&key).map(|(_, result)| result).ok_or(Error::NotFound)?;
    let opened_at = form.revision.parse().unwrap_or(0);
    let show = |status, faults, theirs: Option<&ResultDraft>, opened_at| {
        let shell = &visit.shell;
        visit.page_with(status, &ResultPage { shell, agenda: &agenda, result, draft: &form.draft, opened_at, faults, theirs })
    };
    let base = base_of(&db, &agenda).await?;
    let change = match form.draft.check(base.as_ref().and_then(|base| base.result_by_id(result.id))) {
        Ok(change) => change,
        Err(faults) => return show(StatusCode::UNPROCESSABLE_ENTITY, faults, None, opened_at),
    };
    let tx = visit.begin().await?;
    let right = editable(&visit, &tx, &agenda).await?;
    match store::change_result(&tx, &right, result.id, &change, opened_at).await {
        Ok(event) => {
            tx.commit(event).await?;
            visit.done(paths::WORK_AGENDA, "result-saved")
        }
        Err(Error::Stale) => show(StatusCode::CONFLICT, Faults::none(), Some(&ResultDraft::of(result)), result.revision),
        Err(Error::Taken(_)) => {
            let mut faults = Faults::none();
            faults.add("key", "fault-key-taken");
            show(StatusCode::UNPROCESSABLE_ENTITY, faults, None, opened_at)
        }
        Err(error) => Err(error.into()),
    }
}

/// The agenda against which a changed text needs a reason: what was adopted before.
pub(crate) async fn base_of(db: &kernel::Reader, agenda: &Agenda) -> Result<Option<Agenda>> {
    match (agenda.version.status, agenda.version.based_on) {
        (VersionStatus::Adopted, _) => Ok(Some(agenda.clone())),
        (_, Some(base)) => store::agenda(db, base).await.map(Some),
        (_, None) => Ok(None),
    }
}

/// The right to edit the working version; starts a draft when the working version was adopted.
pub(crate) async fn editable(visit: &Visit, tx: &Tx, agenda: &Agenda) -> Result<Authorized<EditAgenda>> {
    let at_hand = VersionAtHand::from(&agenda.version);
    let draft = match at_hand.status {
        VersionStatus::Adopted => store::start_draft(tx, &visit.allow::<DecideVersion>(at_hand)?, &agenda.version).await?,
        _ => at_hand,
    };
    visit.allow::<EditAgenda>(draft)
}
