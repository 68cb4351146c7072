//! An emergency of somebody else: why it was opened, taking it back, saying whether it was right, and telling whom it is about.

use super::{others, path, words};
use crate::access::emergency::{EmergencyAtHand, OverseeEmergency, ReviewEmergency};
use crate::model::{Emergency, Review, ReviewDraft, Verdict, check_reason};
use crate::store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::Error;
use kernel::access::Authorized;
use kernel::ids::{EmergencyId, PersonId};
use people::Fresh;
use people::access::Names;
use people::model::Name;
use serde::Deserialize;
use std::collections::BTreeMap;
use web::texts::Arg;
use web::{Answer, Checked, Faults, NoFields, Problem, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "oversight.html")]
struct OversightPage<'a> {
    shell: &'a Shell,
    emergency: &'a Emergency,
    names: BTreeMap<PersonId, Name>,
    ground: String,
    state: String,
    lasts: bool,
    typed: Typed,
    faults: Faults,
}

/// What was typed in the forms of the page.
#[derive(Debug, Default)]
pub(super) struct Typed {
    why: String,
    review: ReviewDraft,
}

impl OversightPage<'_> {
    fn name(&self, who: &PersonId) -> String {
        words::name(self.shell, &self.names, *who)
    }
    fn holder(&self) -> String {
        words::acting(self.shell, &self.names, self.emergency.holder, self.emergency.capacity)
    }
    fn since(&self) -> String {
        people::moment(self.shell, self.emergency.starts)
    }
    fn ends(&self) -> String {
        people::moment(self.shell, self.emergency.ends())
    }
    fn told(&self) -> Option<String> {
        self.emergency.told.map(|at| people::moment(self.shell, at))
    }
    fn untold(&self) -> Option<String> {
        words::untold(self.shell, self.emergency)
    }
    /// Whether what people wrote can still be read: not once the person was deleted.
    fn is_readable(&self) -> bool {
        self.emergency.reason.is_some()
    }
    fn verdict(&self) -> String {
        words::verdict(self.shell, self.emergency)
    }
    fn reviewed(&self, review: &Review) -> String {
        let at = people::moment(self.shell, review.at);
        self.shell.say_with("emergency-reviewed-by", &[("name", self.name(&review.by).value()), ("when", at.value())])
    }
    fn verdicts(&self) -> Vec<(&'static str, String)> {
        let all = Verdict::ALL.map(|one| (one.word(), format!("emergency-verdict-{}", one.word())));
        std::iter::once(("", "emergency-verdict-choose".to_owned())).chain(all).collect()
    }
    fn path(&self) -> String {
        path(self.emergency.id)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WithdrawalForm {
    why: String,
}

/// What somebody oversees, with their right; it is not there for anybody else.
async fn overseen(visit: &Visit, id: EmergencyId) -> Result<(Emergency, Authorized<OverseeEmergency>), Problem> {
    let at_hand = store::at_hand(&visit.reader(), id, visit.now).await?;
    let right = visit.allow::<OverseeEmergency>(at_hand).map_err(|_| Error::NotFound)?;
    Ok((store::emergency(&visit.reader(), &right, id).await?, right))
}

pub(super) async fn post_withdrawal(visit: Visit, Path(id): Path<EmergencyId>, Checked(form): Checked<WithdrawalForm>) -> Answer {
    let (emergency, right) = overseen(&visit, id).await?;
    let why = match check_reason(&form.why) {
        Ok(why) => why,
        Err(faults) => return wrong(&visit, &right, &emergency, Typed { why: form.why, ..Typed::default() }, faults).await,
    };
    let tx = visit.begin().await?;
    store::withdraw(&tx, &right, &emergency, &why).await?;
    let event = others::event("emergency.withdrawn", id, emergency.person, emergency.told.is_some());
    tx.commit(event.by(&right)).await?;
    visit.done(&path(id), "emergency-withdrawn")
}

pub(super) async fn post_review(visit: Visit, Path(id): Path<EmergencyId>, Checked(draft): Checked<ReviewDraft>) -> Answer {
    let (emergency, right) = overseen(&visit, id).await?;
    let review = visit.allow::<ReviewEmergency>(EmergencyAtHand::of(&emergency, visit.now));
    let review = review.map_err(|_| Error::Refused("refused-emergency-lasts"))?;
    let (verdict, text) = match draft.check() {
        Ok(found) => found,
        Err(faults) => return wrong(&visit, &right, &emergency, Typed { review: draft, ..Typed::default() }, faults).await,
    };
    let tx = visit.begin().await?;
    store::review(&tx, &review, &emergency, verdict, &text).await?;
    let event = others::event("emergency.reviewed", id, emergency.person, emergency.told.is_some());
    tx.commit(event.by(&review).fact("verdict", verdict.word())).await?;
    visit.done(&path(id), "emergency-is-reviewed")
}

/// It cannot be untold again: whoever does this shows once more who they are.
pub(super) async fn post_telling(visit: Visit, Path(id): Path<EmergencyId>, Fresh(NoFields {}): Fresh<NoFields>) -> Answer {
    let (emergency, right) = overseen(&visit, id).await?;
    let person = people::store::find(&visit.reader(), &right).await?;
    let tx = visit.begin().await?;
    store::tell(&tx, &right, &emergency).await?;
    others::tell(&visit, &tx, &person).await?;
    tx.commit(others::event("emergency.told", id, person.id, true).by(&right)).await?;
    visit.done(&path(id), "emergency-is-told-now")
}

/// The page again. It shows all of it once more, so that is a look.
async fn wrong(visit: &Visit, right: &Authorized<OverseeEmergency>, emergency: &Emergency, typed: Typed, faults: Faults) -> Answer {
    let event = others::event("emergency_review.seen", emergency.id, emergency.person, emergency.told.is_some());
    visit.saw(event.by(right)).await?;
    show(visit, StatusCode::UNPROCESSABLE_ENTITY, emergency, typed, faults).await
}

/// The page, for somebody who oversees it.
pub(super) async fn show(visit: &Visit, status: StatusCode, emergency: &Emergency, typed: Typed, faults: Faults) -> Answer {
    let reviewer = emergency.review.as_ref().map(|review| review.by);
    let who = [Some(emergency.holder), Some(emergency.person), emergency.ended.as_ref().map(|ended| ended.by), reviewer];
    let page = OversightPage {
        shell: &visit.shell,
        emergency,
        names: people::names(&visit.reader(), &visit.allow(Names)?, who.into_iter().flatten()).await?,
        ground: words::ground(&visit.shell, &emergency.ground)?,
        state: words::state(&visit.shell, emergency, visit.now),
        lasts: emergency.lasts(visit.now),
        typed,
        faults,
    };
    visit.page_with(status, &page)
}
