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
            compare: base.map(|base| format!("{path}/{}/verschil/{}", name(&versions, base), name(&versions, version))),
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

/// What a version is called in addresses: its number, with the key of its strategy before it where a newer one has that number.
fn name(all: &[Version], version: &Version) -> String {
    match all.iter().find(|other| other.number == version.number) {
        Some(newest) if newest.id != version.id => format!("{}-{}", version.strategy.key, version.number),
        _ => version.number.to_string(),
    }
}

/// The version that an address names, among those that the reader may see.
pub(crate) fn named<'a>(all: &'a [Version], wanted: &str) -> Result<&'a Version> {
    let (key, number) = wanted.rsplit_once('-').map_or((None, wanted), |(key, number)| (Some(key), number));
    let number: i64 = number.parse().map_err(|_| Error::NotFound)?;
    let is_it = |version: &&Version| version.number == number && key.is_none_or(|key| key == version.strategy.key);
    all.iter().find(is_it).ok_or(Error::NotFound)
}

/// The version that an address names, if this viewer may see it.
pub(crate) async fn numbered(visit: &Visit, with_drafts: bool, number: &str) -> Result<Version> {
    named(&versions(visit, with_drafts).await?, number).cloned()
}

impl Line {
    fn is_open(&self) -> bool {
        matches!(self.version.status, VersionStatus::Draft | VersionStatus::Proposed)
    }
}
