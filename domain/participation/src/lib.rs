//! What residents and partners contribute, and what became of it.

pub mod access;
pub mod model;
mod pages;
mod seed;
pub mod store;
#[cfg(test)]
mod tests;

pub use pages::own_data;
pub use seed::seed;

use kernel::ids::{ContributionId, Kind, Ref};
use kernel::links::Card;
use kernel::parts::Part;
use kernel::{Error, Result, Viewer};
use sea_orm::ConnectionTrait;
use web::manifest::{Manifest, Menu, MenuItem};
use web::paths;

/// What this part brings to the program.
pub fn manifest() -> Manifest {
    Manifest {
        part: Part::Participation,
        routes: pages::routes(),
        policies: web::policies!("participation"),
        migrations: kernel::migrations!("participation": "0001_participation", "0002_questionnaire"),
        texts: web::texts!("contribution", "inbox", "questionnaire", "response"),
        menu: vec![
            MenuItem { menu: Menu::Public, order: 20, text: "menu-contributions", path: paths::CONTRIBUTIONS },
            MenuItem { menu: Menu::Public, order: 25, text: "menu-questionnaires", path: paths::QUESTIONNAIRES },
            MenuItem { menu: Menu::Work, order: 20, text: "menu-work-contributions", path: paths::WORK_CONTRIBUTIONS },
            MenuItem { menu: Menu::Work, order: 25, text: "menu-work-questionnaires", path: paths::WORK_QUESTIONNAIRES },
        ],
        rules: store::rules(),
        imports: None,
    }
}

/// What a thread shows of a contribution that everybody may read.
///
/// # Errors
/// When the database fails.
pub async fn card(db: &impl ConnectionTrait, _viewer: &Viewer, thing: Ref) -> Result<Option<Card>> {
    if thing.kind != Kind::Contribution {
        return Ok(None);
    }
    let id = ContributionId(thing.id);
    let published = match store::published(db, id).await {
        Ok(published) => published,
        Err(Error::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let line = published.name.unwrap_or_default();
    Ok(published.text.map(|text| Card { thing, title: store::line(&text), line, path: paths::contribution(id) }))
}
