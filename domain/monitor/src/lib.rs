//! Figures: what came in and from where, what an indicator is, where it stands against its target path.

pub mod access;
pub mod areas;
mod download;
mod figures;
pub mod import;
mod jobs;
pub mod model;
mod pages;
mod peers;
mod places;
mod refresh;
pub mod seed;
pub mod store;
#[cfg(test)]
mod tests;

pub use figures::{everywhere, figures, figures_in};
pub use jobs::{jobs, run_job};
pub use model::{Figure, Point, Shown, StandWord};
pub use peers::{peer_values_in, peers_of};
pub use places::places_in;
pub use refresh::{Fetching, run_refresh};

use kernel::parts::Part;
use web::manifest::{Fetches, Imports, Manifest, Menu, MenuItem};
use web::paths;

/// What this part brings to the program.
pub fn manifest() -> Manifest {
    Manifest {
        part: Part::Monitor,
        routes: pages::routes(),
        policies: web::policies!("monitor"),
        migrations: kernel::migrations!("monitor": "0001_monitor", "0002_rows", "0003_areas", "0004_ways_in", "0005_peers", "0006_earlier", "0007_series"),
        texts: texts(),
        menu: vec![
            MenuItem { menu: Menu::Work, order: 19, text: "menu-attention", path: pages::ATTENTION },
            MenuItem { menu: Menu::Work, order: 20, text: "menu-figures", path: paths::WORK_FIGURES },
            MenuItem { menu: Menu::Work, order: 21, text: "menu-areas", path: paths::WORK_AREAS },
            MenuItem { menu: Menu::Work, order: 22, text: "menu-peers", path: paths::WORK_PEERS },
        ],
        rules: Vec::new(),
        imports: Some(Imports {
            verbs: &["import.finished", "import.tried", "import.refused", "import.stopped", "areas.imported"],
            fetches: Some(Fetches { kind: refresh::REFRESH, what: refresh::table }),
            path: paths::WORK_FIGURES,
        }),
    }
}

/// The texts of this part, in every language.
pub fn texts() -> web::texts::PartTexts {
    web::texts!("deliveries", "peers")
}
