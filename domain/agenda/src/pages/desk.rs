//! What every form on the agenda shares: the version that it works on, the right to write in it, and how a save that
//! did not go through comes back with everything that was typed.

use crate::access::{DecideVersion, EditAgenda, ReadAgenda, VersionAtHand};
use crate::difference::{FieldDifference, compare_texts};
use crate::model::{Agenda, Text, VersionStatus};
use crate::store;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use kernel::access::Authorized;
use kernel::ids::Kind;
use kernel::{Error, Result, Tx};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use web::{Answer, Faults, Visit};

/// The version that the workplace edits, and the one that it follows.
pub(crate) struct Desk {
    /// The open draft or proposal, else the adopted version.
    pub agenda: Agenda,
    /// What was adopted before: a text that differs from it needs a reason. None for the first version.
    pub base: Option<Agenda>,
}

impl Desk {
    /// Reads both; inside a write, so that what is checked is what is changed.
    pub async fn open(visit: &Visit, db: &impl ConnectionTrait) -> Result<Self> {
        let (agenda, _) = visit.open::<ReadAgenda, _>(store::working(db).await?.ok_or(Error::NotFound)?)?;
        let base = match (agenda.version.status, agenda.version.based_on) {
            (VersionStatus::Adopted, _) => Some(agenda.clone()),
            (_, Some(base)) => Some(visit.open::<ReadAgenda, _>(store::agenda(db, base).await?)?.0),
            (_, None) => None,
        };
        Ok(Self { agenda, base })
    }

    /// Something in the version before.
    pub fn before<'a, T>(&'a self, find: impl FnOnce(&'a Agenda) -> Option<T>) -> Option<T> {
        self.base.as_ref().and_then(find)
    }

    /// Whether a save starts a new draft, because an adopted version never changes.
    pub fn starts_draft(&self) -> bool {
        self.agenda.version.status == VersionStatus::Adopted
    }

    /// A reason explains a change in one version only: a form that starts a new draft asks for a new one.
    pub fn kept_reason(&self, reason: &str) -> String {
        if self.starts_draft() { String::new() } else { reason.to_owned() }
    }

    /// The right to edit; starts a draft where that is needed.
    pub async fn right(&self, visit: &Visit, tx: &Tx) -> Result<Authorized<EditAgenda>> {
        let at_hand = VersionAtHand::from(&self.agenda.version);
        let draft = match at_hand.status {
            VersionStatus::Adopted => store::start_draft(tx, &visit.allow::<DecideVersion>(at_hand)?, &self.agenda.version).await?,
            VersionStatus::Proposed => return Err(Error::Refused("version-before-council")),
            VersionStatus::Draft | VersionStatus::Superseded => at_hand,
        };
        visit.allow::<EditAgenda>(draft)
    }

    /// The form for something that is there. `asks_reason`: it was in the version before.
    pub fn form(&self, title: &str, action: String, opened_at: i64, asks_reason: bool) -> Form {
        Form { opened_at, asks_reason, ..self.new_form(title.to_owned(), action) }
    }

    /// The form for something new.
    pub fn new_form(&self, title: String, action: String) -> Form {
        Form {
            status: StatusCode::OK,
            title,
            action,
            version: Some(self.agenda.version.number),
            starts_draft: self.starts_draft(),
            locked: self.agenda.version.status == VersionStatus::Proposed,
            ..Form::default()
        }
    }
}

/// What `edit.html` puts around the fields of a noun.
#[derive(Default)]
pub(crate) struct Form {
    pub status: StatusCode,
    pub title: String,
    /// Where it is sent.
    pub action: String,
    /// The number of the version that it works on; none before there is one.
    pub version: Option<i64>,
    /// The revision of the text that it was opened with.
    pub opened_at: i64,
    pub faults: Faults,
    /// After a stale save: where what was typed differs from what somebody else saved meanwhile.
    pub stale: Option<Vec<FieldDifference>>,
    pub starts_draft: bool,
    /// The version lies before the council, so nothing can be saved.
    pub locked: bool,
    pub asks_reason: bool,
}

impl Form {
    /// The form again, with what is wrong beside the fields.
    #[must_use]
    pub fn wrong(self, faults: Faults) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, faults, ..self }
    }

    /// The form again after the store refused to save: with both texts when it was stale, with the fault when the key was taken.
    ///
    /// # Errors
    /// Every other error is a problem page.
    pub fn refused(self, error: Error, revision: i64, theirs: &[Text], typed: &[Text]) -> Result<Self> {
        match error {
            Error::Stale => {
                Ok(Self { status: StatusCode::CONFLICT, opened_at: revision, stale: Some(compare_texts(theirs, typed)), ..self })
            }
            Error::Taken(_) => {
                let mut faults = Faults::none();
                faults.add("key", "fault-key-taken");
                Ok(self.wrong(faults))
            }
            error => Err(error),
        }
    }
}

/// A form as it was sent: the draft, and the revision that it was opened at.
#[derive(Debug, Deserialize)]
pub(crate) struct Sent<D> {
    #[serde(flatten)]
    pub draft: D,
    #[serde(default)]
    revision: String,
}

impl<D> Sent<D> {
    pub fn opened_at(&self) -> i64 {
        self.revision.parse().unwrap_or(0)
    }
}

/// The page on which something is edited.
pub(crate) fn work_path(kind: Kind, key: &str) -> String {
    let nouns = match kind {
        Kind::Theme => "themas",
        Kind::Goal => "doelen",
        Kind::Result => "resultaten",
        Kind::Indicator => "indicatoren",
        Kind::Statement => "uitspraken",
        _ => "notities",
    };
    format!("{}/{nouns}/{key}", web::paths::WORK_AGENDA)
}

/// Where an editor comes back to after a save: the line of the thing in the agenda.
pub(crate) fn line_path(kind: Kind, key: &str) -> String {
    format!("{}#{}-{key}", web::paths::WORK_AGENDA, kind.word())
}

/// On to the new address of something that was renamed.
///
/// # Errors
/// [`Error::NotFound`] when nothing in this version has or had the key.
pub(crate) async fn renamed(visit: &Visit, agenda: &Agenda, kind: Kind, key: &str) -> Answer {
    let now = store::renamed(&visit.reader(), agenda, kind, key).await?;
    // In a draft a key may be taken back.
    Ok(Redirect::temporary(&work_path(kind, &now)).into_response())
}

/// The choices of a form: the word and the key of its text, with an empty one first when nothing is chosen yet.
pub(crate) fn options<C: crate::model::words::Choice>(before: &str, chosen: &str) -> Vec<(&'static str, String)> {
    let none = chosen.is_empty().then(|| ("", "agenda-choose".to_owned()));
    none.into_iter().chain(C::ALL.iter().map(|choice| (choice.word(), format!("{before}{}", choice.word())))).collect()
}
