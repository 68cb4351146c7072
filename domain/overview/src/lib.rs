//! Pages across parts: where things stand, themes, results with their golden thread, search. They show; they keep nothing.

mod access;
mod figures;
mod pages;
mod tally;
#[cfg(test)]
mod tests;
mod thread;
mod words;

use kernel::parts::Part;
use web::manifest::{Manifest, Menu, MenuItem};
use web::{Routes, paths};

/// What this part brings to the program.
pub fn manifest() -> Manifest {
    Manifest {
        part: Part::Overview,
        routes: routes(),
        policies: web::policies!("overview"),
        migrations: Vec::new(),
        texts: web::texts!(),
        menu: vec![
            MenuItem { menu: Menu::Public, order: 0, text: "menu-where", path: paths::HOME },
            MenuItem { menu: Menu::Public, order: 5, text: "menu-themes", path: pages::THEMES },
        ],
    }
}

fn routes() -> Routes {
    let gate = access::reading();
    Routes::new(Part::Overview)
        .get(gate, paths::HOME, pages::home::get)
        .get(gate, pages::THEMES, pages::themes::get)
        .get(gate, "/themas/{key}", pages::theme::get)
        .get(gate, "/resultaten/{key}", pages::result::get)
        .get(gate, paths::SEARCH, pages::search::get)
        .get(gate, pages::ABOUT_FIGURES, pages::about::get)
        .get(gate, pages::ACCESSIBILITY, pages::accessibility::get)
}
