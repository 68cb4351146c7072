//! Mistakes that other systems with people's data made (T1 to T14 of the research on access), each tried on every route. A route
//! that is added is tried as well; it needs an example of what its address names (`world.rs`).
//!
//! T5 is about a grant for emergencies, which there is none of yet. T9 (a record type without a scope) is held by
//! `kernel::activities` and by the policies' schema, T12 (another municipality) also by `tenants.rs`.

mod absence;
mod fields;
mod lists;
mod over;
mod world;
mod writing;
