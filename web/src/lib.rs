//! The shell around every page: routes with their gates, the visit, layout, forms, texts, problem pages, headers.
//!
//! A part hands its [`Manifest`] to the program; a handler gets a [`Visit`] and returns an [`Answer`].

pub mod assembly;
pub mod client;
pub mod cookies;
pub mod enter;
pub mod filters;
pub mod forms;
pub mod headers;
pub mod mail;
pub mod manifest;
pub mod memory;
pub mod numbers;
pub mod paths;
pub mod problem;
pub mod rendered;
pub mod routes;
pub mod shell;
pub mod site;
pub mod start;
pub mod texts;
pub mod uploads;
pub mod visit;

pub use client::Client;
pub use forms::{Checked, CheckedUpload, NoFields};
pub use kernel::faults::Faults;
pub use manifest::{Manifest, MenuItem};
pub use problem::{Answer, Problem};
pub use routes::{Gate, Routes};
pub use shell::Shell;
pub use site::{Site, Tenant};
pub use visit::Visit;

/// The texts that the shell itself uses.
pub fn texts() -> texts::PartTexts {
    texts!()
}

#[doc(hidden)]
pub mod __private {
    pub use kernel::access::PartPolicies;
}
