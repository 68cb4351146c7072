//! What residents and partners contribute, and what became of it.

pub mod access;
pub mod model;
mod pages;
pub mod store;

use kernel::parts::Part;
use web::manifest::Manifest;

/// What this part brings to the program.
pub fn manifest() -> Manifest {
    Manifest {
        part: Part::Participation,
        routes: pages::routes(),
        policies: web::policies!("participation"),
        migrations: kernel::migrations!("participation": "0001_participation"),
        texts: web::texts!("contribution"),
        menu: Vec::new(),
        rules: Vec::new(),
        imports: None,
    }
}
