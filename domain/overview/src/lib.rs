//! Pages across parts: where things stand, themes, results with their golden thread, search. They show; they keep nothing.

mod access;
mod counted_as;
mod figures;
mod pages;
mod rope;
mod tally;
#[cfg(test)]
mod tests;
mod thread;
mod words;

pub use thread::{CardFuture, CardOf};

use kernel::parts::Part;
use web::manifest::{Manifest, Menu, MenuItem};
use web::{Routes, paths};

/// What this part brings to the program. `cards` are those of the parts whose things may stand on a thread.
pub fn manifest(cards: &'static [CardOf]) -> Manifest {
    Manifest {
        part: Part::Overview,
        routes: routes(cards),
        policies: web::policies!("overview"),
        migrations: Vec::new(),
        texts: web::texts!(),
        menu: vec![
            MenuItem { menu: Menu::Public, order: 0, text: "menu-where", path: paths::HOME },
            MenuItem { menu: Menu::Public, order: 5, text: "menu-themes", path: pages::THEMES },
        ],
        rules: Vec::new(),
        imports: None,
    }
}

fn routes(cards: &'static [CardOf]) -> Routes {
    let gate = access::reading();
    Routes::new(Part::Overview)
        .get(gate, paths::HOME, pages::home::get)
        .get(gate, pages::THEMES, pages::themes::get)
        .get(gate, "/themas/{key}", pages::theme::get)
        .get(gate, pages::INDICATORS, pages::indicators::get)
        .get(gate, "/resultaten/{key}", move |visit, key| pages::result::get(visit, key, cards))
        .get(gate, paths::SEARCH, pages::search::get)
        .get(gate, pages::ABOUT_FIGURES, pages::about::get)
        .get(gate, pages::ACCESSIBILITY, pages::accessibility::get)
}
