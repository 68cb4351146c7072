//! The agenda: strategy, themes, goals, results, indicators; versioned, adopted by a decision. The spine that all parts hang on.

pub mod access;
pub mod difference;
pub mod model;
mod pages;
pub mod store;
#[cfg(test)]
mod tests;

use access::{EditAgenda, ReadAgenda};
use kernel::Result;
use kernel::ids::{Kind, Ref};
use kernel::links::Card;
use kernel::parts::Part;
use kernel::viewer::Viewer;
use sea_orm::ConnectionTrait;
use web::manifest::{Manifest, Menu, MenuItem};
use web::{Gate, Routes, paths};

/// What this part brings to the program.
pub fn manifest() -> Manifest {
    Manifest {
        part: Part::Agenda,
        routes: routes(),
        policies: web::policies!("agenda"),
        migrations: kernel::migrations!("agenda": "0001_agenda"),
        texts: web::texts!(),
        menu: vec![MenuItem { menu: Menu::Work, order: 10, text: "menu-agenda", path: paths::WORK_AGENDA }],
    }
}

fn routes() -> Routes {
    let edit = Gate::of::<EditAgenda>();
    Routes::new(Part::Agenda)
        .get(edit, "/werk/resultaten/{key}", pages::result::get)
        .post(edit, "/werk/resultaten/{key}", pages::result::post)
}

/// What a thread shows of something in the agenda: its name and where it is, if this viewer may see it.
///
/// # Errors
/// When the database fails.
pub async fn card(db: &impl ConnectionTrait, _viewer: &Viewer, thing: Ref) -> Result<Option<Card>> {
    let Some(agenda) = store::current(db).await? else { return Ok(None) };
    let card = |title: &str, line: &str, path: String| Card { thing, title: title.to_owned(), line: line.to_owned(), path };
    Ok(match thing.kind {
        Kind::Theme => agenda.themes.iter().find(|theme| theme.id.0 == thing.id).map(|theme| card(&theme.name, &theme.ambition, paths::theme(&theme.key))),
        Kind::Result => agenda.results().find(|(_, result)| result.id.0 == thing.id).map(|(theme, result)| card(&result.name, &theme.name, paths::result(&result.key))),
        Kind::Indicator => agenda
            .indicators()
            .find(|(_, _, indicator)| indicator.id.0 == thing.id)
            .map(|(_, result, indicator)| card(&indicator.name, &result.name, paths::indicator(&indicator.key))),
        _ => None,
    })
}

/// Whoever may read the agenda; the gate of public pages across parts.
pub fn reading() -> Gate {
    Gate::of::<ReadAgenda>()
}
