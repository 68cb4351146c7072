//! What residents and partners contribute, and what became of it.

pub mod access;
pub mod model;
mod pages;
mod seed;
pub mod store;
#[cfg(test)]
mod tests;

pub use seed::seed;

use kernel::parts::Part;
use web::manifest::{Manifest, Menu, MenuItem};
use web::paths;

/// What this part brings to the program.
pub fn manifest() -> Manifest {
    Manifest {
        part: Part::Participation,
        routes: pages::routes(),
        policies: web::policies!("participation"),
        migrations: kernel::migrations!("participation": "0001_participation", "0002_questionnaire"),
        texts: web::texts!("contribution", "questionnaire", "response"),
        menu: vec![
            MenuItem { menu: Menu::Public, order: 40, text: "menu-questionnaires", path: paths::QUESTIONNAIRES },
            MenuItem { menu: Menu::Work, order: 40, text: "menu-work-questionnaires", path: paths::WORK_QUESTIONNAIRES },
        ],
        rules: vec![&store::questionnaire::Unfinished],
        imports: None,
    }
}
