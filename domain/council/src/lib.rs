//! Reports to the council: read in ten minutes, frozen with their figures.

pub mod access;
mod drawing;
mod figures;
mod freezing;
mod making;
pub mod model;
mod pages;
mod paper;
mod revised;
mod seed;
pub mod store;
#[cfg(test)]
mod tests;
mod wording;

pub use freezing::{jobs, run_job};
pub use making::{Made, Options, make, report};
pub use seed::seed;

use access::{EditReport, FreezeReport, ReadReport};
use kernel::ids::{Kind, Ref, ReportId};
use kernel::links::Card;
use kernel::parts::Part;
use kernel::{Result, Viewer};
use sea_orm::ConnectionTrait;
use web::manifest::{Manifest, Menu, MenuItem};
use web::texts::PartTexts;
use web::{Gate, Routes, paths};

/// What this part brings to the program.
pub fn manifest() -> Manifest {
    Manifest {
        part: Part::Council,
        routes: routes(),
        policies: web::policies!("council"),
        migrations: kernel::migrations!("council": "0001_council"),
        texts: texts(),
        menu: vec![
            MenuItem { menu: Menu::Public, order: 30, text: "menu-reports", path: paths::REPORTS },
            MenuItem { menu: Menu::Work, order: 30, text: "menu-work-reports", path: paths::WORK_REPORTS },
        ],
        rules: Vec::new(),
        imports: None,
    }
}

fn texts() -> PartTexts {
    web::texts!()
}

fn routes() -> Routes {
    let (read, edit, freeze) = (Gate::of::<ReadReport>(), Gate::of::<EditReport>(), Gate::of::<FreezeReport>());
    Routes::new(Part::Council)
        .get(read, paths::REPORTS, pages::reports::get)
        .get(read, "/rapporten/{key}", pages::report::get)
        .get(edit, paths::WORK_REPORTS, pages::start::get)
        .post(edit, paths::WORK_REPORTS, pages::start::post)
        .get(edit, "/werk/rapporten/{key}", pages::edit::get)
        .post(edit, "/werk/rapporten/{key}", pages::edit::post)
        .get(edit, "/werk/rapporten/{key}/themas/{theme}", pages::theme::get)
        .post(edit, "/werk/rapporten/{key}/themas/{theme}", pages::theme::post)
        .get(edit, "/werk/rapporten/{key}/voorbeeld", pages::report::preview)
        .get(freeze, "/werk/rapporten/{key}/vastzetten", pages::freeze::get)
        .post(freeze, "/werk/rapporten/{key}/vastzetten", pages::freeze::post)
        .get(edit, "/werk/rapporten/{key}/weghalen", pages::remove::get)
        .post(edit, "/werk/rapporten/{key}/weghalen", pages::remove::post)
}

/// What a thread shows of a report. Only a frozen one is there.
///
/// # Errors
/// When the database fails.
pub async fn card(db: &impl ConnectionTrait, _viewer: &Viewer, thing: Ref) -> Result<Option<Card>> {
    if thing.kind != Kind::Report {
        return Ok(None);
    }
    let Some(report) = store::find_frozen(db, ReportId(thing.id)).await? else { return Ok(None) };
    let line = store::content(db, &report).await?.headline;
    Ok(Some(Card { thing, title: report.name(), line, path: paths::report(&report.key) }))
}
