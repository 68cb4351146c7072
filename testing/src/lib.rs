//! What the tests of the parts stand on: a fresh database per test on both engines, and a browser that drives the real
//! routes in this process. Only tests use it; here a wrong step panics.
//!
//! ```ignore
//! fn parts() -> Vec<web::Manifest> { vec![people::manifest(), crate::manifest()] }
//!
//! testing::on_both_engines! { parts;
//!     async fn a_result_can_be_renamed(db: testing::Database) {
//!         let browser = db.browser();
//!         browser.sign_in(Capacity::PolicyOfficer).await;
//!         let page = browser.open("/werk/agenda").await;
//!         let page = page.form("/werk/agenda").fill("name", "Nieuw").submit().await;
//!         assert!(page.shows("Bewaard."));
//!     }
//! }
//! ```
#![expect(clippy::missing_panics_doc, reason = "a test that takes a wrong step should panic")]

mod authenticator;
mod browser;
mod database;
mod form;
mod page;
mod postgres;
mod posts;
mod program;
mod second_factor;
mod sqlite;

pub use authenticator::Authenticator;
pub use browser::Browser;
pub use database::{Database, Parts, keyring, noon, on_postgres, on_sqlite};
pub use form::Form;
pub use page::Page;
pub use posts::assert_every_post_refuses_without_token;
pub use second_factor::app_code;

/// Runs each function as two tests, `name::sqlite` and `name::postgres`, with a fresh database of its own.
/// First comes a function that gives the manifests of the parts.
#[macro_export]
macro_rules! on_both_engines {
    ($parts:ident; $($(#[$meta:meta])* async fn $name:ident($db:ident: $kind:ty) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn run($db: $kind) $body

            #[test]
            fn sqlite() {
                $crate::on_sqlite($parts, run);
            }

            #[test]
            fn postgres() {
                $crate::on_postgres($parts, run);
            }
        }
    )+};
}
