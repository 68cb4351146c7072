//! All versions of the strategy: in the workplace with the draft, for visitors what was laid before the council or decided.

use crate::access::ReadAgenda;
use crate::model::{Version, VersionStatus};
use crate::store;
use askama::Template;
use kernel::{Error, Result};
use web::numbers::loose_date;
use web::{Answer, Shell, Visit, filters};

/// A version in a list, with the address of what it changed.
pub(crate) struct Line {
    pub version: Version,
    /// From the version that it was made from, when the reader may see that one.
    pub compare: Option<String>,
    /// When it was decided, in words.
    pub decided: String,
}

#[derive(Template)]
#[template(path = "versions.html")]
struct VersionsPage<'a> {
    shell: &'a Shell,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "public_versions.html")]
struct PublicVersionsPage<'a> {
    shell: &'a Shell,
    lines: Vec<Line>,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let lines = lines(&visit, true, "/werk/agenda/versies").await?;
    visit.page(&VersionsPage { shell: &visit.shell, lines })
}

pub(crate) async fn get_public(visit: Visit) -> Answer {
    let lines = lines(&visit, false, "/agenda/versies").await?;
    if lines.is_empty() {
        return Err(Error::NotFound.into());
    }
    visit.page(&PublicVersionsPage { shell: &visit.shell, lines })
}

async fn lines(visit: &Visit, with_drafts: bool, path: &str) -> Result<Vec<Line>> {
    let db = visit.reader();
    let versions = versions(visit, with_drafts).await?;
    let mut lines = Vec::new();
    for version in &versions {
        let base = versions.iter().find(|other| Some(other.id) == version.based_on);
        lines.push(Line {
            compare: base.map(|base| format!("{path}/{}/verschil/{}", base.number, version.number)),
            decided: loose_date(visit.lang(), &version.decision.date),
            version: visit.open::<ReadAgenda, _>(store::version(&db, version.id).await?)?.0,
        });
    }
    Ok(lines)
}

/// All versions that the viewer may read, or only those that everybody may.
pub(crate) async fn versions(visit: &Visit, with_drafts: bool) -> Result<Vec<Version>> {
    if !with_drafts {
        return store::public_versions(&visit.reader()).await;
    }
    let all = store::versions(&visit.reader()).await?.into_iter();
    Ok(all.filter_map(|version| Some(visit.open::<ReadAgenda, _>(version).ok()?.0)).collect())
}

/// The newest version with a number, if this viewer may see it.
pub(crate) async fn numbered(visit: &Visit, with_drafts: bool, number: &str) -> Result<Version> {
    let number: i64 = number.parse().map_err(|_| Error::NotFound)?;
    versions(visit, with_drafts).await?.into_iter().find(|version| version.number == number).ok_or(Error::NotFound)
}

impl Line {
    fn is_open(&self) -> bool {
        matches!(self.version.status, VersionStatus::Draft | VersionStatus::Proposed)
    }
}
