//! Through the store, the import and the routes, with a fresh database each.

mod areas;
mod attention;
mod disclosed;
mod earlier;
pub(crate) mod example;
mod importing;
mod maps;
mod pages;
mod peers;
mod periods;
mod refreshing;
mod rounding;
mod same_people;
mod seeding;
mod server;
mod upgrading;
mod ways_in;
mod wizard;
