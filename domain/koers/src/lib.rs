//! Questions, signals and plans of households, in the way of working of the Dronter Koers.
//!
//! For now who may do what, and the emergency in which somebody looks without having been let in.

pub mod access;
pub mod model;
mod pages;
pub mod store;
#[cfg(test)]
mod tests;

pub use pages::{own_data, untold};

use kernel::parts::Part;
use web::manifest::{Manifest, Menu, MenuItem};

/// What this part brings to the program.
pub fn manifest() -> Manifest {
    Manifest {
        part: Part::Koers,
        routes: pages::routes(),
        policies: web::policies!("koers"),
        migrations: kernel::migrations!("koers": "0001_emergency"),
        texts: web::texts!(),
        menu: vec![MenuItem { menu: Menu::Work, order: 70, text: "menu-emergencies", path: pages::EMERGENCIES }],
        rules: Vec::new(),
        imports: None,
    }
}
