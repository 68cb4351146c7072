//! Figures: what came in and from where, what an indicator is, where it stands against its target path.

pub mod access;
mod figures;
pub mod import;
pub mod model;
pub mod store;
#[cfg(test)]
mod tests;

pub use figures::{figures, figures_in};
pub use model::{Figure, Point, Shown, StandWord};

use kernel::parts::Part;
use web::manifest::{Manifest, Menu, MenuItem};
use web::{Routes, paths};

/// What this part brings to the program.
pub fn manifest() -> Manifest {
    Manifest {
        part: Part::Monitor,
        routes: Routes::new(Part::Monitor),
        policies: web::policies!("monitor"),
        migrations: kernel::migrations!("monitor": "0001_monitor"),
        texts: web::texts!(),
        menu: vec![MenuItem { menu: Menu::Work, order: 20, text: "menu-figures", path: paths::WORK_FIGURES }],
    }
}
