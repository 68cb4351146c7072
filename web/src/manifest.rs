//! What a part hands to the program.

use crate::routes::Routes;
use crate::texts::PartTexts;
use kernel::access::PartPolicies;
use kernel::db::Migration;
use kernel::jobs::Job;
use kernel::parts::Part;
use kernel::retention::Rule;

/// A part, as the program sees it.
#[derive(Debug)]
pub struct Manifest {
    /// Which part.
    pub part: Part,
    /// Its pages, each with its gate.
    pub routes: Routes,
    /// Its rights.
    pub policies: PartPolicies,
    /// Its tables.
    pub migrations: Vec<Migration>,
    /// Its texts.
    pub texts: PartTexts,
    /// Its places in the menus.
    pub menu: Vec<MenuItem>,
    /// How what it keeps for a term is deleted.
    pub rules: Vec<&'static dyn Rule>,
    /// What it takes in from elsewhere.
    pub imports: Option<Imports>,
}

/// What a part takes in from elsewhere, as the page tells it on which administrators see whether that goes well.
#[derive(Clone, Copy, Debug)]
pub struct Imports {
    /// The verbs of the events that tell what came of it. A text `imports-` with the verb, hyphens for its dots, puts their facts in words.
    pub verbs: &'static [&'static str],
    /// What it fetches by itself.
    pub fetches: Option<Fetches>,
    /// The page of a menu on which it is done and mended.
    pub path: &'static str,
}

/// What a part fetches by itself.
#[derive(Clone, Copy, Debug)]
pub struct Fetches {
    /// The kind of its jobs.
    pub kind: &'static str,
    /// What a job fetches, as its source calls it.
    pub what: fn(&Job) -> String,
}

/// In which menu something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// At the top of every public page.
    Public,
    /// In the workplace, under work to do.
    Work,
    /// In the workplace, under keeping the site.
    Keeping,
}

/// A place in a menu; shown to whoever its page lets in.
#[derive(Clone, Copy, Debug)]
pub struct MenuItem {
    /// Which menu.
    pub menu: Menu,
    /// Small stands first.
    pub order: u8,
    /// The key of its text.
    pub text: &'static str,
    /// Where it leads; its route's gate decides who sees it.
    pub path: &'static str,
}

/// The rights of a part: the two files beside its `access.rs`.
#[macro_export]
macro_rules! policies {
    ($part:literal) => {
        $crate::__private::PartPolicies {
            part: $part,
            schema: include_str!("access.cedarschema"),
            policies: include_str!("access.cedar"),
        }
    };
}
