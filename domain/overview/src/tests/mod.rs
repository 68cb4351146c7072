//! Through the routes, with a fresh database each.

mod example;
mod home;
mod pages;
mod search;
