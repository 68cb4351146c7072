//! Letting others read along with the draft by a link: which links there are, making one, and withdrawing one.

use super::versions::versions;
use super::wording;
use crate::model::{Version, VersionStatus};
use askama::Template;
use axum::extract::Path;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse;
use chrono::Days;
use kernel::audit::Event;
use kernel::clock::day;
use kernel::ids::{Kind, PersonId, ShareId};
use kernel::{Error, Moment, Result};
use people::access::{Names, ShareThings, Sharing};
use people::model::{Name, Qr, Share, ShareDraft, qr};
use std::collections::BTreeMap;
use web::numbers::date_in;
use web::texts::Arg;
use web::{Answer, Checked, Faults, NoFields, Shell, Visit, filters};

/// Where links are kept.
pub(crate) const SHARING: &str = "/werk/agenda/meelezen";

#[derive(Template)]
#[template(path = "sharing.html")]
struct SharingPage<'a> {
    shell: &'a Shell,
    /// The version that can be read along with.
    open: Option<Version>,
    versions: Vec<Version>,
    shares: Vec<Share>,
    names: BTreeMap<PersonId, Name>,
    now: Moment,
    /// Those of somebody who may make none any more.
    orphans: Vec<ShareId>,
    draft: &'a ShareDraft,
    faults: Faults,
}

#[derive(Template)]
#[template(path = "share_made.html")]
struct ShareMadePage<'a> {
    shell: &'a Shell,
    receiver: &'a str,
    address: &'a str,
    qr: Qr,
}

impl SharingPage<'_> {
    /// To what, by whom, until when and how often it was opened.
    fn line(&self, share: &Share) -> String {
        let version = self.versions.iter().find(|version| version.id.0 == share.thing.id);
        let version = version.map_or_else(String::new, |version| wording::status(self.shell, version));
        let by = match self.names.get(&share.made_by) {
            Some(Name::Known(name)) => name.clone(),
            Some(Name::Deleted) | None => self.shell.say("deleted-person"),
        };
        let until = last_day(self.shell, share);
        let args = [("version", version.value()), ("by", by.value()), ("until", until.value()), ("count", share.opened.value())];
        let line = self.shell.say_with("share-line", &args);
        match share.last_opened {
            Some(opened) => {
                let opened = date_in(self.shell.lang, day(opened));
                format!("{line} {}", self.shell.say_with("share-last-opened", &[("day", opened.value())]))
            }
            None => line,
        }
    }
    fn is_orphan(&self, share: &Share) -> bool {
        self.orphans.contains(&share.id)
    }
    fn lasts(&self, share: &Share) -> bool {
        share.lasts(self.now)
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    show(&visit, StatusCode::OK, &ShareDraft::from(visit.shell.today), Faults::none()).await
}

pub(crate) async fn post(visit: Visit, Checked(draft): Checked<ShareDraft>) -> Answer {
    let right = visit.allow::<ShareThings>(Sharing)?;
    let change = match draft.check(visit.shell.today) {
        Ok(change) => change,
        Err(faults) => return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, &draft, faults).await,
    };
    let version = open(&visit).await?.ok_or(Error::Refused("refused-no-draft"))?;
    let tx = visit.begin().await?;
    let (id, secret) = people::store::add_share(&tx, &right, version.id.into(), &change).await?;
    tx.commit(Event::new("share.made").by(&right).on(id).fact("version", version.number)).await?;
    let address = format!("{}/l/{secret}", visit.address());
    let qr = qr(&address)?;
    let page = visit.page(&ShareMadePage { shell: &visit.shell, receiver: &change.receiver, address: &address, qr })?;
    Ok(([(CACHE_CONTROL, HeaderValue::from_static("no-store"))], page).into_response())
}

pub(crate) async fn post_withdrawal(visit: Visit, Path(id): Path<ShareId>, Checked(NoFields {}): Checked<NoFields>) -> Answer {
    let right = visit.allow::<ShareThings>(Sharing)?;
    let tx = visit.begin().await?;
    people::store::withdraw_share(&tx, &right, id).await?;
    tx.commit(Event::new("share.withdrawn").by(&right).on(id)).await?;
    visit.done(SHARING, "share-withdrawn")
}

/// The last day on which a link works, in words.
pub(super) fn last_day(shell: &Shell, share: &Share) -> String {
    date_in(shell.lang, day(share.expires) - Days::new(1))
}

/// The version that is not decided yet.
async fn open(visit: &Visit) -> Result<Option<Version>> {
    Ok(versions(visit, true)
        .await?
        .into_iter()
        .find(|version| matches!(version.status, VersionStatus::Draft | VersionStatus::Proposed)))
}

async fn show(visit: &Visit, status: StatusCode, draft: &ShareDraft, faults: Faults) -> Answer {
    let reader = visit.reader();
    let shares = people::store::shares(&reader, &visit.allow(Sharing)?, Kind::Version, visit.now).await?;
    let orphans = shares.iter().filter(|share| !people::access::opens(&visit.site.policies, share, visit.now));
    let orphans = orphans.map(|share| share.id).collect();
    let names = people::names(&reader, &visit.allow(Names)?, shares.iter().map(|share| share.made_by)).await?;
    let versions = versions(visit, true).await?;
    let open = open(visit).await?;
    let page = SharingPage { shell: &visit.shell, open, versions, shares, names, now: visit.now, orphans, draft, faults };
    visit.page_with(status, &page)
}
