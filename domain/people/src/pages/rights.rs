//! Asking something about one's own data.

use super::OWN_DATA;
use crate::access::{KeepOwnAccount, OwnAccount};
use crate::letters::Desk;
use crate::model::{RightsRequestDraft, RightsRequestKind};
use crate::store;
use askama::Template;
use axum::http::StatusCode;
use kernel::audit::Event;
use kernel::mail;
use web::{Answer, Checked, Faults, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "rights.html")]
struct RightsPage<'a> {
    shell: &'a Shell,
    draft: RightsRequestDraft,
    faults: Faults,
}

impl RightsPage<'_> {
    fn kinds(&self) -> Vec<(&'static str, String)> {
        let kinds = RightsRequestKind::ALL.map(|kind| (kind.word(), format!("rights-{}", kind.word())));
        std::iter::once(("", "rights-choose".to_owned())).chain(kinds).collect()
    }
}

pub(super) async fn get(visit: Visit) -> Answer {
    show(&visit, StatusCode::OK, RightsRequestDraft::default(), Faults::none())
}

/// Keeps the request, and tells whoever answers it that there is one.
pub(super) async fn post(visit: Visit, Checked(draft): Checked<RightsRequestDraft>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let (kind, text) = match draft.check() {
        Ok(asked) => asked,
        Err(faults) => return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, draft, faults),
    };
    let mut answerers = store::acting(&visit.reader(), &right, &[kernel::Capacity::PrivacyOfficer], visit.now).await?;
    answerers.retain(|one| !one.example);
    let (address, tx) = (visit.address(), visit.begin().await?);
    let id = store::add_rights_request(&tx, &right, kind, &text).await?;
    for officer in &answerers {
        let letter = Desk::of(&visit, &address).rights_request(officer);
        mail::queue(&tx, officer.id, &officer.email, letter, None).await?;
    }
    let own = visit.viewer.person.ok_or(kernel::Error::SignInFirst)?;
    tx.commit(Event::new("rights_request.asked").by(&right).on(id).about(own).fact("kind", kind.word())).await?;
    visit.done(OWN_DATA, "rights-kept")
}

fn show(visit: &Visit, status: StatusCode, draft: RightsRequestDraft, faults: Faults) -> Answer {
    visit.page_with(status, &RightsPage { shell: &visit.shell, draft, faults })
}
