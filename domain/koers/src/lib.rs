//! Questions, signals and plans of households, in the way of working of the Dronter Koers.
//!
//! For now only who may do what: the walls stand before the rooms are furnished. There are no tables, no routes and no pages.

pub mod access;
pub mod model;
#[cfg(test)]
mod tests;

use kernel::access::PartPolicies;

/// What this part brings to the rights of the program.
pub const POLICIES: PartPolicies =
    PartPolicies { part: "koers", schema: include_str!("access.cedarschema"), policies: include_str!("access.cedar") };
