//! Through the store, the import and the routes, with a fresh database each.

mod example;
mod importing;
mod pages;
mod seeding;
mod ways_in;
mod wizard;
