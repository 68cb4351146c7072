//! Deleting a person: what happens, and that it is for good.

use crate::access::{Account, DeletePerson};
use crate::model::Person;
use crate::pages::confirm::Fresh;
use crate::pages::keepers::{self, Happened};
use crate::pages::{PEOPLE, person_path};
use crate::store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::Error;
use kernel::audit::Event;
use kernel::ids::PersonId;
use serde::Deserialize;
use web::{Answer, Faults, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "deletion.html")]
struct DeletionPage<'a> {
    shell: &'a Shell,
    person: Person,
    faults: Faults,
}

impl DeletionPage<'_> {
    fn back(&self) -> String {
        person_path(self.person.id)
    }
    fn path(&self) -> String {
        format!("{}/verwijdering", self.back())
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct DeletionForm {
    sure: Option<String>,
}

pub(super) async fn get(visit: Visit, Path(id): Path<PersonId>) -> Answer {
    let right = visit.allow::<DeletePerson>(Account::of(id, &visit.viewer))?;
    let person = store::find(&visit.reader(), &right).await?;
    show(&visit, StatusCode::OK, person, Faults::none()).await
}

pub(super) async fn post(visit: Visit, Path(id): Path<PersonId>, Fresh(form): Fresh<DeletionForm>) -> Answer {
    let right = visit.allow::<DeletePerson>(Account::of(id, &visit.viewer))?;
    let person = store::find(&visit.reader(), &right).await?;
    if form.sure.is_none() {
        return again(&visit, person, "fault-deletion-sure").await;
    }
    let tx = visit.begin().await?;
    match store::delete_person(&tx, &right, id).await {
        Err(Error::Refused(text)) => {
            drop(tx);
            again(&visit, person, text).await
        }
        deleted => {
            deleted?;
            keepers::tell_of(&visit, &tx, &person, Happened::Deleted).await?;
            tx.commit(Event::new("person.deleted").by(&right).on(id)).await?;
            visit.tenant.db.settle().await;
            visit.done(PEOPLE, keepers::notice_of_loss(&visit, &person, "person-deleted", "person-deleted-no-officer").await?)
        }
    }
}

async fn again(visit: &Visit, person: Person, text: &'static str) -> Answer {
    let mut faults = Faults::none();
    faults.add("sure", text);
    show(visit, StatusCode::UNPROCESSABLE_ENTITY, person, faults).await
}

/// The page; whoever sees it saw whom it is about.
async fn show(visit: &Visit, status: StatusCode, person: Person, faults: Faults) -> Answer {
    let right = visit.allow::<DeletePerson>(Account::of(person.id, &visit.viewer))?;
    visit.saw(Event::new("person.seen").by(&right).on(person.id)).await?;
    visit.page_with(status, &DeletionPage { shell: &visit.shell, person, faults })
}
