//! The program as a whole: its commands as a script would use them, its access matrix, its municipalities side by side.
#![expect(clippy::unwrap_used, reason = "a test that takes a wrong step should panic")]
#![expect(clippy::print_stdout, reason = "a test that cannot run says so")]

mod audit;
mod backups;
mod canaries;
mod commands;
mod deletion;
mod edge;
mod fetching;
mod keys;
mod kills;
mod limits;
mod mail;
mod matrix;
mod remembered;
mod reports;
mod retention;
mod routes;
mod samples;
mod starting;
mod tenants;
mod turns;
mod whole;
