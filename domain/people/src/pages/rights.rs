//! Asking something about one's own data.

use super::OWN_DATA;
use crate::access::{KeepOwnAccount, OwnAccount};
use crate::model::{RightsRequestDraft, RightsRequestKind};
use crate::{post, store};
use askama::Template;
use axum::http::StatusCode;
use kernel::Error;
use kernel::audit::Event;
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

/// Keeps the request; whoever answers it is told that there is one.
pub(super) async fn post(visit: Visit, Checked(draft): Checked<RightsRequestDraft>) -> Answer {
    let right = visit.allow::<KeepOwnAccount>(OwnAccount)?;
    let (kind, text) = match draft.check() {
        Ok(asked) => asked,
        Err(faults) => return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, draft, faults),
    };
    let tx = visit.begin().await?;
    let id = match store::add_rights_request(&tx, &right, kind, &text).await {
        Err(Error::Refused(many)) => {
            drop(tx);
            let mut faults = Faults::none();
            faults.add("text", many);
            return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, draft, faults);
        }
        kept => kept?,
    };
    post::tell_of_requests(&tx, &right, visit.address()).await?;
    let own = visit.viewer.person.ok_or(Error::SignInFirst)?;
    tx.commit(Event::new("rights_request.asked").by(&right).on(id).about(own).fact("kind", kind.word())).await?;
    visit.done(OWN_DATA, "rights-kept")
}

fn show(visit: &Visit, status: StatusCode, draft: RightsRequestDraft, faults: Faults) -> Answer {
    visit.page_with(status, &RightsPage { shell: &visit.shell, draft, faults })
}
