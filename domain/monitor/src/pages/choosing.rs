//! With whom figures are compared: the group that pages show first, and the municipalities that somebody picks.

use crate::access::{AllFigures, ChoosePeers};
use crate::model::{Municipality, PeerChoice, PeerDraft, PeerKind};
use crate::pages::peer_words::group_name;
use crate::store::{self, Ours};
use askama::Template;
use axum::http::StatusCode;
use kernel::Error;
use people::model::{Difference, differences};
use serde::Deserialize;
use std::collections::BTreeMap;
use web::{Answer, Checked, Faults, Shell, Visit, filters, paths};

#[derive(Template)]
#[template(path = "choosing.html")]
struct ChoosingPage<'a> {
    shell: &'a Shell,
    /// Our municipality as it is known; none where areas were not taken in.
    ours: Option<Ours>,
    known: Vec<Municipality>,
    /// The groups that there are around it, with how many others are in each.
    groups: Vec<(PeerKind, String, usize)>,
    form: Form,
}

/// The form as it is shown.
#[derive(Default)]
struct Form {
    status: StatusCode,
    draft: PeerDraft,
    opened_at: i64,
    faults: Faults,
    /// What somebody else saved meanwhile.
    differences: Vec<Difference>,
}

impl ChoosingPage<'_> {
    fn standards(&self) -> [(&'static str, String); 4] {
        PeerKind::ALL.map(|kind| (kind.word(), format!("peers-by-{}", kind.word())))
    }
    fn known_in(&self, ours: &Ours) -> String {
        let args = [("year", ours.division.to_string()), ("count", self.known.len().to_string())];
        super::wording::say(self.shell, "choosing-known", &args)
    }
    fn unknown(&self) -> String {
        self.form.draft.unknown(&self.known).join(", ")
    }
    /// The names of all municipalities by their first letter, to copy from.
    fn names(&self) -> BTreeMap<String, String> {
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        let ours = self.ours.as_ref().map(|ours| ours.municipality.code.as_str());
        for one in self.known.iter().filter(|one| Some(one.code.as_str()) != ours) {
            let letter = one.name.chars().find(|letter| letter.is_alphabetic());
            let row = names.entry(letter.map(|letter| letter.to_uppercase().collect()).unwrap_or_default()).or_default();
            if !row.is_empty() {
                row.push_str(", ");
            }
            row.push_str(&one.name);
        }
        names
    }
}

/// The revision beside the draft; both are read from the same form.
#[derive(Debug, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    revision: String,
    #[serde(flatten)]
    draft: PeerDraft,
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let db = visit.reader();
    let choice = store::peer_choice(&db).await?;
    let draft = PeerDraft::of(&choice, &known(&visit).await?);
    show(&visit, Form { draft, opened_at: choice.revision, ..Form::default() }).await
}

pub(crate) async fn post(visit: Visit, Checked(sent): Checked<Sent>) -> Answer {
    let right = visit.allow::<ChoosePeers>(AllFigures)?;
    let (draft, opened_at) = (sent.draft, sent.revision.parse().unwrap_or(0));
    let known = known(&visit).await?;
    let choice = match draft.check(&known, &visit.settings().area) {
        Ok(choice) => choice,
        Err(faults) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return show(&visit, Form { status, draft, opened_at, faults, ..Form::default() }).await;
        }
    };
    let tx = visit.begin().await?;
    match store::save_peer_choice(&tx, &right, &choice, opened_at).await {
        Ok(event) => {
            tx.commit(event).await?;
            visit.done(paths::WORK_PEERS, "choosing-saved")
        }
        Err(Error::Stale) => {
            let now = store::peer_choice(&tx).await?;
            let differences = differences(texts(&draft), texts(&PeerDraft::of(&now, &known)));
            let status = StatusCode::CONFLICT;
            show(&visit, Form { status, draft, opened_at: now.revision, differences, ..Form::default() }).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Each field with its label, as it is compared.
fn texts(draft: &PeerDraft) -> Vec<(&'static str, String)> {
    let lines = draft.picked.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
    vec![("choosing-standard", draft.standard.clone()), ("choosing-picked", lines), ("choosing-reason", draft.reason.clone())]
}

/// Every municipality of the newest division that knows ours.
async fn known(visit: &Visit) -> kernel::Result<Vec<Municipality>> {
    let db = visit.reader();
    match store::ours(&db, &visit.settings().area).await? {
        Some(ours) => store::municipalities(&db, ours.division).await,
        None => Ok(Vec::new()),
    }
}

async fn show(visit: &Visit, form: Form) -> Answer {
    let db = visit.reader();
    let ours = store::ours(&db, &visit.settings().area).await?;
    let (mut known, mut groups) = (Vec::new(), Vec::new());
    if let Some(ours) = &ours {
        known = store::municipalities(&db, ours.division).await?;
        groups = self::groups(visit, ours, &store::peer_choice(&db).await?).await?;
    }
    visit.page_with(form.status, &ChoosingPage { shell: &visit.shell, ours, known, groups, form })
}

async fn groups(visit: &Visit, ours: &Ours, choice: &PeerChoice) -> kernel::Result<Vec<(PeerKind, String, usize)>> {
    let mut groups = Vec::new();
    for kind in ours.municipality.kinds(choice) {
        if let Some(group) = store::peer_group(&visit.reader(), ours, choice, kind).await? {
            groups.push((kind, group_name(&visit.shell, &group), group.members.len()));
        }
    }
    Ok(groups)
}
