//! The organisations: a list, adding one, and changing one.

use crate::access::{EditOrganisations, Names, Organisations};
use crate::model::{Organisation, OrganisationDraft, OrganisationKind};
use crate::pages::{ORGANISATIONS, organisation_path};
use crate::store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::Error;
use kernel::audit::Event;
use kernel::ids::OrganisationId;
use serde::Deserialize;
use web::texts::Arg;
use web::{Answer, Checked, Faults, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "organisations.html")]
struct OrganisationsPage<'a> {
    shell: &'a Shell,
    organisations: Vec<Organisation>,
    draft: OrganisationDraft,
    faults: Faults,
}

impl OrganisationsPage<'_> {
    fn path(&self, organisation: &Organisation) -> String {
        organisation_path(organisation.id)
    }
    fn kind(&self, organisation: &Organisation) -> String {
        self.shell.say(kind_key(organisation.kind))
    }
    fn kinds(&self) -> Vec<(&'static str, &'static str)> {
        kinds()
    }
}

#[derive(Template)]
#[template(path = "organisation.html")]
struct OrganisationPage<'a> {
    shell: &'a Shell,
    organisation: &'a Organisation,
    draft: OrganisationDraft,
    faults: Faults,
    /// Whether somebody else saved meanwhile.
    stale: bool,
}

impl OrganisationPage<'_> {
    fn path(&self) -> String {
        organisation_path(self.organisation.id)
    }
    fn kinds(&self) -> Vec<(&'static str, &'static str)> {
        kinds()
    }
    /// What stands there by now, after a save of somebody else.
    fn now(&self) -> String {
        let kind = self.shell.say(kind_key(self.organisation.kind));
        self.shell.say_with("organisation-now", &[("name", self.organisation.name.as_str().value()), ("kind", kind.value())])
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct OrganisationForm {
    name: String,
    kind: String,
    revision: i64,
}

pub(super) async fn get(visit: Visit) -> Answer {
    list(&visit, StatusCode::OK, OrganisationDraft::default(), Faults::none()).await
}

pub(super) async fn post(visit: Visit, Checked(draft): Checked<OrganisationDraft>) -> Answer {
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let new = match draft.check() {
        Ok(new) => new,
        Err(faults) => return list(&visit, unprocessable, draft, faults).await,
    };
    let right = visit.allow::<EditOrganisations>(Organisations)?;
    let tx = visit.begin().await?;
    match store::add_organisation(&tx, &right, &new).await {
        Err(Error::Taken(_)) => {
            drop(tx);
            list(&visit, unprocessable, draft, name_taken()).await
        }
        added => {
            tx.commit(Event::new("organisation.added").by(&right).on(added?)).await?;
            visit.done(ORGANISATIONS, "organisation-added")
        }
    }
}

pub(super) async fn get_one(visit: Visit, Path(id): Path<OrganisationId>) -> Answer {
    let right = visit.allow::<EditOrganisations>(Organisations)?;
    let organisation = store::organisation(&visit.reader(), &right, id).await?;
    let draft = OrganisationDraft::of(&organisation);
    one(&visit, StatusCode::OK, &organisation, draft, Faults::none())
}

pub(super) async fn post_one(visit: Visit, Path(id): Path<OrganisationId>, Checked(form): Checked<OrganisationForm>) -> Answer {
    let right = visit.allow::<EditOrganisations>(Organisations)?;
    let organisation = store::organisation(&visit.reader(), &right, id).await?;
    let opened = Organisation { revision: form.revision, ..organisation };
    let draft = OrganisationDraft { name: form.name, kind: form.kind };
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let change = match draft.check() {
        Ok(change) => change,
        Err(faults) => return one(&visit, unprocessable, &opened, draft, faults),
    };
    let tx = visit.begin().await?;
    match store::change_organisation(&tx, &right, id, &change, form.revision).await {
        Err(Error::Taken(_)) => one(&visit, unprocessable, &opened, draft, name_taken()),
        Err(Error::Stale) => {
            drop(tx);
            let now = store::organisation(&visit.reader(), &right, id).await?;
            let page = OrganisationPage { shell: &visit.shell, organisation: &now, draft, faults: Faults::none(), stale: true };
            visit.page_with(StatusCode::CONFLICT, &page)
        }
        changed => {
            changed?;
            tx.commit(Event::new("organisation.changed").by(&right).on(id)).await?;
            visit.done(ORGANISATIONS, "people-saved")
        }
    }
}

async fn list(visit: &Visit, status: StatusCode, draft: OrganisationDraft, faults: Faults) -> Answer {
    let organisations = store::organisations(&visit.reader(), &visit.allow(Names)?).await?;
    visit.page_with(status, &OrganisationsPage { shell: &visit.shell, organisations, draft, faults })
}

fn one(visit: &Visit, status: StatusCode, organisation: &Organisation, draft: OrganisationDraft, faults: Faults) -> Answer {
    visit.page_with(status, &OrganisationPage { shell: &visit.shell, organisation, draft, faults, stale: false })
}

fn name_taken() -> Faults {
    let mut faults = Faults::none();
    faults.add("name", "fault-organisation-taken");
    faults
}

fn kinds() -> Vec<(&'static str, &'static str)> {
    OrganisationKind::ALL.into_iter().map(|kind| (kind.word(), kind_key(kind))).collect()
}

fn kind_key(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Municipality => "organisation-municipality",
        OrganisationKind::Community => "organisation-community",
        OrganisationKind::Contracted => "organisation-contracted",
        OrganisationKind::Advisory => "organisation-advisory",
    }
}
