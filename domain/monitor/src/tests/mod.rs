//! Through the store, the import and the routes, with a fresh database each.

pub(crate) mod example;
mod importing;
mod pages;
mod seeding;
