//! A contribution that everybody may read: what was said, what was answered, and where it led.

use super::subjects::{Subject, Subjects};
use super::words::{self, Told};
use crate::access::Contributions;
use crate::model::Published;
use crate::store;
use askama::Template;
use axum::extract::Path;
use kernel::Error;
use kernel::ids::ContributionId;
use kernel::links::Relation;
use web::{Answer, Shell, Visit, filters};

#[derive(Template)]
#[template(path = "contribution.html")]
struct ContributionPage<'a> {
    shell: &'a Shell,
    one: Published,
    about: String,
    subjects: Vec<Subject>,
    answer: Option<Told>,
    used_in: Vec<Subject>,
}

pub(super) async fn get(visit: Visit, Path(id): Path<String>) -> Answer {
    let id: ContributionId = id.parse().map_err(|_| Error::NotFound)?;
    let db = visit.reader();
    let right = visit.allow(Contributions)?;
    let one = store::published(&db, &right, id).await?;
    let known = Subjects::read(&db).await?;
    let named = |things: Vec<_>| things.into_iter().filter_map(|thing| known.find(thing)).collect();
    let answers = store::answers_of(&db, &right, id).await?;
    visit.page(&ContributionPage {
        shell: &visit.shell,
        about: words::about(&visit.shell, &one),
        subjects: named(store::subjects_of(&db, &right, id, Relation::About).await?),
        used_in: named(store::subjects_of(&db, &right, id, Relation::UsedIn).await?),
        answer: words::told(&visit.shell, &answers),
        one,
    })
}
