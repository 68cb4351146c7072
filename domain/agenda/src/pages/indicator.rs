//! Editing an indicator, and adding one under a result. A proposed indicator is no part of what was decided: it is changed in
//! place, beside a version that does not change.

use super::desk::{Desk, Form, Sent, line_path, options, renamed, work_path};
use super::wording;
use crate::access::{EditProposals, MayWriteIndicator, VersionAtHand};
use crate::model::words::{Frequency, IndicatorKind, TargetKind, Wanted};
use crate::model::{Indicator, IndicatorDraft, IntendedResult, Standing, VersionStatus};
use crate::store;
use askama::Template;
use axum::extract::Path;
use kernel::ids::{IndicatorId, Kind};
use kernel::{Error, Result, Tx};
use web::{Answer, Checked, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "indicator.html")]
struct IndicatorPage<'a> {
    shell: &'a Shell,
    form: Form,
    draft: &'a IndicatorDraft,
}

impl IndicatorPage<'_> {
    fn standings(&self) -> Vec<(&'static str, String)> {
        options::<Standing>("standing-", &self.draft.standing)
    }
    fn kinds(&self) -> Vec<(&'static str, String)> {
        options::<IndicatorKind>("indicator-kind-", &self.draft.kind)
    }
    fn wanted(&self) -> Vec<(&'static str, String)> {
        options::<Wanted>("wanted-", &self.draft.wanted)
    }
    fn frequencies(&self) -> Vec<(&'static str, String)> {
        options::<Frequency>("frequency-", &self.draft.frequency)
    }
    fn target_kinds(&self) -> Vec<(&'static str, String)> {
        let mut options = options::<TargetKind>("target-", "chosen");
        options.insert(0, ("", "target-none".to_owned()));
        options
    }
    /// A box per level: its name, its text, whether it is ticked.
    fn areas(&self) -> [(&'static str, &'static str, bool); 5] {
        let draft = self.draft;
        [
            ("area_neighbourhood", "area-neighbourhood", !draft.area_neighbourhood.is_empty()),
            ("area_district", "area-district", !draft.area_district.is_empty()),
            ("area_municipality", "area-municipality", !draft.area_municipality.is_empty()),
            ("area_province", "area-province", !draft.area_province.is_empty()),
            ("area_national", "area-national", !draft.area_national.is_empty()),
        ]
    }
}

fn show(visit: &Visit, form: Form, draft: &IndicatorDraft) -> Answer {
    visit.page_with(form.status, &IndicatorPage { shell: &visit.shell, form, draft })
}

pub(crate) async fn get(visit: Visit, Path(key): Path<String>) -> Answer {
    let desk = Desk::open(&visit, &visit.reader()).await?;
    let Some((_, _, indicator)) = desk.agenda.indicator(&key) else {
        return renamed(&visit, &desk.agenda, Kind::Indicator, &key).await;
    };
    let draft = IndicatorDraft { reason: desk.kept_reason(&indicator.reason), ..IndicatorDraft::of(indicator) };
    show(&visit, form(&desk, indicator, indicator.revision), &draft)
}

pub(crate) async fn post(visit: Visit, Path(key): Path<String>, Checked(sent): Checked<Sent<IndicatorDraft>>) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let (_, result, indicator) = desk.agenda.indicator(&key).ok_or(Error::NotFound)?;
    let form = form(&desk, indicator, sent.opened_at());
    let before = desk.before(|base| base.indicator_by_id(indicator.id)).map(|(_, _, before)| before);
    let change = match sent.draft.check(indicator.id, result.id, before) {
        Ok(change) => change,
        Err(faults) => return show(&visit, form.wrong(faults), &sent.draft),
    };
    let stays_proposal = indicator.standing == Standing::Proposal && change.standing == Standing::Proposal;
    let right = right(&visit, &tx, &desk, stays_proposal).await?;
    match store::change_indicator(&tx, &right, &change, sent.opened_at()).await {
        Ok(event) => {
            tx.commit(event).await?;
            visit.done(&line_path(Kind::Indicator, &change.key), "agenda-saved")
        }
        Err(error) => {
            let form = form.refused(error, indicator.revision, &IndicatorDraft::of(indicator).texts(), &sent.draft.texts())?;
            show(&visit, form, &sent.draft)
        }
    }
}

pub(crate) async fn get_new(visit: Visit, Path(result): Path<String>) -> Answer {
    let desk = Desk::open(&visit, &visit.reader()).await?;
    let (_, result) = desk.agenda.result(&result).ok_or(Error::NotFound)?;
    let draft = IndicatorDraft {
        standing: "proposal".to_owned(),
        frequency: "yearly".to_owned(),
        area_municipality: "on".to_owned(),
        ..IndicatorDraft::default()
    };
    show(&visit, new_form(&visit, &desk, result), &draft)
}

pub(crate) async fn post_new(visit: Visit, Path(result): Path<String>, Checked(sent): Checked<Sent<IndicatorDraft>>) -> Answer {
    let tx = visit.begin().await?;
    let desk = Desk::open(&visit, &tx).await?;
    let (_, result) = desk.agenda.result(&result).ok_or(Error::NotFound)?;
    let indicator = match sent.draft.check(IndicatorId::fresh(), result.id, None) {
        Ok(indicator) => indicator,
        Err(faults) => return show(&visit, new_form(&visit, &desk, result).wrong(faults), &sent.draft),
    };
    let right = right(&visit, &tx, &desk, indicator.standing == Standing::Proposal).await?;
    let event = store::add_indicator(&tx, &right, &indicator).await?;
    tx.commit(event).await?;
    visit.done(&line_path(Kind::Result, &result.key), "agenda-added")
}

/// The right to write an indicator. Beside a version that does not change, a proposal stays where it is and starts no draft.
pub(crate) async fn right(visit: &Visit, tx: &Tx, desk: &Desk, is_proposal: bool) -> Result<MayWriteIndicator> {
    let version = VersionAtHand::from(&desk.agenda.version);
    if is_proposal && version.status != VersionStatus::Draft {
        return visit.allow::<EditProposals>(version).map(MayWriteIndicator::Proposal);
    }
    desk.right(visit, tx).await.map(MayWriteIndicator::InDraft)
}

fn form(desk: &Desk, indicator: &Indicator, opened_at: i64) -> Form {
    let was_there = desk.before(|base| base.indicator_by_id(indicator.id)).is_some();
    let form = desk.form(&indicator.name, work_path(Kind::Indicator, &indicator.key), opened_at, was_there);
    let is_proposal = indicator.standing == Standing::Proposal;
    Form { starts_draft: form.starts_draft && !is_proposal, locked: form.locked && !is_proposal, ..form }
}

fn new_form(visit: &Visit, desk: &Desk, result: &IntendedResult) -> Form {
    let title = wording::add_title(&visit.shell, Kind::Indicator);
    let form = desk.new_form(title, format!("{}/cijfer-erbij", work_path(Kind::Result, &result.key)));
    Form { starts_draft: false, locked: false, ..form }
}
