//! People with an account, the way into the workplace, invitations, and what an administrator keeps: accounts and settings.

pub mod access;
mod asked;
mod hidden;
mod leaked;
mod letters;
pub mod model;
mod pages;
mod passkeys;
pub mod password;
pub mod post;
pub mod store;
#[cfg(test)]
mod tests;
mod told;

pub use asked::still_stands;
pub use hidden::{HideFrom, HideFuture};
pub use model::{AUDIT_CHECK, MAKE_BACKUP};
pub use pages::confirm::Fresh;
pub use pages::words::{moment, name};
pub use pages::{AUDIT, BACKUPS, OWN_DATA, RETENTION, tries};
pub use store::{names, seed_examples};
pub use told::{TellFuture, TellOf, Told, ToldThing};

use kernel::parts::Part;
use kernel::{Db, Moment, Result, Viewer};
use web::Manifest;
use web::manifest::{Menu, MenuItem};

/// The part as the program sees it, when no other part keeps anything of people.
pub fn manifest() -> Manifest {
    manifest_with(&[], &[])
}

/// The part as the program sees it. `tell`: what other parts keep of whoever is signed in; `hide`: what they keep from them.
pub fn manifest_with(tell: &'static [TellOf], hide: &'static [HideFrom]) -> Manifest {
    Manifest {
        part: Part::People,
        routes: pages::routes(tell, hide),
        policies: web::policies!("people"),
        migrations: kernel::migrations!(
            "people": "0001_people", "0002_second_factor", "0003_passes", "0004_identities", "0005_devices", "0005_passkeys",
            "0006_confirmed", "0006_shares", "0007_rights_requests", "0008_retention", "0009_ways_back", "0010_moved"
        ),
        texts: web::texts!(
            "backups",
            "confirm",
            "deletion",
            "events",
            "imports",
            "keepers",
            "keeping",
            "mail",
            "openid",
            "own_data",
            "passkeys",
            "retention",
            "shares",
            "tasks",
            "tries",
            "ways_back"
        ),
        menu: vec![
            MenuItem { menu: Menu::Work, order: 0, text: "menu-overview", path: web::paths::WORK },
            MenuItem { menu: Menu::Keeping, order: 80, text: "menu-people", path: pages::PEOPLE },
            MenuItem { menu: Menu::Keeping, order: 85, text: "menu-organisations", path: pages::ORGANISATIONS },
            MenuItem { menu: Menu::Keeping, order: 86, text: "menu-rights-requests", path: pages::RIGHTS_REQUESTS },
            MenuItem { menu: Menu::Keeping, order: 88, text: "menu-audit", path: pages::AUDIT },
            MenuItem { menu: Menu::Keeping, order: 88, text: "menu-retention", path: pages::RETENTION },
            MenuItem { menu: Menu::Keeping, order: 87, text: "menu-tasks", path: pages::TASKS },
            MenuItem { menu: Menu::Keeping, order: 87, text: "menu-imports", path: pages::IMPORTS },
            MenuItem { menu: Menu::Keeping, order: 88, text: "menu-backups", path: pages::BACKUPS },
            MenuItem { menu: Menu::Keeping, order: 89, text: "menu-mail", path: pages::MAIL },
            MenuItem { menu: Menu::Keeping, order: 90, text: "menu-settings", path: web::paths::SETTINGS },
        ],
        rules: store::rules(),
        imports: None,
    }
}

/// Tells who a session belongs to.
pub fn recognise() -> impl web::site::Recognise + 'static {
    BySession
}

struct BySession;

#[async_trait::async_trait]
impl web::site::Recognise for BySession {
    async fn viewer(&self, db: &Db, session: &str, now: Moment) -> Result<Option<Viewer>> {
        store::recognise(db, session, now).await
    }
}
