//! Through the store, the import and the routes, with a fresh database each.

mod areas;
mod attention;
mod disclosed;
pub(crate) mod example;
mod importing;
mod maps;
mod pages;
mod peers;
mod refreshing;
mod seeding;
mod server;
mod upgrading;
mod ways_in;
mod wizard;
