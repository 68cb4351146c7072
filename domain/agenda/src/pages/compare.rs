//! What differs between two versions, for the workplace and for visitors.

use super::{versions, wording};
use crate::access::ReadAgenda;
use crate::difference::{self, Difference, FieldDifference, KINDS, Piece, What};
use crate::model::{Agenda, StrategyDraft, Version};
use crate::store;
use askama::Template;
use axum::extract::Path;
use kernel::ids::Ref;
use kernel::{Result, removal};
use web::{Answer, Shell, Visit, filters};

/// What differs, as both pages show it.
pub(crate) struct Comparison {
    pub old: Version,
    pub new: Version,
    /// Texts of the front page.
    pub front: Vec<FieldDifference>,
    /// By kind, with a heading; empty kinds are left out.
    pub groups: Vec<(String, Vec<Difference>)>,
}

#[derive(Template)]
#[template(path = "compare.html")]
struct ComparePage<'a> {
    shell: &'a Shell,
    found: Comparison,
}

#[derive(Template)]
#[template(path = "public_compare.html")]
struct PublicComparePage<'a> {
    shell: &'a Shell,
    found: Comparison,
}

pub(crate) async fn get(visit: Visit, Path((old, new)): Path<(String, String)>) -> Answer {
    let found = compare(&visit, true, &old, &new).await?;
    visit.page(&ComparePage { shell: &visit.shell, found })
}

pub(crate) async fn get_public(visit: Visit, Path((old, new)): Path<(String, String)>) -> Answer {
    let found = compare(&visit, false, &old, &new).await?;
    visit.page(&PublicComparePage { shell: &visit.shell, found })
}

async fn compare(visit: &Visit, with_drafts: bool, old: &str, new: &str) -> Result<Comparison> {
    let db = visit.reader();
    let all = versions::versions(visit, with_drafts).await?;
    let old = store::agenda(&db, versions::named(&all, old)?.id).await?;
    let new = store::agenda(&db, versions::named(&all, new)?.id).await?;
    let ((old, _), (new, _)) = (visit.open::<ReadAgenda, _>(old)?, visit.open::<ReadAgenda, _>(new)?);
    let steps = steps(&all, &old.version, &new.version);
    let mut differences = difference::between(&old, &new);
    for gone in differences.iter_mut().filter(|difference| difference.what == What::Removed) {
        gone.reason = removal::reason(&db, gone.thing, &steps).await?.unwrap_or_default();
    }
    Ok(grouped(&visit.shell, old, new, differences))
}

/// The versions in which `old` became `new`: only what was taken out in one of those is gone for a reason that belongs here. A reader
/// who may not see one of them is told nothing of it.
fn steps(all: &[Version], old: &Version, new: &Version) -> Vec<Ref> {
    let before = |version: &&Version| all.iter().find(|other| Some(other.id) == version.based_on);
    let back: Vec<_> = std::iter::successors(Some(new), before).collect();
    let until = back.iter().position(|version| version.id == old.id).unwrap_or(0);
    back[..until].iter().map(|version| version.id.into()).collect()
}

fn grouped(shell: &Shell, old: Agenda, new: Agenda, differences: Vec<Difference>) -> Comparison {
    let front = difference::compare_texts(&StrategyDraft::of(&old.version).texts(), &StrategyDraft::of(&new.version).texts());
    let of_kind = |kind| differences.iter().filter(|one| one.thing.kind == kind).cloned().collect::<Vec<_>>();
    let groups = KINDS.into_iter().map(|kind| (wording::many(shell, kind), of_kind(kind)));
    Comparison { front, groups: groups.filter(|(_, found)| !found.is_empty()).collect(), old: old.version, new: new.version }
}

impl Difference {
    /// The key of the word for what happened.
    fn happened(&self) -> &'static str {
        match self.what {
            What::Added => "difference-added",
            What::Removed => "difference-removed",
            What::Moved => "difference-moved",
            What::Changed(_) => "difference-changed",
        }
    }

    fn fields(&self) -> &[FieldDifference] {
        match &self.what {
            What::Changed(fields) => fields,
            _ => &[],
        }
    }
}
